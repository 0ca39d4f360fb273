// Who takes part in a clause, with a model, without one, and against one.
#include "extract/role_chooser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "core/utf8.h"
#include "extract/extraction.h"
#include "tests/extract/extraction_laws.h"

namespace fangzhi {
namespace {

using Pairs = std::set<std::string>;

PredicateId predicate_id(const std::string& predicate) {
  const std::vector<std::string>& all = own_rules().vocabulary().predicates;
  const auto found = std::find(all.begin(), all.end(), predicate);
  EXPECT_NE(found, all.end()) << predicate;
  return static_cast<PredicateId>(found - all.begin());
}

Rulebook with_roles(RoleModel roles) {
  return own_rules().with_weights(own_rules().names(), own_rules().tagger(), std::move(roles),
                                  own_rules().statuses());
}

// A model to which whatever is weighed for the predicate is as likely; or what patterns find is, and what
// they do not.
RoleModel says(const std::string& predicate, std::int32_t weight, std::int32_t unless_found) {
  std::vector<RoleModel::Row> rows;
  for (const Role role : {Role::subject, Role::object}) {
    for (const char32_t found : U"+-0") {
      if (found == 0) continue;
      RoleModel::Row row{
          {role, RoleSight::found, {}}, predicate_id(predicate), found == U'+' ? weight : unless_found};
      row.feature.value.add(found);
      rows.push_back(row);
    }
  }
  return RoleModel(rows);
}

RoleModel says(const std::string& predicate, std::int32_t weight) {
  return says(predicate, weight, weight);
}

// "subject predicate object" of each statement.
Pairs said_in(const Rulebook& rules, const std::string& text) {
  const Extraction found = extract(rules, example_page(text));
  Pairs said;
  for (const Statement& each : found.statements) {
    said.insert(found.entities[each.subject].name + " " + each.predicate + " " +
                found.entities[each.object].name);
  }
  return said;
}

TEST(RoleChooser, WithoutAModelThePatternsDecide) {
  const Rulebook bare = with_roles(RoleModel());
  EXPECT_EQ(said_in(bare, "云河大桥项目开工。"), (Pairs{"云河大桥项目 开工 云岭区"}));
  EXPECT_EQ(said_in(bare, "云河大桥项目昨日放行。"), Pairs{}) << "放行 stands in weighed patterns alone";
}

TEST(RoleChooser, TheModelDecidesOfWhatItKnows) {
  const char* text = "云河大桥项目开工。";
  EXPECT_EQ(said_in(with_roles(says("开工", -640)), text), Pairs{}) << "against the pattern";
  EXPECT_EQ(said_in(with_roles(says("签约", -640)), text), (Pairs{"云河大桥项目 开工 云岭区"}))
      << "of another predicate it says nothing";
  EXPECT_EQ(
      said_in(with_roles(says("投用", 640)), "云河大桥项目昨日放行。").count("云河大桥项目 投用 云岭区"), 1u)
      << "where no pattern speaks";
}

// How many triggers are silenced in the text; none of them may state anything.
std::size_t silenced_in(const Rulebook& rules, const std::string& text) {
  ExtractionTrace trace;
  extract(rules, example_page(text), &trace);
  std::size_t silenced = 0;
  for (const SiteTrace& site : trace.sites) {
    if (site.outcome != SiteOutcome::silenced) continue;
    ++silenced;
    for (const StatementGround& ground : trace.grounds)
      EXPECT_FALSE(ground.frame == site.frame && ground.trigger == site.trigger) << text;
  }
  return silenced;
}

TEST(RoleChooser, ASilencedPatternStaysSilent) {
  std::size_t silenced = 0;
  for (const Frame& frame : own_rules().frames()) {
    if (frame.unless.empty()) continue;
    const Rulebook eager = with_roles(says(frame.states.front(), 6400));
    for (const Frame::Example& refused : frame.refuses) silenced += silenced_in(eager, refused.text);
  }
  EXPECT_GT(silenced, 0u);
}

TEST(RoleChooser, OnePairIsNotSaidBothWaysRound) {
  const char* text = "青禾集团与云河科技有限公司合作。云河科技有限公司与青禾集团合作。";
  for (const Rulebook& rules : {with_roles(RoleModel()), with_roles(says("合作", 640)), own_rules()}) {
    const Pairs said = said_in(rules, text);
    EXPECT_EQ(said.count("青禾集团 合作 云河科技有限公司") + said.count("云河科技有限公司 合作 青禾集团"),
              1u);
  }
}

TEST(RoleChooser, WhatIsTurnedRoundDoesNotKeepAPairFromBeingSaidAgain) {
  const Extraction found =
      extract(with_roles(RoleModel()), example_page("青禾集团将与云河科技有限公司合作。云河科技有限公司与青禾"
                                                    "集团合作。青禾集团已与云河科技有限公司合作。"));
  std::multiset<std::string> said;
  for (const Statement& each : found.statements) {
    if (each.predicate == "合作")
      said.insert(found.entities[each.subject].name + " " + std::string(to_string(each.status)));
  }
  EXPECT_EQ(said, (std::multiset<std::string>{"青禾集团 planned", "青禾集团 done"}));
}

TEST(RoleChooser, TheTraceHoldsObjectsForEverySubject) {
  const Rulebook none_likely = with_roles(says("签约", -640));
  ExtractionTrace trace;
  const Page page = example_page("青禾集团、云河科技有限公司与云岭区签约。");
  EXPECT_EQ(extract(none_likely, page, &trace), extract(none_likely, page)) << "looking changes nothing";
  using Key = std::tuple<PredicateId, std::uint32_t, std::uint32_t>;  // predicate, trigger, subject
  std::map<Key, std::size_t> objects;
  std::set<Key> subjects;
  for (const RoleTrace& each : trace.roles) {
    if (each.role == Role::subject)
      subjects.insert({each.predicate, each.trigger.begin, each.mention});
    else
      ++objects[{each.predicate, each.trigger.begin, each.subject}];
  }
  ASSERT_GE(subjects.size(), 2u);
  for (const Key& each : subjects) EXPECT_GT(objects[each], 0u) << std::get<2>(each);
  EXPECT_EQ(objects.size(), subjects.size());
}

TEST(RoleChooser, WhatOneOfARowOfPersonsDoesEachOfThemDoes) {
  const Rulebook what_patterns_find = with_roles(says("出席", 640, -640));
  EXPECT_EQ(said_in(what_patterns_find, "区委书记李思齐，区长张明远，副区长周立新出席青禾文化节。"),
            (Pairs{"李思齐 任职 云岭区委", "张明远 任职 云岭区", "周立新 任职 云岭区",
                   "李思齐 出席 青禾文化节", "张明远 出席 青禾文化节", "周立新 出席 青禾文化节"}));
}

TEST(RoleChooser, EveryScoreIsTheSumOfItsFeatures) {
  ExtractionTrace trace;
  extract(own_rules(), example_page("云河大桥项目由青禾集团承建，昨日开工。"), &trace);
  ASSERT_FALSE(trace.roles.empty());
  for (const RoleTrace& each : trace.roles) {
    float sum = 0;
    for (const RoleFeature& feature : each.features)
      sum += own_rules().roles().weight(feature, each.predicate);
    EXPECT_NEAR(sum, each.score, 1e-3);
  }
}

}  // namespace
}  // namespace fangzhi
