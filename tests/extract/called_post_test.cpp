#include "extract/called_post.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

TEST(CalledPost, ATownHasTheOrganThatTheOfficeIsOf) {
  EXPECT_EQ(organ_of_town(U"东湖镇", U"党委书记"), U"党委");
  EXPECT_EQ(organ_of_town(U"东湖镇", U"书记"), U"党委");
  EXPECT_EQ(organ_of_town(U"柳河街道", U"书记"), U"党工委");
  EXPECT_EQ(organ_of_town(U"东湖镇", U"人大主席"), U"人大");
  EXPECT_EQ(organ_of_town(U"东湖镇", U"长"), U"");
}

TEST(CalledPost, ADivisionIsOfTheLevelItsNameEndsWith) {
  EXPECT_TRUE(is_of_level(U"东湖镇", U"镇"));
  EXPECT_FALSE(is_of_level(U"东湖镇", U"乡"));
  EXPECT_FALSE(is_of_level(U"镇", U"镇"));
  EXPECT_TRUE(is_of_level(U"柳河街道", U""));
  EXPECT_FALSE(is_of_level(U"石塘村", U""));
}

TEST(CalledPost, ALongerNameMayBeginWithATown) {
  EXPECT_EQ(town_in(U"东湖镇第九届人民代表大会"), U"东湖镇");
  EXPECT_EQ(town_in(U"柳河街道卫生服务中心"), U"柳河街道");
  EXPECT_EQ(town_in(U"西城区城乡建设局"), U"");
  EXPECT_EQ(town_in(U"西城区村镇银行"), U"");
}

TEST(CalledPost, ABodyIsHeadedByTheTitleOfItsKind) {
  EXPECT_TRUE(is_head_of(U"院长", U"东湖镇卫生院"));
  EXPECT_TRUE(is_head_of(U"副所长", U"东湖派出所"));
  EXPECT_FALSE(is_head_of(U"院长", U"西城区人民检察院"));
  EXPECT_FALSE(is_head_of(U"县长", U"云山县"));
}

}  // namespace
}  // namespace fangzhi
