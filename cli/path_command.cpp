#include "cli/answer_text.h"
#include "cli/command.h"
#include "cli/named_entity.h"
#include "cli/query_json.h"
#include "cli/vocabulary.h"
#include "graph/path.h"

namespace fangzhi {
namespace {

constexpr std::size_t kMostTies = 100;
constexpr std::size_t kShownReports = 3;  // of one tie

std::string path_text(const Path& path, const Ontology& ontology, const Terminal& terminal) {
  AnswerText text(ontology, terminal);
  std::string chain = clean(path.from.name);
  for (const PathTie& tie : path.ties) chain += " — " + clean(tie.to.name);
  text.line(0, chain);
  for (const PathTie& tie : path.ties) {
    text.heading(clean(tie.from.name) + " — " + clean(tie.to.name));
    const std::vector<GraphEvent> events = group_events(ontology, tie.reports);
    for (const GraphEvent& event : events) {
      text.line(1, text.event_words(event));
      for (std::size_t i = 0; i < std::min(event.reports.size(), kShownReports); ++i) {
        text.report(3, event.reports[i]);
      }
      if (event.reports.size() > kShownReports) {
        text.line(3, std::to_string(event.reports.size() - kShownReports) + " more");
      }
    }
  }
  return text.take();
}

class PathCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    verb.add_option("A", from_.name, "A name of an entity, or the start of its id").required().shown_as(" ");
    verb.add_option("B", to_.name, "Likewise").required().shown_as(" ");
    verb.add_option("--max-length", query_.max_length, "How many ties at most (6)")
        .within(1, kMostTies)
        .shown_as("N");
    verb.add_option("--without", without_, "A class not to pass through: Place, 地点 … (several: once each)")
        .shown_as("CLASS");
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
    for (const std::string& word : without_) {
      FANGZHI_ASSIGN(std::string id, class_named(graph.ontology, "--without", word));
      query_.without.insert(std::move(id));
    }
    for (const auto& [wanted, end] : {std::pair(&from_, &query_.from), std::pair(&to_, &query_.to)}) {
      FANGZHI_ASSIGN(const auto id, find_one(session, graph.ontology, *graph.reader, *wanted));
      if (!id) return kDone;
      *end = *id;
    }
    FANGZHI_ASSIGN(const Path path, shortest_path(*graph.reader, query_));
    if (session.json) {
      FANGZHI_TRY(session.out.write(path_json(path)));
    } else if (!path.ties.empty()) {
      FANGZHI_TRY(session.out.write(path_text(path, graph.ontology, session.terminal)));
    }
    if (path.ties.empty()) session.console.say(nothing_found());
    return kDone;
  }

 private:
  std::string nothing_found() const {
    if (query_.from == query_.to) return "both names mean the same entity";
    return "nothing connects them within " + std::to_string(query_.max_length) +
           " ties; raise --max-length or drop --without to look further";
  }

  NamedEntity from_;
  NamedEntity to_;
  PathQuery query_;
  std::vector<std::string> without_;
};

}  // namespace

std::unique_ptr<Command> make_path_command() {
  return std::make_unique<PathCommand>();
}

}  // namespace fangzhi
