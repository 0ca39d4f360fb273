// What the program is talking to, and how text must be shown there.
#pragma once

#include <string>
#include <string_view>

namespace fangzhi {

struct Terminal {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool has_color = false;  // a terminal that NO_COLOR and TERM=dumb do not forbid to be coloured
  int width = 0;           // columns of standard output; 0: not a terminal, lines may be any length

  static Terminal detect();
};

// The columns that a text takes: two for full-width characters, none for marks that combine.
int display_width(std::string_view utf8);

// The text with control characters, line breaks and characters that turn the direction of writing shown as
// escapes
// (\x1b, \u202e), so that no page can give orders to a terminal.
std::string visible(std::string_view utf8);

// A quotation on one line: a line break between Chinese characters goes, other runs of white space become one
// space.
std::string one_line(std::string_view utf8);

// At most `width` columns, the last of them "…" where something was cut. Requires width >= 1.
std::string shorten(std::string_view utf8, int width);

enum class Style { heading, faint };
// The text in a style where there is colour, else as it is.
std::string styled(const Terminal& terminal, Style style, std::string_view text);

}  // namespace fangzhi
