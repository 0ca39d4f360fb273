#include "extract/token_nature.h"

namespace fangzhi {
namespace {

constexpr ClassSet kContent{WordClass::noun,         WordClass::division, WordClass::head,
                            WordClass::generic_head, WordClass::body,     WordClass::honor_prefix,
                            WordClass::honor_head,   WordClass::not_name};
constexpr ClassSet kVerbal{WordClass::verb, WordClass::light_verb, WordClass::speech, WordClass::trigger};
constexpr ClassSet kFunction{WordClass::preposition, WordClass::conjunction, WordClass::particle,
                             WordClass::pronoun,     WordClass::determiner,  WordClass::adverb,
                             WordClass::auxiliary,   WordClass::negation,    WordClass::time,
                             WordClass::place_word,  WordClass::byline,      WordClass::filler,
                             WordClass::summary};
constexpr ClassSet kNamesBody{WordClass::numbered, WordClass::national};

Nature nature_of_word(const Token& token) {
  const ClassSet classes = token.classes;
  const bool short_word = token.length() == 1;
  if (classes.has(WordClass::honor_head)) return Nature::content;
  if (classes.has(WordClass::title) || classes.has(WordClass::category)) return Nature::stop;
  if (classes.any_of(kNamesBody)) return Nature::content;
  constexpr ClassSet kEndsNames{WordClass::division, WordClass::body, WordClass::head};
  if (classes.has(WordClass::nominal_verb) && !classes.any_of(kEndsNames)) return Nature::nominal_verb;
  if (classes.any_of(kContent)) return Nature::content;
  if (classes.has(WordClass::modifier)) return Nature::modifier;
  if (classes.any_of(kFunction)) return short_word ? Nature::short_stop : Nature::stop;
  if (classes.has(WordClass::unit)) return Nature::unit;
  if (classes.any_of(kVerbal)) return short_word ? Nature::short_stop : Nature::verbal;
  return Nature::content;
}

// 解放|路, 建设|街: verbs that name roads.
bool opens_road(const Reading& reading, std::uint32_t index) {
  if (!reading.tokens[index].classes.any_of(kVerbal) || index + 1 >= reading.tokens.size()) return false;
  const Token& next = reading.tokens[index + 1];
  const char32_t c = reading.text()[next.begin];
  return next.length() == 1 && next.is(WordClass::head) && (c == U'路' || c == U'街' || c == U'桥');
}

// 2015年: not a count of anything.
bool closes_date(const Reading& reading, std::uint32_t index) {
  const bool counted =
      index > 0 && reading.tokens[index].length() == 1 && reading.tokens[index - 1].kind == TokenKind::number;
  if (!counted) return false;
  const char32_t c = reading.text()[reading.tokens[index].begin];
  return c == U'年' || c == U'月' || c == U'日';
}

// 重点项目|集中签约仪式: a category that an event is about.
bool opens_event(const Reading& reading, std::uint32_t index) {
  if (!reading.tokens[index].is(WordClass::category) || index + 1 >= reading.tokens.size()) return false;
  const Token& next = reading.tokens[index + 1];
  const char32_t last = reading.text()[next.end - 1];
  return next.is(WordClass::head) && (last == U'式' || last == U'会' || last == U'动');
}

bool touch(const Reading& reading, std::uint32_t left) {
  return left + 1 < reading.tokens.size() && reading.tokens[left].end == reading.tokens[left + 1].begin;
}

// 泰仑|达|研磨, 、建|汉铝建材: a short word of grammar between characters that no word explains is one of
// them.
bool is_glued(const Lexicon& lexicon, const Reading& reading, std::uint32_t index) {
  if (index == 0 || !touch(reading, index) || !touch(reading, index - 1)) return false;
  const Token& before = reading.tokens[index - 1];
  const Token& next = reading.tokens[index + 1];
  if (lexicon.is_grammar_character(reading.text()[reading.tokens[index].begin])) return false;
  if (before.kind == TokenKind::mark && reading.is_mark(index - 1, U'、'))
    return next.kind == TokenKind::unknown;
  const bool goes_on = next.kind == TokenKind::unknown || (next.is(WordClass::noun) && next.length() > 1) ||
                       (next.is(WordClass::nominal_verb) && next.length() > 1);
  return before.kind == TokenKind::unknown && before.length() <= 2 && goes_on;
}

// 朔州至平鲁|高速公路: joins the ends of a route.
bool joins_route(const Reading& reading, std::uint32_t index) {
  if (index == 0 || !touch(reading, index) || !touch(reading, index - 1)) return false;
  if (reading.text()[reading.tokens[index].begin] != U'至') return false;
  const auto is_end = [&](const Token& token) {
    return token.kind == TokenKind::unknown || token.is(WordClass::division) ||
           (token.is(WordClass::head) && token.length() == 1);
  };
  return is_end(reading.tokens[index - 1]) && is_end(reading.tokens[index + 1]);
}

Nature nature_of_short(const Lexicon& lexicon, const Reading& reading, std::uint32_t index) {
  if (joins_route(reading, index)) return Nature::joiner;
  return is_glued(lexicon, reading, index) ? Nature::content : Nature::short_stop;
}

Nature settle_nature(const Lexicon& lexicon, const Reading& reading, std::uint32_t index) {
  const Token& token = reading.tokens[index];
  switch (token.kind) {
    case TokenKind::word:
      if (closes_date(reading, index)) return Nature::stop;
      if (opens_event(reading, index)) return Nature::content;
      if (opens_road(reading, index)) return Nature::content;
      if (const Nature nature = nature_of_word(token); nature != Nature::short_stop) return nature;
      return nature_of_short(lexicon, reading, index);
    case TokenKind::unknown:
    case TokenKind::latin:
    case TokenKind::quoted:
    case TokenKind::bracketed:
      return Nature::content;
    case TokenKind::number:
      return Nature::number;
    case TokenKind::space:
    case TokenKind::titled:
      return Nature::stop;
    case TokenKind::mark:
      break;
  }
  const char32_t c = reading.text()[token.begin];
  return c == U'·' || c == U'—' || c == U'－' || c == U'-' || c == U'+' || c == U'/' ? Nature::joiner
                                                                                     : Nature::stop;
}

}  // namespace

void find_natures(const Lexicon& lexicon, Reading& reading) {
  reading.natures.reserve(reading.tokens.size());
  for (std::uint32_t i = 0; i < reading.tokens.size(); ++i) {
    reading.natures.push_back(settle_nature(lexicon, reading, i));
  }
}

}  // namespace fangzhi
