// Years as pages write them, and what their words say of them: a year that is planned, compared with or only
// told of in passing is not the one that a page reports on. Offsets are of the laid-out text.
#pragma once

#include <cstdint>
#include <string_view>

namespace fangzhi {

// The year whose four digits stand here before this mark, or 0.
int year_before(std::u32string_view text, std::uint32_t i, char32_t mark);
// 2023年, 2023年度.
int year_at(std::u32string_view text, std::uint32_t i);

// A year as the text gives it, up to behind its 年.
struct SaidYear {
  int year = 0;  // 0 where there is none
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
// Also 08年 at the beginning of a sentence: no length of time begins with 0.
SaidYear said_year_at(std::u32string_view text, std::uint32_t i);

// 预计2028年, 计划于2023年, 将在2024年, 为2015年创成省级园林县城打下基础: a year that something is to happen
// in.
bool is_planned(std::u32string_view text, const SaidYear& said);
// 2008年以来, 到2015年, 1999年落户, 2022年，全区将: a year that something began in or is to happen in, which
// the page does not report on.
bool is_passing(std::u32string_view text, const SaidYear& said);
// 今年毕业生15360人，较|2016年|增长20%: a year that the page's own is compared with, the one before it.
bool is_compared(std::u32string_view text, const SaidYear& said);
// 2022年11月动工，去年9月投用; 2023年开工，今年竣工; 08年，…。今年上半年，…: how many years the page is later
// than that year, where the rest of the sentence tells, or of the paragraph behind a year that opens a
// sentence.
int years_told_since(std::u32string_view text, const SaidYear& said);

// The year that the name of an event holds (2018云河马拉松赛, 中国·云河2018（第三届）恳亲大会), or 0.
int year_of_event(std::u32string_view name);
// 2025|中国福州国际招商月, 2018|第三届…: a year before the name of an occasion that the page opens with, or
// 0.
int year_of_occasion(std::u32string_view text);
// 正值“十四五”开局之年, 新中国六十华诞: the year by what it is in the rows of plans, congresses and
// anniversaries, or 0. It is the page's own where nothing else tells it.
int named_year(std::u32string_view text);

}  // namespace fangzhi
