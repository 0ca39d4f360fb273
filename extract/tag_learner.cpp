#include "extract/tag_learner.h"

#include <algorithm>
#include <cmath>

namespace fangzhi {
namespace {

// Where the weights of each layer stand in their line: those of an output behind each other, then the biases.
template <class Layer>
struct Place {
  std::size_t begin;

  static constexpr std::size_t kSize = Layer::kOutputs * (Layer::kInputs + 1);
  constexpr std::size_t weights(std::size_t output) const { return begin + output * Layer::kInputs; }
  constexpr std::size_t bias(std::size_t output) const {
    return begin + Layer::kOutputs * Layer::kInputs + output;
  }
  constexpr std::size_t end() const { return begin + kSize; }
};
constexpr Place<decltype(TagLayers::window)> kWindow{0};
constexpr Place<decltype(TagLayers::gates)> kGates{kWindow.end()};
constexpr Place<decltype(TagLayers::news)> kNews{kGates.end()};
constexpr Place<decltype(TagLayers::labels)> kLabels{kNews.end()};

constexpr std::size_t kHalf = kTagMemories / 2;

// Sums in a fixed order, sixteen at a time.
float product(const float* a, const float* b, std::size_t count) {
  constexpr std::size_t kLanes = 16;
  std::array<float, kLanes> sums{};
  for (std::size_t i = 0; i < count; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) sums[lane] += a[i + lane] * b[i + lane];
  }
  float sum = 0;
  for (const float each : sums) sum += each;
  return sum;
}

void add_times(float times, const float* numbers, float* sums, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) sums[i] += times * numbers[i];
}

template <class Layer>
float output(const TagWeights& weights, const Place<Layer>& place, std::size_t i, const float* in) {
  return product(&weights.values[place.weights(i)], in, Layer::kInputs) + weights.values[place.bias(i)];
}

// The way back: how an output's slope moves its weights, and what goes in.
template <class Layer>
void go_back(TagWeights& weights, const Place<Layer>& place, std::size_t i, float slope, const float* in,
             float* in_slope) {
  if (slope == 0) return;
  weights.slopes[place.bias(i)] += slope;
  add_times(slope, in, &weights.slopes[place.weights(i)], Layer::kInputs);
  add_times(slope, &weights.values[place.weights(i)], in_slope, Layer::kInputs);
}

// The curves of tag_layers.cpp, and their slopes by what they give.
float gate_of(float sum) {
  const float left = std::max(0.0f, 1 - std::fabs(sum) / 4);
  return sum < 0 ? left * left / 2 : 1 - left * left / 2;
}
float gate_slope(float gate) {
  return std::sqrt(2 * std::min(gate, 1 - gate)) / 4;
}
float news_of(float sum) {
  const float left = std::max(0.0f, 1 - std::fabs(sum) / 2);
  return std::copysign(1 - left * left, sum);
}
float news_slope(float news) {
  return std::sqrt(1 - std::fabs(news));
}

// A drawing of lots that is the same with every library: twelve even ones make a normal one.
float by_lot(std::mt19937& lot) {
  float sum = -6;
  for (int i = 0; i < 12; ++i) sum += static_cast<float>(lot() >> 8) / 16777216.0f;
  return sum;
}

template <class Layer>
void scatter(TagWeights& weights, const Place<Layer>& place, float spread, std::mt19937& lot) {
  for (std::size_t i = place.begin; i < place.bias(0); ++i) weights.values[i] = spread * by_lot(lot);
}

template <class Layer>
void round_layer(const TagWeights& weights, const Place<Layer>& place, Layer& layer) {
  const auto rounded = [&](std::size_t at) {
    const long value = std::lround(weights.values[at] * kTagWeightUnit);
    return static_cast<std::int16_t>(std::clamp<long>(value, -kMostLayerWeight, kMostLayerWeight));
  };
  for (std::size_t i = 0; i < Layer::kOutputs; ++i) {
    layer.bias[i] = rounded(place.bias(i));
    for (std::size_t k = 0; k < Layer::kInputs; ++k) layer.weights[i][k] = rounded(place.weights(i) + k);
  }
}

}  // namespace

void TagWeights::step(std::size_t begin, std::size_t end, float rate, std::uint32_t steps) {
  constexpr float kMeans = 0.9f;
  constexpr float kSquares = 0.999f;
  constexpr float kLeast = 1e-6f;
  const float of_mean = 1 / (1 - std::pow(kMeans, static_cast<float>(steps)));
  const float of_square = 1 / (1 - std::pow(kSquares, static_cast<float>(steps)));
  for (std::size_t i = begin; i < end; ++i) {
    means_[i] = kMeans * means_[i] + (1 - kMeans) * slopes[i];
    squares_[i] = kSquares * squares_[i] + (1 - kSquares) * slopes[i] * slopes[i];
    values[i] += rate * means_[i] * of_mean / (std::sqrt(squares_[i] * of_square) + kLeast);
    slopes[i] = 0;
  }
}

TagLearner::TagLearner(std::size_t sights, const Ways& is_way, const TagTrainingOptions& options)
    : options_(options),
      rows_(sights * kTagSeen),
      layers_(kLabels.end()),
      ways_(kTagLabels * kTagLabels),
      is_touched_(sights),
      likelihood_(is_way) {
  for (float& each : rows_.values) each = 0.1f * by_lot(lot_);
  scatter(layers_, kWindow, std::sqrt(2.0f / kTagWindow), lot_);
  scatter(layers_, kGates, std::sqrt(1.0f / kTagUnits), lot_);
  scatter(layers_, kNews, std::sqrt(1.0f / kTagUnits), lot_);
  scatter(layers_, kLabels, 0.1f, lot_);
}

TagMatrix TagLearner::ways() const {
  TagMatrix ways;
  for (std::size_t from = 0; from < kTagLabels; ++from)
    std::copy_n(&ways_.values[from * kTagLabels], kTagLabels, ways[from].begin());
  return ways;
}

// What stays is raised, so that the sum is the same on the whole.
void TagLearner::leave_out(float* numbers, float* kept, std::size_t count, float share) {
  const auto limit = static_cast<std::uint32_t>(share * 4294967296.0f);
  for (std::size_t i = 0; i < count; ++i) {
    kept[i] = lot_() < limit ? 0 : 1 / (1 - share);
    numbers[i] *= kept[i];
  }
}

void TagLearner::look(const Stretch& stretch) {
  size_ = stretch.ends.size();
  in_.assign(size_ + 2 * kTagAround, {});
  in_kept_.assign(in_.size(), {});
  seen_.clear();
  seen_end_.clear();
  const auto limit = static_cast<std::uint32_t>(options_.without_sight * 4294967296.0f);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    Seen& row = in_[i + kTagAround];
    for (; begin < stretch.ends[i]; ++begin) {
      if (lot_() < limit) continue;
      seen_.push_back(stretch.seen[begin]);
      add_times(1, &rows_.values[seen_.back() * kTagSeen], row.data(), kTagSeen);
    }
    seen_end_.push_back(seen_.size());
    leave_out(row.data(), in_kept_[i + kTagAround].data(), kTagSeen, options_.without_seen);
  }
}

void TagLearner::fill_units() {
  held_.resize(size_);
  held_kept_.resize(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t unit = 0; unit < kTagUnits; ++unit)
      held_[i][unit] = std::max(0.0f, output(layers_, kWindow, unit, in_[i].data()));
    leave_out(held_[i].data(), held_kept_[i].data(), kTagUnits, options_.without_held);
  }
}

void TagLearner::fill_gates() {
  gates_.resize(size_);
  news_.resize(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t m = 0; m < kTagMemories; ++m) {
      gates_[i][m] = gate_of(output(layers_, kGates, m, held_[i].data()));
      news_[i][m] = news_of(output(layers_, kNews, m, held_[i].data()));
    }
  }
}

void TagLearner::run_memories() {
  memories_.resize(size_);
  for (const std::size_t first : {std::size_t{0}, kHalf}) {
    std::array<float, kHalf> memory{};
    for (std::size_t step = 0; step < size_; ++step) {
      const std::size_t i = first == 0 ? step : size_ - 1 - step;
      for (std::size_t m = 0; m < kHalf; ++m) {
        memory[m] += gates_[i][first + m] * (news_[i][first + m] - memory[m]);
        memories_[i][first + m] = memory[m];
      }
    }
  }
  for (std::size_t i = 0; i < size_; ++i) {
    std::copy(memories_[i].begin(), memories_[i].end(), held_[i].begin() + kTagUnits);
    leave_out(held_[i].data() + kTagUnits, held_kept_[i].data() + kTagUnits, kTagMemories,
              options_.without_held);
  }
}

void TagLearner::back_to_held() {
  held_slope_.assign(size_, {});
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t label = 0; label < kTagLabels; ++label)
      go_back(layers_, kLabels, label, own_slope_[i][label], held_[i].data(), held_slope_[i].data());
  }
}

void TagLearner::back_through_memories() {
  for (const std::size_t first : {std::size_t{0}, kHalf}) {
    std::array<float, kHalf> later{};  // what the characters that come after want of the memory
    for (std::size_t step = size_; step-- > 0;) {
      const std::size_t i = first == 0 ? step : size_ - 1 - step;
      const std::size_t before = first == 0 ? i - 1 : i + 1;
      for (std::size_t half = 0; half < kHalf; ++half) {
        const std::size_t m = first + half;
        const float slope = later[half] + held_slope_[i][kTagUnits + m] * held_kept_[i][kTagUnits + m];
        const float gate = gates_[i][m];
        const float taken = news_[i][m];
        const float held = step == 0 ? 0 : memories_[before][m];
        later[half] = slope * (1 - gate);
        go_back(layers_, kGates, m, slope * (taken - held) * gate_slope(gate), held_[i].data(),
                held_slope_[i].data());
        go_back(layers_, kNews, m, slope * gate * news_slope(taken), held_[i].data(), held_slope_[i].data());
      }
    }
  }
}

void TagLearner::back_to_units() {
  in_slope_.assign(in_.size(), {});
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t unit = 0; unit < kTagUnits; ++unit) {
      const float slope = held_[i][unit] > 0 ? held_slope_[i][unit] * held_kept_[i][unit] : 0;
      go_back(layers_, kWindow, unit, slope, in_[i].data(), in_slope_[i].data());
    }
  }
}

void TagLearner::back_to_rows() {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    Seen& slope = in_slope_[i + kTagAround];
    for (std::size_t k = 0; k < kTagSeen; ++k) slope[k] *= in_kept_[i + kTagAround][k];
    for (; begin < seen_end_[i]; ++begin) {
      const std::uint32_t row = seen_[begin];
      add_times(1, slope.data(), &rows_.slopes[row * kTagSeen], kTagSeen);
      if (is_touched_[row]) continue;
      is_touched_[row] = true;
      touched_.push_back(row);
    }
  }
}

double TagLearner::read(const Stretch& stretch) {
  look(stretch);
  fill_units();
  fill_gates();
  run_memories();
  own_.resize(size_);
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t label = 0; label < kTagLabels; ++label)
      own_[i][label] = output(layers_, kLabels, label, held_[i].data());
  }
  TagMatrix ways_slope{};
  const double likelihood = likelihood_.climb(own_, ways(), stretch.labels, own_slope_, ways_slope);
  for (std::size_t from = 0; from < kTagLabels; ++from)
    add_times(1, ways_slope[from].data(), &ways_.slopes[from * kTagLabels], kTagLabels);
  back_to_held();
  back_through_memories();
  back_to_units();
  back_to_rows();
  return likelihood;
}

void TagLearner::step(float rate) {
  ++steps_;
  layers_.step(0, layers_.values.size(), rate, steps_);
  ways_.step(0, ways_.values.size(), rate, steps_);
  for (const std::uint32_t row : touched_) {
    rows_.step(row * kTagSeen, (row + 1) * kTagSeen, rate, steps_);
    is_touched_[row] = false;
  }
  touched_.clear();
}

TagLayers TagLearner::layers() const {
  TagLayers layers;
  round_layer(layers_, kWindow, layers.window);
  round_layer(layers_, kGates, layers.gates);
  round_layer(layers_, kNews, layers.news);
  round_layer(layers_, kLabels, layers.labels);
  return layers;
}

TagSightRow TagLearner::row(std::size_t sight) const {
  TagSightRow row;
  for (std::size_t k = 0; k < kTagSeen; ++k) {
    const long value = std::lround(rows_.values[sight * kTagSeen + k] * kTagSeenUnit);
    row[k] = static_cast<std::int8_t>(std::clamp(value, -128L, 127L));
  }
  return row;
}

TagRow TagLearner::after(std::size_t label) const {
  TagRow row;
  for (std::size_t to = 0; to < kTagLabels; ++to) {
    const long value = std::lround(ways_.values[label * kTagLabels + to] * kTagUnit);
    row[to] = static_cast<std::int16_t>(std::clamp<long>(value, -kMostWeight, kMostWeight));
  }
  return row;
}

}  // namespace fangzhi
