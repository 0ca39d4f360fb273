#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "extract/mention.h"

namespace fangzhi {
namespace {

Candidate candidate(std::uint32_t begin, std::uint32_t end, float score, TypeId type = 0,
                    std::string_view found_by = "test") {
  return {begin, end, type, score, found_by};
}

struct Span {
  std::uint32_t begin, end;
  bool operator==(const Span&) const = default;
};

std::vector<Span> spans_of(const std::vector<Mention>& mentions) {
  std::vector<Span> spans;
  for (const Mention& mention : mentions) spans.push_back({mention.begin, mention.end});
  return spans;
}

TEST(MentionChooser, ChoosesTheBestSet) {
  struct Case {
    const char* name;
    std::vector<Candidate> candidates;
    std::vector<Span> chosen;
  };
  const Case cases[] = {
      {"nothing", {}, {}},
      {"below zero", {candidate(0, 3, -1)}, {}},
      {"zero", {candidate(0, 3, 0)}, {}},
      {"apart", {candidate(5, 8, 1), candidate(0, 3, 1)}, {{0, 3}, {5, 8}}},
      {"touching", {candidate(0, 3, 1), candidate(3, 6, 1)}, {{0, 3}, {3, 6}}},
      {"the better of two", {candidate(0, 3, 1), candidate(1, 5, 2)}, {{1, 5}}},
      {"two beat a better one",
       {candidate(0, 3, 2), candidate(2, 6, 3), candidate(5, 8, 2)},
       {{0, 3}, {5, 8}}},
      {"one beats two", {candidate(0, 3, 1), candidate(0, 8, 3), candidate(5, 8, 1)}, {{0, 8}}},
      {"of equals the longer", {candidate(2, 4, 2), candidate(0, 4, 2), candidate(0, 3, 2)}, {{0, 4}}},
      {"of equals of one length the earlier", {candidate(1, 4, 2), candidate(0, 3, 2)}, {{0, 3}}},
      {"a loser does not block", {candidate(0, 9, -5), candidate(3, 6, 1)}, {{3, 6}}},
  };
  for (const Case& each : cases)
    EXPECT_EQ(spans_of(choose_mentions(each.candidates)), each.chosen) << each.name;
}

TEST(MentionChooser, KeepsTheBestOfEqualSpans) {
  const std::vector<Mention> chosen = choose_mentions(
      {candidate(0, 3, 1, 2, "weaker"), candidate(0, 3, 3, 2, "better"), candidate(0, 3, 2, 1, "other")});
  ASSERT_EQ(chosen.size(), 1u);
  EXPECT_EQ(chosen[0].type, 2);
  EXPECT_EQ(chosen[0].score, 3);
  EXPECT_EQ(chosen[0].found_by, "better");
}

TEST(MentionChooser, DoesNotDependOnTheOrderOfCandidates) {
  std::vector<Candidate> candidates = {candidate(0, 3, 1, 4), candidate(0, 3, 1, 2), candidate(2, 5, 1, 0),
                                       candidate(3, 5, 1, 1), candidate(5, 6, 1, 0), candidate(4, 6, 2, 3)};
  const std::vector<Mention> expected = choose_mentions(candidates);
  std::mt19937 random(3);
  for (int round = 0; round < 100; ++round) {
    std::shuffle(candidates.begin(), candidates.end(), random);
    const std::vector<Mention> chosen = choose_mentions(candidates);
    ASSERT_EQ(spans_of(chosen), spans_of(expected));
    for (std::size_t i = 0; i < chosen.size(); ++i) ASSERT_EQ(chosen[i].type, expected[i].type);
  }
}

struct Total {
  float score = 0;
  std::uint32_t length = 0;
  auto operator<=>(const Total&) const = default;
};

Total total_of(const std::vector<Candidate>& set) {
  Total total;
  for (const Candidate& each : set) {
    total.score += each.score;
    total.length += each.end - each.begin;
  }
  return total;
}

bool overlap_free(std::vector<Candidate> set) {
  std::sort(set.begin(), set.end(), [](const Candidate& a, const Candidate& b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < set.size(); ++i) {
    if (set[i].begin < set[i - 1].end) return false;
  }
  return true;
}

// Of all subsets that do not overlap, the greatest score, and the greatest length among those.
Total best_by_trying_all(const std::vector<Candidate>& candidates) {
  Total best;
  for (std::uint32_t subset = 0; subset < 1u << candidates.size(); ++subset) {
    std::vector<Candidate> set;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if ((subset >> i & 1) != 0 && candidates[i].score > 0) set.push_back(candidates[i]);
    }
    if (overlap_free(set)) best = std::max(best, total_of(set));
  }
  return best;
}

TEST(MentionChooser, AgreesWithTryingAll) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    std::vector<Candidate> candidates;
    const std::size_t count = random() % 11;
    while (candidates.size() < count) {
      const auto begin = static_cast<std::uint32_t>(random() % 14);
      const auto length = static_cast<std::uint32_t>(1 + random() % 6);
      // Whole and half scores, so that sums are exact and ties common.
      candidates.push_back(candidate(begin, begin + length, static_cast<float>(random() % 9) / 2 - 1,
                                     static_cast<TypeId>(random() % 3)));
    }
    const std::vector<Mention> chosen = choose_mentions(candidates);
    ASSERT_TRUE(overlap_free(chosen)) << "round " << round;
    ASSERT_TRUE(std::is_sorted(chosen.begin(), chosen.end(),
                               [](const Mention& a, const Mention& b) { return a.begin < b.begin; }));
    const Total total = total_of(chosen);
    const Total best = best_by_trying_all(candidates);
    ASSERT_EQ(total.score, best.score) << "round " << round;
    ASSERT_EQ(total.length, best.length) << "round " << round;
  }
}

}  // namespace
}  // namespace fangzhi
