#include "extract/scope.h"

#include "core/utf8.h"
#include "extract/page_period.h"
#include "extract/page_place.h"

namespace fangzhi {

std::u32string_view short_place_name(std::u32string_view name) {
  for (std::u32string_view suffix :
       {U"街道", U"社区", U"新区", U"管理区", U"自治县", U"区", U"县", U"市", U"村", U"镇", U"乡", U"省"}) {
    if (name.size() < suffix.size() + 2 || !name.ends_with(suffix)) continue;
    return name.substr(0, name.size() - suffix.size());
  }
  return name;
}

const std::string& PageScope::of_level(char32_t level) const {
  static const std::string none;
  if (level == U'自' || level == U'省') return is_province_said ? province : none;
  for (const std::string* each : {&town, &district, &city}) {
    if (each == &city && !is_city_said) continue;
    if (!each->empty() && to_code_points(*each).back() == level) return *each;
  }
  return none;
}

std::u32string_view innermost_division(std::u32string_view division) {
  constexpr std::u32string_view kInner = U"市区县旗";
  constexpr std::size_t kShortest = 3;  // 云岭区
  if (division.size() <= kShortest || kInner.find(division.back()) == std::u32string_view::npos)
    return division;
  std::size_t end = 0;
  for (const char32_t outer : {U'市', U'盟', U'州'}) {
    const std::size_t least = outer == U'州' ? 2 : 1;  // 通州湾新区
    const std::size_t at = division.rfind(outer, division.size() - kShortest - 1);
    if (at != std::u32string_view::npos && at >= least) end = std::max(end, at + 1);
  }
  return division.substr(end);
}

std::string body_of_division(const std::string& division, const std::string& body) {
  const std::u32string name = to_code_points(division);
  const bool is_short = name.size() == 2 && body.starts_with("委");
  return division + (is_short ? to_utf8(name.substr(1)) : "") + body;
}

PageScope find_scope(const Page& page, const Reading& reading, const Rulebook& rules,
                     const std::vector<Mention>& mentions) {
  PageScope scope;
  find_place(page.metadata.place, reading, rules, mentions, scope);
  scope.period = page.metadata.period.substr(0, 4);
  scope.date = page.metadata.date;
  find_period(reading, rules.types().event, mentions, scope);
  return scope;
}

}  // namespace fangzhi
