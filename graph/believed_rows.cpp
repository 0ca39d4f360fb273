// The rows of what is believed: which a document contributes, and how they are read back. See store_format.h.
#include <algorithm>

#include "graph/finding_codec.h"
#include "graph/store_format.h"
#include "graph/value_codec.h"

namespace fangzhi {
namespace {

// First bytes of values, with those in store_format.cpp. On disk: never change.
constexpr char kMemberTag = 'M';
constexpr char kStatementTag = 'S';
constexpr char kObservationTag = 'O';

constexpr std::size_t kIdBytes = 16;
constexpr std::size_t kIndexBytes = 4;

// Places of ids in the keys, counted in ids.
constexpr std::size_t kSecond = 1;
constexpr std::size_t kThird = 2;
constexpr std::size_t kFourth = 3;

std::string index_bytes(std::uint32_t index) {
  std::string bytes(kIndexBytes, '\0');
  for (std::size_t i = 0; i < kIndexBytes; ++i)
    bytes[i] = static_cast<char>(index >> (8 * (kIndexBytes - 1 - i)));
  return bytes;
}

template <class AnyId>
AnyId id_at(std::string_view key, std::size_t place) {
  return AnyId::from_bytes(key.substr(place * kIdBytes, kIdBytes));
}

std::string encode_member(const Entity& entity) {
  ValueWriter out(kMemberTag);
  out.text(entity.type);
  out.text(entity.name);
  out.texts(entity.aliases);
  out.number(entity.mentions.size());
  out.text(entity.place);
  return std::move(out).finish();
}

std::string encode_statement(DocumentId document, const Statement& statement) {
  ValueWriter out(kStatementTag);
  out.id(document);
  write_saying(out, statement);
  return std::move(out).finish();
}

std::string encode_observation(const Observation& observation) {
  ValueWriter out(kObservationTag);
  write_figure(out, observation);
  return std::move(out).finish();
}

// Collects the rows of one document.
class RowCollector {
 public:
  explicit RowCollector(const DocumentRecord& record) : id_(record.id), extraction_(record.extraction) {
    for (const Entity& entity : extraction_.entities) groups_.push_back(group_of(entity, id_));
  }

  std::vector<Row> rows() && {
    for (std::uint32_t i = 0; i < extraction_.entities.size(); ++i) add_entity(i);
    for (const Statement& statement : extraction_.statements) add_statement(statement);
    for (std::uint32_t i = 0; i < extraction_.observations.size(); ++i) add_observation(i);
    const auto place = [](const Row& row) { return std::tie(row.family, row.key); };
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](const Row& a, const Row& b) { return place(a) < place(b); });
    rows_.erase(std::unique(rows_.begin(), rows_.end(),
                            [&](const Row& a, const Row& b) { return place(a) == place(b); }),
                rows_.end());
    return std::move(rows_);
  }

 private:
  void add(Family family, std::string key, std::string value) {
    rows_.push_back({family, std::move(key), std::move(value)});
  }

  void add_entity(std::uint32_t i) {
    const Entity& entity = extraction_.entities[i];
    const std::string place = id_.bytes() + index_bytes(i);
    add(Family::members, groups_[i].bytes() + place, encode_member(entity));
    for (const std::string& key : name_keys(entity)) {
      add(Family::name_index, name_index_prefix(key) + groups_[i].bytes() + place, {});
    }
  }

  void add_statement(const Statement& statement) {
    const std::string subject = groups_[statement.subject].bytes();
    const std::string predicate = predicate_id(statement.predicate).bytes();
    const std::string object = groups_[statement.object].bytes();
    const std::string id = statement_id(id_, extraction_, statement).bytes();
    add(Family::spo, subject + predicate + object + id, encode_statement(id_, statement));
    add(Family::pos, predicate + object + subject + id, {});
    add(Family::osp, object + subject + predicate + id, {});
  }

  void add_observation(std::uint32_t i) {
    const Observation& observation = extraction_.observations[i];
    add(Family::observations, groups_[observation.about].bytes() + id_.bytes() + index_bytes(i),
        encode_observation(observation));
  }

  DocumentId id_;
  const Extraction& extraction_;
  std::vector<GroupId> groups_;
  std::vector<Row> rows_;
};

}  // namespace

PredicateId predicate_id(std::string_view predicate) {
  return make_id<PredicateId>({"predicate", predicate});
}

std::vector<Row> believed_rows(const DocumentRecord& record) {
  return RowCollector(record).rows();
}

Result<EntityEvidence> decode_member(std::string_view key, std::string_view value) {
  if (key.size() != 2 * kIdBytes + kIndexBytes) return damaged("the key of a member of a name group");
  ValueReader in(kMemberTag, value);
  EntityEvidence evidence;
  IdentityMember& member = evidence.member;
  evidence.type = in.text();
  member.name = in.text();
  member.aliases = in.texts();
  member.mentions = in.number_up_to(UINT32_MAX);
  evidence.place = in.text();
  if (!in.is_complete()) return damaged("a member of name group " + id_at<GroupId>(key, 0).hex());
  member.document = id_at<DocumentId>(key, kSecond);
  Entity named;
  named.type = evidence.type;
  named.name = member.name;
  member.entity = entity_id(member.document, named);
  return evidence;
}

std::string name_index_prefix(std::string_view key) {
  return make_id<Id<struct NameKeyKind>>({"name key", key}).bytes();
}

Result<GroupPart> group_part_of_key(Family family, std::string_view key) {
  const std::size_t first = family == Family::name_index ? kSecond : 0;
  if (key.size() != (first + 2) * kIdBytes + kIndexBytes) return damaged("the key of a name group");
  return GroupPart{id_at<GroupId>(key, first), id_at<DocumentId>(key, first + 1)};
}

Result<std::string> spo_key(Family family, std::string_view key) {
  if (key.size() != 4 * kIdBytes) return damaged("the key of a statement");
  const auto part = [&](std::size_t place) { return std::string(key.substr(place * kIdBytes, kIdBytes)); };
  switch (family) {
    case Family::pos:
      return part(kThird) + part(0) + part(kSecond) + part(kFourth);
    case Family::osp:
      return part(kSecond) + part(kThird) + part(0) + part(kFourth);
    default:
      return std::string(key);
  }
}

Result<StoredStatement> decode_statement(std::string_view key, std::string_view value) {
  if (key.size() != 4 * kIdBytes) return damaged("the key of a statement");
  StoredStatement stored{id_at<GroupId>(key, 0), id_at<GroupId>(key, kThird), {}};
  stored.statement.id = id_at<StatementId>(key, kFourth);
  ValueReader in(kStatementTag, value);
  stored.statement.document = in.id<DocumentId>();
  read_saying(in, stored.statement);
  if (!in.is_complete()) return damaged("statement " + stored.statement.id.hex());
  return stored;
}

Result<StoredObservation> decode_observation(std::string_view key, std::string_view value) {
  if (key.size() != 2 * kIdBytes + kIndexBytes) return damaged("the key of an observation");
  StoredObservation stored{id_at<GroupId>(key, 0), {}};
  stored.observation.document = id_at<DocumentId>(key, kSecond);
  ValueReader in(kObservationTag, value);
  read_figure(in, stored.observation.observation);
  if (!in.is_complete()) return damaged("an observation of document " + stored.observation.document.hex());
  return stored;
}

}  // namespace fangzhi
