#include "extract/tag_features.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/utf8.h"
#include "tag_test_words.h"

namespace fangzhi {
namespace {

class TagFeatures : public testing::Test {
 protected:
  void SetUp() override { classes.bind(words.types, words.lexicon, words.divisions); }

  // What is seen at a character of the text, as text.
  std::multiset<std::string> seen_at(const std::u32string& text, int at) {
    const Reading reading = words.read(text);
    TagFeatureReader reader(reading, words.lexicon, classes);
    reader.read(reading.sentences.at(0).tokens);
    std::multiset<std::string> all;
    reader.each_seen(at, [&](TagKey key) {
      const std::string_view sight = kTagSights[static_cast<std::size_t>(sight_of(key))];
      all.insert(std::string(sight) + " " + seen_text(key, classes, words.lexicon));
    });
    return all;
  }

  TagWords words;
  TagClasses classes;
};

TEST_F(TagFeatures, AreCharactersWordsAndClasses) {
  const std::multiset<std::string> expected = {"character 广", "kinds 0", "word 广场 first",
                                               "starts head:Place"};
  EXPECT_EQ(seen_at(U"建成广场", 2), expected);
}

TEST_F(TagFeatures, SeeTheEdgesOfASentenceAsMarks) {
  EXPECT_EQ(seen_at(U"王", 0).count("kinds 51"), 1u);
  EXPECT_EQ(seen_at(U"王一", 0).count("kinds 48"), 1u);
}

TEST_F(TagFeatures, TellOneDigitLetterOrSpaceFromAnotherNever) {
  EXPECT_EQ(seen_at(U"3月", 0), seen_at(U"8月", 0));
  EXPECT_EQ(seen_at(U"A座", 0), seen_at(U"B座", 0));
}

TEST_F(TagFeatures, KnowWordsOfOneCharacterFromLongerOnes) {
  EXPECT_EQ(seen_at(U"王一", 0).count("starts surname/1"), 1u);
  EXPECT_EQ(seen_at(U"建成", 0).count("starts verb"), 1u);
}

TEST_F(TagFeatures, KnowCountiesByTheirShortNames) {
  EXPECT_EQ(seen_at(U"在云岭", 1).count("starts county_short"), 1u);
  EXPECT_EQ(seen_at(U"在云岭", 2).count("ends county_short"), 1u);
  EXPECT_EQ(seen_at(U"在安陵", 1).count("starts county_short"), 0u) << "a city is no county";
}

TEST_F(TagFeatures, KnowTheWordsThatALongerOneBeginsOrEndsWith) {
  words.lexicon = {};
  words.lexicon.add(U"建", WordClass::verb);
  words.lexicon.add(U"建成", WordClass::noun);
  words.lexicon.add(U"建成区", WordClass::place_word);
  words.lexicon.add(U"成区", WordClass::adverb);
  words.lexicon.build();
  classes = {};
  classes.bind(words.types, words.lexicon, words.divisions);
  const std::multiset<std::string> first = seen_at(U"建成区", 0);
  for (const char* each : {"starts verb/1", "starts noun", "starts place_word", "ends verb/1"})
    EXPECT_EQ(first.count(each), 1u) << each;
  const std::multiset<std::string> last = seen_at(U"建成区", 2);
  for (const char* each : {"ends place_word", "ends adverb"}) EXPECT_EQ(last.count(each), 1u) << each;
  EXPECT_EQ(last.count("ends noun"), 0u);
}

TEST_F(TagFeatures, SeeNoWordAcrossTheEdgeOfASentence) {
  words.lexicon = {};
  words.lexicon.add(U"建成", WordClass::verb);
  words.lexicon.add(U"成", WordClass::particle);
  words.lexicon.add(U"成。广", WordClass::noun);
  words.lexicon.add(U"广场", WordClass::head, "type=Place");
  words.lexicon.build();
  classes = {};
  classes.bind(words.types, words.lexicon, words.divisions);
  const std::multiset<std::string> seen = seen_at(U"建成。广场", 1);
  EXPECT_EQ(seen.count("starts noun"), 0u);
  EXPECT_EQ(seen.count("starts particle/1"), 1u);
  EXPECT_EQ(seen.count("ends verb"), 1u);
}

TEST_F(TagFeatures, TellCharactersBeyondTheBasicPlaneApartByBeingHanOnly) {
  EXPECT_EQ(seen_at(U"\U00020000园", 0), seen_at(U"\U00020001园", 0));
  EXPECT_EQ(seen_at(U"\U0001F600园", 0), seen_at(U"\U0001F601园", 0));
  EXPECT_EQ(seen_at(U"\U00020000园", 0).count("kinds 48"), seen_at(U"文园", 0).count("kinds 48"));
  EXPECT_NE(seen_at(U"\U00020000园", 0), seen_at(U"\U0001F600园", 0));
}

TEST_F(TagFeatures, AreReadBackFromTheirText) {
  const Reading reading = words.read(U"王一在云岭建成3个“云台”广场A。");
  TagFeatureReader reader(reading, words.lexicon, classes);
  reader.read(reading.sentences.at(0).tokens);
  TagKeyReader keys(classes, words.lexicon);
  int count = 0;
  for (int at = 0; at < reader.size(); ++at) {
    reader.each_seen(at, [&](TagKey key) {
      const std::string text = seen_text(key, classes, words.lexicon);
      EXPECT_EQ(keys.read(sight_of(key), text), key) << text;
      ++count;
    });
  }
  EXPECT_GT(count, 50);
}

TEST_F(TagFeatures, OfUnknownWordsAreNone) {
  const auto parse = [&](TagSight sight, const char* seen) {
    return TagKeyReader(classes, words.lexicon).read(sight, seen).has_value();
  };
  EXPECT_FALSE(parse(TagSight::word, "青禾 first"));
  EXPECT_FALSE(parse(TagSight::word, "建成")) << "no place in the token";
  EXPECT_FALSE(parse(TagSight::word, "建成 middle")) << "no such place";
  EXPECT_FALSE(parse(TagSight::starts, "no_class"));
  EXPECT_FALSE(parse(TagSight::character, "建成"));
  EXPECT_FALSE(parse(TagSight::kinds, "64"));
  EXPECT_FALSE(parse(TagSight::kinds, "x"));
  EXPECT_FALSE(parse(TagSight::character, "\U00020000")) << "read as another";
}

}  // namespace
}  // namespace fangzhi
