#include "graph/query.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/export/sample_graph.h"

namespace fangzhi {
namespace {

using namespace testing_graph;

class QueryTest : public testing::Test {
 protected:
  std::vector<std::string> rows(const Query& query) {
    const auto found = match(reader(), query);
    EXPECT_TRUE(found) << found.error().message;
    std::vector<std::string> lines;
    for (const MatchRow& row : *found) {
      lines.push_back(row.subject.name + " " + row.statement.predicate + " " + row.object.name);
    }
    return lines;
  }
  GraphReader& reader() { return *graph_.reader; }

  SampleGraph graph_ = make_graph(sample_pages());
  Ontology ontology_ = load_ontology();
};

TEST_F(QueryTest, FindsAnIdentityByAnyOfItsNames) {
  for (const char* name : {"云河星海广场项目", "星海广场", " 云河星海广场 ", "《星海广场》"}) {
    const auto found = find_by_name(reader(), name);
    ASSERT_TRUE(found) << found.error().message;
    ASSERT_EQ(found->exact.size(), 1u) << name;
    EXPECT_EQ(found->exact[0].name, "云河星海广场项目");
    EXPECT_TRUE(found->near.empty());
  }
}

TEST_F(QueryTest, SuggestsNamesThatContainOrNearlyMatch) {
  const auto contained = find_by_name(reader(), "星海");
  ASSERT_TRUE(contained);
  ASSERT_EQ(contained->near.size(), 2u);
  EXPECT_EQ(contained->near[0].name, "云河星海广场项目");
  EXPECT_EQ(contained->near[1].name, "星海集团");
  const auto longer = find_by_name(reader(), "云河市东湖区政府");
  ASSERT_TRUE(longer);
  ASSERT_EQ(longer->near.size(), 2u);
  EXPECT_EQ(longer->near[0].name, "东湖区");
  const auto misspelt = find_by_name(reader(), "林志远");
  ASSERT_TRUE(misspelt);
  ASSERT_EQ(misspelt->near.size(), 1u);
  EXPECT_EQ(misspelt->near[0].name, "林知远");
}

TEST_F(QueryTest, AnswersNothingForANameLikeNoOther) {
  for (const char* name : {"钢铁厂建设指挥部", "", "。"}) {
    const auto found = find_by_name(reader(), name);
    ASSERT_TRUE(found) << found.error().message;
    EXPECT_TRUE(found->exact.empty()) << name;
    EXPECT_TRUE(found->near.empty()) << name;
  }
  EXPECT_EQ(find_by_name(reader(), "\xff").error().kind, ErrorKind::usage);
}

TEST(QueryNearNames, AreBounded) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "园区" + std::to_string(100 + i) + "。";
  PageScript page("many.txt", text);
  for (int i = 0; i < 30; ++i) page.entity("Park", "园区" + std::to_string(100 + i));
  const SampleGraph graph = make_graph({page.finish()});
  const auto found = find_by_name(*graph.reader, "园区");
  ASSERT_TRUE(found);
  ASSERT_EQ(found->near.size(), kNearNames);
  EXPECT_EQ(found->near[0].name, "园区100");
}

TEST_F(QueryTest, DescribesALifeInTheOrderOfTimeAndStage) {
  const auto card = describe(reader(), ontology_, identity_named(reader(), "星海广场").id);
  ASSERT_TRUE(card) << card.error().message;
  std::vector<std::string> life;
  for (const LifeEvent& event : card->life) {
    life.push_back(event.statement.time + " " + event.statement.predicate + " " + event.other.name);
    EXPECT_TRUE(event.is_subject);
  }
  EXPECT_EQ(life, (std::vector<std::string>{"2022-03-08 落地 东湖区", "2023 开工 东湖区",
                                            "2023-05 开工 东湖区", "2024 获评 省级夜间消费集聚区"}));
  EXPECT_EQ(card->aliases, (std::vector<std::string>{"云河星海广场", "星海广场"}));
  ASSERT_EQ(card->sources.size(), 3u);
  EXPECT_LT(card->sources[0].id, card->sources[1].id);
}

TEST_F(QueryTest, DescribesTheOtherEndTiesAndFigures) {
  const auto card = describe(reader(), ontology_, identity_named(reader(), "东湖区").id);
  ASSERT_TRUE(card) << card.error().message;
  ASSERT_EQ(card->ties.size(), 2u);
  EXPECT_EQ(card->ties[0].other.name, "云河星海广场项目");
  EXPECT_EQ(card->ties[0].statements, 3u);
  using Counts = std::vector<std::pair<std::string, std::uint64_t>>;
  EXPECT_EQ(card->ties[0].predicates, (Counts{{"落地", 1}, {"开工", 2}}));
  EXPECT_EQ(card->ties[1].other.name, "林知远");
  ASSERT_EQ(card->observations.size(), 1u);
  EXPECT_EQ(card->observations[0].observation.value, "51593");
  EXPECT_TRUE(
      std::none_of(card->life.begin(), card->life.end(), [](const auto& event) { return event.is_subject; }));
}

TEST_F(QueryTest, KnowsTheDivisionThatAPlaceIs) {
  PageScript page("places.txt", "河南、漯河市西城区、北京的西城区，豫，漯河公司。");
  page.entity("Place", "河南");
  page.entity("Place", "漯河市");
  page.entity("Place", "豫");
  page.entity("Institution", "漯河");
  const SampleGraph graph = make_graph({page.finish()});
  const auto path = [&](const char* name) {
    const auto card = describe(*graph.reader, ontology_, identity_named(*graph.reader, name).id);
    EXPECT_TRUE(card) << name;
    return card ? card->code + card->path : "";
  };
  EXPECT_EQ(path("河南"), "410000河南省");
  EXPECT_EQ(path("漯河市"), "411100河南省漯河市");
  EXPECT_EQ(path("豫"), "") << "a character may be anything";
  EXPECT_EQ(path("漯河"), "") << "no place";
}

TEST_F(QueryTest, PutsUnknownTimesLastAndAStatementAboutItselfOnce) {
  PageScript page("self.txt", "甲局与甲局合作。2020年甲局与乙局合作。");
  const auto a = page.entity("Institution", "甲局");
  const auto b = page.entity("Institution", "乙局");
  page.say({a, "合作", a, "甲局与甲局合作", "", StatementStatus::done, {}});
  page.say({a, "合作", b, "2020年甲局与乙局合作", "2020", StatementStatus::done, {}});
  const SampleGraph graph = make_graph({page.finish()});
  const auto card = describe(*graph.reader, ontology_, identity_named(*graph.reader, "甲局").id);
  ASSERT_TRUE(card);
  ASSERT_EQ(card->life.size(), 2u);
  EXPECT_EQ(card->life[0].other.name, "乙局");
  EXPECT_EQ(card->life[1].statement.time, "");
}

TEST_F(QueryTest, FailsToDescribeWhatIsNotThere) {
  const auto card = describe(reader(), ontology_, IdentityId{1, 2});
  ASSERT_FALSE(card);
  EXPECT_EQ(card.error().kind, ErrorKind::not_found);
}

TEST_F(QueryTest, MatchesEverythingInTheOrderOfTime) {
  EXPECT_EQ(rows({}),
            (std::vector<std::string>{"云河星海广场项目 落地 东湖区", "星海集团 签约 云河市",
                                      "云河星海广场项目 开工 东湖区", "林知远 任职 东湖区",
                                      "云河星海广场项目 开工 东湖区",
                                      "云河星海广场项目 获评 省级夜间消费集聚区", "星海集团 合作 北岸银行"}));
}

TEST_F(QueryTest, NarrowsByEachCondition) {
  Query query;
  query.text = "广场";
  EXPECT_EQ(rows(query).size(), 4u);
  query.predicate = "开工";
  EXPECT_EQ(rows(query).size(), 2u);
  query.status = StatementStatus::planned;
  EXPECT_EQ(rows(query).size(), 1u);
  query.status = StatementStatus::negated;
  EXPECT_TRUE(rows(query).empty());
  query = {};
  query.type = "Honor";
  EXPECT_EQ(rows(query), std::vector<std::string>{"云河星海广场项目 获评 省级夜间消费集聚区"});
  query = {};
  query.type = "Person";
  EXPECT_EQ(rows(query), std::vector<std::string>{"林知远 任职 东湖区"});
  query = {};
  query.predicate = "不存在";
  EXPECT_TRUE(rows(query).empty());
}

TEST_F(QueryTest, TakesATimeThatMayFallIntoTheYearsAskedFor) {
  Query query;
  query.since = "2023-06";
  // The whole year 2023 may reach into June; May does not.
  EXPECT_EQ(rows(query), (std::vector<std::string>{"云河星海广场项目 开工 东湖区", "林知远 任职 东湖区",
                                                   "云河星海广场项目 获评 省级夜间消费集聚区"}));
  query.until = "2023";
  EXPECT_EQ(rows(query).size(), 2u);
  query = {};
  query.until = "2022-03-08";
  EXPECT_EQ(rows(query).size(), 2u);
  query.until = "2022-03-07";
  EXPECT_TRUE(rows(query).empty());
  query.until = "去年";
  const auto refused = match(reader(), query);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::usage);
  EXPECT_EQ(refused.error().message, "\"去年\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
}

TEST_F(QueryTest, LooksForAPlaceAtTheEndsTheirScopesAndTheDocument) {
  Query query;
  query.place = "东湖区";
  query.predicate = "合作";  // only the document says where
  EXPECT_EQ(rows(query), std::vector<std::string>{"星海集团 合作 北岸银行"});
  query.predicate = "落地";  // the object
  EXPECT_EQ(rows(query).size(), 1u);
  query.predicate = "获评";
  EXPECT_TRUE(rows(query).empty());
  query.place = "云河";  // the scope of the subject
  EXPECT_EQ(rows(query).size(), 1u);
}

TEST_F(QueryTest, NamesTheDocumentOfARow) {
  Query query;
  query.predicate = "获评";
  const auto found = match(reader(), query);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ((*found)[0].document_name, "云河日报/2024.txt");
  EXPECT_EQ((*found)[0].statement.quotation, "获评省级夜间消费集聚区");
}

TEST_F(QueryTest, ComparesAmountsInYuan) {
  Query query;
  query.min_amount = 2e9;
  EXPECT_EQ(rows(query), std::vector<std::string>{"云河星海广场项目 落地 东湖区"});
  query.min_amount = 2e9 + 1;
  EXPECT_TRUE(rows(query).empty());
}

TEST(AmountInYuan, ReadsFiguresAndUnits) {
  const std::pair<const char*, double> cases[] = {
      {"20亿元", 2e9},        {"约3500.5万元", 35005000}, {"1,200元", 1200}, {"２.３亿元", 2.3e8},
      {"1亿2000万元", 1.2e8}, {"总投资20亿", 2e9},        {"30余亿元", 3e9}, {"1.5万亿元", 1.5e12},
      {"5千万元", 5e7},       {"20亿元人民币", 2e9},      {"0.07元", 0.07}};
  for (const auto& [written, yuan] : cases) {
    const auto read = amount_in_yuan(written);
    ASSERT_TRUE(read) << written;
    EXPECT_DOUBLE_EQ(*read, yuan) << written;
  }
  for (const char* written : {"", "20亿美元", "20", "20个", "数亿元", "\xff"})
    EXPECT_FALSE(amount_in_yuan(written)) << written;
}

}  // namespace
}  // namespace fangzhi
