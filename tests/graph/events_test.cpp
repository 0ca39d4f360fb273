#include "graph/events.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/graph/told_pages.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

// "开工 2023-05 done 3": predicate, time, status, reports.
Lines events_of(ToldGraph& graph, std::vector<Report> reports) {
  Lines lines;
  for (const GraphEvent& event : group_events(graph.ontology, std::move(reports))) {
    lines.push_back(event.predicate + " " + event.time + " " + std::string(to_string(event.status)) + " " +
                    std::to_string(event.reports.size()));
  }
  return lines;
}

Lines events_of(const std::string& name, const std::vector<DocumentRecord>& pages) {
  ToldGraph graph(pages);
  return events_of(graph, graph.reports(name));
}

TEST(Events, OneGroundbreakingReportedByThreePagesIsOneEvent) {
  const std::vector<DocumentRecord> pages = {
      telling_page("甲报", "2023-05-09", {{"云河大桥", "开工", "东湖区", "2023-05-08"}}),
      telling_page("乙报", "2023-05", {{"云河大桥", "开工", "青禾园", "2023-05"}}),
      telling_page("丙报", "2024", {{"云河大桥", "开工", "东湖区", "2023"}})};
  EXPECT_EQ(events_of("云河大桥", pages), (Lines{"开工 2023-05-08 done 3"}));
  ToldGraph graph(pages);
  const auto events = group_events(graph.ontology, graph.reports("云河大桥"));
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].object.name, "东湖区");
  EXPECT_EQ(events[0].reports[0].page.name, "乙报");
  EXPECT_EQ(events[0].reports[2].page.name, "丙报");
}

TEST(Events, APageThatTellsTwiceIsOneReport) {
  ToldGraph graph({telling_page(
      "甲报", "2023", {{"云河大桥", "开工", "东湖区", "2023"}, {"云河大桥", "开工", "青禾园", "2023-05"}})});
  const auto events = group_events(graph.ontology, graph.reports("云河大桥"));
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].reports.size(), 2u);
  EXPECT_EQ(events[0].pages(), 1u);
}

TEST(Events, TimesThatLieApartAreTwoAndAYearGoesToTheEarlier) {
  EXPECT_EQ(events_of("云河大桥", {telling_page("甲报", "2023",
                                                {{"云河大桥", "开工", "东湖区", "2023-05"},
                                                 {"云河大桥", "开工", "东湖区", "2023-09"}}),
                                   telling_page("乙报", "2024", {{"云河大桥", "开工", "东湖区", "2023"}})}),
            (Lines{"开工 2023-05 done 2", "开工 2023-09 done 1"}));
}

TEST(Events, APromiseAndItsKeepingAreTwo) {
  EXPECT_EQ(events_of("云河大桥", {telling_page("甲报", "2023",
                                                {{"云河大桥", "开工", "东湖区", "2023", kPlanned},
                                                 {"云河大桥", "开工", "东湖区", "2023"}})}),
            (Lines{"开工 2023 done 1", "开工 2023 planned 1"}));
}

TEST(Events, AReportWithoutATimeGoesToTheNearestToItsPage) {
  EXPECT_EQ(events_of("云河大桥", {telling_page("甲报", "2020", {{"云河大桥", "开工", "东湖区", "2019"}}),
                                   telling_page("乙报", "2023", {{"云河大桥", "开工", "东湖区", "2022"}}),
                                   telling_page("丙报", "2021", {{"云河大桥", "开工", "东湖区", ""}}),
                                   telling_page("丁报", "2018", {{"云河大桥", "开工", "东湖区", ""}})}),
            (Lines{"开工 2019 done 2", "开工 2022 done 1", "开工  done 1"}));
  EXPECT_EQ(
      events_of("云河大桥", {telling_page("甲报", "2020",
                                          {{"云河大桥", "开工", "东湖区", "2021", kPlanned},
                                           {"云河大桥", "开工", "东湖区", "2023", kPlanned}}),
                             telling_page("丙报", "2022", {{"云河大桥", "开工", "东湖区", "", kPlanned}})}),
      (Lines{"开工 2021 planned 1", "开工 2023 planned 2"}));
}

TEST(Events, TheOtherEndCountsForAFirmAndNotForAProject) {
  EXPECT_EQ(events_of("星海公司", {telling_page("甲报", "2023",
                                                {{"星海公司", "签约", "东湖区", "2023"},
                                                 {"星海公司", "签约", "青禾园", "2023"}})}),
            (Lines{"签约 2023 done 1", "签约 2023 done 1"}));
  EXPECT_EQ(events_of("云河大桥", {telling_page("甲报", "2023",
                                                {{"云河大桥", "签约", "东湖区", "2023"},
                                                 {"云河大桥", "签约", "青禾园", "2023"}})}),
            (Lines{"签约 2023 done 2"}));
}

TEST(Events, ACooperationIsOneWhicheverSideIsNamedFirst) {
  EXPECT_EQ(events_of("星海公司", {telling_page("甲报", "2023", {{"星海公司", "合作", "北岸公司", "2023"}}),
                                   telling_page("乙报", "2023", {{"北岸公司", "合作", "星海公司", "2023"}})}),
            (Lines{"合作 2023 done 2"}));
}

TEST(Events, DoNotDependOnTheOrderOfReports) {
  ToldGraph graph(
      {telling_page("甲报", "2023",
                    {{"云河大桥", "开工", "东湖区", "2023-05"},
                     {"云河大桥", "开工", "东湖区", "2023-09"},
                     {"云河大桥", "开工", "东湖区", ""}}),
       telling_page("乙报", "2024",
                    {{"云河大桥", "开工", "东湖区", "2023"}, {"云河大桥", "竣工", "东湖区", "2024"}})});
  std::vector<Report> reports = graph.reports("云河大桥");
  const Lines expected = events_of(graph, reports);
  const auto by_id = [](const Report& a, const Report& b) { return a.statement.id < b.statement.id; };
  std::sort(reports.begin(), reports.end(), by_id);
  do {
    ASSERT_EQ(events_of(graph, reports), expected);
  } while (std::next_permutation(reports.begin(), reports.end(), by_id));
}

}  // namespace
}  // namespace fangzhi
