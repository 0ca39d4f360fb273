// 主楼封顶，2026年|投用, told in 2025: no word says that it is a plan, the year does.

#include <algorithm>
#include <string>

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

}  // namespace fangzhi
