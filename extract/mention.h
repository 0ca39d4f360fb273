// A name found at a place in the page, and what found it.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/entity_type.h"
#include "extract/score.h"

namespace fangzhi {

// Offsets are code points of the laid-out text. `found_by` is a name that lives as long as the program.
struct Candidate {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TypeId type = kNoType;
  float score = 0;
  std::string_view found_by;
};

using Mention = Candidate;

// A candidate and what its score is made of.
struct ScoredCandidate {
  Candidate candidate;
  std::vector<FeatureCount> features;
};

// The set of candidates of the greatest total score that do not overlap, sorted by place; only candidates
// that score above zero are taken. Of equal sets the one with the longer, then the earlier names wins. O(n
// log n).
std::vector<Mention> choose_mentions(std::vector<Candidate> candidates);

}  // namespace fangzhi
