#include "extract/called_post.h"

#include <algorithm>
#include <iterator>

namespace fangzhi {
namespace {

constexpr std::u32string_view kTowns[] = {U"镇", U"乡", U"街道", U"苏木"};
constexpr std::u32string_view kVillages[] = {U"村", U"社区", U"嘎查"};

// What may stand between the level and the title.
constexpr std::u32string_view kOrgans[] = {
    U"委",   U"党委", U"党工委",   U"党总支", U"党支部", U"总支",   U"支部", U"人大", U"人大工委",
    U"纪委", U"政府", U"人民政府", U"办事处", U"村委会", U"居委会", U"团委", U"妇联"};

template <typename Words>
bool ends_with_one_of(std::u32string_view name, const Words& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::u32string_view word) {
    return name.size() > word.size() && name.ends_with(word);
  });
}

// 副镇长 -> 镇长
std::u32string_view without_rank(std::u32string_view post) {
  for (std::u32string_view opening : {U"常务副", U"代理", U"副", U"代", U"老"}) {
    if (post.starts_with(opening)) return post.substr(opening.size());
  }
  return post;
}

// The level that the post begins with; empty where it begins with none: 乡村医生.
std::u32string_view level_that_begins(std::u32string_view post) {
  for (std::u32string_view word : {U"乡村", U"乡镇", U"乡土", U"村镇"}) {
    if (post.starts_with(word)) return {};
  }
  for (const auto& level : kTowns) {
    if (post.starts_with(level)) return level;
  }
  for (const auto& level : kVillages) {
    if (post.starts_with(level)) return level;
  }
  return {};
}

}  // namespace

std::optional<CalledPost> called_post(const Reading& reading, std::uint32_t title) {
  constexpr std::uint32_t kMostTokens = 3;  // 镇 人大 主席
  const std::uint32_t end = reading.tokens[title].end;
  const std::uint32_t first = title - std::min(title, kMostTokens - 1);
  for (std::uint32_t i = title + 1; i-- > first;) {
    const std::uint32_t begin = reading.tokens[i].begin;
    if (i < title && reading.tokens[i].end != reading.tokens[i + 1].begin) return std::nullopt;
    const std::u32string_view post = without_rank(reading.text().substr(begin, end - begin));
    const std::u32string_view level = level_that_begins(post);
    if (level.empty()) continue;
    const std::u32string_view office = post.substr(level.size());
    const auto title_length = std::min<std::size_t>(office.size(), end - reading.tokens[title].begin);
    const std::u32string_view organ = office.substr(0, office.size() - title_length);
    const bool is_whole =
        organ.empty() || std::find(std::begin(kOrgans), std::end(kOrgans), organ) != std::end(kOrgans);
    if (!office.empty() && is_whole) return CalledPost{i, level, office};
  }
  return std::nullopt;
}

bool is_of_level(std::u32string_view name, std::u32string_view level) {
  return level.empty() ? is_town(name) : name.size() > level.size() && name.ends_with(level);
}

bool is_town(std::u32string_view name) {
  return ends_with_one_of(name, kTowns);
}

std::u32string organ_of_town(std::u32string_view town, std::u32string_view office) {
  for (std::u32string_view organ : {U"党工委", U"党委", U"人大工委", U"人大", U"纪委"}) {
    if (office.starts_with(organ)) return std::u32string(organ);
  }
  for (std::u32string_view post : {U"书记", U"副书记", U"委书记", U"委副书记", U"委委员"}) {
    if (office == post) return town.ends_with(U"街道") ? U"党工委" : U"党委";
  }
  return {};
}

bool is_head_of(std::u32string_view title, std::u32string_view name) {
  constexpr std::u32string_view kBodies = U"局院馆园站所处队社厂场台段行";
  if (title.starts_with(U'副')) title.remove_prefix(1);
  return title.size() == 2 && title.back() == U'长' && !name.empty() && name.back() == title.front() &&
         kBodies.find(name.back()) != std::u32string_view::npos && !name.ends_with(U"检察院");
}

bool is_former(std::u32string_view word) {
  static constexpr std::u32string_view kWords[] = {U"原",   U"前",   U"时任", U"前任", U"现任",
                                                   U"新任", U"首任", U"代理", U"老",   U"的"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

std::u32string_view town_in(std::u32string_view name) {
  constexpr std::size_t kShortest = 2;               // characters before the level
  constexpr std::u32string_view kKinds = U"城村乡";  // 城乡供水, 村镇银行
  for (std::size_t i = kShortest; i < name.size(); ++i) {
    for (const auto& level : kTowns) {
      if (name.substr(i).starts_with(level) && kKinds.find(name[i - 1]) == std::u32string_view::npos)
        return name.substr(0, i + level.size());
    }
  }
  return {};
}

}  // namespace fangzhi
