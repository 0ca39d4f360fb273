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
  std::string period;    // the year reported on: YYYY
  std::string written;   // the year the page was written: YYYY
  std::string date;      // the day it was printed, where given: YYYY-MM-DD
  bool place_inferred = false;
  bool period_inferred = false;
  std::vector<std::string> section_years;  // for each paragraph: the year its section reports on

  // 漯河市西城区; the city alone where no district is known, the province where no city is.
  std::string place() const { return city.empty() && district.empty() ? province : city + district; }
  // The finest division: what 全区 means.
  const std::string& home() const { return !district.empty() ? district : !city.empty() ? city : province; }
};

// 西城区 -> 西城; the name itself where nothing of two characters remains.
std::u32string_view short_place_name(std::u32string_view name);

PageScope find_scope(const Page& page, const Reading& reading, const Rulebook& rules,
                     const std::vector<Mention>& mentions);

}  // namespace fangzhi
