#include "core/fields.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

using Fields = std::vector<std::string_view>;

TEST(Fields, AreTakenOffOneByOne) {
  std::string_view rest = "云河广场\thead\t\ttype=Place";
  EXPECT_EQ(take_field(rest, '\t'), "云河广场");
  EXPECT_EQ(take_field(rest, '\t'), "head");
  EXPECT_EQ(rest, "\ttype=Place");
  EXPECT_EQ(take_field(rest, '\t'), "");
  EXPECT_EQ(take_field(rest, '\t'), "type=Place");
  EXPECT_EQ(rest, "");
  EXPECT_EQ(take_field(rest, '\t'), "") << "nothing is left";
}

TEST(Fields, ASeparatorAtTheEndLeavesNothing) {
  std::string_view rest = "a;";
  EXPECT_EQ(take_field(rest, ';'), "a");
  EXPECT_TRUE(rest.empty());
}

TEST(Fields, AreSplitAllAtOnce) {
  EXPECT_EQ(split_fields("a\tb\t\tc", '\t'), (Fields{"a", "b", "", "c"}));
  EXPECT_EQ(split_fields("a\t", '\t'), (Fields{"a", ""}));
  EXPECT_EQ(split_fields("a b", '\t'), (Fields{"a b"}));
  EXPECT_EQ(split_fields("", '\t'), (Fields{""}));
}

TEST(Fields, AreSplitInThePlaceOfThoseBefore) {
  Fields fields;
  split_fields("a\tb\tc", '\t', fields);
  split_fields("d\t", '\t', fields);
  EXPECT_EQ(fields, (Fields{"d", ""}));
}

TEST(Lines, AreCountedWithOrWithoutTheLastEnd) {
  EXPECT_EQ(count_lines(""), 0u);
  EXPECT_EQ(count_lines("a"), 1u);
  EXPECT_EQ(count_lines("a\n"), 1u);
  EXPECT_EQ(count_lines("a\n\nb"), 3u);
}

}  // namespace
}  // namespace fangzhi
