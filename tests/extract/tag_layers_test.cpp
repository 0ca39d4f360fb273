#include "extract/tag_layers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace fangzhi {
namespace {

constexpr std::int16_t kOne = kTagWeightUnit;

// What the layers say of the first label when the rows hold these numbers in their first column.
std::vector<int> said(const TagLayers& layers, const std::vector<int>& seen) {
  const TagPasses passes(layers);
  TagWeigher weigher(passes);
  weigher.start(seen.size());
  for (std::size_t i = 0; i < seen.size(); ++i)
    weigher.seen(i)[0] = static_cast<std::int16_t>(seen[i] * kTagSeenUnit);
  std::vector<TagScores> scores;
  weigher.weigh(scores);
  std::vector<int> first;
  for (const TagScores& each : scores) first.push_back(each[0]);
  return first;
}

// A unit that sees the first column of the character so far away.
TagLayers looking_at(int distance) {
  TagLayers layers;
  layers.window.weights[0][static_cast<std::size_t>(distance + 2) * kTagSeen] = kOne;
  return layers;
}

TEST(TagLayersTest, AUnitSeesTheWindowAroundACharacter) {
  for (int distance = -2; distance <= 2; ++distance) {
    TagLayers layers = looking_at(distance);
    layers.labels.weights[0][0] = kOne;
    std::vector<int> expected(7, 0);
    expected[static_cast<std::size_t>(3 - distance)] = kTagUnit;
    EXPECT_EQ(said(layers, {0, 0, 0, 1, 0, 0, 0}), expected) << distance;
  }
}

TEST(TagLayersTest, AUnitIsNothingBelowZero) {
  TagLayers layers = looking_at(0);
  layers.labels.weights[0][0] = kOne;
  EXPECT_EQ(said(layers, {-1, 2}), (std::vector<int>{0, 2 * kTagUnit}));
  layers.window.bias[0] = kOne;
  EXPECT_EQ(said(layers, {-2, -1, 0}), (std::vector<int>{0, 0, kTagUnit}));
}

TEST(TagLayersTest, MemoriesRunOnFromWhereTheyTookSomethingIn) {
  for (const bool is_backwards : {false, true}) {
    const std::size_t memory = is_backwards ? kTagMemories - 1 : 0;
    TagLayers layers = looking_at(0);
    layers.gates.bias[memory] = -3 * kOne;               // and next to nothing where it is not
    layers.gates.weights[memory][0] = kMostLayerWeight;  // lets nearly all go where the unit is set
    layers.news.weights[memory][0] = 3 * kOne;
    layers.labels.weights[0][kTagUnits + memory] = kOne;
    std::vector<int> held = said(layers, {0, 0, 0, 2, 0, 0, 0});
    if (is_backwards) std::reverse(held.begin(), held.end());
    EXPECT_EQ((std::vector<int>{held[0], held[1], held[2]}), (std::vector<int>{0, 0, 0})) << is_backwards;
    EXPECT_GT(held[3], kTagUnit * 9 / 10);
    EXPECT_GT(held[6], kTagUnit * 7 / 10) << "still held";
    EXPECT_LT(held[6], held[3]) << "and slowly let go";
  }
}

TEST(TagLayersTest, ScoresStayWithinTheirBounds) {
  TagLayers layers = looking_at(0);
  layers.window.weights[0].fill(kMostLayerWeight);
  layers.labels.weights[0].fill(kMostLayerWeight);
  EXPECT_EQ(said(layers, {400}), std::vector<int>{4000});
  layers.labels.weights[0].fill(-kMostLayerWeight);
  EXPECT_EQ(said(layers, {400}), std::vector<int>{-4000});
}

TEST(TagLayersTest, WideStepsGiveTheSame) {
  if (!has_wide_steps()) GTEST_SKIP() << "this machine has none";
  std::mt19937 lot(11);
  const auto fill = [&](auto& layer) {
    const auto weight = [&] { return static_cast<std::int16_t>(static_cast<int>(lot() % 801) - 400); };
    for (auto& row : layer.weights) std::generate(row.begin(), row.end(), weight);
    std::generate(layer.bias.begin(), layer.bias.end(), weight);
  };
  TagLayers layers;
  fill(layers.window);
  fill(layers.gates);
  fill(layers.news);
  fill(layers.labels);
  const TagPasses passes(layers);
  for (const std::size_t size : {1u, 5u, 32u}) {
    std::vector<TagScores> scores[2];
    for (const bool is_wide : {false, true}) {
      std::mt19937 rows(3);
      TagWeigher weigher(passes, is_wide);
      weigher.start(size);
      for (std::size_t i = 0; i < size; ++i) {
        for (std::int16_t& each : weigher.seen(i)) each = static_cast<std::int16_t>(rows() % kTagSeenUnit);
      }
      weigher.weigh(scores[is_wide]);
    }
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t label = 0; label < kTagLabels; ++label)
        EXPECT_EQ(scores[0][i][label], scores[1][i][label]) << size << " " << i;
    }
    EXPECT_NE(scores[0][0][0], scores[0][0][1]);
  }
}

TEST(TagProductsTest, AreWhatMultiplyingOneByOneGives) {
  constexpr std::size_t kInputs = 36;
  constexpr std::size_t kStride = 40;
  std::mt19937 lot(7);
  const auto by_lot = [&] { return static_cast<std::int16_t>(static_cast<int>(lot() % 4001) - 2000); };
  for (const std::size_t outputs : {16u, 32u, 64u, 144u}) {
    for (const std::size_t rows : {1u, 4u, 11u}) {
      TagProducts products(kInputs, outputs);
      std::vector<std::int16_t> inputs(kStride * rows);
      std::generate(inputs.begin(), inputs.end(), by_lot);
      std::vector<std::int32_t> expected(outputs * rows);
      for (std::size_t i = 0; i < outputs; ++i) {
        const std::int16_t bias = by_lot();
        products.set_bias(i, bias);
        for (std::size_t row = 0; row < rows; ++row) expected[row * outputs + i] = bias;
        for (std::size_t k = 0; k < kInputs; ++k) {
          const std::int16_t weight = by_lot();
          products.set(i, k, weight);
          for (std::size_t row = 0; row < rows; ++row)
            expected[row * outputs + i] += std::int32_t{weight} * inputs[row * kStride + k];
        }
      }
      for (const TagMultiply multiply : tag_multiplications()) {
        std::vector<std::int32_t> sums(outputs * rows, 1);
        multiply(products, {inputs.data(), kStride, rows}, sums.data());
        EXPECT_EQ(sums, expected) << outputs << " " << rows;
      }
    }
  }
}

TEST(TagLayersTest, AStretchKnowsNothingOfTheOneBefore) {
  TagLayers layers = looking_at(-1);
  layers.labels.weights[0][0] = kOne;
  const TagPasses passes(layers);
  TagWeigher weigher(passes);
  std::vector<TagScores> scores;
  for (const std::size_t size : {4u, 2u, 3u}) {
    weigher.start(size);
    weigher.seen(0)[0] = kTagSeenUnit;
    weigher.weigh(scores);
    ASSERT_EQ(scores.size(), size);
    EXPECT_EQ(scores[0][0], 0);
    EXPECT_EQ(scores[1][0], kTagUnit);
  }
}

}  // namespace
}  // namespace fangzhi
