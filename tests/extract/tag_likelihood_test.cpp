#include "extract/tag_likelihood.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace fangzhi {
namespace {

constexpr std::size_t kUsed = 3;  // labels that may be met, of all there is room for

class TagLikelihoodTest : public testing::Test {
 protected:
  void SetUp() override {
    for (std::size_t from = 0; from < kUsed; ++from) {
      for (std::size_t to = 0; to < kUsed; ++to) {
        is_way[from][to] = from != 0 || to != 2;
        ways[from][to] = by_lot();
      }
    }
    for (TagValues& each : own) {
      for (std::size_t label = 0; label < kUsed; ++label) each[label] = by_lot();
    }
  }

  float by_lot() { return static_cast<float>(lot() % 1000) / 500 - 1; }

  double score(const std::vector<TagLabel>& labelling) const {
    double sum = 0;
    TagLabel last = kOutside;
    for (std::size_t i = 0; i < labelling.size(); ++i) {
      if (!is_way[last][labelling[i]]) return -1e9;
      sum += static_cast<double>(ways[last][labelling[i]] + own[i][labelling[i]]);
      last = labelling[i];
    }
    return sum;
  }
  // By adding up every labelling.
  double likelihood() const {
    double all = 0;
    for (int number = 0; number < 81; ++number) {
      std::vector<TagLabel> each;
      for (int rest = number, i = 0; i < 4; ++i, rest /= 3) each.push_back(static_cast<TagLabel>(rest % 3));
      all += std::exp(score(each));
    }
    return score(labels) - std::log(all);
  }
  // By how much the likelihood grows with a number.
  double slope_of(float& number) const {
    constexpr float kStep = 0.01f;
    const float before = number;
    number = before + kStep;
    const double above = likelihood();
    number = before - kStep;
    const double below = likelihood();
    number = before;
    return (above - below) / (2 * static_cast<double>(kStep));
  }

  std::mt19937 lot{3};
  std::array<std::array<bool, kTagLabels>, kTagLabels> is_way{};
  TagMatrix ways{};
  std::vector<TagValues> own = std::vector<TagValues>(4);
  std::vector<TagLabel> labels = {1, 2, 0, 1};
};

TEST_F(TagLikelihoodTest, GrowsAsItSays) {
  for (TagValues& each : own) std::fill(each.begin() + kUsed, each.end(), -100.0f);
  TagLikelihood asked(is_way);
  std::vector<TagValues> own_slope;
  TagMatrix ways_slope{};
  EXPECT_NEAR(asked.climb(own, ways, labels.data(), own_slope, ways_slope), likelihood(), 1e-4);
  ASSERT_EQ(own_slope.size(), own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    for (std::size_t label = 0; label < kUsed; ++label)
      EXPECT_NEAR(own_slope[i][label], slope_of(own[i][label]), 1e-3) << i << " " << label;
  }
  for (std::size_t from = 0; from < kUsed; ++from) {
    for (std::size_t to = 0; to < kUsed; ++to)
      EXPECT_NEAR(ways_slope[from][to], slope_of(ways[from][to]), 1e-3) << from << " " << to;
  }
}

TEST_F(TagLikelihoodTest, LongStretchesNeitherVanishNorGrowBeyondAllBounds) {
  own.assign(3000, TagValues{20, -20, 5});
  const std::vector<TagLabel> all(own.size(), kOutside);
  TagLikelihood asked(is_way);
  std::vector<TagValues> own_slope;
  TagMatrix ways_slope{};
  asked.climb(own, ways, all.data(), own_slope, ways_slope);
  EXPECT_NEAR(own_slope.front()[0], 0, 1e-3);
  EXPECT_NEAR(own_slope.back()[0], 0, 1e-3);
}

}  // namespace
}  // namespace fangzhi
