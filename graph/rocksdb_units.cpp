#include "graph/rocksdb_units.h"

#include <algorithm>
#include <utility>

#include "graph/link_compare.h"
#include "graph/link_evidence.h"

namespace fangzhi {
namespace {

constexpr std::size_t kIdBytes = 16;

// What is remembered; more would let a walk over a large store fill the memory.
constexpr std::size_t kMostLinks = 500000;
constexpr std::size_t kMostUnitBytes = 4 << 20;

std::size_t bytes_of(const std::string& text) {
  return sizeof text + text.capacity();
}

// What a unit takes, nearly.
std::size_t bytes_of(const LinkUnit& unit) {
  std::size_t bytes = sizeof unit + unit.documents.capacity() * sizeof(DocumentId);
  for (const std::string& form : unit.forms) bytes += bytes_of(form);
  for (const std::string& period : unit.periods) bytes += bytes_of(period);
  for (const LinkFact& fact : unit.facts) {
    bytes +=
        sizeof fact + fact.predicate.capacity() + fact.other_type.capacity() + fact.other_name.capacity();
    for (const auto& [key, value] : fact.qualifiers) bytes += bytes_of(key) + bytes_of(value);
  }
  return bytes;
}

}  // namespace

Result<bool> PrefixScan::find(std::string prefix) {
  const bool is_here = is_past_ && has_row_ && prefix > prefix_ && scan_->key() >= prefix;
  prefix_ = std::move(prefix);
  if (is_here) return note(true);
  FANGZHI_ASSIGN(const bool found, scan_->seek(prefix_));
  return note(found);
}

Result<bool> PrefixScan::next() {
  FANGZHI_ASSIGN(const bool found, scan_->next());
  return note(found);
}

Result<bool> PrefixScan::seek(std::string_view key) {
  FANGZHI_ASSIGN(const bool found, scan_->seek(key));
  return note(found);
}

Result<bool> PrefixScan::note(bool has_row) {
  has_row_ = has_row;
  is_past_ = !has_row || scan_->key().substr(0, prefix_.size()) != prefix_;
  return !is_past_;
}

Result<bool> LinkTable::is_split(GroupId group) {
  const auto known = split_.find(group);
  if (known != split_.end()) return known->second;
  FANGZHI_ASSIGN(const bool found, units_.find(group.bytes()));
  if (split_.size() >= kMostLinks) split_.clear();
  split_.emplace(group, found);
  return found;
}

Result<IdentityId> LinkTable::unit_of(GroupId group, DocumentId document) {
  FANGZHI_ASSIGN(const bool may_be_part, is_split(group));
  if (!may_be_part) return group;
  FANGZHI_ASSIGN(const auto value, rows_.get(Family::units, unit_key(group, document)));
  if (!value) return group;
  return decode_unit_id(*value);
}

Result<IdentityId> LinkTable::identity_of(GroupId group, DocumentId document) {
  FANGZHI_ASSIGN(const IdentityId unit, unit_of(group, document));
  return identity_of_unit(unit);
}

Result<IdentityId> LinkTable::identity_of_unit(IdentityId unit) {
  const auto known = identities_.find(unit);
  if (known != identities_.end()) return known->second;
  FANGZHI_ASSIGN(const auto link, load_link(rows_, unit));
  if (!link) {
    return corrupt("the link of unit " + unit.hex() +
                   " is missing from the store; remove the store and build it again");
  }
  if (identities_.size() >= kMostLinks) identities_.clear();
  identities_.emplace(unit, link->identity);
  return link->identity;
}

Result<std::set<IdentityId>> LinkTable::identities_of(GroupId group) {
  std::set<IdentityId> identities;
  FANGZHI_ASSIGN(const auto whole, load_link(rows_, group));
  if (whole) identities.insert(whole->identity);
  FANGZHI_ASSIGN(bool found, units_.find(group.bytes()));
  while (found) {
    FANGZHI_ASSIGN(const IdentityId unit, decode_unit_id(units_.value()));
    FANGZHI_ASSIGN(const IdentityId identity, identity_of_unit(unit));
    identities.insert(identity);
    FANGZHI_ASSIGN(found, units_.next());
  }
  return identities;
}

Result<std::vector<GroupId>> LinkTable::groups_of(IdentityId identity) const {
  std::set<GroupId> groups;
  const auto scan = rows_.scan(Family::identities, identity.bytes());
  FANGZHI_ASSIGN(bool found, scan->next());
  while (found) {
    FANGZHI_ASSIGN(const StoredLink link, decode_link(scan->value()));
    groups.insert(link.group);
    FANGZHI_ASSIGN(found, scan->next());
  }
  return std::vector<GroupId>(groups.begin(), groups.end());
}

Result<std::optional<StoredLink>> load_link(const RocksdbRows& rows, IdentityId unit) {
  FANGZHI_ASSIGN(const auto value, rows.get(Family::links, unit.bytes()));
  if (!value) return std::optional<StoredLink>();
  FANGZHI_ASSIGN(const StoredLink link, decode_link(*value));
  return std::optional<StoredLink>(link);
}

Result<std::vector<LinkPair>> load_judged(const RocksdbRows& rows) {
  std::vector<LinkPair> judged;
  const auto scan = rows.scan(Family::meta, judged_prefix());
  FANGZHI_ASSIGN(bool found, scan->next());
  while (found) {
    FANGZHI_ASSIGN(const LinkPair pair, decode_judged(scan->key(), scan->value()));
    judged.push_back(pair);
    FANGZHI_ASSIGN(found, scan->next());
  }
  return judged;
}

Result<std::set<GroupId>> load_marks(const RocksdbRows& rows, Mark mark) {
  std::set<GroupId> marked;
  const auto scan = rows.scan(Family::meta, mark_prefix(mark));
  FANGZHI_ASSIGN(bool found, scan->next());
  while (found) {
    FANGZHI_ASSIGN(const IdentityId id, id_of_mark(scan->key()));
    marked.insert(marked.end(), id);
    FANGZHI_ASSIGN(found, scan->next());
  }
  return marked;
}

Result<std::optional<std::string>> load_linking(const RocksdbRows& rows) {
  FANGZHI_ASSIGN(const auto value, rows.get(Family::meta, linking_key()));
  if (!value) return std::optional<std::string>();
  FANGZHI_ASSIGN(std::string fingerprint, decode_linking(*value));
  return std::optional<std::string>(std::move(fingerprint));
}

Result<std::shared_ptr<const LinkUnit>> UnitReader::find(IdentityId unit) {
  const auto known = known_.find(unit);
  if (known != known_.end()) return known->second;
  std::shared_ptr<LinkUnit> whole;
  FANGZHI_ASSIGN(bool found, evidence_.find(unit.bytes()));
  while (found) {
    FANGZHI_ASSIGN(LinkUnit piece, decode_evidence(evidence_.key(), evidence_.value()));
    if (whole) {
      add_bounded_evidence(*whole, std::move(piece));
    } else {
      whole = std::make_shared<LinkUnit>(std::move(piece));
      bound_evidence(*whole);
    }
    FANGZHI_ASSIGN(found, evidence_.next());
  }
  if (!whole) return std::shared_ptr<const LinkUnit>();
  known_bytes_ += bytes_of(*whole);
  if (known_bytes_ > kMostUnitBytes) {
    known_.clear();
    known_bytes_ = bytes_of(*whole);
  }
  known_.emplace(unit, whole);
  return std::shared_ptr<const LinkUnit>(std::move(whole));
}

Result<std::set<std::string>> UnitReader::block_prefixes(IdentityId unit, const Linker& linker) {
  std::set<std::string> prefixes;
  std::set<std::vector<std::string>> met;  // documents mostly use the same words
  FANGZHI_ASSIGN(bool found, evidence_.find(unit.bytes()));
  while (found) {
    FANGZHI_ASSIGN(LinkUnit piece, decode_evidence(evidence_.key(), evidence_.value()));
    std::vector<std::string> words = piece.forms;
    words.insert(words.end(), {piece.type, piece.place, piece.home});
    for (LinkFact& fact : renamings_of(linker.rules(), piece)) words.push_back(std::move(fact.other_name));
    if (met.insert(std::move(words)).second) {
      for (const std::string& key : linker.block_keys(piece)) prefixes.insert(block_prefix(key));
    }
    FANGZHI_ASSIGN(found, evidence_.next());
  }
  return prefixes;
}

UnitComparer::UnitComparer(const RocksdbRows& rows, const Linker* linker, const std::vector<LinkPair>& judged)
    : linker_(linker), units_(rows), others_(rows), blocks_(rows, Family::blocks) {
  for (const LinkPair& pair : judged) {
    judged_[pair.first].emplace(pair.second, pair);
    judged_[pair.second].emplace(pair.first, pair);
  }
}

std::set<IdentityId> UnitComparer::judged_with(IdentityId unit) const {
  std::set<IdentityId> others;
  const auto judged = judged_.find(unit);
  if (judged == judged_.end()) return others;
  for (const auto& [other, pair] : judged->second) others.insert(other);
  others.erase(unit);
  return others;
}

Result<std::set<IdentityId>> UnitComparer::others_of(IdentityId unit) {
  std::set<IdentityId> others = judged_with(unit);
  if (linker_ == nullptr) return others;
  FANGZHI_ASSIGN(const std::set<std::string> prefixes, units_.block_prefixes(unit, *linker_));
  for (const std::string& prefix : prefixes) {
    FANGZHI_ASSIGN(bool found, blocks_.find(prefix));
    while (found) {
      FANGZHI_ASSIGN(const IdentityId other, unit_of_block_key(blocks_.key()));
      others.insert(other);
      FANGZHI_ASSIGN(found, blocks_.seek(prefix + other.bytes() + std::string(kIdBytes + 1, '\xff')));
    }
  }
  others.erase(unit);
  return others;
}

Result<std::vector<LinkPair>> UnitComparer::pairs_with(IdentityId unit, const std::set<IdentityId>& others) {
  std::vector<LinkPair> pairs;
  if (linker_ == nullptr) return pairs;
  FANGZHI_ASSIGN(const auto evidence, units_.find(unit));
  if (!evidence) return pairs;
  const auto judged = judged_.find(unit);
  for (const IdentityId other : others) {
    FANGZHI_ASSIGN(const auto its, others_.find(other));
    if (!its) continue;
    const LinkVerdict verdict =
        unit < other ? linker_->compare(*evidence, *its) : linker_->compare(*its, *evidence);
    LinkPair pair{unit, other, verdict.outcome, verdict.score, verdict.part};
    if (judged != judged_.end() && judged->second.count(other) > 0) {
      const LinkPair& decided = judged->second.at(other);
      pair.outcome = decided.outcome;
      pair.score = decided.score;
    }
    pairs.push_back(pair);
  }
  return pairs;
}

Result<Component> component_of(PrefixScan& pairs, IdentityId unit) {
  std::set<IdentityId> members = {unit};
  std::vector<IdentityId> open = {unit};
  while (!open.empty()) {
    const IdentityId at = open.back();
    open.pop_back();
    FANGZHI_ASSIGN(bool found, pairs.find(at.bytes()));
    while (found) {
      FANGZHI_ASSIGN(const LinkPair pair, decode_pair(pairs.key(), pairs.value()));
      const bool is_tie = pair.outcome == LinkOutcome::same;
      if (is_tie && members.insert(pair.second).second) open.push_back(pair.second);
      FANGZHI_ASSIGN(found, pairs.next());
    }
  }
  Component component{{members.begin(), members.end()}, {}};
  if (members.size() == 1) return component;
  for (const IdentityId member : component.units) {
    FANGZHI_ASSIGN(bool found, pairs.find(member.bytes()));
    while (found) {
      FANGZHI_ASSIGN(const LinkPair pair, decode_pair(pairs.key(), pairs.value()));
      if (pair.first < pair.second && members.count(pair.second) > 0) component.pairs.push_back(pair);
      FANGZHI_ASSIGN(found, pairs.next());
    }
  }
  return component;
}

}  // namespace fangzhi
