#include "extract/name_edges.h"

namespace fangzhi {

void cut_single_marks(std::u32string_view text, std::vector<Mention>& mentions) {
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const bool opens = name.find(U'“') != std::u32string_view::npos;
    const bool closes = name.find(U'”') != std::u32string_view::npos;
    if (opens == closes || name.size() < 2) continue;
    if (name.front() == U'“') ++mention.begin;
    if (name.back() == U'”') --mention.end;
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
