// Places that stand in one another: 云河市|青林县|青林镇.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/mention.h"

namespace fangzhi {

// The outermost of the names that stand right before one another and before this one.
inline std::uint32_t outermost_of(const std::vector<Mention>& mentions, std::uint32_t innermost) {
  constexpr std::uint32_t kLongestChain = 8;
  std::uint32_t first = innermost;
  while (first > 0 && innermost - first < kLongestChain && mentions[first - 1].end == mentions[first].begin)
    --first;
  return first;
}

}  // namespace fangzhi
