#include "extract/tag_layers.h"

#include <algorithm>
#include <cstdlib>

namespace fangzhi {
namespace {

// A 1 of what units and memories hold, of a gate, and of a memory while it runs.
constexpr int kHeldBits = 8;
constexpr int kHeldUnit = 1 << kHeldBits;
constexpr std::int16_t kMostHeld = 8191;
constexpr int kGateBits = 15;
constexpr std::int32_t kMostGate = (1 << kGateBits) - 1;
constexpr int kMemoryBits = 14;
constexpr std::int32_t kMemoryUnit = 1 << kMemoryBits;

// Of a power of two; shifting by them divides, downwards.
constexpr int bits_of(int power) {
  return power == 1 ? 0 : 1 + bits_of(power / 2);
}
// Those behind the point of what gates and news are made of.
constexpr int kSumBits = bits_of(kTagWeightUnit * kHeldUnit);

// A gate: a curve like the logistic one made of two parabolas, 0 from -4 down and 1 from 4 up. `sum` has
// kSumBits behind the point, as what comes of it has kGateBits.
std::int32_t gate_of(std::int32_t sum) {
  constexpr std::int32_t kEnd = 4 << kSumBits;
  constexpr int kShift = kSumBits + 2 - kGateBits;
  const std::int32_t left = (kEnd - std::abs(std::clamp(sum, -kEnd, kEnd))) >> kShift;
  const std::int32_t half = (left * left) >> (kGateBits + 1);
  return sum < 0 ? half : kMostGate - half;
}

// News: the same from -1 to 1, with its ends at -2 and 2.
std::int32_t news_of(std::int32_t sum) {
  constexpr std::int32_t kEnd = 2 << kSumBits;
  constexpr int kShift = kSumBits + 1 - kGateBits;
  const std::int32_t left = (kEnd - std::abs(std::clamp(sum, -kEnd, kEnd))) >> kShift;
  const std::int32_t size = kMemoryUnit - ((left * left) >> (2 * kGateBits - kMemoryBits));
  return sum < 0 ? -size : size;
}

// `unit` is that of the inputs.
template <class Layer>
void lay_out(const Layer& layer, std::size_t first, int unit, TagProducts& products) {
  for (std::size_t i = 0; i < Layer::kOutputs; ++i) {
    products.set_bias(first + i, unit * layer.bias[i]);
    for (std::size_t k = 0; k < Layer::kInputs; ++k) products.set(first + i, k, layer.weights[i][k]);
  }
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
    : window_(TagProducts(kTagWindow, kTagUnits)),
      gates_and_news_(TagProducts(kTagUnits, 2 * kTagMemories)),
      labels_(TagProducts(kTagHeld, kTagLabels)) {
  lay_out(layers.window, 0, kTagSeenUnit, window_);
  lay_out(layers.gates, 0, kHeldUnit, gates_and_news_);
  lay_out(layers.news, kTagMemories, kHeldUnit, gates_and_news_);
  lay_out(by_lane(layers.labels), 0, kHeldUnit, labels_);
}

void TagWeigher::start(std::size_t size) {
  rows_.assign(size + 2 * kTagAround, {});
  held_.resize(size);
  gates_.resize(size);
  news_.resize(size);
}

// Passes the rows, which stand side by side, through, and calls take(row, sums) for each.
template <std::size_t kOutputs, class Row, class Take>
void TagWeigher::pass(const TagProducts& products, const std::vector<Row>& rows, Take&& take) const {
  constexpr std::size_t kAtOnce = 16;
  std::array<std::array<std::int32_t, kOutputs>, kAtOnce> sums;
  for (std::size_t first = 0; first < held_.size(); first += kAtOnce) {
    const std::size_t count = std::min(kAtOnce, held_.size() - first);
    products.multiply({rows[first].data(), std::tuple_size_v<Row>, count}, sums[0].data());
    for (std::size_t i = 0; i < count; ++i) take(first + i, sums[i]);
  }
}

void TagWeigher::fill_units() {
  constexpr int kShift = bits_of(kTagWeightUnit * kTagSeenUnit / kHeldUnit);
  pass<kTagUnits>(passes_.window(), rows_, [&](std::size_t i, const auto& sums) {
    for (std::size_t unit = 0; unit < kTagUnits; ++unit)
      held_[i][unit] =
          static_cast<std::int16_t>(std::clamp<std::int32_t>(sums[unit] >> kShift, 0, kMostHeld));
  });
}

void TagWeigher::fill_gates() {
  pass<2 * kTagMemories>(passes_.gates_and_news(), held_, [&](std::size_t i, const auto& sums) {
    for (std::size_t m = 0; m < kTagMemories; ++m) {
      gates_[i][m] = static_cast<std::int16_t>(gate_of(sums[m]));
      news_[i][m] = static_cast<std::int16_t>(news_of(sums[kTagMemories + m]));
    }
  });
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
  pass<kTagLabels>(passes_.labels(), held_, [&](std::size_t i, const auto& sums) {
    for (std::size_t lane = 0; lane < kTagLabels; ++lane) {
      const std::int32_t score = std::clamp(sums[lane] >> kShift, -kMost, kMost);
      scores[i].halves[lane / kTagLanes][lane % kTagLanes] = static_cast<std::int16_t>(score);
    }
  });
}

[[gnu::flatten]] void TagWeigher::weigh_plain(std::vector<TagScores>& scores) {
  fill_units();
  fill_gates();
  run_memories();
  weigh_labels(scores);
}

// The same in wider steps; flat, so that all of it is compiled for them.
#if defined(__x86_64__)
[[gnu::flatten, gnu::target("avx2")]] void TagWeigher::weigh_wide(std::vector<TagScores>& scores) {
  weigh_plain(scores);
}

bool has_wide_steps() {
  return __builtin_cpu_supports("avx2") != 0;
}
#else
void TagWeigher::weigh_wide(std::vector<TagScores>& scores) {
  weigh_plain(scores);
}

bool has_wide_steps() {
  return false;
}
#endif

void TagWeigher::weigh(std::vector<TagScores>& scores) {
  is_wide_ ? weigh_wide(scores) : weigh_plain(scores);
}

}  // namespace fangzhi
