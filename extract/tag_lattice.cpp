#include "extract/tag_lattice.h"

#include <algorithm>
#include <array>
#include <limits>

namespace fangzhi {
namespace {

using Half = TagScores::Half;

// Scores stay above this, so that no sum of three leaves sixteen bits.
constexpr std::int16_t kLeast = -8000;

// For each lane the highest there can be in all others, and next to nothing in itself.
const std::array<TagScores, kTagLabels> kAllBut = [] {
  std::array<TagScores, kTagLabels> all;
  for (std::size_t lane = 0; lane < kTagLabels; ++lane) {
    for (Half& half : all[lane].halves) half = all_lanes(std::numeric_limits<std::int16_t>::max());
    all[lane].halves[lane / kTagLanes][lane % kTagLanes] = 2 * kNoWay;
  }
  return all;
}();

std::int16_t highest_of(const TagScores& scores) {
  return highest(higher(scores.halves[0], scores.halves[1]));
}

// The first of the lanes that hold the value.
std::size_t lane_with(const TagScores& scores, std::int16_t value) {
  return first_lane(scores.halves[0] == value, scores.halves[1] == value);
}

// Takes the highest off all of them; returns it.
std::int16_t level(TagScores& scores) {
  const std::int16_t highest = highest_of(scores);
  for (Half& half : scores.halves) half = higher(half - highest, all_lanes(kLeast));
  return highest;
}

}  // namespace

void TagLattice::weigh_characters() {
  weigher_.start(size_);
  for (std::uint32_t i = 0; i < size_; ++i) model_.add_seen(features_, static_cast<int>(i), weigher_.seen(i));
  weigher_.weigh(own_);
}

// The best way to each label of each character (Viterbi), levelled at each step. A label that lies too far
// behind the best one leads nowhere; most often that are all of them.
void TagLattice::go_forward() {
  forward_.resize(size_);
  lead_.resize(size_);
  const TagWays& ways = model_.ways();
  std::int32_t lead = 0;
  TagScores before{{all_lanes(kNoWay), all_lanes(kNoWay)}};
  before.halves[0][kOutside] = 0;
  std::size_t best = 0;
  for (std::uint32_t i = 0; i < size_; ++i) {
    Half begins = ways.to_begins[best];
    for (std::size_t half = 0; half < 2; ++half) {
      const Half may_lead = before.halves[half] > ways.slack_after[best].halves[half];
      if (!has_any(may_lead)) continue;
      each_lane(may_lead, half * kTagLanes,
                [&](std::size_t from) { begins = higher(begins, ways.to_begins[from] + before.lane(from)); });
    }
    const Half insides = higher(before.halves[0] + ways.go_on[0], before.halves[1] + ways.go_on[1]);
    before = {{begins + own_[i].halves[0], insides + own_[i].halves[1]}};
    lead += level(before);
    lead_[i] = lead;
    forward_[i] = before;
    // Asked by itself, so that the next step need not wait for the search.
    best = before.halves[0][kOutside] == 0 ? kOutside : lane_with(before, 0);
  }
}

// The same from the end.
void TagLattice::go_back() {
  back_.resize(size_);
  rest_.resize(size_);
  most_.resize(size_);
  total_ = size_ == 0 ? 0 : lead_.back();
  const TagWays& ways = model_.ways();
  std::int32_t rest = 0;
  TagScores now;
  for (std::uint32_t i = size_; i-- > 0;) {
    back_[i] = now;
    rest_[i] = rest;
    most_[i] = highest(higher(forward_[i].halves[0] + now.halves[0], forward_[i].halves[1] + now.halves[1]));
    const Half begins = now.halves[0] + own_[i].halves[0];
    const Half insides = now.halves[1] + own_[i].halves[1];
    const std::int16_t most = highest(begins);
    const std::size_t best = first_lane(begins == most, Half{});
    now = ways.from_all[best];
    for (Half& half : now.halves) half += most;
    const Half may_be_next = begins - most > ways.slack_before[best];
    if (has_any(may_be_next)) {
      each_lane(may_be_next, 0, [&](std::size_t to) {
        for (std::size_t half = 0; half < 2; ++half)
          now.halves[half] = higher(now.halves[half], ways.from_all[to].halves[half] + begins[to]);
      });
    }
    for (std::size_t half = 0; half < 2; ++half)
      now.halves[half] = higher(now.halves[half], insides + ways.go_on[half]);
    rest += level(now);
  }
}

std::int32_t TagLattice::best_but(std::uint32_t i, TagLabel label) const {
  if (lost(i, label) < 0) return 0;
  TagScores others = forward_[i];
  others.add(back_[i]);
  for (std::size_t half = 0; half < 2; ++half)
    others.halves[half] = lower(others.halves[half], kAllBut[lane_of(label)].halves[half]);
  return highest_of(others) - most_[i];
}

void TagLattice::read(TokenRange tokens) {
  begin_ = reading_.tokens[tokens.begin].begin;
  features_.read(tokens);
  size_ = static_cast<std::uint32_t>(features_.size());
  weigh_characters();
  go_forward();
  go_back();
}

// The best way on from a name's last character when the name ends there.
std::int32_t TagLattice::leave(std::uint32_t last, TagLabel label) const {
  if (last + 1 == size_) return 0;
  const Half next = own_[last + 1].halves[0] + back_[last + 1].halves[0];
  return highest(model_.ways().to_begins[lane_of(label)] + next) + rest_[last + 1];
}

float TagLattice::margin(std::uint32_t begin, std::uint32_t end, TypeId type) const {
  const TagLabel label = model_.begin_label(type);
  if (label == kOutside) return 0;
  Name name(*this, begin - begin_, label);
  while (name.last() + 1 < end - begin_) name.grow();
  return name.margin();
}

}  // namespace fangzhi
