#include "extract/reading.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extract/slogans.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kSentenceEnds = U"。！？；…";
constexpr std::u32string_view kClauseEnds = U"，：";
constexpr std::uint32_t kLongestQuotation = 14;
constexpr std::uint32_t kLongestBracket = 16;

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

// The token that closes the group opened at `open`, or `open` where it is not a short run of words.
std::uint32_t group_end(std::u32string_view text, const std::vector<Token>& tokens, std::uint32_t open,
                        char32_t close, std::uint32_t longest) {
  for (std::uint32_t i = open + 1; i < tokens.size(); ++i) {
    if (tokens[i].end - tokens[open].begin > longest + 2) return open;
    const char32_t c = text[tokens[i].begin];
    if (tokens[i].kind == TokenKind::mark && c == close) return i > open + 1 ? i : open;
    if (tokens[i].kind == TokenKind::mark && !contains(U"·、—＋+-/％%.", c)) return open;
    if (close == U'）' && (tokens[i].is(WordClass::byline) || tokens[i].kind == TokenKind::space))
      return open;
  }
  return open;
}

// Single characters that are words elsewhere but not here: a measure word with no number before it, and a
// verb or adverb stuck to a lone unknown character (万|达) are parts of an unknown name.
bool is_stray(const std::vector<Token>& tokens, std::size_t i) {
  const Token& token = tokens[i];
  if (token.kind != TokenKind::word || token.length() != 1) return false;
  const bool after_number =
      i > 0 && (tokens[i - 1].kind == TokenKind::number || tokens[i - 1].is(WordClass::determiner) ||
                tokens[i - 1].is(WordClass::unit));
  if (token.classes.only({WordClass::unit})) return !after_number;
  constexpr ClassSet kMayStray{WordClass::light_verb, WordClass::verb,     WordClass::adverb,
                               WordClass::unit,       WordClass::modifier, WordClass::determiner};
  constexpr ClassSet kAnchors{WordClass::particle, WordClass::auxiliary,   WordClass::negation,
                              WordClass::head,     WordClass::preposition, WordClass::pronoun};
  if (token.classes.any_of(kAnchors) || !token.classes.any_of(kMayStray) || after_number) return false;
  const auto is_lone = [&](std::size_t k) {
    return tokens[k].kind == TokenKind::unknown && tokens[k].length() == 1;
  };
  const bool lone_before = i > 0 && is_lone(i - 1);
  const bool number_after = i + 1 < tokens.size() && tokens[i + 1].kind == TokenKind::number;
  return lone_before && !number_after;
}

// 悦|和|园: a conjunction between a lone unknown character and a head of one character joins nothing.
bool is_false_conjunction(const std::vector<Token>& tokens, std::size_t i) {
  return i > 0 && i + 1 < tokens.size() && tokens[i].is(WordClass::conjunction) && tokens[i].length() == 1 &&
         tokens[i - 1].kind == TokenKind::unknown && tokens[i - 1].length() == 1 &&
         tokens[i + 1].length() == 1 && tokens[i + 1].is(WordClass::head);
}

void join_strays(const std::vector<Token>& tokens, std::vector<Token>& joined) {
  joined.clear();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Token token = tokens[i];
    if (is_stray(tokens, i) || is_false_conjunction(tokens, i))
      token = {token.begin, token.end, TokenKind::unknown, kNoWord, {}};
    const bool joins =
        token.kind == TokenKind::unknown && !joined.empty() && joined.back().kind == TokenKind::unknown;
    if (joins) {
      joined.back().end = token.end;
    } else {
      joined.push_back(token);
    }
  }
}

// 活动中，, 签约后: a word of place or time that closes a phrase; elsewhere (中原, 中食) the character is
// part of a name.
void settle_localizers(std::u32string_view text, std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].is(WordClass::localizer)) continue;
    const char32_t c = text[tokens[i].begin];
    const bool after_verb = i > 0 && (c == U'后' || c == U'前') &&
                            (tokens[i - 1].is(WordClass::trigger) || tokens[i - 1].is(WordClass::verb));
    const bool closes =
        after_verb || (i > 0 && (i + 1 == tokens.size() || tokens[i + 1].kind == TokenKind::mark));
    if (closes) {
      tokens[i].classes = {WordClass::particle, WordClass::localizer};
    } else {
      tokens[i] = {tokens[i].begin, tokens[i].end, TokenKind::unknown, kNoWord, {}};
    }
  }
}

// 《…》: a title speaks of a text, whatever names stand in it.
std::uint32_t title_end(std::u32string_view text, const std::vector<Token>& tokens, std::uint32_t open) {
  constexpr std::uint32_t kLongestTitle = 60;
  for (std::uint32_t i = open + 1; i < tokens.size() && tokens[i].end - tokens[open].begin <= kLongestTitle;
       ++i) {
    if (text[tokens[i].begin] == U'》') return i;
  }
  return open;
}

// Appends the tokens, each short group of them as one.
void group(std::u32string_view text, const std::vector<Token>& tokens, std::vector<Token>& out) {
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
    if (is_mark && c == U'《') {
      end = title_end(text, tokens, i);
      kind = TokenKind::titled;
    }
    Token token = tokens[i];
    if (end > i) {
      token = Token{tokens[i].begin, tokens[end].end, kind, kNoWord, {}};
      i = end;
    }
    out.push_back(token);
  }
}

// 5.云河杂粮批发市场。2019年开业: whether a list item names at its beginning, up to the mark at token `stop`,
// what it tells of. The name is the subject of what follows.
bool is_item_head(const Reading& reading, std::uint32_t first, std::uint32_t stop) {
  constexpr std::uint32_t kLongest = 40;
  constexpr std::u32string_view kNumerals = U"0123456789一二三四五六七八九十";
  const std::u32string_view text = reading.text();
  const std::u32string_view words =
      text.substr(reading.tokens[first].begin, reading.tokens[stop].begin - reading.tokens[first].begin);
  const bool is_enclosed = words.starts_with(U'（');
  const std::size_t digit = is_enclosed ? 1 : 0;
  const std::size_t mark = words.find_first_not_of(kNumerals, digit);
  if (words.size() > kLongest || mark == digit || mark >= words.size()) return false;
  if (!contains(is_enclosed ? U"）" : U".、．）", words[mark])) return false;
  const Token& last = reading.tokens[stop - 1];
  return last.is(WordClass::head) || words.back() == U'）';
}

// Cuts the tokens from `first` on, those of one paragraph, into sentences and clauses.
void cut_paragraph(Reading& reading, std::uint32_t paragraph, std::uint32_t first) {
  const std::u32string_view text = reading.text();
  std::uint32_t clause_begin = first;
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
  for (std::uint32_t i = first; i < reading.tokens.size(); ++i) {
    const Token& token = reading.tokens[i];
    if (token.kind != TokenKind::mark) continue;
    const bool opens = clause_begin == first && i > first && i + 1 < reading.tokens.size();
    if (contains(kSentenceEnds, text[token.begin]) && !(opens && is_item_head(reading, first, i)))
      end_sentence(i + 1);
    if (contains(kSentenceEnds, text[token.begin]) || contains(kClauseEnds, text[token.begin]))
      end_clause(i + 1);
  }
  end_sentence(static_cast<std::uint32_t>(reading.tokens.size()));
}

void note_places(Reading& reading) {
  reading.token_at.resize(reading.text().size());
  std::uint32_t at = 0;
  for (std::uint32_t t = 0; t < reading.tokens.size(); ++t) {
    const bool is_last = t + 1 == reading.tokens.size();
    const std::uint32_t next =
        is_last ? static_cast<std::uint32_t>(reading.text().size()) : reading.tokens[t + 1].begin;
    while (at < next) reading.token_at[at++] = t;
  }
}

}  // namespace

bool Reading::is_in_slogan(std::uint32_t offset) const {
  const auto next = std::partition_point(slogans.begin(), slogans.end(),
                                         [&](const TextSpan& each) { return each.begin <= offset; });
  return next != slogans.begin() && offset < std::prev(next)->end;
}

Reading read_page(const Lexicon& lexicon, PageLayout layout) {
  Reading reading;
  reading.layout = std::move(layout);
  const std::size_t length = reading.layout.text.size();
  reading.tokens.reserve(length / 2);
  reading.clauses.reserve(length / 8);
  reading.sentences.reserve(length / 24);
  Tokenizer tokenizer(lexicon, reading.text());
  std::vector<Token> joined;
  for (std::uint32_t i = 0; i < reading.layout.paragraphs.size(); ++i) {
    const Paragraph& paragraph = reading.layout.paragraphs[i];
    std::vector<Token>& words = tokenizer.read(paragraph.begin, paragraph.end);
    settle_localizers(reading.text(), words);
    join_strays(words, joined);
    const auto first = static_cast<std::uint32_t>(reading.tokens.size());
    group(reading.text(), joined, reading.tokens);
    cut_paragraph(reading, i, first);
  }
  reading.longest = tokenizer.release_longest();
  note_places(reading);
  find_natures(lexicon, reading);
  reading.slogans = find_slogans(lexicon, reading.text());
  return reading;
}

}  // namespace fangzhi
