#include "extract/name_edges.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

TEST(NameEdges, AMarkWithoutItsOtherIsNoPartOfAName) {
  std::vector<Mention> mentions(2);
  mentions[0].begin = 1, mentions[0].end = 7;
  mentions[1].begin = 8, mentions[1].end = 14;
  settle_marks(U"获省级示范园”、“云河”大桥", mentions);
  EXPECT_EQ(mentions[0].end, 6u);
  EXPECT_EQ(mentions[1].begin, 8u) << "a name may hold both";
}

TEST(NameEdges, AMarkInsideANameBringsItsOther) {
  std::vector<Mention> mentions(2);
  mentions[0].begin = 0, mentions[0].end = 5;
  mentions[1].begin = 8, mentions[1].end = 15;
  settle_marks(U"先进“红旗”、“云河—青林”快线", mentions);
  EXPECT_EQ(mentions[0].end, 6u);
  EXPECT_EQ(mentions[1].begin, 7u);
}

TEST(NameEdges, APersonWhomThePageKnowsTakesNothingFromTheNextWord) {
  constexpr std::u32string_view kText = U"周云河家分红，周云河高举，周云河水";
  std::vector<Mention> mentions(3);
  mentions[0].begin = 0, mentions[0].end = 3;
  mentions[1].begin = 7, mentions[1].end = 11;
  mentions[2].begin = 13, mentions[2].end = 17;
  for (Mention& each : mentions) each.type = 1;
  mentions[2].type = 2;
  cut_known_persons(kText, 1, mentions);
  EXPECT_EQ(mentions[1].end, 10u);
  EXPECT_EQ(mentions[2].end, 17u) << "of another type";
}

}  // namespace
}  // namespace fangzhi
