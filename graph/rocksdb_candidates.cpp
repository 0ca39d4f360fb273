#include "graph/rocksdb_candidates.h"

#include <string_view>
#include <vector>

namespace fangzhi {
namespace {

constexpr std::size_t kIdBytes = 16;
// A walk costs as much as searches for one unit in so many.
constexpr std::uint64_t kWalkIsWorth = 8;

// One block at a time.
class Gathering {
 public:
  Gathering(const RocksdbRows& rows, bool has_all_changed, Batches& out)
      : rows_(rows), has_all_changed_(has_all_changed), out_(out) {}

  Status run() {
    const auto scan = rows_.scan(Family::blocks, {});
    FANGZHI_ASSIGN(bool found, scan->next());
    while (found) {
      FANGZHI_ASSIGN(const IdentityId unit, unit_of_block_key(scan->key()));
      const std::string_view block = scan->key().substr(0, kIdBytes);
      if (block != block_) {
        FANGZHI_TRY(pair_up());
        block_ = block;
        units_.clear();
      }
      if (units_.empty() || units_.back() != unit) units_.push_back(unit);
      FANGZHI_ASSIGN(found, scan->next());
    }
    FANGZHI_TRY(pair_up());
    return out_.write();
  }

 private:
  // The units of a block are in the order of their ids.
  Status pair_up() {
    if (units_.size() < 2) return {};
    FANGZHI_ASSIGN(const std::vector<bool> changed, which_changed());
    for (std::size_t larger = 1; larger < units_.size(); ++larger) {
      for (std::size_t smaller = 0; smaller < larger; ++smaller) {
        if (!changed[larger] && !changed[smaller]) continue;
        const bool is_larger_first = changed[larger];
        out_.put(Family::meta,
                 waiting_key(units_[is_larger_first ? larger : smaller],
                             units_[is_larger_first ? smaller : larger]),
                 {});
        FANGZHI_TRY(out_.write_if_full());
      }
    }
    return {};
  }

  Result<std::vector<bool>> which_changed() const {
    std::vector<bool> changed(units_.size(), has_all_changed_);
    for (std::size_t i = 0; i < units_.size() && !has_all_changed_; ++i) {
      FANGZHI_ASSIGN(const auto mark, rows_.get(Family::meta, mark_key(Mark::changed, units_[i])));
      changed[i] = mark.has_value();
    }
    return changed;
  }

  const RocksdbRows& rows_;
  bool has_all_changed_;
  Batches& out_;
  std::string block_;
  std::vector<IdentityId> units_;
};

}  // namespace

Result<bool> is_walk_cheaper(const RocksdbRows& rows, const StoredState& state) {
  const auto marks = rows.scan(Family::meta, mark_prefix(Mark::changed));
  for (std::uint64_t changed = 0; changed * kWalkIsWorth <= state.counts.identities; ++changed) {
    FANGZHI_ASSIGN(const bool found, marks->next());
    if (!found) return false;
  }
  return true;
}

Status gather_candidates(const RocksdbRows& rows, bool has_all_changed, Batches& out) {
  return Gathering(rows, has_all_changed, out).run();
}

Status clear_candidates(const RocksdbRows& rows, Batches& out) {
  const auto waiting = rows.scan(Family::meta, waiting_prefix());
  FANGZHI_ASSIGN(bool found, waiting->next());
  while (found) {
    out.remove(Family::meta, std::string(waiting->key()));
    FANGZHI_TRY(out.write_if_full());
    FANGZHI_ASSIGN(found, waiting->next());
  }
  return out.write();
}

}  // namespace fangzhi
