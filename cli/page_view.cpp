#include "cli/page_view.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "cli/vocabulary.h"

namespace fangzhi {
namespace {

// The nearest of the 6 x 6 x 6 colours that terminals share.
int terminal_color(const std::string& hex) {
  int cube = 0;
  for (const std::size_t at : {1u, 3u, 5u}) {
    const long value = hex.size() == 7 ? std::strtol(hex.substr(at, 2).c_str(), nullptr, 16) : 128;
    cube = 6 * cube + static_cast<int>((value * 5 + 127) / 255);
  }
  return 16 + cube;
}

std::string colored(const OntologyClass* type, std::string_view text) {
  const int color = type == nullptr ? 244 : terminal_color(type->color);
  return "\x1b[1;4;38;5;" + std::to_string(color) + "m" + std::string(text) + "\x1b[0m";
}

// Line breaks of the page stay; all else that could give orders to a terminal does not.
std::string visible_lines(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += visible(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += "\n";
    text.remove_prefix(end + 1);
  }
}

std::string legend_text(const ExplainedPage& page, const Terminal& terminal) {
  std::map<std::string, std::size_t> counts;
  for (const Entity& entity : page.extraction.entities) counts[entity.type] += entity.mentions.size();
  std::string legend;
  for (const OntologyClass& each : page.ontology.classes()) {
    if (counts[each.id] == 0) continue;
    const std::string label = each.zh + " " + each.id;
    legend += (legend.empty() ? "" : "   ") + (terminal.has_color ? colored(&each, label) : label) + " " +
              std::to_string(counts[each.id]);
  }
  return legend.empty() ? "no mentions\n" : legend + "\n";
}

}  // namespace

std::vector<MarkedMention> marked_mentions(const ExplainedPage& page) {
  std::vector<MarkedMention> marked;
  for (std::size_t m = 0; m < page.trace.mentions.size(); ++m) {
    const Mention& mention = page.trace.mentions[m];
    const Entity& entity = page.extraction.entities[page.trace.mention_entities[m]];
    char score[32];
    std::snprintf(score, sizeof score, " %.2f", static_cast<double>(mention.score));
    marked.push_back({page.trace.reading.layout.source_span(mention.begin, mention.end), entity.type,
                      entity.name, std::string(mention.found_by) + score});
  }
  std::sort(marked.begin(), marked.end(),
            [](const MarkedMention& a, const MarkedMention& b) { return a.span < b.span; });
  const auto overlaps = [](const MarkedMention& a, const MarkedMention& b) {
    return b.span.begin < a.span.end;
  };
  marked.erase(std::unique(marked.begin(), marked.end(), overlaps), marked.end());
  return marked;
}

std::string page_view_text(const ExplainedPage& page, const Terminal& terminal) {
  std::string text = legend_text(page, terminal) + "\n";
  std::uint32_t at = 0;
  for (const MarkedMention& mention : marked_mentions(page)) {
    text += visible_lines(page.text({at, mention.span.begin}));
    const std::string form = visible_lines(page.text(mention.span));
    text += terminal.has_color ? colored(page.ontology.find_class(mention.type), form)
                               : "[" + form + ":" + mention.type + "]";
    at = mention.span.end;
  }
  text += visible_lines(page.text({at, static_cast<std::uint32_t>(page.source.size())}));
  if (text.back() != '\n') text += "\n";
  for (std::size_t s = 0; s < page.extraction.statements.size(); ++s) {
    text += "\n" + statement_text(explain_statement(page, s), terminal);
  }
  return text;
}

}  // namespace fangzhi
