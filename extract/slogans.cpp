#include "extract/slogans.h"

#include <optional>
#include <utility>

namespace fangzhi {
namespace {

constexpr std::size_t kLongestVerb = 3;

bool is_deed(const Lexicon& lexicon, std::u32string_view word) {
  const WordId id = lexicon.find(word);
  return id != kNoWord &&
         lexicon.word(id).classes.any_of({WordClass::verb, WordClass::trigger, WordClass::nominal_verb});
}

// A member of a row: what it has in common with the others, and where it stands.
struct Member {
  std::u32string_view common;
  TextSpan at;
};

// 早|开工, of all that stands between two marks: 推动项目|早|开工 too where it is the first of its row.
std::optional<Member> opened_member(const Lexicon& lexicon, std::u32string_view text, TextSpan part) {
  for (std::size_t length = 2; length <= kLongestVerb && length < part.end - part.begin; ++length) {
    const std::size_t verb = part.end - length;
    if (!is_deed(lexicon, text.substr(verb, length))) continue;
    const std::u32string_view opening = text.substr(verb - 1, 1);
    if (lexicon.is_listed(WordClass::slogan_opening, opening))
      return Member{opening, {static_cast<std::uint32_t>(verb - 1), part.end}};
  }
  return std::nullopt;
}

// 开工|一批
std::optional<Member> closed_member(const Lexicon& lexicon, std::u32string_view text, TextSpan part) {
  constexpr std::size_t kClosing = 2;
  if (part.end - part.begin < kClosing + 2) return std::nullopt;
  const std::u32string_view closing = text.substr(part.end - kClosing, kClosing);
  if (!lexicon.is_listed(WordClass::slogan_closing, closing)) return std::nullopt;
  for (std::size_t length = 2; length <= kLongestVerb && length + kClosing <= part.end - part.begin;
       ++length) {
    const std::size_t verb = part.end - kClosing - length;
    if (is_deed(lexicon, text.substr(verb, length)))
      return Member{closing, {static_cast<std::uint32_t>(verb), part.end}};
  }
  return std::nullopt;
}

}  // namespace

std::vector<TextSpan> find_slogans(const Lexicon& lexicon, std::u32string_view text) {
  constexpr std::u32string_view kJoins = U"、，,";
  constexpr std::u32string_view kEnds = U"。；！？：\n";
  std::vector<TextSpan> slogans;
  std::optional<Member> before;  // of the row that goes on
  bool is_open = false;          // whether the last slogan is of that row
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    const bool joins = i < text.size() && kJoins.find(text[i]) != std::u32string_view::npos;
    const bool ends = i == text.size() || kEnds.find(text[i]) != std::u32string_view::npos;
    if (!joins && !ends) continue;
    std::optional<Member> member = opened_member(lexicon, text, {begin, i});
    if (!member) member = closed_member(lexicon, text, {begin, i});
    // Only the first of a row may have words before it.
    const bool goes_on = before && member && member->at.begin == begin && member->common == before->common;
    if (goes_on && is_open) slogans.back().end = i;
    if (goes_on && !is_open) slogans.push_back({before->at.begin, i});
    is_open = goes_on;
    before = ends ? std::nullopt : member;
    is_open = is_open && !ends;
    begin = i + 1;
  }
  return slogans;
}

}  // namespace fangzhi
