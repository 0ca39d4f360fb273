// How the names of bodies end that are no companies.
#pragma once

#include <string_view>

namespace fangzhi {

inline bool ends_as_public_body(std::u32string_view name) {
  constexpr std::u32string_view kEndings = U"委局府院校学会办厅部处队站所社心大协联馆台报行";
  return !name.empty() && kEndings.find(name.back()) != std::u32string_view::npos;
}

}  // namespace fangzhi
