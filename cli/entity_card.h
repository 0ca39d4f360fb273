// An entity card as people read it.
#pragma once

#include <string>

#include "cli/terminal.h"
#include "core/ontology.h"
#include "graph/query.h"

namespace fangzhi {

// Lines with their ends: who it is, what happened year by year with its quotations, figures, ties, pages.
std::string card_text(const EntityCard& card, const Ontology& ontology, const Terminal& terminal);

}  // namespace fangzhi
