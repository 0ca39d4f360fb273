// Figures of linking, reckoned by hand.
#include "graph/link_evaluation.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace fangzhi {
namespace {

IdentityId found(std::uint64_t number) {
  return IdentityId{0, number};
}

using Groups = std::vector<LinkMistake>;

TEST(LinkEvaluation, WhatIsFoundWholeIsPerfect) {
  const std::vector<LinkItem> items = {{0, found(7)}, {0, found(7)}, {1, found(3)}};
  const LinkScores scores = score_links(items);
  EXPECT_EQ(scores.pairs_right, 1u);
  EXPECT_EQ(scores.pairs_missed + scores.pairs_wrong + scores.items_not_found, 0u);
  EXPECT_DOUBLE_EQ(scores.pair_f1(), 1);
  EXPECT_DOUBLE_EQ(scores.b3_f1(), 1);
  EXPECT_TRUE(missed_joins(items).empty());
  EXPECT_TRUE(wrong_joins(items).empty());
}

// Twelve items: chains of five, two and five, the last two joined by the program. The worked example of the
// paper: precision 9/12 + ... = 0.762, recall 1.
TEST(LinkEvaluation, AgreesWithTheExampleOfThePaper) {
  std::vector<LinkItem> items;
  for (int i = 0; i < 5; ++i) items.push_back({0, found(1)});
  for (int i = 0; i < 2; ++i) items.push_back({1, found(2)});
  for (int i = 0; i < 5; ++i) items.push_back({2, found(2)});
  const LinkScores scores = score_links(items);
  EXPECT_NEAR(scores.b3_precision, (5 + 2 * 2.0 / 7 + 5 * 5.0 / 7) / 12, 1e-12);
  EXPECT_NEAR(scores.b3_precision, 0.762, 0.0005);
  EXPECT_DOUBLE_EQ(scores.b3_recall, 1);
}

TEST(LinkEvaluation, CountsPairs) {
  // The reader: {0 1 2 3} {4 5}. Found: {0 1} {2 4} {3} {5}.
  const std::vector<LinkItem> items = {{0, found(1)}, {0, found(1)}, {0, found(2)},
                                       {0, found(3)}, {1, found(2)}, {1, found(4)}};
  const LinkScores scores = score_links(items);
  EXPECT_EQ(scores.pairs_right, 1u);
  EXPECT_EQ(scores.pairs_missed, 6u);
  EXPECT_EQ(scores.pairs_wrong, 1u);
  EXPECT_DOUBLE_EQ(scores.pair_precision(), 1.0 / 2);
  EXPECT_DOUBLE_EQ(scores.pair_recall(), 1.0 / 7);
  EXPECT_DOUBLE_EQ(scores.b3_precision, (1 + 1 + 0.5 + 1 + 0.5 + 1) / 6);
  EXPECT_DOUBLE_EQ(scores.b3_recall, (0.5 + 0.5 + 0.25 + 0.25 + 0.5 + 0.5) / 6);
  EXPECT_EQ(missed_joins(items), (Groups{{{0, 1}, {2}, {3}}, {{4}, {5}}}));
  EXPECT_EQ(wrong_joins(items), (Groups{{{2}, {4}}}));
}

TEST(LinkEvaluation, WhatIsNotFoundIsMissedAndNeverWrong) {
  // Two items that nobody found are not together.
  const std::vector<LinkItem> items = {
      {0, found(1)}, {0, std::nullopt}, {0, std::nullopt}, {1, std::nullopt}};
  const LinkScores scores = score_links(items);
  EXPECT_EQ(scores.items, 4u);
  EXPECT_EQ(scores.items_not_found, 3u);
  EXPECT_EQ(scores.pairs_missed, 3u);
  EXPECT_EQ(scores.pairs_wrong, 0u);
  EXPECT_DOUBLE_EQ(scores.b3_precision, 1);
  EXPECT_DOUBLE_EQ(scores.b3_recall, (1.0 / 3) / 4);
  EXPECT_EQ(missed_joins(items), (Groups{{{0}, {1}, {2}}}));
}

TEST(LinkEvaluation, NothingScoresNothing) {
  const LinkScores scores = score_links({});
  EXPECT_EQ(scores.items, 0u);
  EXPECT_EQ(scores.pair_precision() + scores.pair_recall() + scores.pair_f1() + scores.b3_f1(), 0);
}

// Pairs counted one by one, over random groupings.
TEST(LinkEvaluation, AgreesWithCountingPairsOneByOne) {
  std::mt19937 random(11);
  for (int round = 0; round < 50; ++round) {
    std::vector<LinkItem> items;
    for (int i = 0; i < 20; ++i) {
      LinkItem item{random() % 5, std::nullopt};
      if (random() % 6 != 0) item.found = found(random() % 5);
      items.push_back(item);
    }
    std::size_t right = 0, missed = 0, wrong = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const bool is_same = items[i].gold == items[j].gold;
        const bool is_joined = items[i].found && items[i].found == items[j].found;
        if (is_same) ++(is_joined ? right : missed);
        if (!is_same && is_joined) ++wrong;
      }
    }
    const LinkScores scores = score_links(items);
    EXPECT_EQ(scores.pairs_right, right);
    EXPECT_EQ(scores.pairs_missed, missed);
    EXPECT_EQ(scores.pairs_wrong, wrong);
  }
}

}  // namespace
}  // namespace fangzhi
