#include "extract/page_place.h"

#include <algorithm>
#include <map>

#include "core/utf8.h"
#include "extract/local_divisions.h"
#include "extract/most_frequent.h"

namespace fangzhi {
namespace {

// Divisions that hold districts; the page's city is one of these: prefectures and the four municipalities.
bool holds_districts(const WordFacts& facts) {
  constexpr std::string_view kMunicipal = "市";
  const std::string& name = facts.division;
  return facts.level == "prefecture" ||
         (facts.level == "province" && name.size() > kMunicipal.size() &&
          name.compare(name.size() - kMunicipal.size(), kMunicipal.size(), kMunicipal) == 0);
}

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

// How often divisions are named, by their full names.
struct PlaceCounts {
  std::map<std::string, int> provinces;
  std::map<std::string, int> cities;
  std::map<std::string, int> districts;
};

// How often a page says 全省, 全市, 全区 and the like, and names the bodies of that level without a name.
struct LevelWords {
  int province = 0;
  int city = 0;
  int district = 0;
};

class PlaceFinder {
 public:
  PlaceFinder(const Reading& reading, const Rulebook& rules) : reading_(reading), rules_(rules) {}

  // The title of a report names the place. Else known divisions are a table's business, and a district is
  // whatever the page names as one most often.
  void infer(const std::vector<Mention>& mentions, PageScope& scope) const {
    scope.place_inferred = true;
    const Division* titled = place_in_titles();
    if (titled != nullptr) {
      take_division(*titled, scope);
      if (titled->level != DivisionLevel::prefecture) return;
    }
    PlaceCounts counts;
    count_places(mentions, counts);
    count_cities_inside(mentions, counts.cities);
    count_districts_inside(mentions, counts);
    const LevelWords words = level_words();
    if (titled == nullptr && words.province > 1 && words.province > 2 * (words.city + words.district)) {
      scope.province = likely_province(counts);
      return;
    }
    if (titled == nullptr) scope.city = most_frequent(counts.cities);
    if (counts.districts.empty()) {
      take_short_name(counts, scope);
    } else {
      scope.district = most_frequent(counts.districts);
      settle_district(counts, words, scope);
    }
  }

  // 河南省漯河市西城区, 漯河西城区, 安陵市云岭区, 云岭区: what the table knows, then level by level after the
  // characters that end divisions.
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
      } else {
        scope.district += to_utf8(level);
      }
    }
    if (scope.city.empty() && is_city(to_code_points(scope.district))) scope.city.swap(scope.district);
  }

  // The city of the district, and the province of the city, as the table has them.
  void complete(const std::vector<Mention>& mentions, PageScope& scope) const {
    if (scope.city.empty() || scope.district.empty())
      find_city_of_district(rules_.divisions(), names_around(scope.home(), mentions), scope);
    if (!scope.province.empty()) return;
    const Division* city = rules_.divisions().find(scope.city, "");
    while (city != nullptr && city->level != DivisionLevel::province)
      city = rules_.divisions().parent_of(*city);
    if (city != nullptr && city->name != scope.city) scope.province = city->name;
  }

 private:
  // 2026年甘肃省|政府工作报告, 在江西省|第十四届…: the place whose report or congress the first lines name.
  const Division* place_in_titles() const {
    constexpr std::size_t kFirst = 6;
    constexpr std::size_t kLongest = 11;
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    for (std::size_t p = 0; p < paragraphs.size() && p < kFirst; ++p) {
      const std::u32string_view line =
          reading_.text().substr(paragraphs[p].begin, paragraphs[p].end - paragraphs[p].begin);
      const std::size_t report = std::min(line.find(U"工作报告"), line.find(U"人民代表大会"));
      if (report == std::u32string_view::npos) continue;
      for (std::size_t i = 0; i < report; ++i) {
        for (std::size_t length = std::min(kLongest, report - i); length > 2; --length) {
          if (!opens_body(line.substr(i + length))) continue;
          const std::vector<const Division*> named =
              rules_.divisions().named(to_utf8(line.substr(i, length)));
          if (named.size() == 1) return named.front();
        }
      }
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

  void count_places(const std::vector<Mention>& mentions, PlaceCounts& counts) const {
    for (const Mention& mention : mentions) {
      if (mention.type != rules_.types().place || stands_in_list(reading_, mention)) continue;
      const std::u32string_view name = text_of(reading_, mention);
      const WordId word = rules_.lexicon().find(name);
      const bool is_known = word != kNoWord && rules_.lexicon().word(word).classes.has(WordClass::division);
      if (is_known && rules_.facts(word).level != "county") {
        ++(holds_districts(rules_.facts(word)) ? counts.cities
                                               : counts.provinces)[rules_.facts(word).division];
      } else if (is_known && is_district(to_code_points(rules_.facts(word).division))) {
        ++counts.districts[rules_.facts(word).division];
      } else if (is_district(name)) {
        ++counts.districts[to_utf8(name)];
      }
    }
  }

  LevelWords level_words() const {
    LevelWords words;
    for (const Token& token : reading_.tokens) {
      if (token.word == kNoWord) continue;
      const std::string& scope = rules_.facts(token.word).body_scope;
      const std::u32string_view text = reading_.text_of(token);
      const bool is_whole = text.size() == 2 && (text[0] == U'全' || text[0] == U'我');
      const char32_t level = is_whole ? text[1] : U' ';
      if (scope == "province" || level == U'省') ++words.province;
      if (scope == "city" || level == U'市') ++words.city;
      if (scope == "district" || scope == "county" || level == U'区' || level == U'县' || level == U'旗')
        ++words.district;
    }
    return words;
  }

  // The province named most often, else that of the cities.
  std::string likely_province(const PlaceCounts& counts) const {
    std::map<std::string, int> provinces = counts.provinces;
    for (const auto& [city, count] : counts.cities) {
      const Division* found = rules_.divisions().find(city, "");
      const Division* above = found == nullptr ? nullptr : rules_.divisions().parent_of(*found);
      if (above != nullptr) provinces[above->name] += count;
    }
    return most_frequent(provinces);
  }

  // A county of the table that does not lie in the city: one of the two is not what the page reports on. A
  // page that never says 全区 or 我县 and names the city more often reports on the city.
  void settle_district(const PlaceCounts& counts, const LevelWords& words, PageScope& scope) const {
    if (scope.city.empty() || scope.district.empty() || counts.districts.empty()) return;
    const int of_city = counts.cities.count(scope.city) ? counts.cities.at(scope.city) : 0;
    const int of_district = counts.districts.at(scope.district);
    const Division* district = rules_.divisions().find(scope.district, "");
    const bool is_elsewhere = district != nullptr && !rules_.divisions().lies_in(*district, scope.city);
    if (words.district == 0 && of_city > of_district) {
      scope.district.clear();
    } else if (is_elsewhere && of_district >= of_city) {
      scope.city.clear();
      take_division(*district, scope);
    } else if (is_elsewhere) {
      scope.district.clear();
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

  static bool is_district(std::u32string_view text) {
    if (text.size() < 3 || text.size() > 5) return false;
    const char32_t last = text.back();
    for (std::u32string_view other :
         {U"社区", U"园区", U"景区", U"片区", U"街区", U"小区", U"地区", U"校区", U"山区", U"特区"}) {
      if (text.ends_with(other)) return false;
    }
    return last == U'区' || last == U'县' || last == U'旗' || last == U'市';
  }

  // A city also shows in the names of its bodies and parks: 安陵市云数产业园.
  void count_cities_inside(const std::vector<Mention>& mentions, std::map<std::string, int>& cities) const {
    for (const Mention& mention : mentions) {
      if (mention.type == rules_.types().place || names_company(mention)) continue;
      for (std::uint32_t length = 2; length <= 4 && mention.begin + length < mention.end; ++length) {
        const WordId word = rules_.lexicon().find(reading_.text().substr(mention.begin, length));
        if (word != kNoWord && holds_districts(rules_.facts(word))) ++cities[rules_.facts(word).division];
      }
    }
  }

  // 澄城：10个项目集中开工; 广宁 again and again: the county that a page calls by its short name only. One of
  // another city must be named more often than that.
  void take_short_name(const PlaceCounts& counts, PageScope& scope) const {
    constexpr int kOften = 2;
    const auto in_city = short_counties(scope.city);
    if (const auto best = most_named(in_city); best != in_city.end() && best->second >= kOften) {
      scope.district = best->first->name;
      return;
    }
    const auto anywhere = short_counties("");
    const auto best = most_named(anywhere);
    const auto city = counts.cities.find(scope.city);
    const int of_city = city == counts.cities.end() ? 0 : city->second;
    if (best == anywhere.end() || best->second <= std::max(kOften, of_city)) return;
    scope.city.clear();
    take_division(*best->first, scope);
  }

  using ShortCounties = std::map<const Division*, int>;

  // Of several the first in the table.
  static ShortCounties::const_iterator most_named(const ShortCounties& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; });
  }

  // How often counties of the city, or of any, are called by their short names.
  ShortCounties short_counties(const std::string& city) const {
    constexpr int kHeads = 2;
    const std::u32string_view text = reading_.text();
    ShortCounties counts;
    for (const Token& token : reading_.tokens) {
      if (token.kind != TokenKind::word && token.kind != TokenKind::unknown) continue;
      if (!rules_.begins_local_division(text.substr(token.begin))) continue;
      for (std::uint32_t length = 2; length <= 4 && token.begin + length <= text.size(); ++length) {
        const std::u32string_view name = text.substr(token.begin, length);
        if (!rules_.is_local_division(name)) continue;
        const std::vector<const Division*> named = rules_.divisions().named(to_utf8(name));
        if (named.size() != 1 || named.front()->level != DivisionLevel::county) continue;
        if (!city.empty() && !rules_.divisions().lies_in(*named.front(), city)) continue;
        const bool heads = token.begin + length < text.size() && text[token.begin + length] == U'：';
        counts[named.front()] += heads ? kHeads : 1;
      }
    }
    return counts;
  }

  // A firm may bear the name of the city it comes from.
  bool names_company(const Mention& mention) const {
    const std::u32string_view name = text_of(reading_, mention);
    const std::vector<std::u32string>& tails = rules_.lexicon().list(WordClass::firm_tail);
    return std::any_of(tails.begin(), tails.end(), [&](const std::u32string& tail) {
      return name.size() > tail.size() && name.ends_with(tail);
    });
  }

  // A district shows in the names of its government, congress and committees: 云岭区|人民政府,
  // 云岭区|第九届….
  void count_districts_inside(const std::vector<Mention>& mentions, PlaceCounts& counts) const {
    for (const Mention& mention : mentions) {
      const TypeTable& types = rules_.types();
      if (mention.type != types.institution && mention.type != types.event && mention.type != types.park)
        continue;
      std::u32string_view name = text_of(reading_, mention);
      if (name.starts_with(U"中共")) name.remove_prefix(2);
      for (std::size_t end = level_end(name); end < name.size(); end = level_end(name)) {
        const std::u32string_view rest = name.substr(end);
        const std::u32string_view division = name.substr(0, end);
        const WordId word = rules_.lexicon().find(division);
        const bool is_wide = word != kNoWord && holds_districts(rules_.facts(word));
        if (!is_wide && is_district(division) && opens_body(rest)) ++counts.districts[to_utf8(division)];
        name = rest;
      }
    }
  }

  bool opens_body(std::u32string_view rest) const {
    if (!rules_.lexicon().may_begin_listed(WordClass::body_opening, rest)) return false;
    const std::vector<std::u32string>& openings = rules_.lexicon().list(WordClass::body_opening);
    return std::any_of(openings.begin(), openings.end(),
                       [&](const std::u32string& each) { return rest.starts_with(each); });
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
};

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
}

}  // namespace fangzhi
