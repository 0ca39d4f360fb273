#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/command.h"
#include "cli/page_options.h"
#include "cli/page_pipeline.h"
#include "cli/table.h"
#include "cli/vocabulary.h"
#include "core/page_reader.h"
#include "graph/diff.h"
#include "graph/parts.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

std::string sign(Side side) {
  return side == Side::lost ? "-" : "+";
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

// The tables of a difference, each cut at a limit.
class DifferenceText {
 public:
  DifferenceText(const GraphDifference& difference, const Ontology& ontology, const Terminal& terminal,
                 std::size_t limit)
      : difference_(difference), ontology_(ontology), terminal_(terminal), limit_(limit) {}

  std::string write() {
    write_summary();
    write_rules();
    write_pages();
    write_entities();
    write_statements();
    write_identities();
    write_parts();
    return std::move(text_);
  }

 private:
  void write_summary() {
    Table table({"what", "lost", "gained"});
    const auto count = [](const auto& items, auto change) {
      const auto is_it = [&](const auto& one) { return one.change == change; };
      return std::to_string(std::count_if(items.begin(), items.end(), is_it));
    };
    using Change = IdentityDifference::Change;
    const auto& pages = difference_.pages;
    const auto& identities = difference_.identities;
    table.add({"pages", count(pages, PageChange::lost), count(pages, PageChange::gained)});
    table.add({"pages rewritten", "", count(pages, PageChange::rewritten)});
    table.add({"pages read otherwise", "", count(pages, PageChange::reread)});
    table.add(
        {"entities", std::to_string(difference_.entities.lost), std::to_string(difference_.entities.gained)});
    table.add({"statements", std::to_string(difference_.statements.lost),
               std::to_string(difference_.statements.gained)});
    table.add({"identities", count(identities, Change::lost), count(identities, Change::gained)});
    const auto lost = static_cast<std::size_t>(
        std::count_if(difference_.parts.begin(), difference_.parts.end(),
                      [](const PartDifference& one) { return one.side == Side::lost; }));
    table.add({"parts believed", std::to_string(lost), std::to_string(difference_.parts.size() - lost)});
    table.add({"identities regrouped", "", count(identities, Change::regrouped)});
    text_ += table.render(terminal_);
  }

  void write_rules() {
    Table table({"rule", "lost", "gained"});
    std::size_t rows = 0;
    for (const auto& [rule, counts] : difference_.statements_by_rule) {
      if (++rows > limit_) continue;
      table.add({rule, std::to_string(counts.lost), std::to_string(counts.gained)});
    }
    print(table, rows);
  }

  void write_pages() {
    Table table({"page", "", "entities", "statements"});
    std::size_t rows = 0;
    for (const PageDifference& page : difference_.pages) {
      if (++rows > limit_) continue;
      table.add({page.page, std::string(to_string(page.change)), sides(page.findings.entities),
                 sides(page.findings.statements)});
    }
    print(table, rows);
  }

  // -2 +3
  template <class Item>
  static std::string sides(const std::vector<Item>& items) {
    const auto is_lost = [](const Item& one) { return one.side == Side::lost; };
    const auto lost = static_cast<std::size_t>(std::count_if(items.begin(), items.end(), is_lost));
    return "-" + std::to_string(lost) + " +" + std::to_string(items.size() - lost);
  }

  void write_entities() {
    Table table({"", "type", "entity", "place", "page"});
    std::size_t rows = 0;
    for (const PageDifference& page : difference_.pages) {
      for (const EntityDifference& one : page.findings.entities) {
        if (++rows > limit_) continue;
        table.add({sign(one.side), class_label(ontology_, one.type), one.name, one.place, page.page});
      }
    }
    print(table, rows);
  }

  void write_statements() {
    Table table({"", "time", "subject", "relation", "object", "status", "rule", "page", "quotation"});
    std::size_t rows = 0;
    for (const PageDifference& page : difference_.pages) {
      for (const StatementDifference& one : page.findings.statements) {
        if (++rows > limit_) continue;
        const Statement& said = one.statement;
        table.add({sign(one.side), said.time, one.subject, property_label(ontology_, said.predicate),
                   one.object, status_label(said.status), said.rule, page.page, said.quotation});
      }
    }
    print(table, rows);
  }

  void write_identities() {
    Table table({"identity", "type", "place", "", "pages lost", "pages gained"});
    std::size_t rows = 0;
    for (const IdentityDifference& one : difference_.identities) {
      if (++rows > limit_) continue;
      table.add({one.entity.name, class_label(ontology_, one.entity.type), one.entity.place,
                 std::string(to_string(one.change)), joined(one.pages_lost), joined(one.pages_gained)});
    }
    print(table, rows);
  }

  void write_parts() {
    Table table({"", "part", "whole", "page"});
    std::size_t rows = 0;
    for (const PartDifference& one : difference_.parts) {
      if (++rows > limit_) continue;
      table.add({sign(one.side), one.part.name, one.whole.name, one.page});
    }
    print(table, rows);
  }

  void print(const Table& table, std::size_t rows) {
    if (table.is_empty()) return;
    text_ += "\n" + table.render(terminal_);
    if (rows > limit_) text_ += std::to_string(rows - limit_) + " more; raise --limit to see them\n";
  }

  const GraphDifference& difference_;
  const Ontology& ontology_;
  const Terminal& terminal_;
  std::size_t limit_;
  std::string text_;
};

Json counts_json(const SideCounts& counts) {
  return {{"lost", counts.lost}, {"gained", counts.gained}};
}

Json entity_json(const EntityDifference& one) {
  Json json = {{"side", one.side == Side::lost ? "lost" : "gained"}, {"type", one.type}, {"name", one.name}};
  if (!one.place.empty()) json["place"] = one.place;
  return json;
}

Json statement_json(const StatementDifference& one) {
  const Statement& said = one.statement;
  Json json = {{"side", one.side == Side::lost ? "lost" : "gained"},
               {"subject", {{"type", one.subject_type}, {"name", one.subject}}},
               {"predicate", said.predicate},
               {"object", {{"type", one.object_type}, {"name", one.object}}},
               {"status", to_string(said.status)}};
  if (!said.time.empty()) json["time"] = said.time;
  for (const auto& [key, value] : said.qualifiers) json[key] = value;
  json["evidence"] = Json::array({said.evidence.begin, said.evidence.end});
  json["quotation"] = said.quotation;
  json["rule"] = said.rule;
  return json;
}

std::string difference_json(const GraphDifference& difference) {
  Json json = {{"entities", counts_json(difference.entities)},
               {"statements", counts_json(difference.statements)}};
  Json& rules = json["rules"] = Json::object();
  for (const auto& [rule, counts] : difference.statements_by_rule) rules[rule] = counts_json(counts);
  Json& pages = json["pages"] = Json::array();
  for (const PageDifference& page : difference.pages) {
    Json entities = Json::array();
    for (const EntityDifference& one : page.findings.entities) entities.push_back(entity_json(one));
    Json statements = Json::array();
    for (const StatementDifference& one : page.findings.statements) statements.push_back(statement_json(one));
    pages.push_back({{"page", page.page},
                     {"change", to_string(page.change)},
                     {"entities", std::move(entities)},
                     {"statements", std::move(statements)}});
  }
  Json& identities = json["identities"] = Json::array();
  for (const IdentityDifference& one : difference.identities) {
    identities.push_back({{"id", one.entity.id.hex()},
                          {"type", one.entity.type},
                          {"name", one.entity.name},
                          {"change", to_string(one.change)},
                          {"pages_lost", one.pages_lost},
                          {"pages_gained", one.pages_gained}});
  }
  Json& parts = json["parts"] = Json::array();
  for (const PartDifference& one : difference.parts) {
    parts.push_back({{"side", one.side == Side::lost ? "lost" : "gained"},
                     {"part", {{"type", one.part.type}, {"name", one.part.name}}},
                     {"whole", {{"type", one.whole.type}, {"name", one.whole.name}}},
                     {"page", one.page},
                     {"rule", kPartRule}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool is_empty(const GraphDifference& difference) {
  return difference.pages.empty() && difference.identities.empty() && difference.parts.empty();
}

class DiffCommand final : public Command {
 public:
  void declare(VerbArguments& verb) override {
    options_.declare(verb, "Two stores; with --rules the pages to read by both");
    verb.add_option("--rules", old_rules_,
                    "Compare what this ontology reads in pages with what the present one reads")
        .shown_as("FOLDER");
    verb.add_option("--limit", limit_, "How many rows of each table to print at most")
        .within(1, 1'000'000'000)
        .shown_as("N");
  }

  Result<int> run(Session& session) override {
    FANGZHI_TRY(check_encoding(options_.encoding));
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    return old_rules_.empty() ? compare_stores(session, ontology) : compare_rules(session, ontology, folder);
  }

 private:
  Result<int> compare_stores(Session& session, const Ontology& ontology) const {
    if (options_.paths.size() != 2) {
      return usage_error(
          "diff: name two stores, or the rules to compare with --rules; see fangzhi diff --help");
    }
    FANGZHI_ASSIGN(const auto old_store, open_rocksdb_store(options_.paths[0], ""));
    FANGZHI_ASSIGN(const auto new_store, open_rocksdb_store(options_.paths[1], ""));
    FANGZHI_TRY(answer(session, ontology, *old_store, *new_store));
    return kDone;
  }

  Result<int> compare_rules(Session& session, const Ontology& ontology,
                            const std::filesystem::path& folder) const {
    if (std::find(options_.paths.begin(), options_.paths.end(), "-") != options_.paths.end()) {
      return usage_error("diff: --rules reads pages twice; write standard input to a file first");
    }
    Session old_session = session;  // with the same fuller table of divisions
    old_session.ontology_option = old_rules_;
    FANGZHI_ASSIGN(const Ontology old_ontology, old_session.load_ontology());
    FANGZHI_ASSIGN(const Rulebook old_rules, Rulebook::load(old_rules_, old_ontology));
    FANGZHI_ASSIGN(const Rulebook new_rules, Rulebook::load(folder, ontology));
    const PageWalk walk = options_.walk(session.console);
    std::size_t skipped = walk.problems.size();
    FANGZHI_ASSIGN(const auto old_store, read_pages(session, walk, old_rules, &skipped));
    FANGZHI_ASSIGN(const auto new_store, read_pages(session, walk, new_rules, nullptr));
    FANGZHI_TRY(answer(session, ontology, *old_store, *new_store));
    return skipped == 0 ? kDone : kPagesSkipped;
  }

  // What these rules read, in memory. Pages that cannot be read are counted and said where `skipped` is
  // given.
  Result<std::unique_ptr<GraphStore>> read_pages(Session& session, const PageWalk& walk,
                                                 const Rulebook& rules, std::size_t* skipped) const {
    FANGZHI_ASSIGN(const std::string fingerprint, rules.fingerprint());
    std::unique_ptr<GraphStore> store = make_memory_store(fingerprint);
    FANGZHI_ASSIGN(const auto writer, store->open_writer());
    const PageReading reading{rules, options_.encoding, nullptr};
    const auto take = [&](const PageWork& work) -> Status {
      session.console.show_progress(work.position + 1, walk.pages.size());
      if (work.record) {
        FANGZHI_TRY(writer->put(*work.record));
      } else if (skipped != nullptr) {
        ++*skipped;
        session.console.say(work.problem);
      }
      return {};
    };
    FANGZHI_TRY(
        run_pipeline({walk.pages, options_.threads,
                      [&](const PageSource& source) { return read_and_extract(reading, source); }, take}));
    FANGZHI_TRY(writer->publish());
    session.console.end_progress();
    return store;
  }

  Status answer(Session& session, const Ontology& ontology, GraphStore& before, GraphStore& after) const {
    FANGZHI_ASSIGN(const auto old_reader, before.open_reader());
    FANGZHI_ASSIGN(const auto new_reader, after.open_reader());
    FANGZHI_ASSIGN(const GraphDifference difference, compare_graphs(*old_reader, *new_reader));
    if (session.json) return session.out.write(difference_json(difference));
    if (is_empty(difference)) {
      session.console.say("no difference");
      return {};
    }
    return session.out.write(DifferenceText(difference, ontology, session.terminal, limit_).write());
  }

  PageOptions options_;
  std::string old_rules_;
  std::size_t limit_ = std::numeric_limits<std::size_t>::max();
};

}  // namespace

std::unique_ptr<Command> make_diff_command() {
  return std::make_unique<DiffCommand>();
}

}  // namespace fangzhi
