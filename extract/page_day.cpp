#include "extract/page_day.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

#include "core/torn_day.h"
#include "core/utf8.h"
#include "extract/full_date.h"

namespace fangzhi {
namespace {

class DayFinder {
 public:
  explicit DayFinder(const Reading& reading) : reading_(reading) {}

  // The day that one of the first short lines names, else one of the last: 发稿时间：2021/6/9,
  // ——2026年1月26日在…, 2024年11月19日 版次：06.
  std::string find() const {
    constexpr std::size_t kFirst = 6, kLongestHead = 20, kLongestMenu = 60, kLast = 4;
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    for (std::size_t p = 0; p < paragraphs.size() && p < kLongestMenu && !is_told(p); ++p) {
      const bool credits = is_credit(text_of(paragraphs[p]));
      if (p >= kFirst && paragraphs[p].kind == ParagraphKind::body && !credits)
        break;                                      // the labels above a bulletin are many
      if (p >= kLongestHead && !credits) continue;  // the menu of a site
      if (std::string date = day_named_in(paragraphs[p]); !date.empty()) {
        const std::string printed = printed_day_below(p);
        return printed.empty() ? date : printed;
      }
      if (std::string date = torn_day_at(p); !date.empty()) return date;
    }
    for (std::size_t p = paragraphs.size(); p-- > 0 && p + kLast >= paragraphs.size();) {
      if (std::string date = day_named_in(paragraphs[p]); !date.empty()) return date;
    }
    const std::string below = bare_day_below();
    return below.empty() ? day_in_address() : below;
  }

 private:
  std::u32string_view text_of(const Paragraph& paragraph) const {
    return reading_.text().substr(paragraph.begin, paragraph.end - paragraph.begin);
  }

  // …（本报记者）|2008-09-25 发布：…: the line below, which layout may have put behind the prose.
  static std::u32string_view line_behind_prose(std::u32string_view line) {
    constexpr std::size_t kLongest = 40;
    const std::size_t end = line.find_last_of(U"）)。");
    if (end == std::u32string_view::npos) return line;
    const std::u32string_view rest = line.substr(end + 1);
    const std::size_t first = std::min(rest.find_first_not_of(U" 　"), rest.size());
    return rest.size() > kLongest || first == rest.size() ? line : rest.substr(first);
  }

  // 2008-09-25| alone on a line below the prose, above what a site adds.
  std::string bare_day_below() const {
    constexpr std::size_t kReach = 16, kLongest = 12, kDay = 10;
    constexpr std::u32string_view kLabels[] = {U"发布", U"来源", U"作者", U"编辑", U"录入", U"点击", U"浏览"};
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    for (std::size_t p = paragraphs.size(); p-- > 1 && p + kReach >= paragraphs.size();) {
      const std::u32string_view line = line_behind_prose(text_of(paragraphs[p]));
      if (line.empty() || !is_ascii_digit(line.front())) continue;
      const bool is_labelled =  // layout may have put the next line behind it
          line.size() > kDay &&
          std::any_of(std::begin(kLabels), std::end(kLabels),
                      [&](std::u32string_view label) { return line.substr(kDay).starts_with(label); });
      if (line.size() > kLongest && !is_labelled) continue;
      if (std::string date = FullDate(line.substr(0, kLongest)).read(); !date.empty()) return date;
    }
    return {};
  }

  // http://…/2023/10/01/c09029.html, …/2019-04/12/content.html: the day by which a site keeps the page.
  std::string day_in_address() const {
    constexpr std::size_t kLongest = 100, kDay = 12;
    const std::u32string_view text = reading_.text();
    for (std::size_t at = text.find(U"http"); at != std::u32string_view::npos;
         at = text.find(U"http", at + 1)) {
      std::u32string_view address = text.substr(at, kLongest);
      address = address.substr(0, std::find_if(address.begin(), address.end(), [](char32_t c) {
                                    return c <= U' ' || c > U'~';
                                  }) - address.begin());
      for (std::size_t i = address.find(U"/20"); i != std::u32string_view::npos;
           i = address.find(U"/20", i + 1)) {
        const std::string day = FullDate(address.substr(i + 1, kDay)).read();
        if (!day.empty()) return day;
      }
    }
    return {};
  }

  // 2024年07月23日 星期二|…|第5版：上海新闻 2020-09-15: a site may head a page by the day that it is read on.
  // Of the lines right below one with a day of the week, the day of one that says which edition the page is
  // of. 2018年1月5日| 投稿热线：…|2020-02-28 15:55 来源：云岭日报: that of the credits, below a line of the
  // site.
  std::string printed_day_below(std::size_t p) const {
    constexpr std::size_t kNear = 4, kEdition = 20;
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    if (text_of(paragraphs[p]).find(U'|') != std::u32string_view::npos &&
        !is_credit(text_of(paragraphs[p]))) {
      for (std::size_t below = p + 1; below < paragraphs.size() && below <= p + kNear; ++below) {
        if (is_credit(text_of(paragraphs[below]))) return FullDate(text_of(paragraphs[below])).read();
      }
    }
    if (text_of(paragraphs[p]).find(U"星期") == std::u32string_view::npos) return {};
    for (std::size_t below = p + 1; below < paragraphs.size() && below <= p + kNear; ++below) {
      const std::u32string_view line = text_of(paragraphs[below]);
      const std::size_t edition = line.find(U'版');
      if (edition == std::u32string_view::npos ||
          line.substr(edition - std::min(edition, kNear), kNear).find(U'第') == std::u32string_view::npos)
        continue;
      if (std::string date = FullDate(line.substr(edition, kEdition)).read(); !date.empty()) return date;
    }
    return {};
  }

  // Whether prose of an article stands above the paragraph, which is of another.
  bool is_told(std::size_t p) const {
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    return std::any_of(paragraphs.begin(), paragraphs.begin() + static_cast<std::ptrdiff_t>(p),
                       [&](const Paragraph& each) {
                         return each.kind == ParagraphKind::body && each.article != paragraphs[p].article;
                       });
  }

  // 2013|, and |04/17 in the line below.
  std::string torn_day_at(std::size_t p) const {
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    if (p + 1 >= paragraphs.size() || !is_bare_year(text_of(paragraphs[p])) ||
        !is_bare_day(text_of(paragraphs[p + 1])))
      return {};
    std::u32string day(text_of(paragraphs[p]));
    return FullDate(day.append(U"/").append(text_of(paragraphs[p + 1]))).read();
  }

  // 青林网2012年11月23日讯 …: a paragraph may begin with its dateline.
  std::string day_named_in(const Paragraph& paragraph) const {
    constexpr std::size_t kShort = 60, kDateline = 24;
    const std::u32string_view line = text_of(paragraph);
    if (line.size() <= kShort || is_credit(line)) return FullDate(line).read();
    if (std::string posted = day_of_posting(line); !posted.empty()) return posted;
    const std::u32string_view head = line.substr(0, kDateline);
    const std::size_t end = std::min(head.find(U"日讯"), head.find(U"日电"));
    return end == std::u32string_view::npos ? std::string() : FullDate(head.substr(0, end + 1)).read();
  }

  // 时间：2008-11-28 稿源：云岭日报
  static bool is_credit(std::u32string_view line) {
    constexpr std::size_t kLongest = 100;
    constexpr std::u32string_view kCredits[] = {U"来源：", U"稿源：",   U"稿源:",    U"来源:",  U"发表于",
                                                U"发布于", U"发布时间", U"发表时间", U"时间：", U"时间:"};
    return line.size() <= kLongest && line.find(U'。') == std::u32string_view::npos &&
           std::any_of(std::begin(kCredits), std::end(kCredits), [&](std::u32string_view word) {
             return line.find(word) != std::u32string_view::npos;
           });
  }

  // 楼主|发表于|2021-9-11 22:00:17…, of which layout may make one paragraph with what was posted.
  static std::string day_of_posting(std::u32string_view line) {
    constexpr std::u32string_view kPosted[] = {U"发表于", U"发布于"};
    constexpr std::size_t kOpening = 60, kDay = 14;
    for (const std::u32string_view word : kPosted) {
      const std::size_t at = line.substr(0, kOpening).find(word);
      if (at != std::u32string_view::npos) return FullDate(line.substr(at + word.size(), kDay)).read();
    }
    return {};
  }

  const Reading& reading_;
};

}  // namespace

std::string find_page_day(const Reading& reading) {
  return DayFinder(reading).find();
}

}  // namespace fangzhi
