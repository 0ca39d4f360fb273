// What a person means where two things are set beside one another: a name, the start of an id, or PAGE#NAME
// for what one page calls so.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"
#include "graph/explain_link.h"
#include "graph/labels.h"

namespace fangzhi {

struct NamedTarget {
  LinkTarget target;  // the units that bear the name
  EntityLabel label;  // of its identity
  JudgedSide side;    // how the ledger calls it
};

// Nothing where none or several are meant: then the choice has been printed, see find_one().
Result<std::optional<NamedTarget>> find_target(Session& session, const Ontology& ontology,
                                               GraphReader& reader, const std::string& word);

// How the ledger calls a unit: by its first document.
Result<JudgedSide> side_of(GraphReader& reader, const LinkUnit& unit);

}  // namespace fangzhi
