#include "extract/figures.h"

#include <algorithm>
#include <optional>

#include "core/utf8.h"
#include "extract/reach.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

constexpr std::uint32_t kLongestIndicator = 22;  // characters

// A number with its unit, as it stands in the page. Offsets of the laid-out text.
struct Figure {
  std::uint32_t number_token = 0;
  std::uint32_t after = 0;  // the first token past the unit
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::u32string value;
  std::u32string unit;
  bool counts = false;  // the unit is a measure word: 个, 家, 条
};

bool is_rough(std::u32string_view text) {
  return text == U"余" || text == U"多" || text == U"约" || text == U"来";
}
bool is_magnitude(char32_t c) {
  return c == U'万' || c == U'亿' || c == U'千' || c == U'百';
}

class FigureReader {
 public:
  explicit FigureReader(const StatementContext& context)
      : context_(context), reading_(context.reading), mentions_(context.names.mentions()) {}

  std::vector<Observation> run() {
    for (std::uint32_t s = 0; s < reading_.sentences.size(); ++s) {
      last_in_sentence_.reset();
      const TokenRange tokens = reading_.sentences[s].tokens;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        if (token(t).kind != TokenKind::number) continue;
        const std::optional<Figure> figure = read_figure(t, tokens.end);
        if (!figure) continue;
        take(s, *figure);
        t = figure->after - 1;
      }
    }
    return std::move(observations_);
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }
  std::u32string_view text(std::uint32_t i) const { return reading_.text_of(token(i)); }

  bool is_inside_mention(std::uint32_t begin, std::uint32_t end) const {
    const auto found = std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                                        [](const Mention& m, std::uint32_t at) { return m.end <= at; });
    return found != mentions_.end() && found->begin < end;
  }

  std::string_view unit_kind(std::uint32_t i) const {
    if (token(i).word == kNoWord) return {};
    return context_.rules.lexicon().word(token(i).word).detail(WordClass::unit, "kind");
  }

  std::optional<Figure> read_figure(std::uint32_t t, std::uint32_t stop) const {
    Figure figure;
    figure.number_token = t;
    figure.begin = token(t).begin;
    if (!is_ascii_digit(text(t).front())) return std::nullopt;  // 几, 十余: too rough to keep
    if (t > 0 && (text(t - 1) == U"第" || text(t - 1) == U"-")) return std::nullopt;
    for (char32_t c : text(t)) {
      if (c != U',') figure.value.push_back(c);
    }
    std::uint32_t i = t + 1;
    while (i < stop && (is_rough(text(i)) || (token(i).length() == 1 && is_magnitude(text(i).front())))) {
      if (!is_rough(text(i))) figure.unit += text(i);
      ++i;
    }
    if (i >= stop) return std::nullopt;
    const bool percent = text(i) == U"%" || text(i) == U"‰";
    if (!percent && !token(i).is(WordClass::unit)) return std::nullopt;
    const std::string_view kind = unit_kind(i);
    if (kind == "time" && text(i) != U"天") return std::nullopt;
    figure.unit += strip_rough(text(i));
    figure.counts = kind == "count" || kind == "people" || kind.empty();
    if (percent) figure.counts = false;
    figure.end = token(i).end;
    figure.after = i + 1;
    if (is_inside_mention(figure.begin, figure.end)) return std::nullopt;
    return figure;
  }

  static std::u32string strip_rough(std::u32string_view unit) {
    std::u32string kept;
    for (char32_t c : unit) {
      if (c != U'余' && c != U'多') kept.push_back(c);
    }
    return kept;
  }

  bool is_linking(std::uint32_t i) const {
    const Token& t = token(i);
    if (t.kind != TokenKind::word) return false;
    return t.is(WordClass::light_verb) || t.is(WordClass::adverb) || t.is(WordClass::auxiliary) ||
           (t.is(WordClass::preposition) && !t.is(WordClass::noun)) || t.is(WordClass::particle) ||
           is_rough(text(i));
  }

  bool in_indicator(std::uint32_t i) const {
    const Nature nature = nature_of(reading_, i);
    if (token(i).kind == TokenKind::mark) return reading_.is_mark(i, U'、') || nature == Nature::joiner;
    return may_stand_inside(nature) || token(i).is(WordClass::conjunction) ||
           token(i).is(WordClass::category) ||
           (nature == Nature::short_stop && !token(i).is(WordClass::particle) &&
            !token(i).is(WordClass::preposition));
  }

  static TokenRange trimmed(const Reading& reading, TokenRange range) {
    const auto is_edge = [&](std::uint32_t i) {
      const Token& t = reading.tokens[i];
      return t.kind == TokenKind::mark || t.is(WordClass::conjunction) || t.is(WordClass::light_verb) ||
             t.is(WordClass::adverb) || t.is(WordClass::auxiliary) || t.is(WordClass::time);
    };
    while (!range.empty() && is_edge(range.begin)) ++range.begin;
    while (!range.empty() && is_edge(range.end - 1)) --range.end;
    return range;
  }

  // The clause of a token, as far as a figure looks.
  TokenRange clause_of(std::uint32_t t) const {
    const auto after =
        std::upper_bound(reading_.clauses.begin(), reading_.clauses.end(), t,
                         [](std::uint32_t at, const Clause& c) { return at < c.tokens.begin; });
    const TokenRange whole = (after - 1)->tokens;
    return {t - std::min(t - whole.begin, kReachTokens), t + std::min(whole.end - t, kReachTokens)};
  }

  // What stands before the number, over words that only link: 税收收入|完成|46181万元.
  TokenRange indicator_before(const Figure& figure) const {
    const TokenRange clause = clause_of(figure.number_token);
    std::uint32_t end = figure.number_token;
    while (end > clause.begin && is_linking(end - 1)) --end;
    std::uint32_t begin = end;
    while (begin > clause.begin && in_indicator(begin - 1)) {
      if (token(end - 1).end - token(begin - 1).begin > kLongestIndicator) break;
      if (reading_.is_mark(begin - 1, U'、') && token(begin - 1).kind == TokenKind::mark &&
          follows_figure(begin - 1))
        break;
      --begin;
    }
    return trimmed(reading_, {begin, end});
  }

  // 公厕12座、…: a list of figures, not of words.
  bool follows_figure(std::uint32_t mark) const {
    return mark > 1 && (token(mark - 1).is(WordClass::unit) || text(mark - 1) == U"%");
  }

  TokenRange indicator_after(const Figure& figure) const {
    const TokenRange clause = clause_of(figure.number_token);
    std::uint32_t end = figure.after;
    if (end < clause.end && token(end).kind == TokenKind::mark) return {end, end};
    while (end < clause.end && in_indicator(end) && nature_of(reading_, end) != Nature::verbal &&
           !token(end).is(WordClass::trigger) && !token(end).is(WordClass::light_verb)) {
      if (token(end).end - token(figure.after).begin > kLongestIndicator) break;
      ++end;
    }
    return trimmed(reading_, {figure.after, end});
  }

  // 增长34.2% after a figure is how it changed.
  std::optional<std::string> change_of(const Figure& figure) const {
    if (figure.unit != U"%" && figure.unit != U"个百分点") return std::nullopt;
    const TokenRange clause = clause_of(figure.number_token);
    for (std::uint32_t i = figure.number_token; i-- > clause.begin;) {
      const std::u32string_view word = text(i);
      const bool up =
          word == U"增长" || word == U"增加" || word == U"提高" || word == U"上升" || word == U"增幅";
      const bool down = word == U"下降" || word == U"降低" || word == U"减少";
      if (up || down) return (down ? "-" : "+") + to_utf8(figure.value) + to_utf8(figure.unit);
      if (!is_linking(i)) break;
    }
    return std::nullopt;
  }

  // What a figure is about: the name that the words after it end with (总投资5亿元的X), the name that opens
  // its clause or one before it in the sentence, else the district; 全区, 全年 turn back to the district.
  std::optional<std::uint32_t> about(std::uint32_t sentence, const Figure& figure) const {
    const TokenRange clause = clause_of(figure.number_token);
    if (figure.after < clause.end && text(figure.after) == U"的") {
      if (const auto named = first_named(token(figure.after).end, token(clause.end - 1).end, true))
        return named;
    }
    const TokenRange whole = reading_.sentences[sentence].tokens;
    std::uint32_t end = figure.begin;
    for (std::uint32_t i = figure.number_token;
         i-- > whole.begin && figure.number_token - i <= kReachTokens;) {
      // A、B等12个项目: a count of many is none of theirs.
      if (token(i).is(WordClass::pronoun) || token(i).is(WordClass::summary)) return context_.names.home();
      const bool opens = i == whole.begin || token(i - 1).kind == TokenKind::mark;
      if (!opens) continue;
      const bool same_clause = i >= clause.begin;
      if (const auto named = opening_name(token(i).begin, end, same_clause)) return named;
      end = token(i).begin;
    }
    return context_.names.home();
  }

  bool carries_figures(TypeId type) const {
    const TypeTable& types = context_.rules.types();
    return type == types.park || type == types.project || type == types.institution || type == types.place;
  }

  // The name that starts at `begin`, or behind words of time and place only.
  std::optional<std::uint32_t> opening_name(std::uint32_t begin, std::uint32_t end, bool same_clause) const {
    const auto found = std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                                        [](const Mention& m, std::uint32_t at) { return m.begin < at; });
    if (found == mentions_.end() || found->begin >= end || found->begin > begin ||
        !carries_figures(found->type)) {
      return std::nullopt;
    }
    if (!same_clause && found->type == context_.rules.types().place) return std::nullopt;
    const bool among_others =
        (begin > 0 && reading_.text()[begin - 1] == U'、') || reading_.text()[found->end] == U'、';
    if (among_others) return context_.names.home();
    return context_.names.entity_of(static_cast<std::uint32_t>(found - mentions_.begin()));
  }

  bool names_person(TokenRange range) const {
    const std::uint32_t end = token(range.end - 1).end;
    auto m = std::lower_bound(mentions_.begin(), mentions_.end(), token(range.begin).begin,
                              [](const Mention& each, std::uint32_t at) { return each.end <= at; });
    for (; m != mentions_.end() && m->begin < end; ++m) {
      if (m->type == context_.rules.types().person) return true;
    }
    return false;
  }

  std::optional<std::uint32_t> first_named(std::uint32_t begin, std::uint32_t end, bool works_only) const {
    const auto first = std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                                        [](const Mention& m, std::uint32_t at) { return m.begin < at; });
    for (auto m = static_cast<std::size_t>(first - mentions_.begin());
         m < mentions_.size() && mentions_[m].end <= end; ++m) {
      if (works_only && mentions_[m].type == context_.rules.types().place) continue;
      if (carries_figures(mentions_[m].type)) return context_.names.entity_of(static_cast<std::uint32_t>(m));
    }
    return std::nullopt;
  }

  std::string indicator_text(TokenRange range) const {
    std::string indicator;
    for (std::uint32_t i = range.begin; i < range.end; ++i) indicator += to_utf8(text(i));
    return indicator;
  }

  void take(std::uint32_t sentence, const Figure& figure) {
    const std::optional<std::string> change = change_of(figure);
    const bool bare_clause = clause_of(figure.number_token).begin + 3 >= figure.number_token;
    if (change && last_in_sentence_ && bare_clause && observations_[*last_in_sentence_].change.empty()) {
      observations_[*last_in_sentence_].change = *change;
      return;
    }
    TokenRange indicator{0, 0};
    if (figure.counts) indicator = indicator_after(figure);
    if (indicator.empty()) indicator = indicator_before(figure);
    if (indicator.empty() || names_person(indicator)) return;
    const std::optional<std::uint32_t> subject = about(sentence, figure);
    if (!subject) return;
    Observation observation;
    observation.indicator = indicator_text(indicator);
    observation.value = to_utf8(figure.value);
    observation.unit = to_utf8(figure.unit);
    observation.change = change.value_or("");
    observation.about = *subject;
    observation.time = stated_time(context_, sentence, figure.begin);
    if (observation.time.empty()) observation.time = section_time(context_, sentence);
    observation.evidence = span_of(reading_, std::min(token(indicator.begin).begin, figure.begin),
                                   std::max(token(indicator.end - 1).end, figure.end));
    observation.quotation = quotation_of(context_.source, observation.evidence);
    last_in_sentence_ = observations_.size();
    observations_.push_back(std::move(observation));
  }

  const StatementContext& context_;
  const Reading& reading_;
  const std::vector<Mention>& mentions_;
  std::vector<Observation> observations_;
  std::optional<std::size_t> last_in_sentence_;
};

}  // namespace

std::vector<Observation> observe(const StatementContext& context) {
  return FigureReader(context).run();
}

}  // namespace fangzhi
