#include "graph/path.h"

#include <gtest/gtest.h>

#include "tests/graph/told_pages.h"

namespace fangzhi {
namespace {

// "星海公司-青禾园-北岸公司"; empty where there is no path.
std::string path_between(ToldGraph& graph, const std::string& from, const std::string& to,
                         std::set<std::string> without = {}, std::size_t max_length = 6) {
  const auto path = shortest_path(
      graph.reader(), {graph.entity(from).id, graph.entity(to).id, max_length, std::move(without)});
  EXPECT_TRUE(path) << path.error().message;
  std::string names = path->ties.empty() ? "" : path->from.name;
  for (const PathTie& tie : path->ties) {
    EXPECT_FALSE(tie.reports.empty());
    names += "-" + tie.to.name;
  }
  return names;
}

std::vector<DocumentRecord> pages() {
  return {
      telling_page("甲报", "2021",
                   {{"星海公司", "入驻", "青禾园", "2021"}, {"星海公司", "签约", "东湖区", ""}}),
      telling_page("乙报", "2022",
                   {{"北岸公司", "入驻", "青禾园", "2022"}, {"北岸公司", "签约", "东湖区", ""}}),
      telling_page("丙报", "2023",
                   {{"北岸公司", "入驻", "青禾园", "2022"}, {"北岸公司", "建设", "云河大桥", ""}}),
      telling_page("丁报", "2023", {{"云河大桥", "开工", "南岭区", ""}, {"林知远", "任职", "西山区", ""}})};
}

TEST(Path, IsShortestAndNamedFirstAmongEquals) {
  ToldGraph graph(pages());
  EXPECT_EQ(path_between(graph, "星海公司", "北岸公司"), "星海公司-东湖区-北岸公司");
  EXPECT_EQ(path_between(graph, "北岸公司", "星海公司"), "北岸公司-东湖区-星海公司");
  EXPECT_EQ(path_between(graph, "星海公司", "青禾园"), "星海公司-青禾园");
  EXPECT_EQ(path_between(graph, "星海公司", "南岭区"), "星海公司-东湖区-北岸公司-云河大桥-南岭区");
}

TEST(Path, GoesAroundTheClassesItMustNotPass) {
  ToldGraph graph(pages());
  EXPECT_EQ(path_between(graph, "星海公司", "北岸公司", {"Place"}), "星海公司-青禾园-北岸公司");
  EXPECT_EQ(path_between(graph, "星海公司", "北岸公司", {"Place", "Park"}), "");
  // The ends may be of such a class.
  EXPECT_EQ(path_between(graph, "东湖区", "南岭区", {"Place"}), "东湖区-北岸公司-云河大桥-南岭区");
}

TEST(Path, IsNoneWhereNothingConnectsOrTheLimitIsTooSmall) {
  ToldGraph graph(pages());
  EXPECT_EQ(path_between(graph, "星海公司", "林知远"), "");
  EXPECT_EQ(path_between(graph, "星海公司", "星海公司"), "");
  EXPECT_EQ(path_between(graph, "星海公司", "南岭区", {}, 3), "");
  EXPECT_NE(path_between(graph, "星海公司", "南岭区", {}, 4), "");
}

TEST(Path, BringsEveryStatementOfATie) {
  ToldGraph graph(pages());
  const auto path =
      shortest_path(graph.reader(), {graph.entity("北岸公司").id, graph.entity("青禾园").id, 6, {}});
  ASSERT_TRUE(path) << path.error().message;
  ASSERT_EQ(path->ties.size(), 1u);
  ASSERT_EQ(path->ties[0].reports.size(), 2u);
  EXPECT_EQ(path->ties[0].reports[0].page.name, "乙报");
  EXPECT_EQ(path->ties[0].reports[1].page.name, "丙报");
}

TEST(Path, FailsWhereAnEndIsNotThere) {
  ToldGraph graph(pages());
  const auto path = shortest_path(graph.reader(), {graph.entity("北岸公司").id, IdentityId{1, 2}, 6, {}});
  ASSERT_FALSE(path);
  EXPECT_EQ(path.error().kind, ErrorKind::not_found);
}

// Every pair of a grid of firms and parks, against lengths counted by hand: the distance in the grid.
TEST(Path, HasTheLengthOfTheShortestWayThroughAGrid) {
  constexpr int kSide = 5;
  const auto name = [](int row, int column) {
    return std::string(1, static_cast<char>('a' + row)) + std::to_string(column) + "公司";
  };
  std::vector<Telling> tellings;
  for (int row = 0; row < kSide; ++row) {
    for (int column = 0; column < kSide; ++column) {
      if (row + 1 < kSide) tellings.push_back({name(row, column), "合作", name(row + 1, column), "2020"});
      if (column + 1 < kSide) tellings.push_back({name(row, column), "合作", name(row, column + 1), "2020"});
    }
  }
  ToldGraph graph({telling_page("甲报", "2020", tellings)});
  for (int at = 1; at < kSide * kSide; ++at) {
    const auto path = shortest_path(
        graph.reader(), {graph.entity(name(0, 0)).id, graph.entity(name(at / kSide, at % kSide)).id, 20, {}});
    ASSERT_TRUE(path) << path.error().message;
    ASSERT_EQ(path->ties.size(), static_cast<std::size_t>(at / kSide + at % kSide));
    for (std::size_t i = 0; i + 1 < path->ties.size(); ++i) {
      EXPECT_EQ(path->ties[i].to.id, path->ties[i + 1].from.id);
    }
  }
}

}  // namespace
}  // namespace fangzhi
