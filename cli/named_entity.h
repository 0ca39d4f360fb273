// The entity that a word of the command line means: a name, another name, or the start of an id.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"
#include "graph/graph_store.h"

namespace fangzhi {

struct NamedEntity {
  std::string name;
  std::string type;  // a class by its id or label; empty: any
};

// The argument NAME and the option --type. The entity must outlive the parsing.
void declare_named_entity(VerbArguments& verb, NamedEntity& wanted);

// Nothing where none or several are called so: then the choice has been printed to standard output, or in
// JSON as
// {"entities":[…],"near":[…]}, and said on standard error.
Result<std::optional<IdentityId>> find_one(Session& session, const Ontology& ontology, GraphReader& reader,
                                           const NamedEntity& wanted);

// The ontology and the store that verbs with a question read.
struct OpenGraph {
  Ontology ontology;
  std::unique_ptr<GraphStore> store;
  std::unique_ptr<GraphReader> reader;
};
Result<OpenGraph> open_graph(const Session& session);

}  // namespace fangzhi
