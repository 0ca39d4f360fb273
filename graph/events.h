// Events and the reports of them: three pages that tell of one groundbreaking are one event and three
// reports.
//
// An event is all that is said with one status about one subject and predicate at times that are compatible;
// the object counts too, save where a subject of a staged class goes through a stage (a project begun "in the
// district" and "beside the lake" is begun once). Times are compatible where one lies within the other: 2023
// and 2023-05. A report without a time goes to the event nearest to its page: to the last before it, or,
// where it is planned, to the first after it.
//
//   FANGZHI_ASSIGN(const PageLabels pages, PageLabels::read(reader));
//   FANGZHI_ASSIGN(std::vector<Report> reports, reports_of(reader, pages, id));
//   const std::vector<GraphEvent> events = group_events(ontology, std::move(reports));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"
#include "graph/labels.h"

namespace fangzhi {

// A statement with what is needed to tell it.
struct Report {
  GraphStatement statement;
  EntityLabel subject;
  EntityLabel object;
  PageLabel page;
};

// A figure about an entity, with the page that gives it.
struct ToldFigure {
  Observation figure;
  PageLabel page;
};

// Whether `a` was told before `b`: by page (see reported_before), then by statement.
bool told_before(const Report& a, const Report& b);

// Reports that may speak of one time.
struct DatedReports {
  std::string time;             // the most precise; empty where no report has one
  std::vector<Report> reports;  // see told_before; at least one

  // The first and last day of `time`; where it is unknown, of the first page that has a date; empty where
  // none has.
  std::string first_day() const;
  std::string last_day() const;

  // How many pages report it; a page that tells of it twice counts once.
  std::size_t pages() const;
};

struct GraphEvent : DatedReports {
  std::string predicate;
  StatementStatus status = StatementStatus::done;
  EntityLabel subject;
  EntityLabel object;  // of the report with the most precise time
};

// Everything said of an identity, as subject or object, or all that is said with one predicate; a statement
// about itself once. In the order of the store.
Result<std::vector<Report>> reports_of(GraphReader& reader, const PageLabels& pages, IdentityId id,
                                       std::string_view predicate = {});

// The figures about an identity, by page (see reported_before), in the order of the page.
Result<std::vector<ToldFigure>> figures_of(GraphReader& reader, const PageLabels& pages, IdentityId id);

// Reports of one thing by their times. Sorted by time, unknown last. The order of `reports` does not matter.
std::vector<DatedReports> group_by_time(std::vector<Report> reports);

// Sorted by time (unknown last), stage of the predicate, predicate, status, names of subject and object. The
// order of `reports` does not matter.
std::vector<GraphEvent> group_events(const Ontology& ontology, std::vector<Report> reports);

}  // namespace fangzhi
