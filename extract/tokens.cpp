#include "extract/tokens.h"

#include <algorithm>

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
  if (is_han(c)) return TokenKind::unknown;
  if (is_number_character(text, i)) return TokenKind::number;
  if (is_ascii_letter(c)) return TokenKind::latin;
  if (is_space(c)) return TokenKind::space;
  return TokenKind::mark;
}

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

}  // namespace

void Tokenizer::offer(std::size_t to, std::size_t from, float cost, TokenKind kind, WordId word) {
  const float total = best_[from].cost + cost;
  if (total < best_[to].cost) best_[to] = {total, static_cast<std::uint32_t>(from), kind, word};
}

// The character as it is: a mark, a digit, something unknown. A number or a Latin word goes on for nothing.
void Tokenizer::offer_character(std::size_t at) {
  const TokenKind kind = kind_of(part_, at);
  const bool may_go_on = kind == TokenKind::number || kind == TokenKind::latin;
  const bool goes_on = may_go_on && best_[at].kind == kind && best_[at].word == kNoWord;
  offer(at + 1, at, goes_on ? 0.0f : kind == TokenKind::unknown ? kUnknownCost : 1.0f, kind);
}

// 三十|个, 二十余|亩: the numeral before a unit is one token.
void Tokenizer::offer_count(std::size_t unit) {
  const bool rough =
      unit > 0 && (part_[unit - 1] == U'余' || part_[unit - 1] == U'多' || part_[unit - 1] == U'几');
  const std::size_t end = rough ? unit - 1 : unit;
  const std::size_t first = numeral_begin(part_, end);
  if (first == end || is_ascii_digit(part_[end - 1]) || part_[first] == U'第') return;
  offer(unit, first, kNumberedCost, TokenKind::number);
}

// 江阴|市长, not 江阴市|长; but 江阴市|长江路: whether the division that ends at `to` takes the first
// character of the title that follows.
bool Tokenizer::tears_title(std::size_t to) const {
  constexpr std::size_t kLongest = 3;
  if (to < 2 || to == part_.size() || part_[to] != U'长') return false;
  for (std::size_t length = 2; length <= kLongest && to + length <= part_.size(); ++length) {
    if (lexicon_.find(part_.substr(to, length)) != kNoWord) return false;
  }
  const WordId title = lexicon_.find(part_.substr(to - 1, 2));
  return title != kNoWord && lexicon_.classes(title).has(WordClass::title);
}

// 交通局局|长江|再云, 副县|长安|国: whether the word at `from` takes the last character of a title, as the
// character before the title tells; but not 青林县|长江路.
bool Tokenizer::takes_end_of_title(std::size_t from) const {
  constexpr std::u32string_view kBefore = U"副代任原、";
  if (from < 2 || part_[from] != U'长') return false;
  const char32_t before = part_[from - 2];
  if (before != part_[from - 1] && kBefore.find(before) == std::u32string_view::npos) return false;
  const WordId title = lexicon_.find(part_.substr(from - 1, 2));
  return title != kNoWord && lexicon_.classes(title).has(WordClass::title);
}

void Tokenizer::offer_word(std::size_t from, std::size_t to, WordId word) {
  const ClassSet classes = lexicon_.classes(word);
  if (classes.has(WordClass::division) && tears_title(to)) return;
  if (to - from > 1 && takes_end_of_title(from)) return;
  if (classes.has(WordClass::unit)) offer_count(from);
  if (classes.has(WordClass::numbered)) {
    const std::size_t first = numeral_begin(part_, from);
    if (first < from) offer(to, first, kNumberedCost, TokenKind::word, word);
    if (classes.only({WordClass::numbered})) return;
  }
  offer(to, from, cost_of(to - from), TokenKind::word, word);
}

// The automaton reports words by rising end, of one end the longest first, so the best cover grows from left
// to right as it reports them.
void Tokenizer::find_cover(std::uint32_t begin) {
  best_.assign(part_.size() + 1, Arc());
  best_[0].cost = 0;
  std::size_t done = 0;
  WordId* const longest_from = longest_.from.data() + begin;
  WordId* const longest_to = longest_.to.data() + begin;
  lexicon_.find_all(part_, [&](std::size_t from, std::size_t to, WordId word) {
    longest_from[from] = word;
    if (longest_to[to - 1] == kNoWord) longest_to[to - 1] = word;
    while (done + 1 < to) offer_character(done++);
    offer_word(from, to, word);
    if (done < to) offer_character(done++);
  });
  while (done < part_.size()) offer_character(done++);
}

// From the end back along the best arcs.
void Tokenizer::cut(std::uint32_t begin) {
  tokens_.clear();
  for (std::size_t at = part_.size(); at > 0; at = best_[at].from) {
    const Arc& arc = best_[at];
    const bool joins = !tokens_.empty() && arc.kind == tokens_.back().kind && arc.kind != TokenKind::word &&
                       arc.kind != TokenKind::mark;
    if (joins) {
      tokens_.back().begin = begin + arc.from;
      continue;
    }
    const ClassSet classes = arc.word == kNoWord ? ClassSet() : lexicon_.classes(arc.word);
    tokens_.push_back(
        {begin + arc.from, begin + static_cast<std::uint32_t>(at), arc.kind, arc.word, classes});
  }
  std::reverse(tokens_.begin(), tokens_.end());
}

std::vector<Token>& Tokenizer::read(std::uint32_t begin, std::uint32_t end) {
  part_ = text_.substr(begin, end - begin);
  find_cover(begin);
  cut(begin);
  return tokens_;
}

}  // namespace fangzhi
