// A page made ready for reading: laid out, cut into sentences and clauses, and read as words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/page_layout.h"
#include "extract/tokens.h"

namespace fangzhi {

// A range of tokens, end exclusive.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return end - begin; }
};

struct Clause {
  TokenRange tokens;
  std::uint32_t sentence = 0;
};

struct Sentence {
  TokenRange tokens;
  TokenRange clauses;  // indices of Reading::clauses
  std::uint32_t paragraph = 0;
};

struct Reading {
  PageLayout layout;
  std::vector<Token> tokens;            // of all paragraphs, in order
  std::vector<Nature> natures;          // of each token
  std::vector<std::uint32_t> token_at;  // of each character, its token; of a line feed, the one before it
  LongestWords longest;                 // of each character
  std::vector<Clause> clauses;
  std::vector<Sentence> sentences;
  std::vector<TextSpan> slogans;  // nothing is named or stated in them

  bool is_in_slogan(std::uint32_t offset) const;
  std::u32string_view text() const { return layout.text; }
  std::u32string_view text_of(const Token& token) const {
    return text().substr(token.begin, token.end - token.begin);
  }
  std::u32string_view text_of(TokenRange range) const {
    return text().substr(tokens[range.begin].begin, tokens[range.end - 1].end - tokens[range.begin].begin);
  }
  bool is_mark(std::uint32_t token, char32_t c) const { return text()[tokens[token].begin] == c; }
};

// A short quotation (“…”) and a short bracket that holds words only become one token each, since they are
// parts of names or nothing. Linear in the length of the page.
Reading read_page(const Lexicon& lexicon, PageLayout layout);

}  // namespace fangzhi
