#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "graph/linking.h"

namespace fangzhi {
namespace {

TEST(Cluster, NeverJoinsAgainstACannotLink) {
  std::mt19937 random(11);
  for (int turn = 0; turn < 200; ++turn) {
    std::vector<IdentityId> ids;
    for (std::uint64_t i = 1; i <= 12; ++i) ids.push_back({0, i});
    std::vector<LinkPair> pairs;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      for (std::size_t j = i + 1; j < ids.size(); ++j) {
        const auto draw = random() % 8;
        if (draw > 3) continue;
        const auto is = draw == 0   ? LinkOutcome::different
                        : draw == 1 ? LinkOutcome::unsure
                                    : LinkOutcome::same;
        pairs.push_back({ids[i], ids[j], is, static_cast<double>(random() % 5), {}});
      }
    }
    const auto clusters = cluster(ids, pairs);
    std::map<IdentityId, std::size_t> place;
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      EXPECT_TRUE(std::is_sorted(clusters[i].begin(), clusters[i].end()));
      EXPECT_TRUE(i == 0 || clusters[i - 1].front() < clusters[i].front());
      for (const IdentityId id : clusters[i]) place[id] = i;
    }
    EXPECT_EQ(place.size(), ids.size());
    const auto is_torn = [&](const LinkPair& pair) { return place[pair.first] != place[pair.second]; };
    for (const LinkPair& pair : pairs) {
      EXPECT_TRUE(pair.outcome != LinkOutcome::different || is_torn(pair));
      if (pair.outcome != LinkOutcome::same || !is_torn(pair)) continue;
      // What was not joined has a reason: a cannot-link between the two clusters.
      EXPECT_TRUE(std::any_of(pairs.begin(), pairs.end(), [&](const LinkPair& it) {
        const auto ends = std::minmax({place[it.first], place[it.second]});
        return it.outcome == LinkOutcome::different &&
               ends == std::minmax({place[pair.first], place[pair.second]});
      }));
    }
    std::shuffle(ids.begin(), ids.end(), random);
    std::shuffle(pairs.begin(), pairs.end(), random);
    for (LinkPair& pair : pairs) {
      if (random() % 2 == 0) std::swap(pair.first, pair.second);
    }
    ASSERT_EQ(cluster(ids, pairs), clusters);
  }
}

TEST(Cluster, JoinsTheStrongestFirst) {
  const IdentityId a{0, 1};
  const IdentityId b{0, 2};
  const IdentityId c{0, 3};
  const std::vector<LinkPair> pairs = {{a, b, LinkOutcome::same, 5, {}},
                                       {b, c, LinkOutcome::same, 6, {}},
                                       {a, c, LinkOutcome::different, -1, {}}};
  EXPECT_EQ(cluster({a, b, c}, pairs), (std::vector<std::vector<IdentityId>>{{a}, {b, c}}));
}

}  // namespace
}  // namespace fangzhi
