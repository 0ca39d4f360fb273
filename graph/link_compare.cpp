#include "graph/link_compare.h"

#include <algorithm>
#include <cmath>

#include "core/utf8.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

std::vector<LinkDivision> known_divisions(const LinkRules& rules, const UnitReading& reading) {
  std::vector<LinkDivision> known = reading.scope;
  const auto add = [&](const std::vector<LinkDivision>& more) {
    known.insert(known.end(), more.begin(), more.end());
  };
  add(reading.name.divisions);
  add(divisions_named(rules, reading.unit->home));
  for (const LinkFact& fact : reading.unit->facts) {
    if (fact.other_type == "Place" || fact.predicate == rules.post_predicate)
      add(divisions_named(rules, fact.other_name));
  }
  return known;
}

}  // namespace

std::vector<LinkDivision> divisions_named(const LinkRules& rules, std::string_view place) {
  return divisions_of(rules, to_code_points(name_key(place)));
}

UnitReading read_unit(const LinkRules& rules, const LinkUnit& unit) {
  UnitReading reading;
  reading.unit = &unit;
  reading.type = &rules.type(unit.type);
  reading.name = read_link_name(rules, *reading.type, unit.name, unit.place, unit.home);
  reading.scope = unit.place == kUnknownPlace ? reading.name.divisions : divisions_named(rules, unit.place);
  reading.known = known_divisions(rules, reading);
  for (const std::string& form : unit.forms) {
    const LinkName name =
        form == unit.name ? reading.name : read_link_name(rules, *reading.type, form, unit.place, unit.home);
    if (!name.says_little()) reading.forms.push_back(name.whole() + name.head);
  }
  std::sort(reading.forms.begin(), reading.forms.end());
  reading.forms.erase(std::unique(reading.forms.begin(), reading.forms.end()), reading.forms.end());
  return reading;
}

void Comparison::see(LinkSign sign, double value, std::string words) {
  if (value == 0) return;
  const auto index = static_cast<std::size_t>(sign);
  const double weight = type.weights[index];
  if (weight == 0) return;
  verdict.features.push_back({kLinkSigns[index], value, weight, std::move(words)});
}

bool Comparison::has_seen(LinkSign sign) const {
  const char* name = kLinkSigns[static_cast<std::size_t>(sign)];
  return std::any_of(verdict.features.begin(), verdict.features.end(),
                     [&](const LinkFeature& it) { return it.name == name; });
}

LinkVerdict Comparison::finish() && {
  double without_part = 0;
  for (const LinkFeature& it : verdict.features) {
    verdict.score += it.value * it.weight;
    if (it.name != kLinkSigns[static_cast<std::size_t>(LinkSign::is_part)])
      without_part += it.value * it.weight;
  }
  // A part of what it would be one with, were it not a part.
  if (without_part < type.same) {
    verdict.is_part = false;
    verdict.part = {};
  }
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

namespace {

// Under whose rules two units meet; empty where they are of classes that are never one.
std::string_view family_of(const LinkRules& rules, const UnitReading& a, const UnitReading& b) {
  const std::string_view family = rules.family(a.unit->type);
  if (family == rules.family(b.unit->type)) return family;
  const bool are_alike = a.name.core == b.name.core && a.name.part == b.name.part && !a.name.says_little() &&
                         !b.name.says_little() && a.name.head.empty() && b.name.head.empty();
  return are_alike ? rules.namesake_family(a.unit->type, b.unit->type) : std::string_view();
}

}  // namespace

LinkVerdict compare_units(const LinkRules& rules, const UnitReading& a, const UnitReading& b) {
  if (b.unit->id < a.unit->id) return compare_units(rules, b, a);
  const std::string_view family = family_of(rules, a, b);
  Comparison it{rules, a, b, a.type == b.type ? *a.type : rules.type(family), {}};
  if (family.empty()) return it.verdict;
  see_names(it);
  if (it.verdict.features.empty()) return std::move(it).finish();
  if (a.type != b.type) it.see(LinkSign::other_type, 1, a.unit->type + " ~ " + b.unit->type);
  see_places(it);
  if (a.type->apart == UnitDivision::posts) {
    see_persons(it);
  } else {
    see_homes(it);
    // What is told of a part is not told of the whole, and says nothing against it.
    if (!it.verdict.is_part) see_facts(it);
  }
  return std::move(it).finish();
}

}  // namespace fangzhi
