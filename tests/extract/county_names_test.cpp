#include "extract/county_names.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

TEST(CountyNames, AreThoseOfTheTableAndWithoutTheirSuffix) {
  Divisions divisions;
  const Status added = divisions.add(
      "410000\t安省\t\t安\n"
      "410300\t安陵市\t410000\t安陵\n"
      "410302\t云东区\t410300\n"
      "410381\t云岭市\t410300\n"
      "410382\t河湾回族自治县\t410300\t河湾\n"
      "410383\t和县\t410300\n",
      "divisions.tsv");
  ASSERT_TRUE(added) << added.error().message;
  const std::vector<std::u32string> expected = {U"云岭", U"河湾"};
  EXPECT_EQ(short_county_names(divisions), expected)
      << "neither cities nor districts, and no name of one character";
}

}  // namespace
}  // namespace fangzhi
