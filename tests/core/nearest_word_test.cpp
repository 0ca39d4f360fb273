#include "core/nearest_word.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

struct Distance {
  std::u32string a;
  std::u32string b;
  std::size_t distance;
};

TEST(EditDistance, CountsWhatIsPutInLeftOutChangedAndSwapped) {
  const Distance cases[] = {
      {U"", U"", 0},
      {U"", U"园区", 2},
      {U"Project", U"Project", 0},
      {U"Project", U"Projct", 1},
      {U"Project", U"Projekt", 1},
      {U"Project", U"Porject", 1},
      {U"产业园", U"业产园", 1},
      {U"ca", U"abc", 3},  // no letter is touched twice
      {U"abcdef", U"badcfe", 3},
  };
  for (const Distance& it : cases) {
    EXPECT_EQ(edit_distance(it.a, it.b), it.distance);
    EXPECT_EQ(edit_distance(it.b, it.a), it.distance);
  }
}

TEST(NearestWord, FindsAWordWithTwoLettersSwapped) {
  EXPECT_EQ(nearest_word("palce", {"Person", "place", "page"}), "place");
  EXPECT_EQ(nearest_word("ab", {"ba"}), "ba");
}

TEST(NearestWord, SaysNothingWhereNoneIsNear) {
  EXPECT_EQ(nearest_word("xyz", {"Project", "Person"}), "");
  EXPECT_EQ(nearest_word("\xff", {"Project"}), "");
}

}  // namespace
}  // namespace fangzhi
