#include <map>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/table.h"
#include "cli/vocabulary.h"
#include "graph/graph_store.h"
#include "graph/parts.h"

namespace fangzhi {
namespace {

struct Figures {
  StoreCounts counts;
  std::map<std::string, std::uint64_t> identities_by_type;
  std::map<std::string, std::uint64_t> statements_by_predicate;
  std::map<std::string, std::uint64_t> statements_by_status;
  std::map<std::string, std::uint64_t> statements_by_year;  // "" where the time is unknown
  std::uint64_t believed_parts = 0;                         // that no statement says
};

Result<Figures> count(GraphReader& reader) {
  Figures figures;
  FANGZHI_ASSIGN(figures.counts, reader.counts());
  FANGZHI_ASSIGN(const CursorPtr<Identity> identities, reader.identities());
  while (true) {
    FANGZHI_ASSIGN(const Identity* identity, identities->next());
    if (identity == nullptr) break;
    ++figures.identities_by_type[identity->type];
  }
  FANGZHI_ASSIGN(const CursorPtr<GraphStatement> statements, reader.statements({}));
  while (true) {
    FANGZHI_ASSIGN(const GraphStatement* statement, statements->next());
    if (statement == nullptr) break;
    ++figures.statements_by_predicate[statement->predicate];
    ++figures.statements_by_status[std::string(to_string(statement->status))];
    ++figures.statements_by_year[statement->time.substr(0, 4)];
  }
  FANGZHI_TRY(for_each_unsaid_part(reader, [&](const PartOf&) -> Status {
    ++figures.believed_parts;
    return {};
  }));
  return figures;
}

std::string figures_json(const Figures& figures) {
  const StoreCounts& counts = figures.counts;
  const nlohmann::ordered_json json = {{"documents", counts.documents},
                                       {"entities", counts.entities},
                                       {"identities", counts.identities},
                                       {"statements", counts.statements},
                                       {"observations", counts.observations},
                                       {"identities_by_type", figures.identities_by_type},
                                       {"statements_by_predicate", figures.statements_by_predicate},
                                       {"statements_by_status", figures.statements_by_status},
                                       {"statements_by_year", figures.statements_by_year},
                                       {"believed_parts", figures.believed_parts}};
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string figures_text(const Figures& figures, const Ontology& ontology, const Terminal& terminal) {
  Table table({"of", "which", "count"});
  const StoreCounts& counts = figures.counts;
  table.add({"documents", "", std::to_string(counts.documents)});
  table.add({"entities", "as documents name them", std::to_string(counts.entities)});
  table.add({"identities", "", std::to_string(counts.identities)});
  for (const auto& [type, number] : figures.identities_by_type) {
    table.add({"", class_label(ontology, type), std::to_string(number)});
  }
  table.add({"statements", "", std::to_string(counts.statements)});
  for (const auto& [predicate, number] : figures.statements_by_predicate) {
    table.add({"", property_label(ontology, predicate), std::to_string(number)});
  }
  for (const auto& [status, number] : figures.statements_by_status) {
    const auto known = parse_statement_status(status);
    table.add({"", known ? status_label(*known) : status, std::to_string(number)});
  }
  for (const auto& [year, number] : figures.statements_by_year) {
    table.add({"", year.empty() ? "without a date" : year, std::to_string(number)});
  }
  table.add({"believed", property_label(ontology, std::string(kPartProperty)),
             std::to_string(figures.believed_parts)});
  table.add({"observations", "", std::to_string(counts.observations)});
  return table.render(terminal);
}

class StatsCommand final : public Command {
 public:
  void declare(VerbArguments&) override {}

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    FANGZHI_ASSIGN(const auto store, open_rocksdb_store(session.store_folder(), ""));
    FANGZHI_ASSIGN(const auto reader, store->open_reader());
    FANGZHI_ASSIGN(const Figures figures, count(*reader));
    FANGZHI_TRY(session.out.write(session.json ? figures_json(figures)
                                               : figures_text(figures, ontology, session.terminal)));
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_stats_command() {
  return std::make_unique<StatsCommand>();
}

}  // namespace fangzhi
