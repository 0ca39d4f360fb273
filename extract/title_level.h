// The level of division that a title belongs to.
#pragma once

#include <string_view>

namespace fangzhi {

// 副市长 of a 市, 县委书记 of a 县: the first character of the post itself; a blank of an empty title. Of a
// title of no level it is some other character.
inline char32_t level_of(std::u32string_view title) {
  for (const std::u32string_view opening : {U"常务", U"代理", U"副", U"代"}) {
    if (title.substr(0, opening.size()) == opening) title.remove_prefix(opening.size());
  }
  constexpr std::u32string_view kAutonomous = U"自治";  // 自治县党委书记, but 自治区党委书记
  if (title.starts_with(kAutonomous) && title.find_first_of(U"县州旗") == kAutonomous.size())
    title.remove_prefix(kAutonomous.size());
  return title.empty() ? U' ' : title.front();
}

}  // namespace fangzhi
