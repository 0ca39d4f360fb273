#include "extract/name_edges.h"

#include <set>

namespace fangzhi {

void settle_marks(std::u32string_view text, std::vector<Mention>& mentions) {
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const bool opens = name.find(U'“') != std::u32string_view::npos;
    const bool closes = name.find(U'”') != std::u32string_view::npos;
    if (opens == closes || name.size() < 2) continue;
    if (name.front() == U'“') {
      ++mention.begin;
    } else if (name.back() == U'”') {
      --mention.end;
    } else if (opens && text.substr(mention.end).starts_with(U'”')) {
      ++mention.end;
    } else if (closes && text.substr(0, mention.begin).ends_with(U'“')) {
      --mention.begin;
    }
  }
}

void cut_known_persons(std::u32string_view text, TypeId person, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kKnown = 3;  // characters: of two, many are words too
  std::set<std::u32string_view> known;
  for (const Mention& each : mentions) {
    if (each.type == person && each.end - each.begin == kKnown) known.insert(text.substr(each.begin, kKnown));
  }
  for (Mention& each : mentions) {
    const bool is_longer = each.type == person && each.end - each.begin == kKnown + 1;
    if (is_longer && known.contains(text.substr(each.begin, kKnown))) --each.end;
  }
}

void cut_lists_of_honors(const Reading& reading, TypeId honor, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kList = U"名单";
  constexpr std::uint32_t kShortest = 4;
  for (Mention& mention : mentions) {
    const std::u32string_view name = reading.text().substr(mention.begin, mention.end - mention.begin);
    if (mention.type != honor || !name.ends_with(kList) || name.size() < kShortest + kList.size()) continue;
    const std::uint32_t list = reading.token_at[mention.end - kList.size()];
    const bool is_word = reading.tokens[list].begin == mention.end - kList.size();
    if (is_word && !reading.tokens[list - 1].classes.any_of({WordClass::verb, WordClass::nominal_verb}))
      mention.end -= static_cast<std::uint32_t>(kList.size());
  }
}

}  // namespace fangzhi
