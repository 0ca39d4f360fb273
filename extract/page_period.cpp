#include "extract/page_period.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "extract/full_date.h"
#include "extract/page_day.h"
#include "extract/said_years.h"

namespace fangzhi {
namespace {

struct YearCounts {
  std::map<int, int> mentions;
  std::map<int, int> weights;  // mentions and the length of the sections under a heading with that year
};

constexpr int kMentionWeight = 40;
constexpr int kEventWeight = 2 * kMentionWeight;

class PeriodFinder {
 public:
  PeriodFinder(const Reading& reading, TypeId event, const std::vector<Mention>& mentions)
      : reading_(reading) {
    for (const Mention& each : mentions) {
      if (each.type != event) continue;
      const int year = year_of_event(reading.text().substr(each.begin, each.end - each.begin));
      if (year != 0) counts_.weights[year] += kEventWeight;
    }
    const int named = counts_.weights.empty() ? year_of_occasion(reading.text()) : 0;
    if (named != 0) counts_.weights[named] += kEventWeight;
  }

  void find(PageScope& scope) {
    count();
    if (scope.date.empty()) scope.date = !report_day_.empty() ? report_day_ : find_page_day(reading_);
    scope.written = scope.date.substr(0, 4);
    const bool is_given = !scope.period.empty();
    const int period = is_given ? std::atoi(scope.period.c_str()) : likely_period(scope.date);
    if (!is_given && period != 0) {
      scope.period = std::to_string(period);
      scope.period_inferred = true;
    }
    scope.month = month_of_bulletin();
    if (scope.written.empty()) scope.written = written_year(period);
    const int reported = std::atoi(scope.period.c_str());
    for (std::size_t i = 0; i < headings_.size(); ++i) {
      const int opened = openings_[i] == kNextYear && reported != 0 ? reported + 1 : openings_[i];
      const int headed = headings_[i] != kNextYear ? headings_[i] : looks_back() ? reported + 1 : 0;
      const int year = opened > reported ? opened : headed;
      scope.section_years.push_back(year == 0 ? scope.period : std::to_string(year));
    }
    for (const int year : goals_)
      scope.is_of_goals.push_back(year == kThisYear || (year != 0 && year >= reported));
  }

 private:
  std::u32string_view text_of(const Paragraph& paragraph) const {
    return reading_.text().substr(paragraph.begin, paragraph.end - paragraph.begin);
  }

  void count() {
    int section = 0;
    std::uint32_t article = 0;
    for (const Paragraph& paragraph : reading_.layout.paragraphs) {
      if (paragraph.article != article) section = 0;
      article = paragraph.article;
      digests_report_ = digests_report_ || is_digest(paragraph);
      int first = 0;
      for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
        if (lead_month_ == 0) lead_month_ = month_of_day_at(i);
        const SaidYear said = said_year_at(reading_.text(), i);
        if (said.year == 0) continue;
        const bool is_plan = is_planned(reading_.text(), said);
        note_ahead(said, is_plan);
        if (is_expected(said)) expected_ = std::max(expected_, said.year);
        if (is_plan) continue;
        const int later = is_compared(reading_.text(), said) ? 1 : years_told_since(reading_.text(), said);
        const int year = said.year + later;
        if (first == 0 && (i < paragraph.begin + 3 || heads_work_of(paragraph, said))) first = said.year;
        if (is_told_up_to(said)) since_ = std::max(since_, said.year);
        if (is_closed(said)) closed_year_ = std::max(closed_year_, said.year);
        if (reading_.text().substr(said.end).starts_with(U"以来")) since_ = std::max(since_, said.year);
        ++counts_.mentions[year];
        counts_.weights[year] += is_passing(reading_.text(), said) ? 0 : kMentionWeight;
      }
      const bool is_report = is_report_title(text_of(paragraph));
      const int bare = bare_year(text_of(paragraph));
      if (bare != 0) first = bare;
      const bool is_heading = paragraph.kind == ParagraphKind::heading || bare != 0;
      const bool opens_section = is_heading && first != 0 && !is_report;
      if (opens_section && FullDate(text_of(paragraph)).read().empty()) section = first;  // no dateline
      if (turns_ahead(text_of(paragraph))) section = kNextYear;
      if (is_report && report_year_ == 0) {
        const std::string day = FullDate(text_of(paragraph).substr(0, kReportTitle)).read();
        report_year_ = day.empty() ? year_in(paragraph) : report_year_of(day);
      }
      if (is_report && report_day_.empty())
        report_day_ = FullDate(text_of(paragraph).substr(0, kReportTitle)).read();
      if (headings_.size() < kTitles && title_year_ == 0) title_year_ = year_looked_back_on(paragraph);
      const bool goes_on = !goals_.empty() && paragraph.article == goal_article_ && !ends_goals(paragraph);
      const int set = year_of_goals(text_of(paragraph));
      goals_.push_back(set != 0 || !goes_on ? set : goals_.back());
      goal_article_ = paragraph.article;
      headings_.push_back(section);
      openings_.push_back(opening_year(paragraph));
      if (section > 0) counts_.weights[section] += static_cast<int>(paragraph.end - paragraph.begin);
    }
  }

  // 三、扎实做好|2011年|工作: what the lines below such a headline tell of.
  bool heads_work_of(const Paragraph& paragraph, const SaidYear& said) const {
    constexpr std::size_t kLongest = 30;
    constexpr std::u32string_view kWork[] = {U"工作",     U"的工作",       U"政府工作", U"重点工作",
                                             U"主要工作", U"经济社会发展", U"目标任务", U"主要目标",
                                             U"预期目标", U"总体要求"};
    const std::u32string_view behind = reading_.text().substr(said.end);
    return paragraph.kind == ParagraphKind::heading && paragraph.end - paragraph.begin <= kLongest &&
           std::any_of(std::begin(kWork), std::end(kWork),
                       [&](std::u32string_view each) { return behind.starts_with(each); });
  }

  // 3月22日 that no year stands before: its month, or 0.
  int month_of_day_at(std::uint32_t i) const {
    const std::u32string_view text = reading_.text();
    const std::size_t month = text.substr(i, 3).find(U'月');
    const bool opens = i == 0 || (!is_ascii_digit(text[i - 1]) && text[i - 1] != U'年');
    if (!opens || month == 0 || month == std::u32string_view::npos) return 0;
    const std::size_t day = text.substr(i + month + 1, 3).find(U'日');
    if (day == 0 || day == std::u32string_view::npos) return 0;
    const std::u32string_view digits = text.substr(i, month + day + 1);
    const auto is_digit = [](char32_t c) { return is_ascii_digit(c) || c == U'月'; };
    if (!std::all_of(digits.begin(), digits.end(), is_digit)) return 0;
    return std::atoi(to_utf8(digits).c_str());
  }

  // 预计|2011年7月|竣工, 到|2015年5月|建成: the first month that lies ahead. The end of a year may lie ahead
  // for long.
  void note_ahead(const SaidYear& said, bool is_plan) {
    const std::u32string_view text = reading_.text();
    const bool is_goal = said.begin > 0 && text[said.begin - 1] == U'到';
    const int month = is_goal || is_plan ? month_at(text.substr(said.end)) : 0;
    if (month != 0) ahead_ = std::min(ahead_, std::pair(said.year, month));
  }

  // 预计|2021年，|地区生产总值达到…: the year that a report looks back on before it is over.
  bool is_expected(const SaidYear& said) const {
    return reading_.text().substr(0, said.begin).ends_with(U"预计") &&
           reading_.text().substr(said.end).starts_with(U'，');
  }
  bool reports_to_deputies() const {
    return reading_.text().find(U"各位代表") != std::u32string_view::npos ||
           reading_.text().find(U"政府工作报告") != std::u32string_view::npos;
  }

  // 7月, 10月份, 年初; 0 where the text begins with no month.
  static int month_at(std::u32string_view text) {
    if (text.starts_with(U"年初") || text.starts_with(U"初")) return 1;
    const std::size_t digits = std::min(text.find_first_not_of(U"0123456789"), text.size());
    const bool is_month = digits > 0 && digits <= 2 && digits < text.size() && text[digits] == U'月';
    return is_month ? std::atoi(to_utf8(text.substr(0, digits)).c_str()) : 0;
  }

  // Of a page that names no year but those to come: what is to be done first is mostly to be done within a
  // year. Where the page tells of no month, a spring whose year it says is not that of 今年. 0 where there is
  // no telling.
  int year_before_plans() const {
    constexpr int kSpring = 4;
    if (ahead_ == kNothingAhead) return 0;
    const int now = lead_month_ != 0 ? lead_month_ : last_month_of_this_year();
    const bool says_this_year = reading_.text().find(U"今年") != std::u32string_view::npos;
    if (now == 0) return says_this_year && ahead_.second <= kSpring ? ahead_.first - 1 : 0;
    return ahead_.second < now ? ahead_.first - 1 : ahead_.first;
  }

  // 10 of 今年1—10月份: the last month of the page's own year that it tells of, or 0.
  int last_month_of_this_year() const {
    constexpr std::u32string_view kThis = U"今年";
    constexpr std::size_t kReach = 6;
    const std::u32string_view text = reading_.text();
    int last = 0;
    for (std::size_t at = text.find(kThis); at != std::u32string_view::npos; at = text.find(kThis, at + 1)) {
      const std::size_t begin = at + kThis.size();
      for (std::size_t i = begin; i < begin + kReach && i < text.size(); ++i) {
        if (i == begin || !is_ascii_digit(text[i - 1])) last = std::max(last, month_at(text.substr(i)));
      }
    }
    return last;
  }

  // 截至2022年末: a year that is over for the page. 到2010年10月，共落实38个: one that has come as far.
  bool is_told_up_to(const SaidYear& said) const {
    constexpr std::u32string_view kTold[] = {U"，共", U"，已", U"，累计", U"，全"};
    constexpr std::size_t kMonth = 4;  // 10月底
    const std::u32string_view text = reading_.text();
    const std::u32string_view before = text.substr(0, said.begin);
    const std::u32string_view behind = text.substr(said.end, kMonth);
    const std::size_t comma = std::min(behind.find(U'，'), behind.size());
    return (before.ends_with(U'到') || before.ends_with(U"截至") || before.ends_with(U"截止")) &&
           month_at(behind) != 0 &&
           std::any_of(std::begin(kTold), std::end(kTold), [&](std::u32string_view told) {
             return text.substr(said.end + comma).starts_with(told);
           });
  }
  bool is_closed(const SaidYear& said) const {
    constexpr std::u32string_view kEnds = U"底末";
    const std::u32string_view text = reading_.text();
    return text.substr(0, said.begin).ends_with(U"截至") && said.end < text.size() &&
           kEnds.find(text[said.end]) != std::u32string_view::npos;
  }

  // （河北省）2017年云河县政府工作报告: the first year that the paragraph names, or 0.
  int year_in(const Paragraph& paragraph) const {
    for (std::uint32_t i = paragraph.begin; i < paragraph.end && i < paragraph.begin + kReportTitle; ++i) {
      if (const int year = year_at(reading_.text(), i); year != 0) return year;
    }
    return 0;
  }

  // 2021，这样干: a year that a headline begins with and that no 年 follows; 0 where there is none.
  static int bare_year(std::u32string_view line) { return year_before(line, 0, U'，'); }

  // 今年是“十四五”开局之年。今年主要预期目标是…: where a report turns to the year that it is given in.
  static bool turns_ahead(std::u32string_view line) {
    constexpr std::u32string_view kTurns[] = {U"今年是",   U"今年工作",        U"今年的工作",
                                              U"今年主要", U"今年的主要",      U"今年的预期",
                                              U"今年预期", U"今年经济社会发展"};
    constexpr std::u32string_view kMarks = U"—-一二三四五六（）()、．.　 ";
    line.remove_prefix(std::min(line.find_first_not_of(kMarks), line.size()));
    return std::any_of(std::begin(kTurns), std::end(kTurns),
                       [&](std::u32string_view turn) { return line.starts_with(turn); });
  }
  // 2014年区政府工作计划: a headline of a plan for the year; 0 of others.
  static int year_of_plan(std::u32string_view line) {
    constexpr std::u32string_view kPlans[] = {U"工作计划", U"工作安排", U"工作要点",    U"工作打算",
                                              U"工作思路", U"建设计划", U"民生实事项目"};
    constexpr std::u32string_view kTasks[] = {U"任务清单", U"任务分解", U"责任分解"};
    constexpr std::u32string_view kBack[] = {U"总结", U"回顾", U"情况", U"报告"};
    constexpr std::size_t kLongest = 30;
    if (line.size() > kLongest) return 0;
    const auto has = [&](std::u32string_view word) { return line.find(word) != std::u32string_view::npos; };
    const bool is_plan = std::any_of(std::begin(kPlans), std::end(kPlans),
                                     [&](std::u32string_view plan) { return line.ends_with(plan); });
    const bool are_tasks = std::any_of(std::begin(kTasks), std::end(kTasks),
                                       [&](std::u32string_view tasks) { return line.ends_with(tasks); });
    if (!are_tasks && (!is_plan || std::any_of(std::begin(kBack), std::end(kBack), has))) return 0;
    for (std::uint32_t i = 0; i < line.size(); ++i) {
      if (const int year = year_at(line, i); year != 0) return year;
    }
    return 0;
  }
  // 2024年预期目标：…: the year that is set for what stands below, on a page of the same year too; 0 of
  // others.
  static int year_of_goals(std::u32string_view line) {
    constexpr std::u32string_view kGoals[] = {U"预期目标", U"工作目标", U"工作安排", U"工作任务"};
    constexpr std::u32string_view kSays = U"：:是为";
    constexpr std::size_t kLongestOpening = 20;
    if (const int planned = year_of_plan(line); planned != 0) return planned;
    const int year = line.starts_with(U"今年") ? kThisYear : year_at(line, 0);
    if (year == 0) return 0;
    for (const std::u32string_view goals : kGoals) {
      const std::size_t at = line.find(goals);
      if (at == std::u32string_view::npos || at > kLongestOpening) continue;
      const std::u32string_view behind = line.substr(at + goals.size(), 1);
      return !behind.empty() && kSays.find(behind.front()) != std::u32string_view::npos ? year : 0;
    }
    return 0;
  }
  // 回顾2023年, and a line that is but a name: where a new part of the page begins.
  bool ends_goals(const Paragraph& paragraph) const {
    constexpr std::size_t kLongestName = 5;
    constexpr std::u32string_view kBack[] = {U"回顾", U"过去", U"去年"};
    const std::u32string_view line = text_of(paragraph);
    return line.size() <= kLongestName ||
           std::any_of(std::begin(kBack), std::end(kBack),
                       [&](std::u32string_view back) { return line.find(back) < kLongestName; });
  }

  // Whether the page is a report on the year before.
  bool looks_back() const { return report_year_ != 0 || title_year_ != 0; }

  // 2024年，…, （三）2024年重点工作。…, 新的一年，…: the year that the paragraph itself begins with, 0 where
  // it does not, or where only something in it is of that time (2024年底，…; 明年3月…).
  int opening_year(const Paragraph& paragraph) const {
    constexpr std::size_t kLongestMark = 6;
    constexpr std::u32string_view kMarks = U"0123456789一二三四五六七八九十.、．（）()—-　 ";
    constexpr std::u32string_view kFiner = U"0123456789底初末上下前春夏秋冬";
    const std::u32string_view line = text_of(paragraph);
    const auto is_finer = [&](std::size_t at) {
      return at < line.size() && kFiner.find(line[at]) != std::u32string_view::npos;
    };
    for (std::uint32_t i = 0; i < line.size() && i <= kLongestMark; ++i) {
      for (const std::u32string_view next : {U"新的一年", U"明年", U"来年"}) {
        if (line.substr(i).starts_with(next)) return is_finer(i + next.size()) ? 0 : kNextYear;
      }
      if (const int year = year_at(reading_.text(), paragraph.begin + i); year != 0)
        return is_finer(i + 5) ? 0 : year;
      if (kMarks.find(line[i]) == std::u32string_view::npos) break;
    }
    return 0;
  }

  // 2026年甘肃省政府工作报告; （2026年1月27日在贵州省第十四届人民代表大会第四次会议上）; both before the
  // report itself in one paragraph.
  static bool is_report_title(std::u32string_view line) {
    constexpr std::size_t kShort = 60, kLongest = 90;
    const bool is_line = line.size() <= kShort;
    line = line.substr(0, kLongest);
    if (line.find(U"任务") != std::u32string_view::npos) return false;  // 2025年政府工作报告|任务清单
    const auto has = [&](std::u32string_view words) { return line.find(words) != std::u32string_view::npos; };
    const bool is_of_congress = has(U"人民代表大会") || (has(U"人大") && has(U"次会议"));
    const bool is_given = is_of_congress && (has(U"会议上") || has(U"日在") || has(U"日于"));
    const bool is_dated = is_of_congress && is_day_of_congress(line);
    return is_line ? has(U"工作报告") || is_given || (is_dated && !has(U"。"))
                   : has(U"工作报告") && (is_given || is_dated);
  }

  // （2022年1月12日，|青林县第十八届人民代表大会第一次会议|）, and no sentence that goes on behind it.
  static bool is_day_of_congress(std::u32string_view line) {
    const std::u32string_view before = line.substr(0, line.find(U"届人民代表大会"));
    constexpr std::u32string_view kSession = U"次会议";
    const std::size_t session = line.find(kSession);
    if (session == std::u32string_view::npos || FullDate(before).read().empty()) return false;
    const std::u32string_view behind = line.substr(session + kSession.size());
    return behind.empty() || std::u32string_view(U"）) 　").find(behind.front()) != std::u32string_view::npos;
  }

  // The year that a report of a day in it is of, and one more: what is given in the last weeks of a year
  // tells of it.
  static int report_year_of(const std::string& day) {
    constexpr int kLastMonths = 11;
    const int year = std::atoi(day.substr(0, 4).c_str());
    return day.size() > 6 && std::atoi(day.substr(5, 2).c_str()) >= kLastMonths ? year + 1 : year;
  }

  // 青禾县2021年国民经济和社会发展统计公报, 2023年工作总结: the year that the title says the page looks back
  // on, or 0.
  int year_looked_back_on(const Paragraph& paragraph) const {
    constexpr std::size_t kShort = 40;
    const std::u32string_view line = text_of(paragraph);
    if (line.size() > kShort) return 0;
    for (const std::u32string_view kind : {U"统计公报", U"工作总结", U"工作回顾", U"年报", U"工作回眸",
                                           U"工作综述", U"回眸", U"计划执行情况"}) {
      if (line.find(kind) == std::u32string_view::npos) continue;
      for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
        if (const int year = year_at(reading_.text(), i); year != 0) return year;
      }
    }
    return 0;
  }

  // 关于2024年9月份重点项目进展情况的通报: the month that the title of a bulletin names, or empty.
  std::string month_of_bulletin() const {
    constexpr std::u32string_view kKinds[] = {U"通报", U"简报", U"进展", U"月报", U"快报", U"完成情况"};
    constexpr std::size_t kFirst = 8, kShort = 60;
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    for (std::size_t p = 0; p < paragraphs.size() && p < kFirst; ++p) {
      const std::u32string_view line = text_of(paragraphs[p]);
      const bool is_title = line.size() <= kShort &&
                            std::any_of(std::begin(kKinds), std::end(kKinds), [&](std::u32string_view kind) {
                              return line.find(kind) != std::u32string_view::npos;
                            });
      if (!is_title) continue;
      if (std::string month = FullDate(line).read_month(); !month.empty()) return month;
    }
    return {};
  }

  // A report of 2026 tells of 2025; a page without a date tells of the year it names most. What was printed
  // on a day tells of that year, in the first months perhaps of the one before; but it may have been put up
  // again years later.
  int likely_period(const std::string& date) const {
    // 2012年政府工作报告, of which a heading says 2012年工作回顾
    if (report_year_ != 0) return title_year_ == report_year_ ? report_year_ : report_year_ - 1;
    if (title_year_ != 0) return title_year_;
    const int most = weightiest_year();
    constexpr int kLastMonth = 12;
    const bool is_after_closed = closed_year_ != 0 && lead_month_ != 0 && lead_month_ < kLastMonth;
    if (date.empty()) {
      const int told = std::max({most, latest_year(), since_, is_after_closed ? closed_year_ + 1 : 0});
      if (told != 0) return told;
      if (const int named = year_of_occasion(reading_.text()); named != 0) return named;
      if (const int named = named_year(reading_.text()); named != 0) return named;
      return expected_ != 0 && reports_to_deputies() ? expected_ : year_before_plans();
    }
    const int year = std::atoi(date.c_str());
    if (const int lead = lead_year(); lead != 0) return lead;
    constexpr std::size_t kMonth = 5;
    constexpr int kFirstMonths = 3, kLongestAhead = 3;
    constexpr int kLeast = 4 * kMentionWeight;
    const int month = date.size() > kMonth ? std::atoi(date.c_str() + kMonth) : 0;
    // 9月26日，…奠基, put up on 2013-04-17: nothing is announced so long before.
    if (month != 0 && month <= kFirstMonths && digests_report_) return year - 1;
    const bool is_last_year = month != 0 && lead_month_ > month + kLongestAhead;
    if (most == 0 || most >= year) return year - (is_last_year ? 1 : 0);
    const bool is_early = most == year - 1 && month <= kFirstMonths;
    const int told =
        weight_of(year) + (lead_month_ == month ? kMentionWeight : 0);  // its day is of that year
    // Put up years later; all that it tells of is of one year.
    constexpr int kLong = 2;
    const bool is_put_up = year - most >= kLong && lead_month_ == 0 &&
                           weight_of(most) >= 2 * kMentionWeight && is_only_year(most);
    const bool is_plain = is_put_up || (weight_of(most) >= kLeast && weight_of(most) > 3 * told);
    return (is_early && weight_of(most) > told) || is_plain ? most : year;
  }

  // 2018年11月7日上午，…: the year of the day that the prose begins with, or 0. A page may be put up again
  // later.
  int lead_year() const {
    constexpr std::size_t kProse = 3;
    std::size_t prose = 0;
    for (const Paragraph& paragraph : reading_.layout.paragraphs) {
      if (paragraph.kind != ParagraphKind::body ||
          text_of(paragraph).find(U'。') == std::u32string_view::npos)
        continue;
      const std::u32string_view line = text_of(paragraph);
      const int year = year_at(line, 0);
      constexpr std::size_t kDay = 11;
      if (year != 0 && !FullDate(line.substr(0, kDay)).read().empty()) return year;
      if (++prose == kProse) break;
    }
    return 0;
  }

  // 政府工作报告摘登: of what was done last year, on a page of this one.
  bool is_digest(const Paragraph& paragraph) const {
    constexpr std::size_t kLongest = 30;
    constexpr std::u32string_view kInShort[] = {U"摘登", U"摘要", U"摘编", U"解读",
                                                U"要点", U"速览", U"节选", U"回眸"};
    const std::u32string_view line = text_of(paragraph);
    return paragraph.kind == ParagraphKind::heading && line.size() <= kLongest &&
           line.find(U"工作报告") != std::u32string_view::npos &&
           std::any_of(std::begin(kInShort), std::end(kInShort), [&](std::u32string_view each) {
             return line.find(each) != std::u32string_view::npos;
           });
  }

  int weight_of(int year) const {
    const auto found = counts_.weights.find(year);
    return found == counts_.weights.end() ? 0 : found->second;
  }

  bool is_only_year(int year) const {
    return std::all_of(counts_.weights.begin(), counts_.weights.end(),
                       [&](const auto& each) { return each.first == year || each.second == 0; });
  }

  // Of several the latest: news look back, seldom ahead.
  int weightiest_year() const {
    int best = 0;
    int most = 1;
    for (const auto& [year, weight] : counts_.weights) {
      if (weight < most) continue;
      best = year;
      most = weight;
    }
    return best;
  }

  // The last year that the page speaks of as of something that was.
  int latest_year() const {
    int latest = 0;
    for (const auto& [year, weight] : counts_.weights) {
      if (weight >= kMentionWeight) latest = year;
    }
    return latest;
  }

  // A page written in the year after speaks of that year more than once.
  std::string written_year(int period) const {
    int year = period;
    for (const auto& [mentioned, count] : counts_.mentions) {
      if (mentioned == period + 1 && count > 1) year = mentioned;
    }
    if (report_year_ == period + 1) year = report_year_;
    return year == 0 ? std::string() : std::to_string(year);
  }

  const Reading& reading_;
  YearCounts counts_;
  static constexpr int kNextYear = -1, kThisYear = -2;
  std::vector<int> goals_;  // of each paragraph: the year that it sets goals for, or kThisYear, or 0
  std::uint32_t goal_article_ = 0;
  std::vector<int> headings_;  // of each paragraph: the year of the heading it stands below
  std::vector<int> openings_;  // and that it begins with, or kNextYear
  static constexpr std::size_t kReportTitle = 90;  // characters
  static constexpr std::size_t kTitles = 6;        // paragraphs that may be the title
  int title_year_ = 0;                             // that the title looks back on
  std::string report_day_;                         // on which a work report was given, as its title says
  bool digests_report_ = false;                    // a headline says that the report stands below in short
  int report_year_ = 0;                            // in the title of a work report
  int lead_month_ = 0;                             // of the first day that is named without a year
  int closed_year_ = 0;                            // the last one that is over
  static constexpr std::pair kNothingAhead{9999, 0};
  std::pair<int, int> ahead_ = kNothingAhead;  // year and month
  int expected_ = 0;                           // the last one of which it is told how it will end
  int since_ = 0;                              // 2022年以来: the last one that something goes on since
};

}  // namespace

void find_period(const Reading& reading, TypeId event, const std::vector<Mention>& mentions,
                 PageScope& scope) {
  PeriodFinder(reading, event, mentions).find(scope);
}

}  // namespace fangzhi
