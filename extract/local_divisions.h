// What the table of divisions tells about one page: how a place that was given is cut into its levels, which
// city has the districts that the page speaks of, and which of several divisions of one name is meant.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/divisions.h"
#include "extract/scope.h"

namespace fangzhi {

// Takes the province and the city that a given place begins with, short names too, into the scope, and leaves
// the rest: 河南漯河西城区 -> 河南省, 漯河市, and 西城区 is left.
std::u32string_view take_wide_divisions(const Divisions& divisions, std::u32string_view place,
                                        PageScope& scope);

// The places a page names, as far as they tell which city its district lies in.
struct PlaceNames {
  std::set<std::string> before_home;  // what stands right before the district: 洛阳市|西工区
  std::set<std::string> others;       // every other place
};

// Sets the city of a page that is known to be about a district, but not in which city, where the table leaves
// no doubt: of a county or county-level city of which there is one; else from what the page names.
void find_city_of_district(const Divisions& divisions, const PlaceNames& names, PageScope& scope);

// The district, county or town that a name on the page means; `outer` are the places that stand right before
// it. What lies in the page's own city comes first, then what the text itself puts somewhere, then a county
// or county-level city of which there is one. nullptr where that is not sure: cities call zones districts
// that no table holds.
const Division* local_division(const Divisions& divisions, const PageScope& scope, const std::string& name,
                               const std::vector<std::string>& outer);

}  // namespace fangzhi
