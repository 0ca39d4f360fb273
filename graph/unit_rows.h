// The rows of linking: what a document contributes under given rules (units, evidence, blocks), what is
// linked across documents (pairs, links, identities), and the notes of linking in `meta`. See store_format.h.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "graph/identity.h"
#include "graph/linking.h"
#include "graph/store_format.h"

namespace fangzhi {

// --- units, evidence, blocks ---
// What a document says of each name group, as the link unit it falls to: one for each group, sorted by group.
// Where two entities of a document in one group would fall to different units, the smaller has both. Without
// a linker every group is one unit.
std::vector<LinkUnit> document_units(const DocumentRecord& record, const Linker* linker,
                                     const std::set<GroupId>& cut);

// All that a document contributes to linking: a pure function of it, the rules and the groups that judgements
// cut. Sorted and unique.
std::vector<Row> unit_rows(const DocumentRecord& record, const Linker* linker, const std::set<GroupId>& cut);

// Keys of `units` are a group and a document; it has a row only where the unit is not the whole group.
std::string unit_key(GroupId group, DocumentId document);
std::string encode_unit_id(IdentityId unit);
Result<IdentityId> decode_unit_id(std::string_view value);

// Keys of `evidence` begin with the unit; then comes the document.
Result<LinkUnit> decode_evidence(std::string_view key, std::string_view value);

// Keys of `blocks` begin with this; then come unit and document.
std::string block_prefix(std::string_view block_key);
Result<IdentityId> unit_of_block_key(std::string_view key);

// --- pairs: keys are two units, each pair both ways round ---
std::string pair_key(IdentityId first, IdentityId second);
std::string encode_pair(const LinkPair& pair);
// `first` and `second` as the key has them.
Result<LinkPair> decode_pair(std::string_view key, std::string_view value);

// --- links: keys are units ---
struct StoredLink {
  GroupId group;  // that the unit is or is a part of
  IdentityId identity;
};
std::string encode_link(const StoredLink& link);
Result<StoredLink> decode_link(std::string_view value);

// --- identities: keys are an identity and a unit; the value is that of the unit's link ---
std::string identity_key(IdentityId identity, IdentityId unit);

// --- meta ---
// The fingerprint of the rules that the store is linked by; empty while it is being linked anew.
std::string linking_key();
// What the rows say of a linker; nullptr: nothing is linked.
std::string linking_fingerprint(const Linker* linker);
std::string encode_linking(std::string_view fingerprint);
Result<std::string> decode_linking(std::string_view value);

// Marks, whose keys are a prefix and ids and whose values are empty.
enum class Mark : char {
  changed = 3,  // a unit whose evidence or judgements changed since it was compared
  touched = 4,  // a unit that was compared but not yet clustered
  cut = 5,      // a group that judgements cut
};              // On disk: never renumber.
std::string mark_prefix(Mark mark);
std::string mark_key(Mark mark, IdentityId id);
Result<IdentityId> id_of_mark(std::string_view key);

// What was judged of two units, as the links have it. The smaller is the first.
std::string judged_prefix();
std::string judged_key(const LinkPair& pair);
std::string encode_judged(const LinkPair& pair);
Result<LinkPair> decode_judged(std::string_view key, std::string_view value);

// Pairs that wait to be compared; values are empty.
std::string waiting_prefix();
std::string waiting_prefix(IdentityId first);
std::string waiting_key(IdentityId first, IdentityId second);
Result<IdentityId> second_of_waiting(std::string_view key);

}  // namespace fangzhi
