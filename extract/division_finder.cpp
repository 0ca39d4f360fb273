#include <algorithm>
#include <iterator>

#include "core/utf8.h"
#include "extract/division_suffixes.h"
#include "extract/line_heads.h"
#include "extract/name_finder.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kListedEnds = U"区县市旗镇乡道木";  // 街道, 苏木
// Whether one of the two lists holds a word that ends so.
constexpr bool may_end_division(char32_t c) {
  constexpr std::u32string_view kEnds = U"镇乡县区旗村道屯木市";
  return kEnds.find(c) != std::u32string_view::npos;
}
constexpr std::u32string_view kTowns = U"镇乡道木";  // 街道, 苏木
constexpr std::uint32_t kLongestStem = 4;
constexpr std::uint32_t kLongestInBracket = 6;
constexpr std::uint32_t kShortestListed = 3;  // 和县 stands in too many other words
constexpr std::uint32_t kLongestListed = 15;
constexpr const char* kCountyEnds[] = {"市", "县"};

// A stem is read by characters, not by words: 永恒|乡 and 三门|县 are names although their stems are words or
// numbers.
class DivisionFinder {
 public:
  DivisionFinder(const Reading& reading, const Rulebook& rules, CandidateList& out)
      : reading_(reading), rules_(rules), out_(out) {}

  void run() {
    for (const Paragraph& line : reading_.layout.paragraphs) propose_at_head(line);
    for (std::uint32_t t = 1; t < reading_.tokens.size(); ++t) {
      if (token(t).kind == TokenKind::bracketed) propose_in_bracket(t);
      if (token(t - 1).is(WordClass::division)) propose_behind_province(t);
      if (!may_end_division(reading_.text()[token(t).end - 1])) continue;
      const std::u32string_view word = reading_.text_of(token(t));
      if (std::find(kDivisionSuffixes.begin(), kDivisionSuffixes.end(), word) != kDivisionSuffixes.end())
        propose_stems(t);
      if (kTowns.find(word.back()) != std::u32string_view::npos) propose_behind_county(t);
      if (kListedEnds.find(word.back()) != std::u32string_view::npos) propose_listed(t);
    }
  }

 private:
  const Token& token(std::uint32_t i) const { return reading_.tokens[i]; }

  // 大余|四个项目同日动工, ·武穴·: the short name of a county that heads a line by itself.
  void propose_at_head(const Paragraph& line) {
    constexpr std::uint32_t kCounty = 2;
    if (line.kind != ParagraphKind::heading) return;
    const std::uint32_t begin = head_begin(reading_.text(), line.begin);
    const std::uint32_t end = begin + kCounty;
    if (end > line.end || !ends_head(reading_.text()[end]) ||
        !rules_.is_short_county(reading_.text().substr(begin, kCounty)))
      return;
    Score score = out_.score();
    score.add(Feature::division_suffix);
    score.add(Feature::left_mark);
    out_.add(begin, end, rules_.types().place, score, "listed-division");
  }

  // 青禾公园（|青石镇|）, 云河大桥（|青石镇|石塘村|）: a short bracket is one token, so that no words show
  // its names.
  void propose_in_bracket(std::uint32_t bracket) {
    constexpr std::uint32_t kShortest = 3;
    const std::uint32_t begin = token(bracket).begin + 1, end = token(bracket).end - 1;
    if (end < begin + kShortest || end - begin > 2 * kLongestInBracket || !is_written_together(begin, end))
      return;
    if (is_zone(begin, end)) return offer_in_bracket(begin, end, rules_.types().park);
    std::uint32_t first = begin;
    for (std::uint32_t at = begin + 2; at < end; ++at) {
      const std::uint32_t close = end_of_suffix(at);
      const bool is_town = close > at && kTowns.find(reading_.text()[close - 1]) != std::u32string_view::npos;
      if (close == 0 || (close < end && !is_town) || close - first < kShortest ||
          close - first > kLongestInBracket)
        continue;
      offer_in_bracket(first, close, rules_.types().place);
      first = close;
    }
  }

  // Where a suffix that begins there ends; 0 where none does.
  std::uint32_t end_of_suffix(std::uint32_t at) const {
    for (const std::u32string_view suffix : kDivisionSuffixes) {
      if (reading_.text().substr(at, suffix.size()) == suffix)
        return at + static_cast<std::uint32_t>(suffix.size());
    }
    return 0;
  }

  // 高新区, 江陵|高新区
  bool is_zone(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t at = begin; at < end && at - begin <= kLongestStem; ++at) {
      const WordId word = rules_.lexicon().find(reading_.text().substr(at, end - at));
      if (word != kNoWord && !rules_.facts(word).zone.empty()) return true;
    }
    return false;
  }

  void offer_in_bracket(std::uint32_t begin, std::uint32_t end, TypeId type) {
    Score score = out_.score();
    for (const Feature feature : {Feature::division_suffix, Feature::left_mark, Feature::right_mark})
      score.add(feature);
    out_.add(begin, end, type, score, "division-suffix");
  }

  // The table of divisions vouches for the whole name, whatever its words are: 共和|县.
  void propose_listed(std::uint32_t last) {
    for (std::uint32_t first = last + 1; first-- > 0;) {
      if (first < last && token(first).end != token(first + 1).begin) return;
      const std::uint32_t length = token(last).end - token(first).begin;
      if (length > kLongestListed) return;
      const bool is_common = first == last && token(first).kind == TokenKind::word;  // 城区
      if (length < kShortestListed || is_common || !is_listed(first, last)) continue;
      Score score = out_.score();
      score.add(Feature::division_suffix);
      score.add(Feature::left_mark);
      if (is_cut_right(last)) score.add(Feature::right_cut_head, 0.5f);
      out_.add(token(first).begin, token(last).end, rules_.types().place, score, "listed-division");
    }
  }

  // 平度|灰埠镇: a town behind the short name of its county, which no mark parts from it. A stem of two to
  // four characters.
  void propose_behind_county(std::uint32_t suffix) {
    constexpr std::uint32_t kCounty = 2;
    const std::uint32_t end = token(suffix).end;
    const std::uint32_t stem_end = token(suffix).begin;
    for (std::uint32_t length = 2; length <= kLongestStem && length + kCounty <= stem_end; ++length) {
      const std::uint32_t town = stem_end - length;
      const std::uint32_t county = town - kCounty;
      if (!is_written_together(county, stem_end)) return;
      if (!rules_.is_short_county(reading_.text().substr(county, kCounty))) continue;
      Score score = out_.score();
      score.add(Feature::division_suffix);
      score.add(Feature::left_mark);
      out_.add(town, end, rules_.types().place, score, "division-suffix");
      out_.add(county, town, rules_.types().place, score, "listed-division");
    }
  }

  // 江苏|太仓: the short name of a county right behind the division that it lies in.
  void propose_behind_province(std::uint32_t t) {
    constexpr std::uint32_t kCounty = 2;
    const std::uint32_t begin = token(t - 1).end;
    const std::u32string_view county = reading_.text().substr(begin, kCounty);
    if (token(t).begin != begin || !rules_.is_short_county(county) || is_of_words(t, begin + kCounty)) return;
    const std::string& outer = rules_.facts(token(t - 1).word).division;
    const bool lies_there =
        std::any_of(std::begin(kCountyEnds), std::end(kCountyEnds), [&](const char* ending) {
          for (const Division* each : rules_.divisions().named(to_utf8(county) + ending)) {
            if (rules_.divisions().lies_in(*each, outer)) return true;
          }
          return false;
        });
    if (!lies_there) return;
    Score score = out_.score();
    score.add(Feature::division_suffix);
    score.add(Feature::left_mark);
    out_.add(begin, begin + kCounty, rules_.types().place, score, "listed-division");
  }

  // Whether a longer word covers the characters from token `t` to `end`: 广东|新兴|产业.
  bool is_of_words(std::uint32_t t, std::uint32_t end) const {
    for (; t < reading_.tokens.size() && token(t).begin < end; ++t) {
      const bool is_division = token(t).is(WordClass::division) && token(t).end == end;
      if (token(t).kind == TokenKind::word && token(t).length() > 1 && !is_division) return true;
    }
    return false;
  }

  bool is_written_together(std::uint32_t begin, std::uint32_t end) const {
    const std::u32string_view text = reading_.text().substr(begin, end - begin);
    return std::all_of(text.begin(), text.end(), is_han);
  }

  bool is_listed(std::uint32_t first, std::uint32_t last) const {
    return rules_.is_local_division(
        reading_.text().substr(token(first).begin, token(last).end - token(first).begin));
  }

  void propose_stems(std::uint32_t suffix) {
    std::uint32_t length = 0;
    for (std::uint32_t first = suffix; first-- > 0;) {
      const Token& t = token(first);
      if (t.end != token(first + 1).begin || !may_be_stem(first, suffix)) return;
      length += t.length();
      if (length > kLongestStem) return;
      if (length >= 2 || (length == 1 && t.kind == TokenKind::unknown)) offer(first, suffix, length);
      if (first + 1 == suffix && t.kind == TokenKind::unknown) offer_inside(first, suffix);
    }
  }

  // 西邻|仙居县, 来|民勤县: a verb of place stuck to the stem in one unknown run.
  void offer_inside(std::uint32_t stem, std::uint32_t suffix) {
    constexpr std::u32string_view kPlaces = U"邻界抵跨带来到赴往去离距至经过入返回连接";
    const std::u32string_view text = reading_.text_of(token(stem));
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
      if (kPlaces.find(text[i]) == std::u32string_view::npos) continue;
      const std::uint32_t begin = token(stem).begin + static_cast<std::uint32_t>(i) + 1;
      Score score = out_.score();
      for (const Feature feature : {Feature::division_suffix, Feature::left_mark, Feature::division_inside}) {
        score.add(feature);
      }
      out_.add(begin, token(suffix).end, rules_.types().place, score, "division-suffix");
    }
  }

  bool may_be_stem(std::uint32_t i, std::uint32_t suffix) const {
    const Token& t = token(i);
    if (t.kind != TokenKind::word && t.kind != TokenKind::unknown)
      return t.kind == TokenKind::number && is_han_number(t);
    constexpr ClassSet kNever{WordClass::pronoun,     WordClass::title,    WordClass::body,
                              WordClass::particle,    WordClass::summary,  WordClass::light_verb,
                              WordClass::trigger,     WordClass::category, WordClass::honor_prefix,
                              WordClass::generic_head};
    const bool divides = t.length() == 1 && std::find(kDivisionSuffixes.begin(), kDivisionSuffixes.end(),
                                                      reading_.text_of(t)) != kDivisionSuffixes.end();
    if (divides && i + 1 < suffix) return false;
    constexpr ClassSet kStops{WordClass::preposition, WordClass::conjunction, WordClass::auxiliary,
                              WordClass::adverb,      WordClass::determiner,  WordClass::verb};
    if (t.kind == TokenKind::word && t.classes.any_of(kStops) && t.length() > 1) return false;
    return !t.classes.any_of(kNever) ||
           (t.length() == 1 && !t.classes.has(WordClass::particle) && !t.classes.has(WordClass::pronoun));
  }

  bool is_han_number(const Token& t) const { return is_han(reading_.text()[t.begin]); }

  void offer(std::uint32_t first, std::uint32_t suffix, std::uint32_t length) {
    constexpr ClassSet kNeverFirst{WordClass::preposition, WordClass::conjunction, WordClass::auxiliary,
                                   WordClass::time,        WordClass::negation,    WordClass::adverb,
                                   WordClass::localizer};
    if (token(first).classes.any_of(kNeverFirst) && !token(first).is(WordClass::noun)) return;
    Score score = out_.score();
    score.add(Feature::division_suffix);
    score.add(left_edge(first));
    if (length == 1) score.add(Feature::division_short);
    if (length == 4) score.add(Feature::division_long);
    bool all_modifiers = true;
    for (std::uint32_t i = first; i < suffix; ++i) {
      const Token& t = token(i);
      all_modifiers = all_modifiers && (t.is(WordClass::modifier) || t.is(WordClass::noun)) && t.length() > 1;
    }
    if (all_modifiers) score.add(Feature::division_common);
    if (suffix + 1 < reading_.tokens.size() && token(suffix + 1).begin == token(suffix).end &&
        token(suffix + 1).is(WordClass::speech)) {
      score.add(Feature::left_title);
    }
    if (is_cut_right(suffix)) score.add(Feature::right_cut_head, 0.5f);
    out_.add(token(first).begin, token(suffix).end, rules_.types().place, score, "division-suffix");
  }

  // 神泉乡|卫生院: a head that is no place may be the end of a longer name.
  bool is_cut_right(std::uint32_t suffix) const {
    if (suffix + 1 >= reading_.tokens.size() || token(suffix + 1).begin != token(suffix).end) return false;
    const WordId word = token(suffix + 1).word;
    if (word == kNoWord || !token(suffix + 1).is(WordClass::head)) return false;
    return rules_.facts(word).head_type != rules_.types().place;
  }

  Feature left_edge(std::uint32_t first) const {
    if (first == 0 || token(first - 1).end != token(first).begin) return Feature::left_start;
    const Token& before = token(first - 1);
    const Nature nature = nature_of(reading_, first - 1);
    if (nature == Nature::stop || nature == Nature::verbal || nature == Nature::joiner)
      return Feature::left_mark;
    if (nature == Nature::short_stop) return Feature::left_short_function;
    if (nature == Nature::unit || nature == Nature::number) return Feature::left_number;
    const WordFacts* facts = before.word == kNoWord ? nullptr : &rules_.facts(before.word);
    const bool after_place =
        facts != nullptr && (facts->head_type == rules_.types().place || before.is(WordClass::division));
    return after_place ? Feature::left_mark : Feature::left_cut_content;
  }

  const Reading& reading_;
  const Rulebook& rules_;
  CandidateList& out_;
};

}  // namespace

void propose_divisions(const Reading& reading, const Rulebook& rules, CandidateList& out) {
  DivisionFinder(reading, rules, out).run();
}

}  // namespace fangzhi
