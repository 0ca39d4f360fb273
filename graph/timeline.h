// One entity across the years, as the pages told it: in each year what was reported, by which pages, and what
// had changed since the page before.
#pragma once

#include <string>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"
#include "graph/claims.h"
#include "graph/events.h"

namespace fangzhi {

// An event as one year's pages tell it.
struct ToldEvent {
  GraphEvent event;             // with the reports of the year only
  bool is_new = true;           // no earlier year's page told of it
  std::size_t all_reports = 0;  // pages of all years
};

struct TimelineYear {
  std::string year;  // in which the pages were printed, else the one they report on; empty where unknown
  std::vector<ToldEvent> events;    // as group_events
  std::vector<ToldFigure> figures;  // by page, in its order
  std::vector<Change> changes;      // made by pages of the year; by page
};

struct Timeline {
  EntityLabel entity;
  std::vector<TimelineYear> years;  // in their order, the unknown last
  std::size_t events = 0;
  std::size_t reports = 0;  // of every event its pages
};

// Whose events: the entity's own, or also those of its parts, and of theirs (graph/parts.h).
enum class TimelineOf { entity, entity_and_parts };

// Fails with not_found. Figures and changes are the entity's own.
Result<Timeline> timeline_of(GraphReader& reader, const Ontology& ontology, IdentityId id,
                             TimelineOf of = TimelineOf::entity);

}  // namespace fangzhi
