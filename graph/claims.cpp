#include "graph/claims.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/partial_date.h"
#include "graph/amounts.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

bool claimed_before(const ClaimSource& a, const ClaimSource& b) {
  if (reported_before(a.page, b.page)) return true;
  if (reported_before(b.page, a.page)) return false;
  return std::tie(a.evidence, a.said, a.value) < std::tie(b.evidence, b.said, b.value);
}

ClaimSource source_of(const Report& report, const std::string& value) {
  const GraphStatement& said = report.statement;
  return {report.page, said.evidence, said.quotation, said.predicate, value};
}

std::vector<ClaimSource> sources_of(const std::vector<Report>& reports) {
  std::vector<ClaimSource> sources;
  for (const Report& report : reports) sources.push_back(source_of(report, report.statement.time));
  return sources;
}

bool share_a_page(const Claim& a, const Claim& b) {
  return std::any_of(a.sources.begin(), a.sources.end(), [&](const ClaimSource& one) {
    return std::any_of(b.sources.begin(), b.sources.end(),
                       [&](const ClaimSource& other) { return one.page.id == other.page.id; });
  });
}

// The names that these pages give: 云河建工、北岸建工.
std::string names_of(const std::vector<ClaimSource>& sources) {
  std::set<std::string> names;
  for (const ClaimSource& source : sources) names.insert(source.value);
  std::string joined;
  for (const std::string& name : names) joined += (joined.empty() ? "" : "、") + name;
  return joined;
}

// Everything claimed of one entity, question by question.
class Claims {
 public:
  Claims(const Ontology& ontology, const EntityLabel& entity, const Testimony& testimony)
      : ontology_(ontology), entity_(entity), testimony_(testimony) {}

  // What it was said to cost. Amounts that agree are one claim, called by the most exact.
  std::vector<ClaimSet> values() const {
    std::vector<ClaimSet> sets;
    for (const OntologyQualifier& qualifier : ontology_.qualifiers()) {
      if (!qualifier.one_value) continue;
      std::vector<ClaimSource> sources;
      for (const Report& report : testimony_.reports) {
        for (const auto& [key, value] : report.statement.qualifiers) {
          if (key == qualifier.id && is_about_it(report)) sources.push_back(source_of(report, value));
        }
      }
      for (const ToldFigure& told : testimony_.figures) {
        const Observation& figure = told.figure;
        const auto& known = qualifier.indicators;
        if (std::find(known.begin(), known.end(), figure.indicator) == known.end()) continue;
        sources.push_back(
            {told.page, figure.evidence, figure.quotation, figure.indicator, figure.value + figure.unit});
      }
      sets.push_back({ClaimKind::value, qualifier.id, agreeing(std::move(sources))});
    }
    return sets;
  }

  // When each stage that comes once was said to come.
  std::vector<ClaimSet> times(bool with_plans) const {
    std::vector<ClaimSet> sets;
    for (const OntologyProperty& property : ontology_.properties()) {
      if (!property.once) continue;
      ClaimSet set{ClaimKind::time, property.id, {}};
      for (const DatedReports& group : dated(property.id, with_plans)) {
        set.claims.push_back({group.time, "", sources_of(group.reports)});
      }
      sets.push_back(std::move(set));
    }
    return sets;
  }

  // Who was said to be its only builder. Those whom one page names together are one claim.
  std::vector<ClaimSet> subjects() const {
    std::vector<ClaimSet> sets;
    for (const OntologyProperty& property : ontology_.properties()) {
      if (!property.one_subject) continue;
      std::map<IdentityId, Claim> by_subject;
      for (const Report& report : testimony_.reports) {
        const GraphStatement& said = report.statement;
        const bool is_denied = said.status == StatementStatus::negated;
        if (said.predicate != property.id || said.object != entity_.id || is_denied) continue;
        by_subject[said.subject].sources.push_back(source_of(report, report.subject.name));
      }
      sets.push_back({ClaimKind::subject, property.id, named_together(std::move(by_subject))});
    }
    return sets;
  }

  // Stages that came before what they cannot come before, on all that is said.
  std::vector<ClaimSet> orders() const {
    std::vector<ClaimSet> sets;
    for (const OntologyProperty& property : ontology_.properties()) {
      for (const std::string& first : property.not_before) {
        const std::vector<DatedReports> later = dated(property.id, false);
        const std::vector<DatedReports> earlier = dated(first, false);
        if (later.empty() || earlier.empty()) continue;
        const DatedReports& last = later.back();
        const DatedReports& begun = earlier.front();
        if (last.last_day() >= begun.first_day()) continue;
        sets.push_back({ClaimKind::order,
                        property.id,
                        {{property.id, last.time, sources_of(last.reports)},
                         {first, begun.time, sources_of(begun.reports)}}});
      }
    }
    return sets;
  }

 private:
  bool is_about_it(const Report& report) const {
    if (report.statement.status == StatementStatus::negated) return false;
    if (report.statement.subject == entity_.id) return true;
    const OntologyProperty* property = ontology_.find_property(report.statement.predicate);
    return property != nullptr && property->one_subject;
  }

  // No page can tell what was done after it was printed: such a time was read wrongly.
  static bool is_possible(const Report& report) {
    const auto date = parse_partial_date(report.statement.time);
    const std::string printed = report.page.last_day();
    return !date || printed.empty() || date->first_day() <= printed;
  }

  // What was said with a time of one of its stages.
  std::vector<DatedReports> dated(const std::string& predicate, bool with_plans) const {
    std::vector<Report> found;
    for (const Report& report : testimony_.reports) {
      const GraphStatement& said = report.statement;
      if (said.predicate != predicate || said.subject != entity_.id) continue;
      const bool is_plan = with_plans && said.status == StatementStatus::planned;
      const bool is_done = said.status == StatementStatus::done && is_possible(report);
      if (is_plan || is_done) found.push_back(report);
    }
    std::vector<DatedReports> groups = group_by_time(std::move(found));
    if (!groups.empty() && groups.back().time.empty()) groups.pop_back();
    for (DatedReports& group : groups) {
      auto& reports = group.reports;
      const auto is_undated = [](const Report& report) { return report.statement.time.empty(); };
      reports.erase(std::remove_if(reports.begin(), reports.end(), is_undated), reports.end());
    }
    return groups;
  }

  // The most exact amount first; what is no amount of money last.
  static std::tuple<int, double, std::string> exactness(const std::string& value) {
    const auto amount = read_amount(value);
    return {!amount ? 2 : amount->is_approximate ? 1 : 0, amount ? amount->grain : 0, value};
  }

  static std::vector<Claim> agreeing(std::vector<ClaimSource> sources) {
    std::sort(sources.begin(), sources.end(), [](const ClaimSource& a, const ClaimSource& b) {
      return exactness(a.value) < exactness(b.value);
    });
    std::vector<Claim> claims;
    for (ClaimSource& source : sources) {
      const auto agrees = [&](const Claim& claim) { return amounts_agree(claim.value, source.value); };
      const auto same = std::find_if(claims.begin(), claims.end(), agrees);
      Claim& claim = same == claims.end() ? claims.emplace_back(Claim{source.value, "", {}}) : *same;
      claim.sources.push_back(std::move(source));
    }
    return claims;
  }

  static std::vector<Claim> named_together(std::map<IdentityId, Claim> by_subject) {
    std::vector<Claim> claims;
    for (auto& [id, claim] : by_subject) {
      // Every claim that shares a page with this one becomes a part of it.
      for (auto other = claims.begin(); other != claims.end();) {
        if (!share_a_page(*other, claim)) {
          ++other;
          continue;
        }
        claim.sources.insert(claim.sources.end(), other->sources.begin(), other->sources.end());
        other = claims.erase(other);
      }
      claims.push_back(std::move(claim));
    }
    for (Claim& claim : claims) claim.value = names_of(claim.sources);
    return claims;
  }

  const Ontology& ontology_;
  const EntityLabel& entity_;
  const Testimony& testimony_;
};

void rank_claims(ClaimSet& set) {
  for (Claim& claim : set.claims) std::sort(claim.sources.begin(), claim.sources.end(), claimed_before);
  const auto rank = [](const Claim& claim) {
    std::string newest;
    for (const ClaimSource& source : claim.sources) newest = std::max(newest, source.page.last_day());
    return std::tuple(newest, claim.sources.size(), claim.value);
  };
  std::sort(set.claims.begin(), set.claims.end(),
            [&](const Claim& a, const Claim& b) { return rank(a) > rank(b); });
}

// Goes through the pages of one question in their order. What one page claims at once belongs together.
void add_changes(const ClaimSet& set, std::vector<Change>& changes) {
  std::vector<std::pair<ClaimSource, std::size_t>> told;
  for (std::size_t i = 0; i < set.claims.size(); ++i) {
    for (const ClaimSource& source : set.claims[i].sources) told.emplace_back(source, i);
  }
  std::sort(told.begin(), told.end(),
            [](const auto& a, const auto& b) { return claimed_before(a.first, b.first); });
  std::set<std::size_t> claimed;
  for (std::size_t i = 0; i < told.size();) {
    const std::size_t first = i;
    std::set<std::size_t> here;
    for (; i < told.size() && told[i].first.page.id == told[first].first.page.id; ++i) {
      here.insert(told[i].second);
    }
    const auto is_known = [&](std::size_t claim) { return claimed.count(claim) > 0; };
    if (!claimed.empty() && std::none_of(here.begin(), here.end(), is_known)) {
      changes.push_back({set.kind, set.of, told[first - 1].first, told[first].first});
    }
    claimed = std::move(here);
  }
}

bool is_in_place(const EntityLabel& entity, const std::vector<Report>& reports,
                 const std::string& place_key) {
  const auto holds = [&](const std::string& name) {
    return name_key(name).find(place_key) != std::string::npos;
  };
  return place_key.empty() || holds(entity.place) ||
         std::any_of(reports.begin(), reports.end(),
                     [&](const Report& report) { return holds(report.page.place); });
}

}  // namespace

std::string_view to_string(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::value:
      return "value";
    case ClaimKind::time:
      return "time";
    case ClaimKind::subject:
      return "subject";
    default:
      return "order";
  }
}

std::size_t pages_of(const Claim& claim) {
  std::set<DocumentId> seen;
  for (const ClaimSource& source : claim.sources) seen.insert(source.page.id);
  return seen.size();
}

std::vector<ClaimSet> conflicts_in(const Ontology& ontology, const EntityLabel& entity,
                                   const Testimony& testimony) {
  std::vector<ClaimSet> conflicts;
  if (!ontology.is_staged(entity.type)) return conflicts;
  const Claims claims(ontology, entity, testimony);
  for (std::vector<ClaimSet> sets :
       {claims.values(), claims.times(false), claims.subjects(), claims.orders()}) {
    for (ClaimSet& set : sets) {
      if (set.claims.size() < 2) continue;
      rank_claims(set);
      conflicts.push_back(std::move(set));
    }
  }
  return conflicts;
}

std::vector<Change> changes_in(const Ontology& ontology, const EntityLabel& entity,
                               const Testimony& testimony) {
  std::vector<Change> changes;
  if (!ontology.is_staged(entity.type)) return changes;
  const Claims claims(ontology, entity, testimony);
  for (const std::vector<ClaimSet>& sets : {claims.values(), claims.times(true), claims.subjects()}) {
    for (const ClaimSet& set : sets) add_changes(set, changes);
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return reported_before(a.after.page, b.after.page);
  });
  return changes;
}

Result<std::vector<EntityConflicts>> find_conflicts(GraphReader& reader, const Ontology& ontology,
                                                    const ConflictQuery& query) {
  FANGZHI_ASSIGN(const PageLabels pages, PageLabels::read(reader));
  const std::string place_key = name_key(query.place);
  std::vector<EntityConflicts> found;
  const auto look_at = [&](const Identity& identity) -> Status {
    const bool is_other = !query.type.empty() && identity.type != query.type;
    if (!ontology.is_staged(identity.type) || is_other) return {};
    const EntityLabel entity = label_of(identity);
    FANGZHI_ASSIGN(const std::vector<Report> reports, reports_of(reader, pages, entity.id));
    FANGZHI_ASSIGN(const std::vector<ToldFigure> figures, figures_of(reader, pages, entity.id));
    std::vector<ClaimSet> conflicts = conflicts_in(ontology, entity, {reports, figures});
    if (!conflicts.empty() && is_in_place(entity, reports, place_key)) {
      found.push_back({entity, std::move(conflicts)});
    }
    return {};
  };
  if (query.entity) {
    FANGZHI_ASSIGN(const Identity identity, reader.identity(*query.entity));
    FANGZHI_TRY(look_at(identity));
    return found;
  }
  FANGZHI_ASSIGN(const auto cursor, reader.identities());
  while (true) {
    FANGZHI_ASSIGN(const Identity* identity, cursor->next());
    if (identity == nullptr) break;
    FANGZHI_TRY(look_at(*identity));
  }
  std::sort(found.begin(), found.end(), [](const EntityConflicts& a, const EntityConflicts& b) {
    return named_before(a.entity, b.entity);
  });
  return found;
}

}  // namespace fangzhi
