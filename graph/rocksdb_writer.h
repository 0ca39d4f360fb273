// The writer of a store folder. See graph_store.h for the promises.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "graph/graph_store.h"
#include "graph/store_folder.h"

namespace fangzhi {

// Takes the lock, makes the store where there is none, and brings the witness and the rows of linking up to date.
Result<std::unique_ptr<GraphWriter>> open_rocksdb_writer(const StoreFolder& folder, std::string rules,
                                                         std::optional<LinkBasis> linking);

}  // namespace fangzhi
