#include "extract/tokens.h"

#include <limits>

#include "core/utf8.h"

namespace fangzhi {
namespace {

bool is_number_character(std::u32string_view text, std::size_t i) {
  if (is_ascii_digit(text[i])) return true;
  const bool inside =
      i > 0 && i + 1 < text.size() && is_ascii_digit(text[i - 1]) && is_ascii_digit(text[i + 1]);
  return inside && (text[i] == U'.' || text[i] == U',');
}

TokenKind kind_of(std::u32string_view text, std::size_t i) {
  const char32_t c = text[i];
  if (is_number_character(text, i)) return TokenKind::number;
  if (is_ascii_letter(c)) return TokenKind::latin;
  if (is_space(c)) return TokenKind::space;
  if (is_han(c)) return TokenKind::unknown;
  return TokenKind::mark;
}

// One way to reach a position.
struct Arc {
  float cost = std::numeric_limits<float>::max();
  std::uint32_t from = 0;
  TokenKind kind = TokenKind::unknown;
  WordId word = kNoWord;
};

// A word costs one step however long it is, a little less when longer; an unknown character costs more than a
// word of two, so that known words win wherever they fit.
float cost_of(std::size_t length) {
  const auto n = static_cast<float>(length);
  return length == 1 ? 1.2f : 1.0f - 0.04f * n - 0.001f * n * n;
}
constexpr float kUnknownCost = 1.45f;
constexpr float kNumberedCost = 0.5f;

// Where the numeral that ends at `end` begins (第十五, 二十, 15); `end` where there is none.
std::size_t numeral_begin(std::u32string_view text, std::size_t end) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百零〇两";
  constexpr std::size_t kLongest = 12;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest &&
         (kNumerals.find(text[begin - 1]) != std::u32string_view::npos || is_ascii_digit(text[begin - 1])))
    --begin;
  if (begin < end && begin > 0 && text[begin - 1] == U'第') --begin;
  return begin;
}

void offer(Arc& arc, const Arc& candidate) {
  if (candidate.cost < arc.cost) arc = candidate;
}

}  // namespace

std::vector<Token> tokenize(const Lexicon& lexicon, std::u32string_view text, std::uint32_t begin,
                            std::uint32_t end) {
  const std::u32string_view part = text.substr(begin, end - begin);
  // The automaton reports words by rising end, so the best cover grows from left to right as it reports them.
  std::vector<Arc> best(part.size() + 1);
  best[0].cost = 0;
  std::size_t done = 0;
  const auto advance = [&](std::size_t until) {
    for (; done < until; ++done) {
      const TokenKind kind = kind_of(part, done);
      const bool goes_on = done > 0 && best[done].kind == kind &&
                           (kind == TokenKind::number || kind == TokenKind::latin) &&
                           best[done].word == kNoWord;
      const float cost = goes_on ? 0.0f : kind == TokenKind::unknown ? kUnknownCost : 1.0f;
      offer(best[done + 1], {best[done].cost + cost, static_cast<std::uint32_t>(done), kind, kNoWord});
    }
  };
  lexicon.find_all(part, [&](std::size_t from, std::size_t to, WordId word) {
    if (to > 1) advance(to - 1);
    const ClassSet classes = lexicon.classes(word);
    if (classes.has(WordClass::unit)) {
      const bool rough =
          from > 0 && (part[from - 1] == U'余' || part[from - 1] == U'多' || part[from - 1] == U'几');
      const std::size_t numeral_end = rough ? from - 1 : from;
      const std::size_t first = numeral_begin(part, numeral_end);
      if (first < numeral_end && !is_ascii_digit(part[numeral_end - 1]) && part[first] != U'第') {
        offer(best[from], {best[first].cost + kNumberedCost, static_cast<std::uint32_t>(first),
                           TokenKind::number, kNoWord});
      }
    }
    if (classes.has(WordClass::numbered)) {
      const std::size_t first = numeral_begin(part, from);
      if (first < from)
        offer(best[to],
              {best[first].cost + kNumberedCost, static_cast<std::uint32_t>(first), TokenKind::word, word});
      if (done < to) advance(to);
      if (classes.only({WordClass::numbered})) return;
    }
    offer(best[to],
          {best[from].cost + cost_of(to - from), static_cast<std::uint32_t>(from), TokenKind::word, word});
    if (done < to) advance(to);
  });
  advance(part.size());

  std::vector<Token> tokens;
  tokens.reserve(part.size() / 2 + 1);
  for (std::size_t at = part.size(); at > 0; at = best[at].from) {
    const Arc& arc = best[at];
    const bool joins = !tokens.empty() && arc.kind == tokens.back().kind && arc.kind != TokenKind::word &&
                       arc.kind != TokenKind::mark;
    if (joins) {
      tokens.back().begin = begin + arc.from;
      continue;
    }
    Token token;
    token.begin = begin + arc.from;
    token.end = begin + static_cast<std::uint32_t>(at);
    token.kind = arc.kind;
    token.word = arc.word;
    if (arc.word != kNoWord) token.classes = lexicon.classes(arc.word);
    tokens.push_back(token);
  }
  return {tokens.rbegin(), tokens.rend()};
}

}  // namespace fangzhi
