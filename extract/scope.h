// Where and when a page speaks: the district and the year it reports on, given or inferred, and the year of
// each section.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

struct PageScope {
  std::string province;  // 河南省; empty where unknown
  std::string city;      // 漯河市
  std::string district;  // 西城区
  std::string town;      // 青禾镇, 柳河街道: where the page reports on no more than that
  std::string period;    // the year reported on: YYYY
  std::string written;   // the year the page was written: YYYY
  std::string month;     // of a bulletin about one month: YYYY-MM; empty of all other pages
  std::string date;      // the day it was printed, where given: YYYY-MM-DD
  // Whether the page or who gave it says the city and the province, in full or for short, and not the table
  // alone.
  bool is_city_said = true;
  bool is_province_said = true;
  bool place_inferred = false;
  bool period_inferred = false;
  std::vector<std::string> section_years;  // for each paragraph: the year its section reports on
  std::vector<bool> is_of_goals;           // for each paragraph: whether it tells what is set for the year

  // 漯河市西城区; the city alone where no district is known, the province where no city is.
  std::string place() const {
    if (city.empty() && district.empty()) return province;
    return (district.starts_with(city) ? "" : city) + district +
           town;  // 云河市云岭区开发区: a zone named in full
  }
  // The finest division, which tables may know.
  const std::string& division() const {
    return !district.empty() ? district : !city.empty() ? city : province;
  }
  // What the page reports on.
  const std::string& home() const { return !town.empty() ? town : division(); }
  // The day against which 本月 and 5日 are read: of a bulletin about a month one at its end.
  std::string told_on() const { return month.empty() ? date : month + "-28"; }
  // The division whose body or post begins with this character: 市 of 市商务局, 县 of 县长. Empty where there
  // is none or only the table knows it: who says 市委 of a city that the page does not name says no more; of
  // a city that lies in another the smaller one.
  const std::string& of_level(char32_t level) const;
};

// 西城区 -> 西城; the name itself where nothing of two characters remains.
std::u32string_view short_place_name(std::u32string_view name);

// 安陵市云岭区 -> 云岭区; the division itself where no city is written before it.
std::u32string_view innermost_division(std::u32string_view division);

// 云岭区, 委 -> 云岭区委; 云县, 委 -> 云县县委.
std::string body_of_division(const std::string& division, const std::string& body);

PageScope find_scope(const Page& page, const Reading& reading, const Rulebook& rules,
                     const std::vector<Mention>& mentions);

}  // namespace fangzhi
