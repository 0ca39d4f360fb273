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
  const char* plain;
};

class PlainBody : public testing::TestWithParam<BodyCase> {};

TEST_P(PlainBody, IsOneWhateverItsTerm) {
  EXPECT_EQ(plain_body(GetParam().body), GetParam().plain);
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, PlainBody,
    testing::Values(BodyCase{"FullNameOfATerm", "云山县第十九届人民代表大会常务委员会", "云山县人大常委会"},
                    BodyCase{"ShortNameOfATerm", "云山县十九届人大常委会", "云山县人大常委会"},
                    BodyCase{"Conference", "政协云山县第十届委员会", "云山县政协"},
                    BodyCase{"ConferenceWithoutATerm", "政协云山县委员会", "云山县政协"},
                    BodyCase{"Government", "云山县人民政府", "云山县政府"},
                    BodyCase{"AnyOther", "云山县教育局", "云山县教育局"}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace fangzhi
