#include "extract/work_names.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace fangzhi {

namespace {

// Where a count of works begins: 云河变电站|3项配套工程, 西苑1#地块|1286套安置房.
std::size_t find_count_of_works(std::u32string_view name) {
  constexpr std::u32string_view kDigits = U"0123456789", kMeasures = U"个项座条所套栋幢处家";
  for (std::size_t at = name.find_first_of(kMeasures); at != name.npos;
       at = name.find_first_of(kMeasures, at + 1)) {
    const std::size_t before = at == 0 ? name.npos : name.find_last_not_of(kDigits, at - 1);
    const std::size_t number = before == name.npos ? 0 : before + 1;
    if (number < at && at + 1 < name.size()) return number;
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
  constexpr std::u32string_view kTimes[] = {U"七一前", U"八一前", U"十一前", U"国庆前", U"春节前", U"五一前",
                                            U"元旦前", U"年底前", U"月底前", U"汛期前", U"开学前"};
  constexpr std::size_t kShortest = 3;
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    for (const std::u32string_view time : kTimes) {
      if (mention.type == project && name.ends_with(time) && name.size() >= time.size() + kShortest)
        mention.end -= static_cast<std::uint32_t>(time.size());
    }
  }
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
  split_off_sites(text, types, mentions);
}

}  // namespace fangzhi
