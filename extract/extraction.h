// The whole of extraction: a page in, what it says out. A pure function: no clock, no files, no store, no
// thread of its own.
//
//   FANGZHI_ASSIGN(const Ontology ontology, Ontology::load(folder));
//   FANGZHI_ASSIGN(const Rulebook rules, Rulebook::load(folder, ontology));
//   const Extraction found = extract(rules, page);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "extract/rulebook.h"
#include "extract/trace.h"

namespace fangzhi {

// A name that a careful reader marked: its place in the page as decoded, in code points, and its type.
struct GivenName {
  TextSpan span;
  std::string type;
};

// Never fails: odd text yields less. Linear in the length of the page but for sorting. Requires a text that
// is valid UTF-8. A trace is filled with what was seen on the way. Where names are given, none are looked
// for: what is made of them can be measured apart from finding them. They do not overlap.
Extraction extract(const Rulebook& rules, const Page& page, ExtractionTrace* trace = nullptr,
                   const std::vector<GivenName>* given = nullptr);

// The page that an example of a pattern is, and the district it speaks of.
inline constexpr std::string_view kExampleDistrict = "云岭区";
Page example_page(const std::string& text);

// Runs the examples of every pattern, each as a page of its own. One sentence for each that does not do what
// it promises.
std::vector<std::string> check_examples(const Rulebook& rules);

}  // namespace fangzhi
