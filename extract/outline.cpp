#include "extract/outline.h"

#include "extract/antecedent.h"
#include "extract/references.h"

namespace fangzhi {
namespace {

constexpr char32_t kLeftOut = 0;

// Small words stand for themselves, by their first character.
char32_t sign_of_token(const Reading& reading, const Token& token) {
  const char32_t first = reading.text()[token.begin];
  if (token.kind == TokenKind::space) return kLeftOut;
  if (token.kind == TokenKind::mark) return first;
  if (token.is(WordClass::trigger)) return Outline::kTrigger;
  if (token.is(WordClass::summary)) return U'等';
  if (token.is(WordClass::particle)) return first == U'的' ? first : kLeftOut;
  if (token.is(WordClass::preposition) || token.is(WordClass::conjunction)) return first;
  if (token.kind == TokenKind::number || token.is(WordClass::unit) || token.is(WordClass::time))
    return Outline::kNumber;
  if (token.classes.any_of({WordClass::adverb, WordClass::auxiliary, WordClass::negation}))
    return Outline::kAdverb;
  if (token.is(WordClass::generic_head) || token.is(WordClass::category)) return Outline::kKind;
  if (token.is(WordClass::verb) && !token.is(WordClass::noun)) return Outline::kVerb;
  if (token.is(WordClass::title)) return Outline::kTitle;
  return Outline::kOther;
}

bool joins(char32_t sign) {
  return std::u32string_view(U"、和及与以").find(sign) != std::u32string_view::npos;
}

// Items that a post may take, with what parts it from the person before.
constexpr std::uint32_t kLongestPost = 16;

bool stands_in_post(char32_t sign) {
  return Outline::is_name(sign) || sign == Outline::kTitle || sign == Outline::kOther ||
         sign == Outline::kKind || sign == U'，' || joins(sign);
}

}  // namespace

Outline::Outline(const Reading& reading, const Lexicon& lexicon, const std::vector<Mention>& mentions)
    : item_of_token_(reading.tokens.size(), kNone), item_of_mention_(mentions.size(), kNone) {
  items_.reserve(reading.tokens.size());
  read(reading, lexicon, mentions);
  join_lists(reading, mentions);
}

// A name takes the place of all tokens it touches.
void Outline::read(const Reading& reading, const Lexicon& lexicon, const std::vector<Mention>& mentions) {
  std::uint32_t next = 0;  // the first mention that no token has reached the end of
  for (std::uint32_t t = 0; t < reading.tokens.size(); ++t) {
    const Token& token = reading.tokens[t];
    while (next < mentions.size() && mentions[next].end <= token.begin) ++next;
    bool is_touched = false;
    for (std::uint32_t m = next; m < mentions.size() && mentions[m].begin < token.end; ++m) {
      is_touched = true;
      if (item_of_mention_[m] != kNone) continue;
      const auto item = static_cast<std::uint32_t>(items_.size());
      item_of_mention_[m] = item;
      items_.push_back({sign_of(mentions[m].type), t, m, item, item, mentions[m].found_by == kAnaphor});
    }
    const char32_t sign = is_touched ? kLeftOut : sign_of_token(reading, token);
    if (sign == kLeftOut) continue;
    const auto item = static_cast<std::uint32_t>(items_.size());
    item_of_token_[t] = item;
    const bool is_home = turn_of(lexicon, token) == "home";
    items_.push_back({sign, t, kNone, item, item, false, is_home, reading.text_of(token)});
  }
}

std::pair<std::uint32_t, std::uint32_t> Outline::around(const Reading& reading, std::uint32_t item,
                                                        const Paragraph& paragraph,
                                                        int sentences_before) const {
  constexpr std::uint32_t kReach = 48;
  const auto place = [&](std::uint32_t i) { return reading.tokens[items_[i].token].begin; };
  std::uint32_t begin = item;
  for (int ends = 0; begin > 0 && item - begin < kReach; --begin) {
    if (place(begin - 1) < paragraph.begin) break;
    if (ends_sentence(items_[begin - 1].sign) && ++ends > sentences_before) break;
  }
  std::uint32_t end = item;
  while (end < items_.size() && end - item < kReach && place(end) < paragraph.end &&
         !ends_sentence(items_[end].sign)) {
    ++end;
  }
  return {begin, end};
}

std::uint32_t Outline::person_before(std::uint32_t item, TypeId person) const {
  bool is_parted = false;
  for (std::uint32_t i = item; i > 0 && item - i < kLongestPost; --i) {
    const char32_t sign = items_[i - 1].sign;
    if (sign == sign_of(person)) return is_parted ? i - 1 : kNone;
    if (!stands_in_post(sign)) return kNone;
    is_parted = is_parted || sign == U'，' || joins(sign);
  }
  return kNone;
}

// The member behind the one at `item` in a list of names of its type, or kNone: A、B, and “A”“B”.
std::uint32_t Outline::next_in_list(const Reading& reading, const std::vector<Mention>& mentions,
                                    std::uint32_t item) const {
  constexpr std::u32string_view kClosing = U"”", kOpening = U"“";
  const auto size = static_cast<std::uint32_t>(items_.size());
  const auto text_at = [&](std::uint32_t at) { return reading.text().substr(at, 1); };
  std::uint32_t next = item + 1;
  while (next < size && !is_name(items_[next].sign) &&
         (joins(items_[next].sign) || items_[next].sign == U'”' || items_[next].sign == U'“'))
    ++next;
  if (next == size || items_[next].sign != items_[item].sign) return kNone;
  const std::uint32_t end = mentions[items_[item].mention].end;
  const std::uint32_t begin = mentions[items_[next].mention].begin;
  const bool is_joined = next == item + 2 && joins(items_[item + 1].sign);
  const bool is_quoted =
      begin > end + 1 && begin <= end + 3 && text_at(end) == kClosing && text_at(begin - 1) == kOpening;
  return is_joined || is_quoted ? next : kNone;
}

void Outline::join_lists(const Reading& reading, const std::vector<Mention>& mentions) {
  const auto size = static_cast<std::uint32_t>(items_.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!is_name(items_[i].sign)) continue;
    std::uint32_t last = i;
    for (std::uint32_t next = i; next != kNone; next = next_in_list(reading, mentions, last)) last = next;
    for (std::uint32_t k = i; k <= last; ++k) {
      items_[k].first = i;
      items_[k].last = last;
    }
    i = last;
  }
}

}  // namespace fangzhi
