// The likelihood of an annotated labelling by a linear-chain conditional random field, and how it changes
// with what is said of each label: forward and backward sums over all labellings.
#pragma once

#include <array>
#include <vector>

#include "extract/tag_scores.h"

namespace fangzhi {

using TagValues = std::array<float, kTagLabels>;
using TagMatrix = std::array<TagValues, kTagLabels>;  // from a label to another

// Keeps what it needs from one stretch to the next.
class TagLikelihood {
 public:
  // Of which labels may follow which.
  explicit TagLikelihood(const std::array<std::array<bool, kTagLabels>, kTagLabels>& is_way)
      : is_way_(is_way) {}

  // `own` is what speaks for each label of each character, `ways` for each step from one to the next. Adds to
  // `ways_slope` and puts into `own_slope` by how much the logarithm of the likelihood of the labels grows
  // with each of them, and returns it. There is at least one character.
  double climb(const std::vector<TagValues>& own, const TagMatrix& ways, const TagLabel* labels,
               std::vector<TagValues>& own_slope, TagMatrix& ways_slope);

 private:
  void weigh(const std::vector<TagValues>& own, const TagMatrix& ways);
  double go_forward();
  void go_back();
  void slope_of_ways(const TagLabel* labels, TagMatrix& slope) const;

  std::array<std::array<bool, kTagLabels>, kTagLabels> is_way_;
  TagMatrix ways_{}, ways_back_{};               // exp of them
  std::vector<TagValues> own_, forward_, back_;  // exp, the highest of each character 1; sums, scaled to 1
};

}  // namespace fangzhi
