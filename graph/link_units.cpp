#include <algorithm>
#include <map>
#include <tuple>

#include "core/utf8.h"
#include "graph/identity.h"
#include "graph/link_compare.h"
#include "graph/linking.h"
#include "graph/sorted_set.h"

namespace fangzhi {
namespace {

template <class Value>
void take_all(std::vector<Value>& into, std::vector<Value>&& more) {
  into.insert(into.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  make_sorted_set(into);
}

// The narrower of two homes, where one begins with the other: 安陵市云岭区.
std::string common_home(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() <= b.size() ? a : b;
  const std::string& longer = a.size() <= b.size() ? b : a;
  const bool is_narrower = longer.compare(0, shorter.size(), shorter) == 0;
  return is_narrower ? longer : std::string(kSeveralHomes);
}

LinkFact fact_of(const Extraction& found, const Statement& it, bool is_subject) {
  const Entity& other = found.entities[is_subject ? it.object : it.subject];
  return {it.predicate, is_subject, it.status, it.time, found.period, other.type, other.name, it.qualifiers};
}

LinkUnit unit_of(const DocumentRecord& record, const Entity& entity) {
  LinkUnit unit;
  unit.group = group_of(entity, record.id);
  unit.id = unit.group;
  unit.type = entity.type;
  unit.name = entity.name;
  unit.place = entity.place;
  unit.home = record.extraction.place;
  unit.forms = entity.aliases;
  unit.forms.push_back(entity.name);
  make_sorted_set(unit.forms);
  unit.documents = {record.id};
  if (!record.extraction.period.empty()) unit.periods = {record.extraction.period};
  return unit;
}

// The posts that a document gives a person, as one string; empty where it gives none.
std::string posts_of(const LinkRules& rules, const LinkUnit& unit) {
  std::vector<std::string> posts;
  for (const LinkFact& fact : unit.facts) {
    if (fact.predicate != rules.post_predicate || !fact.is_subject) continue;
    std::string post = name_key(fact.other_name) + '\n';
    for (const auto& [key, value] : fact.qualifiers) {
      if (key == rules.role_qualifier) post += name_key(value);
    }
    posts.push_back(std::move(post));
  }
  make_sorted_set(posts);
  std::string all;
  for (const std::string& post : posts) all += post + '\n';
  return all;
}

// The year that a document dates an event to; empty where it gives none or several.
std::string year_of_event(const LinkRules& rules, const LinkUnit& unit) {
  const std::vector<std::string> years = years_of(unit, rules.dated_by);
  return years.size() == 1 ? years.front() : std::string();
}

// Gives the unit the id that parts it from others of its group.
void set_apart(const LinkRules& rules, const DocumentRecord& record, bool is_cut, LinkUnit& unit) {
  const auto part = [&](std::string_view kind, std::string_view what) {
    if (!what.empty()) unit.id = make_id<IdentityId>({"unit", unit.id.bytes(), kind, what});
  };
  const LinkTypeRules& type = rules.type(unit.type);
  if (type.apart == UnitDivision::posts) part("posts", posts_of(rules, unit));
  if (type.apart == UnitDivision::year) part("year", year_of_event(rules, unit));
  const bool says_little = type.apart != UnitDivision::posts && unit.place != kUnknownPlace &&
                           read_link_name(rules, type, unit.name, unit.place).says_little();
  if (says_little) {
    part("home", unit.home);
    // 专题会议 of one page is not that of the next.
    if (type.apart == UnitDivision::year) part("document", record.id.bytes());
  }
  if (is_cut) part("document", record.id.bytes());
}

}  // namespace

std::vector<LinkUnit> Linker::units_of(const DocumentRecord& record, const std::set<IdentityId>& cut) const {
  const Extraction& found = record.extraction;
  std::vector<LinkUnit> units;
  units.reserve(found.entities.size());
  for (const Entity& entity : found.entities) units.push_back(unit_of(record, entity));
  for (const Statement& it : found.statements) {
    for (const bool is_subject : {true, false}) {
      LinkUnit& unit = units[is_subject ? it.subject : it.object];
      if (rules_->type(unit.type).reads_facts) unit.facts.push_back(fact_of(found, it, is_subject));
    }
  }
  for (LinkUnit& unit : units) {
    make_sorted_set(unit.facts);
    set_apart(*rules_, record, cut.count(unit.group) > 0, unit);
  }
  return units;
}

void add_evidence(LinkUnit& unit, LinkUnit more) {
  const auto rank = [](const std::string& name) { return to_code_points(name).size(); };
  const std::size_t known = rank(unit.name);
  const std::size_t other = rank(more.name);
  if (other > known || (other == known && more.name < unit.name)) unit.name = std::move(more.name);
  unit.home = common_home(unit.home, more.home);
  take_all(unit.forms, std::move(more.forms));
  take_all(unit.documents, std::move(more.documents));
  take_all(unit.periods, std::move(more.periods));
  take_all(unit.facts, std::move(more.facts));
}

}  // namespace fangzhi
