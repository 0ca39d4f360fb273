// Small graphs for tests, built through a memory store from invented pages whose spans are found in their
// text.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ontology.h"
#include "core/page.h"
#include "core/utf8.h"
#include "graph/graph_store.h"

namespace fangzhi::testing_graph {

// The first place of `part` in `text`, in code points.
inline TextSpan find_span(const std::string& text, const std::string& part) {
  const std::u32string whole = to_code_points(text);
  const std::u32string wanted = to_code_points(part);
  const std::size_t at = whole.find(wanted);
  EXPECT_NE(at, std::u32string::npos) << "the page does not hold " << part;
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + wanted.size())};
}

// What one sentence of a page says; the quotation is found in the page.
struct Said {
  std::uint32_t subject = 0;
  std::string predicate;
  std::uint32_t object = 0;
  std::string quotation;
  std::string time;
  StatementStatus status = StatementStatus::done;
  std::vector<std::pair<std::string, std::string>> qualifiers;
};

class PageScript {
 public:
  PageScript(std::string name, std::string text) {
    record_.page.name = std::move(name);
    record_.page.text = std::move(text);
  }

  PageMetadata& metadata() { return record_.page.metadata; }
  Extraction& extraction() { return record_.extraction; }

  std::uint32_t entity(std::string type, std::string name, std::vector<std::string> aliases = {},
                       std::string place = "") {
    Entity entity{std::move(type), std::move(name), std::move(aliases), {}, std::move(place)};
    if (entity.aliases.empty()) entity.aliases = {entity.name};
    for (const std::string& alias : entity.aliases) {
      entity.mentions.push_back(find_span(record_.page.text, alias));
    }
    record_.extraction.entities.push_back(std::move(entity));
    return static_cast<std::uint32_t>(record_.extraction.entities.size() - 1);
  }

  void say(Said said) {
    Statement statement;
    statement.subject = said.subject;
    statement.object = said.object;
    statement.predicate = std::move(said.predicate);
    statement.status = said.status;
    statement.time = std::move(said.time);
    statement.qualifiers = std::move(said.qualifiers);
    statement.evidence = find_span(record_.page.text, said.quotation);
    statement.quotation = std::move(said.quotation);
    statement.rule = "test-rule";
    record_.extraction.statements.push_back(std::move(statement));
  }

  void observe(std::uint32_t about, std::string quotation, Observation figure) {
    figure.about = about;
    figure.evidence = find_span(record_.page.text, quotation);
    figure.quotation = std::move(quotation);
    record_.extraction.observations.push_back(std::move(figure));
  }

  DocumentRecord finish() {
    record_.id = document_id(record_.page);
    return record_;
  }

 private:
  DocumentRecord record_;
};

struct SampleGraph {
  std::unique_ptr<GraphStore> store;
  std::unique_ptr<GraphReader> reader;
};

inline SampleGraph make_graph(const std::vector<DocumentRecord>& records) {
  SampleGraph graph{make_memory_store("test rules"), nullptr};
  auto writer = graph.store->open_writer();
  EXPECT_TRUE(writer) << writer.error().message;
  for (const DocumentRecord& record : records) {
    const auto put = (*writer)->put(record);
    EXPECT_TRUE(put) << put.error().message;
  }
  const Status published = (*writer)->publish();
  EXPECT_TRUE(published) << published.error().message;
  auto reader = graph.store->open_reader();
  EXPECT_TRUE(reader) << reader.error().message;
  graph.reader = std::move(*reader);
  return graph;
}

// Three pages of an invented city in three years: a project from its signing to its opening, an official, an
// award, a place that nothing is said of.
inline std::vector<DocumentRecord> sample_pages() {
  PageScript first("云河日报/2022.txt",
                   "3月8日，云河市与星海集团签约，总投资20亿元的云河星海广场项目落户东湖区。\n"
                   "该项目计划于2023年\n开工。城中有一条桂花路。");
  first.metadata() = {"星海广场签约", "云河日报", "2022-03-09", "云河市", ""};
  first.extraction().place = "云河市";
  first.extraction().period = "2022";
  first.extraction().period_inferred = true;
  const auto plaza = first.entity("Project", "云河星海广场项目", {}, "云河市");
  const auto group = first.entity("Institution", "星海集团");
  const auto lake = first.entity("Place", "东湖区", {}, "云河市");
  const auto city = first.entity("Place", "云河市");
  first.entity("Place", "桂花路", {}, "云河市");
  first.say({group, "签约", city, "云河市与星海集团签约", "2022-03-08", StatementStatus::done, {}});
  first.say({plaza,
             "落地",
             lake,
             "总投资20亿元的云河星海广场项目落户东湖区",
             "2022-03-08",
             StatementStatus::done,
             {{"amount", "20亿元"}}});
  first.say({plaza, "开工", lake, "该项目计划于2023年\n开工", "2023", StatementStatus::planned, {}});

  PageScript second(
      "云河日报/2023.txt",
      "东湖区委书记林知远到云河星海广场项目工地察看，项目已于5月开工。全区一般公共预算收入51593万元，"
      "增长9.2%。星海集团与北岸银行战略合作。");
  second.extraction().place = "云河市东湖区";
  second.extraction().place_inferred = true;
  second.extraction().period = "2023";
  const auto plaza_again = second.entity("Project", "云河星海广场项目", {}, "云河市");
  const auto lake_again = second.entity("Place", "东湖区", {}, "云河市");
  const auto secretary = second.entity("Person", "林知远");
  const auto group_again = second.entity("Institution", "星海集团");
  const auto bank = second.entity("Institution", "北岸银行");
  second.say({plaza_again, "开工", lake_again, "项目已于5月开工", "2023-05", StatementStatus::done, {}});
  second.say({secretary,
              "任职",
              lake_again,
              "东湖区委书记林知远",
              "2023",
              StatementStatus::done,
              {{"role", "区委书记"}}});
  second.say({group_again, "合作", bank, "星海集团与北岸银行战略合作", "", StatementStatus::ongoing, {}});
  second.observe(lake_again, "一般公共预算收入51593万元，增长9.2%",
                 {"一般公共预算收入", "51593", "万元", "2023", "+9.2%", 0, {}, ""});

  PageScript third("云河日报/2024.txt",
                   "云河星海广场（下称“星海广场”）已于9月28日开业投用，并获评省级夜间消费集聚区。");
  third.extraction().place = "云河市";
  third.extraction().period = "2024";
  const auto opened = third.entity("Project", "云河星海广场项目", {"云河星海广场", "星海广场"}, "云河市");
  const auto honor = third.entity("Honor", "省级夜间消费集聚区");
  third.say({opened,
             "获评",
             honor,
             "获评省级夜间消费集聚区",
             "2024",
             StatementStatus::done,
             {{"grantor", "省商务厅"}}});
  return {first.finish(), second.finish(), third.finish()};
}

inline Ontology load_ontology() {
  auto ontology = Ontology::load(std::string(FANGZHI_ROOT) + "/ontology");
  EXPECT_TRUE(ontology) << ontology.error().message;
  return std::move(*ontology);
}

// The first identity of that name.
inline Identity identity_named(GraphReader& reader, std::string_view name) {
  const auto ids = reader.identities_named(name);
  EXPECT_TRUE(ids && !ids->empty()) << "no identity is named " << name;
  if (!ids || ids->empty()) return {};
  return reader.identity(ids->front()).value();
}

}  // namespace fangzhi::testing_graph
