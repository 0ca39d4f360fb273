// The day that a line names in full, in any of the ways that pages print it.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/partial_date.h"
#include "core/utf8.h"

namespace fangzhi {

// 6 of 6 and of 六; -1 of what is no digit.
inline int digit_of(char32_t c) {
  if (is_ascii_digit(c)) return static_cast<int>(c - U'0');
  if (c == U'〇' || c == U'○' || c == U'零') return 0;
  const std::size_t found = std::u32string_view(U"一二三四五六七八九").find(c);
  return found == std::u32string_view::npos ? -1 : static_cast<int>(found) + 1;
}

// The first day that a line names in full: 2021/6/9, 2017-10-16, 二〇二六年一月二十七日.
class FullDate {
 public:
  explicit FullDate(std::u32string_view line) : line_(line) {}

  // YYYY-MM-DD, or empty.
  std::string read() {
    for (std::size_t i = 0; i < line_.size(); ++i) {
      const auto month = month_at(i, U"月-/.");
      if (!month) continue;
      std::string day = written("%04d-%02d-%02d", month->first, month->second, day_number());
      if (!day.empty()) return day;
    }
    return read_reversed();
  }
  // YYYY-MM of 2024年9月份, of which no day is named; or empty.
  std::string read_month() {
    for (std::size_t i = 0; i < line_.size(); ++i) {
      const auto month = month_at(i, U"月");
      if (month && number(kMonthOrDay) < 0) return written("%04d-%02d", month->first, month->second);
    }
    return {};
  }

 private:
  static constexpr int kMonthOrDay = 3;  // characters: 二十七

  // 18.11.2014  19:58, alone on its line.
  std::string read_reversed() {
    constexpr std::size_t kShort = 20;
    if (line_.size() > kShort || line_.empty() || !is_ascii_digit(line_.front())) return {};
    at_ = 0;
    const int day = number(kMonthOrDay);
    if (!take(U".")) return {};
    const int month = number(kMonthOrDay);
    if (!take(U".")) return {};
    const std::size_t begin = at_;
    const int year = number(4);
    if (at_ != begin + 4 || year < 1949 || year > 2099) return {};
    return written("%04d-%02d-%02d", year, month, day);
  }

  // The year and the month that are written there, up to one of the marks behind the month.
  std::optional<std::pair<int, int>> month_at(std::size_t i, std::u32string_view marks) {
    if (i > 0 && digit_of(line_[i - 1]) >= 0) return std::nullopt;
    at_ = i;
    const int year = number(4);
    if (at_ != i + 4 || year < 1949 || year > 2099 || !take(U"年-/.")) return std::nullopt;
    const int month = number(kMonthOrDay);
    if (!take(marks)) return std::nullopt;
    return std::pair(year, month);
  }
  template <class... Numbers>
  static std::string written(const char* format, Numbers... numbers) {
    char text[40];
    std::snprintf(text, sizeof text, format, numbers...);
    return parse_partial_date(text) ? text : std::string();
  }

  bool take(std::u32string_view any) {
    if (at_ >= line_.size() || any.find(line_[at_]) == std::u32string_view::npos) return false;
    ++at_;
    return true;
  }

  // Of 2011-5-711:26 the 7: layout joins the hour to the day.
  int day_number() {
    constexpr int kMostDays = 31;
    const int day = number(kMonthOrDay);
    return day > kMostDays ? day / 10 : day;
  }

  // 27, 二十七, 〇二; -1 where there is none of at most `longest` characters. Of a month or day no more than
  // two digits: layout joins the hour to it (2022-11-1708:56).
  int number(int longest) {
    const bool has_digits = at_ < line_.size() && is_ascii_digit(line_[at_]);
    const int most = has_digits && longest == kMonthOrDay ? 2 : longest;
    int value = -1;
    for (int n = 0; n < most && at_ < line_.size(); ++n, ++at_) {
      if (line_[at_] == U'十') {
        value = value < 1 ? 10 : value * 10;
      } else if (const int digit = digit_of(line_[at_]); digit >= 0) {
        const bool follows_ten = at_ > 0 && line_[at_ - 1] == U'十';
        value = value < 0 ? digit : follows_ten ? value + digit : value * 10 + digit;
      } else {
        break;
      }
    }
    return value;
  }

  std::u32string_view line_;
  std::size_t at_ = 0;
};

}  // namespace fangzhi
