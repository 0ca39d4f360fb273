#include "graph/link_cluster.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "graph/linking.h"

namespace fangzhi {
namespace {

class Clusters {
 public:
  Clusters(std::uint32_t count, const std::vector<IndexPair>& different) : root_(count), enemies_(count) {
    std::iota(root_.begin(), root_.end(), 0u);
    for (const IndexPair& pair : different) {
      enemies_[pair.first].push_back(pair.second);
      enemies_[pair.second].push_back(pair.first);
    }
  }

  // Roots are smallest members.
  std::uint32_t find(std::uint32_t member) {
    while (root_[member] != member) {
      root_[member] = root_[root_[member]];
      member = root_[member];
    }
    return member;
  }

  void join(std::uint32_t first, std::uint32_t second) {
    const auto [kept, gone] = std::minmax({find(first), find(second)});
    if (kept == gone || are_enemies(kept, gone)) return;
    root_[gone] = kept;
    std::vector<std::uint32_t>& into = enemies_[kept];
    std::vector<std::uint32_t>& from = enemies_[gone];
    if (into.size() < from.size()) std::swap(into, from);
    into.insert(into.end(), from.begin(), from.end());
    std::vector<std::uint32_t>().swap(from);
  }

 private:
  bool are_enemies(std::uint32_t a, std::uint32_t b) {
    if (enemies_[b].size() < enemies_[a].size()) std::swap(a, b);
    return std::any_of(enemies_[a].begin(), enemies_[a].end(),
                       [&](std::uint32_t it) { return find(it) == b; });
  }

  std::vector<std::uint32_t> root_;
  std::vector<std::vector<std::uint32_t>> enemies_;  // members that no member of the root's cluster may join
};

}  // namespace

std::vector<std::uint32_t> cluster_indexes(std::uint32_t count, std::vector<IndexPair> same,
                                           const std::vector<IndexPair>& different) {
  std::sort(same.begin(), same.end(), [](const IndexPair& x, const IndexPair& y) {
    return std::tie(y.score, x.first, x.second) < std::tie(x.score, y.first, y.second);
  });
  Clusters clusters(count, different);
  for (const IndexPair& pair : same) clusters.join(pair.first, pair.second);
  std::vector<std::uint32_t> roots(count);
  for (std::uint32_t i = 0; i < count; ++i) roots[i] = clusters.find(i);
  return roots;
}

std::vector<std::vector<IdentityId>> cluster(std::vector<IdentityId> units, std::vector<LinkPair> pairs) {
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  const auto index_of = [&](IdentityId id) {
    return static_cast<std::uint32_t>(std::lower_bound(units.begin(), units.end(), id) - units.begin());
  };
  std::vector<IndexPair> same;
  std::vector<IndexPair> different;
  for (const LinkPair& pair : pairs) {
    const auto [first, second] = std::minmax({index_of(pair.first), index_of(pair.second)});
    if (pair.outcome == LinkOutcome::same) same.push_back({first, second, pair.score});
    if (pair.outcome == LinkOutcome::different) different.push_back({first, second, pair.score});
  }
  const auto count = static_cast<std::uint32_t>(units.size());
  const std::vector<std::uint32_t> roots = cluster_indexes(count, std::move(same), different);
  std::vector<std::vector<IdentityId>> clusters;
  std::vector<std::size_t> place(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (roots[i] == i) {
      place[i] = clusters.size();
      clusters.emplace_back();
    }
    clusters[place[roots[i]]].push_back(units[i]);
  }
  return clusters;
}

}  // namespace fangzhi
