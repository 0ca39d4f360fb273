#include <limits>
#include <utility>

#include "cli/command.h"
#include "cli/query_json.h"
#include "cli/table.h"
#include "cli/vocabulary.h"
#include "core/partial_date.h"
#include "graph/query.h"

namespace fangzhi {
namespace {

std::string matches_text(const Session& session, const Ontology& ontology, const std::vector<MatchRow>& rows,
                         std::size_t limit) {
  Table table({"time", "subject", "relation", "object", "status", "quotation", "page"});
  for (std::size_t i = 0; i < std::min(rows.size(), limit); ++i) {
    const MatchRow& row = rows[i];
    const GraphStatement& statement = row.statement;
    table.add({statement.time, row.subject.name, property_label(ontology, statement.predicate),
               row.object.name, status_label(statement), statement.quotation, row.document_name});
  }
  return table.is_empty() ? "" : table.render(session.terminal);
}

class FindCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    verb.add_option("TEXT", query_.text, "A part of a name of either end").shown_as(" ");
    verb.add_option("--type", type_, "The class of either end: Project, 项目 …").shown_as("CLASS");
    verb.add_option("--relation", relation_, "What is said: 签约, signed …").shown_as("RELATION");
    verb.add_option("--place", query_.place, "A part of a place that is spoken of or reported on")
        .shown_as("PLACE");
    verb.add_option("--since", query_.since,
                    "YYYY, YYYY-MM or YYYY-MM-DD: what may hold on its first day or later")
        .shown_as("DATE");
    verb.add_option("--until", query_.until, "Likewise: on its last day or earlier").shown_as("DATE");
    verb.add_option("--status", status_, "done, ongoing, planned or negated").shown_as("STATUS");
    verb.add_option("--min-amount", min_amount_, "The least amount, as in 2亿元").shown_as("AMOUNT");
    verb.add_option("--limit", limit_, "How many rows to print at most")
        .within(1, 1'000'000'000)
        .shown_as("N");
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    FANGZHI_TRY(understand(ontology));
    FANGZHI_ASSIGN(const auto store, open_rocksdb_store(session.store_folder(), ""));
    FANGZHI_ASSIGN(const auto reader, store->open_reader());
    FANGZHI_ASSIGN(const std::vector<MatchRow> rows, match(*reader, query_));
    const std::string answer =
        session.json ? matches_json(rows, limit_) : matches_text(session, ontology, rows, limit_);
    FANGZHI_TRY(session.out.write(answer));
    if (rows.empty()) session.console.say("nothing fits");
    if (rows.size() > limit_) {
      session.console.say(std::to_string(rows.size() - limit_) + " more fit; raise --limit to see them");
    }
    return kDone;
  }

 private:
  Status understand(const Ontology& ontology) {
    if (!type_.empty()) {
      FANGZHI_ASSIGN(query_.type, class_named(ontology, "--type", type_));
    }
    if (!relation_.empty()) {
      FANGZHI_ASSIGN(query_.predicate, property_named(ontology, "--relation", relation_));
    }
    if (!status_.empty()) {
      FANGZHI_ASSIGN(query_.status, status_named("--status", status_));
    }
    for (const auto& [option, date] :
         {std::pair("--since", &query_.since), std::pair("--until", &query_.until)}) {
      if (date->empty() || parse_partial_date(*date)) continue;
      return usage_error(std::string(option) + ": \"" + *date +
                         "\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
    }
    if (!min_amount_.empty()) {
      query_.min_amount = amount_in_yuan(min_amount_);
      if (!query_.min_amount)
        return usage_error("--min-amount: \"" + min_amount_ + "\" is no amount; write 2亿元");
    }
    return {};
  }

  Query query_;
  std::string type_;
  std::string relation_;
  std::string status_;
  std::string min_amount_;
  std::size_t limit_ = std::numeric_limits<std::size_t>::max();
};

}  // namespace

std::unique_ptr<Command> make_find_command() {
  return std::make_unique<FindCommand>();
}

}  // namespace fangzhi
