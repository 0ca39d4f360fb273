// When something was, as the words say or as the page tells around them.
#pragma once

#include <string>
#include <string_view>

#include "extract/statement_maker.h"

namespace fangzhi {

// A time, empty where nothing tells it, and what it rests on. Offsets of the laid-out text.
struct FoundTime {
  std::string time;
  TimeGround ground = TimeGround::none;
  TextSpan words;  // where it is written in the sentence, if it is
};

// The time that the text from the sentence's beginning to `end` gives.
FoundTime stated_time(const StatementContext& context, std::uint32_t sentence, std::uint32_t end);

// The day that was told of before the sentence, where it goes on with that:
// 3月27日，签约仪式举行。甲、乙项目|签约. In its paragraph, or before it where the sentence says so (会上,
// 当天), or where `goes_on` (appointments, which are listed below the meeting's day). Empty where the words
// before `end` speak of another time (近年来).
std::string day_told_before(const StatementContext& context, std::uint32_t sentence, std::uint32_t end,
                            bool goes_on = false);

// The year that the sentence's section reports on.
std::string section_time(const StatementContext& context, std::uint32_t sentence);

// When a statement holds whose own words, up to `end`, tell no time: for what happened on some day the day
// told before, else the year of the section. What lies somewhere is of no year; what is planned is only where
// that is a year to come (2025年工作安排).
FoundTime time_around(const StatementContext& context, std::uint32_t sentence, std::uint32_t end,
                      std::string_view predicate, StatementStatus status);

}  // namespace fangzhi
