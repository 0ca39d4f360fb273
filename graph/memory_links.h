// Linking in memory, all at once: what the store in a folder comes to step by step.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/page.h"
#include "graph/graph_store.h"
#include "graph/identity.h"

namespace fangzhi {

struct MemoryLinks {
  std::map<std::pair<GroupId, DocumentId>, IdentityId> units;  // of what a document says of a group
  std::map<IdentityId, LinkUnit> evidence;                     // of each unit
  std::map<IdentityId, IdentityId> identities;                 // of each unit
  std::vector<LinkPair> pairs;                                 // smaller id first; sorted

  IdentityId identity_of(GroupId group, DocumentId document) const {
    return identities.at(units.at({group, document}));
  }
};

// Fails only where the judgements' pages cannot be read.
Result<MemoryLinks> link_in_memory(const std::map<DocumentId, DocumentRecord>& documents,
                                   const std::optional<LinkBasis>& rules,
                                   const DocumentNamed& document_named);

}  // namespace fangzhi
