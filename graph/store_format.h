// Every byte of a store's tables: which families there are, what their keys and values look like, and the
// version of it all. docs/storage_format.md says the same in words; the two change in one commit, and the
// version with them.
//
// Keys are fixed-width ids end to end, big-endian, so that their byte order is the order cursors promise.
// Values are a tag, length-prefixed fields and a checksum. Decoding never trusts them: what is damaged is a
// `corrupt` Error.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "graph/graph_store.h"
#include "graph/identity.h"

namespace fangzhi {

inline constexpr std::uint32_t kStoreFormat = 3;

// What was said: documents, names. What is believed of each document: members, name_index, spo, pos, osp,
// observations; under the rules of linking also units, evidence, blocks. What is linked across documents:
// pairs, links, identities. And meta.
enum class Family : std::uint8_t {
  meta,
  documents,
  names,
  members,
  name_index,
  spo,
  pos,
  osp,
  observations,
  units,
  evidence,
  blocks,
  pairs,
  links,
  identities
};
inline constexpr std::array<std::string_view, 15> kFamilyNames = {
    "default",      "documents", "names",    "members", "name_index", "spo",   "pos",       "osp",
    "observations", "units",     "evidence", "blocks",  "pairs",      "links", "identities"};  // On disk.

using PredicateId = Id<struct PredicateKind>;
PredicateId predicate_id(std::string_view predicate);

// --- documents ---
std::string header_key(DocumentId id);
std::string text_key(DocumentId id);
std::string extraction_key(DocumentId id);
// What all header keys begin with, and no other key of the family.
std::string header_prefix();

struct StoredHeader {
  DocumentHeader header;  // its id is in the key
  std::string rules;      // the fingerprint of the rules it was read by
};
std::string encode_header(const StoredHeader& header);
Result<StoredHeader> decode_header(std::string_view key, std::string_view value);
std::string encode_text(std::string_view text);
Result<std::string> decode_text(std::string_view value);
// Entities, statements and observations; place and period are in the header.
std::string encode_extraction(const Extraction& extraction);
Result<Extraction> decode_extraction(std::string_view value);

// --- names ---
std::string page_name_key(std::string_view name);

struct StoredName {
  DocumentId document;
  std::uint64_t sequence = 0;  // of the change that gave the name to this document
  std::string name;
};
std::string encode_name(const StoredName& name);
Result<StoredName> decode_name(std::string_view value);

// --- what is believed ---
// One row of one family.
struct Row {
  Family family = Family::meta;
  std::string key;
  std::string value;
  auto operator<=>(const Row&) const = default;
};

// All that a document contributes to what is believed: a pure function of it. Sorted by family and key; keys
// are unique (of two equal statements the first counts). Requires extraction indices that are in range.
std::vector<Row> believed_rows(const DocumentRecord& record);

// Keys of `members` begin with the name group and the document. The unit of a member is for the reader to
// tell.
Result<EntityEvidence> decode_member(std::string_view key, std::string_view value);

// Keys of `name_index` begin with the hash of the comparison form.
std::string name_index_prefix(std::string_view name_key);

// What one document says of one name group, as it stands in keys.
struct GroupPart {
  GroupId group;
  DocumentId document;
  auto operator<=>(const GroupPart&) const = default;
  std::string bytes() const { return group.bytes() + document.bytes(); }
};
// Of a row of members or name_index. Fails where the key is damaged.
Result<GroupPart> group_part_of_key(Family family, std::string_view key);

// The key under which `spo` has the statement of a row of `pos` or `osp`. Fails where the key is damaged.
Result<std::string> spo_key(Family family, std::string_view key);

// A statement and an observation as they are kept: their ends are name groups.
struct StoredStatement {
  GroupId subject;
  GroupId object;
  GraphStatement statement;  // without its ends
};
Result<StoredStatement> decode_statement(std::string_view spo_key, std::string_view value);

struct StoredObservation {
  GroupId about;
  GraphObservation observation;  // without what it is about
};
Result<StoredObservation> decode_observation(std::string_view key, std::string_view value);

// --- meta ---
enum class ChangeKind : std::uint8_t {
  added = 0,
  replaced = 1,
  forgotten = 2,
  linked = 3
};  // On disk: never renumber. `linked` has no document and no name.

// One change of the store, as the witness notes it.
struct StoreChange {
  std::uint64_t sequence = 0;  // 1, 2, 3 …
  ChangeKind kind = ChangeKind::added;
  DocumentId document;
  std::string name;
  bool operator==(const StoreChange&) const = default;
};

struct StoredState {
  StoreCounts counts;
  StoreChange last;  // sequence 0: nothing was ever changed
};
std::string state_key();
std::string encode_state(const StoredState& state);
Result<StoredState> decode_state(std::string_view value);

}  // namespace fangzhi
