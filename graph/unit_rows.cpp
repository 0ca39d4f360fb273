#include "graph/unit_rows.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <utility>

#include "graph/finding_codec.h"
#include "graph/value_codec.h"

namespace fangzhi {
namespace {

// First bytes of values and of keys in `meta`, with those in store_format.cpp and believed_rows.cpp and with
// Mark. On disk: never change.
constexpr char kUnitTag = 'U';
constexpr char kEvidenceTag = 'E';
constexpr char kPairTag = 'P';
constexpr char kLinkTag = 'L';
constexpr char kLinkingTag = 'F';
constexpr char kJudgedTag = 'J';
constexpr char kLinkingPart = 2;
constexpr char kJudgedPart = 6;
constexpr char kWaitingPart = 7;

// The fingerprint of linking without rules.
constexpr std::string_view kUnlinked = "none";

constexpr std::size_t kIdBytes = 16;

template <class AnyId>
AnyId id_at(std::string_view key, std::size_t at) {
  return AnyId::from_bytes(key.substr(at, kIdBytes));
}

void write_fact(ValueWriter& out, const LinkFact& fact) {
  out.text(fact.predicate);
  out.flag(fact.is_subject);
  out.number(static_cast<std::uint64_t>(fact.status));
  for (const std::string* field : {&fact.time, &fact.reported, &fact.other_type, &fact.other_name})
    out.text(*field);
  out.number(fact.qualifiers.size());
  for (const auto& [key, value] : fact.qualifiers) {
    out.text(key);
    out.text(value);
  }
}

LinkFact read_fact(ValueReader& in) {
  LinkFact fact;
  fact.predicate = in.text();
  fact.is_subject = in.flag();
  fact.status =
      static_cast<StatementStatus>(in.number_up_to(static_cast<std::uint32_t>(StatementStatus::negated)));
  for (std::string* field : {&fact.time, &fact.reported, &fact.other_type, &fact.other_name})
    *field = in.text();
  fact.qualifiers.resize(in.count());
  for (auto& [key, value] : fact.qualifiers) {
    key = in.text();
    value = in.text();
  }
  return fact;
}

std::string encode_evidence(const LinkUnit& unit) {
  ValueWriter out(kEvidenceTag);
  out.id(unit.group);
  for (const std::string* field : {&unit.type, &unit.name, &unit.place, &unit.home}) out.text(*field);
  out.texts(unit.forms);
  out.texts(unit.periods);
  out.number(unit.facts.size());
  for (const LinkFact& fact : unit.facts) write_fact(out, fact);
  return std::move(out).finish();
}

std::uint64_t bits_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

double from_bits(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

LinkOutcome read_outcome(ValueReader& in) {
  return static_cast<LinkOutcome>(in.number_up_to(static_cast<std::uint32_t>(LinkOutcome::different)));
}

// A name group as a unit of its own.
LinkUnit whole_group(const Entity& entity, DocumentId document) {
  LinkUnit unit;
  unit.id = unit.group = group_of(entity, document);
  unit.type = entity.type;
  unit.name = entity.name;
  unit.place = entity.place;
  unit.documents = {document};
  return unit;
}

}  // namespace

std::vector<LinkUnit> document_units(const DocumentRecord& record, const Linker* linker,
                                     const std::set<GroupId>& cut) {
  std::vector<LinkUnit> said;
  if (linker != nullptr) {
    said = linker->units_of(record, cut);
  } else {
    for (const Entity& entity : record.extraction.entities) said.push_back(whole_group(entity, record.id));
  }
  std::map<GroupId, IdentityId> smallest;
  for (const LinkUnit& unit : said) {
    const auto at = smallest.emplace(unit.group, unit.id).first;
    at->second = std::min(at->second, unit.id);
  }
  std::map<GroupId, LinkUnit> by_group;
  for (LinkUnit& unit : said) {
    unit.id = smallest.at(unit.group);
    const auto at = by_group.find(unit.group);
    if (at == by_group.end()) {
      by_group.emplace(unit.group, std::move(unit));
    } else if (linker != nullptr) {
      add_evidence(at->second, std::move(unit));
    }
  }
  std::vector<LinkUnit> units;
  for (auto& [group, unit] : by_group) units.push_back(std::move(unit));
  return units;
}

std::vector<Row> unit_rows(const DocumentRecord& record, const Linker* linker, const std::set<GroupId>& cut) {
  std::vector<Row> rows;
  const std::string document = record.id.bytes();
  for (const LinkUnit& unit : document_units(record, linker, cut)) {
    if (unit.id != unit.group) {
      rows.push_back({Family::units, unit_key(unit.group, record.id), encode_unit_id(unit.id)});
    }
    rows.push_back({Family::evidence, unit.id.bytes() + document, encode_evidence(unit)});
    if (linker == nullptr) continue;
    for (const std::string& key : linker->block_keys(unit)) {
      rows.push_back({Family::blocks, block_prefix(key) + unit.id.bytes() + document, {}});
    }
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

std::string unit_key(GroupId group, DocumentId document) {
  return group.bytes() + document.bytes();
}

std::string encode_unit_id(IdentityId unit) {
  ValueWriter out(kUnitTag);
  out.id(unit);
  return std::move(out).finish();
}

Result<IdentityId> decode_unit_id(std::string_view value) {
  ValueReader in(kUnitTag, value);
  const auto unit = in.id<IdentityId>();
  if (!in.is_complete()) return damaged("the unit of a name");
  return unit;
}

Result<LinkUnit> decode_evidence(std::string_view key, std::string_view value) {
  if (key.size() != 2 * kIdBytes) return damaged("the key of what a document says of a name");
  LinkUnit unit;
  unit.id = id_at<IdentityId>(key, 0);
  unit.documents = {id_at<DocumentId>(key, kIdBytes)};
  ValueReader in(kEvidenceTag, value);
  unit.group = in.id<GroupId>();
  for (std::string* field : {&unit.type, &unit.name, &unit.place, &unit.home}) *field = in.text();
  unit.forms = in.texts();
  unit.periods = in.texts();
  for (std::size_t left = in.count(); left > 0; --left) unit.facts.push_back(read_fact(in));
  if (!in.is_complete()) return damaged("what document " + unit.documents.front().hex() + " says of a name");
  return unit;
}

std::string block_prefix(std::string_view block_key) {
  return make_id<Id<struct BlockKind>>({"block", block_key}).bytes();
}

Result<IdentityId> unit_of_block_key(std::string_view key) {
  if (key.size() != 3 * kIdBytes) return damaged("the key of a block");
  return id_at<IdentityId>(key, kIdBytes);
}

std::string pair_key(IdentityId first, IdentityId second) {
  return first.bytes() + second.bytes();
}

std::string encode_pair(const LinkPair& pair) {
  ValueWriter out(kPairTag);
  out.number(static_cast<std::uint64_t>(pair.outcome));
  out.number(bits_of(pair.score));
  out.id(pair.part);
  return std::move(out).finish();
}

Result<LinkPair> decode_pair(std::string_view key, std::string_view value) {
  if (key.size() != 2 * kIdBytes) return damaged("the key of a compared pair");
  LinkPair pair{id_at<IdentityId>(key, 0), id_at<IdentityId>(key, kIdBytes), {}, 0, {}};
  ValueReader in(kPairTag, value);
  pair.outcome = read_outcome(in);
  pair.score = from_bits(in.number());
  pair.part = in.id<IdentityId>();
  if (!in.is_complete()) return damaged("the pair of " + pair.first.hex() + " and " + pair.second.hex());
  return pair;
}

std::string encode_link(const StoredLink& link) {
  ValueWriter out(kLinkTag);
  out.id(link.group);
  out.id(link.identity);
  return std::move(out).finish();
}

Result<StoredLink> decode_link(std::string_view value) {
  ValueReader in(kLinkTag, value);
  StoredLink link;
  link.group = in.id<GroupId>();
  link.identity = in.id<IdentityId>();
  if (!in.is_complete()) return damaged("the link of a name");
  return link;
}

std::string identity_key(IdentityId identity, IdentityId unit) {
  return identity.bytes() + unit.bytes();
}

std::string linking_fingerprint(const Linker* linker) {
  return linker == nullptr ? std::string(kUnlinked) : linker->fingerprint();
}

std::string linking_key() {
  return std::string(1, kLinkingPart);
}

std::string encode_linking(std::string_view fingerprint) {
  ValueWriter out(kLinkingTag);
  out.text(fingerprint);
  return std::move(out).finish();
}

Result<std::string> decode_linking(std::string_view value) {
  ValueReader in(kLinkingTag, value);
  std::string fingerprint = in.text();
  if (!in.is_complete()) return damaged("the note of the linking rules");
  return fingerprint;
}

std::string mark_prefix(Mark mark) {
  return std::string(1, static_cast<char>(mark));
}

std::string mark_key(Mark mark, IdentityId id) {
  return mark_prefix(mark) + id.bytes();
}

Result<IdentityId> id_of_mark(std::string_view key) {
  if (key.size() != 1 + kIdBytes) return damaged("a mark of linking");
  return id_at<IdentityId>(key, 1);
}

std::string judged_prefix() {
  return std::string(1, kJudgedPart);
}

std::string judged_key(const LinkPair& pair) {
  return judged_prefix() + pair_key(pair.first, pair.second);
}

std::string encode_judged(const LinkPair& pair) {
  ValueWriter out(kJudgedTag);
  out.number(static_cast<std::uint64_t>(pair.outcome));
  out.number(bits_of(pair.score));
  return std::move(out).finish();
}

Result<LinkPair> decode_judged(std::string_view key, std::string_view value) {
  if (key.size() != 1 + 2 * kIdBytes) return damaged("the key of a judgement");
  LinkPair pair{id_at<IdentityId>(key, 1), id_at<IdentityId>(key, 1 + kIdBytes), {}, 0, {}};
  ValueReader in(kJudgedTag, value);
  pair.outcome = read_outcome(in);
  pair.score = from_bits(in.number());
  if (!in.is_complete()) return damaged("a judgement");
  return pair;
}

std::string waiting_prefix() {
  return std::string(1, kWaitingPart);
}

std::string waiting_prefix(IdentityId first) {
  return waiting_prefix() + first.bytes();
}

std::string waiting_key(IdentityId first, IdentityId second) {
  return waiting_prefix() + pair_key(first, second);
}

Result<IdentityId> second_of_waiting(std::string_view key) {
  if (key.size() != 1 + 2 * kIdBytes) return damaged("a pair that waits to be compared");
  return id_at<IdentityId>(key, 1 + kIdBytes);
}

}  // namespace fangzhi
