// Lines that a web site puts below every page: 主办：青林县人民政府　承办：…　ICP备05021384号. Whose site it
// is says nothing of what the page tells.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace fangzhi {

inline bool is_site_line(std::u32string_view line) {
  constexpr std::u32string_view kWords[] = {U"ICP备",    U"公网安备", U"网站标识码", U"版权所有",
                                            U"返回顶部", U"打印本页", U"关闭窗口",   U"技术支持",
                                            U"建议使用", U"网站地图"};
  constexpr std::size_t kLongest = 200;
  return line.size() <= kLongest &&
         std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::u32string_view word) { return line.find(word) != std::u32string_view::npos; });
}

}  // namespace fangzhi
