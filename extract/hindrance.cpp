#include "extract/hindrance.h"

#include <algorithm>
#include <iterator>

#include "extract/token_nature.h"

namespace fangzhi {
namespace {

// A trigger that stands before a noun describes it (开工率, 签约项目) and closes no clause.
bool describes_what_follows(const Reading& reading, TokenRange clause, std::uint32_t trigger) {
  if (trigger + 1 >= clause.end) return false;
  const Token& next = reading.tokens[trigger + 1];
  const Nature nature = nature_of(reading, trigger + 1);
  if (next.is(WordClass::trigger) || next.kind == TokenKind::bracketed) return false;
  return nature == Nature::content || nature == Nature::modifier || nature == Nature::nominal_verb ||
         (next.is(WordClass::particle) && reading.text_of(next) == U"的");
}

// 集中签约|项目: the trigger says which ones.
bool counts_what_follows(const Reading& reading, TokenRange clause, std::uint32_t trigger) {
  if (trigger + 1 >= clause.end) return false;
  const Token& next = reading.tokens[trigger + 1];
  return next.is(WordClass::category) || (next.is(WordClass::generic_head) && next.length() == 2);
}

// 今年3|月|开工|后一路提速: it has begun.
bool begins_on_day(const Reading& reading, TokenRange clause, std::uint32_t trigger) {
  constexpr std::u32string_view kBeginning[] = {U"开工", U"动工", U"签约", U"开工建设"};
  if (trigger == clause.begin) return false;
  const std::u32string_view before = reading.text_of(reading.tokens[trigger - 1]);
  const std::u32string_view word = reading.text_of(reading.tokens[trigger]);
  return (before.ends_with(U'月') || before.ends_with(U'日')) &&
         std::find(std::begin(kBeginning), std::end(kBeginning), word) != std::end(kBeginning);
}

// 建成|后，年产值将达5亿元; 签约|时的投资: what is so once, or while, the thing is.
bool opens_condition(const Reading& reading, TokenRange clause, std::uint32_t trigger) {
  constexpr std::u32string_view kOpenings[] = {U"之后", U"以后", U"时", U"之时"};
  if (trigger + 1 < clause.end && reading.text_of(reading.tokens[trigger + 1]) == U"达效") ++trigger;
  if (trigger + 1 >= clause.end) return false;
  const std::u32string_view next = reading.text_of(reading.tokens[trigger + 1]);
  if (next == U"后" && begins_on_day(reading, clause, trigger)) return false;
  return next.starts_with(U'后') ||  // 达产|后年|产值 too
         std::find(std::begin(kOpenings), std::end(kOpenings), next) != std::end(kOpenings);
}

// 待|全部建成|达产，年产值将达5亿元
bool awaits(const Reading& reading, TokenRange clause, std::uint32_t trigger) {
  if (trigger == clause.begin) return false;
  const std::u32string_view first = reading.text_of(reading.tokens[clause.begin]);
  return first == U"待" || first == U"待到" || first == U"等到";
}

}  // namespace

Hindrance hindrance_of(const Reading& reading, TokenRange clause, std::uint32_t trigger, const Frame& frame) {
  if (frame.weighed) return Hindrance::weighed;
  if (frame.open) return Hindrance::none;
  if (opens_condition(reading, clause, trigger) || awaits(reading, clause, trigger))
    return Hindrance::condition;
  const bool from_behind = frame.subject.comes_from(RoleSource::after);
  if (!from_behind && !frame.object.comes_from(RoleSource::after) &&
      describes_what_follows(reading, clause, trigger))
    return Hindrance::description;
  return !from_behind && counts_what_follows(reading, clause, trigger) ? Hindrance::count : Hindrance::none;
}

}  // namespace fangzhi
