#include "graph/diff.h"

#include <gtest/gtest.h>

#include "tests/graph/told_pages.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

GraphDifference difference_of(const std::vector<DocumentRecord>& before,
                              const std::vector<DocumentRecord>& after) {
  ToldGraph old_graph(before);
  ToldGraph new_graph(after);
  auto found = compare_graphs(old_graph.reader(), new_graph.reader());
  EXPECT_TRUE(found) << found.error().message;
  return std::move(*found);
}

// "甲报 rewritten: -云河大桥 +青禾大桥 -云河大桥 开工 东湖区".
Lines pages_of(const GraphDifference& difference) {
  Lines lines;
  for (const PageDifference& page : difference.pages) {
    std::string line = page.page + " " + std::string(to_string(page.change)) + ":";
    for (const EntityDifference& one : page.findings.entities) {
      line += (one.side == Side::lost ? " -" : " +") + one.name;
    }
    for (const StatementDifference& one : page.findings.statements) {
      line += (one.side == Side::lost ? " -" : " +") + one.subject + " " + one.statement.predicate + " " +
              one.object;
    }
    lines.push_back(line);
  }
  return lines;
}

// "云河大桥 regrouped -甲报 +乙报".
Lines identities_of(const GraphDifference& difference) {
  Lines lines;
  for (const IdentityDifference& one : difference.identities) {
    std::string line = one.entity.name + " " + std::string(to_string(one.change));
    for (const std::string& page : one.pages_lost) line += " -" + page;
    for (const std::string& page : one.pages_gained) line += " +" + page;
    lines.push_back(line);
  }
  return lines;
}

DocumentRecord bridge_page(const std::string& name, const std::string& date = "2023") {
  return telling_page(name, date, {{"云河大桥", "开工", "东湖区", "2023"}});
}

TEST(Diff, OfAGraphAndItselfIsNothing) {
  const GraphDifference difference = difference_of({bridge_page("甲报")}, {bridge_page("甲报")});
  EXPECT_TRUE(difference.pages.empty());
  EXPECT_TRUE(difference.identities.empty());
  EXPECT_EQ(difference.statements.lost + difference.statements.gained, 0u);
}

TEST(Diff, APageGainedBringsItsFindingsAndRegroupsWhatWasThere) {
  const auto more = telling_page("乙报", "2024",
                                 {{"云河大桥", "竣工", "东湖区", "2024"}, {"青禾园", "投用", "东湖区", ""}});
  const GraphDifference gained = difference_of({bridge_page("甲报")}, {bridge_page("甲报"), more});
  ASSERT_EQ(gained.pages.size(), 1u);
  EXPECT_EQ(gained.pages[0].page, "乙报");
  EXPECT_EQ(gained.pages[0].change, PageChange::gained);
  EXPECT_EQ(gained.statements.gained, 2u);
  EXPECT_EQ(gained.entities.gained, 3u);
  EXPECT_EQ(gained.statements_by_rule.at("test-rule").gained, 2u);
  EXPECT_EQ(identities_of(gained),
            (Lines{"东湖区 regrouped +乙报", "云河大桥 regrouped +乙报", "青禾园 gained +乙报"}));
  const GraphDifference lost = difference_of({bridge_page("甲报"), more}, {bridge_page("甲报")});
  EXPECT_EQ(lost.statements.lost, 2u);
  EXPECT_EQ(lost.entities.lost, 3u);
  EXPECT_EQ(identities_of(lost),
            (Lines{"东湖区 regrouped -乙报", "云河大桥 regrouped -乙报", "青禾园 lost -乙报"}));
}

TEST(Diff, ARewrittenPageShowsWhatItNowSays) {
  const GraphDifference difference = difference_of(
      {bridge_page("甲报")}, {telling_page("甲报", "2023", {{"云河大桥", "开工", "南岭区", "2023"}})});
  EXPECT_EQ(pages_of(difference),
            (Lines{"甲报 rewritten: -东湖区 +南岭区 -云河大桥 开工 东湖区 +云河大桥 开工 南岭区"}));
  EXPECT_EQ(identities_of(difference), (Lines{"东湖区 lost -甲报", "南岭区 gained +甲报"}));
}

TEST(Diff, TheSamePageReadByOtherRulesIsReread) {
  const auto page = [](bool says_more) {
    RecordBuilder built("甲报");
    const auto bridge = built.entity("Project", "云河大桥", "云河市");
    const auto district = built.entity("Place", "东湖区", "云河市");
    built.states(bridge, "开工", district, "云河大桥在东湖区开工。", "2023");
    if (says_more) {
      built.states(bridge, "竣工", district, "云河大桥竣工。", "2024").rule = "new-rule";
    } else {
      built.say("云河大桥竣工。");
    }
    return built.build();
  };
  ASSERT_EQ(page(true).id, page(false).id);
  const GraphDifference difference = difference_of({page(false)}, {page(true)});
  EXPECT_EQ(pages_of(difference), (Lines{"甲报 reread: +云河大桥 竣工 东湖区"}));
  EXPECT_EQ(difference.statements_by_rule.at("new-rule").gained, 1u);
  EXPECT_TRUE(difference.identities.empty());
}

TEST(Diff, APageUnderAnotherNameIsTheSamePage) {
  auto renamed = bridge_page("甲报");
  renamed.page.name = "旧/甲报";
  EXPECT_TRUE(difference_of({renamed}, {bridge_page("甲报")}).pages.empty());
  EXPECT_TRUE(difference_of({renamed}, {bridge_page("甲报")}).identities.empty());
}

}  // namespace
}  // namespace fangzhi
