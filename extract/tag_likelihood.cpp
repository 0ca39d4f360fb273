#include "extract/tag_likelihood.h"

#include <algorithm>
#include <cmath>

namespace fangzhi {
namespace {

// Returns what their sum was.
float scale_to_one(TagValues& values) {
  float sum = 0;
  for (const float each : values) sum += each;
  for (float& each : values) each /= sum;
  return sum;
}

}  // namespace

void TagLikelihood::weigh(const std::vector<TagValues>& own, const TagMatrix& ways) {
  own_.resize(own.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    const float highest = *std::max_element(own[i].begin(), own[i].end());
    for (std::size_t label = 0; label < kTagLabels; ++label)
      own_[i][label] = std::exp(own[i][label] - highest);
  }
  for (std::size_t from = 0; from < kTagLabels; ++from) {
    for (std::size_t to = 0; to < kTagLabels; ++to)
      ways_back_[to][from] = ways_[from][to] = is_way_[from][to] ? std::exp(ways[from][to]) : 0;
  }
}

// Returns the logarithm of the sum over all labellings, as far as own_ tells.
double TagLikelihood::go_forward() {
  double all = 0;
  forward_.resize(own_.size());
  TagValues before{};
  before[kOutside] = 1;
  for (std::size_t i = 0; i < own_.size(); ++i) {
    TagValues now{};
    for (std::size_t from = 0; from < kTagLabels; ++from) {
      for (std::size_t to = 0; to < kTagLabels; ++to) now[to] += before[from] * ways_[from][to];
    }
    for (std::size_t to = 0; to < kTagLabels; ++to) now[to] *= own_[i][to];
    all += std::log(static_cast<double>(scale_to_one(now)));
    forward_[i] = before = now;
  }
  return all;
}

void TagLikelihood::go_back() {
  back_.resize(own_.size());
  back_.back().fill(1);
  for (std::size_t i = own_.size() - 1; i > 0; --i) {
    TagValues now{};
    for (std::size_t to = 0; to < kTagLabels; ++to) {
      const float after = back_[i][to] * own_[i][to];
      for (std::size_t from = 0; from < kTagLabels; ++from) now[from] += after * ways_back_[to][from];
    }
    scale_to_one(now);
    back_[i - 1] = now;
  }
}

// What the labels have of each step, less what is expected.
void TagLikelihood::slope_of_ways(const TagLabel* labels, TagMatrix& slope) const {
  TagLabel last = kOutside;
  TagValues before{};
  before[kOutside] = 1;
  for (std::size_t i = 0; i < own_.size(); ++i) {
    TagMatrix steps;
    float sum = 0;
    for (std::size_t from = 0; from < kTagLabels; ++from) {
      for (std::size_t to = 0; to < kTagLabels; ++to) {
        steps[from][to] = before[from] * ways_[from][to] * own_[i][to] * back_[i][to];
        sum += steps[from][to];
      }
    }
    for (std::size_t from = 0; from < kTagLabels; ++from) {
      for (std::size_t to = 0; to < kTagLabels; ++to) slope[from][to] -= steps[from][to] / sum;
    }
    slope[last][labels[i]] += 1;
    last = labels[i];
    before = forward_[i];
  }
}

double TagLikelihood::climb(const std::vector<TagValues>& own, const TagMatrix& ways, const TagLabel* labels,
                            std::vector<TagValues>& own_slope, TagMatrix& ways_slope) {
  weigh(own, ways);
  double likelihood = -go_forward();
  go_back();
  slope_of_ways(labels, ways_slope);
  own_slope.resize(own_.size());
  for (std::size_t i = 0; i < own_.size(); ++i) {
    TagValues& slope = own_slope[i];
    for (std::size_t label = 0; label < kTagLabels; ++label)
      slope[label] = forward_[i][label] * back_[i][label];
    scale_to_one(slope);
    for (float& each : slope) each = -each;
    slope[labels[i]] += 1;
    const TagLabel before = i == 0 ? kOutside : labels[i - 1];
    const float highest = *std::max_element(own[i].begin(), own[i].end());
    likelihood += static_cast<double>(own[i][labels[i]] - highest + ways[before][labels[i]]);
  }
  return likelihood;
}

}  // namespace fangzhi
