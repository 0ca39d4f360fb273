#include "extract/stated_status.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "extract/argument_finder.h"
#include "extract/reach.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

// 项目也在|年内签约: looks back, where 年内签约 looks forward.
bool tells_when(const Reading& reading, std::uint32_t i) {
  return reading.tokens[i].is(WordClass::time) && i > 0 && reading.text_of(reading.tokens[i - 1]) == U"在";
}

// 计划|总投资9.8亿元的大桥开工: the money is planned, the work is not; but 力促|总投资9.8亿元的大桥开工.
bool tells_sum(const StatementContext& context, std::uint32_t i) {
  const Reading& reading = context.reading;
  const Lexicon& lexicon = context.rules.lexicon();
  return i + 1 < reading.tokens.size() &&
         lexicon.is_listed(WordClass::estimating, reading.text_of(reading.tokens[i])) &&
         lexicon.is_listed(WordClass::paying, reading.text_of(reading.tokens[i + 1]));
}

// 公司|将|总部迁至东湖区: 将 hands over what is moved, as 把 does, and tells of no time to come.
bool hands_over(const Reading& reading, std::uint32_t i, std::uint32_t trigger) {
  constexpr std::u32string_view kArriving = U"到至进入往在户";
  if (reading.text_of(reading.tokens[i]) != U"将" || i + 1 >= trigger) return false;
  if (nature_of(reading, i + 1) != Nature::content) return false;
  const std::u32string_view verb = reading.text_of(reading.tokens[trigger]);
  const std::u32string_view behind = reading.text().substr(reading.tokens[trigger].end, 1);
  return kArriving.find(verb.back()) != std::u32string_view::npos ||
         (!behind.empty() && kArriving.find(behind.front()) != std::u32string_view::npos);
}

// 拟任|副县长的张三列席: who is to hold a post comes all the same.
bool tells_of_post(const Reading& reading, std::uint32_t i, const Frame& frame) {
  return reading.text_of(reading.tokens[i]) == U"拟任" &&
         std::find(frame.states.begin(), frame.states.end(), "出席") != frame.states.end();
}

// Null where the token says nothing of it.
const WordFacts* status_facts(const StatementContext& context, std::uint32_t i, const FrameSite& site) {
  const std::uint32_t trigger = site.trigger;
  const WordId word = context.reading.tokens[i].word;
  if (word == kNoWord) return nullptr;
  const WordFacts& facts = context.rules.facts(word);  // few words set one
  if (!facts.sets_status || tells_of_post(context.reading, i, context.rules.frames()[site.frame]) ||
      tells_sum(context, i) || tells_when(context.reading, i) || hands_over(context.reading, i, trigger))
    return nullptr;
  return &facts;
}

// 可|通车, 10月就能|投产: what is possible has not happened yet.
bool is_possible(const Reading& reading, std::uint32_t trigger, std::uint32_t begin) {
  constexpr std::u32string_view kAble[] = {U"可", U"能", U"即可", U"便可", U"方可", U"可望"};
  return trigger > begin && std::find(std::begin(kAble), std::end(kAble),
                                      reading.text_of(reading.tokens[trigger - 1])) != std::end(kAble);
}

// 投产|在即, 完工|在望, 入驻|意向: what is near, or meant, has not happened yet.
bool is_near(const Reading& reading, std::uint32_t trigger) {
  constexpr std::u32string_view kNear[] = {U"在即", U"在望", U"意向"};
  const std::u32string_view behind = reading.text().substr(reading.tokens[trigger].end);
  return std::any_of(std::begin(kNear), std::end(kNear),
                     [&](std::u32string_view word) { return behind.starts_with(word); });
}

TextSpan span_of_token(const Reading& reading, std::uint32_t i) {
  return {reading.tokens[i].begin, reading.tokens[i].end};
}

// 2024年重点工作 in a report on 2023, what is set for the year in one on 2024: whatever stands there is to
// come.
bool is_of_plan(const StatementContext& context, const FrameSite& site) {
  const std::uint32_t sentence = context.reading.clauses[site.clause].sentence;
  const std::uint32_t paragraph = context.reading.sentences[sentence].paragraph;
  if (context.scope.is_of_goals[paragraph]) return true;
  const std::string& year = context.scope.section_years[paragraph];
  return !context.scope.period.empty() && year > context.scope.period;
}

// The words between the clause's beginning and the trigger say how far the thing has come; the last one
// decides. 将 rules the clauses that follow it in its sentence.
FoundStatus status_by_words(const StatementContext& context, const FrameSite& site, StatementStatus usual) {
  const Reading& reading = context.reading;
  const TokenRange clause = clause_around(reading, site);
  if (is_possible(reading, site.trigger, clause.begin))
    return {StatementStatus::planned, span_of_token(reading, site.trigger - 1)};
  if (is_near(reading, site.trigger)) return {StatementStatus::planned, span_of_token(reading, site.trigger)};
  for (std::uint32_t i = site.trigger; i-- > clause.begin;) {
    if (const WordFacts* facts = status_facts(context, i, site))
      return {facts->status, span_of_token(reading, i)};
  }
  const Sentence& sentence = reading.sentences[reading.clauses[site.clause].sentence];
  for (std::uint32_t i = clause.begin; i-- > sentence.tokens.begin && clause.begin - i <= kReachTokens;) {
    const WordFacts* facts = status_facts(context, i, site);
    if (facts == nullptr) continue;
    if (facts->status == StatementStatus::planned)
      return {StatementStatus::planned, span_of_token(reading, i)};
    break;
  }
  return {is_of_plan(context, site) ? StatementStatus::planned : usual, {}};
}

}  // namespace

bool names_failure(const StatementContext& context, const FrameSite& site) {
  return context.rules.lexicon().is_listed(WordClass::failing,
                                           context.reading.text_of(context.reading.tokens[site.trigger]));
}

FoundStatus stated_status(const StatementContext& context, const FrameSite& site) {
  if (names_failure(context, site))
    return {StatementStatus::negated, span_of_token(context.reading, site.trigger)};
  const Frame& frame = context.rules.frames()[site.frame];
  const FoundStatus found = status_by_words(context, site, frame.usual_status);
  if (!frame.status) return found;
  // What goes on may still be a plan: 今年将加快推进.
  const bool is_plan = *frame.status == StatementStatus::ongoing && found.status == StatementStatus::planned;
  return is_plan ? found : FoundStatus{*frame.status, {}};
}

}  // namespace fangzhi
