#include "extract/local_divisions.h"

#include <algorithm>

#include "core/utf8.h"

namespace fangzhi {
namespace {

bool is_wide(const Division& division) {
  return division.level == DivisionLevel::province || division.level == DivisionLevel::prefecture;
}

// 朝阳|区, 长沙|县: the short name of a city stands inside the name of something smaller.
bool begins_with_suffix(std::u32string_view rest) {
  constexpr std::u32string_view kSuffixes = U"省市州盟区县旗";
  return !rest.empty() && kSuffixes.find(rest.front()) != std::u32string_view::npos;
}

// The longest beginning of the text that names a province, or a prefecture of the province known by then.
const Division* wide_beginning(const Divisions& divisions, std::u32string_view text,
                               const std::string& province, std::size_t& length) {
  for (length = text.size(); length > 1; --length) {
    if (begins_with_suffix(text.substr(length))) continue;
    for (const Division* each : divisions.named(to_utf8(text.substr(0, length)))) {
      if (is_wide(*each) && (province.empty() || divisions.lies_in(*each, province))) return each;
    }
  }
  return nullptr;
}

std::vector<const Division*> districts_named(const Divisions& divisions, const std::string& name) {
  std::vector<const Division*> found = divisions.named(name);
  const auto is_other = [](const Division* each) { return each->level != DivisionLevel::county; };
  found.erase(std::remove_if(found.begin(), found.end(), is_other), found.end());
  return found;
}

const Division* only(const std::vector<const Division*>& found) {
  return found.size() == 1 ? found.front() : nullptr;
}

// Those that lie in a division of that name, or are it.
std::vector<const Division*> within(const Divisions& divisions, const std::vector<const Division*>& found,
                                    const std::string& place) {
  std::vector<const Division*> inside;
  for (const Division* each : found) {
    if (!place.empty() && (divisions.lies_in(*each, place) || each->name == place)) inside.push_back(each);
  }
  return inside;
}

// How much speaks for the city: that the district is called its district, or counties that it has, is enough;
// of districts it takes two more, since another city may well have a zone or two of the same names.
constexpr int kEvidenceNeeded = 2;

int evidence_for(const Divisions& divisions, const Division& city, const PlaceNames& names) {
  int evidence = 0;
  for (const std::string& outer : names.before_home) {
    const std::vector<const Division*> meant = divisions.named(outer);
    if (std::find(meant.begin(), meant.end(), &city) != meant.end()) evidence += kEvidenceNeeded;
  }
  for (const std::string& name : names.others) {
    const std::vector<const Division*> found = districts_named(divisions, name);
    if (within(divisions, found, city.name).empty()) continue;
    evidence += divisions.find(name, "") == nullptr ? 1 : kEvidenceNeeded;
  }
  return evidence;
}

}  // namespace

std::u32string_view take_wide_divisions(const Divisions& divisions, std::u32string_view place,
                                        PageScope& scope) {
  std::size_t length = 0;
  while (const Division* found = wide_beginning(divisions, place, scope.province, length)) {
    place.remove_prefix(length);
    const Division* city = divisions.city_of(*found);
    if (city != nullptr) scope.city = city->name;
    if (city != found) scope.province = found->name;
    if (city != nullptr) break;
  }
  return place;
}

void find_city_of_district(const Divisions& divisions, const PlaceNames& names, PageScope& scope) {
  const std::string district = scope.division();
  const Division* home = divisions.find(district, "");
  if (home != nullptr && is_wide(*home)) return;
  int most = kEvidenceNeeded - 1;
  for (const Division* each : districts_named(divisions, district)) {
    const int evidence = evidence_for(divisions, *divisions.city_of(*each), names);
    if (evidence == most && most >= kEvidenceNeeded) home = nullptr;
    if (evidence <= most) continue;
    most = evidence;
    home = each;
  }
  if (home == nullptr) return;
  const Division* city = divisions.city_of(*home);
  scope.city = city->name;
  scope.district = city == home ? "" : home->name;
}

const Division* local_division(const Divisions& divisions, const PageScope& scope, const std::string& name,
                               const std::vector<std::string>& outer) {
  std::vector<const Division*> found = divisions.named(name);
  found.erase(std::remove_if(found.begin(), found.end(), [](const Division* each) { return is_wide(*each); }),
              found.end());
  if (found.empty()) return nullptr;
  const std::vector<const Division*> in_city = within(divisions, found, scope.city);
  if (const Division* here = only(within(divisions, in_city, scope.district))) return here;
  if (name == scope.home()) return only(in_city);
  for (const std::string& place : outer) {
    if (const Division* said = only(within(divisions, found, place))) return said;
  }
  if (const Division* here = only(in_city)) return here;
  const Division* sole = only(found);
  return sole == nullptr ? nullptr : divisions.find(sole->name, "");
}

}  // namespace fangzhi
