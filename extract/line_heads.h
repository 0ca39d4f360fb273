// Names that head a line by themselves, as columns of news print them: 青林：…, ·青林·, 【青林】, 青林
// 游园迎客.
#pragma once

#include <cstdint>
#include <string_view>

namespace fangzhi {

// Where such a name begins in a line that begins at this offset of the text.
inline std::uint32_t head_begin(std::u32string_view text, std::uint32_t line) {
  return line + (line < text.size() && text[line] == U'【' ? 1 : 0);
}

// Whether this character may stand right behind it.
inline bool ends_head(char32_t behind) {
  return std::u32string_view(U"·：】。 \n").find(behind) != std::u32string_view::npos;
}

}  // namespace fangzhi
