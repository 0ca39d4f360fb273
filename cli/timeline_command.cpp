#include "cli/answer_text.h"
#include "cli/command.h"
#include "cli/named_entity.h"
#include "cli/query_json.h"
#include "graph/timeline.h"

namespace fangzhi {
namespace {

void write_events(AnswerText& text, const TimelineYear& year) {
  for (const ToldEvent& told : year.events) {
    text.line(1, text.event_words(told.event) + (told.is_new ? "" : "  again"));
    for (const Report& report : told.event.reports) text.report(3, report);
  }
}

void write_changes(AnswerText& text, const TimelineYear& year) {
  for (const Change& change : year.changes) {
    text.line(1, "changed: " + text.claim_words(change.kind, change.of) + " " + clean(change.before.value) +
                     " → " + clean(change.after.value));
    for (const ClaimSource* source : {&change.before, &change.after}) {
      text.quotation(3, source->quotation, source->page);
    }
  }
}

void write_figures(AnswerText& text, const TimelineYear& year) {
  for (const ToldFigure& told : year.figures) {
    const Observation& figure = told.figure;
    std::string words = clean(figure.indicator) + " " + clean(figure.value) + clean(figure.unit);
    if (!figure.change.empty()) words += "  " + clean(figure.change);
    if (!figure.time.empty()) words += "  " + figure.time;
    text.line(1, words);
    text.quotation(3, figure.quotation, told.page);
  }
}

std::string timeline_text(const Timeline& timeline, const Ontology& ontology, const Terminal& terminal) {
  AnswerText text(ontology, terminal);
  text.title(timeline.entity);
  text.line(0, counted(timeline.events, "event", "events") + " in " +
                   counted(timeline.reports, "report", "reports"));
  for (const TimelineYear& year : timeline.years) {
    text.heading(year.year.empty() ? "without a date" : year.year);
    write_events(text, year);
    write_figures(text, year);
    write_changes(text, year);
  }
  return text.take();
}

class TimelineCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    declare_named_entity(verb, wanted_);
    verb.add_flag("--parts", with_parts_, "Tell also of its phases and sections, under their names");
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
    FANGZHI_ASSIGN(const auto id, find_one(session, graph.ontology, *graph.reader, wanted_));
    if (!id) return kDone;
    const TimelineOf of = with_parts_ ? TimelineOf::entity_and_parts : TimelineOf::entity;
    FANGZHI_ASSIGN(const Timeline timeline, timeline_of(*graph.reader, graph.ontology, *id, of));
    FANGZHI_TRY(session.out.write(session.json ? timeline_json(timeline)
                                               : timeline_text(timeline, graph.ontology, session.terminal)));
    return kDone;
  }

 private:
  NamedEntity wanted_;
  bool with_parts_ = false;
};

}  // namespace

std::unique_ptr<Command> make_timeline_command() {
  return std::make_unique<TimelineCommand>();
}

}  // namespace fangzhi
