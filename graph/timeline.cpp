#include "graph/timeline.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/parts.h"

namespace fangzhi {
namespace {

// Years in their order; "" sorts last.
using Year = std::pair<bool, std::string>;
using Years = std::map<Year, TimelineYear>;

TimelineYear& year_of(Years& years, const PageLabel& page) {
  const std::string year = page.reported.substr(0, 4);
  TimelineYear& found = years[{year.empty(), year}];
  found.year = year;
  return found;
}

// Deals the reports of an event to the years of their pages.
void add_event(Years& years, GraphEvent event) {
  const std::size_t pages = event.pages();
  const std::vector<Report> reports = std::exchange(event.reports, {});
  ToldEvent* told = nullptr;
  const TimelineYear* last = nullptr;
  for (const Report& report : reports) {
    TimelineYear& year = year_of(years, report.page);
    if (&year != last) {
      told = &year.events.emplace_back(ToldEvent{event, last == nullptr, pages});
      last = &year;
    }
    told->event.reports.push_back(report);
  }
}

// What is told of the parts of an entity, and not of itself.
Status add_parts(GraphReader& reader, const PageLabels& pages, const Identity& whole,
                 std::vector<Report>& reports) {
  std::set<StatementId> told;
  for (const Report& report : reports) told.insert(report.statement.id);
  std::set<IdentityId> met = {whole.id};
  std::vector<Identity> open = {whole};
  while (!open.empty()) {
    FANGZHI_ASSIGN(const std::vector<PartOf> parts, parts_of(reader, open.back()));
    open.pop_back();
    for (const PartOf& belief : parts) {
      if (!met.insert(belief.part).second) continue;
      FANGZHI_ASSIGN(std::vector<Report> more, reports_of(reader, pages, belief.part));
      for (Report& report : more) {
        if (told.insert(report.statement.id).second) reports.push_back(std::move(report));
      }
      FANGZHI_ASSIGN(Identity part, reader.identity(belief.part));
      open.push_back(std::move(part));
    }
  }
  return {};
}

}  // namespace

Result<Timeline> timeline_of(GraphReader& reader, const Ontology& ontology, IdentityId id, TimelineOf of) {
  FANGZHI_ASSIGN(const Identity identity, reader.identity(id));
  FANGZHI_ASSIGN(const PageLabels pages, PageLabels::read(reader));
  FANGZHI_ASSIGN(std::vector<Report> reports, reports_of(reader, pages, id));
  FANGZHI_ASSIGN(std::vector<ToldFigure> figures, figures_of(reader, pages, id));
  Timeline timeline{label_of(identity), {}, 0, 0};
  Years years;
  for (Change& change : changes_in(ontology, timeline.entity, {reports, figures})) {
    const PageLabel page = change.after.page;
    year_of(years, page).changes.push_back(std::move(change));
  }
  if (of == TimelineOf::entity_and_parts) FANGZHI_TRY(add_parts(reader, pages, identity, reports));
  for (GraphEvent& event : group_events(ontology, std::move(reports))) {
    ++timeline.events;
    timeline.reports += event.pages();
    add_event(years, std::move(event));
  }
  for (ToldFigure& figure : figures) {
    const PageLabel page = figure.page;
    year_of(years, page).figures.push_back(std::move(figure));
  }
  for (auto& [key, year] : years) timeline.years.push_back(std::move(year));
  return timeline;
}

}  // namespace fangzhi
