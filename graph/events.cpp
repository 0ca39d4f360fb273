#include "graph/events.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/partial_date.h"

namespace fangzhi {
namespace {

// What reports of one event have in common.
using EventKey = std::tuple<IdentityId, std::string, StatementStatus, IdentityId>;

EventKey key_of(const Ontology& ontology, const Report& report) {
  const GraphStatement& said = report.statement;
  const OntologyProperty* property = ontology.find_property(said.predicate);
  IdentityId subject = said.subject;
  IdentityId object = said.object;
  if (property != nullptr && property->stage >= 0 && ontology.is_staged(report.subject.type)) object = {};
  if (property != nullptr && property->symmetric && object < subject) std::swap(subject, object);
  return {subject, said.predicate, said.status, object};
}

// The most precise times first, so that every later one either holds an earlier one or lies apart from all.
bool is_more_precise(const Report& a, const Report& b) {
  const std::string& x = a.statement.time;
  const std::string& y = b.statement.time;
  if (x.size() != y.size()) return x.size() > y.size();
  return x != y ? x < y : told_before(a, b);
}

void add_dated(std::vector<DatedReports>& groups, Report report) {
  const PartialDate date = *parse_partial_date(report.statement.time);
  DatedReports* nearest = nullptr;
  for (DatedReports& group : groups) {
    const bool overlaps = group.first_day() <= date.last_day() && group.last_day() >= date.first_day();
    if (overlaps && (nearest == nullptr || group.time < nearest->time)) nearest = &group;
  }
  if (nearest == nullptr) nearest = &groups.emplace_back(DatedReports{report.statement.time, {}});
  nearest->reports.push_back(std::move(report));
}

// Among the first `dated` groups, the event that a report without a time means; nullptr where none fits.
DatedReports* meant_by(const Report& report, std::vector<DatedReports>& groups, std::size_t dated) {
  const bool is_planned = report.statement.status == StatementStatus::planned;
  DatedReports* nearest = nullptr;
  for (std::size_t i = 0; i < dated; ++i) {
    DatedReports& group = groups[i];
    const bool fits =
        report.page.reported.empty() || (is_planned ? group.last_day() >= report.page.first_day()
                                                    : group.first_day() <= report.page.last_day());
    const bool is_nearer =
        nearest == nullptr || (is_planned ? group.time < nearest->time : group.time > nearest->time);
    if (fits && is_nearer) nearest = &group;
  }
  return nearest;
}

void add_undated(std::vector<DatedReports>& groups, std::vector<Report> undated) {
  const std::size_t dated = groups.size();
  std::vector<Report> left;
  for (Report& report : undated) {
    DatedReports* group = meant_by(report, groups, dated);
    (group == nullptr ? left : group->reports).push_back(std::move(report));
  }
  if (!left.empty()) groups.push_back({"", std::move(left)});
}

GraphEvent event_of(DatedReports group) {
  const Report& best = *std::min_element(group.reports.begin(), group.reports.end(), is_more_precise);
  GraphEvent event;
  event.predicate = best.statement.predicate;
  event.status = best.statement.status;
  event.subject = best.subject;
  event.object = best.object;
  event.time = group.time;
  event.reports = std::move(group.reports);
  return event;
}

void sort_events(const Ontology& ontology, std::vector<GraphEvent>& events) {
  const auto rank = [&](const GraphEvent& event) {
    const int stage = ontology.stage_of(event.predicate);
    constexpr int kAfterAllStages = 1000;
    return std::tuple(event.time.empty(), std::string_view(event.time), stage < 0 ? kAfterAllStages : stage,
                      std::string_view(event.predicate), event.status, std::string_view(event.subject.name),
                      std::string_view(event.object.name), std::string_view(event.subject.place),
                      event.reports.front().statement.id);
  };
  std::sort(events.begin(), events.end(),
            [&](const GraphEvent& a, const GraphEvent& b) { return rank(a) < rank(b); });
}

}  // namespace

bool told_before(const Report& a, const Report& b) {
  if (reported_before(a.page, b.page)) return true;
  return !reported_before(b.page, a.page) && a.statement.id < b.statement.id;
}

std::string DatedReports::first_day() const {
  const auto date = parse_partial_date(time);
  return date ? date->first_day() : reports.empty() ? "" : reports.front().page.first_day();
}

std::string DatedReports::last_day() const {
  const auto date = parse_partial_date(time);
  return date ? date->last_day() : reports.empty() ? "" : reports.front().page.last_day();
}

std::size_t DatedReports::pages() const {
  std::set<DocumentId> seen;
  for (const Report& report : reports) seen.insert(report.page.id);
  return seen.size();
}

Result<std::vector<Report>> reports_of(GraphReader& reader, const PageLabels& pages, IdentityId id,
                                       std::string_view predicate) {
  std::vector<Report> reports;
  EntityLabels labels(reader);
  for (const StatementOrder order : {StatementOrder::by_subject, StatementOrder::by_object}) {
    FANGZHI_ASSIGN(const auto cursor, reader.statements({order, id, ""}));
    while (true) {
      FANGZHI_ASSIGN(const GraphStatement* statement, cursor->next());
      if (statement == nullptr) break;
      if (!predicate.empty() && statement->predicate != predicate) continue;
      // What a thing says of itself was read as its subject.
      if (order == StatementOrder::by_object && statement->subject == id) continue;
      Report report{*statement, {}, {}, {}};
      FANGZHI_ASSIGN(report.subject, labels.find(statement->subject));
      FANGZHI_ASSIGN(report.object, labels.find(statement->object));
      FANGZHI_ASSIGN(const PageLabel* page, pages.find(statement->document));
      report.page = *page;
      reports.push_back(std::move(report));
    }
  }
  return reports;
}

Result<std::vector<ToldFigure>> figures_of(GraphReader& reader, const PageLabels& pages, IdentityId id) {
  std::vector<ToldFigure> figures;
  FANGZHI_ASSIGN(const auto cursor, reader.observations(id));
  while (true) {
    FANGZHI_ASSIGN(const GraphObservation* row, cursor->next());
    if (row == nullptr) break;
    FANGZHI_ASSIGN(const PageLabel* page, pages.find(row->document));
    figures.push_back({row->observation, *page});
  }
  std::stable_sort(figures.begin(), figures.end(),
                   [](const ToldFigure& a, const ToldFigure& b) { return reported_before(a.page, b.page); });
  return figures;
}

std::vector<DatedReports> group_by_time(std::vector<Report> reports) {
  std::sort(reports.begin(), reports.end(), is_more_precise);
  std::vector<DatedReports> groups;
  std::vector<Report> undated;
  for (Report& report : reports) {
    if (parse_partial_date(report.statement.time)) {
      add_dated(groups, std::move(report));
    } else {
      undated.push_back(std::move(report));
    }
  }
  add_undated(groups, std::move(undated));
  for (DatedReports& group : groups) std::sort(group.reports.begin(), group.reports.end(), told_before);
  std::sort(groups.begin(), groups.end(), [](const DatedReports& a, const DatedReports& b) {
    return std::tuple(a.time.empty(), std::string_view(a.time)) <
           std::tuple(b.time.empty(), std::string_view(b.time));
  });
  return groups;
}

std::vector<GraphEvent> group_events(const Ontology& ontology, std::vector<Report> reports) {
  std::map<EventKey, std::vector<Report>> by_key;
  for (Report& report : reports) {
    EventKey key = key_of(ontology, report);
    by_key[std::move(key)].push_back(std::move(report));
  }
  std::vector<GraphEvent> events;
  for (auto& [key, alike] : by_key) {
    for (DatedReports& group : group_by_time(std::move(alike))) events.push_back(event_of(std::move(group)));
  }
  sort_events(ontology, events);
  return events;
}

}  // namespace fangzhi
