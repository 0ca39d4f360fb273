#include "extract/said_years.h"

#include <algorithm>
#include <iterator>

#include "core/utf8.h"
#include "extract/full_date.h"

namespace fangzhi {
namespace {

struct NamedYear {
  std::u32string_view name;
  int year;
};
constexpr NamedYear kNamedYears[] = {
    {U"十一五”开局", 2006},   {U"十一五”收官", 2010}, {U"十二五”开局", 2011},    {U"十二五”收官", 2015},
    {U"十三五”开局", 2016},   {U"十三五”收官", 2020}, {U"十四五”开局", 2021},    {U"十四五”收官", 2025},
    {U"十五五”开局", 2026},   {U"十五五”收官", 2030}, {U"十八大召开之年", 2012}, {U"十九大召开之年", 2017},
    {U"二十大召开之年", 2022}};

// What is celebrated, and when it was.
constexpr NamedYear kFoundings[] = {{U"建党", 1921}, {U"中国共产党成立", 1921}, {U"新中国", 1949},
                                    {U"建国", 1949}, {U"共和国成立", 1949},     {U"改革开放", 1978}};

// 60 of 60, 六十, 二十五; 0 of what is no such number.
int number_in(std::u32string_view words) {
  int number = 0;
  for (const char32_t c : words) {
    const int digit = digit_of(c);
    if (c == U'十') {
      number = number == 0 ? 10 : number * 10;
    } else if (digit < 0) {
      return 0;
    } else {
      number = is_ascii_digit(c) ? number * 10 + digit : number + digit;
    }
  }
  return number;
}

// 新中国成立|七十周年, 新中国将满|六十华诞, before the mark: the year in which it is so, or 0.
int year_of_anniversary(std::u32string_view text, std::size_t mark) {
  constexpr std::u32string_view kNumerals = U"0123456789一二三四五六七八九十";
  constexpr std::size_t kReach = 10;  // characters from what is celebrated to the number
  constexpr int kFewest = 30, kMost = 150;
  std::size_t begin = mark;
  while (begin > 0 && kNumerals.find(text[begin - 1]) != std::u32string_view::npos) --begin;
  const int years = mark - begin > kReach ? 0 : number_in(text.substr(begin, mark - begin));
  if (years < kFewest || years > kMost) return 0;
  const std::u32string_view before = text.substr(begin - std::min(begin, kReach), std::min(begin, kReach));
  const auto founding = std::find_if(
      std::begin(kFoundings), std::end(kFoundings),
      [&](const NamedYear& each) { return before.find(each.name) != std::u32string_view::npos; });
  return founding == std::end(kFoundings) ? 0 : founding->year + years;
}

}  // namespace

int year_before(std::u32string_view text, std::uint32_t i, char32_t mark) {
  if (i + 4 >= text.size() || text[i + 4] != mark) return 0;
  if (i > 0 && is_ascii_digit(text[i - 1])) return 0;
  int year = 0;
  for (std::uint32_t k = i; k < i + 4; ++k) {
    if (!is_ascii_digit(text[k])) return 0;
    year = year * 10 + static_cast<int>(text[k] - U'0');
  }
  return year >= 1949 && year <= 2099 ? year : 0;
}

int year_at(std::u32string_view text, std::uint32_t i) {
  return year_before(text, i, U'年');
}

SaidYear said_year_at(std::u32string_view text, std::uint32_t i) {
  if (const int year = year_at(text, i); year != 0) return {year, i, i + 5};
  constexpr std::u32string_view kEnds = U"。；\n";
  const bool opens = i == 0 || kEnds.find(text[i - 1]) != std::u32string_view::npos;
  if (!opens || text[i] != U'0' || text.size() < i + 3 || text[i + 2] != U'年') return {};
  if (!is_ascii_digit(text[i + 1])) return {};
  return {2000 + static_cast<int>(text[i + 1] - U'0'), i, i + 3};
}

bool is_planned(std::u32string_view text, const SaidYear& said) {
  constexpr std::u32string_view kPlans[] = {U"力争", U"计划", U"预计", U"争取",
                                            U"确保", U"有望", U"将",   U"拟"};
  constexpr std::u32string_view kWays = U"于在到至";
  constexpr std::size_t kReach = 30;
  std::u32string_view before = text.substr(0, said.begin);
  const std::u32string_view behind = text.substr(said.end, kReach);
  const std::u32string_view clause = behind.substr(0, behind.find_first_of(U"，。；\n"));
  if (behind.starts_with(U"计划草案")) return true;  // …执行情况及|2025年|计划草案的报告
  if (before.ends_with(U"为") && clause.find(U"基础") != std::u32string_view::npos) return true;
  if (!before.empty() && kWays.find(before.back()) != std::u32string_view::npos) before.remove_suffix(1);
  return std::any_of(std::begin(kPlans), std::end(kPlans),
                     [&](std::u32string_view plan) { return before.ends_with(plan); });
}

bool is_passing(std::u32string_view text, const SaidYear& said) {
  constexpr std::u32string_view kBefore = U"到至自从";
  constexpr std::size_t kAhead = 16;
  const std::u32string_view before = text.substr(0, said.begin);
  if (!before.empty() && kBefore.find(before.back()) != std::u32string_view::npos) return true;
  for (const std::u32string_view founding : {U"成立于", U"始建于", U"创建于", U"创办于", U"始于", U"建于"}) {
    if (before.ends_with(founding)) return true;
  }
  const std::u32string_view behind = text.substr(said.end, 2);
  for (const std::u32string_view founded : {U"成立", U"创办", U"创立", U"创建", U"建厂", U"建园", U"注册",
                                            U"落户", U"入驻", U"进驻", U"迁", U"搬", U"来"}) {
    if (text.substr(said.end).starts_with(founded)) return true;
  }
  constexpr int kOldest = 1998;  // years of a place's history
  if (said.year < kOldest || behind.substr(0, 1) == U"底" || behind.substr(0, 1) == U"起") return true;
  const bool opens = behind.substr(0, 1) == U"，";
  if (opens && text.substr(said.end, kAhead).find(U'将') != std::u32string_view::npos) return true;
  return behind == U"以来" || behind == U"以前" || behind == U"之前" || behind.substr(0, 1) == U"前";
}

int years_told_since(std::u32string_view text, const SaidYear& said) {
  constexpr std::size_t kReach = 60, kFarReach = 200;
  constexpr std::u32string_view kNames = U"第度";       // 2011年第二批项目, 2017年度项目
  constexpr std::u32string_view kBeside = U"比较与同";  // 比去年增长
  constexpr std::u32string_view kEnds = U"。；！\n";
  const std::u32string_view rest = text.substr(said.end, kReach);
  if (!rest.empty() && (kNames.find(rest.front()) != std::u32string_view::npos || rest.front() == U'是'))
    return 0;
  const std::u32string_view sentence = rest.substr(0, rest.find_first_of(kEnds));
  const auto follows = [&](std::u32string_view word) {
    const std::size_t at = sentence.find(word);
    return at != std::u32string_view::npos &&
           (at == 0 || kBeside.find(sentence[at - 1]) == std::u32string_view::npos);
  };
  if (follows(U"去年")) return 2;
  if (follows(U"今年")) return 1;
  const bool opens = said.begin == 0 || kEnds.find(text[said.begin - 1]) != std::u32string_view::npos;
  if (!opens || !rest.starts_with(U'，')) return 0;
  const std::u32string_view far = text.substr(said.end, kFarReach);
  return far.substr(0, far.find(U'\n')).find(U"。今年") != std::u32string_view::npos ? 1 : 0;
}

int year_of_event(std::u32string_view name) {
  constexpr std::size_t kDigits = 4;
  for (std::size_t i = 0; i + kDigits < name.size(); ++i) {
    const bool is_run = !is_ascii_digit(name[i + kDigits]) && (i == 0 || !is_ascii_digit(name[i - 1]));
    const int year = is_run ? year_before(name, static_cast<std::uint32_t>(i), name[i + kDigits]) : 0;
    if (year != 0) return year;
  }
  return 0;
}

int year_of_occasion(std::u32string_view text) {
  constexpr std::size_t kOpening = 120;
  constexpr std::u32string_view kNames[] = {U"中国", U"第", U"全国", U"国际", U"世界"};
  for (std::uint32_t i = 0; i + 4 < text.size() && i < kOpening; ++i) {
    const bool is_name = std::any_of(std::begin(kNames), std::end(kNames), [&](std::u32string_view name) {
      return text.substr(i + 4).starts_with(name);
    });
    const int year = is_name ? year_before(text, i, text[i + 4]) : 0;
    if (year != 0) return year;
  }
  return 0;
}

int named_year(std::u32string_view text) {
  constexpr std::u32string_view kNow[] = {U"是",   U"正值", U"适逢", U"恰逢",
                                          U"今年", U"值此", U"时值", U"庆祝"};
  constexpr std::size_t kReach = 8;
  for (const NamedYear& each : kNamedYears) {
    const std::size_t at = text.find(each.name);
    if (at == std::u32string_view::npos) continue;
    const std::u32string_view before = text.substr(at - std::min(at, kReach), std::min(at, kReach));
    const bool is_now = std::any_of(std::begin(kNow), std::end(kNow), [&](std::u32string_view word) {
      return before.find(word) != std::u32string_view::npos;
    });
    if (is_now) return each.year;
  }
  for (const std::u32string_view word : {U"周年", U"华诞"}) {
    for (std::size_t at = text.find(word); at != std::u32string_view::npos; at = text.find(word, at + 1)) {
      if (const int year = year_of_anniversary(text, at); year != 0) return year;
    }
  }
  return 0;
}

bool is_compared(std::u32string_view text, const SaidYear& said) {
  constexpr std::u32string_view kMore[] = {U"增长", U"增加", U"提高", U"下降", U"减少", U"提升", U"上升"};
  const std::u32string_view behind = text.substr(said.end);
  return std::u32string_view(U"较比").find(said.begin == 0 ? U'\n' : text[said.begin - 1]) !=
             std::u32string_view::npos &&
         std::any_of(std::begin(kMore), std::end(kMore),
                     [&](std::u32string_view more) { return behind.starts_with(more); });
}

}  // namespace fangzhi
