#include "extract/figure_indicator.h"

#include "core/utf8.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kLongestIndicator = 22;  // characters
constexpr std::uint32_t kLongestFigure = 5;      // tokens: 约|3.2|万|余|户
constexpr std::uint32_t kLongestComparison = 6;  // tokens: 比|上季|末|提高

}  // namespace

bool FigureIndicator::is_linking(std::uint32_t i) const {
  const Token& t = token(i);
  if (t.kind != TokenKind::word) return is_rough(text(i));
  return t.is(WordClass::light_verb) || t.is(WordClass::adverb) || t.is(WordClass::auxiliary) ||
         text(i) == U"分别为" || (t.is(WordClass::preposition) && !t.is(WordClass::noun)) ||
         t.is(WordClass::particle) || is_rough(text(i));
}

bool FigureIndicator::is_inside(std::uint32_t i) const {
  const Nature nature = nature_of(reading_, i);
  if (token(i).kind == TokenKind::mark) return reading_.is_mark(i, U'、') || nature == Nature::joiner;
  if (token(i).is(WordClass::title)) return true;
  return may_stand_inside(nature) || token(i).is(WordClass::conjunction) ||
         token(i).is(WordClass::category) ||
         (nature == Nature::short_stop && !token(i).is(WordClass::particle) &&
          !token(i).is(WordClass::preposition));
}

bool FigureIndicator::is_edge(std::uint32_t i) const {
  const Token& t = token(i);
  if (t.kind == TokenKind::mark || t.is(WordClass::conjunction) || t.is(WordClass::localizer)) return true;
  if (t.is(WordClass::pronoun)) return true;  // 全区
  if (t.is(WordClass::noun)) return false;
  return t.is(WordClass::light_verb) || t.is(WordClass::adverb) || t.is(WordClass::auxiliary) ||
         t.is(WordClass::time);
}

TokenRange FigureIndicator::trimmed(TokenRange range) const {
  while (!range.empty() && is_edge(range.begin)) ++range.begin;
  while (!range.empty() && is_edge(range.end - 1)) --range.end;
  return range;
}

// 公厕12座、…: a list of figures, not of words.
bool FigureIndicator::follows_figure(std::uint32_t mark) const {
  return mark > 1 && (token(mark - 1).is(WordClass::unit) || text(mark - 1) == U"%");
}

// Where the figure begins whose unit ends at `end`; `end` where none does.
std::uint32_t FigureIndicator::figure_begin(std::uint32_t end, std::uint32_t stop) const {
  if (end <= stop || (!token(end - 1).is(WordClass::unit) && text(end - 1) != U"%")) return end;
  for (std::uint32_t i = end - 1, steps = 0; i-- > stop && steps < kLongestFigure; ++steps) {
    if (token(i).kind == TokenKind::number) return i;
    if (!is_rough(text(i)) && !is_magnitude(text(i).front())) break;
  }
  return end;
}

// 比上年|提高: before what the change is measured against.
std::uint32_t FigureIndicator::before_comparison(std::uint32_t end, std::uint32_t stop) const {
  for (std::uint32_t i = end, steps = 0; i-- > stop && steps < kLongestComparison; ++steps) {
    if (token(i).kind == TokenKind::mark) break;
    if (text(i) == U"比" || text(i) == U"较") return i;
  }
  return end;
}

// Backwards over words that only link, 完成, 同比增长, 由13个精简为; notes the course that
// the nearest of them gives, and 分别.
std::uint32_t FigureIndicator::skip_links(std::uint32_t end, std::uint32_t stop, Indicator& indicator) const {
  const std::uint32_t start = end;
  bool arrives = false;
  bool moved = true;
  while (moved && end > stop) {
    moved = false;
    const std::uint32_t last = end - 1;
    if (text(last) == U"分别" || text(last) == U"分别为" || text(last) == U"各")
      indicator.is_respective = true;
    const bool rises = is_listed(WordClass::rising, last);
    const bool falls = is_listed(WordClass::falling, last);
    if (rises || falls) {
      if (!arrives && indicator.course == Course::stays)
        indicator.course = rises ? Course::rises : Course::falls;
      end = before_comparison(last, stop);
      moved = true;
    } else if (is_listed(WordClass::arriving, last)) {
      arrives = true;
      --end;
      moved = true;
    } else if (is_linking(last) || (last + 1 == start && reading_.is_mark(last, U'：')) ||
               token(last).is(WordClass::time)) {
      --end;
      moved = true;
    } else if (const std::uint32_t begin = figure_begin(end, stop); begin < end && is_start(begin, stop)) {
      end = begin;
      moved = true;
    }
  }
  return end;
}

// 由|13个, 从上年的|13个.
bool FigureIndicator::is_start(std::uint32_t number, std::uint32_t stop) const {
  for (std::uint32_t i = number, steps = 0; i-- > stop && steps < kLongestFigure; ++steps) {
    if (text(i) == U"由" || text(i) == U"从" || text(i) == U"自") return true;
    if (!is_linking(i) && !token(i).is(WordClass::time)) return false;
  }
  return false;
}

bool FigureIndicator::is_start_of_change(const Figure& figure) const {
  const TokenRange clause = clause_around(reading_, figure.number_token);
  if (!is_start(figure.number_token, clause.begin)) return false;
  for (std::uint32_t i = figure.after; i < clause.end && i < figure.after + kLongestFigure; ++i) {
    if (token(i).kind == TokenKind::number) return true;
  }
  return false;
}

// What stands before `end`.
TokenRange FigureIndicator::words_before(std::uint32_t end, std::uint32_t stop) const {
  std::uint32_t begin = end;
  while (begin > stop) {
    if (token(end - 1).end - token(begin - 1).begin > kLongestIndicator) break;
    if (text(begin - 1) == U"以上") {  // 亿元以上|项目
      const std::uint32_t number = figure_begin(begin - 1, stop);
      begin = number;
      continue;
    }
    const bool is_area = begin == end && token(begin - 1).is(WordClass::place_word);  // 建成区|26平方公里
    if (!is_inside(begin - 1) && !is_area) break;
    if (token(begin - 1).kind == TokenKind::mark && reading_.is_mark(begin - 1, U'、') &&
        follows_figure(begin - 1))
      break;
    --begin;
  }
  return trimmed({begin, end});
}

// 亿元以上|项目, 1000平方米以上|厂房: where the words that narrow down what is counted end; `begin` where
// there are none.
std::uint32_t FigureIndicator::threshold_end(std::uint32_t begin, std::uint32_t stop) const {
  for (std::uint32_t i = begin; i < stop && i < begin + kLongestFigure; ++i) {
    if (text(i) == U"以上" || text(i) == U"以下") return i + 1;
    if (token(i).kind == TokenKind::mark) break;
  }
  return begin;
}

// Whether a word belongs to what is counted: 老旧小区, 党员干部.
bool FigureIndicator::is_counted(std::uint32_t i) const {
  return is_inside(i) && nature_of(reading_, i) != Nature::verbal && !token(i).is(WordClass::trigger) &&
         !token(i).is(WordClass::light_verb);
}

// What stands behind a count: not what the next figure measures (4个项目总投资29亿元), nor a name.
TokenRange FigureIndicator::words_after(const Figure& figure, std::uint32_t stop) const {
  if (figure.after < stop && token(figure.after).kind == TokenKind::mark) return {figure.after, figure.after};
  const std::uint32_t first = threshold_end(figure.after, stop);
  std::uint32_t end = first;
  const std::size_t next = first_mention_past(mentions_, figure.end);
  const std::uint32_t name = next < mentions_.size() ? mentions_[next].begin : UINT32_MAX;
  while (end < stop && is_counted(end)) {
    if (token(end).end - token(first).begin > kLongestIndicator) break;
    if (end > first && token(end).begin == name) break;
    ++end;
  }
  if (end < stop && token(end).kind == TokenKind::number && end > first + 1) --end;
  const TokenRange words = trimmed({first, end});
  return words.begin == first && !words.empty() ? TokenRange{figure.after, words.end} : words;
}

// 改造|62个老旧小区: the verb that says what was done with what is counted.
TokenRange FigureIndicator::verb_before(const Figure& figure, std::uint32_t stop) const {
  std::uint32_t end = figure.number_token;
  while (end > stop && is_rough(text(end - 1))) --end;
  if (end == stop) return {end, end};
  const Token& verb = token(end - 1);
  const bool says_what = verb.length() > 1 && verb.is(WordClass::verb) && !verb.is(WordClass::light_verb);
  return {says_what ? end - 1 : end, end};
}

// The names at the head of an indicator say what the figure is about: 关山隧道|左线掘进.
void FigureIndicator::leave_names_out(Indicator& indicator) const {
  TokenRange& words = indicator.words;
  if (words.empty()) return;
  const std::uint32_t end = token(words.end - 1).end;
  const TypeId honor = context_.rules.types().honor;
  for (std::size_t m = first_mention_past(mentions_, token(words.begin).begin);
       m < mentions_.size() && mentions_[m].begin < end; ++m) {
    if (mentions_[m].type == honor) continue;
    TokenRange rest = words;
    while (!rest.empty() && token(rest.begin).begin < mentions_[m].end) ++rest.begin;
    rest = trimmed(rest);
    indicator.names_only = rest.empty();
    if (rest.empty()) return;
    words = rest;
  }
}

// 获批, 种了: a verb alone, which does not say what it is about.
bool FigureIndicator::is_bare_verb(TokenRange words) const {
  return words.size() == 1 && token(words.begin).is(WordClass::verb) &&
         !token(words.begin).is(WordClass::noun) && !token(words.begin).is(WordClass::nominal_verb);
}

// 列41位, 历时20天, 剩3台: no measure.
bool FigureIndicator::says_nothing(const Figure& figure, TokenRange words) const {
  if (words.empty()) return true;
  if (figure.unit == U"位") return true;
  const Token& last = token(words.end - 1);
  if (figure.unit == U"天") return !last.is(WordClass::noun);
  return words.size() == 1 && last.length() == 1 && !figure.is_length;
}

// 总投资：5亿元.
bool FigureIndicator::is_labelled(const Figure& figure, TokenRange clause) const {
  return figure.number_token == clause.begin && clause.begin > 0 && reading_.is_mark(clause.begin - 1, U'：');
}

Indicator FigureIndicator::find(const Figure& figure) const {
  TokenRange clause = clause_around(reading_, figure.number_token);
  if (is_labelled(figure, clause)) clause.begin = clause_around(reading_, clause.begin - 1).begin;
  Indicator counted;
  if (!figure.is_share()) {
    counted.words = words_after(figure, clause.end);
    counted.verb = verb_before(figure, clause.begin);
  }
  if (figure.counts && !counted.words.empty()) return counted;
  Indicator indicator;
  const std::uint32_t end = skip_links(figure.number_token, clause.begin, indicator);
  if (end > clause.begin && token(end - 1).is(WordClass::summary)) return indicator;
  indicator.words = words_before(end, clause.begin);
  leave_names_out(indicator);
  if (says_nothing(figure, indicator.words)) indicator.words = {};
  const bool says_little = indicator.words.empty() || indicator.names_only || is_bare_verb(indicator.words);
  return says_little && !counted.words.empty() ? counted : indicator;
}

std::vector<TokenRange> FigureIndicator::parts_of(TokenRange words) const {
  std::vector<TokenRange> parts;
  std::uint32_t begin = words.begin;
  for (std::uint32_t i = words.begin; i <= words.end; ++i) {
    const bool ends = i == words.end || reading_.is_mark(i, U'、') || token(i).is(WordClass::conjunction);
    if (!ends) continue;
    if (i > begin) parts.push_back({begin, i});
    begin = i + 1;
  }
  return parts;
}

std::string FigureIndicator::text_of(const Indicator& indicator) const {
  std::string words;
  for (const TokenRange range : {indicator.verb, indicator.words}) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) words += to_utf8(text(i));
  }
  return words;
}

}  // namespace fangzhi
