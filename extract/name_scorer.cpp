#include "extract/name_scorer.h"

#include <algorithm>

#include "core/utf8.h"

namespace fangzhi {
namespace {

bool is_head(const Token& token) {
  return token.is(WordClass::head) || token.is(WordClass::generic_head);
}

}  // namespace

// 投资4.5亿元的|城东学校: what so much is spent on is one particular thing.
bool NameScorer::follows_amount(std::uint32_t first) const {
  if (first < 3 || reading_.text_of(reading_.tokens[first - 1]) != U"的") return false;
  const Token& unit = reading_.tokens[first - 2];
  return unit.is(WordClass::unit) && reading_.text()[unit.end - 1] == U'元' &&
         reading_.tokens[first - 3].kind == TokenKind::number;
}

Feature NameScorer::left_edge(std::uint32_t first) const {
  if (first == 0) return Feature::left_start;
  const Token& before = reading_.tokens[first - 1];
  if (reading_.text()[before.end] == U'\n') return Feature::left_start;
  if (before.is(WordClass::light_verb) || before.is(WordClass::trigger)) return Feature::left_verb;
  if (before.is(WordClass::honor_prefix)) return Feature::left_modifier;
  if (before.is(WordClass::summary)) return Feature::left_summary;
  if (follows_amount(first)) return Feature::left_amount;
  switch (nature_of(reading_, first - 1)) {
    case Nature::stop:
      if (before.kind != TokenKind::mark) return Feature::left_function;
      return reading_.is_mark(first - 1, U'、') ? Feature::left_separator : Feature::left_mark;
    case Nature::short_stop:
      return Feature::left_short_function;
    case Nature::verbal:
      return Feature::left_verb;
    case Nature::nominal_verb:
      return Feature::left_nominal_verb;
    case Nature::unit:
      return Feature::left_unit;
    case Nature::number:
      return Feature::left_number;
    case Nature::modifier:
      return Feature::left_modifier;
    case Nature::joiner:
      return Feature::left_cut_content;
    case Nature::content:
      break;
  }
  // 企业|东山县合庆木业有限公司: what it is before what it is called.
  if (before.is(WordClass::generic_head) && reading_.tokens[first].is(WordClass::division))
    return Feature::left_short_function;
  return is_head(before) ? Feature::left_cut_head : Feature::left_cut_content;
}

// 云河广场|9月竣工; not 云河街|九年一贯制学校
bool NameScorer::dates_what_follows(std::uint32_t number) const {
  const bool is_written_out = !is_ascii_digit(reading_.text()[reading_.tokens[number].begin]);
  if (is_written_out || number + 1 >= reading_.tokens.size()) return false;
  const char32_t unit = reading_.text()[reading_.tokens[number + 1].begin];
  return unit == U'年' || unit == U'月' || unit == U'日';
}

Feature NameScorer::right_edge(std::uint32_t last, HeadStrength head) const {
  const std::uint32_t next = last + 1;
  if (next >= reading_.tokens.size() || reading_.text()[reading_.tokens[last].end] == U'\n') {
    return Feature::right_mark;
  }
  const Token& after = reading_.tokens[next];
  if (after.kind == TokenKind::bracketed) return Feature::right_mark;
  if (after.is(WordClass::trigger) || after.is(WordClass::speech)) return Feature::right_verb;
  switch (nature_of(reading_, next)) {
    case Nature::stop:
      return after.kind == TokenKind::mark ? Feature::right_mark : Feature::right_function;
    case Nature::short_stop:
      return Feature::right_particle;
    case Nature::verbal:
      return Feature::right_verb;
    case Nature::nominal_verb:
      return Feature::right_nominal_verb;
    case Nature::unit:
      return Feature::right_function;
    case Nature::number:
      return dates_what_follows(next) ? Feature::right_function : Feature::right_counted;
    case Nature::modifier:
    case Nature::joiner:
    case Nature::content:
      break;
  }
  // 青禾产业园|产业转型: after a sure head a noun may begin what is said of it.
  const bool is_sure = head == HeadStrength::strong && reading_.tokens[last].length() > 1;
  // 商务局|组织: a head that is also a verb may begin what the name does.
  if (is_head(after) && after.is(WordClass::verb)) return Feature::right_nominal_verb;
  if (is_head(after)) return Feature::right_cut_head;
  return is_sure ? Feature::right_topic : Feature::right_cut_content;
}

Feature NameScorer::first_word(std::uint32_t first, bool is_only) const {
  const Token& token = reading_.tokens[first];
  if (token.is(WordClass::division) || token.is(WordClass::national)) return Feature::first_division;
  if (token.kind == TokenKind::quoted) return Feature::first_quoted;
  if (token.kind == TokenKind::unknown || token.kind == TokenKind::latin) return Feature::first_unknown;
  switch (nature_of(reading_, first)) {
    case Nature::modifier:
      return Feature::first_modifier;
    case Nature::nominal_verb:
      return Feature::first_nominal_verb;
    case Nature::verbal:
      return Feature::first_verb;
    case Nature::joiner:
      return Feature::first_joiner;
    case Nature::content:
      return is_head(token) && is_only ? Feature::first_head : Feature::first_noun;
    default:
      return Feature::first_function;
  }
}

// 在古城镇|建设|节水项目: these build something unless the head follows at once (设施建设|工程).
bool NameScorer::acts_inside(std::uint32_t i, std::uint32_t end) const {
  return i + 2 < end && lexicon_.is_listed(WordClass::building, reading_.text_of(reading_.tokens[i]));
}

void NameScorer::rate_inside(TokenRange name, Score& score) const {
  for (std::uint32_t i = name.begin + 1; i < name.end; ++i) {
    switch (nature_of(reading_, i)) {
      case Nature::verbal:
        score.add(Feature::inner_verb);
        break;
      case Nature::nominal_verb:
        score.add(acts_inside(i, name.end) ? Feature::inner_verb : Feature::inner_nominal_verb);
        break;
      case Nature::number:
        score.add(Feature::inner_number);
        break;
      case Nature::unit:
        score.add(Feature::inner_unit);
        break;
      case Nature::stop:
        score.add(Feature::inner_particle);
        break;
      case Nature::short_stop: {
        const Token& token = reading_.tokens[i];
        score.add(token.is(WordClass::conjunction) ? Feature::inner_conjunction
                  : token.is(WordClass::particle)  ? Feature::inner_particle
                                                   : Feature::inner_function);
        break;
      }
      default:
        break;
    }
  }
}

void NameScorer::rate_particular(TokenRange range, bool short_head, Score& score) const {
  std::uint32_t unknown = 0;
  std::uint32_t nouns = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const Token& token = reading_.tokens[i];
    if (token.kind == TokenKind::unknown) {
      unknown += token.length();
      if (token.length() == 1 && range.size() == 1 && !short_head) score.add(Feature::lone_unknown);
    } else if (token.kind == TokenKind::latin) {
      score.add(Feature::specific_latin);
    } else if (token.kind == TokenKind::quoted) {
      score.add(Feature::specific_quoted);
    } else if (token.is(WordClass::division) || token.is(WordClass::body)) {
      score.add(Feature::specific_division);
    } else if (token.is(WordClass::head) && !token.is(WordClass::noun)) {
      score.add(Feature::specific_place);
    } else if (nature_of(reading_, i) == Nature::content) {
      ++nouns;
    } else if (nature_of(reading_, i) == Nature::nominal_verb) {
      score.add(Feature::specific_nominal_verb);
    }
  }
  if (unknown > 0) score.add(Feature::specific_unknown, static_cast<float>(std::min(unknown, 3u)));
  if (nouns > 0) score.add(Feature::specific_noun, static_cast<float>(std::min(nouns, 3u)));
}

// What speaks against a name whose words are all common.
void NameScorer::rate_common(TokenRange name, HeadStrength head, Score& score) const {
  const Token& last = reading_.tokens[name.end - 1];
  const bool has_head = head != HeadStrength::missing;
  bool all_not_names = true;
  bool particular_word = false;
  bool content_word = false;
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    const Token& token = reading_.tokens[i];
    const bool is_last_head = has_head && i + 1 == name.end;
    const bool closes = i + 1 == name.end && token.is(WordClass::generic_head);
    all_not_names = all_not_names && (token.is(WordClass::not_name) || (closes && name.size() > 1));
    particular_word =
        particular_word || token.kind == TokenKind::unknown || token.kind == TokenKind::latin ||
        token.is(WordClass::division) ||
        (token.kind == TokenKind::quoted && name.size() > 1 && !last.is(WordClass::generic_head));
    content_word = content_word || (!is_last_head && nature_of(reading_, i) == Nature::content);
  }
  const bool quoted_and_generic = name.size() == 2 && reading_.tokens[name.begin].kind == TokenKind::quoted &&
                                  last.is(WordClass::generic_head);
  if (all_not_names || quoted_and_generic) {
    score.add(Feature::not_a_name);
  }
  if (has_head && name.size() == 1) {
    score.add(Feature::head_alone, last.length() >= 3 && !last.is(WordClass::generic_head) ? 0.5f : 1.0f);
  }
  if (has_head && last.is(WordClass::generic_head) && !particular_word && !content_word) {
    score.add(Feature::head_generic);
  }
  if (is_bare_common(name, head)) score.add(Feature::bare_common);
}

bool NameScorer::is_common(TokenRange name) const {
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    const Token& token = reading_.tokens[i];
    if (token.kind == TokenKind::unknown || token.kind == TokenKind::latin || token.is(WordClass::division) ||
        (token.kind == TokenKind::quoted && name.size() > 1)) {
      return false;
    }
  }
  return true;
}

bool NameScorer::is_bare_common(TokenRange name, HeadStrength head) const {
  return head == HeadStrength::missing && is_common(name);
}

void NameScorer::rate(TokenRange name, HeadStrength head, Score& score) const {
  constexpr std::uint32_t kUsualLength = 16;
  score.add(Feature::bias);
  score.add(left_edge(name.begin));
  score.add(right_edge(name.end - 1, head));
  score.add(first_word(name.begin, name.size() == 1));
  rate_inside(name, score);
  const bool has_head = head != HeadStrength::missing;
  const bool short_head = has_head && reading_.tokens[name.end - 1].length() == 1;
  rate_particular({name.begin, has_head ? name.end - 1 : name.end}, short_head, score);
  switch (head) {
    case HeadStrength::missing:
      score.add(Feature::head_missing);
      break;
    case HeadStrength::generic:
      break;
    case HeadStrength::weak:
      score.add(Feature::head_weak);
      break;
    case HeadStrength::strong:
      score.add(Feature::head_strong);
      break;
  }
  rate_common(name, head, score);
  const std::uint32_t length = reading_.tokens[name.end - 1].end - reading_.tokens[name.begin].begin;
  if (length > kUsualLength) score.add(Feature::long_name, static_cast<float>(length - kUsualLength));
}

}  // namespace fangzhi
