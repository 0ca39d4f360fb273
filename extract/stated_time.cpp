#include "extract/stated_time.h"

#include <algorithm>
#include <iterator>

#include "core/utf8.h"
#include "extract/dates.h"
#include "extract/figure.h"
#include "extract/occasions.h"
#include "extract/reach.h"

namespace fangzhi {
namespace {

// 2022年动工的|青禾广场开业: what is told of the thing in passing may have a time of its own,
// 5月10日，由青禾集团承建的|青禾广场开业 has none. Where the words begin that may tell when it was: behind
// the last such description with a time before `end`, else with the tokens, and in reach.
std::uint32_t begin_of_time(const Reading& reading, TokenRange tokens, std::uint32_t end,
                            const TimeFrame& frame) {
  const std::uint32_t first = reading.tokens[tokens.begin].begin;
  if (end <= first) return end;
  const std::uint32_t reach = std::max(first, end - std::min(end, kReachCharacters));
  for (std::uint32_t i = std::min(tokens.end - 1, reading.token_at[end - 1]); i > tokens.begin; --i) {
    const Token& token = reading.tokens[i];
    const Token& before = reading.tokens[i - 1];
    if (token.end <= reach) break;
    const bool describes = before.is(WordClass::trigger) && !before.is(WordClass::noun);
    if (token.end >= end || !describes || reading.text_of(token) != U"的") continue;
    const std::u32string_view words = reading.text().substr(reach, token.begin - reach);
    const std::size_t comma = words.rfind(U'，');
    const std::u32string_view description = comma == std::u32string_view::npos ? words : words.substr(comma);
    if (!last_time_in(description, frame).empty()) return token.end;
  }
  return reach;
}

// 2017年 of 2017年青禾招商大会 does not say when.
const Mention* name_around(const std::vector<Mention>& mentions, TextSpan words) {
  const auto found = std::upper_bound(mentions.begin(), mentions.end(), words.begin,
                                      [](std::uint32_t at, const Mention& each) { return at < each.end; });
  return found != mentions.end() && found->begin <= words.begin && words.end <= found->end ? &*found
                                                                                           : nullptr;
}

// The text from `begin` to `end`, as far as it is in reach of the end.
std::u32string_view words_before(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
  begin = std::max(begin, end - std::min(end, kReachCharacters));
  return reading.text().substr(begin, end - std::min(begin, end));
}

// Whether it may have been on the day that the sentences before tell of. Not what lasts; and that works are
// completed and honours were won is told along with other news, unless the words say that it was then.
bool happens(std::string_view predicate, bool is_same_day) {
  constexpr std::string_view kLasting[] = {"谋划", "在建", "建设", "位于", "隶属"};
  constexpr std::string_view kAtOtherTimes[] = {"竣工", "获评"};
  const auto is_one_of = [&](auto& predicates) {
    return std::find(std::begin(predicates), std::end(predicates), predicate) != std::end(predicates);
  };
  return !is_one_of(kLasting) && (is_same_day || !is_one_of(kAtOtherTimes));
}

// 大桥2021年3月|开工，由青禾集团承建，|建成后…; 创建于1998年，|位于…: whether the time is that of another
// event, told in a clause before `at`.
bool is_taken(const Reading& reading, const Sentence& sentence, TextSpan time, std::uint32_t at) {
  constexpr std::u32string_view kEvents[] = {U"开工", U"动工", U"奠基", U"竣工", U"完工", U"投产", U"投用",
                                             U"通车", U"启用", U"签约", U"落户", U"开业", U"开诊", U"开园",
                                             U"开馆", U"开学", U"通水", U"投运", U"达产", U"合龙"};
  const bool is_before_mark = reading.text()[time.end] == U'，';
  const bool is_of_verb = is_before_mark && time.begin > 0 && reading.text()[time.begin - 1] == U'于';
  if ((is_before_mark && !is_of_verb) || at == 0) return false;
  const std::uint32_t told = clause_at(reading, reading.token_at[time.begin]);
  const std::uint32_t last = reading.tokens[sentence.tokens.end - 1].end;
  if (clause_at(reading, reading.token_at[at < last ? at : at - 1]) <= told) return false;
  if (is_of_verb) return true;
  const TokenRange clause = reading.clauses[told].tokens;
  const std::uint32_t clause_end = reading.tokens[clause.end - 1].end;
  const std::uint32_t length = std::min(clause_end - std::min(time.end, clause_end), kReachCharacters);
  std::u32string_view words = reading.text().substr(time.end, length);
  if (!words.empty() && words.back() == U'，') words.remove_suffix(1);
  if (words.ends_with(U"后") || words.ends_with(U"之后")) return true;  // 继去年底|集中开工后，此次…
  return std::any_of(std::begin(kEvents), std::end(kEvents), [&](std::u32string_view event) {
    return words.find(event) != std::u32string_view::npos;
  });
}

}  // namespace

FoundTime stated_time(const StatementContext& context, std::uint32_t sentence, std::uint32_t end) {
  const Reading& reading = context.reading;
  const Sentence& within = reading.sentences[sentence];
  const std::string& section = context.scope.section_years[within.paragraph];
  const TimeFrame frame{section, context.scope.written, context.scope.told_on()};
  const std::uint32_t begin = begin_of_time(reading, within.tokens, end, frame);
  const std::u32string_view text = reading.text().substr(begin, end - begin);
  TextSpan found;
  std::string time = last_time_in(text, frame, &found);
  while (!time.empty()) {
    const Mention* name = name_around(context.names.mentions(), {found.begin + begin, found.end + begin});
    if (name == nullptr || name->begin < begin) break;
    time = last_time_in(text.substr(0, name->begin - begin), frame, &found);
  }
  if (time.empty()) return {};
  const auto written_at = static_cast<std::uint32_t>(found.begin) + begin;
  if (is_taken(reading, within, {written_at, static_cast<std::uint32_t>(found.end) + begin}, end)) return {};
  // 3月5日，青禾县|一季度|重大项目开工: what a noun before it runs into says which works, not when.
  const std::size_t at = found.begin + begin;
  if (time.size() == kYearSize && found.begin > 0 && is_han(reading.text()[at - 1])) {
    TextSpan earlier;
    const std::string day = last_time_in(text.substr(0, found.begin), frame, &earlier);
    const bool is_finer = day.size() == kDaySize && day.starts_with(time);
    if (is_finer) return {day, TimeGround::words, {earlier.begin + begin, earlier.end + begin}};
  }
  return {std::move(time), TimeGround::words, {found.begin + begin, found.end + begin}};
}

namespace {

// 3月5日，青禾县一季度项目集中开工: the last day that the sentence tells, else what it tells.
std::string day_in(const StatementContext& context, std::uint32_t sentence) {
  constexpr int kMostTimes = 4;
  const Sentence& within = context.reading.sentences[sentence];
  std::uint32_t end = context.reading.tokens[within.tokens.end - 1].end;
  std::string last;
  for (int i = 0; i < kMostTimes; ++i) {
    const FoundTime found = stated_time(context, sentence, end);
    if (found.time.size() == kDaySize || found.time.empty()) return found.time.empty() ? last : found.time;
    if (last.empty()) last = found.time;
    end = found.words.begin;
  }
  return last;
}

}  // namespace

std::string day_told_before(const StatementContext& context, std::uint32_t sentence, std::uint32_t end,
                            bool goes_on) {
  const Reading& reading = context.reading;
  const Lexicon& lexicon = context.rules.lexicon();
  const Sentence& own = reading.sentences[sentence];
  const std::u32string_view own_words = words_before(reading, reading.tokens[own.tokens.begin].begin, end);
  if (lexicon.has_listed(WordClass::other_time, own_words)) return {};
  bool is_same_day = goes_on || lexicon.has_listed(WordClass::same_day, own_words);
  const std::vector<Paragraph>& paragraphs = reading.layout.paragraphs;
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= kReachSentences;) {
    const Sentence& before = reading.sentences[s];
    if (paragraphs[before.paragraph].article != paragraphs[own.paragraph].article) break;
    if (before.paragraph != own.paragraph && !is_same_day) break;
    const std::uint32_t before_end = reading.tokens[before.tokens.end - 1].end;
    std::string told = day_in(context, s);
    if (told.size() == kDaySize) return told;
    if (!told.empty() && !is_same_day) break;
    if (before.paragraph == own.paragraph && !is_same_day) {
      const std::uint32_t begin = reading.tokens[before.tokens.begin].begin;
      is_same_day = lexicon.has_listed(WordClass::same_day, words_before(reading, begin, before_end));
    }
  }
  return {};
}

std::string section_time(const StatementContext& context, std::uint32_t sentence) {
  return context.scope.section_years[context.reading.sentences[sentence].paragraph];
}

namespace {

// The day of what the article tells of, unless the words before `end` speak of another time.
std::string day_of_occasion(const StatementContext& context, std::uint32_t sentence, std::uint32_t end,
                            std::string_view predicate) {
  if (context.occasions == nullptr) return {};
  const Reading& reading = context.reading;
  const Sentence& own = reading.sentences[sentence];
  const std::u32string_view words = words_before(reading, reading.tokens[own.tokens.begin].begin, end);
  if (context.rules.lexicon().has_listed(WordClass::other_time, words)) return {};
  const std::uint32_t article = reading.layout.paragraphs[own.paragraph].article;
  return std::string(context.occasions->day_of(article, predicate));
}

// 回望2020年，…；|云河公路建成通车: the year that opens what ； divides.
FoundTime time_of_run(const StatementContext& context, std::uint32_t sentence) {
  constexpr std::uint32_t kLongestOpening = 12;  // characters
  const Reading& reading = context.reading;
  std::uint32_t first = sentence;
  while (first > 0 && sentence - first < kReachSentences &&
         reading.is_mark(reading.sentences[first].tokens.begin - 1, U'；'))
    --first;
  if (first == sentence) return {};
  const std::uint32_t begin = reading.tokens[reading.sentences[first].tokens.begin].begin;
  const std::size_t comma = reading.text().substr(begin, kLongestOpening).find(U'，');
  if (comma == std::u32string_view::npos) return {};
  FoundTime found = stated_time(context, first, begin + static_cast<std::uint32_t>(comma));
  return found.time.size() == kYearSize ? found : FoundTime{};
}

// 2015年，青林县要…。|加快云河煤矿改扩建: the year that a paragraph sets plans for, where one of its
// sentences opens with it.
FoundTime time_of_plans(const StatementContext& context, std::uint32_t sentence) {
  constexpr std::uint32_t kLongestOpening = 12;  // characters
  constexpr std::u32string_view kPlans[] = {U"要", U"将", U"计划", U"力争", U"拟"};
  const Reading& reading = context.reading;
  const std::uint32_t paragraph = reading.sentences[sentence].paragraph;
  for (std::uint32_t s = sentence; s-- > 0 && reading.sentences[s].paragraph == paragraph;) {
    const TokenRange tokens = reading.sentences[s].tokens;
    const std::uint32_t begin = reading.tokens[tokens.begin].begin;
    const std::u32string_view words =
        reading.text().substr(begin, reading.tokens[tokens.end - 1].end - begin);
    const std::size_t comma = words.substr(0, kLongestOpening).find(U'，');
    if (comma == std::u32string_view::npos) continue;
    FoundTime found = stated_time(context, s, begin + static_cast<std::uint32_t>(comma));
    if (found.time.empty()) continue;
    const bool plans = std::any_of(std::begin(kPlans), std::end(kPlans), [&](std::u32string_view plan) {
      return words.find(plan) != std::u32string_view::npos;
    });
    return plans && found.time.size() == kYearSize ? found : FoundTime{};
  }
  return {};
}

}  // namespace

FoundTime time_around(const StatementContext& context, std::uint32_t sentence, std::uint32_t end,
                      std::string_view predicate, StatementStatus status) {
  const Reading& reading = context.reading;
  const std::uint32_t begin = reading.tokens[reading.sentences[sentence].tokens.begin].begin;
  const bool is_same_day =
      context.rules.lexicon().has_listed(WordClass::same_day, words_before(reading, begin, end));
  if (status == StatementStatus::done && happens(predicate, is_same_day)) {
    std::string day = day_told_before(context, sentence, end);
    if (day.empty()) day = day_of_occasion(context, sentence, end, predicate);
    if (!day.empty()) return {std::move(day), TimeGround::story, {}};
  }
  if (predicate == "位于" || predicate == "隶属") return {};
  if (FoundTime of_run = time_of_run(context, sentence); !of_run.time.empty()) return of_run;
  if (status == StatementStatus::planned) {
    if (FoundTime of_plans = time_of_plans(context, sentence); !of_plans.time.empty()) return of_plans;
  }
  std::string year = section_time(context, sentence);
  const bool holds = status != StatementStatus::planned || year > context.scope.period ||
                     context.scope.is_of_goals[reading.sentences[sentence].paragraph];
  if (year.empty() || !holds) return {};
  const bool is_of_month =
      context.scope.month.starts_with(year) && predicate != "任职" && predicate != "建设";
  return {is_of_month ? context.scope.month : std::move(year), TimeGround::section, {}};
}

}  // namespace fangzhi
