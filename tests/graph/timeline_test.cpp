#include "graph/timeline.h"

#include <gtest/gtest.h>

#include "tests/graph/told_pages.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

// "2022 | 开工 done 乙报 丙报 | again 开工 planned 甲报 | 投用: 2023 > 2024".
Lines lines_of(const Timeline& timeline) {
  Lines lines;
  for (const TimelineYear& year : timeline.years) {
    std::string line = year.year;
    for (const ToldEvent& told : year.events) {
      line += std::string(told.is_new ? " | " : " | again ") + told.event.predicate + " " +
              std::string(to_string(told.event.status));
      for (const Report& report : told.event.reports) line += " " + report.page.name;
    }
    for (const ToldFigure& told : year.figures) line += " | " + told.figure.indicator + " " + told.page.name;
    for (const Change& change : year.changes)
      line += " | " + change.of + ": " + change.before.value + " > " + change.after.value;
    lines.push_back(line);
  }
  return lines;
}

TEST(Timeline, TellsEachYearWhatItsPagesReported) {
  ToldGraph graph({telling_page("甲报", "2021-12-30", {{"云河大桥", "开工", "东湖区", "2022", kPlanned}}),
                   telling_page("乙报", "2022-06-19",
                                {{"云河大桥", "开工", "东湖区", "2022-06-18"},
                                 {"云河大桥", "投用", "东湖区", "2023", kPlanned}}),
                   telling_page("丙报", "2022-07", {{"云河大桥", "开工", "东湖区", "2022-06"}}),
                   telling_page("丁报", "2023",
                                {{"云河大桥", "开工", "东湖区", "2022"},
                                 {"云河大桥", "投用", "东湖区", "2024", kPlanned}}),
                   telling_page("戊报", "", {{"星海公司", "建设", "云河大桥", ""}})});
  const auto timeline = timeline_of(graph.reader(), graph.ontology, graph.entity("云河大桥").id);
  ASSERT_TRUE(timeline) << timeline.error().message;
  EXPECT_EQ(timeline->events, 5u);
  EXPECT_EQ(timeline->reports, 7u);
  EXPECT_EQ(
      lines_of(*timeline),
      (Lines{"2021 | 开工 planned 甲报", "2022 | 开工 done 乙报 丙报 | 投用 planned 乙报",
             "2023 | again 开工 done 丁报 | 投用 planned 丁报 | 投用: 2023 > 2024", " | 建设 done 戊报"}));
  EXPECT_EQ(timeline->years[1].events[0].all_reports, 3u);
}

TEST(Timeline, HoldsTheFiguresOfAPlace) {
  RecordBuilder page("甲报");
  page.metadata().date = "2023";
  const auto district = page.entity("Place", "东湖区", "云河市");
  page.observes(district, "财政收入", "5", "亿元", "东湖区财政收入5亿元。", "2022");
  ToldGraph graph({page.build()});
  const auto timeline = timeline_of(graph.reader(), graph.ontology, graph.entity("东湖区").id);
  ASSERT_TRUE(timeline) << timeline.error().message;
  EXPECT_EQ(lines_of(*timeline), (Lines{"2023 | 财政收入 甲报"}));
}

TEST(Timeline, FailsForWhatIsNotThere) {
  ToldGraph graph({telling_page("甲报", "2021", {{"云河大桥", "开工", "东湖区", "2022"}})});
  const auto timeline = timeline_of(graph.reader(), graph.ontology, IdentityId{1, 2});
  ASSERT_FALSE(timeline);
  EXPECT_EQ(timeline.error().kind, ErrorKind::not_found);
}

}  // namespace
}  // namespace fangzhi
