// Which document entities are one thing: the identity layer. First version: same type, same canonical name, same place
// scope. A pure function of one entity, so that the order of reading cannot matter.
#pragma once

#include <string>
#include <string_view>

#include "core/page.h"

namespace fangzhi {

// The comparison form of a name: NFKC, lower case, without white space, quotation marks or title marks (《》).
std::string name_key(std::string_view name);

// The identity that an entity of a document belongs to.
IdentityId identity_of(const Entity& entity, DocumentId document);

}  // namespace fangzhi
