#include "extract/status_model.h"

#include <gtest/gtest.h>

#include <string>

#include "core/utf8.h"

namespace fangzhi {
namespace {

const std::string kHead = "version\t1\n";

Result<StatusModel> parse(const std::string& bytes) {
  return StatusModel::parse(bytes, "statuses.tsv");
}

StatusFeature feature(StatusSight sight, const char* value) {
  StatusFeature made{sight, {}};
  made.value.add(to_code_points(value));
  return made;
}

TEST(StatusModel, OutlivesItsFile) {
  const auto model = parse("# note\r\n" + kHead + "before\t力争\t-51\t0\t192\t0\r\nrule\t2\t0\t-7\t128\t1");
  ASSERT_TRUE(model) << model.error().message;
  const std::string written = model->to_text();
  EXPECT_NE(written.find(kHead + "before\t力争\t-51\t0\t192\t0\nrule\t2\t0\t-7\t128\t1\n"), std::string::npos)
      << written;
  const auto again = parse(written);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->to_text(), written);
}

TEST(StatusModel, TellsWhatEachFeatureSays) {
  const auto model =
      parse(kHead + "before\t力争\t0\t0\t256\t0\nrule\t0\t128\t0\t0\t0\nnext\t力争\t0\t900\t0\t0\n");
  ASSERT_TRUE(model) << model.error().message;
  const StatusFeature done = feature(StatusSight::rule, "0");
  const StatusFeature strive = feature(StatusSight::before, "力争");
  EXPECT_EQ(likeliest(model->scores(done), StatementStatus::planned), StatementStatus::done);
  EXPECT_EQ(likeliest(model->scores(strive), StatementStatus::done), StatementStatus::planned);
  EXPECT_FLOAT_EQ(model->scores(strive)[2], 2);
  EXPECT_EQ(model->scores(feature(StatusSight::earlier, "力争")), StatusScores{}) << "another sight";
  EXPECT_EQ(model->scores(feature(StatusSight::before, "力求")), StatusScores{}) << "another word";
  EXPECT_EQ(likeliest(StatusScores{}, StatementStatus::ongoing), StatementStatus::ongoing)
      << "what the rules say";
  EXPECT_EQ(likeliest({0, 0, 0.6f, 0}, StatementStatus::done), StatementStatus::done) << "not sure enough";
  EXPECT_EQ(likeliest({0, 0, 0.8f, 0}, StatementStatus::done), StatementStatus::planned);
}

TEST(StatusModel, WithoutAFileThereIsNone) {
  EXPECT_TRUE(StatusModel().empty());
  const auto empty = parse("");
  ASSERT_TRUE(empty) << empty.error().message;
  EXPECT_TRUE(empty->empty());
}

TEST(StatusModel, SaysWhatIsWrongWithAFile) {
  const struct {
    std::string bytes;
    const char* message;
  } cases[] = {
      {"version\t2\n", "statuses.tsv:1: version: only 1 is known; learn the weights again"},
      {"rule\t0\t1\t2\t3\t4\n",
       "statuses.tsv:1: version: is missing; learn the weights again with fangzhi train"},
      {kHead + "rule\t0\t1\t2\t3\n",
       "statuses.tsv:2: needs six columns: sight, value, and the weights of done, ongoing, planned, negated"},
      {kHead + "rul\t0\t1\t2\t3\t4\n",
       "statuses.tsv:2: sight: \"rul\" is not known; learn the weights again"},
      {kHead + "rule\t0\t1\t2\t3.5\t4\n", "statuses.tsv:2: weight of planned: must be a whole number"},
      {kHead + "rule\t0\t1\t2\t3\t\n", "statuses.tsv:2: weight of negated: must be a whole number"},
  };
  for (const auto& each : cases) {
    const auto model = parse(each.bytes);
    ASSERT_FALSE(model) << each.bytes;
    EXPECT_EQ(model.error().kind, ErrorKind::bad_input);
    EXPECT_EQ(model.error().message, each.message);
  }
  const auto missing = StatusModel::load("/no/such/statuses.tsv");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace fangzhi
