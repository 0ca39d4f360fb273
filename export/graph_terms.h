// What exporters share: the words of the ontology that the graph uses.
#pragma once

#include "core/ontology.h"
#include "core/result.h"
#include "graph/graph_store.h"

namespace fangzhi {

// The class of an identity, or the property of a statement. They fail where the ontology no longer defines
// it: an export that invented a meaning could not be trusted. The pointer lives as long as the ontology.
Result<const OntologyClass*> class_of(const Ontology& ontology, const Identity& identity);
Result<const OntologyProperty*> property_of(const Ontology& ontology, const GraphStatement& statement);
// By which parts belong to their wholes (graph/parts.h).
Result<const OntologyProperty*> part_property(const Ontology& ontology);

}  // namespace fangzhi
