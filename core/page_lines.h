// The lines of a page, each freed of what the layout put into it: list, heading and bold marks, stray spaces,
// doubled headlines, characters in the other width. The first step of lay_out().
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fangzhi {

// A line of the page that holds something once it is cleaned.
struct Line {
  std::size_t begin = 0;  // of CleanedPage::text
  std::size_t end = 0;
  int width = 0;           // columns: 2 for wide characters, 1 for ASCII
  int blank_before = 0;    // empty lines between the line before and this one
  int heading_level = 0;   // Markdown #
  bool is_item = false;    // starts with a list mark
  int number = 0;          // 2 of 2.云河广场, of a list whose lines count up; 0 elsewhere
  bool has_label = false;  // 建设单位：青禾集团
  bool is_credit = false;  // 来源：青林网 时间：2020/09/02: who printed the page, and when
  bool is_row = false;  // of a table: wide gaps, tabs, Markdown's | or, below 序号, any gaps part its cells
  bool is_article_start = false;
  bool has_stop = false;   // 。；
  bool has_comma = false;  // ，
};

// All lines in one buffer, each right behind the one before.
struct CleanedPage {
  std::u32string text;
  std::vector<std::uint32_t> source;  // for each character of `text`, its code point in the page
  std::vector<Line> lines;

  std::u32string_view text_of(const Line& line) const {
    return std::u32string_view(text).substr(line.begin, line.end - line.begin);
  }
};

// Never fails; linear in the length of the page.
CleanedPage clean_lines(std::u32string_view page);

}  // namespace fangzhi
