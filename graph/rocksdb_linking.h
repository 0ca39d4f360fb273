// The writer's side of linking: keeps the rows of linking in step with the documents, the rules and the
// judgements. What changed is marked in the tables and compared with its block mates alone; marks go with the
// batch that makes them needless, so that a killed process loses nothing.
//
//   FANGZHI_ASSIGN(StoreLinking linking, StoreLinking::open(rows, rules, state));
//   ... changes with linking.rows_of(record), which mark what they touch
//   FANGZHI_ASSIGN(bool is_needed, linking.prepare(rows, document_named));
//   if (is_needed) FANGZHI_TRY(linking.run(rows, state));
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "graph/graph_store.h"
#include "graph/rocksdb_rows.h"
#include "graph/unit_rows.h"

namespace fangzhi {

class StoreLinking {
 public:
  // Where the rows were linked by other rules, makes the units of every document anew and marks them all;
  // `state` counts no identities then.
  static Result<StoreLinking> open(RocksdbRows& rows, std::optional<LinkBasis> rules, StoredState& state);

  // What a document contributes. Whoever puts or removes these marks the units of their evidence as changed.
  std::vector<Row> rows_of(const DocumentRecord& record) const;

  // Takes the judgements up, marking what they change. Whether there is anything to link.
  Result<bool> prepare(RocksdbRows& rows, const DocumentNamed& document_named);

  // Compares what is marked as changed, clusters what that touches, and counts the identities in `state`.
  Status run(RocksdbRows& rows, StoredState& state) const;

 private:
  StoreLinking(std::optional<LinkBasis> rules, std::set<GroupId> cut)
      : rules_(std::move(rules)), cut_(std::move(cut)) {}

  const Linker* linker() const { return rules_ ? &rules_->linker : nullptr; }
  Status cut_or_mend(RocksdbRows& rows, GroupId group);
  Status judge(RocksdbRows& rows, const std::vector<JudgedPair>& pairs) const;

  std::optional<LinkBasis> rules_;
  std::set<GroupId> cut_;  // the groups that the rows take as cut
};

// The mark to put where a row of `evidence` comes or goes.
RowChange changed_mark(const Row& evidence);

}  // namespace fangzhi
