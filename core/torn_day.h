// The day of printing in two lines, as web pages set it: 2013, and 04/17 below it.
#pragma once

#include <algorithm>
#include <string_view>

#include "core/utf8.h"

namespace fangzhi {

inline bool is_bare_year(std::u32string_view line) {
  return line.size() == 4 && (line.starts_with(U"19") || line.starts_with(U"20")) &&
         std::all_of(line.begin(), line.end(), is_ascii_digit);
}

// 04/17, 4-17
inline bool is_bare_day(std::u32string_view line) {
  constexpr std::size_t kShortest = 3, kLongest = 5;
  const std::size_t mark = line.find_first_of(U"/-");
  if (line.size() < kShortest || line.size() > kLongest || mark == std::u32string_view::npos) return false;
  const std::u32string_view month = line.substr(0, mark), day = line.substr(mark + 1);
  const auto is_number = [](std::u32string_view part) {
    return !part.empty() && part.size() <= 2 && std::all_of(part.begin(), part.end(), is_ascii_digit);
  };
  return is_number(month) && is_number(day);
}

}  // namespace fangzhi
