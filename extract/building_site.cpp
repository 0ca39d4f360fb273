#include "extract/building_site.h"

#include "extract/place_chain.h"

namespace fangzhi {
namespace {

// Where 投资2亿元建设 ends that begins here; nothing where no such words do.
std::optional<std::uint32_t> end_of_verb(std::u32string_view text, std::uint32_t begin) {
  constexpr std::u32string_view kVerbs[] = {U"建设", U"新建", U"兴建", U"投建", U"实施", U"设立", U"布局",
                                            U"建立", U"打造", U"建成", U"增设", U"上马", U"建"};
  constexpr std::u32string_view kBetween = U"投资出规划谋配套共同联合再新总约亿万元美欧0123456789.";
  constexpr std::size_t kReach = 20;
  std::u32string_view words = text.substr(begin, kReach);
  bool has_sum = false;  // 投资2亿元，|建设
  for (std::size_t i = 0; i < words.size(); ++i) {
    has_sum = has_sum || words[i] == U'元';
    if (words[i] == U'，' && has_sum) continue;
    for (const std::u32string_view verb : kVerbs) {
      if (!words.substr(i).starts_with(verb)) continue;
      const std::size_t end = i + verb.size();
      return begin + static_cast<std::uint32_t>(end + (words.substr(end).starts_with(U"的") ? 1 : 0));
    }
    if (kBetween.find(words[i]) == std::u32string_view::npos) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<BuildingSite> building_site(std::u32string_view text, const TypeTable& types,
                                          const std::vector<Mention>& mentions, std::uint32_t place) {
  if (mentions[place].type != types.place && mentions[place].type != types.park) return std::nullopt;
  const std::uint32_t first = outermost_of(mentions, place);
  const std::uint32_t begin = mentions[first].begin;
  if (begin == 0 || (text[begin - 1] != U'在' && text[begin - 1] != U'于')) return std::nullopt;
  const std::optional<std::uint32_t> built = end_of_verb(text, mentions[place].end);
  return built ? std::optional(BuildingSite{first, *built}) : std::nullopt;
}

}  // namespace fangzhi
