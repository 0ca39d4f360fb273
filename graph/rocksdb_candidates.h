// Which units are to be compared, found by one walk over the blocks instead of a search for each unit. The
// pairs wait in the tables, so that there may be more of them than memory holds.
#pragma once

#include "graph/rocksdb_batches.h"

namespace fangzhi {

// Whether so much of the store changed that a walk costs less than searching.
Result<bool> is_walk_cheaper(const RocksdbRows& rows, const StoredState& state);

// Notes as waiting each pair of units that share a block, one of which at least changed: under the larger
// where both did, else under the one that changed. All changes are written when it returns.
Status gather_candidates(const RocksdbRows& rows, bool has_all_changed, Batches& out);

// Removes what a process that was killed left waiting.
Status clear_candidates(const RocksdbRows& rows, Batches& out);

}  // namespace fangzhi
