#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <cstdlib>

#include "core/utf8.h"

namespace fangzhi {
namespace {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

int columns_of_output() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  constexpr int kUsual = 80;
  return kUsual;
}

int width_of(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  switch (u_charType(code_point)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_CONTROL_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

// Controls, the characters of bidirectional writing, line and paragraph separators, and other format
// characters.
bool must_be_escaped(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  const bool joins_letters = c == U'\u200c' || c == U'\u200d';
  return type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR ||
         (type == U_FORMAT_CHAR && !joins_letters);
}

void append_escape(std::string& out, char32_t c) {
  static constexpr char kDigits[] = "0123456789abcdef";
  const int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
  out += digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out.push_back(kDigits[c >> shift & 15]);
}

}  // namespace

Terminal Terminal::detect() {
  Terminal terminal;
  terminal.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  terminal.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  const char* kind = std::getenv("TERM");
  const bool is_dumb = kind != nullptr && std::string_view(kind) == "dumb";
  terminal.has_color = terminal.out_is_terminal && !is_set("NO_COLOR") && !is_dumb;
  terminal.width = terminal.out_is_terminal ? columns_of_output() : 0;
  return terminal;
}

int display_width(std::string_view utf8) {
  int width = 0;
  for (char32_t c : to_code_points(utf8)) width += width_of(c);
  return width;
}

std::string visible(std::string_view utf8) {
  std::string out;
  if (find_invalid_utf8(utf8)) {  // a path of another encoding in a message
    for (char byte : utf8) {
      const auto value = static_cast<unsigned char>(byte);
      if (value >= 0x20 && value < 0x7f) {
        out.push_back(byte);
      } else {
        append_escape(out, value);
      }
    }
    return out;
  }
  for (char32_t c : to_code_points(utf8)) {
    if (must_be_escaped(c)) {
      append_escape(out, c);
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string one_line(std::string_view utf8) {
  const std::u32string text = to_code_points(utf8);
  std::u32string line;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_space(text[i])) {
      line.push_back(text[i++]);
      continue;
    }
    std::size_t after = i;
    while (after < text.size() && is_space(text[after])) ++after;
    const auto is_narrow = [](char32_t c) { return width_of(c) == 1; };
    const bool at_edge = line.empty() || after == text.size();
    if (!at_edge && (is_narrow(line.back()) || is_narrow(text[after]))) line.push_back(U' ');
    i = after;
  }
  return to_utf8(line);
}

std::string shorten(std::string_view utf8, int width) {
  if (display_width(utf8) <= width) return std::string(utf8);
  std::string out;
  int used = 1;  // of the mark
  for (char32_t c : to_code_points(utf8)) {
    used += width_of(c);
    if (used > width) break;
    append_utf8(out, c);
  }
  return out + "…";
}

std::string styled(const Terminal& terminal, Style style, std::string_view text) {
  if (!terminal.has_color) return std::string(text);
  return std::string(style == Style::heading ? "\x1b[1m" : "\x1b[2m").append(text).append("\x1b[0m");
}

}  // namespace fangzhi
