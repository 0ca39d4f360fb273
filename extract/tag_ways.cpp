#include "extract/tag_ways.h"

#include <limits>

namespace fangzhi {
namespace {

constexpr std::int16_t kAlways = std::numeric_limits<std::int16_t>::max();

}  // namespace

TagWays::TagWays(const std::array<TagRow, kTagLabels>& after) {
  std::array<std::array<std::int16_t, kTagLabels>, kTagLabels> ways;  // by lanes
  for (TagLabel from = 0; from < kTagLabels; ++from) {
    for (TagLabel to = 0; to < kTagLabels; ++to) ways[lane_of(from)][lane_of(to)] = after[from][to];
  }
  for (std::size_t from = 0; from < kTagLabels; ++from) {
    for (std::size_t to = 0; to < kTagLanes; ++to) {
      to_begins[from][to] = ways[from][to];
      from_all[to].halves[from / kTagLanes][from % kTagLanes] = ways[from][to];
    }
    go_on[from / kTagLanes][from % kTagLanes] = ways[from][kTagLanes + from % kTagLanes];
  }
  for (std::size_t other = 0; other < kTagLabels; ++other) {
    for (std::size_t lane = 0; lane < kTagLabels; ++lane) {
      std::int16_t least = kAlways;
      for (std::size_t to = 0; to < kTagLanes; ++to) {
        const auto lead = static_cast<std::int16_t>(ways[other][to] - ways[lane][to]);
        if (lane != other && ways[lane][to] != kNoWay) least = std::min(least, lead);
      }
      slack_after[other].halves[lane / kTagLanes][lane % kTagLanes] = least;
    }
  }
  for (std::size_t other = 0; other < kTagLanes; ++other) {
    for (std::size_t lane = 0; lane < kTagLanes; ++lane) {
      std::int16_t least = kAlways;
      for (std::size_t from = 0; from < kTagLabels; ++from) {
        const auto lead = static_cast<std::int16_t>(ways[from][other] - ways[from][lane]);
        if (lane != other && ways[from][lane] != kNoWay) least = std::min(least, lead);
      }
      slack_before[other][lane] = least;
    }
  }
}

}  // namespace fangzhi
