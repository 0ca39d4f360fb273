#include "extract/numbered_bodies.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

struct TermCase {
  const char* name;
  std::u32string_view text;
  std::size_t begin;
};

class Term : public testing::TestWithParam<TermCase> {};

TEST_P(Term, BeginsWhereItsNumberDoes) {
  EXPECT_EQ(begin_of_term(GetParam().text, GetParam().text.size()), GetParam().begin);
}

INSTANTIATE_TEST_SUITE_P(Numbers, Term,
                         testing::Values(TermCase{"Ordinal", U"云山县第十九届", 3},
                                         TermCase{"Bare", U"县十九届", 1}, TermCase{"Digits", U"县第19届", 1},
                                         TermCase{"NoNumber", U"历届", 2}, TermCase{"NoTerm", U"云山县", 3},
                                         TermCase{"Nothing", U"", 0}),
                         [](const auto& each) { return std::string(each.param.name); });

struct BodyCase {
  const char* name;
  const char* body;
  const char* brief;
};

class ShortBody : public testing::TestWithParam<BodyCase> {};

TEST_P(ShortBody, IsOneHoweverItIsWritten) {
  EXPECT_EQ(short_body(GetParam().body), GetParam().brief);
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, ShortBody,
    testing::Values(BodyCase{"FullNameOfATerm", "云山县第十九届人民代表大会常务委员会",
                             "云山县十九届人大常委会"},
                    BodyCase{"ShortNameOfATerm", "云山县十九届人大常委会", "云山县十九届人大常委会"},
                    BodyCase{"Standing", "云山县人民代表大会常务委员会", "云山县人大常委会"},
                    BodyCase{"Government", "云山县人民政府", "云山县政府"},
                    BodyCase{"AnyOther", "云山县教育局", "云山县教育局"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(NumberedBodies, AreNamedWholeWithThePlaceBeforeThem) {
  TypeTable types;
  types.institution = 0, types.place = 1, types.event = 2;
  const std::u32string text = U"李文斌当选云山县第十九届人大常委会主任，周云河当选县十九届人大常委会委员";
  std::vector<Mention> mentions = {{5, 8, types.place, 1, "test"}};
  name_numbered_bodies(text, types, mentions);
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(text.substr(mentions[0].begin, mentions[0].end - mentions[0].begin), U"云山县第十九届人大常委会");
  EXPECT_EQ(text.substr(mentions[1].begin, mentions[1].end - mentions[1].begin), U"县十九届人大常委会");
}

TEST(NumberedBodies, ASittingIsNoBody) {
  TypeTable types;
  types.institution = 0, types.place = 1, types.event = 2;
  std::vector<Mention> mentions;
  name_numbered_bodies(U"县第十九届人大常委会第三次会议", types, mentions);
  EXPECT_TRUE(mentions.empty());
}

}  // namespace
}  // namespace fangzhi
