// Hashes short texts of code points, as names are: a step a character, and no call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fangzhi {

struct TextHash {
  using is_transparent = void;  // a string is looked up by a view
  std::size_t operator()(std::u32string_view text) const {
    std::uint64_t hash = text.size();
    for (const char32_t c : text) hash = (hash ^ c) * 0x9e3779b97f4a7c15u;
    return static_cast<std::size_t>(hash ^ hash >> 32);
  }
};

}  // namespace fangzhi
