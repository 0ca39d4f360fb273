#include "graph/rocksdb_linking.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <utility>

#include "graph/rocksdb_candidates.h"
#include "graph/rocksdb_reader.h"
#include "graph/rocksdb_units.h"

namespace fangzhi {
namespace {

constexpr std::size_t kIdBytes = 16;

Result<bool> has_mark(const RocksdbRows& rows, Mark mark, IdentityId unit) {
  FANGZHI_ASSIGN(const auto found, rows.get(Family::meta, mark_key(mark, unit)));
  return found.has_value();
}

// Gives `take` each unit with a mark, in the order of their ids. Marks may go meanwhile: `take` says whether
// rows were written, and then the walk begins anew behind the unit, lest it hold the buffers as they were.
Status for_each_mark(const RocksdbRows& rows, Mark mark,
                     const std::function<Result<bool>(IdentityId)>& take) {
  std::unique_ptr<RowScan> marks = rows.scan(Family::meta, mark_prefix(mark));
  FANGZHI_ASSIGN(bool found, marks->next());
  while (found) {
    FANGZHI_ASSIGN(const IdentityId unit, id_of_mark(marks->key()));
    FANGZHI_ASSIGN(const bool has_written, take(unit));
    if (has_written) marks = rows.scan(Family::meta, mark_prefix(mark));
    FANGZHI_ASSIGN(found, has_written ? marks->seek(mark_key(mark, unit) + '\0') : marks->next());
  }
  return {};
}

// The first half: compares units whose evidence or judgements changed with those they share a block with. Of
// two that changed the larger compares them.
class Comparing {
 public:
  // `is_gathered`: what is to be compared waits in the rows (see rocksdb_candidates.h); else it is searched
  // for.
  Comparing(const RocksdbRows& rows, const Linker* linker, const std::vector<LinkPair>& judged,
            bool is_gathered, Batches& out)
      : rows_(rows),
        comparer_(rows, linker, judged),
        is_gathered_(is_gathered),
        pairs_(rows, Family::pairs),
        waiting_(rows, Family::meta),
        out_(out) {}

  Status run() {
    FANGZHI_TRY(for_each_mark(rows_, Mark::changed, [&](IdentityId unit) { return compare(unit); }));
    return out_.write();
  }

 private:
  Result<bool> compare(IdentityId unit) {
    FANGZHI_TRY(retire_pairs(unit));
    FANGZHI_ASSIGN(const std::set<IdentityId> others, others_of(unit));
    FANGZHI_ASSIGN(const std::vector<LinkPair> pairs, comparer_.pairs_with(unit, others));
    bool is_tied = false;
    for (const LinkPair& pair : pairs) {
      const std::string value = encode_pair(pair);
      out_.put(Family::pairs, pair_key(pair.first, pair.second), value);
      out_.put(Family::pairs, pair_key(pair.second, pair.first), value);
      is_tied = is_tied || pair.outcome == LinkOutcome::same;
    }
    FANGZHI_TRY(settle(unit, is_tied));
    out_.add(remove_mark(Mark::changed, unit));
    FANGZHI_ASSIGN(const bool has_written, out_.write_if_full());
    if (has_written) {
      pairs_ = PrefixScan(rows_, Family::pairs);
      waiting_ = PrefixScan(rows_, Family::meta);
    }
    return has_written;
  }

  // Removes the pairs of a unit; those it was tied to must be clustered again.
  Status retire_pairs(IdentityId unit) {
    FANGZHI_ASSIGN(bool found, pairs_.find(unit.bytes()));
    while (found) {
      FANGZHI_ASSIGN(const LinkPair pair, decode_pair(pairs_.key(), pairs_.value()));
      out_.remove(Family::pairs, pair_key(pair.first, pair.second));
      out_.remove(Family::pairs, pair_key(pair.second, pair.first));
      if (pair.outcome == LinkOutcome::same) out_.add(put_mark(Mark::touched, pair.second));
      FANGZHI_ASSIGN(found, pairs_.next());
    }
    return {};
  }

  Result<std::set<IdentityId>> others_of(IdentityId unit) {
    std::set<IdentityId> others;
    if (!is_gathered_) {
      FANGZHI_ASSIGN(others, comparer_.others_of(unit));
    } else {
      others = comparer_.judged_with(unit);
    }
    for (auto other = others.upper_bound(unit); other != others.end();) {
      FANGZHI_ASSIGN(const bool is_later, has_mark(rows_, Mark::changed, *other));
      other = is_later ? others.erase(other) : std::next(other);
    }
    if (!is_gathered_) return others;
    FANGZHI_ASSIGN(bool found, waiting_.find(waiting_prefix(unit)));
    while (found) {
      FANGZHI_ASSIGN(const IdentityId other, second_of_waiting(waiting_.key()));
      others.insert(other);
      out_.remove(Family::meta, std::string(waiting_.key()));
      FANGZHI_ASSIGN(found, waiting_.next());
    }
    return others;
  }

  // A unit that is new stands by itself, and stays so where it is tied to none; one that no document speaks
  // of any more goes.
  Status settle(IdentityId unit, bool is_tied) {
    FANGZHI_ASSIGN(const auto link, load_link(rows_, unit));
    FANGZHI_ASSIGN(const auto evidence, comparer_.find(unit));
    if (evidence && (link || is_tied)) out_.add(put_mark(Mark::touched, unit));
    if (evidence && !link) {
      const std::string value = encode_link({evidence->group, unit});
      out_.put(Family::links, unit.bytes(), value);
      out_.put(Family::identities, identity_key(unit, unit), value);
      ++out_.identities();
    }
    if (!evidence && link) {
      out_.remove(Family::links, unit.bytes());
      out_.remove(Family::identities, identity_key(link->identity, unit));
      if (link->identity == unit) --out_.identities();
    }
    return {};
  }

  const RocksdbRows& rows_;
  UnitComparer comparer_;
  bool is_gathered_;
  PrefixScan pairs_;
  PrefixScan waiting_;
  Batches& out_;
};

// The second half: clusters every component that a comparison touched.
class Clustering {
 public:
  Clustering(const RocksdbRows& rows, Batches& out) : rows_(rows), pairs_(rows, Family::pairs), out_(out) {}

  Status run() {
    FANGZHI_TRY(for_each_mark(rows_, Mark::touched, [&](IdentityId unit) { return link_around(unit); }));
    return out_.write();
  }

 private:
  Result<bool> link_around(IdentityId unit) {
    FANGZHI_ASSIGN(const bool is_touched, has_mark(rows_, Mark::touched, unit));
    if (!is_touched || linked_.count(unit) > 0) return false;
    FANGZHI_ASSIGN(Component component, component_of(pairs_, unit));
    for (const IdentityId member : component.units) {
      out_.add(remove_mark(Mark::touched, member));
      linked_.insert(member);
    }
    for (const auto& identity : cluster(std::move(component.units), std::move(component.pairs))) {
      for (const IdentityId member : identity) FANGZHI_TRY(link(member, identity.front()));
    }
    FANGZHI_ASSIGN(const bool has_written, out_.write_if_full());
    if (has_written) linked_.clear();
    return has_written;
  }

  Status link(IdentityId unit, IdentityId identity) {
    FANGZHI_ASSIGN(const auto old, load_link(rows_, unit));
    if (!old || old->identity == identity) return {};  // A unit without a link is gone.
    const std::string value = encode_link({old->group, identity});
    out_.remove(Family::identities, identity_key(old->identity, unit));
    out_.put(Family::identities, identity_key(identity, unit), value);
    out_.put(Family::links, unit.bytes(), value);
    // The smallest of its units names an identity, so this counts identities.
    if (old->identity == unit) --out_.identities();
    if (identity == unit) ++out_.identities();
    return {};
  }

  const RocksdbRows& rows_;
  PrefixScan pairs_;
  Batches& out_;
  std::set<IdentityId> linked_;  // whose marks go with the batch that is being made
};

// Gives `take` every document.
Status for_each_document(const RocksdbRows& rows, const std::function<Status(const DocumentRecord&)>& take) {
  const auto scan = rows.scan(Family::documents, header_prefix());
  FANGZHI_ASSIGN(bool found, scan->next());
  while (found) {
    FANGZHI_ASSIGN(const StoredHeader header, decode_header(scan->key(), scan->value()));
    FANGZHI_ASSIGN(const DocumentRecord record, load_document(rows, header));
    FANGZHI_TRY(take(record));
    FANGZHI_ASSIGN(found, scan->next());
  }
  return {};
}

// All that linking ever wrote goes; nothing is linked until it is done anew.
Status clear_linking(RocksdbRows& rows, StoredState& state) {
  state.counts.identities = 0;
  // From here on whoever opens the store begins again.
  FANGZHI_TRY(rows.write(
      {{Family::meta, linking_key(), encode_linking("")}, {Family::meta, state_key(), encode_state(state)}},
      {Family::units, Family::evidence, Family::blocks, Family::pairs, Family::links, Family::identities}));
  Batches out(rows, state);
  for (const std::string& prefix : {mark_prefix(Mark::changed), mark_prefix(Mark::touched),
                                    mark_prefix(Mark::cut), judged_prefix(), waiting_prefix()}) {
    const auto scan = rows.scan(Family::meta, prefix);
    FANGZHI_ASSIGN(bool found, scan->next());
    while (found) {
      out.remove(Family::meta, std::string(scan->key()));
      FANGZHI_TRY(out.write_if_full());
      FANGZHI_ASSIGN(found, scan->next());
    }
  }
  return out.write();
}

// What is in one list and not in the other becomes a change; so do the marks of their units.
void add_differences(const std::vector<Row>& old, const std::vector<Row>& now,
                     std::vector<RowChange>& changes) {
  std::vector<Row> gone;
  std::vector<Row> come;
  std::set_difference(old.begin(), old.end(), now.begin(), now.end(), std::back_inserter(gone));
  std::set_difference(now.begin(), now.end(), old.begin(), old.end(), std::back_inserter(come));
  for (const Row& row : gone) {
    changes.push_back({row.family, row.key, std::nullopt});
    if (row.family == Family::evidence) changes.push_back(changed_mark(row));
  }
  for (const Row& row : come) {
    changes.push_back({row.family, row.key, row.value});
    if (row.family == Family::evidence) changes.push_back(changed_mark(row));
  }
}

Result<std::set<DocumentId>> documents_of(const RocksdbRows& rows, GroupId group) {
  std::set<DocumentId> documents;
  const auto scan = rows.scan(Family::members, group.bytes());
  FANGZHI_ASSIGN(bool found, scan->next());
  while (found) {
    FANGZHI_ASSIGN(const GroupPart part, group_part_of_key(Family::members, scan->key()));
    documents.insert(part.document);
    FANGZHI_ASSIGN(found, scan->next());
  }
  return documents;
}

Result<bool> has_marks(const RocksdbRows& rows, Mark mark) {
  return rows.scan(Family::meta, mark_prefix(mark))->next();
}

}  // namespace

RowChange changed_mark(const Row& evidence) {
  return put_mark(Mark::changed, IdentityId::from_bytes(evidence.key.substr(0, kIdBytes)));
}

Result<StoreLinking> StoreLinking::open(RocksdbRows& rows, std::optional<LinkBasis> rules,
                                        StoredState& state) {
  FANGZHI_ASSIGN(const auto linked_by, load_linking(rows));
  const std::string fingerprint = linking_fingerprint(rules ? &rules->linker : nullptr);
  if (linked_by == fingerprint) {
    FANGZHI_ASSIGN(std::set<GroupId> cut, load_marks(rows, Mark::cut));
    return StoreLinking(std::move(rules), std::move(cut));
  }
  StoreLinking linking(std::move(rules), {});
  FANGZHI_TRY(clear_linking(rows, state));
  Batches out(rows, state);
  const auto contribute = [&](const DocumentRecord& record) -> Status {
    for (Row& row : linking.rows_of(record)) {
      if (row.family == Family::evidence) out.add(changed_mark(row));
      out.put(row.family, std::move(row.key), std::move(row.value));
    }
    FANGZHI_TRY(out.write_if_full());
    return {};
  };
  FANGZHI_TRY(for_each_document(rows, contribute));
  out.put(Family::meta, linking_key(), encode_linking(fingerprint));
  FANGZHI_TRY(out.write());
  return linking;
}

std::vector<Row> StoreLinking::rows_of(const DocumentRecord& record) const {
  return unit_rows(record, linker(), cut_);
}

Result<bool> StoreLinking::prepare(RocksdbRows& rows, const DocumentNamed& document_named) {
  ResolvedJudgements resolved;
  if (rules_ && !rules_->judgements.empty()) {
    FANGZHI_ASSIGN(resolved, resolve_judgements(rules_->judgements, document_named));
  }
  if (rules_) {
    const std::set<GroupId> wanted = cut_groups(resolved.pairs);
    std::vector<GroupId> moved;
    std::set_symmetric_difference(cut_.begin(), cut_.end(), wanted.begin(), wanted.end(),
                                  std::back_inserter(moved));
    for (const GroupId group : moved) FANGZHI_TRY(cut_or_mend(rows, group));
    FANGZHI_TRY(judge(rows, resolved.pairs));
  }
  FANGZHI_ASSIGN(const bool has_changed, has_marks(rows, Mark::changed));
  FANGZHI_ASSIGN(const bool has_touched, has_marks(rows, Mark::touched));
  return has_changed || has_touched;
}

// Cuts a group that is whole, or makes one whole that was cut; at once, so that rows and mark never disagree.
Status StoreLinking::cut_or_mend(RocksdbRows& rows, GroupId group) {
  std::set<GroupId> cut = cut_;
  const bool is_mended = cut.erase(group) > 0;
  if (!is_mended) cut.insert(group);
  std::vector<RowChange> changes = {is_mended ? remove_mark(Mark::cut, group) : put_mark(Mark::cut, group)};
  FANGZHI_ASSIGN(const std::set<DocumentId> documents, documents_of(rows, group));
  for (const DocumentId id : documents) {
    FANGZHI_ASSIGN(const auto header, load_header(rows, id));
    if (!header) return corrupt("document " + id.hex() + " is missing; remove the store and build it again");
    FANGZHI_ASSIGN(const DocumentRecord record, load_document(rows, *header));
    add_differences(unit_rows(record, linker(), cut_), unit_rows(record, linker(), cut), changes);
  }
  FANGZHI_TRY(rows.write(changes));
  cut_ = std::move(cut);
  return {};
}

// Notes what was judged of units, and marks those of which something else was judged before.
Status StoreLinking::judge(RocksdbRows& rows, const std::vector<JudgedPair>& pairs) const {
  LinkTable table(rows);
  Status failed;
  const auto unit_of = [&](const JudgedEntity& it) {
    const Result<IdentityId> unit = table.unit_of(it.group, it.document);
    if (!unit) failed = unit.error();
    return unit ? *unit : it.group;
  };
  std::vector<LinkPair> now = judged_units(pairs, unit_of);
  FANGZHI_TRY(failed);
  FANGZHI_ASSIGN(std::vector<LinkPair> old, load_judged(rows));
  std::sort(now.begin(), now.end());
  std::sort(old.begin(), old.end());
  std::vector<LinkPair> moved;
  std::set_symmetric_difference(old.begin(), old.end(), now.begin(), now.end(), std::back_inserter(moved));
  if (moved.empty()) return {};
  std::vector<RowChange> changes;
  for (const LinkPair& pair : moved) {
    changes.push_back({Family::meta, judged_key(pair), std::nullopt});
    changes.push_back(put_mark(Mark::changed, pair.first));
    changes.push_back(put_mark(Mark::changed, pair.second));
  }
  for (const LinkPair& pair : now) changes.push_back({Family::meta, judged_key(pair), encode_judged(pair)});
  return rows.write(changes);
}

Status StoreLinking::run(RocksdbRows& rows, StoredState& state) const {
  Batches out(rows, state);
  FANGZHI_TRY(clear_candidates(rows, out));
  FANGZHI_ASSIGN(const std::vector<LinkPair> judged, load_judged(rows));
  FANGZHI_ASSIGN(const bool is_gathered, is_walk_cheaper(rows, state));
  if (is_gathered) FANGZHI_TRY(gather_candidates(rows, state.counts.identities == 0, out));
  FANGZHI_TRY(rows.shrink());  // Lest scans keep what was written so far in memory.
  FANGZHI_TRY(Comparing(rows, linker(), judged, is_gathered, out).run());
  FANGZHI_TRY(rows.shrink());
  return Clustering(rows, out).run();
}

}  // namespace fangzhi
