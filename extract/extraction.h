// The whole of extraction: a page in, what it says out. A pure function: no clock, no files, no store, no
// thread of its own.
//
//   FANGZHI_ASSIGN(const Ontology ontology, Ontology::load(folder));
//   FANGZHI_ASSIGN(const Rulebook rules, Rulebook::load(folder, ontology));
//   const Extraction found = extract(rules, page);
#pragma once

#include <string>
#include <vector>

#include "core/page.h"
#include "extract/rulebook.h"
#include "extract/trace.h"

namespace fangzhi {

// Never fails: odd text yields less. Linear in the length of the page but for sorting. Requires a text that
// is valid UTF-8. A trace is filled with what was seen on the way.
Extraction extract(const Rulebook& rules, const Page& page, ExtractionTrace* trace = nullptr);

// Runs the examples of every pattern, each as a page of its own. One sentence for each that does not do what
// it promises.
std::vector<std::string> check_examples(const Rulebook& rules);

}  // namespace fangzhi
