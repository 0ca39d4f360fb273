#include "extract/aho_corasick.h"

#include <gtest/gtest.h>

#include <map>
#include <ostream>
#include <random>
#include <string>
#include <vector>

namespace fangzhi {
namespace {

struct Hit {
  std::size_t begin;
  std::size_t end;
  std::uint32_t value;
  bool operator==(const Hit&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Hit& hit) {
  return out << "[" << hit.begin << "," << hit.end << ")=" << hit.value;
}

using Words = std::vector<std::u32string>;

// The value of a word is its index; of one that stands twice, the first.
std::vector<Hit> find_with_automaton(const Words& words, const std::u32string& text) {
  AhoCorasick automaton;
  for (std::size_t i = 0; i < words.size(); ++i) automaton.add(words[i], static_cast<std::uint32_t>(i));
  automaton.build();
  std::vector<Hit> hits;
  automaton.find(text, [&](std::size_t begin, std::size_t end, std::uint32_t value) {
    hits.push_back({begin, end, value});
  });
  return hits;
}

// Slow and obvious: every stretch of the text is looked up.
std::vector<Hit> find_slowly(const Words& words, const std::u32string& text) {
  std::map<std::u32string, std::uint32_t> known;
  for (std::size_t i = 0; i < words.size(); ++i) known.emplace(words[i], static_cast<std::uint32_t>(i));
  std::vector<Hit> hits;
  for (std::size_t end = 1; end <= text.size(); ++end) {
    for (std::size_t begin = 0; begin < end; ++begin) {
      const auto found = known.find(text.substr(begin, end - begin));
      if (found != known.end()) hits.push_back({begin, end, found->second});
    }
  }
  return hits;
}

TEST(AhoCorasick, FindsWhatBeginsAtOnePlaceTheShortestFirst) {
  AhoCorasick automaton;
  for (const std::u32string_view word : {U"云河", U"云河广场", U"河", U"云河市"})
    automaton.add(word, static_cast<std::uint32_t>(word.size()));
  std::vector<std::pair<std::size_t, std::uint32_t>> hits;
  const auto note = [&](std::size_t end, std::uint32_t value) { hits.emplace_back(end, value); };
  automaton.find_at(U"在云河广场", 1, note);
  EXPECT_EQ(hits, (std::vector<std::pair<std::size_t, std::uint32_t>>{{3, 2}, {5, 4}}));
  hits.clear();
  automaton.find_at(U"在云河", 0, note);
  EXPECT_TRUE(hits.empty());
}

TEST(AhoCorasick, FindsByRisingEndTheLongestFirst) {
  struct Case {
    const char* name;
    Words words;
    std::u32string text;
    std::vector<Hit> hits;
  };
  const Case cases[] = {
      {"no words", {}, U"云河", {}},
      {"no text", {U"云河"}, U"", {}},
      {"one", {U"产业园"}, U"云河产业园区", {{2, 5, 0}}},
      {"nested at the end", {U"园", U"业园", U"产业园"}, U"产业园", {{0, 3, 2}, {1, 3, 1}, {2, 3, 0}}},
      {"nested at the beginning", {U"产", U"产业", U"产业园"}, U"产业园", {{0, 1, 0}, {0, 2, 1}, {0, 3, 2}}},
      {"nested in the middle", {U"业", U"产业园"}, U"产业园", {{1, 2, 0}, {0, 3, 1}}},
      {"overlapping", {U"市委", U"委书记"}, U"市委书记", {{0, 2, 0}, {1, 4, 1}}},
      {"itself overlapped", {U"哈哈"}, U"哈哈哈", {{0, 2, 0}, {1, 3, 0}}},
      {"a prefix of what does not come", {U"云河新材料", U"河新"}, U"云河新区", {{1, 3, 1}}},
      {"added twice", {U"云河", U"云河"}, U"云河", {{0, 2, 0}}},
      {"outside the basic plane",
       {U"\U00020000\U00020001", U"\U00020001"},
       U"一\U00020000\U00020001二",
       {{1, 3, 0}, {2, 3, 1}}},
      {"the last code point", {U"\U0010ffff"}, U"\U0010ffff\U0010ffff", {{0, 1, 0}, {1, 2, 0}}},
      {"the first code point", {std::u32string(2, U'\0')}, std::u32string(3, U'\0'), {{0, 2, 0}, {1, 3, 0}}},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(find_with_automaton(each.words, each.text), each.hits) << each.name;
    EXPECT_EQ(find_slowly(each.words, each.text), each.hits) << each.name << ", slowly";
  }
}

TEST(AhoCorasick, AgreesWithTheObviousMatcher) {
  const std::u32string alphabet = U"ab云\U00020000\U00020001";
  std::mt19937 random(1975);
  const auto random_text = [&](std::size_t length) {
    // Few letters at a time, so that words overlap and nest often.
    const std::size_t letters = 2 + random() % (alphabet.size() - 1);
    std::u32string text;
    while (text.size() < length) text += alphabet[random() % letters];
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    Words words(random() % 30);
    for (std::u32string& word : words) word = random_text(1 + random() % 6);
    const std::u32string text = random_text(random() % 80);
    ASSERT_EQ(find_with_automaton(words, text), find_slowly(words, text)) << "round " << round;
  }
}

// More words than the first table of edges holds.
TEST(AhoCorasick, HoldsManyWords) {
  AhoCorasick automaton;
  constexpr std::uint32_t kCount = 20000;
  const auto word = [](std::uint32_t i) {
    return std::u32string{static_cast<char32_t>(0x4e00 + i % 97), static_cast<char32_t>(0x4e00 + i / 97),
                          U'园'};
  };
  for (std::uint32_t i = 0; i < kCount; ++i) automaton.add(word(i), i);
  automaton.add(word(0), 7);
  automaton.build();
  EXPECT_EQ(automaton.size(), kCount);
  for (std::uint32_t i = 0; i < kCount; i += 13) {
    std::vector<Hit> hits;
    automaton.find(word(i), [&](std::size_t begin, std::size_t end, std::uint32_t value) {
      hits.push_back({begin, end, value});
    });
    ASSERT_EQ(hits, (std::vector<Hit>{{0, 3, i}}));
  }
}

TEST(AhoCorasick, KnowsTheValueOfAWordBeforeAndAfterBuild) {
  AhoCorasick automaton;
  EXPECT_EQ(automaton.add(U"产业园", 3), 3u);
  EXPECT_EQ(automaton.add(U"产业园", 4), 3u) << "the first value stays";
  EXPECT_EQ(automaton.add(U"\U00020000园", 5), 5u);
  for (int built = 0; built < 2; ++built) {
    EXPECT_EQ(automaton.value_of(U"产业园"), 3u);
    EXPECT_EQ(automaton.value_of(U"\U00020000园"), 5u);
    for (const std::u32string_view no_word : {U"", U"产业", U"园", U"产业园区", U"\U00020000"}) {
      EXPECT_EQ(automaton.value_of(no_word), AhoCorasick::kNone);
    }
    if (built == 0) automaton.build();
  }
}

}  // namespace
}  // namespace fangzhi
