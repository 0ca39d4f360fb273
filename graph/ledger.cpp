#include "graph/ledger.h"

#include <algorithm>

#include "core/partial_date.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

// The query, its names in comparison form and its dates as days.
struct Wanted {
  std::string text_key;
  std::string place_key;
  std::string since_day;  // the first that counts; empty: all do
  std::string as_of_day;  // the last that counts; empty: all do
  std::optional<PromiseState> state;
};

bool holds(const std::string& name, const std::string& key) {
  return name_key(name).find(key) != std::string::npos;
}

// What an event promises; empty where it is a step.
std::string aim_of(const Ontology& ontology, const GraphEvent& event) {
  if (event.status == StatementStatus::planned) return event.predicate;
  return event.status == StatementStatus::done ? ontology.find_property(event.predicate)->promises : "";
}

// Writes down one entity's promises and steps.
class Account {
 public:
  Account(const Ontology& ontology, const Wanted& wanted) : ontology_(ontology), wanted_(wanted) {}

  LedgerEntry draw_up(const EntityLabel& entity, std::vector<Report> reports) const {
    LedgerEntry entry{entity, {}, {}, PromiseState::silent, ""};
    const auto is_no_stage = [&](const Report& report) {
      return report.statement.subject != entity.id || ontology_.stage_of(report.statement.predicate) < 0 ||
             (!wanted_.as_of_day.empty() && report.page.first_day() > wanted_.as_of_day);
    };
    reports.erase(std::remove_if(reports.begin(), reports.end(), is_no_stage), reports.end());
    std::string last_day;
    for (const Report& report : reports) {
      if (report.page.last_day() <= last_day) continue;
      last_day = report.page.last_day();
      entry.last_reported = report.page.reported;
    }
    deal(group_events(ontology_, std::move(reports)), entry);
    int latest = -1;
    for (Promise& promise : entry.promises) {
      judge(entry.steps, last_day, promise);
      const int stage = ontology_.stage_of(promise.aim);
      if (stage >= latest) entry.state = promise.state;
      latest = std::max(latest, stage);
    }
    return entry;
  }

 private:
  // An event that promises by itself is a step as well.
  void deal(std::vector<GraphEvent> events, LedgerEntry& entry) const {
    for (GraphEvent& event : events) {
      const std::string aim = aim_of(ontology_, event);
      const bool is_plan = event.status == StatementStatus::planned;
      if (!aim.empty()) {
        const std::string due = is_plan ? event.time : "";
        entry.promises.push_back({event, aim, due, PromiseState::silent, {}, false});
      }
      if (!is_plan) entry.steps.push_back(std::move(event));
    }
  }

  void judge(const std::vector<GraphEvent>& steps, const std::string& last_day, Promise& promise) const {
    const auto due = parse_partial_date(promise.due);
    const std::string due_day = due ? due->last_day() : "";
    promise.kept_by = keeper(steps, promise);
    if (promise.kept_by) {
      promise.state = PromiseState::kept;
      promise.is_late = !due_day.empty() && steps[*promise.kept_by].first_day() > due_day;
      return;
    }
    promise.is_late = !due_day.empty() && !wanted_.as_of_day.empty() && due_day < wanted_.as_of_day;
    const bool is_forgotten = promise.is_late && last_day <= due_day;
    const bool is_to_come = due ? due_day >= wanted_.as_of_day : last_day >= wanted_.as_of_day;
    promise.state = is_forgotten                ? PromiseState::silent
                    : is_moving(steps, promise) ? PromiseState::under_way
                    : is_to_come                ? PromiseState::open
                                                : PromiseState::silent;
  }

  int stage_of(const GraphEvent& event) const { return ontology_.stage_of(event.predicate); }

  // A plan is made when a page reports it, a signing when it comes. A step without any date may have come at
  // any time.
  static bool is_after(const GraphEvent& step, const Promise& promise) {
    const bool is_plan = promise.event.status == StatementStatus::planned;
    const std::string made =
        is_plan ? promise.event.reports.front().page.first_day() : promise.event.first_day();
    return step.last_day().empty() || step.last_day() >= made;
  }

  // The first step that keeps the promise. What is under construction has been begun.
  std::optional<std::size_t> keeper(const std::vector<GraphEvent>& steps, const Promise& promise) const {
    const int aim = ontology_.stage_of(promise.aim);
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const StatementStatus status = steps[i].status;
      const bool is_far_enough = (status == StatementStatus::done && stage_of(steps[i]) >= aim) ||
                                 (status == StatementStatus::ongoing && stage_of(steps[i]) > aim);
      if (!is_far_enough || !is_after(steps[i], promise)) continue;
      if (!first || steps[i].first_day() < steps[*first].first_day()) first = i;
    }
    return first;
  }

  // Whether there is work on the way to the aim, or a promise that is more than this one.
  bool is_moving(const std::vector<GraphEvent>& steps, const Promise& promise) const {
    return std::any_of(steps.begin(), steps.end(), [&](const GraphEvent& step) {
      const bool is_work = ontology_.find_property(step.predicate)->promises.empty() ||
                           stage_of(step) > stage_of(promise.event);
      return step.status != StatementStatus::negated && is_work &&
             (stage_of(step) < ontology_.stage_of(promise.aim) || is_after(step, promise));
    });
  }

  const Ontology& ontology_;
  const Wanted& wanted_;
};

bool is_wanted(const Wanted& wanted, const LedgerEntry& entry) {
  if (entry.promises.empty() || !holds(entry.entity.name, wanted.text_key)) return false;
  bool in_place = wanted.place_key.empty() || holds(entry.entity.place, wanted.place_key);
  bool in_time = wanted.since_day.empty();
  bool in_state = !wanted.state;
  for (const Promise& promise : entry.promises) {
    in_state = in_state || promise.state == wanted.state;
    for (const Report& report : promise.event.reports) {
      in_place = in_place || holds(report.page.place, wanted.place_key);
      in_time = in_time || report.page.last_day() >= wanted.since_day;
    }
  }
  return in_place && in_time && in_state;
}

void count(const LedgerEntry& entry, LedgerCounts& counts) {
  for (const Promise& promise : entry.promises) {
    ++counts.promises;
    counts.promise_reports += promise.event.pages();
    ++(promise.state == PromiseState::kept        ? counts.kept
       : promise.state == PromiseState::under_way ? counts.under_way
       : promise.state == PromiseState::open      ? counts.open
                                                  : counts.silent);
    counts.late += promise.is_late ? 1 : 0;
  }
  for (const GraphEvent& step : entry.steps) {
    ++counts.steps;
    counts.step_reports += step.pages();
  }
}

Result<Wanted> understand(const LedgerQuery& query, const std::string& as_of) {
  for (const std::string* date : {&query.since, &as_of}) {
    if (!date->empty() && !parse_partial_date(*date)) {
      return usage_error("\"" + *date + "\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
    }
  }
  Wanted wanted{name_key(query.text), name_key(query.place), "", "", query.state};
  if (!query.since.empty()) wanted.since_day = parse_partial_date(query.since)->first_day();
  if (!as_of.empty()) wanted.as_of_day = parse_partial_date(as_of)->last_day();
  return wanted;
}

}  // namespace

std::string_view to_string(PromiseState state) {
  switch (state) {
    case PromiseState::kept:
      return "kept";
    case PromiseState::under_way:
      return "under_way";
    case PromiseState::open:
      return "open";
    default:
      return "silent";
  }
}

Result<Ledger> read_ledger(GraphReader& reader, const Ontology& ontology, const LedgerQuery& query) {
  FANGZHI_ASSIGN(const PageLabels pages, PageLabels::read(reader));
  Ledger ledger;
  ledger.as_of = query.as_of.empty() ? pages.newest() : query.as_of;
  FANGZHI_ASSIGN(const Wanted wanted, understand(query, ledger.as_of));
  const Account account(ontology, wanted);
  FANGZHI_ASSIGN(const auto cursor, reader.identities());
  while (true) {
    FANGZHI_ASSIGN(const Identity* identity, cursor->next());
    if (identity == nullptr) break;
    if (!ontology.is_staged(identity->type)) continue;
    FANGZHI_ASSIGN(std::vector<Report> reports, reports_of(reader, pages, identity->id));
    LedgerEntry entry = account.draw_up(label_of(*identity), std::move(reports));
    if (!is_wanted(wanted, entry)) continue;
    count(entry, ledger.counts);
    ledger.entries.push_back(std::move(entry));
  }
  std::sort(ledger.entries.begin(), ledger.entries.end(),
            [](const LedgerEntry& a, const LedgerEntry& b) { return named_before(a.entity, b.entity); });
  return ledger;
}

}  // namespace fangzhi
