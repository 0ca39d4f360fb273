#include "extract/dates.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "core/utf8.h"

namespace fangzhi {
namespace {

std::string two_digits(int number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

// A run of ASCII digits that ends before `end`; its value, or -1. Sets `begin` to where it starts.
int number_before(std::u32string_view text, std::size_t end, std::size_t& begin) {
  begin = end;
  while (begin > 0 && is_ascii_digit(text[begin - 1])) --begin;
  if (begin == end || end - begin > 4) return -1;
  int value = 0;
  for (std::size_t i = begin; i < end; ++i) value = value * 10 + static_cast<int>(text[i] - U'0');
  return value;
}

struct RelativeTime {
  std::u32string_view word;
  int offset;
};
constexpr RelativeTime kRelativeYears[] = {
    {U"目前", 0},  {U"眼下", 0},  {U"今年", 0}, {U"去年", -1}, {U"前年", -2}, {U"明年", 1},  {U"上年", -1},
    {U"本年", 0},  {U"今春", 0},  {U"今夏", 0}, {U"今秋", 0},  {U"今冬", 0},  {U"去春", -1}, {U"去夏", -1},
    {U"去秋", -1}, {U"去冬", -1}, {U"明春", 1}, {U"明夏", 1},  {U"明秋", 1}};
constexpr std::array<std::u32string_view, 3> kRecent = {U"近日", U"日前", U"今日"};
constexpr std::array<RelativeTime, 5> kRelativeMonths = {
    {{U"上月", -1}, {U"上个月", -1}, {U"本月", 0}, {U"下月", 1}, {U"下个月", 1}}};
struct RelativeDay {
  std::u32string_view word;
  int before;
};
constexpr std::array<RelativeDay, 3> kDaysBefore = {{{U"昨日", 1}, {U"昨天", 1}, {U"前天", 2}}};
// Parts of a year that are told no more finely than by the year.
constexpr std::array<std::u32string_view, 9> kPartsOfYear = {
    {U"季度", U"上半年", U"下半年", U"五一", U"国庆", U"七一", U"秋季", U"春季", U"暑期"}};

constexpr std::u32string_view kUnits = U"年月日号";
constexpr std::u32string_view kFirstOfWords = U"今去前明上本近日目眼昨季下五国七秋春暑";

// False where a character neither ends a date nor begins one of the words; true seldom elsewhere.
constexpr bool may_tell_time(char32_t c) {
  constexpr std::uint64_t kBits = [] {
    std::uint64_t bits = 0;
    for (const char32_t each : kUnits) bits |= std::uint64_t{1} << each % 64;
    for (const char32_t each : kFirstOfWords) bits |= std::uint64_t{1} << each % 64;
    return bits;
  }();
  return (kBits >> c % 64 & 1) != 0;
}

std::string shifted(const std::string& year, int offset) {
  return year.empty() ? std::string() : std::to_string(std::atoi(year.c_str()) + offset);
}

// The month of a date, so many months on; empty where it is no date.
std::string month_from(const std::string& date, int offset) {
  if (date.size() < kMonthSize) return {};
  const int months = std::atoi(date.c_str()) * 12 + std::atoi(date.c_str() + 5) - 1 + offset;
  return std::to_string(months / 12) + "-" + two_digits(months % 12 + 1);
}

class TimeReader {
 public:
  TimeReader(std::u32string_view text, const TimeFrame& frame) : text_(text), frame_(frame) {}

  std::string read() {
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (may_tell_time(text_[i])) step(i);
    }
    return time_;
  }

  TextSpan words() const { return words_; }

 private:
  bool at(std::size_t i, std::u32string_view word) const { return text_.substr(i, word.size()) == word; }

  void step(std::size_t i) {
    std::size_t begin = 0;
    if (text_[i] == U'年') {
      const int year = number_before(text_, i, begin);
      if (year >= 1949 && year <= 2099 && i - begin == 4) {
        set_year(std::to_string(year));
        take_words(begin, i + 1);
      }
      if (at(i, U"年底") || at(i, U"年内")) set_part(i, 2);
    } else if (text_[i] == U'月' && !at(i + 1, U"份均")) {
      const bool is_first = i > 0 && text_[i - 1] == U'元';  // 元月
      const int month = is_first ? 1 : number_before(text_, i, begin);
      if (is_first) begin = i - 1;
      if (month >= 1 && month <= 12) {
        set_month(month);
        take_words(begin, i + 1);
      }
    } else if (i > 0 && text_[i] == U'日' && text_[i - 1] == U'）') {
      set_day_in_brackets(i);
    } else if (i > 0 && is_ascii_digit(text_[i - 1]) && (text_[i] == U'日' || text_[i] == U'号')) {
      const int day = number_before(text_, i, begin);
      const bool range =
          begin > 0 && (text_[begin - 1] == U'至' || text_[begin - 1] == U'—' || text_[begin - 1] == U'-');
      if (range) {
        time_ = month_.empty() ? time_ : month_;  // a span of days is known by its month
      } else if (day >= 1 && day <= 31 && !month_.empty() && begin > 0 && text_[begin - 1] == U'月') {
        time_ = month_ + "-" + two_digits(day);
        take_words(begin, i + 1);
      } else if (is_bare_day(day, begin, i)) {
        set_bare_day(day);
        take_words(begin, i + 1);
      } else if (is_day_of_month(day, begin, i)) {
        set_day_of_month(day, i);
        take_words(begin, i + 1);
      }
    } else {
      relative(i);
    }
  }

  // 今（26）日, 昨（25）日.
  void set_day_in_brackets(std::size_t i) {
    std::size_t begin = 0;
    const int day = number_before(text_, i - 1, begin);
    if (begin < 2 || text_[begin - 1] != U'（' || !is_bare_day(day, begin, i)) return;
    if (text_[begin - 2] != U'今' && text_[begin - 2] != U'昨') return;
    set_bare_day(day);
    take_words(begin - 2, i + 1);
  }

  void set_bare_day(int day) {
    const bool is_past = day <= std::atoi(frame_.date.c_str() + kMonthSize + 1);
    time_ = month_from(frame_.date, is_past ? 0 : -1) + "-" + two_digits(day);
  }

  // 3月15日…，|18日: of the month that was named last; of the one before in 3月1日电　|28日.
  void set_day_of_month(int day, std::size_t sign) {
    constexpr std::size_t kDateline = 40;
    const std::u32string_view before = text_.substr(0, std::min(sign, kDateline));
    const bool is_dispatch = before.find(U"日电") != std::u32string_view::npos ||
                             before.find(U"日讯") != std::u32string_view::npos;
    const bool is_later = time_.size() == kDaySize && day > std::atoi(time_.c_str() + kMonthSize + 1);
    time_ = month_from(month_ + "-01", is_dispatch && is_later ? -1 : 0) + "-" + two_digits(day);
  }
  bool is_day_of_month(int day, std::size_t begin, std::size_t sign) const {
    const bool is_listed =
        begin > 0 && (text_[begin - 1] == U'、' || text_[begin - 1] == U'和');  // 2月5日、6日
    return !is_listed && month_.size() == kMonthSize && is_day(day, begin, sign);
  }

  // 18日: of the month of printing, or of the one before where that had not come so far.
  bool is_bare_day(int day, std::size_t begin, std::size_t sign) const {
    return frame_.date.size() == kDaySize && month_.empty() && year_.empty() && is_day(day, begin, sign);
  }

  // Not 100日会战, 3日游.
  bool is_day(int day, std::size_t begin, std::size_t sign) const {
    constexpr std::u32string_view kSpans = U"内游均会攻产";
    constexpr std::u32string_view kCounts = U"第每满近前后达";
    if (day < 1 || day > 31 || text_[sign] != U'日') return false;
    if (sign + 1 < text_.size() && kSpans.find(text_[sign + 1]) != std::u32string_view::npos) return false;
    return begin == 0 || kCounts.find(text_[begin - 1]) == std::u32string_view::npos;
  }

  // Words that follow each other at once are one: 2021年|3月|5日.
  void take_words(std::size_t begin, std::size_t end) {
    if (words_.end != begin || words_.end == 0) words_.begin = static_cast<std::uint32_t>(begin);
    words_.end = static_cast<std::uint32_t>(end);
  }

  void set_year(std::string year) {
    year_ = std::move(year);
    month_.clear();
    time_ = year_;
  }

  void set_month(int month) {
    const std::string& year = !year_.empty()                                       ? year_
                              : frame_.written.empty() || is_of_year_before(month) ? frame_.period
                                                                                   : frame_.written;
    if (year.empty()) return;
    month_ = year + "-" + two_digits(month);
    time_ = month_;
  }

  // A part of the year named before, else of the one reported on.
  void set_part(std::size_t i, std::size_t size) {
    const std::string& reported = frame_.period.empty() ? frame_.written : frame_.period;
    time_ = year_.empty() ? reported : year_;
    month_.clear();
    take_words(i, i + size);
  }

  // A page that looks back on a year and was printed in the next: its months after the printing lie in that
  // year.
  bool is_of_year_before(int month) const {
    if (frame_.date.size() < kMonthSize || frame_.period.empty() || frame_.period >= frame_.written)
      return false;
    return month > std::atoi(frame_.date.substr(5, 2).c_str());
  }

  // 目|前天|然气, 提|前天|数.
  bool is_cut_of_words(std::size_t i, std::size_t size) const {
    constexpr std::u32string_view kBefore = U"目提之以此当年月日会节", kBehind = U"气然津空数";
    return (i > 0 && kBefore.find(text_[i - 1]) != std::u32string_view::npos) ||
           (i + size < text_.size() && kBehind.find(text_[i + size]) != std::u32string_view::npos);
  }

  void relative(std::size_t i) {
    if (kFirstOfWords.find(text_[i]) == std::u32string_view::npos) return;
    for (const RelativeTime& each : kRelativeYears) {
      if (!at(i, each.word)) continue;
      set_year(shifted(frame_.written, each.offset));
      take_words(i, i + each.word.size());
    }
    for (const std::u32string_view word : kPartsOfYear) {
      if (at(i, word)) set_part(i, word.size());
    }
    for (const RelativeTime& each : kRelativeMonths) {
      const std::string month = at(i, each.word) ? month_from(frame_.date, each.offset) : "";
      if (month.empty()) continue;
      set_year(month.substr(0, 4));
      month_ = time_ = month;
      take_words(i, i + each.word.size());
    }
    for (std::u32string_view word : kRecent) {
      if (!at(i, word) || !time_.empty()) continue;
      time_ = frame_.date.size() == kDaySize ? frame_.date.substr(0, kMonthSize) : frame_.written;
      take_words(i, i + word.size());
    }
    for (const RelativeDay& each : kDaysBefore) {
      if (!at(i, each.word) || is_cut_of_words(i, each.word.size())) continue;
      std::string day = frame_.date;
      for (int n = 0; n < each.before && day.size() == kDaySize; ++n) day = day_before(day);
      time_ = day.size() == kDaySize ? day : frame_.written;
      take_words(i, i + each.word.size());
    }
  }

  std::u32string_view text_;
  const TimeFrame& frame_;
  std::string year_;
  std::string month_;
  std::string time_;
  TextSpan words_;
};

}  // namespace

std::string day_before(std::string_view date) {
  using namespace std::chrono;
  int y = 0;
  unsigned m = 0;
  unsigned d = 0;
  if (std::sscanf(std::string(date).c_str(), "%d-%u-%u", &y, &m, &d) != 3) return {};
  const year_month_day day{year{y}, month{m}, std::chrono::day{d}};
  if (!day.ok()) return {};
  const year_month_day before{sys_days{day} - days{1}};
  return std::to_string(int{before.year()}) + "-" + two_digits(static_cast<int>(unsigned{before.month()})) +
         "-" + two_digits(static_cast<int>(unsigned{before.day()}));
}

std::string last_time_in(std::u32string_view text, const TimeFrame& frame, TextSpan* words) {
  TimeReader reader(text, frame);
  std::string time = reader.read();
  if (words != nullptr) *words = reader.words();
  return time;
}

}  // namespace fangzhi
