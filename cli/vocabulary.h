// The words people may use for classes, relations and states, and how these are shown to them.
#pragma once

#include <string>
#include <string_view>

#include "core/ontology.h"
#include "core/page.h"
#include "core/result.h"
#include "graph/graph_store.h"

namespace fangzhi {

// The id of the class or property that a word stands for: its id, its zh or en label or its ASCII name, in
// any case. `option` is what a complaint names. Fail with usage, naming the nearest right word.
Result<std::string> class_named(const Ontology& ontology, std::string_view option, std::string_view word);
Result<std::string> property_named(const Ontology& ontology, std::string_view option, std::string_view word);
Result<StatementStatus> status_named(std::string_view option, std::string_view word);

// In Chinese; an id that the ontology does not know is shown as it is.
std::string class_label(const Ontology& ontology, std::string_view id);
std::string property_label(const Ontology& ontology, std::string_view id);
std::string status_label(StatementStatus status);
// Of what a statement says; of what is only believed (graph/parts.h) the rule.
std::string status_label(const GraphStatement& statement);

}  // namespace fangzhi
