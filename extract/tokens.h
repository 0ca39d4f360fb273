// A paragraph read as words: the cheapest cover of the text by known words, numbers, marks and unknown runs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/lexicon.h"

namespace fangzhi {

enum class TokenKind : std::uint8_t { word, unknown, number, latin, mark, space, quoted, bracketed, titled };

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

// The tokens of text[begin, end), in order, without gaps. Unknown characters that stand together are one
// token. Linear in the length of the text.
std::vector<Token> tokenize(const Lexicon& lexicon, std::u32string_view text, std::uint32_t begin,
                            std::uint32_t end);

}  // namespace fangzhi
