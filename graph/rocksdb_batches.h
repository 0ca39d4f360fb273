// The changes that linking makes, written a batch at a time.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "graph/rocksdb_rows.h"
#include "graph/unit_rows.h"

namespace fangzhi {

inline RowChange put_mark(Mark mark, IdentityId id) {
  return {Family::meta, mark_key(mark, id), std::string()};
}
inline RowChange remove_mark(Mark mark, IdentityId id) {
  return {Family::meta, mark_key(mark, id), std::nullopt};
}

// Changes on their way to the rows, each batch with the counts as they are after it. Both must outlive it.
class Batches {
 public:
  Batches(RocksdbRows& rows, StoredState& state) : rows_(rows), state_(state) {}

  void add(RowChange change) { changes_.push_back(std::move(change)); }
  void put(Family family, std::string key, std::string value) {
    add({family, std::move(key), std::move(value)});
  }
  void remove(Family family, std::string key) { add({family, std::move(key), std::nullopt}); }

  // Whether it wrote: then scans begun before hold buffers in memory that could go.
  Result<bool> write_if_full() {
    if (changes_.size() < kBatch) return false;
    FANGZHI_TRY(write());
    return true;
  }
  Status write() {
    if (changes_.empty()) return {};
    put(Family::meta, state_key(), encode_state(state_));
    FANGZHI_TRY(rows_.write(changes_));
    changes_.clear();
    return {};
  }

  std::uint64_t& identities() { return state_.counts.identities; }

 private:
  static constexpr std::size_t kBatch = 4000;

  RocksdbRows& rows_;
  StoredState& state_;
  std::vector<RowChange> changes_;
};

}  // namespace fangzhi
