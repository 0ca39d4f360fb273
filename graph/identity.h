// The two steps from a document's entity to a thing in the world. Its *name group*: same type, same
// comparison form of the name, same place scope; a pure function of one entity. And its *identity*: name
// groups, or parts of them, that were linked (graph/linking.h).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "graph/graph_store.h"

namespace fangzhi {

// The comparison form of a name: NFKC, lower case, without white space, quotation marks or title marks
// (《》).
std::string name_key(std::string_view name);

// The comparison forms under which an entity may be looked up: of its name and of its aliases; sorted,
// unique, none empty.
std::vector<std::string> name_keys(const Entity& entity);

// A name group has the id of the identity that it is where nothing is linked to it.
using GroupId = IdentityId;

// The name group of an entity of a document. A name that is nothing but marks says nothing about the world,
// so it stands for itself in its document.
GroupId group_of(const Entity& entity, DocumentId document);

// The value with most votes; ties go to the longer, then to the smaller in code point order (which is the
// order of UTF-8 bytes). Requires at least one.
std::string most_borne(const std::map<std::string, std::size_t>& votes);

// An entity with the document that speaks of it, as an identity sees it.
struct EntityEvidence {
  IdentityMember member;
  std::string type;
  std::string place;
};

// What all the evidence of one identity amounts to. Requires at least one piece; their order does not matter.
Identity assemble_identity(IdentityId id, std::vector<EntityEvidence> evidence);

}  // namespace fangzhi
