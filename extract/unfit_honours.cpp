// An honour says in its last word of what it may be: a 示范县 is no firm, a 特色小镇 no county, a 龙头企业 no
// project.

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "extract/kept_statements.h"
#include "extract/settled_statements.h"

namespace fangzhi {
namespace {

template <class Words>
bool ends_with_any(std::string_view name, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return name.ends_with(word); });
}

bool fits(const Entity& holder, const Entity& honour, const TypeTable& types) {
  constexpr std::string_view kDivisions[] = {"县", "旗", "镇", "乡", "村"};
  constexpr std::string_view kTowns[] = {"镇", "村"};
  constexpr std::string_view kCounties[] = {"县", "市", "区", "旗"};
  constexpr std::string_view kSettlements[] = {"镇", "乡", "村", "寨", "屯", "街道"};
  const bool is_project = holder.type == types.names[types.project];
  const bool is_body = is_project || holder.type == types.names[types.institution];
  const bool is_county = ends_with_any(holder.name, kCounties);
  if (is_body && !is_county && !ends_with_any(holder.name, kSettlements) &&
      ends_with_any(honour.name, kDivisions))
    return false;
  if (is_county && ends_with_any(honour.name, kTowns)) return false;
  return !is_project || honour.name.find("企业") == std::string::npos;
}

}  // namespace

void drop_unfit_honours(const StatementContext& context, std::vector<Statement>& statements) {
  const std::vector<Entity>& entities = context.names.entities();
  keep_statements(context, statements, [&](std::size_t i) {
    const Statement& each = statements[i];
    return each.predicate != "获评" ||
           fits(entities[each.subject], entities[each.object], context.rules.types());
  });
}

}  // namespace fangzhi
