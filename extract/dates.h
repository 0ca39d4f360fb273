// Words of time -> intervals: 2023年前三季度, 11月底, 3月19日至23日, 今年, 去年, 昨日. An interval is written
// as YYYY, YYYY-MM or YYYY-MM-DD: its length is its precision.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/page.h"

namespace fangzhi {

// How long times are: of YYYY, YYYY-MM and YYYY-MM-DD.
inline constexpr std::size_t kYearSize = 4;
inline constexpr std::size_t kMonthSize = 7;
inline constexpr std::size_t kDaySize = 10;

// What the words are read against.
struct TimeFrame {
  std::string period;   // the year reported on: what a bare month belongs to
  std::string written;  // the year of writing: 今年
  std::string date;     // the day of printing, where known: 昨日
};

// The time nearest to the end of `text` (code points), or empty where it names none. A month or day without a
// year takes the year named before it in `text`, else `frame.written` where the text is news and
// `frame.period` elsewhere; a month that the year of printing had not reached lies in the period before it.
// The end of a year is its December; of quarters, halves, seasons and holidays only the year is told.
// `words`, where given, becomes where in `text` that time is written.
std::string last_time_in(std::u32string_view text, const TimeFrame& frame, TextSpan* words = nullptr);

// The day before a YYYY-MM-DD; empty where it is no date.
std::string day_before(std::string_view date);

}  // namespace fangzhi
