#include "extract/antecedent.h"

#include <algorithm>

#include "extract/reach.h"

namespace fangzhi {
namespace {

const Sentence& sentence_at(const Reading& reading, std::uint32_t offset) {
  return *(std::upper_bound(reading.sentences.begin(), reading.sentences.end(), offset,
                            [&](std::uint32_t at, const Sentence& each) {
                              return at < reading.tokens[each.tokens.begin].begin;
                            }) -
           1);
}

}  // namespace

std::optional<std::uint32_t> event_before(const Reading& reading, const std::vector<Mention>& mentions,
                                          TypeId event, std::uint32_t begin) {
  const auto article_of = [&](const Sentence& sentence) {
    return reading.layout.paragraphs[sentence.paragraph].article;
  };
  const auto last = static_cast<std::uint32_t>(
      std::lower_bound(mentions.begin(), mentions.end(), begin,
                       [](const Mention& mention, std::uint32_t at) { return mention.end <= at; }) -
      mentions.begin());
  const Sentence& here = sentence_at(reading, begin);
  const Sentence* named = nullptr;
  std::optional<std::uint32_t> found;
  for (std::uint32_t m = last; m-- > 0 && last - m <= kReachMentions;) {
    if (mentions[m].type != event) continue;
    const Sentence& sentence = sentence_at(reading, mentions[m].begin);
    if (article_of(sentence) != article_of(here) || (named != nullptr && named != &sentence)) break;
    named = &sentence;
    found = m;
  }
  return found;
}

std::string_view turn_of(const Lexicon& lexicon, const Token& token) {
  if (token.word == kNoWord || !token.is(WordClass::pronoun)) return {};
  return lexicon.word(token.word).detail(WordClass::pronoun, "of");
}

}  // namespace fangzhi
