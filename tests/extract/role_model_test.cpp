#include "extract/role_model.h"

#include <gtest/gtest.h>

#include <string>

#include "core/utf8.h"

namespace fangzhi {
namespace {

const RoleVocabulary kWords = {{"Person", "Place"}, {"签约", "开工", "竣工"}};
const std::string kHead = "version\t1\ntypes\tPerson\tPlace\n";

Result<RoleModel> parse(const std::string& bytes) {
  return RoleModel::parse(bytes, "roles.tsv", kWords);
}

RoleFeature feature(Role role, RoleSight sight, const char* value) {
  RoleFeature made{role, sight, {}};
  made.value.add(to_code_points(value));
  return made;
}

TEST(RoleModel, OutlivesItsFile) {
  const auto model = parse("# note\r\n" + kHead +
                           "subject\tbetween\t<，▲\t签约\t-51\r\n"
                           "object\tcounts\t>012\t*\t7\n"
                           "object\tunnamed\t+\t竣工\t128");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->size(), 3u);
  const std::string written = model->to_text(kWords);
  EXPECT_NE(written.find(kHead), std::string::npos) << written;
  EXPECT_NE(written.find("subject\tbetween\t<，▲\t签约\t-51\nobject\tcounts\t>012\t*\t7\n"),
            std::string::npos)
      << written;
  const auto again = parse(written);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->to_text(kWords), written);
}

TEST(RoleModel, WeightsOfAnyAndOfOnePredicateAddUp) {
  const auto model = parse(kHead +
                           "subject\tbetween\t<\t*\t64\n"
                           "subject\tbetween\t<\t开工\t192\n"
                           "subject\tlist\t<B\t开工\t-128\n");
  ASSERT_TRUE(model) << model.error().message;
  const RoleFeature between = feature(Role::subject, RoleSight::between, "<");
  const RoleFeature list = feature(Role::subject, RoleSight::list, "<B");
  EXPECT_FLOAT_EQ(model->weight(between, 1), 2);
  EXPECT_FLOAT_EQ(model->weight(between, 0), 0.5);
  EXPECT_FLOAT_EQ(model->weight(list, 0), 0);
  EXPECT_FLOAT_EQ(model->weight(list, 1), -1);
  EXPECT_FLOAT_EQ(model->weight(feature(Role::object, RoleSight::between, "<"), 1), 0) << "another role";
  EXPECT_FLOAT_EQ(model->weight(feature(Role::subject, RoleSight::ends, "<"), 1), 0) << "another sight";
  EXPECT_FLOAT_EQ(model->weight(feature(Role::subject, RoleSight::between, ">"), 1), 0) << "another value";
}

TEST(RoleModel, KnowsThePredicatesItWasTaught) {
  const auto model = parse(kHead + "subject\tbetween\t<\t*\t64\nsubject\tbetween\t<\t开工\t1\n");
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_FALSE(model->empty());
  EXPECT_FALSE(model->knows(0));
  EXPECT_TRUE(model->knows(1));
  EXPECT_FALSE(model->knows(2));
  EXPECT_FALSE(model->knows(kAnyPredicate));
}

TEST(RoleModel, WithoutAFileItKnowsNothing) {
  const RoleModel none;
  EXPECT_TRUE(none.empty());
  EXPECT_FALSE(none.knows(0));
  EXPECT_FLOAT_EQ(none.weight(feature(Role::subject, RoleSight::between, "<"), 0), 0);
  const auto empty = parse("");
  ASSERT_TRUE(empty) << empty.error().message;
  EXPECT_TRUE(empty->empty());
}

TEST(RoleModel, EveryRowIsFoundAmongMany) {
  std::vector<RoleModel::Row> rows;
  for (std::int32_t i = 1; i <= 3000; ++i) {
    const std::string value = "<" + std::to_string(i);
    rows.push_back(
        {feature(Role::object, RoleSight::between, value.c_str()), static_cast<PredicateId>(i % 3), i});
  }
  const RoleModel model(rows);
  for (const RoleModel::Row& row : rows) {
    EXPECT_FLOAT_EQ(model.weight(row.feature, row.predicate), static_cast<float>(row.weight) / 128);
    EXPECT_FLOAT_EQ(model.weight(row.feature, (row.predicate + 1) % 3), 0);
  }
}

TEST(RoleModel, SaysWhatIsWrongWithAFile) {
  const struct {
    std::string bytes;
    const char* message;
  } cases[] = {
      {"version\t2\n", "roles.tsv:1: version: only 1 is known; learn the weights again"},
      {"# note\nversion\n", "roles.tsv:2: version: only 1 is known; learn the weights again"},
      {"types\tPerson\tPlace\n",
       "roles.tsv:1: version: is missing; learn the weights again with fangzhi train"},
      {"version\t1\nsubject\tbetween\t<\t*\t1\n",
       "roles.tsv:2: types: is missing; learn the weights again with fangzhi train"},
      {"version\t1\ntypes\tPlace\tPerson\n",
       "roles.tsv:2: types: are not those of classes.jsonc; learn the weights again with fangzhi train"},
      {kHead + "subject\tbetween\t<\t*\n",
       "roles.tsv:3: needs five columns: role, sight, value, predicate, weight"},
      {kHead + "subjekt\tbetween\t<\t*\t1\n", "roles.tsv:3: role: must be subject or object"},
      {kHead + "subject\tbetwen\t<\t*\t1\n",
       "roles.tsv:3: sight: \"betwen\" is not known; learn the weights again"},
      {kHead + "subject\tbetween\t<\t签越\t1\n",
       "roles.tsv:3: predicate: \"签越\" is no property; learn the weights again"},
      {kHead + "subject\tbetween\t<\t*\t1.5\n", "roles.tsv:3: weight: must be a whole number"},
      {kHead + "subject\tbetween\t<\t*\t\n", "roles.tsv:3: weight: must be a whole number"},
  };
  for (const auto& each : cases) {
    const auto model = parse(each.bytes);
    ASSERT_FALSE(model) << each.bytes;
    EXPECT_EQ(model.error().kind, ErrorKind::bad_input);
    EXPECT_EQ(model.error().message, each.message);
  }
}

TEST(RoleModel, AFileThatIsNotThereIsAnError) {
  const auto model = RoleModel::load("/no/such/roles.tsv", kWords);
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().kind, ErrorKind::io);
}

}  // namespace
}  // namespace fangzhi
