#include "core/partial_date.h"

#include <chrono>
#include <cstdio>

namespace fangzhi {
namespace {

// The digits of text[begin, begin + count), or nothing where one of them is none.
std::optional<unsigned> read_digits(std::string_view text, std::size_t begin, std::size_t count) {
  unsigned number = 0;
  for (const char c : text.substr(begin, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

std::string format_day(int year, unsigned month, unsigned day) {
  char buffer[40];
  const int length = std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", year, month, day);
  return std::string(buffer, static_cast<std::size_t>(length));
}

unsigned days_in(int year, unsigned month) {
  const std::chrono::year_month_day_last last{std::chrono::year(year),
                                              std::chrono::month_day_last(std::chrono::month(month))};
  return static_cast<unsigned>(last.day());
}

}  // namespace

std::string PartialDate::first_day() const {
  return format_day(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
}

std::string PartialDate::last_day() const {
  const unsigned last_month = month == 0 ? 12 : month;
  return format_day(year, last_month, day == 0 ? days_in(year, last_month) : day);
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
  const auto year = read_digits(text, 0, 4);
  if (!year) return std::nullopt;
  PartialDate date{static_cast<int>(*year), 0, 0};
  if (text.size() >= 7) {
    const auto month = read_digits(text, 5, 2);
    if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    date.month = *month;
  }
  if (text.size() == 10) {
    const auto day = read_digits(text, 8, 2);
    if (text[7] != '-' || !day || *day < 1 || *day > days_in(date.year, date.month)) return std::nullopt;
    date.day = *day;
  }
  return date;
}

}  // namespace fangzhi
