#include "extract/work_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace fangzhi {

namespace {

// Where a count of works begins: 云河变电站|3项配套工程, 西苑1#地块|1286套安置房; but not
// 青禾年产|2000套设备.
std::size_t find_count_of_works(std::u32string_view name) {
  constexpr std::u32string_view kDigits = U"0123456789", kMeasures = U"个项座条所套栋幢处家台";
  for (std::size_t at = name.find_first_of(kMeasures); at != name.npos;
       at = name.find_first_of(kMeasures, at + 1)) {
    const std::size_t before = at == 0 ? name.npos : name.find_last_not_of(kDigits, at - 1);
    const std::size_t number = before == name.npos ? 0 : before + 1;
    const bool is_output = number > 0 && number < name.size() && name[number - 1] == U'产';
    if (number < at && at + 1 < name.size() && !is_output) return number;
  }
  return name.npos;
}

}  // namespace

void cut_counts_of_works(std::u32string_view text, TypeId project, std::vector<Mention>& mentions) {
  constexpr std::size_t kShortest = 3;
  std::erase_if(mentions, [&](Mention& mention) {
    if (mention.type != project) return false;
    const std::size_t count = find_count_of_works(text.substr(mention.begin, mention.end - mention.begin));
    if (count >= kShortest && count != std::u32string_view::npos)
      mention.end = mention.begin + static_cast<std::uint32_t>(count);
    return count == 0;
  });
}

void cut_times_behind(std::u32string_view text, TypeId project, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kTimes[] = {U"七一前", U"八一前", U"十一前", U"国庆前", U"春节前",
                                            U"五一前", U"元旦前", U"年底前", U"月底前", U"汛期前",
                                            U"开学前", U"圣诞",   U"元旦",   U"国庆",   U"春节"};
  constexpr std::size_t kShortest = 3;
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    for (const std::u32string_view time : kTimes) {
      if (mention.type == project && name.ends_with(time) && name.size() >= time.size() + kShortest)
        mention.end -= static_cast<std::uint32_t>(time.size());
    }
  }
}

void cut_firms_behind(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::size_t kShortestFirm = 3, kShortestWork = 4;
  const auto name_of = [&](const Mention& each) { return text.substr(each.begin, each.end - each.begin); };
  std::set<std::u32string_view> firms;
  for (const Mention& each : mentions) {
    if (each.type == types.institution) firms.insert(name_of(each));
  }
  const auto is_firm = [&](std::u32string_view words) {
    return std::any_of(firms.begin(), firms.end(),
                       [&](std::u32string_view firm) { return firm.find(words) != firm.npos; });
  };
  std::vector<Mention> cut;
  cut.reserve(mentions.size());
  for (const Mention& mention : mentions) {
    cut.push_back(mention);
    const std::u32string_view name = name_of(mention);
    const std::size_t bracket = name.rfind(U'（');
    const bool closes = mention.type == types.project && name.ends_with(U'）') && bracket != name.npos;
    if (!closes || bracket < kShortestWork || name.size() - bracket < kShortestFirm + 2) continue;
    if (!is_firm(name.substr(bracket + 1, name.size() - bracket - 2))) continue;
    Mention firm = mention;
    firm.begin = mention.begin + static_cast<std::uint32_t>(bracket) + 1;
    firm.end = mention.end - 1;
    firm.type = types.institution;
    cut.back().end = firm.begin - 1;
    cut.push_back(firm);
  }
  mentions = std::move(cut);
}

void split_off_sites(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kShortestSite = 2, kShortestWork = 4;  // characters
  const auto name_of = [&](const Mention& each) { return text.substr(each.begin, each.end - each.begin); };
  std::map<std::u32string_view, TypeId> sites;
  std::set<std::u32string_view> works;
  for (const Mention& each : mentions) {
    if (each.type == types.park || (each.type == types.place && name_of(each).ends_with(U"新区")))
      sites.emplace(name_of(each), each.type);
    if (each.type == types.project) works.insert(name_of(each));
  }
  std::vector<Mention> split;
  split.reserve(mentions.size());
  for (Mention mention : mentions) {
    const std::u32string_view name = name_of(mention);
    for (std::uint32_t at = kShortestSite; mention.type == types.project && at + kShortestWork <= name.size();
         ++at) {
      const auto known = sites.find(name.substr(0, at));
      if (known == sites.end() || !works.contains(name.substr(at))) continue;
      Mention site = mention;
      site.end = mention.begin += at;
      site.type = known->second;
      split.push_back(site);
      break;
    }
    split.push_back(mention);
  }
  mentions = std::move(split);
}

void settle_work_names(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  cut_counts_of_works(text, types.project, mentions);
  cut_times_behind(text, types.project, mentions);
  cut_firms_behind(text, types, mentions);
  split_off_sites(text, types, mentions);
}

}  // namespace fangzhi
