#include "graph/claims.h"

#include <gtest/gtest.h>

#include "graph/amounts.h"
#include "tests/graph/told_pages.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

// "value amount: 30亿元 (乙报) / 20亿元 (甲报)".
Lines conflicts_of(const std::string& name, const std::vector<DocumentRecord>& pages) {
  ToldGraph graph(pages);
  Lines lines;
  for (const ClaimSet& set :
       conflicts_in(graph.ontology, graph.entity(name), {graph.reports(name), graph.figures(name)})) {
    std::string line = std::string(to_string(set.kind)) + " " + set.of + ":";
    for (const Claim& claim : set.claims) {
      line += " " + claim.value + (claim.time.empty() ? "" : " " + claim.time) + " (";
      for (const ClaimSource& source : claim.sources) line += source.page.name;
      line += ")";
    }
    lines.push_back(line);
  }
  return lines;
}

// "amount: 20亿元 > 30亿元 by 乙报".
Lines changes_of(const std::string& name, const std::vector<DocumentRecord>& pages) {
  ToldGraph graph(pages);
  Lines lines;
  for (const Change& change :
       changes_in(graph.ontology, graph.entity(name), {graph.reports(name), graph.figures(name)})) {
    lines.push_back(change.of + ": " + change.before.value + " > " + change.after.value + " by " +
                    change.after.page.name);
  }
  return lines;
}

DocumentRecord priced(const std::string& page, const std::string& date, const std::string& amount) {
  return telling_page(page, date,
                      {{"云河大桥", "开工", "东湖区", "2023", kDoneStatus, {{"amount", amount}}}});
}

TEST(Amounts, AgreeWhereTheCoarserMayStandForTheOther) {
  for (const auto& [a, b] : {std::pair("20亿元", "20.3亿元"), std::pair("200000万元", "20亿元"),
                             std::pair("约20亿元", "21.5亿元"), std::pair("20余亿元", "21亿元"),
                             std::pair("3.5亿元", "34800万元"), std::pair("500万美元", "500万美元")}) {
    EXPECT_TRUE(amounts_agree(a, b)) << a << " " << b;
    EXPECT_TRUE(amounts_agree(b, a)) << b << " " << a;
  }
  for (const auto& [a, b] :
       {std::pair("20亿元", "21亿元"), std::pair("20亿元", "20万元"), std::pair("约20亿元", "25亿元"),
        std::pair("500万美元", "600万美元"), std::pair("3.5亿元", "3.6亿元")}) {
    EXPECT_FALSE(amounts_agree(a, b)) << a << " " << b;
    EXPECT_FALSE(amounts_agree(b, a)) << b << " " << a;
  }
}

TEST(Conflicts, TwoAmountsAreKeptNewestPageFirst) {
  EXPECT_EQ(conflicts_of("云河大桥", {priced("甲报", "2022-03", "20亿元"), priced("乙报", "2023", "30亿元"),
                                      priced("丙报", "2021", "20.1亿元")}),
            (Lines{"value amount: 30亿元 (乙报) 20.1亿元 (丙报甲报)"}));
}

TEST(Conflicts, AFigureOfInvestmentIsAnAmount) {
  RecordBuilder page("丁报");
  page.metadata().date = "2024";
  const auto bridge = page.entity("Project", "云河大桥", "云河市");
  page.observes(bridge, "总投资", "25", "亿元", "云河大桥总投资25亿元。", "2024");
  page.observes(bridge, "全长", "3", "公里", "云河大桥全长3公里。", "2024");
  EXPECT_EQ(conflicts_of("云河大桥", {priced("甲报", "2022", "20亿元"), page.build()}),
            (Lines{"value amount: 25亿元 (丁报) 20亿元 (甲报)"}));
}

TEST(Conflicts, AmountsThatAgreeAreNone) {
  EXPECT_EQ(conflicts_of("云河大桥", {priced("甲报", "2022", "20亿元"), priced("乙报", "2023", "约20亿元")}),
            Lines{});
}

TEST(Conflicts, TwoDatesOfWhatComesOnce) {
  EXPECT_EQ(conflicts_of("云河大桥",
                         {telling_page("甲报", "2023-07", {{"云河大桥", "开工", "东湖区", "2023-06-18"}}),
                          telling_page("乙报", "2023-10", {{"云河大桥", "开工", "青禾园", "2023-09"}}),
                          telling_page("丙报", "2024", {{"云河大桥", "开工", "东湖区", "2023"}})}),
            (Lines{"time 开工: 2023-06-18 (甲报丙报) 2023-09 (乙报)"}));
  // A plan that was put off, and a state that lasts, contradict nothing.
  EXPECT_EQ(conflicts_of("云河大桥", {telling_page("甲报", "2022",
                                                   {{"云河大桥", "投用", "东湖区", "2023", kPlanned},
                                                    {"云河大桥", "在建", "东湖区", "2022", kOngoing}}),
                                      telling_page("乙报", "2023",
                                                   {{"云河大桥", "投用", "东湖区", "2024", kPlanned},
                                                    {"云河大桥", "在建", "东湖区", "2023", kOngoing}})}),
            Lines{});
}

TEST(Conflicts, WhatAPageTellsOfALaterDayIsNoClaim) {
  EXPECT_EQ(conflicts_of("云河大桥",
                         {telling_page("甲报", "2020-01-10", {{"云河大桥", "竣工", "东湖区", "2020-12"}}),
                          telling_page("乙报", "2021", {{"云河大桥", "竣工", "东湖区", "2019"}})}),
            Lines{});
}

TEST(Conflicts, TwoBuildersUnlessOnePageNamesThemTogether) {
  const auto first = telling_page("甲报", "2022", {{"星海公司", "建设", "云河大桥", ""}});
  const auto second = telling_page("乙报", "2023", {{"北岸公司", "建设", "云河大桥", ""}});
  const auto both = telling_page(
      "丙报", "2024", {{"北岸公司", "建设", "云河大桥", ""}, {"星海公司", "建设", "云河大桥", ""}});
  EXPECT_EQ(conflicts_of("云河大桥", {first, second}),
            (Lines{"subject 建设: 北岸公司 (乙报) 星海公司 (甲报)"}));
  EXPECT_EQ(conflicts_of("云河大桥", {first, second, both}), Lines{});
}

TEST(Conflicts, FinishedBeforeBegun) {
  EXPECT_EQ(
      conflicts_of("云河大桥", {telling_page("甲报", "2021", {{"云河大桥", "竣工", "东湖区", "2021"}}),
                                telling_page("乙报", "2023", {{"云河大桥", "开工", "东湖区", "2023"}})}),
      (Lines{"order 竣工: 开工 2023 (乙报) 竣工 2021 (甲报)"}));
  EXPECT_EQ(conflicts_of("云河大桥", {telling_page("甲报", "2023",
                                                   {{"云河大桥", "竣工", "东湖区", "2023"},
                                                    {"云河大桥", "开工", "东湖区", "2023"}})}),
            Lines{});
}

TEST(Conflicts, OfAFirmThereAreNone) {
  EXPECT_EQ(
      conflicts_of("星海公司", {telling_page("甲报", "2022", {{"星海公司", "签约", "东湖区", "2021"}}),
                                telling_page("乙报", "2023", {{"星海公司", "签约", "东湖区", "2023"}})}),
      Lines{});
}

TEST(Conflicts, AreListedByTypeAndPlace) {
  ToldGraph graph({priced("甲报", "2022", "20亿元"), priced("乙报", "2023", "30亿元"),
                   telling_page("丙报", "2023", {{"青禾园", "投用", "东湖区", "2021"}}),
                   telling_page("丁报", "2024", {{"青禾园", "投用", "东湖区", "2022"}})});
  const auto names = [&](const ConflictQuery& query) {
    const auto found = find_conflicts(graph.reader(), graph.ontology, query);
    EXPECT_TRUE(found) << found.error().message;
    Lines lines;
    for (const EntityConflicts& one : *found) lines.push_back(one.entity.name);
    return lines;
  };
  EXPECT_EQ(names({}), (Lines{"云河大桥", "青禾园"}));
  EXPECT_EQ(names({{}, "Park", ""}), (Lines{"青禾园"}));
  EXPECT_EQ(names({graph.entity("云河大桥").id, "", ""}), (Lines{"云河大桥"}));
  EXPECT_EQ(names({{}, "", "云河"}).size(), 2u);
  EXPECT_EQ(names({{}, "", "南岭"}), Lines{});
}

TEST(Changes, ComeWhereAPageClaimsAnotherValueThanTheOneBefore) {
  EXPECT_EQ(changes_of("云河大桥", {priced("甲报", "2021", "20亿元"), priced("乙报", "2022", "20亿元"),
                                    priced("丙报", "2023", "30亿元")}),
            (Lines{"amount: 20亿元 > 30亿元 by 丙报"}));
  EXPECT_EQ(
      changes_of(
          "云河大桥",
          {telling_page(
               "甲报", "2021",
               {{"云河大桥", "投用", "东湖区", "2022", kPlanned}, {"星海公司", "建设", "云河大桥", ""}}),
           telling_page("乙报", "2022", {{"云河大桥", "投用", "东湖区", "2023", kPlanned}}),
           telling_page("丙报", "2024",
                        {{"云河大桥", "投用", "东湖区", "2023-11"}, {"北岸公司", "建设", "云河大桥", ""}})}),
      (Lines{"投用: 2022 > 2023 by 乙报", "建设: 星海公司 > 北岸公司 by 丙报"}));
}

}  // namespace
}  // namespace fangzhi
