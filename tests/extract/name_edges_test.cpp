#include "extract/name_edges.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

TEST(NameEdges, AMarkWithoutItsOtherIsNoPartOfAName) {
  std::vector<Mention> mentions(2);
  mentions[0].begin = 1, mentions[0].end = 7;
  mentions[1].begin = 8, mentions[1].end = 14;
  cut_single_marks(U"获省级示范园”、“云河”大桥", mentions);
  EXPECT_EQ(mentions[0].end, 6u);
  EXPECT_EQ(mentions[1].begin, 8u) << "a name may hold both";
}

}  // namespace
}  // namespace fangzhi
