#include <array>
#include <utility>

#include "cli/answer_text.h"
#include "cli/command.h"
#include "cli/named_entity.h"
#include "cli/query_json.h"
#include "cli/vocabulary.h"
#include "core/nearest_word.h"
#include "core/partial_date.h"
#include "graph/ledger.h"

namespace fangzhi {
namespace {

constexpr std::array<PromiseState, 4> kStates = {PromiseState::kept, PromiseState::under_way,
                                                 PromiseState::open, PromiseState::silent};
constexpr std::array<const char*, 4> kStateLabels = {"已兑现", "进行中", "待兑现", "无下文"};

std::string state_label(PromiseState state) {
  return kStateLabels[static_cast<std::size_t>(state)];
}

// Under what they are shown and asked for.
Result<PromiseState> state_named(const std::string& word) {
  std::vector<std::string> known;
  for (const PromiseState state : kStates) {
    if (word == to_string(state) || word == state_label(state)) return state;
    known.emplace_back(to_string(state));
  }
  const std::string nearest = nearest_word(word, known);
  return usage_error(
      "--state: \"" + word + "\" is not known; " +
      (nearest.empty() ? "known are kept, under_way, open, silent" : "did you mean \"" + nearest + "\"?"));
}

// 已兑现 竣工 2024-05; 无下文 since 2022; 逾期 behind what is late.
std::string outcome_words(const Ontology& ontology, const LedgerEntry& entry, const Promise& promise) {
  std::string words = state_label(promise.state);
  if (promise.state == PromiseState::kept) {
    const GraphEvent& step = entry.steps[*promise.kept_by];
    const std::string& reported = step.reports.front().page.reported;
    words += " " + property_label(ontology, step.predicate);
    words += !step.time.empty() ? " " + step.time : reported.empty() ? "" : ", reported " + reported;
  } else if (!entry.last_reported.empty()) {
    words += (promise.state == PromiseState::silent ? " since " : ", last reported ") + entry.last_reported;
  }
  return words + (promise.is_late ? "  逾期" : "");
}

void write_entry(AnswerText& text, const Ontology& ontology, const LedgerEntry& entry) {
  text.title(entry.entity);
  for (const Promise& promise : entry.promises) {
    text.line(1, "promised: " + property_label(ontology, promise.aim) +
                     (promise.due.empty() ? "" : " by " + promise.due) + "  →  " +
                     outcome_words(ontology, entry, promise));
    for (const Report& report : promise.event.reports) text.report(3, report);
  }
  for (const GraphEvent& step : entry.steps) {
    text.line(1, "found: " + text.event_words(step));
    for (const Report& report : step.reports) text.report(3, report);
  }
}

std::string ledger_text(const Ledger& ledger, const Ontology& ontology, const Terminal& terminal) {
  AnswerText text(ontology, terminal);
  const LedgerCounts& counts = ledger.counts;
  text.line(0, (ledger.as_of.empty() ? "" : "as of " + ledger.as_of + ": ") +
                   counted(counts.promises, "promise", "promises") + " in " +
                   counted(counts.promise_reports, "report", "reports") + ", " +
                   counted(counts.steps, "step", "steps") + " in " +
                   counted(counts.step_reports, "report", "reports"));
  text.line(0, std::to_string(counts.kept) + " kept, " + std::to_string(counts.under_way) + " under way, " +
                   std::to_string(counts.open) + " open, " + std::to_string(counts.silent) + " silent; " +
                   std::to_string(counts.late) + " late");
  for (const LedgerEntry& entry : ledger.entries) write_entry(text, ontology, entry);
  return text.take();
}

class LedgerCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    verb.add_option("TEXT", query_.text, "A part of the name of a project or park").shown_as(" ");
    verb.add_option("--place", query_.place, "A part of the place of the name or that a page reports on")
        .shown_as("PLACE");
    verb.add_option("--since", query_.since, "YYYY, YYYY-MM or YYYY-MM-DD: what was promised then or later")
        .shown_as("DATE");
    verb.add_option("--as-of", query_.as_of,
                    "Likewise: what was reported until then; else until the newest page")
        .shown_as("DATE");
    verb.add_option("--state", state_, "kept, under_way, open or silent").shown_as("STATE");
  }

  Result<int> run(Session& session) override {
    FANGZHI_TRY(understand());
    FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
    FANGZHI_ASSIGN(const Ledger ledger, read_ledger(*graph.reader, graph.ontology, query_));
    if (session.json) {
      FANGZHI_TRY(session.out.write(ledger_json(ledger)));
    } else if (!ledger.entries.empty()) {
      FANGZHI_TRY(session.out.write(ledger_text(ledger, graph.ontology, session.terminal)));
    }
    if (ledger.entries.empty()) session.console.say("no promises fit");
    return kDone;
  }

 private:
  Status understand() {
    for (const auto& [option, date] :
         {std::pair("--since", &query_.since), std::pair("--as-of", &query_.as_of)}) {
      if (date->empty() || parse_partial_date(*date)) continue;
      return usage_error(std::string(option) + ": \"" + *date +
                         "\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
    }
    if (!state_.empty()) {
      FANGZHI_ASSIGN(query_.state, state_named(state_));
    }
    return {};
  }

  LedgerQuery query_;
  std::string state_;
};

}  // namespace

std::unique_ptr<Command> make_ledger_command() {
  return std::make_unique<LedgerCommand>();
}

}  // namespace fangzhi
