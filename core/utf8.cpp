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

bool is_continuation(unsigned char c) {
  return (c & 0xc0) == 0x80;
}

// Second bytes that would make an overlong form, a surrogate or a value past U+10FFFF.
bool is_forbidden_second(unsigned char lead, unsigned char second) {
  return (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
         (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f);
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

namespace {

// Reads no more than `most` characters; returns the end of what it wrote.
char32_t* read_utf8(std::string_view utf8, char32_t* to, std::size_t most) {
  const char* at = utf8.data();
  const char* const end = at + utf8.size();
  const auto tail = [&](int i) { return static_cast<char32_t>(at[i] & 0x3f); };
  for (char32_t* const last = to + most; to != last && at < end; ++to) {
    char32_t& c = *to;
    const char32_t lead = static_cast<unsigned char>(*at);
    if (lead < 0x80) {
      c = lead;
      at += 1;
    } else if (lead < 0xe0) {
      c = (lead & 0x1fu) << 6 | tail(1);
      at += 2;
    } else if (lead < 0xf0) {
      c = (lead & 0x0fu) << 12 | tail(1) << 6 | tail(2);
      at += 3;
    } else {
      c = (lead & 0x07u) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
      at += 4;
    }
  }
  return to;
}

}  // namespace

std::u32string to_code_points(std::string_view utf8) {
  // Words, of which tables hold many, are read without being counted first.
  constexpr std::size_t kWordBytes = 64;
  if (utf8.size() <= kWordBytes) {
    char32_t word[kWordBytes];
    return std::u32string(word, read_utf8(utf8, word, kWordBytes));
  }
  const auto count = std::count_if(utf8.begin(), utf8.end(), [](char c) { return !is_continuation(c); });
  std::u32string text(static_cast<std::size_t>(count), U'\0');
  read_utf8(utf8, text.data(), text.size());
  return text;
}

namespace {

constexpr std::size_t kLongestSequence = 4;

// Returns where the next character goes; there is room for one of any length.
char* write_utf8(char* to, char32_t c) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3f)); };
  if (c < 0x80) {
    *to++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *to++ = static_cast<char>(0xc0 | c >> 6);
    *to++ = tail(c);
  } else if (c < 0x10000) {
    *to++ = static_cast<char>(0xe0 | c >> 12);
    *to++ = tail(c >> 6);
    *to++ = tail(c);
  } else {
    *to++ = static_cast<char>(0xf0 | c >> 18);
    *to++ = tail(c >> 12);
    *to++ = tail(c >> 6);
    *to++ = tail(c);
  }
  return to;
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  char sequence[kLongestSequence];
  out.append(sequence, static_cast<std::size_t>(write_utf8(sequence, c) - sequence));
}

std::string to_utf8(std::u32string_view text) {
  constexpr std::size_t kMostAtOnce = 64;
  std::string out;
  out.reserve(text.size() * 3);
  char bytes[kMostAtOnce * kLongestSequence];
  for (std::size_t begin = 0; begin < text.size(); begin += kMostAtOnce) {
    char* to = bytes;
    for (const char32_t c : text.substr(begin, kMostAtOnce)) to = write_utf8(to, c);
    out.append(bytes, static_cast<std::size_t>(to - bytes));
  }
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

std::u32string without_space(std::u32string_view text) {
  std::u32string kept;
  for (const char32_t c : text) {
    if (!is_space(c)) kept.push_back(c);
  }
  return kept;
}

}  // namespace fangzhi
