#include "extract/tag_layers.h"

#include <algorithm>
#include <cmath>

namespace fangzhi {
namespace {

// A 1 of what units and memories hold, of a gate, and of a memory while it runs.
constexpr int kHeldBits = 8;
constexpr int kHeldUnit = 1 << kHeldBits;
constexpr std::int16_t kMostHeld = 8191;
constexpr int kGateBits = 15;
constexpr int kMemoryBits = 14;

// Of a power of two; shifting by them divides, downwards.
constexpr int bits_of(int power) {
  return power == 1 ? 0 : 1 + bits_of(power / 2);
}

// Curves read off at every 64th, as far as they are not flat.
constexpr int kSteps = 64;
constexpr int kReach = 8 * kSteps;

struct Curves {
  std::array<std::int16_t, 2 * kReach> logistic, tangent;

  Curves() {
    for (int i = 0; i < 2 * kReach; ++i) {
      const double x = (i - kReach + 0.5) / kSteps;
      logistic[static_cast<std::size_t>(i)] = at(1 / (1 + std::exp(-x)), kGateBits);
      tangent[static_cast<std::size_t>(i)] = at(std::tanh(x), kMemoryBits);
    }
  }
  static std::int16_t at(double value, int bits) {
    return static_cast<std::int16_t>(std::min(32767L, std::lround(std::ldexp(value, bits))));
  }
};
const Curves kCurves;

std::size_t step_of(std::int32_t sum) {
  constexpr int kShift = bits_of(kTagWeightUnit * kHeldUnit / kSteps);
  return static_cast<std::size_t>(std::clamp((sum >> kShift) + kReach, 0, 2 * kReach - 1));
}

// `unit` is that of the inputs.
template <class Layer>
void lay_out(const Layer& layer, std::size_t first, int unit, TagPasses::Pass& pass) {
  for (std::size_t i = 0; i < Layer::kOutputs; ++i) {
    pass.bias[first + i] = unit * layer.bias[i];
    for (std::size_t k = 0; k < Layer::kInputs; ++k) pass.products.set(first + i, k, layer.weights[i][k]);
  }
}

TagPasses::Pass room_for(std::size_t inputs, std::size_t outputs) {
  return {TagProducts(inputs, outputs), std::vector<std::int32_t>(outputs)};
}

// By lanes, so that what comes out can be taken as it is.
decltype(TagLayers::labels) by_lane(const decltype(TagLayers::labels)& labels) {
  decltype(TagLayers::labels) lanes;
  for (TagLabel label = 0; label < kTagLabels; ++label) {
    lanes.weights[lane_of(label)] = labels.weights[label];
    lanes.bias[lane_of(label)] = labels.bias[label];
  }
  return lanes;
}

}  // namespace

TagPasses::TagPasses(const TagLayers& layers)
    : window_(room_for(kTagWindow, kTagUnits)),
      gates_and_news_(room_for(kTagUnits, 2 * kTagMemories)),
      labels_(room_for(kTagHeld, kTagLabels)) {
  lay_out(layers.window, 0, kTagSeenUnit, window_);
  lay_out(layers.gates, 0, kHeldUnit, gates_and_news_);
  lay_out(layers.news, kTagMemories, kHeldUnit, gates_and_news_);
  lay_out(by_lane(layers.labels), 0, kHeldUnit, labels_);
}

void TagPasses::Pass::take(const std::int16_t* inputs, std::int32_t* sums) const {
  products.multiply(inputs, sums);
  for (std::size_t i = 0; i < bias.size(); ++i) sums[i] += bias[i];
}

void TagWeigher::start(std::size_t size) {
  rows_.assign(size + 2 * kTagAround, {});
  held_.resize(size);
  gates_.resize(size);
  news_.resize(size);
}

void TagWeigher::fill_units() {
  constexpr int kShift = bits_of(kTagWeightUnit * kTagSeenUnit / kHeldUnit);
  std::array<std::int32_t, kTagUnits> sums;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    passes_.window().take(rows_[i].data(), sums.data());
    for (std::size_t unit = 0; unit < kTagUnits; ++unit)
      held_[i][unit] =
          static_cast<std::int16_t>(std::clamp<std::int32_t>(sums[unit] >> kShift, 0, kMostHeld));
  }
}

void TagWeigher::fill_gates() {
  std::array<std::int32_t, 2 * kTagMemories> sums;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    passes_.gates_and_news().take(held_[i].data(), sums.data());
    for (std::size_t m = 0; m < kTagMemories; ++m) {
      gates_[i][m] = kCurves.logistic[step_of(sums[m])];
      news_[i][m] = kCurves.tangent[step_of(sums[kTagMemories + m])];
    }
  }
}

void TagWeigher::run_memories() {
  constexpr std::size_t kHalf = kTagMemories / 2;
  for (const std::size_t first : {std::size_t{0}, kHalf}) {
    std::array<std::int32_t, kHalf> memory{};
    for (std::size_t step = 0; step < held_.size(); ++step) {
      const std::size_t i = first == 0 ? step : held_.size() - 1 - step;
      const std::int16_t* const gate = gates_[i].data() + first;
      const std::int16_t* const news = news_[i].data() + first;
      std::int16_t* const held = held_[i].data() + kTagUnits + first;
      for (std::size_t m = 0; m < kHalf; ++m) {
        memory[m] += (gate[m] * (news[m] - memory[m])) >> kGateBits;
        held[m] = static_cast<std::int16_t>(memory[m] >> (kMemoryBits - kHeldBits));
      }
    }
  }
}

void TagWeigher::weigh_labels(std::vector<TagScores>& scores) const {
  constexpr int kShift = bits_of(kTagWeightUnit * kHeldUnit / kTagUnit);
  constexpr std::int32_t kMost = 4000;  // so that no sum of three leaves sixteen bits
  scores.resize(held_.size());
  std::array<std::int32_t, kTagLabels> sums;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    passes_.labels().take(held_[i].data(), sums.data());
    for (std::size_t lane = 0; lane < kTagLabels; ++lane) {
      const std::int32_t score = std::clamp(sums[lane] >> kShift, -kMost, kMost);
      scores[i].halves[lane / kTagLanes][lane % kTagLanes] = static_cast<std::int16_t>(score);
    }
  }
}

void TagWeigher::weigh(std::vector<TagScores>& scores) {
  fill_units();
  fill_gates();
  run_memories();
  weigh_labels(scores);
}

}  // namespace fangzhi
