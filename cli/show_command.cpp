#include "cli/command.h"
#include "cli/entity_card.h"
#include "cli/named_entity.h"
#include "cli/query_json.h"
#include "graph/query.h"

namespace fangzhi {
namespace {

class ShowCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override { declare_named_entity(verb, wanted_); }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
    FANGZHI_ASSIGN(const auto id, find_one(session, graph.ontology, *graph.reader, wanted_));
    if (!id) return kDone;
    FANGZHI_ASSIGN(const EntityCard card, describe(*graph.reader, graph.ontology, *id));
    FANGZHI_TRY(session.out.write(session.json ? card_json(card)
                                               : card_text(card, graph.ontology, session.terminal)));
    return kDone;
  }

 private:
  NamedEntity wanted_;
};

}  // namespace

std::unique_ptr<Command> make_show_command() {
  return std::make_unique<ShowCommand>();
}

}  // namespace fangzhi
