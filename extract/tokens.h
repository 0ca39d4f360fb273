// A paragraph read as words: the cheapest cover of the text by known words, numbers, marks and unknown runs.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/lexicon.h"

namespace fangzhi {

enum class TokenKind : std::uint8_t { word, unknown, number, latin, mark, space, quoted, bracketed, titled };

// What part a token can play in a name.
enum class Nature : std::uint8_t {
  stop,          // names neither hold nor cross it: marks, function words, spaces
  short_stop,    // a function word of one character: nearly always a stop, but 乐和园 is a garden
  verbal,        // a verb that is no noun
  nominal_verb,  // a verb that lives inside names: 改造, 建设, 服务
  modifier,      // generic before a head: 重点, 现代
  content,       // nouns, places, heads, unknown words, quotations
  joiner,        // · — between parts of a name
  number,
  unit,
};

// Offsets are code points of the laid-out text.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::unknown;
  WordId word = kNoWord;
  ClassSet classes;

  bool is(WordClass c) const { return classes.has(c); }
  std::uint32_t length() const { return end - begin; }
};

// Of each character of a text the longest word of the lexicon that begins with it, and the longest that ends
// with it, whatever the tokens are; kNoWord where there is none.
struct LongestWords {
  std::vector<WordId> from, to;
};

// Reads the paragraphs of one text after each other; its buffers serve all of them. What it is given outlives
// it.
class Tokenizer {
 public:
  Tokenizer(const Lexicon& lexicon, std::u32string_view text) : lexicon_(lexicon), text_(text) {
    longest_.from.assign(text.size(), kNoWord);
    longest_.to.assign(text.size(), kNoWord);
  }

  // The tokens of text[begin, end), in order, without gaps; valid until the next call, the caller's to
  // change. Unknown characters that stand together are one token. Linear in the length of the text.
  std::vector<Token>& read(std::uint32_t begin, std::uint32_t end);

  // Of the paragraphs read so far. Call last.
  LongestWords release_longest() { return std::move(longest_); }

 private:
  // One way to reach a position.
  struct Arc {
    float cost = std::numeric_limits<float>::max();
    std::uint32_t from = 0;
    TokenKind kind = TokenKind::unknown;
    WordId word = kNoWord;
  };

  void find_cover(std::uint32_t begin);
  void offer(std::size_t to, std::size_t from, float cost, TokenKind kind, WordId word = kNoWord);
  void offer_character(std::size_t at);
  void offer_word(std::size_t from, std::size_t to, WordId word);
  void offer_count(std::size_t unit);
  bool tears_title(std::size_t to) const;
  bool takes_end_of_title(std::size_t from) const;
  void cut(std::uint32_t begin);

  const Lexicon& lexicon_;
  std::u32string_view text_;
  std::u32string_view part_;  // the paragraph that is being read
  std::vector<Arc> best_;     // the cheapest way to each position of it
  std::vector<Token> tokens_;
  LongestWords longest_;
};

}  // namespace fangzhi
