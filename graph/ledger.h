// The promise ledger: what was promised of each project and park, beside what became of it.
//
// A promise is an event said with the status planned whose predicate has a stage, or one that promises by
// itself (a signing promises the beginning: `promises` in ontology/properties.jsonc). A step is any other
// event with a stage. A promise is
//   kept       where a step of the promised stage or a later one is done, not before the promise was made;
//   under way  where a step shows work on the way there, unless its date went by and no page spoke of it
//   since; open       where nothing shows it under way, but its date is still to come, or a page of the last
//   day known
//              speaks of it;
//   silent     otherwise.
// What counts as known is what pages reported up to a day; there is no clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"
#include "graph/events.h"

namespace fangzhi {

enum class PromiseState { kept, under_way, open, silent };
std::string_view to_string(PromiseState state);  // kept, under_way, open, silent

struct Promise {
  GraphEvent event;
  std::string aim;  // the predicate that is promised
  std::string due;  // when it was to come; empty where nothing was said
  PromiseState state = PromiseState::silent;
  std::optional<std::size_t> kept_by;  // the step that keeps it: an index of LedgerEntry::steps
  bool is_late = false;                // kept after it was due, or due and not kept
};

struct LedgerEntry {
  EntityLabel entity;
  std::vector<Promise> promises;              // at least one; as group_events
  std::vector<GraphEvent> steps;              // likewise; may be empty
  PromiseState state = PromiseState::silent;  // of the promise with the latest aim
  std::string last_reported;  // when a page last said anything of its stages; empty where unknown
};

struct LedgerQuery {
  std::string text;  // a part of the name; empty: all
  std::string
      place;  // a part of the scope of the name, or of the place that a page with a promise reports on
  std::string since;  // YYYY[-MM[-DD]]: entries with a promise made on its first day or later
  std::string as_of;  // likewise: only what was reported on its last day or earlier; empty: the newest page
  std::optional<PromiseState> state;  // entries with a promise in this state
};

// Reports are pages: see DatedReports::pages.
struct LedgerCounts {
  std::uint64_t promises = 0;
  std::uint64_t promise_reports = 0;
  std::uint64_t steps = 0;
  std::uint64_t step_reports = 0;
  std::uint64_t kept = 0;  // of promises
  std::uint64_t under_way = 0;
  std::uint64_t open = 0;
  std::uint64_t silent = 0;
  std::uint64_t late = 0;
};

struct Ledger {
  std::string as_of;                 // as asked for, or of the newest page; empty where no page has a date
  std::vector<LedgerEntry> entries;  // by name
  LedgerCounts counts;
};

// Reads every identity of a staged class. Fails with usage where a date cannot be read.
Result<Ledger> read_ledger(GraphReader& reader, const Ontology& ontology, const LedgerQuery& query);

}  // namespace fangzhi
