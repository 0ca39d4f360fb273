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
  constexpr std::u32string_view kMedia[] = {U"电视台",   U"融媒体中心", U"融媒", U"新闻网",
                                            U"新闻中心", U"传媒中心",   U"在线"};
  constexpr std::size_t kShortest = 4, kLongest = 12;
  if (is_paper(name)) return true;
  if (name.size() < kShortest || name.size() > kLongest) return false;
  return name.starts_with(U"今日") ||
         std::any_of(std::begin(kMedia), std::end(kMedia),
                     [&](std::u32string_view each) { return name.ends_with(each); });
}

// 2021年5月27日, 第2版.
bool has_date_or_sheet(std::u32string_view words) {
  const std::size_t year = words.find(U'年');
  const bool is_dated = year != std::u32string_view::npos && year >= 4 && is_ascii_digit(words[year - 1]) &&
                        contains(words.substr(year), U"月");
  return is_dated || (contains(words, U"版") &&
                      words.find_first_of(U"0123456789一二三四五六七八") != std::u32string_view::npos);
}

constexpr std::u32string_view kSource = U"来源：";

}  // namespace

std::optional<TextSpan> find_masthead(const Reading& reading) {
  constexpr std::size_t kFirst = 4;
  constexpr std::size_t kShort = 60;
  const std::vector<Paragraph>& paragraphs = reading.layout.paragraphs;
  for (std::size_t p = 0; p < std::min(kFirst, paragraphs.size()); ++p) {
    std::u32string_view line =
        reading.text().substr(paragraphs[p].begin, paragraphs[p].end - paragraphs[p].begin);
    if (line.size() > kShort) continue;
    std::uint32_t begin = paragraphs[p].begin;
    if (line.starts_with(U'《')) {
      line.remove_prefix(1);
      ++begin;
    }
    const auto end = std::find_if_not(line.begin(), line.end(), is_han);
    const auto size = static_cast<std::uint32_t>(end - line.begin());
    if (is_paper(line.substr(0, size)) && has_date_or_sheet(line.substr(size)))
      return TextSpan{begin, begin + size};
  }
  // 来源：云河日报　2024-11-06
  for (std::size_t p = 0; p < std::min(kFirst, paragraphs.size()); ++p) {
    const std::u32string_view line = reading.text().substr(
        paragraphs[p].begin, std::min<std::size_t>(paragraphs[p].end - paragraphs[p].begin, 200));
    const std::size_t source = line.find(kSource);
    if (source == std::u32string_view::npos) continue;
    const std::u32string_view behind = line.substr(source + kSource.size());
    const auto size =
        static_cast<std::uint32_t>(std::find_if_not(behind.begin(), behind.end(), is_han) - behind.begin());
    const auto begin = paragraphs[p].begin + static_cast<std::uint32_t>(source + kSource.size());
    if (is_source(behind.substr(0, size))) return TextSpan{begin, begin + size};
  }
  return std::nullopt;
}

void settle_masthead(const Reading& reading, const TypeTable& types, std::vector<Mention>& mentions) {
  const std::optional<TextSpan> paper = find_masthead(reading);
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
  if (words.size() <= kLongestSource && contains(words, kSource)) return true;
  if (words.size() > kReach) words.remove_prefix(words.size() - kReach);
  constexpr std::u32string_view kOwn[] = {U"本报", U"本刊", U"本台", U"本网", U"本站"};
  return std::any_of(std::begin(kOwn), std::end(kOwn),
                     [&](std::u32string_view own) { return contains(words, own); });
}

}  // namespace fangzhi
