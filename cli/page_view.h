// A page with its mentions marked and its statements listed: for a terminal, or as one HTML file that needs
// nothing else.
#pragma once

#include <string>

#include "cli/explanation.h"

namespace fangzhi {

// A mention as it stands in the page.
struct MarkedMention {
  TextSpan span;
  std::string type;
  std::string entity;    // the full name of what is mentioned
  std::string found_by;  // and its score: head 3.40
};
// In page order, none overlapping.
std::vector<MarkedMention> marked_mentions(const ExplainedPage& page);

// Each mention in the colour of its class; without colours in the form of annotated sentences,
// [青禾阳台:Project].
std::string page_view_text(const ExplainedPage& page, const Terminal& terminal);

// A whole document: legend, page, statements. Statements and the places they quote lead to each other; there
// is no script, and light and dark screens are served alike.
std::string page_view_html(const ExplainedPage& page);

}  // namespace fangzhi
