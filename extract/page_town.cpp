#include "extract/page_town.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>

#include "core/utf8.h"
#include "extract/called_post.h"
#include "extract/named_most.h"
#include "extract/paragraph_at.h"

namespace fangzhi {

namespace {

// 国家园林镇, 省级文明镇: what a town is called, and not one.
bool is_of_rank(std::u32string_view name) {
  constexpr std::u32string_view kRanks[] = {U"国家", U"全国", U"省级", U"市级", U"中国"};
  return std::any_of(std::begin(kRanks), std::end(kRanks),
                     [&](std::u32string_view rank) { return name.starts_with(rank); });
}

}  // namespace

std::string PageTown::in_titles(const std::vector<Mention>& mentions) const {
  static constexpr std::u32string_view kReports[] = {U"工作", U"总结", U"计划"};
  const auto is_report = [](std::u32string_view line) {
    return line.find(U'。') == std::u32string_view::npos &&
           std::any_of(std::begin(kReports), std::end(kReports), [&](std::u32string_view each) {
             return line.find(each) != std::u32string_view::npos;
           });
  };
  for (const Paragraph& paragraph : first_lines(reading_.layout)) {
    std::uint32_t at = paragraph.begin;
    for (const Mention& mention : mentions) {
      if (mention.begin != at || mention.end > paragraph.end || mention.type != rules_.types().place)
        continue;
      at = mention.end;
      if (is_town(text_of(mention)) && is_report(reading_.text().substr(at, paragraph.end - at)))
        return to_utf8(text_of(mention));
    }
  }
  return {};
}

std::string PageTown::told_of(const std::vector<Mention>& mentions, const std::string& county) const {
  constexpr int kOften = 3;
  constexpr std::u32string_view kWider[] = {U"全县", U"我县", U"我市"};
  const auto says = [&](std::u32string_view word) {
    return reading_.text().find(word) != std::u32string_view::npos;
  };
  if (county.empty() || std::any_of(std::begin(kWider), std::end(kWider), says)) return {};
  std::u32string_view town;
  bool opens = false;
  int towns = 0, counties = 0;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].type != rules_.types().place) continue;
    const std::u32string_view name = text_of(mentions[m]);
    const bool touches = m + 1 < mentions.size() && mentions[m].end == mentions[m + 1].begin;
    if (to_utf8(name) == county && !touches) ++counties;
    if (!is_town(name) || is_of_rank(name)) continue;
    if (!town.empty() && name != town) return {};
    town = name;
    ++towns;
    opens = opens || opens_line(mentions, m);
  }
  const bool is_told = (opens && counties == 0) || (towns >= kOften && towns > counties);
  return is_told ? to_utf8(town) : std::string();
}

// Whether nothing but wider places stands before the mention in one of the first lines.
bool PageTown::opens_line(const std::vector<Mention>& mentions, std::size_t m) const {
  while (m > 0 && mentions[m - 1].end == mentions[m].begin && mentions[m - 1].type == rules_.types().place)
    --m;
  const std::span<const Paragraph> lines = first_lines(reading_.layout);
  return std::any_of(lines.begin(), lines.end(),
                     [&](const Paragraph& line) { return line.begin == mentions[m].begin; });
}

std::string PageTown::named_most(const std::vector<Mention>& mentions) const {
  std::map<std::u32string_view, std::uint32_t> times;
  for (const Mention& mention : mentions) {
    if (mention.type == rules_.types().place && is_town(text_of(mention))) ++times[text_of(mention)];
  }
  const auto most = fangzhi::named_most(times, 2, [](std::uint32_t named) { return named; });
  return most == times.end() ? std::string() : to_utf8(most->first);
}

}  // namespace fangzhi
