// 主楼封顶，2026年|投用, told in 2025: no word says that it is a plan, the year does. And who builds what is
// yet to be begun (业主：青禾集团。拟于2026年3月开工) is yet to build it.

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "extract/settled_statements.h"

namespace fangzhi {

void plan_what_is_to_come(const PageScope& scope, std::vector<Statement>& statements) {
  const std::string& told = scope.date.empty() ? scope.written : scope.date;
  if (told.empty()) return;
  for (Statement& each : statements) {
    // Who is elected has the post: where a page holds several articles, a later one has its own day.
    if (each.predicate == "任职") continue;
    const std::size_t known = std::min(each.time.size(), told.size());
    if (each.status == StatementStatus::done && each.time.substr(0, known) > told.substr(0, known))
      each.status = StatementStatus::planned;
  }
}

void plan_unbegun_building(std::vector<Statement>& statements) {
  constexpr std::string_view kBuilds = "建设";
  constexpr std::string_view kLife[] = {"谋划", "开工", "在建", "竣工", "投用", "投产"};
  std::set<std::uint32_t> planned, begun;
  for (const Statement& each : statements) {
    if (std::find(std::begin(kLife), std::end(kLife), each.predicate) == std::end(kLife)) continue;
    const bool lies_ahead = each.status == StatementStatus::planned || each.predicate == kLife[0];
    (lies_ahead ? planned : begun).insert(each.subject);
  }
  for (Statement& each : statements) {
    const bool is_unbegun = planned.contains(each.object) && !begun.contains(each.object);
    if (each.predicate == kBuilds && each.status == StatementStatus::done && is_unbegun)
      each.status = StatementStatus::planned;
  }
}

}  // namespace fangzhi
