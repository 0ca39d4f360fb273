#include "core/utf8.h"

#include <algorithm>
#include <cstdint>

namespace fangzhi {
namespace {

// Length of the sequence that starts with this byte, 0 where none can.
int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

bool is_continuation(unsigned char c) { return (c & 0xc0) == 0x80; }

// Second bytes that would make an overlong form, a surrogate or a value past U+10FFFF.
bool is_forbidden_second(unsigned char lead, unsigned char second) {
  return (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) || (lead == 0xf0 && second < 0x90) ||
         (lead == 0xf4 && second > 0x8f);
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const int length = sequence_length(lead);
    if (length == 0 || i + length > bytes.size()) return i;
    for (int k = 1; k < length; ++k) {
      if (!is_continuation(static_cast<unsigned char>(bytes[i + k]))) return i;
    }
    if (length > 1 && is_forbidden_second(lead, static_cast<unsigned char>(bytes[i + 1]))) return i;
    i += length;
  }
  return std::nullopt;
}

std::u32string to_code_points(std::string_view utf8) {
  const auto count = std::count_if(utf8.begin(), utf8.end(), [](char c) { return !is_continuation(c); });
  std::u32string text(static_cast<std::size_t>(count), U'\0');
  std::size_t i = 0;
  const auto next = [&] { return static_cast<unsigned char>(utf8[i++]); };
  const auto tail = [&] { return next() & 0x3fu; };
  for (char32_t& c : text) {
    if (i >= utf8.size()) break;
    c = next();
    if (c >= 0xf0) {
      c = (c & 0x07u) << 18 | tail() << 12;
      c |= tail() << 6;
      c |= tail();
    } else if (c >= 0xe0) {
      c = (c & 0x0fu) << 12 | tail() << 6;
      c |= tail();
    } else if (c >= 0xc0) {
      c = (c & 0x1fu) << 6 | tail();
    }
  }
  return text;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xc0 | c >> 6));
    out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xe0 | c >> 12));
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  } else {
    out.push_back(static_cast<char>(0xf0 | c >> 18));
    out.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3f)));
    out.push_back(static_cast<char>(0x80 | (c & 0x3f)));
  }
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (char32_t c : text) append_utf8(out, c);
  return out;
}

std::string_view cut_code_points(std::string_view utf8, std::size_t begin, std::size_t end) {
  std::size_t position = 0;
  std::size_t first = utf8.size();
  std::size_t i = 0;
  for (; i < utf8.size(); ++i) {
    if (is_continuation(static_cast<unsigned char>(utf8[i]))) continue;
    if (position == begin) first = i;
    if (position == end) break;
    ++position;
  }
  return first < i ? utf8.substr(first, i - first) : std::string_view();
}

}  // namespace fangzhi
