#include "graph/ledger.h"

#include <gtest/gtest.h>

#include "tests/graph/told_pages.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

Ledger ledger_of(const std::vector<DocumentRecord>& pages, const LedgerQuery& query = {}) {
  ToldGraph graph(pages);
  auto ledger = read_ledger(graph.reader(), graph.ontology, query);
  EXPECT_TRUE(ledger) << ledger.error().message;
  return std::move(*ledger);
}

// "云河大桥: 开工 2022 kept by 开工 2022-06", with "late" behind it, and "since 2021" where it is silent.
Lines lines_of(const Ledger& ledger) {
  Lines lines;
  for (const LedgerEntry& entry : ledger.entries) {
    for (const Promise& promise : entry.promises) {
      std::string line = entry.entity.name + ": " + promise.aim + " " + promise.due + " " +
                         std::string(to_string(promise.state));
      if (promise.kept_by) {
        const GraphEvent& step = entry.steps[*promise.kept_by];
        line += " by " + step.predicate + " " + step.time;
      }
      if (promise.state == PromiseState::silent) line += " since " + entry.last_reported;
      lines.push_back(line + (promise.is_late ? " late" : ""));
    }
  }
  return lines;
}

Lines lines_of(const std::vector<DocumentRecord>& pages, const LedgerQuery& query = {}) {
  return lines_of(ledger_of(pages, query));
}

TEST(Ledger, APromiseIsKeptByItsStageOrALaterOne) {
  const auto promise = telling_page("甲报", "2021-12", {{"云河大桥", "开工", "东湖区", "2022", kPlanned}});
  EXPECT_EQ(lines_of({promise, telling_page("乙报", "2022-07", {{"云河大桥", "开工", "东湖区", "2022-06"}})}),
            (Lines{"云河大桥: 开工 2022 kept by 开工 2022-06"}));
  EXPECT_EQ(lines_of({promise, telling_page("乙报", "2024", {{"云河大桥", "竣工", "东湖区", "2024"}})}),
            (Lines{"云河大桥: 开工 2022 kept by 竣工 2024 late"}));
  EXPECT_EQ(
      lines_of({promise, telling_page("乙报", "2022", {{"云河大桥", "在建", "东湖区", "2022", kOngoing}})}),
      (Lines{"云河大桥: 开工 2022 kept by 在建 2022"}));
}

TEST(Ledger, WhatCameBeforeThePromiseDoesNotKeepIt) {
  EXPECT_EQ(lines_of({telling_page("甲报", "2020", {{"云河大桥", "投用", "东湖区", "2020"}}),
                      telling_page("乙报", "2023", {{"云河大桥", "投用", "东湖区", "2024", kPlanned}})}),
            (Lines{"云河大桥: 投用 2024 open"}));
}

TEST(Ledger, IsUnderWayWhileItsEarlierStagesCome) {
  const std::vector<DocumentRecord> pages = {
      telling_page("甲报", "2022", {{"云河大桥", "投用", "东湖区", "2024", kPlanned}}),
      telling_page("乙报", "2023", {{"云河大桥", "开工", "东湖区", "2023"}})};
  EXPECT_EQ(lines_of(pages), (Lines{"云河大桥: 投用 2024 under_way"}));
  // Its date went by, and no page has spoken of it since.
  EXPECT_EQ(lines_of(pages, {"", "", "", "2026", {}}), (Lines{"云河大桥: 投用 2024 silent since 2023 late"}));
}

TEST(Ledger, AStepDeniedIsNoStep) {
  const Ledger ledger =
      ledger_of({telling_page("甲报", "2022", {{"云河大桥", "开工", "东湖区", "2022", kPlanned}}),
                 telling_page("乙报", "2022-11", {{"云河大桥", "开工", "东湖区", "", kNegated}})});
  EXPECT_EQ(lines_of(ledger), (Lines{"云河大桥: 开工 2022 open"}));
  ASSERT_EQ(ledger.entries[0].steps.size(), 1u);
  EXPECT_EQ(ledger.entries[0].steps[0].status, kNegated);
}

TEST(Ledger, ASigningPromisesTheBeginning) {
  EXPECT_EQ(lines_of({telling_page("甲报", "2022", {{"青禾大桥", "签约", "东湖区", "2022"}})}),
            (Lines{"青禾大桥: 开工  open"}));
  EXPECT_EQ(lines_of({telling_page("甲报", "2022", {{"青禾大桥", "签约", "东湖区", "2022"}})},
                     {"", "", "", "2023", {}}),
            (Lines{"青禾大桥: 开工  silent since 2022"}));
  EXPECT_EQ(lines_of({telling_page("甲报", "2022", {{"青禾大桥", "签约", "东湖区", "2022"}}),
                      telling_page("乙报", "2023", {{"青禾大桥", "开工", "东湖区", "2023"}})}),
            (Lines{"青禾大桥: 开工  kept by 开工 2023"}));
}

TEST(Ledger, CountsEventsAndTheReportsOfThem) {
  const Ledger ledger =
      ledger_of({telling_page("甲报", "2021", {{"云河大桥", "开工", "东湖区", "2022", kPlanned}}),
                 telling_page("乙报", "2022-06", {{"云河大桥", "开工", "东湖区", "2022-06-18"}}),
                 telling_page("丙报", "2022-07", {{"云河大桥", "开工", "青禾园", "2022-06"}}),
                 telling_page("丁报", "2023", {{"云河大桥", "开工", "东湖区", "2022"}})});
  EXPECT_EQ(ledger.counts.promises, 1u);
  EXPECT_EQ(ledger.counts.promise_reports, 1u);
  EXPECT_EQ(ledger.counts.steps, 1u);
  EXPECT_EQ(ledger.counts.step_reports, 3u);
  EXPECT_EQ(ledger.counts.kept, 1u);
  EXPECT_EQ(ledger.as_of, "2023");
}

TEST(Ledger, AsOfADayKnowsNothingThatWasReportedLater) {
  const std::vector<DocumentRecord> pages = {
      telling_page("甲报", "2021-12-01", {{"云河大桥", "开工", "东湖区", "2022", kPlanned}}),
      telling_page("乙报", "2022-07-01", {{"云河大桥", "开工", "东湖区", "2022-06"}})};
  EXPECT_EQ(lines_of(pages, {"", "", "", "2022-06-30", {}}), (Lines{"云河大桥: 开工 2022 open"}));
  EXPECT_EQ(lines_of(pages, {"", "", "", "2022-07", {}}),
            (Lines{"云河大桥: 开工 2022 kept by 开工 2022-06"}));
}

TEST(Ledger, IsNarrowedByNamePlaceTimeAndState) {
  const std::vector<DocumentRecord> pages = {
      telling_page("甲报", "2021", {{"云河大桥", "开工", "东湖区", "2022", kPlanned}}),
      telling_page(
          "乙报", "2023",
          {{"青禾园", "投用", "东湖区", "2023-05", kPlanned}, {"青禾园", "投用", "东湖区", "2023"}})};
  const auto names = [&](const LedgerQuery& query) {
    Lines lines;
    for (const LedgerEntry& entry : ledger_of(pages, query).entries) lines.push_back(entry.entity.name);
    return lines;
  };
  EXPECT_EQ(names({}), (Lines{"云河大桥", "青禾园"}));
  EXPECT_EQ(names({"大桥", "", "", "", {}}), (Lines{"云河大桥"}));
  EXPECT_EQ(names({"", "云河市", "", "", {}}).size(), 2u);
  EXPECT_EQ(names({"", "南岭", "", "", {}}), Lines{});
  EXPECT_EQ(names({"", "", "2022", "", {}}), (Lines{"青禾园"}));
  EXPECT_EQ(names({"", "", "", "", PromiseState::kept}), (Lines{"青禾园"}));
  EXPECT_EQ(names({"", "", "", "", PromiseState::silent}), (Lines{"云河大桥"}));
  EXPECT_EQ(names({"", "", "", "", PromiseState::open}), Lines{});
}

TEST(Ledger, RefusesWhatIsNoDate) {
  ToldGraph graph({telling_page("甲报", "2021", {{"云河大桥", "开工", "东湖区", "2022"}})});
  for (const LedgerQuery& query :
       {LedgerQuery{"", "", "去年", "", {}}, LedgerQuery{"", "", "", "2023-13", {}}}) {
    const auto ledger = read_ledger(graph.reader(), graph.ontology, query);
    ASSERT_FALSE(ledger);
    EXPECT_EQ(ledger.error().kind, ErrorKind::usage);
  }
}

}  // namespace
}  // namespace fangzhi
