// A plan that its own sentence says came to nothing was never one: 计划7月开工，因用海未批复，至今未动工. Nor
// does work go on that is said to have stopped: 停工近一年，围挡里长了草; and 5个计划新开工项目尚未开工 have
// not begun.

#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "extract/kept_statements.h"
#include "extract/settled_statements.h"

namespace fangzhi {

namespace {

// 拟投资5亿元，|建设|云河科技园: who is to build it is stated; that work on it goes on is not.
void drop_doubled_plans(const StatementContext& context, std::vector<Statement>& statements) {
  std::map<std::uint32_t, TextSpan> built;
  for (const Statement& each : statements) {
    if (each.predicate == "建设" && each.status == StatementStatus::planned)
      built[each.object] = each.evidence;
  }
  keep_statements(context, statements, [&](std::size_t i) {
    const Statement& each = statements[i];
    if (each.predicate != "在建" || each.status != StatementStatus::planned || each.rule != "work-goes-on")
      return true;
    const auto plan = built.find(each.subject);
    return plan == built.end() || plan->second.end < each.evidence.begin ||
           each.evidence.end < plan->second.begin;
  });
}

}  // namespace

void drop_denied_plans(const StatementContext& context, std::vector<Statement>& statements) {
  drop_doubled_plans(context, statements);
  constexpr std::string_view kEverydayWork = "work-goes-on";  // whose words say little by themselves
  constexpr std::string_view kToBegin = "to-begin";
  constexpr std::uint32_t kNear = 40;  // characters of the page between the plan and its denial
  std::map<std::tuple<std::uint32_t, std::string, std::uint32_t>, TextSpan> denied;
  for (const Statement& each : statements) {
    if (each.status == StatementStatus::negated)
      denied[{each.subject, each.predicate, each.object}] = each.evidence;
  }
  if (denied.empty()) return;
  keep_statements(context, statements, [&](std::size_t i) {
    const Statement& plan = statements[i];
    const bool may_be_less = (plan.status == StatementStatus::ongoing && plan.rule == kEverydayWork) ||
                             (plan.status == StatementStatus::done && plan.rule == kToBegin);
    if (plan.status != StatementStatus::planned && !may_be_less) return true;
    const auto denial = denied.find({plan.subject, plan.predicate, plan.object});
    return denial == denied.end() || denial->second.begin > plan.evidence.end + kNear ||
           plan.evidence.begin > denial->second.end;
  });
}

}  // namespace fangzhi
