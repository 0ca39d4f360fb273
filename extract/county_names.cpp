#include "extract/county_names.h"

#include "core/utf8.h"

namespace fangzhi {

std::vector<std::u32string> short_county_names(const Divisions& divisions) {
  constexpr std::u32string_view kSuffixes = U"县市旗";
  constexpr std::u32string_view kAutonomous = U"自治";  // those have their short names in the table
  std::vector<std::u32string> names;
  const auto add = [&](std::u32string name) {
    if (name.size() > 1) names.push_back(std::move(name));
  };
  for (const Division& division : divisions.all()) {
    if (division.level != DivisionLevel::county) continue;
    std::u32string name = to_code_points(division.name);
    if (kSuffixes.find(name.back()) == std::u32string_view::npos) continue;
    for (const std::string& form : division.forms) add(to_code_points(form));
    name.pop_back();
    if (!name.ends_with(kAutonomous)) add(std::move(name));
  }
  return names;
}

}  // namespace fangzhi
