#include "extract/tag_lattice.h"

#include <algorithm>
#include <cstring>

namespace fangzhi {
namespace {

// Scores stay above this, so that no sum of three leaves sixteen bits.
constexpr std::int16_t kLeast = -8000;
constexpr std::int16_t kMostOwn = 4000;

using Half = std::int16_t __attribute__((vector_size(16)));

Half higher(Half a, Half b) {
  return a > b ? a : b;
}
Half lower(Half a, Half b) {
  return a < b ? a : b;
}
Half load(const TagRow& row, std::size_t half) {
  Half values;
  std::memcpy(&values, row.data() + half * (kTagLabels / 2), sizeof values);
  return values;
}

// Takes the highest off all of them; returns it.
std::int16_t level(Half (&halves)[2]) {
  const Half most = higher(halves[0], halves[1]);
  std::int16_t highest = most[0];
  for (int i = 1; i < 8; ++i) highest = std::max(highest, most[i]);
  for (Half& half : halves) half = higher(half - highest, Half{} + kLeast);
  return highest;
}

}  // namespace

void TagLattice::weigh_characters() {
  const int size = features_.size();
  own_.assign(static_cast<std::size_t>(size), {});
  for (int at = -TagFeatureReader::kMargin; at < size + TagFeatureReader::kMargin; ++at) {
    features_.each_seen(at, [&](TagKey key) {
      const TagRow* rows = model_.find(key);
      if (rows == nullptr) return;
      const TagReach& reach = reach_of(sight_of(key));
      const int first = std::max(at - reach.last, 0);
      const int last = std::min(at - reach.first, size - 1);
      rows += first - (at - reach.last);
      for (int i = first; i <= last; ++i, ++rows) {
        Scores& sum = own_[static_cast<std::size_t>(i)];
        for (std::size_t half = 0; half < 2; ++half) sum.halves[half] += load(*rows, half);
      }
    });
  }
  for (Scores& each : own_) {
    for (Half& half : each.halves) half = lower(higher(half, Half{} - kMostOwn), Half{} + kMostOwn);
  }
}

// The best way to each label of each character (Viterbi), levelled at each step.
void TagLattice::go_forward() {
  forward_.resize(size_);
  lead_.resize(size_);
  std::int32_t lead = 0;
  Scores before;
  for (Half& half : before.halves) half += kNoWay;
  before.halves[0][kOutside] = 0;
  for (std::uint32_t i = 0; i < size_; ++i) {
    Half now[2] = {Half{} + 2 * kNoWay, Half{} + 2 * kNoWay};
    for (std::size_t from = 0; from < model_.label_count(); ++from) {
      const TagRow& way = model_.after(static_cast<TagLabel>(from));
      for (std::size_t half = 0; half < 2; ++half)
        now[half] = higher(now[half], load(way, half) + before[from]);
    }
    for (std::size_t half = 0; half < 2; ++half) now[half] += own_[i].halves[half];
    lead += level(now);
    lead_[i] = lead;
    before = {{now[0], now[1]}};
    forward_[i] = before;
  }
}

void TagLattice::go_back() {
  back_.resize(size_);
  rest_.resize(size_);
  if (size_ == 0) return;
  std::int32_t rest = 0;
  back_[size_ - 1] = {};
  rest_[size_ - 1] = 0;
  for (std::uint32_t i = size_ - 1; i > 0; --i) {
    Scores after;  // what the character holds and leads to
    for (std::size_t half = 0; half < 2; ++half)
      after.halves[half] = back_[i].halves[half] + own_[i].halves[half];
    Half now[2] = {Half{} + 2 * kNoWay, Half{} + 2 * kNoWay};
    for (std::size_t to = 0; to < model_.label_count(); ++to) {
      const TagRow& way = model_.before(static_cast<TagLabel>(to));
      for (std::size_t half = 0; half < 2; ++half) now[half] = higher(now[half], load(way, half) + after[to]);
    }
    rest += level(now);
    rest_[i - 1] = rest;
    back_[i - 1] = {{now[0], now[1]}};
  }
}

void TagLattice::find_best() {
  best_.resize(size_);
  for (std::uint32_t i = 0; i < size_; ++i) {
    TagRow both;
    for (std::size_t half = 0; half < 2; ++half) {
      const Half sum = forward_[i].halves[half] + back_[i].halves[half];
      std::memcpy(both.data() + half * (kTagLabels / 2), &sum, sizeof sum);
    }
    int first = both[0];
    int second = 2 * kNoWay;
    TagLabel best = 0;
    for (std::size_t label = 1; label < model_.label_count(); ++label) {
      const int here = both[label];
      second = std::max(second, std::min(first, here));
      if (here > first) {
        first = here;
        best = static_cast<TagLabel>(label);
      }
    }
    best_[i] = {best, second - first};
  }
  total_ = lead_.back();
}

void TagLattice::read(TokenRange tokens) {
  begin_ = reading_.tokens[tokens.begin].begin;
  features_.read(tokens);
  size_ = static_cast<std::uint32_t>(features_.size());
  weigh_characters();
  go_forward();
  go_back();
  find_best();
}

// The best way on from a name's last character when the name ends there.
std::int32_t TagLattice::leave(std::uint32_t last, TagLabel label) const {
  if (last + 1 == size_) return 0;
  std::int32_t best = 4 * kNoWay;
  for (std::size_t to = 0; to < model_.label_count(); to += to == 0 ? 1 : 2) {
    best = std::max<std::int32_t>(best, model_.after(label)[to] + own_[last + 1][to] + back_[last + 1][to]);
  }
  return best + rest_[last + 1];
}

// What the best labelling that holds the name loses against the best of all.
std::int32_t TagLattice::with(std::uint32_t first, std::uint32_t last, TagLabel begin) const {
  const TagLabel inside = TagModel::inside_label(begin);
  std::int32_t score = forward_[first][begin] + lead_[first];
  TagLabel label = begin;
  for (std::uint32_t i = first + 1; i <= last; ++i) {
    score += model_.after(label)[inside] + own_[i][inside];
    label = inside;
  }
  return score + leave(last, label) - total_;
}

// What the best labelling without the name loses: it differs from it at one place at least.
std::int32_t TagLattice::without(std::uint32_t first, std::uint32_t last, TagLabel begin) const {
  const TagLabel inside = TagModel::inside_label(begin);
  std::int32_t best = best_but(first, begin);
  for (std::uint32_t i = first + 1; i <= last; ++i) best = std::max(best, best_but(i, inside));
  if (last + 1 == size_) return best;
  return std::max(best, lost(last + 1, inside));
}

float TagLattice::margin(std::uint32_t begin, std::uint32_t end, TypeId type) const {
  const std::uint32_t first = begin - begin_;
  const std::uint32_t last = end - begin_ - 1;
  const TagLabel label = model_.begin_label(type);
  if (label == kOutside) return 0;
  return static_cast<float>(with(first, last, label) - without(first, last, label)) / kTagUnit;
}

}  // namespace fangzhi
