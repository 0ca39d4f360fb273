#include "extract/name_model.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

// A line for every feature but `without`; its weight is its place among them.
std::string weights(const std::string& without = "") {
  std::string table = "# weights\n\nversion\t1\n";
  std::size_t number = 0;
  for (const std::string& name : feature_names()) {
    if (name != without) table += name + "\t" + std::to_string(number) + ".5\n";
    ++number;
  }
  return table;
}

TEST(NameModel, EveryFeatureHasItsOwnName) {
  EXPECT_EQ(feature_names().size(), static_cast<std::size_t>(Feature::count_));
  EXPECT_EQ(std::set<std::string>(feature_names().begin(), feature_names().end()).size(),
            feature_names().size());
  const auto name_of = [](Feature feature) { return feature_names()[static_cast<std::size_t>(feature)]; };
  EXPECT_EQ(name_of(Feature::bias), "bias");
  EXPECT_EQ(name_of(Feature::left_summary), "left_summary");
  EXPECT_EQ(name_of(Feature::first_rank), "first_rank");
  EXPECT_EQ(name_of(Feature::specific_place), "specific_place");
  EXPECT_EQ(name_of(Feature::right_topic), "right_topic");
  EXPECT_EQ(name_of(Feature::person_repeated), "person_repeated");
  EXPECT_EQ(name_of(Feature::implied_body), "implied_body");
}

TEST(NameModel, ReadsTheWeightOfEveryFeature) {
  const Result<NameModel> model = NameModel::parse(weights(), "weights.tsv");
  ASSERT_TRUE(model) << model.error().message;
  for (std::size_t i = 0; i < feature_names().size(); ++i) {
    EXPECT_FLOAT_EQ(model->weight(static_cast<Feature>(i)), static_cast<float>(i) + 0.5f)
        << feature_names()[i];
  }
}

TEST(NameModel, TakesNegativeWeightsAndNoLineEndAtTheEnd) {
  const Result<NameModel> model = NameModel::parse(weights("bias") + "bias\t-2.25", "weights.tsv");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_FLOAT_EQ(model->weight(Feature::bias), -2.25f);
}

TEST(NameModel, MistakesNameFileLineAndTheNearestFeature) {
  struct Case {
    std::string table;
    const char* message;
  };
  const Case cases[] = {
      {"biass\t1\n", "weights.tsv:1: feature: unknown feature \"biass\", did you mean \"bias\"?"},
      {"# one\nhead_stron\t1\n",
       "weights.tsv:2: feature: unknown feature \"head_stron\", did you mean \"head_strong\"?"},
      {"zzzzzzzz\t1\n", "weights.tsv:1: feature: unknown feature \"zzzzzzzz\""},
      {"bias\n", "weights.tsv:1: weight: a number must follow the feature, after a tab"},
      {"bias\t\n", "weights.tsv:1: weight: a number must follow the feature, after a tab"},
      {"bias\tmuch\n", "weights.tsv:1: weight: a number must follow the feature, after a tab"},
      {"bias\t1.5x\n", "weights.tsv:1: weight: a number must follow the feature, after a tab"},
      {"bias\tnan\n", "weights.tsv:1: weight: a number must follow the feature, after a tab"},
      {"bias\t1e99\n", "weights.tsv:1: weight: a number must follow the feature, after a tab"},
      {"bias\t1\nbias\t2\n", "weights.tsv:2: feature: \"bias\" stands here twice; keep one"},
      {weights("head_weak"), "weights.tsv: the weight of \"head_weak\" is missing; add a line"},
      {"version\t9\n", "weights.tsv:1: version: this program reads version 1; train again"},
      {"bias\t1\t2\n", "weights.tsv:1: columns: only a weight follows this feature"},
      {"before\t1\tProject\n",
       "weights.tsv:1: columns: type and word must follow the weight, each after a tab"},
      {weights().substr(weights().find("bias")),
       "weights.tsv: the line \"version\" is missing; add it, with 1 after a tab"},
      {"", "weights.tsv: the weight of \"bias\" is missing; add a line"},
  };
  for (const Case& each : cases) {
    const Result<NameModel> model = NameModel::parse(each.table, "weights.tsv");
    ASSERT_FALSE(model) << each.message;
    EXPECT_EQ(model.error().kind, ErrorKind::bad_input);
    EXPECT_EQ(model.error().message, each.message);
  }
}

TEST(NameModel, LoadsAFileAndNamesItInMistakes) {
  const TemporaryFolder folder;
  EXPECT_TRUE(NameModel::load(folder.write("weights.tsv", weights())));
  const std::string file = folder.write("bad.tsv", "biass\t1\n").string();
  const Result<NameModel> bad = NameModel::load(file);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().message, file + ":1: feature: unknown feature \"biass\", did you mean \"bias\"?");
  EXPECT_FALSE(NameModel::load(folder / "none.tsv"));
}

}  // namespace
}  // namespace fangzhi
