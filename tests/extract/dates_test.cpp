#include "extract/dates.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace fangzhi {
namespace {

// A report written in 2023 about 2022; news printed on 2023-05-01 about 2023; a page printed in January about
// the year before; and nothing known.
const TimeFrame kReport = {"2022", "2023", ""};
const TimeFrame kNews = {"2023", "2023", "2023-05-01"};
const TimeFrame kLookingBack = {"2022", "2023", "2023-01-10"};
const TimeFrame kYearOnly = {"2022", "", ""};
const TimeFrame kUnknown = {};

struct DateCase {
  const char* name;
  const char32_t* text;
  const TimeFrame* frame;
  const char* time;
};

void PrintTo(const DateCase& each, std::ostream* out) {
  *out << each.name;
}

class Dates : public testing::TestWithParam<DateCase> {};

TEST_P(Dates, GivesTheLastTime) {
  EXPECT_EQ(last_time_in(GetParam().text, *GetParam().frame), GetParam().time);
}

std::string name_of(const testing::TestParamInfo<DateCase>& info) {
  return info.param.name;
}

const DateCase kCalendar[] = {
    {"ADayOfTheMonthBefore", U"3月15日签约，18日开工", &kNews, "2023-03-18"},
    {"TheDayThatADispatchTellsOf", U"4月12日电（记者 周云河）11日上午", &kNews, "2023-04-11"},
    {"TheLastDayOfTheMonthBeforeADispatch", U"4月1日电　31日", &kNews, "2023-03-31"},
    {"ListedDays", U"3月15日、16日", &kNews, "2023-03-15"},
    {"Year", U"2021年，全区", &kReport, "2021"},
    {"ThreeQuarters", U"2023年前三季度", &kReport, "2023"},
    {"FirstHalf", U"2023年上半年，项目", &kReport, "2023"},
    {"YearAndMonth", U"2021年3月开工", &kReport, "2021-03"},
    {"YearMonthAndDay", U"2021年3月19日开工", &kReport, "2021-03-19"},
    {"TwoDigitMonthAndDay", U"2021年11月09日", &kReport, "2021-11-09"},
    {"DayCalledHao", U"2021年3月19号", &kReport, "2021-03-19"},
    {"RangeOfDaysIsTheMonth", U"3月19日至23日，", &kNews, "2023-03"},
    {"RangeOfDaysWithDash", U"2021年3月19日—23日", &kReport, "2021-03"},
    {"UntilTheEndOfAMonth", U"截至11月底，", &kYearOnly, "2022-11"},
    {"RangeOfMonthsIsTheLast", U"1-9月，完成投资", &kYearOnly, "2022-09"},
    {"MonthAfterItsYear", U"2022年项目获批，11月开工", &kNews, "2022-11"},
    {"DayAfterItsYear", U"2021年项目获批，11月2日开工", &kNews, "2021-11-02"},
    {"TheLastOfSeveral", U"2019年签约，2020年开工，2021年竣工", &kReport, "2021"},
    {"AYearForgetsTheMonth", U"2021年3月开工，2022年", &kReport, "2022"},
    {"BareMonthOfNews", U"3月开工", &kNews, "2023-03"},
    {"BareMonthOfAPeriod", U"3月开工", &kYearOnly, "2022-03"},
    {"BareMonthOfTheYearBefore", U"12月竣工", &kLookingBack, "2022-12"},
    {"BareMonthOfPrinting", U"1月竣工", &kLookingBack, "2023-01"},
    {"BareMonthOfNowhere", U"3月开工", &kUnknown, ""},
    {"BareDayOfTheMonthBefore", U"19日上午", &kNews, "2023-04-19"},
    {"BareDayOfTheMonthOfPrinting", U"1日上午", &kNews, "2023-05-01"},
    {"BareDayOfTheYearBefore", U"28日上午", &kLookingBack, "2022-12-28"},
    {"TodayWithItsDay", U"今（28）日上午", &kNews, "2023-04-28"},
    {"ANumberInBrackets", U"新（28）日报", &kNews, ""},
    {"BareDayWithoutADate", U"19日上午", &kReport, ""},
    {"ACountOfDays", U"开展100日会战", &kNews, ""},
    {"ASpanOfDays", U"3日游", &kNews, ""},
    {"AHundredAndTwentyDays", U"120日内", &kNews, ""},
    {"EndOfAYearIsOfTheYear", U"2022年底开工", &kReport, "2022"},
    {"BareEndOfTheYear", U"年底前开工", &kNews, "2023"},
    {"QuarterOfTheYearReportedOn", U"二季度开工", &kReport, "2022"},
    {"QuarterOfAYearNamed", U"2021年获批，二季度开工", &kReport, "2021"},
    {"AHoliday", U"国庆前通车", &kNews, "2023"},
    {"WithinTheYear", U"年内开工", &kYearOnly, "2022"},
    {"DayAfterABrokenMonth", U"2021年13月19日", &kReport, "2021"},
};
INSTANTIATE_TEST_SUITE_P(Calendar, Dates, testing::ValuesIn(kCalendar), name_of);

const DateCase kRelative[] = {
    {"ThisYear", U"今年，全区", &kReport, "2023"},
    {"LastYear", U"去年，全区", &kReport, "2022"},
    {"TheYearBeforeLast", U"前年开工", &kReport, "2021"},
    {"NextYear", U"明年开工", &kReport, "2024"},
    {"EndOfNextYear", U"明年底竣工", &kReport, "2024"},
    {"MonthOfLastYear", U"去年11月开工", &kReport, "2022-11"},
    {"LastWinter", U"去冬开工", &kReport, "2022"},
    {"ThisAutumn", U"今秋可启用", &kReport, "2023"},
    {"DayOfThisYear", U"今年3月19日", &kReport, "2023-03-19"},
    {"ThisYearOfNowhere", U"今年，全区", &kUnknown, ""},
    {"LastMonth", U"上月通车", &kNews, "2023-04"},
    {"LastMonthInJanuary", U"上个月通车", &kLookingBack, "2022-12"},
    {"NextMonth", U"下月开工", &kNews, "2023-06"},
    {"LastMonthWithoutADate", U"上月通车", &kReport, ""},
    {"YesterdayWithADate", U"昨日，", &kNews, "2023-04-30"},
    {"YesterdayByItsOtherName", U"昨天上午，", &kNews, "2023-04-30"},
    {"YesterdayWithoutADate", U"昨日，", &kReport, "2023"},
    {"TheDayBeforeYesterday", U"前天重新开张，", &kNews, "2023-04-29"},
    {"NoDayInOtherWords", U"提前天数不多，", &kNews, ""},
    {"YesterdayOfNowhere", U"昨日，", &kUnknown, ""},
    {"RecentlyWithADate", U"近日，", &kNews, "2023-05"},
    {"RecentlyWithoutADate", U"日前，", &kReport, "2023"},
    {"NowAfterADate", U"2021年签约，目前已开工", &kNews, "2023"},
};
INSTANTIATE_TEST_SUITE_P(Relative, Dates, testing::ValuesIn(kRelative), name_of);

const DateCase kNothing[] = {
    {"Empty", U"", &kNews, ""},
    {"NoTime", U"云河大桥开工", &kNews, ""},
    {"ACountOfYears", U"历时3年建成", &kReport, ""},
    {"AYearOfLongAgo", U"1368年始建", &kReport, ""},
    {"FiveDigits", U"12021年", &kReport, ""},
    {"MonthZero", U"0月", &kNews, ""},
    {"MonthThirteen", U"13月", &kNews, ""},
    {"DayThirtyTwo", U"3月32日", &kNews, "2023-03"},
    {"OnlyTheUnits", U"年月日", &kNews, ""},
    {"EndsInsideAWord", U"今", &kNews, ""},
};
INSTANTIATE_TEST_SUITE_P(Nothing, Dates, testing::ValuesIn(kNothing), name_of);

TEST(DayBefore, CrossesMonthsAndYears) {
  const std::pair<const char*, const char*> cases[] = {
      {"2023-05-02", "2023-05-01"},
      {"2023-05-01", "2023-04-30"},
      {"2023-01-01", "2022-12-31"},
      {"2024-03-01", "2024-02-29"},
      {"2023-03-01", "2023-02-28"},
      {"2023-02-29", ""},
      {"2023-05", ""},
      {"2023", ""},
      {"", ""},
      {"yesterday", ""},
  };
  for (const auto& [date, before] : cases) EXPECT_EQ(day_before(date), before) << date;
}

}  // namespace
}  // namespace fangzhi
