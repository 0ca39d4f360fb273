#include "extract/tag_model.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "tag_test_words.h"

namespace fangzhi {
namespace {

const std::string kHead = "version\t1\nfeature\tseen\tO\tB-Person\tI-Person\tB-Place\tI-Place\n";

class TagModelTest : public testing::Test {
 protected:
  Result<TagModel> parse(const std::string& bytes) const {
    Result<TagModel> model = TagModel::parse(bytes, "tagger.tsv", words.types);
    if (model) model->bind(words.types, words.lexicon, words.divisions);
    return model;
  }
  TagKey key(TagSight sight, const char* seen, const TagModel& model) const {
    return *parse_tag_key(sight, seen, model.classes(), words.lexicon);
  }

  TagWords words;
};

TEST_F(TagModelTest, FindsTheRowsOfWhatIsSeenByDistance) {
  const auto model = parse(kHead + "character-2\t广\t1\t\t-3\ncharacter+2\t广\t\t7\n");
  ASSERT_TRUE(model) << model.error().message;
  const TagKey seen = key(TagSight::character, "广", *model);
  EXPECT_EQ(model->weights(seen, 2), (TagRow{0, 7}));
  EXPECT_EQ(model->weights(seen, -2), (TagRow{1, 0, -3}));
  EXPECT_EQ(model->weights(seen, 0), TagRow{});
  EXPECT_EQ(model->weights(key(TagSight::character, "场", *model), 2), TagRow{});
  EXPECT_EQ(model->of_character(U'广')[0][1], 7) << "first for the character two before it";
  EXPECT_EQ(model->of_character(U'广')[4][0], 1);
}

TEST_F(TagModelTest, OutlivesItsFile) {
  const std::string text = kHead +
                           "from\tO\t\t12\n"
                           "character\t广\t1\t\t\t-768\t768\n"
                           "pair\t广场\t\t\t127\t-128\n"
                           "pair\t建成\t128\n"
                           "pair-1\t广场\t5\n"
                           "pair-1\t建成\t-4\n"
                           "word\tfirst 广场\t\t\t\t9\n"
                           "ends-1\thead:Place\t-1\n";
  const auto model = parse(text);
  ASSERT_TRUE(model) << model.error().message;
  const std::string written = model->to_text(words.lexicon);
  const auto again = parse(written);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->to_text(words.lexicon), written);
  EXPECT_NE(written.find("character\t广\t1\t\t\t-768\t768\n"), std::string::npos) << written;
}

TEST_F(TagModelTest, LeavesOutWhatTheLexiconNoLongerHolds) {
  const auto model = parse(kHead + "word\tfirst 青禾\t5\nstarts\tno_class\t5\n");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_TRUE(model->is_empty());
}

TEST_F(TagModelTest, ANameGoesOnOnlyInsideItself) {
  const auto model = parse(kHead + "character\t广\t1\n");
  ASSERT_TRUE(model) << model.error().message;
  const TagLabel person = model->begin_label(words.types.find("Person"));
  const TagLabel place = model->begin_label(words.types.find("Place"));
  EXPECT_EQ(model->after(kOutside)[TagModel::inside_label(person)], kNoWay);
  EXPECT_EQ(model->after(person)[TagModel::inside_label(place)], kNoWay);
  EXPECT_NE(model->after(person)[TagModel::inside_label(person)], kNoWay);
  EXPECT_NE(model->after(person)[place], kNoWay) << "a name may follow another";
}

TEST_F(TagModelTest, TypesThatTheOntologyNoLongerHasAreNeverFound) {
  const auto model =
      parse("version\t1\nfeature\tseen\tO\tB-Ship\tI-Ship\tB-Place\tI-Place\ncharacter\t广\t1\n");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->begin_label(words.types.find("Person")), kOutside) << "and those the file has not";
  EXPECT_EQ(model->type_of(model->begin_label(words.types.find("Place"))), words.types.find("Place"));
  EXPECT_EQ(model->after(kOutside)[1], kNoWay);
}

TEST_F(TagModelTest, SaysWhatIsWrongWithAFile) {
  const struct {
    std::string bytes;
    const char* message;
  } cases[] = {
      {"version\t2\n", "tagger.tsv:1: version: this program reads version 1; train again"},
      {"# note\nfeature\tseen\tO\n", "tagger.tsv:2: version: this program reads version 1; train again"},
      {"version\t1\nfeature\tO\n",
       "tagger.tsv:2: header: is not \"feature seen O B-TYPE I-TYPE …\" with tabs; train again"},
      {"version\t1\nfeature\tseen\tO\tB-A\tI-B\n",
       "tagger.tsv:2: header: \"B-A\" and \"I-B\" are no B-TYPE and I-TYPE of one type; train again"},
      {kHead + "charakter\t广\t1\n",
       "tagger.tsv:3: feature: unknown feature \"charakter\", did you mean \"character\"?"},
      {kHead + "character\t广\t1.5\n",
       "tagger.tsv:3: weights: are not at most 5 whole numbers up to 768, with tabs; train again"},
      {kHead + "character\t广\t1\t2\t3\t4\t5\t6\n",
       "tagger.tsv:3: weights: are not at most 5 whole numbers up to 768, with tabs; train again"},
      {kHead + "character\t广\t769\n",
       "tagger.tsv:3: weights: are not at most 5 whole numbers up to 768, with tabs; train again"},
      {kHead + "from\tB-Ship\t1\n", "tagger.tsv:3: seen: \"B-Ship\" is no label of the header"},
  };
  for (const auto& each : cases) {
    const auto model = parse(each.bytes);
    ASSERT_FALSE(model) << each.bytes;
    EXPECT_EQ(model.error().message, each.message);
  }
}

TEST_F(TagModelTest, HoldsAsManyThingsAsItIsGiven) {
  TagModel model(words.types, words.lexicon, words.divisions);
  EXPECT_TRUE(model.is_empty());
  for (char32_t c = 0x4e00; c < 0x4e00 + 5000; ++c) {
    TagRow row{};
    row[0] = static_cast<std::int16_t>(c % 700 + 1);
    model.set(tag_key(TagSight::character, c), 0, row);
  }
  for (char32_t c = 0x4e00; c < 0x4e00 + 5000; ++c) {
    EXPECT_EQ(model.weights(tag_key(TagSight::character, c), 0)[0], static_cast<std::int16_t>(c % 700 + 1));
  }
}

}  // namespace
}  // namespace fangzhi
