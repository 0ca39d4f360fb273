#include "cli/answer_text.h"
#include "cli/command.h"
#include "cli/named_entity.h"
#include "cli/query_json.h"
#include "cli/vocabulary.h"
#include "graph/claims.h"

namespace fangzhi {
namespace {

std::string conflicts_text(const std::vector<EntityConflicts>& found, const Ontology& ontology,
                           const Terminal& terminal) {
  AnswerText text(ontology, terminal);
  for (const EntityConflicts& one : found) {
    text.title(one.entity);
    text.conflicts(1, one.conflicts);
  }
  return text.take();
}

class ConflictsCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    verb.add_option("NAME", name_, "One entity: a name of it or the start of its id; else all").shown_as(" ");
    verb.add_option("--type", query_.type, "Only entities of this class: Project, 项目 …").shown_as("CLASS");
    verb.add_option("--place", query_.place, "A part of the place of the name or that a page reports on")
        .shown_as("PLACE");
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
    if (!query_.type.empty()) {
      FANGZHI_ASSIGN(query_.type, class_named(graph.ontology, "--type", query_.type));
    }
    if (!name_.empty()) {
      FANGZHI_ASSIGN(query_.entity,
                     find_one(session, graph.ontology, *graph.reader, NamedEntity{name_, query_.type}));
      if (!query_.entity) return kDone;
    }
    FANGZHI_ASSIGN(const std::vector<EntityConflicts> found,
                   find_conflicts(*graph.reader, graph.ontology, query_));
    FANGZHI_TRY(session.out.write(session.json ? conflicts_json(found)
                                               : conflicts_text(found, graph.ontology, session.terminal)));
    if (found.empty()) session.console.say("no conflicts");
    return kDone;
  }

 private:
  std::string name_;
  ConflictQuery query_;
};

}  // namespace

std::unique_ptr<Command> make_conflicts_command() {
  return std::make_unique<ConflictsCommand>();
}

}  // namespace fangzhi
