#include "graph/link_compare.h"

#include <algorithm>
#include <cmath>

#include "core/utf8.h"
#include "graph/identity.h"

namespace fangzhi {

UnitReading read_unit(const LinkRules& rules, const LinkUnit& unit) {
  UnitReading reading;
  reading.unit = &unit;
  reading.type = &rules.type(unit.type);
  reading.name = read_link_name(rules, *reading.type, unit.name, unit.place);
  reading.place = unit.place == kUnknownPlace ? reading.name.divisions
                                              : divisions_of(rules, to_code_points(name_key(unit.place)));
  for (const std::string& form : unit.forms) {
    const LinkName name =
        form == unit.name ? reading.name : read_link_name(rules, *reading.type, form, unit.place);
    if (!name.says_little()) reading.forms.push_back(name.whole() + name.head);
  }
  std::sort(reading.forms.begin(), reading.forms.end());
  reading.forms.erase(std::unique(reading.forms.begin(), reading.forms.end()), reading.forms.end());
  return reading;
}

void Comparison::see(LinkSign sign, double value, std::string words) {
  if (value == 0) return;
  const auto index = static_cast<std::size_t>(sign);
  const double weight = a.type->weights[index];
  if (weight == 0) return;
  verdict.features.push_back({kLinkSigns[index], value, weight, std::move(words)});
}

bool Comparison::has_seen(LinkSign sign) const {
  const char* name = kLinkSigns[static_cast<std::size_t>(sign)];
  return std::any_of(verdict.features.begin(), verdict.features.end(),
                     [&](const LinkFeature& it) { return it.name == name; });
}

LinkVerdict Comparison::finish() && {
  for (const LinkFeature& it : verdict.features) verdict.score += it.value * it.weight;
  const LinkTypeRules& type = *a.type;
  if (verdict.is_part || verdict.score <= type.different) {
    verdict.outcome = LinkOutcome::different;
  } else {
    verdict.outcome = verdict.score >= type.same ? LinkOutcome::same : LinkOutcome::unsure;
  }
  std::stable_sort(verdict.features.begin(), verdict.features.end(), [](const auto& x, const auto& y) {
    return std::abs(x.value * x.weight) > std::abs(y.value * y.weight);
  });
  return std::move(verdict);
}

LinkVerdict compare_units(const LinkRules& rules, const UnitReading& a, const UnitReading& b) {
  if (b.unit->id < a.unit->id) return compare_units(rules, b, a);
  Comparison it{rules, a, b, {}};
  if (a.type != b.type) return it.verdict;
  see_names(it);
  if (it.verdict.features.empty()) return std::move(it).finish();
  see_places(it);
  if (a.type->apart == UnitDivision::posts) {
    see_persons(it);
  } else {
    see_homes(it);
    see_facts(it);
  }
  return std::move(it).finish();
}

}  // namespace fangzhi
