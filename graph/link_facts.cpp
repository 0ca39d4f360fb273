#include <algorithm>
#include <optional>
#include <tuple>

#include "graph/identity.h"
#include "graph/link_compare.h"
#include "graph/query.h"
#include "graph/sorted_set.h"

namespace fangzhi {
namespace {

template <class Value>
std::vector<Value> common_to(const std::vector<Value>& a, const std::vector<Value>& b) {
  std::vector<Value> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

// Whom a unit has to do with, and how; the district it lies in says nothing.
std::vector<std::string> neighbours_of(const LinkUnit& unit) {
  std::vector<std::string> found;
  for (const LinkFact& fact : unit.facts) {
    if (fact.other_type == "Place" || fact.status == StatementStatus::negated) continue;
    found.push_back(fact.predicate + (fact.is_subject ? " " : " of ") + name_key(fact.other_name));
  }
  make_sorted_set(found);
  return found;
}

void see_neighbours(Comparison& it) {
  const std::vector<std::string> both = common_to(neighbours_of(*it.a.unit), neighbours_of(*it.b.unit));
  if (both.empty()) return;
  constexpr double kEnough = 2;
  it.see(LinkSign::shared_neighbours, std::min(1.0, static_cast<double>(both.size()) / kEnough),
         both.front());
}

// The year in which a fact is known to have been so, or to have been promised.
std::string said_in(const LinkFact& fact) {
  return fact.status == StatementStatus::planned || fact.time.empty() ? fact.reported : year_of(fact.time);
}

// Whether one was finished before the other was promised or begun; and the words that say so.
std::optional<std::string> disorder(const LinkRules& rules, const LinkUnit& finished, const LinkUnit& begun) {
  const auto stage = [&](const LinkFact& fact) {
    const auto found = rules.stages.find(fact.predicate);
    return !fact.is_subject || found == rules.stages.end() ? -1 : found->second;
  };
  std::string first;  // the year by which it stood
  for (const LinkFact& fact : finished.facts) {
    if (fact.status != StatementStatus::done || stage(fact) < rules.finished_stage) continue;
    const std::string year = year_of(fact.time);
    if (!year.empty() && (first.empty() || year < first)) first = year;
  }
  if (first.empty()) return std::nullopt;
  for (const LinkFact& fact : begun.facts) {
    if (fact.status == StatementStatus::negated || stage(fact) < 0) continue;
    const bool is_promise = fact.status == StatementStatus::planned || stage(fact) < rules.finished_stage;
    if (is_promise && said_in(fact) > first) return first + ", " + fact.predicate + " " + said_in(fact);
  }
  return std::nullopt;
}

void see_order(Comparison& it) {
  auto found = disorder(it.rules, *it.a.unit, *it.b.unit);
  if (!found) found = disorder(it.rules, *it.b.unit, *it.a.unit);
  if (found) it.see(LinkSign::out_of_order, 1, *found);
}

struct StatedAmount {
  std::string predicate;
  double yuan = 0;
  std::string written;
};

std::vector<StatedAmount> amounts_of(const LinkRules& rules, const LinkUnit& unit) {
  std::vector<StatedAmount> found;
  for (const LinkFact& fact : unit.facts) {
    for (const auto& [key, written] : fact.qualifiers) {
      if (key != rules.amount_qualifier) continue;
      if (const auto yuan = amount_in_yuan(written)) found.push_back({fact.predicate, *yuan, written});
    }
  }
  return found;
}

// Sums differ where no two of one relation are near each other.
void see_amounts(Comparison& it) {
  constexpr double kNear = 1.25;
  const std::vector<StatedAmount> others = amounts_of(it.rules, *it.b.unit);
  std::string words;
  for (const StatedAmount& one : amounts_of(it.rules, *it.a.unit)) {
    for (const StatedAmount& other : others) {
      if (one.predicate != other.predicate) continue;
      if (std::max(one.yuan, other.yuan) <= kNear * std::min(one.yuan, other.yuan)) return;
      if (words.empty()) words = one.written + " ~ " + other.written;
    }
  }
  if (!words.empty()) it.see(LinkSign::other_amount, 1, words);
}

std::vector<std::string> builders_of(const LinkRules& rules, const LinkUnit& unit) {
  std::vector<std::string> found;
  for (const LinkFact& fact : unit.facts) {
    if (fact.predicate == rules.builder_predicate && !fact.is_subject)
      found.push_back(name_key(fact.other_name));
  }
  make_sorted_set(found);
  return found;
}

void see_builders(Comparison& it) {
  const auto a = builders_of(it.rules, *it.a.unit);
  const auto b = builders_of(it.rules, *it.b.unit);
  if (a.empty() || b.empty() || !common_to(a, b).empty()) return;
  it.see(LinkSign::other_builder, 1, a.front() + " ~ " + b.front());
}

void see_years(Comparison& it) {
  if (it.type.apart != UnitDivision::year) return;
  const auto a = years_of(*it.a.unit, it.rules.dated_by);
  const auto b = years_of(*it.b.unit, it.rules.dated_by);
  if (a.empty() || b.empty() || !common_to(a, b).empty()) return;
  it.see(LinkSign::other_year, 1, a.front() + " ~ " + b.front());
}

// That a page uses two names for one thing is told by its short forms, so two entities of a page are mostly
// two things; not where they differ in nothing but places and heads.
void see_pages(Comparison& it) {
  if (it.has_seen(LinkSign::equal_name) || it.has_seen(LinkSign::renamed)) return;
  if (it.has_seen(LinkSign::equal_core) && it.a.name.work == it.b.name.work) return;
  if (!common_to(it.a.unit->documents, it.b.unit->documents).empty()) it.see(LinkSign::one_page, 1);
}

}  // namespace

std::vector<std::string> years_of(const LinkUnit& unit, const std::vector<std::string>& predicates) {
  std::vector<std::string> years;
  for (const LinkFact& fact : unit.facts) {
    const bool is_dated = std::find(predicates.begin(), predicates.end(), fact.predicate) != predicates.end();
    if (is_dated && !fact.time.empty()) years.push_back(year_of(fact.time));
  }
  make_sorted_set(years);
  return years;
}

std::vector<LinkFact> renamings_of(const LinkRules& rules, const LinkUnit& unit) {
  std::vector<LinkFact> found;
  for (const LinkFact& fact : unit.facts) {
    const bool is_so = fact.status == StatementStatus::done || fact.status == StatementStatus::ongoing;
    const bool is_kin = rules.family(fact.other_type) == rules.family(unit.type);
    if (fact.predicate == rules.renamed_predicate && is_so && is_kin) found.push_back(fact);
  }
  return found;
}

void see_facts(Comparison& it) {
  see_pages(it);
  see_neighbours(it);
  see_order(it);
  see_amounts(it);
  see_builders(it);
  see_years(it);
}

}  // namespace fangzhi
