// UTF-8 <-> code points. Inside Fangzhi a text is a sequence of code points, and every offset counts them, so that an
// offset printed is an offset used. Bytes exist at the doors only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fangzhi {

// The first byte that is not valid UTF-8 (overlong forms, surrogates and values past U+10FFFF included), or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

// Requires valid UTF-8.
std::u32string to_code_points(std::string_view utf8);

// Requires code points that can be encoded (no surrogates).
std::string to_utf8(std::u32string_view text);
void append_utf8(std::string& out, char32_t c);

// The bytes of code points [begin, end) of a valid UTF-8 text; the offsets are clamped to its length.
std::string_view cut_code_points(std::string_view utf8, std::size_t begin, std::size_t end);

// ASCII white space, the ideographic space and the no-break and zero-width spaces found in pages.
constexpr bool is_space(char32_t c) {
  if (c > U'\u3000') return c == U'\ufeff';  // nearly every character of a page
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u3000' || c == U'\u00a0' || c == U'\u200b' ||
         (c >= U'\u2000' && c <= U'\u200a');
}
constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
constexpr bool is_han(char32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x20000 && c <= 0x323af) ||
         (c >= 0xf900 && c <= 0xfaff) || c == U'〇';
}

// The text less its white space.
std::u32string without_space(std::u32string_view text);

}  // namespace fangzhi
