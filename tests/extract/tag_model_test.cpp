#include "extract/tag_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tag_test_words.h"

namespace fangzhi {
namespace {

const std::string kHead = "version\t3\ntypes\tPerson\tPlace\n";

// A row as the file has it, the first number given and the others 0.
std::string row_text(const std::string& first) {
  return first + std::string(2 * kTagSeen - 2, '0');
}
TagSightRow row_of(std::int8_t first) {
  return {first};
}

// A row of numbers: the first few, then zeros.
std::string numbers(const std::string& first, std::size_t count) {
  std::string text = first;
  for (std::size_t i = static_cast<std::size_t>(std::count(first.begin(), first.end(), '\t')) + 1; i < count;
       ++i)
    text += "\t0";
  return text + "\n";
}

class TagModelTest : public testing::Test {
 protected:
  Result<TagModel> parse(const std::string& bytes) const {
    Result<TagModel> model = TagModel::parse(bytes, "tagger.tsv", words.types);
    if (model) model->bind(words.types, words.lexicon, words.divisions);
    return model;
  }
  TagKey key(TagSight sight, const char* seen, const TagModel& model) const {
    return *TagKeyReader(model.classes(), words.lexicon).read(sight, seen);
  }

  TagWords words;
};

TEST_F(TagModelTest, FindsTheRowsOfWhatIsSeen) {
  const auto model = parse(kHead + "character\t广\t" + row_text("07") + "\nword\t广场 first\t" +
                           row_text("ff") + "\nstarts\thead:Place\t" + row_text("80") + "\n");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->row(key(TagSight::character, "广", *model)), row_of(7));
  EXPECT_EQ(model->row(key(TagSight::character, "场", *model)), TagSightRow{});
  EXPECT_EQ(model->row(key(TagSight::word, "广场 first", *model)), row_of(-1));
  EXPECT_EQ(model->row(key(TagSight::starts, "head:Place", *model)), row_of(-128));
}

TEST_F(TagModelTest, AddsUpWhatIsSeenAtACharacter) {
  const auto model = parse(kHead + "character\t广\t" + row_text("07") + "\nword\t广场 first\t" +
                           row_text("03") + "\nkinds\t0\t" + row_text("10") + "\nstarts\thead:Place\t" +
                           row_text("40") + "\nends\thead:Place\t" + row_text("20") + "\n");
  ASSERT_TRUE(model) << model.error().message;
  const Reading reading = words.read(U"建成广场大");
  TagFeatureReader reader(reading, words.lexicon, model->classes());
  reader.read(reading.sentences.at(0).tokens);
  const auto sum_at = [&](int i) {
    TagSeen sum{};
    model->add_seen(reader, i, sum);
    return int{sum[0]};
  };
  EXPECT_EQ(sum_at(2), 7 + 3 + 0x10 + 0x40);
  EXPECT_EQ(sum_at(3), 0x10 + 0x20);
}

TEST_F(TagModelTest, OutlivesItsFile) {
  const std::string text = kHead + "from\tO\t" + numbers("0\t12", kTagLabels) + "window\t3\t" +
                           numbers("-7\t1\t2", 1 + kTagWindow) + "gates\t0\t" +
                           numbers("4\t-2047", 1 + kTagUnits) + "news\t63\t" +
                           numbers("2047", 1 + kTagUnits) + "labels\t1\t" + numbers("5\t6", 1 + kTagHeld) +
                           "character\t广\t" + row_text("7f") + "\nword\t广场 first\t" + row_text("80") +
                           "\nends\thead:Place\t" + row_text("01") + "\n";
  const auto model = parse(text);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->layers().window.bias[3], -7);
  EXPECT_EQ(model->layers().window.weights[3][1], 2);
  EXPECT_EQ(model->layers().gates.weights[0][0], -2047);
  EXPECT_EQ(model->layers().news.bias[63], 2047);
  EXPECT_EQ(model->layers().labels.weights[1][0], 6);
  const std::string written = model->to_text(words.lexicon);
  const auto again = parse(written);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->to_text(words.lexicon), written);
  EXPECT_NE(written.find("character\t广\t7f00"), std::string::npos) << written;
}

TEST_F(TagModelTest, LeavesOutWhatTheLexiconNoLongerHolds) {
  const auto model =
      parse(kHead + "word\t青禾 first\t" + row_text("05") + "\nstarts\tno_class\t" + row_text("05") + "\n");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_TRUE(model->is_empty());
}

TEST_F(TagModelTest, ANameGoesOnOnlyInsideItself) {
  const auto model = parse(kHead + "character\t广\t" + row_text("01") + "\n");
  ASSERT_TRUE(model) << model.error().message;
  const TagLabel person = model->begin_label(words.types.find("Person"));
  const TagLabel place = model->begin_label(words.types.find("Place"));
  EXPECT_EQ(model->after(kOutside)[TagModel::inside_label(person)], kNoWay);
  EXPECT_EQ(model->after(person)[TagModel::inside_label(place)], kNoWay);
  EXPECT_NE(model->after(person)[TagModel::inside_label(person)], kNoWay);
  EXPECT_NE(model->after(person)[place], kNoWay) << "a name may follow another";
}

TEST_F(TagModelTest, TypesThatTheOntologyNoLongerHasAreNeverFound) {
  const auto model = parse("version\t3\ntypes\tShip\tPlace\ncharacter\t广\t" + row_text("01") + "\n");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->begin_label(words.types.find("Person")), kOutside) << "and those the file has not";
  EXPECT_EQ(model->type_of(model->begin_label(words.types.find("Place"))), words.types.find("Place"));
  EXPECT_EQ(model->after(kOutside)[1], kNoWay);
}

TEST_F(TagModelTest, SaysWhatIsWrongWithAFile) {
  const std::string no_numbers = " whole numbers from -2047 to 2047, with tabs; train again";
  const struct {
    std::string bytes;
    std::string message;
  } cases[] = {
      {"version\t2\n", "tagger.tsv:1: version: only 3 is known; learn the weights again"},
      {"# note\ntypes\tPerson\n",
       "tagger.tsv:2: version: is missing; learn the weights again with fangzhi train"},
      {"version\t3\nfrom\tO\n",
       "tagger.tsv:2: types: the first row is not \"types\" and their names; train again"},
      {"version\t3\ntypes\tA\tB\tC\tD\tE\tF\tG\tH\n", "tagger.tsv:2: types: are more than 7; train again"},
      {kHead + "charakter\t广\t" + row_text("01") + "\n",
       "tagger.tsv:3: row: unknown kind \"charakter\", did you mean \"character\"?"},
      {kHead + "character\t广\t0102\n",
       "tagger.tsv:3: row: is not what is seen and 64 hexadecimal digits, with tabs; train again"},
      {kHead + "character\t广\t" + row_text("0x") + "\n",
       "tagger.tsv:3: row: is not what is seen and 64 hexadecimal digits, with tabs; train again"},
      {kHead + "gates\t0\t" + numbers("0.5", 1 + kTagUnits),
       "tagger.tsv:3: weights: are not 66" + no_numbers},
      {kHead + "gates\t0\t" + numbers("2048", 1 + kTagUnits),
       "tagger.tsv:3: weights: are not 66" + no_numbers},
      {kHead + "gates\t0\t1\t2\n", "tagger.tsv:3: weights: are not 66" + no_numbers},
      {kHead + "gates\t64\t" + numbers("0", 1 + kTagUnits),
       "tagger.tsv:3: output: is not below 64; train again"},
      {kHead + "from\tB-Ship\t" + numbers("0", kTagLabels),
       "tagger.tsv:3: label: \"B-Ship\" is none of the types above"},
      {kHead + "from\tO\t769\n",
       "tagger.tsv:3: weights: are not 16 whole numbers from -8192 to 768, with tabs; train again"},
  };
  for (const auto& each : cases) {
    const auto model = parse(each.bytes);
    ASSERT_FALSE(model) << each.bytes;
    EXPECT_EQ(model.error().message, each.message);
  }
}

TEST_F(TagModelTest, KnowsEveryHexadecimalDigitAndNoOther) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int c = 1; c < 256; ++c) {
    const char digit = static_cast<char>(c);
    if (digit == '\t' || digit == '\n') continue;
    const auto model = parse(kHead + "character\t广\t" + row_text(std::string("1") + digit) + "\n");
    const std::size_t value = kDigits.find(digit);
    ASSERT_EQ(model.has_value(), value != std::string_view::npos) << c;
    if (!model) continue;
    EXPECT_EQ(model->row(key(TagSight::character, "广", *model))[0], static_cast<int>(16 + value)) << c;
  }
}

TEST_F(TagModelTest, HoldsAsManyThingsAsItIsGiven) {
  TagModel model(words.types, words.lexicon, words.divisions);
  EXPECT_TRUE(model.is_empty());
  const auto number = [](char32_t c) { return static_cast<std::int16_t>(c % 127 + 1); };
  for (char32_t c = 0x4e00; c < 0x4e00 + 5000; ++c)
    model.set(tag_key(TagSight::character, c), row_of(number(c)));
  for (char32_t c = 0x4e00; c < 0x4e00 + 5000; ++c)
    EXPECT_EQ(model.row(tag_key(TagSight::character, c)), row_of(number(c)));
}

}  // namespace
}  // namespace fangzhi
