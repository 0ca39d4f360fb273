// Which document entities are one thing: the identity layer. First version: same type, same comparison form
// of the name, same place scope. A pure function of one entity, so that the order of reading cannot matter.
#pragma once

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

// The identity that an entity of a document belongs to. A name that is nothing but marks says nothing about
// the world, so it stands for itself in its document.
IdentityId identity_of(const Entity& entity, DocumentId document);

// An entity with the document that speaks of it, as an identity sees it.
struct EntityEvidence {
  IdentityMember member;
  std::string type;
  std::string place;
};

// What all the evidence of one identity amounts to. Requires at least one piece; their order does not matter.
Identity assemble_identity(IdentityId id, std::vector<EntityEvidence> evidence);

}  // namespace fangzhi
