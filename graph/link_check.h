// The part of the full check that compares and links everything once more.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "graph/rocksdb_rows.h"
#include "graph/unit_rows.h"

namespace fangzhi {

struct LinkCheck {
  std::uint64_t pairs = 0;  // compared
  std::uint64_t links = 0;  // made again
};

// Requires rows that were linked by this linker (nullptr: by none) and documents whose contributions were
// checked. `problem` is told where and what. Fails where rows cannot be read.
Result<LinkCheck> check_links(
    const RocksdbRows& rows, const Linker* linker,
    const std::function<void(std::string_view where, std::string_view what)>& problem);

}  // namespace fangzhi
