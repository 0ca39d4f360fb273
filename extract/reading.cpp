#include "extract/reading.h"

#include <utility>

#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kSentenceEnds = U"。！？；…";
constexpr std::u32string_view kClauseEnds = U"，：";
constexpr std::uint32_t kLongestQuotation = 14;
constexpr std::uint32_t kLongestBracket = 16;

bool contains(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// The token that closes the group opened at `open`, or `open` where it is not a short run of words.
std::uint32_t group_end(std::u32string_view text, const std::vector<Token>& tokens, std::uint32_t open, char32_t close,
                        std::uint32_t longest) {
  for (std::uint32_t i = open + 1; i < tokens.size(); ++i) {
    if (tokens[i].end - tokens[open].begin > longest + 2) return open;
    const char32_t c = text[tokens[i].begin];
    if (tokens[i].kind == TokenKind::mark && c == close) return i > open + 1 ? i : open;
    if (tokens[i].kind == TokenKind::mark && !contains(U"·、—＋+-/％%.", c)) return open;
    if (close == U'）' && (tokens[i].is(WordClass::byline) || tokens[i].kind == TokenKind::space)) return open;
  }
  return open;
}

std::vector<Token> group(std::u32string_view text, const std::vector<Token>& tokens) {
  std::vector<Token> grouped;
  grouped.reserve(tokens.size());
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const bool is_mark = tokens[i].kind == TokenKind::mark;
    const char32_t c = text[tokens[i].begin];
    std::uint32_t end = i;
    TokenKind kind = TokenKind::quoted;
    if (is_mark && c == U'“') end = group_end(text, tokens, i, U'”', kLongestQuotation);
    if (is_mark && c == U'（') {
      end = group_end(text, tokens, i, U'）', kLongestBracket);
      kind = TokenKind::bracketed;
    }
    Token token = tokens[i];
    if (end > i) {
      token = Token{tokens[i].begin, tokens[end].end, kind, kNoWord, {}};
      i = end;
    }
    grouped.push_back(token);
  }
  return grouped;
}

void add_paragraph(Reading& reading, std::uint32_t paragraph, const std::vector<Token>& tokens) {
  const std::u32string_view text = reading.text();
  std::uint32_t clause_begin = static_cast<std::uint32_t>(reading.tokens.size());
  std::uint32_t sentence_begin = clause_begin;
  std::uint32_t first_clause = static_cast<std::uint32_t>(reading.clauses.size());
  const auto end_clause = [&](std::uint32_t end) {
    if (end > clause_begin) {
      reading.clauses.push_back({{clause_begin, end}, static_cast<std::uint32_t>(reading.sentences.size())});
    }
    clause_begin = end;
  };
  const auto end_sentence = [&](std::uint32_t end) {
    end_clause(end);
    const auto clause_count = static_cast<std::uint32_t>(reading.clauses.size());
    if (end > sentence_begin) {
      reading.sentences.push_back({{sentence_begin, end}, {first_clause, clause_count}, paragraph});
    }
    sentence_begin = end;
    first_clause = clause_count;
  };
  for (const Token& token : tokens) {
    reading.tokens.push_back(token);
    if (token.kind != TokenKind::mark) continue;
    const auto end = static_cast<std::uint32_t>(reading.tokens.size());
    if (contains(kSentenceEnds, text[token.begin])) end_sentence(end);
    if (contains(kClauseEnds, text[token.begin])) end_clause(end);
  }
  end_sentence(static_cast<std::uint32_t>(reading.tokens.size()));
}

}  // namespace

Reading read_page(const Lexicon& lexicon, PageLayout layout) {
  Reading reading;
  reading.layout = std::move(layout);
  reading.tokens.reserve(reading.layout.text.size() / 2);
  for (std::uint32_t i = 0; i < reading.layout.paragraphs.size(); ++i) {
    const Paragraph& paragraph = reading.layout.paragraphs[i];
    const std::vector<Token> tokens = tokenize(lexicon, reading.text(), paragraph.begin, paragraph.end);
    add_paragraph(reading, i, group(reading.text(), tokens));
  }
  return reading;
}

}  // namespace fangzhi
