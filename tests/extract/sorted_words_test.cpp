#include "extract/sorted_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <tuple>

namespace fangzhi {
namespace {

using Hit = std::tuple<std::size_t, std::size_t, std::u32string>;

std::vector<Hit> find_all(const std::set<std::u32string>& words, std::u32string_view text) {
  const std::vector<std::u32string_view> views(words.begin(), words.end());
  std::vector<Hit> hits;
  SortedWords(views).find(text, [&](std::size_t begin, std::size_t end, std::size_t word) {
    hits.emplace_back(begin, end, views[word]);
  });
  return hits;
}

// Slow and obvious: every stretch of the text is looked up.
std::vector<Hit> find_slowly(const std::set<std::u32string>& words, const std::u32string& text) {
  std::vector<Hit> hits;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    for (std::size_t end = begin + 1; end <= text.size(); ++end) {
      const std::u32string part = text.substr(begin, end - begin);
      if (words.count(part) != 0) hits.emplace_back(begin, end, part);
    }
  }
  return hits;
}

TEST(SortedWords, FindsByRisingBeginTheShortestFirst) {
  const std::set<std::u32string> words = {U"云河", U"云河广场", U"河广", U"广场"};
  const std::vector<Hit> hits = {{1, 3, U"云河"}, {1, 5, U"云河广场"}, {2, 4, U"河广"}, {3, 5, U"广场"}};
  EXPECT_EQ(find_all(words, U"在云河广场"), hits);
}

TEST(SortedWords, FindsNothingWhereThereIsNothing) {
  EXPECT_TRUE(find_all({}, U"云河").empty());
  EXPECT_TRUE(find_all({U"云河"}, U"").empty());
  EXPECT_TRUE(find_all({U"云河广场"}, U"云河广").empty());
  // The same place in the filter of beginnings, another character.
  EXPECT_TRUE(find_all({std::u32string{0x4e00, 0x4e01}}, std::u32string{0x5e00, 0x4e01}).empty());
}

TEST(SortedWords, AgreesWithTheObviousMatcher) {
  const std::u32string alphabet = U"ab云\U00020000\U00020001";
  std::mt19937 random(1975);
  const auto random_text = [&](std::size_t length) {
    std::u32string text;
    while (text.size() < length) text += alphabet[random() % alphabet.size()];
    return text;
  };
  for (int round = 0; round < 300; ++round) {
    std::set<std::u32string> words;
    for (std::size_t count = random() % 30; count > 0; --count) words.insert(random_text(1 + random() % 6));
    const std::u32string text = random_text(random() % 60);
    ASSERT_EQ(find_all(words, text), find_slowly(words, text)) << "round " << round;
  }
}

}  // namespace
}  // namespace fangzhi
