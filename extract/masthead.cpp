#include "extract/masthead.h"

#include <algorithm>
#include <iterator>

#include "core/utf8.h"

namespace fangzhi {
namespace {

bool contains(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

// 云河日报, 青禾周刊; but not 通报, 统计公报.
bool is_paper(std::u32string_view name) {
  constexpr std::u32string_view kOthers[] = {U"通报", U"公报", U"简报", U"汇报", U"喜报", U"播报",
                                             U"预报", U"月报", U"年报", U"情报", U"海报", U"战报",
                                             U"捷报", U"电报", U"举报", U"专报", U"季报", U"申报"};
  constexpr std::size_t kShortest = 3, kLongest = 10;
  if (name.size() < kShortest || name.size() > kLongest) return false;
  if (!name.ends_with(U"报") && !name.ends_with(U"晨刊") && !name.ends_with(U"周刊")) return false;
  return std::none_of(std::begin(kOthers), std::end(kOthers),
                      [&](std::u32string_view other) { return name.ends_with(other); });
}

// What a web page names as its source: 云河日报, 云河县融媒体中心, 今日云河.
bool is_source(std::u32string_view name) {
  constexpr std::u32string_view kMedia[] = {U"电视台",   U"融媒体中心", U"融媒",   U"新闻网", U"新闻中心",
                                            U"传媒中心", U"在线",       U"传媒网", U"政府网", U"信息网"};
  constexpr std::size_t kShortest = 4, kLongest = 12;
  if (is_paper(name)) return true;
  if (name.size() < kShortest || name.size() > kLongest) return false;
  return name.starts_with(U"今日") ||
         std::any_of(std::begin(kMedia), std::end(kMedia),
                     [&](std::u32string_view each) { return name.ends_with(each); });
}

std::uint32_t leading_han(std::u32string_view line) {
  return static_cast<std::uint32_t>(std::find_if_not(line.begin(), line.end(), is_han) - line.begin());
}

// 2019-09-05
bool has_plain_date(std::u32string_view words) {
  const std::size_t dash = words.find(U'-');
  return dash != std::u32string_view::npos && dash >= 4 && words.size() > dash + 3 &&
         std::all_of(words.begin() + static_cast<std::ptrdiff_t>(dash) - 4,
                     words.begin() + static_cast<std::ptrdiff_t>(dash), is_ascii_digit) &&
         words.find(U'-', dash + 1) <= dash + 3;
}

// 2021年5月27日, 第2版.
bool has_date_or_sheet(std::u32string_view words) {
  const std::size_t year = words.find(U'年');
  const bool is_dated = year != std::u32string_view::npos && year >= 4 && is_ascii_digit(words[year - 1]) &&
                        contains(words.substr(year), U"月");
  return is_dated || has_plain_date(words) ||
         (contains(words, U"版") &&
          words.find_first_of(U"0123456789一二三四五六七八") != std::u32string_view::npos);
}

constexpr std::u32string_view kSource = U"来源：", kPlainSource = U"来源:";
constexpr std::size_t kFirst = 4;  // lines of a page that may name its paper

// 云河日报　2021年5月27日　第2版. Spans are of the line.
std::optional<TextSpan> heading(std::u32string_view line) {
  constexpr std::size_t kShort = 60;
  if (line.size() > kShort) return std::nullopt;
  const std::uint32_t begin = line.starts_with(U'《') ? 1 : 0;
  line.remove_prefix(begin);
  const std::uint32_t size = leading_han(line);
  if (!is_paper(line.substr(0, size)) || !has_date_or_sheet(line.substr(size))) return std::nullopt;
  return TextSpan{begin, begin + size};
}

// 来源：云河日报　2024-11-06
std::optional<TextSpan> source(std::u32string_view line) {
  constexpr std::size_t kReach = 200;
  line = line.substr(0, kReach);
  const std::size_t at = std::min(line.find(kSource), line.find(kPlainSource));
  if (at == std::u32string_view::npos) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(at + kSource.size());
  const std::u32string_view behind = line.substr(begin);
  const std::uint32_t size = leading_han(behind);
  return is_source(behind.substr(0, size)) ? std::optional(TextSpan{begin, begin + size}) : std::nullopt;
}

// 云河日报讯（记者 张三
std::optional<TextSpan> dispatch(std::u32string_view line) {
  constexpr std::u32string_view kBracket = U"（(";
  const std::uint32_t size = leading_han(line);
  if (size < 2 || size == line.size() || line[size - 1] != U'讯' ||
      kBracket.find(line[size]) == std::u32string_view::npos)
    return std::nullopt;
  return is_source(line.substr(0, size - 1)) ? std::optional(TextSpan{0, size - 1}) : std::nullopt;
}

// 云河网青林2月6日电, 云河日报12月22日讯: the shortest beginning that is the name of one.
std::optional<TextSpan> dateline(std::u32string_view line) {
  constexpr std::size_t kReach = 24;
  constexpr std::u32string_view kEnds = U"网报社线台";
  constexpr std::u32string_view kOwn[] = {U"本报", U"本网", U"本台", U"本社"};
  const std::u32string_view head = line.substr(0, kReach);
  const std::size_t sent = std::min({head.find(U"日电"), head.find(U"日讯"), head.find(U"日消息")});
  if (sent == std::u32string_view::npos) return std::nullopt;
  const std::size_t end = head.find_first_of(kEnds);
  if (end == std::u32string_view::npos || end == 0 || end > sent || leading_han(head) <= end)
    return std::nullopt;
  const std::u32string_view name = head.substr(0, end + 1);
  const bool is_own = std::any_of(std::begin(kOwn), std::end(kOwn),
                                  [&](std::u32string_view own) { return name.ends_with(own); });
  return is_own ? std::nullopt : std::optional(TextSpan{0, static_cast<std::uint32_t>(end + 1)});
}

// …受到欢迎。|（云河日报）
std::optional<TextSpan> signature(std::u32string_view line) {
  constexpr std::u32string_view kOpening = U"（(", kClosing = U"）)";
  const std::size_t stop = line.rfind(U'。');
  if (stop == std::u32string_view::npos || stop + 2 >= line.size() ||
      kOpening.find(line[stop + 1]) == std::u32string_view::npos)
    return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(stop + 2);
  const std::uint32_t size = leading_han(line.substr(begin));
  const bool is_closed =
      begin + size < line.size() && kClosing.find(line[begin + size]) != std::u32string_view::npos;
  return is_closed && is_source(line.substr(begin, size)) ? std::optional(TextSpan{begin, begin + size})
                                                          : std::nullopt;
}

// What `look` finds in the first lines, or all, as a place in the text.
template <typename Look>
std::optional<TextSpan> in_lines(const Reading& reading, std::size_t most, Look look) {
  const std::vector<Paragraph>& paragraphs = reading.layout.paragraphs;
  for (std::size_t p = 0; p < std::min(most, paragraphs.size()); ++p) {
    const std::uint32_t begin = paragraphs[p].begin;
    if (const auto found = look(reading.text().substr(begin, paragraphs[p].end - begin)))
      return TextSpan{begin + found->begin, begin + found->end};
  }
  return std::nullopt;
}

}  // namespace

std::optional<TextSpan> find_masthead(const Reading& reading) {
  if (const auto found = in_lines(reading, kFirst, heading)) return found;
  return in_lines(reading, kFirst, source);
}

std::optional<TextSpan> find_sender(const Reading& reading) {
  if (const auto found = in_lines(reading, kFirst, dispatch)) return found;
  if (const auto found = in_lines(reading, kFirst, dateline)) return found;
  return in_lines(reading, reading.layout.paragraphs.size(), signature);
}

void settle_masthead(const Reading& reading, const TypeTable& types, std::vector<Mention>& mentions) {
  std::optional<TextSpan> paper = find_masthead(reading);
  if (!paper) paper = find_sender(reading);
  if (!paper) return;
  mentions.erase(
      std::remove_if(mentions.begin(), mentions.end(),
                     [&](const Mention& each) { return each.begin < paper->end && paper->begin < each.end; }),
      mentions.end());
  const auto behind = std::find_if(mentions.begin(), mentions.end(),
                                   [&](const Mention& each) { return each.begin >= paper->end; });
  mentions.insert(behind, {paper->begin, paper->end, types.institution, 1, "masthead"});
}

bool is_of_this_paper(std::u32string_view words) {
  constexpr std::size_t kReach = 24;  // 本报讯（通讯员 张三 李四|记者
  constexpr std::size_t kLongestSource = 120;
  if (words.size() <= kLongestSource && (contains(words, kSource) || contains(words, kPlainSource)))
    return true;
  if (words.size() > kReach) words.remove_prefix(words.size() - kReach);
  constexpr std::u32string_view kOwn[] = {U"本报", U"本刊", U"本台", U"本网", U"本站"};
  return std::any_of(std::begin(kOwn), std::end(kOwn),
                     [&](std::u32string_view own) { return contains(words, own); });
}

}  // namespace fangzhi
