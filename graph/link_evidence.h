// How much of its evidence a link unit keeps in a store.
#pragma once

#include <cstddef>

#include "graph/linking.h"

namespace fangzhi {

// A unit keeps its first facts only, in their order, so that a name on every page of a library stays small.
inline constexpr std::size_t kMostFacts = 500;

inline void bound_evidence(LinkUnit& unit) {
  if (unit.facts.size() > kMostFacts) unit.facts.resize(kMostFacts);
}

// As add_evidence(): the order does not matter.
inline void add_bounded_evidence(LinkUnit& unit, LinkUnit more) {
  add_evidence(unit, std::move(more));
  bound_evidence(unit);
}

}  // namespace fangzhi
