#include "extract/page_place.h"

#include <algorithm>
#include <iterator>

#include "core/utf8.h"
#include "extract/called_district.h"
#include "extract/called_post.h"
#include "extract/local_divisions.h"
#include "extract/masthead.h"
#include "extract/page_town.h"
#include "extract/paragraph_at.h"
#include "extract/place_choice.h"
#include "extract/place_evidence.h"

namespace fangzhi {
namespace {

std::u32string_view text_of(const Reading& reading, const Mention& mention) {
  return reading.text().substr(mention.begin, mention.end - mention.begin);
}

// 北京、上海、杭州: cities in a list were visited, not reported on.
bool stands_in_list(const Reading& reading, const Mention& mention) {
  const std::u32string_view text = reading.text();
  const bool before = mention.begin > 0 && text[mention.begin - 1] == U'、';
  const bool after = mention.end < text.size() && text[mention.end] == U'、';
  return before || after;
}

class PlaceFinder {
 public:
  PlaceFinder(const Reading& reading, const Rulebook& rules)
      : reading_(reading), rules_(rules), town_(reading, rules), called_(reading, rules) {}

  // The title of a report names the place; else it is the division that most speaks for.
  void infer(const std::vector<Mention>& mentions, PageScope& scope) const {
    scope.place_inferred = true;
    infer_division(mentions, scope);
    if (const Division* county = county_around(scope, mentions); county != nullptr)
      take_division(*county, scope);
    scope.town = town_.in_titles(mentions);
    if (!scope.division().empty()) {
      if (scope.town.empty()) scope.town = town_.told_of(mentions, scope.division());
      if (scope.town.empty() && scope.district.empty() && (speaks_as_town() || has_no_counties(scope.city)))
        scope.town = town_.named_most(mentions);
    } else if (const Division* called = called_.called_most(mentions); called != nullptr) {
      take_division(*called, scope);
    } else if (const Division* ruled = called_.in_papers(); ruled != nullptr) {
      take_division(*ruled, scope);
    } else {
      scope.district = scope.town.empty() ? town_.named_most(mentions) : scope.town;
      scope.town.clear();
    }
  }

  void infer_division(const std::vector<Mention>& mentions, PageScope& scope) const {
    if (const Division* titled = place_in_titles(); titled != nullptr) {
      take_division(*titled, scope);
      return;
    }
    if (std::string zone = zone_in_titles(mentions); !zone.empty()) {
      if (const Division* city = city_that_begins(zone); city != nullptr) scope.city = city->name;
      scope.district = std::move(zone);
      return;
    }
    const std::vector<PlaceCandidate> candidates = place_candidates(reading_, rules_, mentions);
    const PlaceCandidate* best = choose_place(candidates, rules_.divisions());
    if (best == nullptr) return;
    if (best->division != nullptr) {
      take_division(*best->division, scope);
      if (scope.district.empty()) scope.district = zone_of_paper(best->name);
      if (scope.district.empty() && best->sign(PlaceSign::dateline) > 0) scope.district = zone_called();
      return;
    }
    scope.district = best->name;
    if (const Division* named = city_that_begins(best->name); named != nullptr) {
      scope.city = named->name;
      return;
    }
    const PlaceCandidate* city = likeliest_city(candidates);
    if (city != nullptr) scope.city = city->name;
  }

  // 河南省漯河市西城区, 漯河西城区, 安陵市云岭区青禾镇, 云岭区: what the table knows, then level by level
  // after the characters that end divisions.
  void take(std::string_view place, PageScope& scope) const {
    const std::u32string text = to_code_points(place);
    std::u32string_view rest = take_wide_divisions(rules_.divisions(), text, scope);
    std::vector<std::u32string> levels;
    while (!rest.empty()) {
      const std::size_t end = level_end(rest);
      levels.emplace_back(rest.substr(0, end));
      rest.remove_prefix(end);
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
      const std::u32string& level = levels[i];
      const bool is_last = i + 1 == levels.size();
      const bool is_region = level.size() > 3 && level.substr(level.size() - 3) == U"自治区";
      if (level.back() == U'省' || is_region) {
        scope.province = to_utf8(level);
      } else if (scope.city.empty() && (!is_last || (is_city(level) && i == 0 && levels.size() == 1)) &&
                 is_city(level)) {
        scope.city = to_utf8(level);
      } else if (is_town(level) && !scope.home().empty()) {
        scope.town = to_utf8(level);
      } else {
        scope.district += to_utf8(level);
      }
    }
    if (scope.city.empty() && is_city(to_code_points(scope.district))) scope.city.swap(scope.district);
  }

  // The city of the district, and the province of the city, as the table has them.
  void complete(const std::vector<Mention>& mentions, PageScope& scope) const {
    if (scope.city.empty() || scope.district.empty())
      find_city_of_district(rules_.divisions(), names_around(scope.division(), mentions), scope);
    if (!scope.province.empty()) return;
    const Division* city = rules_.divisions().find(scope.city, "");
    while (city != nullptr && city->level != DivisionLevel::province)
      city = rules_.divisions().parent_of(*city);
    if (city != nullptr && city->name != scope.city) scope.province = city->name;
  }

 private:
  // 来源：青林高新融媒, on a page that names no more than 青林市: the zone whose paper it is. Empty of
  // others.
  std::string zone_of_paper(const std::string& city) const {
    constexpr std::pair<std::u32string_view, std::u32string_view> kZones[] = {
        {U"高新", U"高新区"}, {U"经开", U"经开区"}, {U"开发区", U"开发区"}, {U"新区", U"新区"}};
    std::optional<TextSpan> paper = find_masthead(reading_);
    if (!paper) paper = find_sender(reading_);
    if (!paper) return {};
    const std::u32string full = to_code_points(city);
    const std::u32string_view owner = short_place_name(full);
    std::u32string_view name = reading_.text().substr(paper->begin, paper->end - paper->begin);
    if (!name.starts_with(owner)) return {};
    name.remove_prefix(owner.size());
    for (const auto& [opening, zone] : kZones) {
      if (name.starts_with(opening)) return to_utf8(std::u32string(owner) + std::u32string(zone));
    }
    return {};
  }

  // 青林新闻网消息　昨天，高新区举行全区…: the zone that the paper of its city needs not name in full. Empty
  // of others.
  std::string zone_called() const {
    constexpr std::u32string_view kZones[] = {U"高新区", U"经开区", U"开发区"};
    constexpr int kOften = 3;
    if (!says(U"全区") && !says(U"该区") && !says(U"我区")) return {};
    for (const std::u32string_view zone : kZones) {
      int times = 0;
      for (std::uint32_t t = 0; t < reading_.tokens.size(); ++t)
        times += reading_.text_of(reading_.tokens[t]) == zone && stands_alone(t);
      if (times >= kOften) return to_utf8(zone);
    }
    return {};
  }
  bool stands_alone(std::uint32_t t) const {
    if (t == 0 || reading_.tokens[t - 1].end != reading_.tokens[t].begin) return true;
    const Token& before = reading_.tokens[t - 1];
    return !before.is(WordClass::division) && before.kind != TokenKind::unknown;
  }

  // 青林县产业集聚区|概况: the zone that the first line introduces. Empty of others.
  std::string zone_in_titles(const std::vector<Mention>& mentions) const {
    constexpr std::u32string_view kIntroductions[] = {U"概况", U"简介", U"介绍", U"概述", U"基本情况"};
    for (const Paragraph& line : first_lines(reading_.layout)) {
      const auto zone = std::find_if(mentions.begin(), mentions.end(),
                                     [&](const Mention& each) { return each.begin == line.begin; });
      if (zone == mentions.end() || zone->type != rules_.types().park || !is_zone(text_of(reading_, *zone)))
        continue;
      const std::u32string_view rest = reading_.text().substr(zone->end, line.end - zone->end);
      if (std::find(std::begin(kIntroductions), std::end(kIntroductions), rest) != std::end(kIntroductions))
        return to_utf8(text_of(reading_, *zone));
    }
    return {};
  }

  // 2026年甘肃省|政府工作报告, 在江西省|第十四届…: the place whose report or congress the first lines name.
  const Division* place_in_titles() const {
    constexpr std::size_t kLongest = 11;
    for (const Paragraph& paragraph : first_lines(reading_.layout)) {
      const std::u32string_view line = line_of(paragraph);
      const std::size_t report = std::min(line.find(U"工作报告"), line.find(U"人民代表大会"));
      if (report == std::u32string_view::npos) continue;
      for (std::size_t i = 0; i < report; ++i) {
        for (std::size_t length = std::min(kLongest, report - i); length > 2; --length) {
          if (!opens_body(rules_.lexicon(), line.substr(i + length))) continue;
          const std::vector<const Division*> named =
              rules_.divisions().named(to_utf8(line.substr(i, length)));
          if (named.size() == 1) return named.front();
        }
      }
    }
    return nullptr;
  }

  // 东莞市, 中山市: the towns lie in the city itself, and a page that names one more than once is about it.
  bool has_no_counties(const std::string& city) const {
    const Division* division = rules_.divisions().find(city, "");
    if (division == nullptr || division->level != DivisionLevel::prefecture) return false;
    const std::vector<Division>& all = rules_.divisions().all();
    return std::none_of(all.begin(), all.end(), [&](const Division& each) {
      return each.level == DivisionLevel::county && rules_.divisions().parent_of(each) == division;
    });
  }

  bool speaks_as_town() const { return says(U"我镇") || says(U"我乡") || says(U"我街道"); }

  bool says(std::u32string_view word) const {
    return reading_.text().find(word) != std::u32string_view::npos;
  }
  // The county that says 我县 of itself, or the district that says 我区, where no more than its city or a
  // zone of it is named: 青林新区, 青林人.
  const Division* county_around(const PageScope& scope, const std::vector<Mention>& mentions) const {
    const bool is_zone_alone = scope.city.empty() && is_zone(to_code_points(scope.district));
    const bool is_province_alone = scope.city.empty() && scope.district.empty() && !scope.province.empty();
    const bool is_city_alone = !scope.city.empty() && scope.district.empty();
    if (!is_city_alone && !((is_zone_alone || is_province_alone) && called_.speaks_as_county()))
      return nullptr;
    if (!called_.speaks_as_county() && !says(U"我区")) return nullptr;
    const Division* const called = called_.called_most(mentions);
    if (called == nullptr || is_zone_alone) return called;
    if (is_province_alone) return rules_.divisions().lies_in(*called, scope.province) ? called : nullptr;
    const Division* const city = rules_.divisions().city_of(*called);
    return city != nullptr && city->name == scope.city ? called : nullptr;
  }

  std::u32string_view line_of(const Paragraph& paragraph) const {
    return reading_.text().substr(paragraph.begin, paragraph.end - paragraph.begin);
  }

  // 大庆市 of 大庆高新区.
  const Division* city_that_begins(const std::string& zone) const {
    const std::u32string name = to_code_points(zone);
    for (std::size_t length = 2; length < name.size(); ++length) {
      const std::vector<const Division*> named =
          rules_.divisions().named(to_utf8(std::u32string_view(name).substr(0, length)));
      if (named.size() == 1 && rules_.divisions().city_of(*named.front()) == named.front())
        return named.front();
    }
    return nullptr;
  }

  void take_division(const Division& division, PageScope& scope) const {
    const Division* city = rules_.divisions().city_of(division);
    if (city == nullptr) {
      scope.province = division.name;
    } else {
      scope.city = city->name;
      if (city != &division) scope.district = division.name;
    }
  }

  PlaceNames names_around(const std::string& home, const std::vector<Mention>& mentions) const {
    PlaceNames names;
    for (std::size_t m = 0; m < mentions.size(); ++m) {
      if (mentions[m].type != rules_.types().place || stands_in_list(reading_, mentions[m])) continue;
      const std::string name = to_utf8(text_of(reading_, mentions[m]));
      const bool touches = m + 1 < mentions.size() && mentions[m].end == mentions[m + 1].begin;
      if (touches && to_utf8(text_of(reading_, mentions[m + 1])) == home) names.before_home.insert(name);
      if (name != home) names.others.insert(name);
    }
    return names;
  }

  static bool is_city(const std::u32string& level) {
    const bool is_area = level.size() > 2 && level.substr(level.size() - 2) == U"地区";
    return !level.empty() &&
           (is_area || level.back() == U'市' || level.back() == U'州' || level.back() == U'盟');
  }

  static bool is_suffix(char32_t c) {
    return std::u32string_view(U"省市州盟区县旗").find(c) != std::u32string_view::npos;
  }

  // Where the first division of the text ends.
  static std::size_t level_end(std::u32string_view text) {
    static constexpr std::u32string_view kEnds[] = {U"自治区", U"自治州", U"自治县", U"自治旗", U"地区",
                                                    U"新区",   U"林区",   U"特区",   U"省",     U"市",
                                                    U"州",     U"盟",     U"区",     U"县",     U"旗"};
    static constexpr std::u32string_view kFirst = U"自地新林特省市州盟区县旗";
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (kFirst.find(text[i]) == std::u32string_view::npos) continue;
      for (std::u32string_view end : kEnds) {
        if (text.substr(i, end.size()) != end) continue;
        const std::size_t after = i + end.size();
        if (after == text.size()) return after;
        // 广州|市, 自治|州: a suffix that another follows is part of the name.
        if (after + 2 <= text.size() && !is_suffix(text[after])) return after;
      }
    }
    return text.size();
  }

  const Reading& reading_;
  const Rulebook& rules_;
  PageTown town_;
  CalledDistrict called_;
};

// Whether the text has the name of the division, or what it is called for short: 河南, 凉山.
bool names_for_short(std::u32string_view text, const std::string& division) {
  constexpr std::size_t kShort = 2;
  const std::u32string name = to_code_points(division);
  return name.size() >= kShort &&
         text.find(std::u32string_view(name).substr(0, kShort)) != std::u32string_view::npos;
}

}  // namespace

void find_place(std::string_view given, const Reading& reading, const Rulebook& rules,
                const std::vector<Mention>& mentions, PageScope& scope) {
  const PlaceFinder places(reading, rules);
  if (given.empty()) {
    places.infer(mentions, scope);
  } else {
    places.take(given, scope);
  }
  places.complete(mentions, scope);
  if (!scope.place_inferred) return;
  scope.is_city_said = names_for_short(reading.text(), scope.city);
  scope.is_province_said = names_for_short(reading.text(), scope.province);
}

}  // namespace fangzhi
