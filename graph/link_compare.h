// Two units side by side: the signs seen and what they add up to. Inner part of graph/linking.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/link_name.h"
#include "graph/linking.h"

namespace fangzhi {

// What a comparison needs of a unit, read once. Keeps a pointer to the unit, which must outlive it.
struct UnitReading {
  const LinkUnit* unit = nullptr;
  const LinkTypeRules* type = nullptr;
  LinkName name;
  std::vector<LinkDivision> scope;    // division by division; that of the name, where the scope is unknown
  std::vector<LinkDivision> known;    // every division it has to do with
  std::vector<std::u32string> forms;  // cores and parts of the forms that say something; sorted, unique
};
UnitReading read_unit(const LinkRules& rules, const LinkUnit& unit);

// A verdict as it grows.
struct Comparison {
  const LinkRules& rules;
  const UnitReading& a;  // the one with the smaller id
  const UnitReading& b;
  const LinkTypeRules& type;  // whose weights hold
  LinkVerdict verdict;

  // Notes a sign; one of no value is no sign.
  void see(LinkSign sign, double value, std::string words = {});
  bool has_seen(LinkSign sign) const;
  // The sum, and what follows from it.
  LinkVerdict finish() &&;
};

// Symmetric; the ids differ.
LinkVerdict compare_units(const LinkRules& rules, const UnitReading& a, const UnitReading& b);

// The signs of one kind each.
void see_names(Comparison& it);   // link_names.cpp
void see_places(Comparison& it);  // link_places.cpp
void see_homes(Comparison& it);
void see_facts(Comparison& it);    // link_facts.cpp
void see_persons(Comparison& it);  // link_persons.cpp

// The years that facts of these relations are dated to; sorted, unique. In link_facts.cpp.
std::vector<std::string> years_of(const LinkUnit& unit, const std::vector<std::string>& predicates);

// Its facts that say it was renamed, or something to it. In link_facts.cpp.
std::vector<LinkFact> renamings_of(const LinkRules& rules, const LinkUnit& unit);

// YYYY of a time; empty where there is none.
inline std::string year_of(std::string_view time) {
  constexpr std::size_t kYear = 4;
  return std::string(time.substr(0, kYear));
}

// Of a fact's or unit's place; empty where it names no division.
std::vector<LinkDivision> divisions_named(const LinkRules& rules, std::string_view place);

// Whether two divisions cannot both be where a thing is: of one level, with other names.
bool has_rivals(const std::vector<LinkDivision>& a, const std::vector<LinkDivision>& b);

}  // namespace fangzhi
