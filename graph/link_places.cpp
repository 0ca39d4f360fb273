#include <algorithm>

#include "core/utf8.h"
#include "graph/link_compare.h"

namespace fangzhi {
namespace {

using DivisionList = std::vector<LinkDivision>;

bool names(const DivisionList& divisions, const LinkDivision& wanted) {
  return std::any_of(divisions.begin(), divisions.end(),
                     [&](const LinkDivision& it) { return it.name == wanted.name; });
}

// Whether every division of one is one of the other.
bool contains(const DivisionList& wide, const DivisionList& narrow) {
  return !wide.empty() &&
         std::all_of(wide.begin(), wide.end(), [&](const LinkDivision& it) { return names(narrow, it); });
}

std::string words_of(const Comparison& it) {
  return it.a.unit->place + " ~ " + it.b.unit->place;
}

LinkSign place_sign(const Comparison& it) {
  const LinkUnit& a = *it.a.unit;
  const LinkUnit& b = *it.b.unit;
  const bool is_unknown = a.place == kUnknownPlace || b.place == kUnknownPlace;
  if (!is_unknown && a.place == b.place) return LinkSign::same_place;
  const bool are_rivals = has_rivals(it.a.scope, it.b.scope);
  const bool is_nested = contains(it.a.scope, it.b.known) || contains(it.b.scope, it.a.known);
  if (is_nested && !are_rivals) return LinkSign::nested_place;
  if (is_unknown) return LinkSign::unknown_place;
  if (a.place.empty() || b.place.empty()) return LinkSign::no_place;
  return are_rivals ? LinkSign::other_place : LinkSign::unknown_place;
}

}  // namespace

bool has_rivals(const DivisionList& a, const DivisionList& b) {
  for (const LinkDivision& one : a) {
    for (const LinkDivision& other : b) {
      if (one.level == other.level && one.name != other.name) return true;
    }
  }
  return false;
}

void see_places(Comparison& it) {
  it.see(place_sign(it), 1, words_of(it));
  const DivisionList& a = it.a.name.divisions;
  const DivisionList& b = it.b.name.divisions;
  if (a.empty() || b.empty() || it.has_seen(LinkSign::equal_name)) return;
  // 政府 of a city is not that of its district; a bridge of the one may be the bridge of the other.
  const bool is_other = has_rivals(a, b) || (it.a.name.is_plain && a.back().name != b.back().name);
  if (is_other) it.see(LinkSign::other_district, 1, to_utf8(a.back().name) + " ~ " + to_utf8(b.back().name));
}

void see_homes(Comparison& it) {
  if (!it.a.name.says_little() && !it.b.name.says_little()) return;
  it.see(LinkSign::plain_name, 1, to_utf8(it.a.name.core));
  const auto home = [&](const UnitReading& unit) {
    return unit.name.divisions.empty() ? divisions_named(it.rules, unit.unit->home) : unit.name.divisions;
  };
  const DivisionList a = home(it.a);
  const DivisionList b = home(it.b);
  if (a.empty() || b.empty()) return;
  const std::string words = to_utf8(a.back().name) + " ~ " + to_utf8(b.back().name);
  if (a.back().name == b.back().name) {
    it.see(LinkSign::same_home, 1, words);
  } else if (has_rivals(a, b)) {
    it.see(LinkSign::other_home, 1, words);
  }
}

}  // namespace fangzhi
