// Greedy clustering under cannot-links, over indexes. Inner part of graph/linking.h.
#pragma once

#include <cstdint>
#include <vector>

namespace fangzhi {

struct IndexPair {
  std::uint32_t first = 0;  // the smaller index
  std::uint32_t second = 0;
  double score = 0;
};

// The cluster of each of `count` things, named by its smallest member. `same` pairs are tried by score, the
// highest first, then by index; two clusters are joined unless a pair of `different` stands between them.
std::vector<std::uint32_t> cluster_indexes(std::uint32_t count, std::vector<IndexPair> same,
                                           const std::vector<IndexPair>& different);

}  // namespace fangzhi
