#include "extract/zone_names.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr std::size_t kMostAlike = 16;  // of more zones of a kind none is meant, and the search stays short

// What zones of these kinds are called for short, too.
constexpr const char* kWideKind = "开发区";
constexpr const char* kDeveloped[] = {"经开区", "高新区", "先进制造业开发区"};

struct Zone {
  std::size_t place = 0;  // in the list of parks
  std::size_t length = 0;
  std::u32string_view owner;  // 江陵; empty of 高新区
};

// The longest word for a kind of zones that ends the name: its length, and the kind.
std::size_t zone_tail(const Rulebook& rules, std::u32string_view name, std::string& kind) {
  constexpr std::size_t kShortest = 2;
  for (std::size_t begin = 0; begin + kShortest <= name.size(); ++begin) {
    const WordId word = rules.lexicon().find(name.substr(begin));
    if (word == kNoWord || rules.facts(word).zone.empty()) continue;
    kind = rules.facts(word).zone;
    return name.size() - begin;
  }
  return 0;
}

bool is_division(const Rulebook& rules, std::u32string_view name) {
  const WordId word = rules.lexicon().find(name);
  const bool is_listed = word != kNoWord && rules.lexicon().classes(word).has(WordClass::division) &&
                         rules.facts(word).level != "nature";
  return is_listed || rules.is_local_division(name) || rules.is_short_county(name);
}

// 郑州 of 郑州高新区 on a page about 漯河市.
bool is_elsewhere(const Rulebook& rules, const PageScope& scope, std::u32string_view owner) {
  for (const std::string* each : {&scope.province, &scope.city, &scope.district, &scope.town}) {
    const std::u32string name = to_code_points(*each);
    const std::u32string_view shorter = short_place_name(name);
    if (!shorter.empty() && owner.find(shorter) != std::u32string_view::npos) return false;
  }
  for (std::size_t length = owner.size(); length > 1; --length) {
    if (is_division(rules, owner.substr(0, length))) return !scope.place().empty();
  }
  return false;
}

// 镇|产业园 and 青禾镇|产业园, 江陵|经开区 and 江北江陵|经开区: whether the longer owner only says more.
bool is_same_owner(std::u32string_view shorter, std::u32string_view longer) {
  return !shorter.empty() && longer.ends_with(shorter);
}

class ZoneLinker {
 public:
  ZoneLinker(const Rulebook& rules, const PageScope& scope, const std::vector<Zone>& zones)
      : rules_(rules), scope_(scope), zones_(zones) {}

  // The fullest name of the same zone.
  const Zone& fullest(const Zone& zone) const {
    const Zone* best = &zone;
    for (const Zone& each : zones_) {
      if (!is_meant(zone, each)) continue;
      const bool agrees =
          best == &zone || is_same_owner(best->owner, each.owner) || is_same_owner(each.owner, best->owner);
      if (!agrees) return zone;  // it may be either
      if (is_fuller(each, *best)) best = &each;
    }
    return *best;
  }

 private:
  bool is_meant(const Zone& zone, const Zone& other) const {
    if (zone.owner.empty()) return !other.owner.empty() && !is_elsewhere(rules_, scope_, other.owner);
    return is_same_owner(zone.owner, other.owner);
  }
  static bool is_fuller(const Zone& a, const Zone& b) {
    return a.owner.size() != b.owner.size() ? a.owner.size() > b.owner.size() : a.length > b.length;
  }

  const Rulebook& rules_;
  const PageScope& scope_;
  const std::vector<Zone>& zones_;
};

}  // namespace

std::vector<std::size_t> fullest_zones(const Rulebook& rules, const PageScope& scope,
                                       const std::vector<std::u32string_view>& parks) {
  std::vector<std::size_t> fullest(parks.size());
  std::map<std::string, std::vector<Zone>> by_kind;
  for (std::size_t i = 0; i < parks.size(); ++i) {
    fullest[i] = i;
    std::string kind;
    const std::size_t tail = zone_tail(rules, parks[i], kind);
    if (tail > 0) by_kind[kind].push_back({i, parks[i].size(), parks[i].substr(0, parks[i].size() - tail)});
  }
  const auto link = [&](const std::vector<Zone>& names, const std::vector<Zone>& zones) {
    if (zones.size() > kMostAlike) return;
    const ZoneLinker linker(rules, scope, zones);
    for (const Zone& name : names) fullest[name.place] = linker.fullest(name).place;
  };
  for (const auto& [kind, zones] : by_kind) link(zones, zones);
  // 开发区, where all that are named are of one other kind: 江陵经济开发区
  const std::vector<Zone>& wide = by_kind[kWideKind];
  const std::vector<Zone>* meant = nullptr;
  for (const char* kind : kDeveloped) {
    const auto zones = by_kind.find(kind);
    if (zones == by_kind.end()) continue;
    if (meant != nullptr) return fullest;
    meant = &zones->second;
  }
  if (meant != nullptr && wide.size() == 1) link(wide, *meant);
  return fullest;
}

}  // namespace fangzhi
