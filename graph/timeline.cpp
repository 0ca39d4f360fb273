#include "graph/timeline.h"

#include <algorithm>
#include <map>
#include <utility>

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

}  // namespace

Result<Timeline> timeline_of(GraphReader& reader, const Ontology& ontology, IdentityId id) {
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
