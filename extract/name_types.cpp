#include "extract/name_types.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

namespace fangzhi {
namespace {

using Words = std::span<const std::u32string_view>;

bool ends_with_any(std::u32string_view text, Words words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::u32string_view word) { return text.ends_with(word); });
}

}  // namespace

void settle_jointly_built(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kVerbs[] = {U"共建", U"合建", U"联合建设", U"合作建设", U"共建的", U"合建的"};
  constexpr std::u32string_view kBuilt[] = {U"实验室", U"中心",   U"基地", U"平台", U"试验站",
                                            U"实验站", U"研究院", U"学院", U"中学"};
  std::set<std::u32string_view> built;
  const auto name_of = [&](const Mention& each) { return text.substr(each.begin, each.end - each.begin); };
  for (const Mention& each : mentions) {
    const bool may_be = each.type == types.institution || each.type == types.project;
    if (may_be && ends_with_any(text.substr(0, each.begin), kVerbs) && ends_with_any(name_of(each), kBuilt))
      built.insert(name_of(each));
  }
  for (Mention& each : mentions) {
    if (each.type == types.institution && built.contains(name_of(each))) each.type = types.project;
  }
}

namespace {

// 云河公园 of 云河公园二期.
std::u32string_view without_phase(std::u32string_view name) {
  constexpr std::u32string_view kNumerals = U"一二三四五六";
  const bool has_phase = name.size() > 2 && name.back() == U'期' &&
                         kNumerals.find(name[name.size() - 2]) != std::u32string_view::npos;
  return has_phase ? name.substr(0, name.size() - 2) : name;
}

// Whether the clause behind a name says that the public may come in.
bool is_opened(std::u32string_view behind) {
  constexpr std::size_t kReach = 16;
  constexpr std::u32string_view kOpening[] = {U"开园", U"开街", U"建成开放", U"免费开放", U"开门迎客"};
  behind = behind.substr(0, kReach);
  const std::u32string_view clause = behind.substr(0, behind.find_first_of(U"，。；\n"));
  return std::any_of(std::begin(kOpening), std::end(kOpening), [&](std::u32string_view verb) {
    return clause.find(verb) != std::u32string_view::npos;
  });
}

}  // namespace

void settle_opened_parks(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kGardens[] = {U"公园", U"园",     U"街区", U"风光带",
                                              U"景区", U"步行街", U"古街", U"古镇"};
  constexpr std::u32string_view kZones[] = {U"产业园", U"工业园", U"物流园", U"加工园",
                                            U"科技园", U"园区",   U"创业园"};
  constexpr std::u32string_view kPlanning[] = {U"规划建设",   U"规划建设的", U"谋划建设",
                                               U"谋划建设的", U"加快建设",   U"规划打造"};
  for (Mention& mention : mentions) {
    if (mention.type != types.project) continue;
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const bool opens = ends_with_any(without_phase(name), kGardens) && is_opened(text.substr(mention.end));
    const bool is_zone =
        ends_with_any(name, kZones) && ends_with_any(text.substr(0, mention.begin), kPlanning);
    if (opens || is_zone) mention.type = types.park;
  }
}

void settle_route_ends(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kReaching[] = {U"东起", U"南起", U"西起", U"北起", U"东接", U"南接",
                                               U"西接", U"北接", U"东至", U"南至", U"西至", U"北至",
                                               U"东连", U"南连", U"西连", U"北连", U"起于", U"止于",
                                               U"起自", U"东止", U"南止", U"西止", U"北止"};
  constexpr std::u32string_view kRoads[] = {U"路",   U"大道", U"高速", U"街",   U"桥",
                                            U"互通", U"立交", U"枢纽", U"国道", U"省道"};
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    if (mention.type == types.project && ends_with_any(text.substr(0, mention.begin), kReaching) &&
        ends_with_any(name, kRoads))
      mention.type = types.place;
  }
}

void settle_crossings(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kCrossings[] = {U"大桥", U"特大桥", U"隧道", U"高速公路", U"快速路"};
  std::set<std::u32string_view> works;
  const auto name_of = [&](const Mention& each) { return text.substr(each.begin, each.end - each.begin); };
  for (const Mention& each : mentions) {
    if (each.type == types.project && ends_with_any(name_of(each), kCrossings)) works.insert(name_of(each));
  }
  for (Mention& each : mentions) {
    if (each.type == types.place && works.contains(name_of(each))) each.type = types.project;
  }
}

namespace {

// |等3个重点项目, |开工奠基仪式
bool counts_works(std::u32string_view behind) {
  constexpr std::u32string_view kNumerals = U"0123456789一二三四五六七八九十两余多";
  constexpr std::u32string_view kWorks[] = {U"项目", U"工程"};
  constexpr std::u32string_view kCeremonies[] = {U"开工", U"奠基", U"集中开工", U"开工奠基", U"动工"};
  constexpr std::size_t kLongestKind = 6;
  for (const std::u32string_view ceremony : kCeremonies) {
    if (behind.starts_with(ceremony) && behind.substr(ceremony.size()).starts_with(U"仪式")) return true;
  }
  if (behind.starts_with(U'等')) behind.remove_prefix(1);
  const std::size_t digits = std::min(behind.find_first_not_of(kNumerals), behind.size());
  behind.remove_prefix(digits);
  if (digits == 0 || behind.empty() || (behind.front() != U'个' && behind.front() != U'项')) return false;
  const std::u32string_view kind = behind.substr(1, kLongestKind);
  const std::u32string_view words = kind.substr(0, kind.find_first_of(U"，。、；"));
  return std::any_of(std::begin(kWorks), std::end(kWorks),
                     [&](std::u32string_view work) { return words.find(work) != std::u32string_view::npos; });
}

// 民生和社会事业类7项，即|, 项目10个，包括|
bool counts_works_before(std::u32string_view before) {
  constexpr std::size_t kReach = 12;
  constexpr std::u32string_view kListing[] = {U"即", U"包括", U"分别是", U"分别为", U"主要有", U"：", U":"};
  before = before.substr(before.size() - std::min(before.size(), kReach));
  const auto listing = std::find_if(std::begin(kListing), std::end(kListing),
                                    [&](std::u32string_view word) { return before.ends_with(word); });
  if (listing == std::end(kListing)) return false;
  before.remove_suffix(listing->size());
  if (!before.empty() && (before.back() == U'，' || before.back() == U',')) before.remove_suffix(1);
  if (before.size() < 3 || (before.back() != U'项' && before.back() != U'个')) return false;
  const std::size_t number = before.find_last_not_of(U"0123456789", before.size() - 2);
  if (number == std::u32string_view::npos) return false;
  const std::u32string_view kind = before.substr(0, number + 1);
  return kind.ends_with(U"类") || kind.ends_with(U"项目") || kind.ends_with(U"工程");
}

bool joins_works(std::u32string_view between) {
  constexpr std::u32string_view kJoints[] = {U"、", U"和", U"及", U"与", U"暨", U"以及"};
  return std::find(std::begin(kJoints), std::end(kJoints), between) != std::end(kJoints);
}

}  // namespace

void settle_counted_works(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::size_t kLongestList = 32;
  for (std::size_t last = 1; last < mentions.size(); ++last) {
    if (!counts_works(text.substr(mentions[last].end))) continue;
    for (std::size_t m = last; m > 0 && last - m < kLongestList; --m) {
      const std::uint32_t end = mentions[m - 1].end;
      if (!joins_works(text.substr(end, mentions[m].begin - end))) break;
      for (Mention* each : {&mentions[m], &mentions[m - 1]}) {
        if (each->type == types.institution || each->type == types.park) each->type = types.project;
      }
    }
  }
  for (std::size_t first = 0; first + 1 < mentions.size(); ++first) {
    if (!counts_works_before(text.substr(0, mentions[first].begin))) continue;
    for (std::size_t m = first; m < mentions.size() && m - first < kLongestList; ++m) {
      if (m > first &&
          !joins_works(text.substr(mentions[m - 1].end, mentions[m].begin - mentions[m - 1].end)))
        break;
      if (mentions[m].type == types.institution || mentions[m].type == types.park)
        mentions[m].type = types.project;
    }
  }
}

namespace {

// |投资5亿元的, |投资5亿元打造, |投资5亿元，在云河区建设
bool follows_sum(std::u32string_view before) {
  constexpr std::size_t kReach = 30, kNear = 16;
  constexpr std::u32string_view kOf = U"元的";
  constexpr std::u32string_view kVerbs[] = {U"建设", U"打造", U"兴建", U"新建", U"投建"};
  if (!before.empty() && before.back() == U'“') before.remove_suffix(1);
  const bool is_of = before.ends_with(kOf);
  const std::size_t reach = is_of ? kNear : kReach;
  before = before.substr(before.size() - std::min(before.size(), reach));
  if (const std::size_t stop = before.find_last_of(U"。；\n"); stop != std::u32string_view::npos)
    before.remove_prefix(stop + 1);
  const std::size_t paid = before.find(U"投资");
  return paid != std::u32string_view::npos && before.find(U'元', paid) != std::u32string_view::npos &&
         (is_of || ends_with_any(before, kVerbs));
}

// 昨日|通车, 全线|贯通, |主体封顶
bool is_built_behind(std::u32string_view behind, Words deeds) {
  constexpr std::u32string_view kManner[] = {U"已",   U"正式", U"全线", U"顺利",    U"如期",
                                             U"今日", U"昨日", U"今天", U"新年首日"};
  for (const std::u32string_view manner : kManner) {
    if (behind.starts_with(manner)) behind.remove_prefix(manner.size());
  }
  return std::any_of(deeds.begin(), deeds.end(),
                     [&](std::u32string_view deed) { return behind.starts_with(deed); });
}

}  // namespace

void settle_told_works(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kHouses[] = {U"小学",   U"初中", U"中学",   U"高中", U"学校",
                                             U"幼儿园", U"医院", U"卫生院", U"校区", U"分校"};
  constexpr std::u32string_view kHouseDeeds[] = {U"主体",     U"室内装修", U"封顶",    U"完工",
                                                 U"竣工",     U"建成投用", U"开工",    U"动工",
                                                 U"建成使用", U"正在建设", U"正在施工"};
  constexpr std::u32string_view kRoads[] = {U"大道",   U"路",       U"公路", U"大街",
                                            U"快速路", U"快速通道", U"环线", U"大桥"};
  constexpr std::u32string_view kRoadDeeds[] = {U"合龙", U"左幅贯通", U"右幅贯通", U"通车",    U"建成通车",
                                                U"竣工", U"开工",     U"动工",     U"贯通",    U"拓宽",
                                                U"施工", U"改扩建",   U"修通",     U"建设工程"};
  const auto name_of = [&](const Mention& each) { return text.substr(each.begin, each.end - each.begin); };
  std::set<std::u32string_view> works;
  for (const Mention& each : mentions) {
    const std::u32string_view name = name_of(each), behind = text.substr(each.end);
    const bool is_house = each.type == types.institution && ends_with_any(name, kHouses) &&
                          is_built_behind(behind, kHouseDeeds);
    const bool is_road =
        each.type == types.place && ends_with_any(name, kRoads) && is_built_behind(behind, kRoadDeeds);
    const bool is_invested = each.type == types.park && follows_sum(text.substr(0, each.begin));
    if (is_house || is_road || is_invested) works.insert(name);
  }
  for (Mention& each : mentions) {
    const bool may_be = each.type == types.institution || each.type == types.place || each.type == types.park;
    if (may_be && works.contains(name_of(each))) each.type = types.project;
  }
}

void settle_types(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  settle_crossings(text, types, mentions);
  settle_jointly_built(text, types, mentions);
  settle_opened_parks(text, types, mentions);
  settle_route_ends(text, types, mentions);
  settle_counted_works(text, types, mentions);
  settle_told_works(text, types, mentions);
}

}  // namespace fangzhi
