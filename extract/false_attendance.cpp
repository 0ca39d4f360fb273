// Who speaks or comes to a place takes part in the event that the page is about, not in one that it named
// once, in passing, in another paragraph: 在杭州博览会上，…。【…】县长葛承平到场.

#include <algorithm>
#include <vector>

#include "extract/kept_statements.h"
#include "extract/paragraph_at.h"
#include "extract/settled_statements.h"

namespace fangzhi {

void drop_false_attendance(const StatementContext& context, std::vector<Statement>& statements) {
  const PageLayout& layout = context.reading.layout;
  // Headlines and the first prose of an article say what it is about.
  const auto is_lead = [&](std::size_t p) {
    constexpr std::size_t kLead = 2, kMostLines = 40;
    std::size_t prose = 0;
    for (std::size_t i = p; i-- > 0 && layout.paragraphs[i].article == layout.paragraphs[p].article;) {
      if (p - i > kMostLines) return false;
      if (layout.paragraphs[i].kind == ParagraphKind::body && ++prose >= kLead) return false;
    }
    return true;
  };
  keep_statements(context, statements, [&](std::size_t i) {
    const Statement& each = statements[i];
    if (each.predicate != "出席") return true;
    const std::vector<TextSpan>& mentions = context.names.entities()[each.object].mentions;
    if (mentions.size() != 1) return true;
    const std::size_t named = paragraph_at(layout, mentions.front().begin);
    return named == paragraph_at(layout, each.evidence.end - 1) || is_lead(named);
  });
}

}  // namespace fangzhi
