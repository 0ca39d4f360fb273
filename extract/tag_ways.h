// The weights of the ways from the label of one character to that of the next, laid out for adding them up
// lane by lane in both directions.
#pragma once

#include <array>

#include "extract/tag_scores.h"

namespace fangzhi {

struct TagWays {
  using Half = TagScores::Half;

  TagWays() = default;
  // From each label to each.
  explicit TagWays(const std::array<TagRow, kTagLabels>& after);

  Half to_begins[kTagLabels] = {};     // from a lane to each of the first half
  Half go_on[2] = {};                  // from the lanes of a half to the insides opposite
  TagScores from_all[kTagLanes] = {};  // to a lane of the first half, from each
  // How far a lane may lie behind another before no way on from it, or none that leads to it, is the best
  // one: of the other, for each.
  TagScores slack_after[kTagLabels] = {};
  Half slack_before[kTagLanes] = {};
};

}  // namespace fangzhi
