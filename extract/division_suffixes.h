// What ends the names of divisions below a city, of villages and of communities.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace fangzhi {

inline constexpr std::array<std::u32string_view, 10> kDivisionSuffixes = {
    U"镇", U"乡", U"县", U"区", U"旗", U"村", U"街道", U"社区", U"屯", U"苏木"};

inline bool ends_as_division(std::u32string_view name) {
  return std::any_of(kDivisionSuffixes.begin(), kDivisionSuffixes.end(),
                     [&](std::u32string_view suffix) { return name.ends_with(suffix); });
}

// 两镇, 三县: how many divisions a list names, and of what level.
inline bool is_counted_level(std::u32string_view words) {
  constexpr std::u32string_view kNumerals = U"两三四五六七八九";
  constexpr std::u32string_view kLevels = U"镇乡县区旗村";
  return words.size() == 2 && kNumerals.find(words[0]) != std::u32string_view::npos &&
         kLevels.find(words[1]) != std::u32string_view::npos;
}

}  // namespace fangzhi
