// Reading the rows of linking: which unit and identity a name of a document is of, and what a unit consists
// of.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/rocksdb_rows.h"
#include "graph/unit_rows.h"

namespace fangzhi {

// The rows of a family under one prefix after another, by one scan. Must not outlive the rows; sees them as
// they were when it was made.
//
//   FANGZHI_ASSIGN(bool found, scan.find(prefix));
//   for (; found;) { use(scan.key(), scan.value()); FANGZHI_ASSIGN(found, scan.next()); }
class PrefixScan {
 public:
  PrefixScan(const RocksdbRows& rows, Family family) : scan_(rows.scan(family, {})) {}
  // The first row under the prefix. Walks over prefixes in ascending order cost little more than one walk.
  Result<bool> find(std::string prefix);
  Result<bool> next();
  // Whether it stands on a row under the prefix.
  bool has_row() const { return !is_past_; }
  // The first row under the prefix whose key is not less than `key`.
  Result<bool> seek(std::string_view key);
  std::string_view key() const { return scan_->key(); }
  std::string_view value() const { return scan_->value(); }

 private:
  Result<bool> note(bool has_row);

  std::unique_ptr<RowScan> scan_;
  std::string prefix_;
  bool has_row_ = false;  // whether the scan stands on a row, under the prefix or beyond
  bool is_past_ = true;   // whether all rows under the prefix were met
};

// Which unit and which identity the name groups of documents are of.
class LinkTable {
 public:
  explicit LinkTable(const RocksdbRows& rows) : rows_(rows), units_(rows, Family::units) {}

  // Whether a group is more than one unit.
  Result<bool> is_split(GroupId group);
  // The unit of what a document says of a group.
  Result<IdentityId> unit_of(GroupId group, DocumentId document);
  // Its identity. Fails with corrupt where the unit has no link.
  Result<IdentityId> identity_of(GroupId group, DocumentId document);
  Result<IdentityId> identity_of_unit(IdentityId unit);
  // All identities that take in a part of a group.
  Result<std::set<IdentityId>> identities_of(GroupId group);
  // The groups that an identity takes in, in whole or in part; sorted, unique. Empty where there is none.
  Result<std::vector<GroupId>> groups_of(IdentityId identity) const;

 private:
  const RocksdbRows& rows_;
  PrefixScan units_;
  std::unordered_map<IdentityId, bool> split_;             // of groups
  std::unordered_map<IdentityId, IdentityId> identities_;  // of units
};

// The row that links a unit, or nothing.
Result<std::optional<StoredLink>> load_link(const RocksdbRows& rows, IdentityId unit);
// What was judged of units, as the links have it; sorted.
Result<std::vector<LinkPair>> load_judged(const RocksdbRows& rows);
Result<std::set<GroupId>> load_marks(const RocksdbRows& rows, Mark mark);
// The rules by which the rows are linked; nothing where they never were.
Result<std::optional<std::string>> load_linking(const RocksdbRows& rows);

// Units with the evidence of all their documents. Those read last are remembered.
class UnitReader {
 public:
  explicit UnitReader(const RocksdbRows& rows) : evidence_(rows, Family::evidence) {}

  // Nothing where no document speaks of it.
  Result<std::shared_ptr<const LinkUnit>> find(IdentityId unit);
  // Where its documents' evidence meets that of others; sorted, unique.
  Result<std::set<std::string>> block_prefixes(IdentityId unit, const Linker& linker);

 private:
  PrefixScan evidence_;
  std::unordered_map<IdentityId, std::shared_ptr<const LinkUnit>> known_;
  std::size_t known_bytes_ = 0;
};

// Compares units of a store. Must not outlive what it is made of.
class UnitComparer {
 public:
  UnitComparer(const RocksdbRows& rows, const Linker* linker, const std::vector<LinkPair>& judged);

  // The units that share a block with a unit, or of which was judged whether they are one with it.
  Result<std::set<IdentityId>> others_of(IdentityId unit);
  // The latter only.
  std::set<IdentityId> judged_with(IdentityId unit) const;
  // The verdicts on a unit and each of these, itself first; judgements count before rules. None where no
  // document speaks of one of them.
  Result<std::vector<LinkPair>> pairs_with(IdentityId unit, const std::set<IdentityId>& others);
  // Units asked for in the order of their ids cost least.
  Result<std::shared_ptr<const LinkUnit>> find(IdentityId unit) { return units_.find(unit); }

 private:
  const Linker* linker_;
  UnitReader units_;
  UnitReader others_;
  PrefixScan blocks_;
  std::map<IdentityId, std::map<IdentityId, LinkPair>> judged_;  // both ways round
};

// Units that are tied by pairs which are the same, and all pairs between them: what is unsure joins nothing,
// and keeps nothing apart.
struct Component {
  std::vector<IdentityId> units;  // sorted
  std::vector<LinkPair> pairs;    // smaller id first; sorted
};
// The component of a unit, read from rows of `pairs`.
Result<Component> component_of(PrefixScan& pairs, IdentityId unit);

}  // namespace fangzhi
