#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "core/page_reader.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPtr = std::unique_ptr<UConverter, CloseConverter>;

struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using DetectorPtr = std::unique_ptr<UCharsetDetector, CloseDetector>;

// What a conversion gave, up to the first byte that means nothing.
struct Conversion {
  std::string text;
  std::optional<std::size_t> bad_byte;
};

std::size_t line_of(std::string_view text_before) {
  return 1 + static_cast<std::size_t>(std::count(text_before.begin(), text_before.end(), '\n'));
}

std::string place_of(std::size_t byte, std::size_t line) {
  return "byte " + std::to_string(byte) + " (line " + std::to_string(line) + ")";
}

std::string lower_letters(std::string_view name) {
  std::string lower;
  for (char c : name) {
    if (c == '-' || c == '_' || c == ' ') continue;
    lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return lower;
}

// Pages that call themselves GB2312 use the characters of GBK as a matter of course, and GB18030 holds both.
std::string converter_name(std::string_view encoding) {
  const std::string lower = lower_letters(encoding);
  for (std::string_view part : {"gb2312", "gbk", "cp936", "windows936", "gb18030"}) {
    if (lower == part) return "gb18030";
  }
  return std::string(encoding);
}

ConverterPtr open_converter(std::string_view encoding) {
  UErrorCode error = U_ZERO_ERROR;
  ConverterPtr converter(ucnv_open(converter_name(encoding).c_str(), &error));
  if (U_FAILURE(error)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  return U_SUCCESS(error) ? std::move(converter) : nullptr;
}

// Moves whole characters of `units` to `text`; a high surrogate at the end waits for its other half.
void drain_utf16(std::vector<UChar>& units, std::string& text) {
  std::size_t i = 0;
  while (i < units.size()) {
    if (U16_IS_LEAD(units[i])) {
      if (i + 1 == units.size()) break;
      append_utf8(text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(units[i], units[i + 1])));
      i += 2;
    } else {
      append_utf8(text, units[i++]);
    }
  }
  units.erase(units.begin(), units.begin() + static_cast<std::ptrdiff_t>(i));
}

Conversion convert(std::string_view bytes, UConverter* converter) {
  Conversion result;
  result.text.reserve(bytes.size() + bytes.size() / 2);
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  std::array<UChar, 8192> buffer;
  std::vector<UChar> units;
  for (UErrorCode error = U_BUFFER_OVERFLOW_ERROR; error == U_BUFFER_OVERFLOW_ERROR;) {
    error = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter, &target, buffer.data() + buffer.size(), &source, source_end, nullptr, true,
                   &error);
    units.insert(units.end(), buffer.data(), target);
    drain_utf16(units, result.text);
    if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR) {
      std::array<char, 32> invalid;
      auto length = static_cast<std::int8_t>(invalid.size());
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(converter, invalid.data(), &length, &ignored);
      const auto consumed = static_cast<std::size_t>(source - bytes.data());
      result.bad_byte = consumed - std::min<std::size_t>(consumed, static_cast<std::size_t>(length));
    }
  }
  return result;
}

// Whether the bytes are UTF-8 with some damage: half or more of what is not ASCII forms sequences of three.
bool is_damaged_utf8(std::string_view bytes) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const auto is_tail = [&](std::size_t i) { return i < bytes.size() && (at(i) & 0xc0) == 0x80; };
  std::size_t in_sequences = 0;
  std::size_t not_ascii = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (at(i) < 0x80) continue;
    ++not_ascii;
    if ((at(i) & 0xf0) == 0xe0 && is_tail(i + 1) && is_tail(i + 2)) {
      in_sequences += 3;
      not_ascii += 2;
      i += 2;
    }
  }
  return in_sequences * 2 >= not_ascii;
}

// What ICU's detector would rather read these bytes as than GB18030; empty where it has no better idea.
std::string better_than_gb18030(std::string_view bytes) {
  constexpr std::size_t kSample = 1 << 16;
  constexpr std::int32_t kMargin = 40;  // on short texts every East Asian encoding scores about alike
  UErrorCode error = U_ZERO_ERROR;
  DetectorPtr detector(ucsdet_open(&error));
  if (U_FAILURE(error)) return "";
  const auto length = static_cast<std::int32_t>(std::min(bytes.size(), kSample));
  ucsdet_setText(detector.get(), bytes.data(), length, &error);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &error);
  if (U_FAILURE(error) || count == 0) return "";
  std::int32_t gb18030 = 0;
  for (std::int32_t i = 0; i < count; ++i) {
    if (std::string_view(ucsdet_getName(matches[i], &error)) == "GB18030") {
      gb18030 = ucsdet_getConfidence(matches[i], &error);
    }
  }
  return ucsdet_getConfidence(matches[0], &error) >= gb18030 + kMargin ? ucsdet_getName(matches[0], &error)
                                                                       : "";
}

Error invalid_bytes(std::string_view origin, std::size_t byte, std::size_t line,
                    const std::string& encoding) {
  return bad_input(std::string(origin) + ": " + place_of(byte, line) + " is not valid " + encoding +
                   "; convert the page or name its encoding with --encoding");
}

Result<std::string> decode_utf8(std::string_view bytes, std::string_view origin, std::size_t bytes_before) {
  if (const auto bad = find_invalid_utf8(bytes)) {
    return invalid_bytes(origin, bytes_before + *bad, line_of(bytes.substr(0, *bad)), "UTF-8");
  }
  return std::string(bytes);
}

Result<std::string> decode_as(std::string_view bytes, std::string_view origin, const std::string& encoding,
                              std::size_t bytes_before) {
  const ConverterPtr converter = open_converter(encoding);
  if (!converter) return usage_error("\"" + encoding + "\" is not an encoding that can be read; try GB18030");
  Conversion converted = convert(bytes, converter.get());
  if (converted.bad_byte) {
    return invalid_bytes(origin, bytes_before + *converted.bad_byte, line_of(converted.text), encoding);
  }
  return std::move(converted.text);
}

// Requires bytes that are not valid UTF-8.
Result<std::string> decode_undeclared(std::string_view bytes, std::string_view origin, std::size_t bad_byte) {
  const std::size_t line = line_of(bytes.substr(0, bad_byte));
  if (is_damaged_utf8(bytes)) return invalid_bytes(origin, bad_byte, line, "UTF-8");
  const ConverterPtr converter = open_converter("gb18030");
  if (!converter) return invalid_bytes(origin, bad_byte, line, "UTF-8");
  Conversion converted = convert(bytes, converter.get());
  if (converted.bad_byte) {
    return bad_input(std::string(origin) + ": " + place_of(bad_byte, line) + " is not valid UTF-8, and " +
                     place_of(*converted.bad_byte, line_of(converted.text)) +
                     " is not valid GB18030; convert the page or name its encoding with --encoding");
  }
  const std::string better = better_than_gb18030(bytes);
  if (better.empty()) return std::move(converted.text);
  return bad_input(std::string(origin) + ": " + place_of(bad_byte, line) +
                   " is not valid UTF-8, and the page looks like " + better + "; if it is, say --encoding " +
                   better);
}

bool has_prefix(std::string_view bytes, std::string_view prefix) {
  return bytes.substr(0, prefix.size()) == prefix;
}

Result<std::string> decode_bytes(std::string_view bytes, std::string_view origin, std::string_view encoding) {
  constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
  const std::string asked = lower_letters(encoding);
  const bool is_utf8 = has_prefix(bytes, kUtf8Mark);
  if (asked == "utf8" || (asked.empty() && is_utf8)) {
    const std::size_t skip = is_utf8 ? kUtf8Mark.size() : 0;
    return decode_utf8(bytes.substr(skip), origin, skip);
  }
  if (!asked.empty()) return decode_as(bytes, origin, std::string(encoding), 0);
  if (has_prefix(bytes, "\xff\xfe")) return decode_as(bytes.substr(2), origin, "UTF-16LE", 2);
  if (has_prefix(bytes, "\xfe\xff")) return decode_as(bytes.substr(2), origin, "UTF-16BE", 2);
  if (const auto bad = find_invalid_utf8(bytes)) return decode_undeclared(bytes, origin, *bad);
  return std::string(bytes);
}

Status check_lines(std::string_view text, std::string_view origin) {
  const auto ends_line = [](char c) { return c == '\n' || c == '\r'; };
  std::size_t line = 1;
  for (std::size_t begin = 0; begin < text.size(); ++line) {
    const auto end =
        static_cast<std::size_t>(std::find_if(text.begin() + begin, text.end(), ends_line) - text.begin());
    if (end - begin > kMaxLineBytes) {
      return bad_input(std::string(origin) + ": line " + std::to_string(line) + " is longer than " +
                       std::to_string(kMaxLineBytes >> 20) + " MiB; break it into lines");
    }
    const bool is_crlf = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    begin = end + (is_crlf ? 2 : 1);
  }
  return {};
}

bool is_blank(std::string_view text) {
  constexpr std::size_t kLongestSpace = 3;  // in bytes
  for (std::size_t i = 0; i < text.size();) {
    std::size_t next = i + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xc0) == 0x80) ++next;
    if (next - i > kLongestSpace || !is_space(to_code_points(text.substr(i, next - i)).front())) return false;
    i = next;
  }
  return true;
}

Status check_text(std::string_view text, std::string_view origin) {
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return bad_input(std::string(origin) + ": line " + std::to_string(line_of(text.substr(0, nul))) +
                     " holds a NUL: this is no text, or text in another encoding (name it with --encoding)");
  }
  if (is_blank(text)) return bad_input(std::string(origin) + ": holds no text but white space");
  return check_lines(text, origin);
}

}  // namespace

Status check_encoding(std::string_view encoding) {
  if (encoding.empty() || open_converter(encoding)) return {};
  return usage_error("--encoding: \"" + std::string(encoding) +
                     "\" is not an encoding that can be read; try UTF-8, GB18030, Big5 or UTF-16");
}

Result<std::string> decode(std::string_view bytes, std::string_view origin, std::string_view encoding) {
  if (bytes.empty()) return bad_input(std::string(origin) + ": is empty");
  if (bytes.size() > kMaxPageBytes) {
    return bad_input(std::string(origin) + ": is larger than " + std::to_string(kMaxPageBytes >> 20) +
                     " MiB; split it");
  }
  FANGZHI_ASSIGN(std::string text, decode_bytes(bytes, origin, encoding));
  constexpr std::string_view kMark = "\xef\xbb\xbf";
  if (text.compare(0, kMark.size(), kMark) == 0) text.erase(0, kMark.size());
  FANGZHI_TRY(check_text(text, origin));
  return text;
}

}  // namespace fangzhi
