#include "export/graph_terms.h"

#include "graph/parts.h"

namespace fangzhi {

Result<const OntologyClass*> class_of(const Ontology& ontology, const Identity& identity) {
  if (const OntologyClass* found = ontology.find_class(identity.type)) return found;
  return bad_input("entity " + identity.id.hex() + " is of class " + identity.type +
                   ", which ontology/classes.jsonc does not define; add it there, or build the graph again");
}

Result<const OntologyProperty*> property_of(const Ontology& ontology, const GraphStatement& statement) {
  if (const OntologyProperty* found = ontology.find_property(statement.predicate)) return found;
  return bad_input(
      "statement " + statement.id.hex() + " uses the predicate " + statement.predicate +
      ", which ontology/properties.jsonc does not define; add it there, or build the graph again");
}

Result<const OntologyProperty*> part_property(const Ontology& ontology) {
  const std::string id(kPartProperty);
  if (const OntologyProperty* found = ontology.find_property(id)) return found;
  return bad_input("parts and wholes are tied by " + id +
                   ", which ontology/properties.jsonc does not define; add it there");
}

}  // namespace fangzhi
