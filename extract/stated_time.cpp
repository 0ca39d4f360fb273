#include <algorithm>

#include "extract/dates.h"
#include "extract/reach.h"
#include "extract/statement_maker.h"

namespace fangzhi {
namespace {

// 2022年动工的|青禾广场开业: what is told of the thing in passing has a time of its own. Where the last such
// words before `end` end; else where the tokens begin.
std::uint32_t end_of_description(const Reading& reading, TokenRange tokens, std::uint32_t end) {
  std::uint32_t start = reading.tokens[tokens.begin].begin;
  for (std::uint32_t i = tokens.begin + 1; i < tokens.end && reading.tokens[i].end < end; ++i) {
    const Token& before = reading.tokens[i - 1];
    const bool describes = before.is(WordClass::trigger) && !before.is(WordClass::noun);
    if (describes && reading.text_of(reading.tokens[i]) == U"的") start = reading.tokens[i].end;
  }
  return start;
}

// 2017年 of 2017年青禾招商大会 does not say when.
const Mention* name_around(const std::vector<Mention>& mentions, TextSpan words) {
  const auto found = std::upper_bound(mentions.begin(), mentions.end(), words.begin,
                                      [](std::uint32_t at, const Mention& each) { return at < each.end; });
  return found != mentions.end() && found->begin <= words.begin && words.end <= found->end ? &*found
                                                                                           : nullptr;
}

}  // namespace

std::string stated_time(const StatementContext& context, std::uint32_t sentence, std::uint32_t end,
                        TextSpan* words) {
  const Reading& reading = context.reading;
  const Sentence& within = reading.sentences[sentence];
  const std::uint32_t start = end_of_description(reading, within.tokens, end);
  const std::uint32_t begin = end - std::min(end - start, kReachCharacters);
  const std::string& section = context.scope.section_years[within.paragraph];
  const TimeFrame frame{section, context.scope.written, context.scope.date};
  TextSpan found;
  std::string time = last_time_in(reading.text().substr(begin, end - begin), frame, &found);
  while (!time.empty()) {
    const Mention* name = name_around(context.names.mentions(), {found.begin + begin, found.end + begin});
    if (name == nullptr || name->begin < begin) break;
    time = last_time_in(reading.text().substr(begin, name->begin - begin), frame, &found);
  }
  if (words != nullptr) *words = {found.begin + begin, found.end + begin};
  return time;
}

namespace {

bool has_any(const std::vector<std::u32string>& words, std::u32string_view text) {
  return std::any_of(words.begin(), words.end(), [&](const std::u32string& word) {
    return text.find(word) != std::u32string_view::npos;
  });
}

}  // namespace

std::string day_told_before(const StatementContext& context, std::uint32_t sentence, std::uint32_t end) {
  constexpr std::size_t kDay = 10;  // of YYYY-MM-DD
  constexpr std::uint32_t kReachSentences = 40;
  const Reading& reading = context.reading;
  const Lexicon& lexicon = context.rules.lexicon();
  const Sentence& own = reading.sentences[sentence];
  const auto words = [&](const Sentence& of, std::uint32_t until) {
    const std::uint32_t begin = reading.tokens[of.tokens.begin].begin;
    return reading.text().substr(begin, until - begin);
  };
  if (has_any(lexicon.list(WordClass::other_time), words(own, end))) return {};
  bool is_same_day = has_any(lexicon.list(WordClass::same_day), words(own, end));
  const std::vector<Paragraph>& paragraphs = reading.layout.paragraphs;
  for (std::uint32_t s = sentence; s-- > 0 && sentence - s <= kReachSentences;) {
    const Sentence& before = reading.sentences[s];
    if (paragraphs[before.paragraph].article != paragraphs[own.paragraph].article) break;
    if (before.paragraph != own.paragraph && !is_same_day) break;
    const std::uint32_t before_end = reading.tokens[before.tokens.end - 1].end;
    std::string told = stated_time(context, s, before_end);
    if (told.size() == kDay) return told;
    if (!told.empty() && !is_same_day) break;
    if (before.paragraph == own.paragraph)
      is_same_day = is_same_day || has_any(lexicon.list(WordClass::same_day), words(before, before_end));
  }
  return {};
}

std::string section_time(const StatementContext& context, std::uint32_t sentence) {
  return context.scope.section_years[context.reading.sentences[sentence].paragraph];
}

}  // namespace fangzhi
