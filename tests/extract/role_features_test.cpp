#include "extract/role_features.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "tests/extract/marked_text.h"

namespace fangzhi {
namespace {

struct Kept final : RoleFeatureTaker {
  std::vector<RoleFeature> all;
  void take(const RoleFeature& feature) override { all.push_back(feature); }
};

using Seen = std::multimap<std::string, std::string>;

// What each feature says, by the name of its sight.
Seen seen_in(const std::vector<RoleFeature>& features) {
  Seen seen;
  for (const RoleFeature& each : features)
    seen.emplace(std::string(name_of(each.sight)), to_utf8(each.value.text()));
  return seen;
}

std::string value(const Seen& seen, const std::string& sight) {
  const auto found = seen.find(sight);
  return found == seen.end() ? "" : found->second;
}

std::set<std::string> values(const Seen& seen, const std::string& sight) {
  std::set<std::string> all;
  for (auto [each, end] = seen.equal_range(sight); each != end; ++each) all.insert(each->second);
  return all;
}

Seen subject_seen(const std::string& marked, const std::string& name, const std::string& trigger,
                  const std::vector<PatternView>& views = {}) {
  const MarkedText text(marked);
  const std::u32string words = to_code_points(trigger);
  Kept features;
  const RoleSite site(text.outline, text.trigger(trigger), words);
  tell_subject(text.outline, site, text.item_of(name), views, features);
  for (const RoleFeature& each : features.all) EXPECT_EQ(each.role, Role::subject);
  return seen_in(features.all);
}

struct RelationCase {
  const char* text;
  const char* name;
  const char* trigger;
  const char* between;
  const char* counts;  // commas, names of the same type, triggers
  const char* sides;
};

TEST(RoleFeatures, SayHowANameStandsToTheTrigger) {
  const RelationCase cases[] = {
      {"[云河大桥:Project]开工。", "云河大桥", "开工", "<", "<000", "<‖▲"},
      {"[云河大桥:Project]将于5月开工。", "云河大桥", "开工", "<", "<000", "<‖~"},
      {"[云岭区:Place]的[云河大桥:Project]开工。", "云岭区", "开工", "<的C", "<000", "<‖的"},
      {"[李思齐:Person]出席[青禾文化节:Event]。", "青禾文化节", "出席", ">", ">000", ">▲。"},
      {"[云河大桥:Project]由[青禾集团:Institution]承建。", "云河大桥", "承建", "<由E", "<000", "<‖由"},
      {"[甲桥:Project]，[乙桥:Project]签约，[丙桥:Project]开工。", "甲桥", "开工", "<，C▲，C", "<221",
       "<‖，"},
      {"[甲桥:Project]、[乙桥:Project]开工。", "乙桥", "开工", "<", "<000", "<‖▲"},
      {"[云岭区:Place]：[甲桥:Project]、[乙桥:Project]开工。", "云岭区", "开工", "<：c", "<100", "<‖："},
      {"[云岭区:Place]，[甲桥:Project]，[乙县:Place]，[丙桥:Project]开工。", "云岭区", "开工", "<，C，B，C",
       "<210", "<‖，"},
      {"[云岭区:Place]，[甲桥:Project]，[乙县:Place]，[丙桥:Project]的开工。", "云岭区", "开工", "<…", "<210",
       "<‖，"},
  };
  for (const RelationCase& each : cases) {
    const Seen seen = subject_seen(each.text, each.name, each.trigger);
    EXPECT_EQ(value(seen, "between"), each.between) << each.text;
    EXPECT_EQ(value(seen, "counts"), each.counts) << each.text;
    EXPECT_EQ(value(seen, "sides"), each.sides) << each.text;
  }
}

TEST(RoleFeatures, SayTheTypeTheTriggerAndTheList) {
  const Seen alone = subject_seen("[云河大桥:Project]，昨日开工。", "云河大桥", "开工");
  EXPECT_EQ(value(alone, "type"), "<C");
  EXPECT_EQ(value(alone, "word"), "开工");
  EXPECT_EQ(value(alone, "word-type"), "<C开工");
  EXPECT_EQ(value(alone, "word-comma"), "<C1开工");
  EXPECT_EQ(value(alone, "behind"), "<。01");
  EXPECT_EQ(alone.count("list"), 0u);
  EXPECT_EQ(value(subject_seen("[甲桥:Project]、[乙桥:Project]开工。", "甲桥", "开工"), "list"), "<C");
}

TEST(RoleFeatures, SayWhatJoinsANameToItsList) {
  constexpr const char* kPair =
      "[青禾集团:Institution]与[东湖大学:Institution]、[云河大学:Institution]签约。";
  EXPECT_EQ(value(subject_seen(kPair, "青禾集团", "签约"), "joints"), "<E[与");
  EXPECT_EQ(value(subject_seen(kPair, "东湖大学", "签约"), "joints"), "<E与、");
  EXPECT_EQ(value(subject_seen(kPair, "云河大学", "签约"), "word-joints"), "<E、]签约");
  EXPECT_EQ(subject_seen("[云河大桥:Project]开工。", "云河大桥", "开工").count("joints"), 0u);
}

// S: opens its sentence, C: its clause; names before the trigger in its clause; whether a sentence ends
// between.
TEST(RoleFeatures, SayWhetherANameOpensItsSentence) {
  constexpr const char* kText =
      "去年，[云河村:Place]位于[东湖镇:Place]，收入翻番，先后获评[文明村:Honor]。[青禾集团:Institution]"
      "也获得[奖牌:Honor]。";
  EXPECT_EQ(value(subject_seen(kText, "云河村", "获评"), "opening"), "<BS00");
  EXPECT_EQ(value(subject_seen(kText, "东湖镇", "获评"), "opening"), "<B-00");
  EXPECT_EQ(value(subject_seen(kText, "青禾集团", "获得"), "opening"), "<ESE0");
  EXPECT_EQ(value(subject_seen(kText, "云河村", "获得"), "opening"), "<BS+1");
  EXPECT_EQ(
      value(subject_seen("年内，收入翻番，[云河村:Place]获评[文明村:Honor]。", "云河村", "获评"), "opening"),
      "<BCB0");
}

TEST(RoleFeatures, SayTheWordsOfTheTriggersClause) {
  const Seen seen = subject_seen(
      "[云河大桥:Project]资金落实。[甲桥:Project]经过努力如期开工，[乙桥:Project]缓建。", "甲桥", "开工");
  EXPECT_EQ(values(seen, "beside"), (std::set<std::string>{"<-如期", "<+，"}));
  EXPECT_EQ(values(seen, "clause"), (std::set<std::string>{"<C经过", "<C努力", "<C如期"}));
  const Seen bare = subject_seen("[云河大桥:Project]开工[云河镇:Place]。", "云河大桥", "开工");
  EXPECT_EQ(bare.count("beside"), 0u) << "names say nothing here";
  EXPECT_EQ(bare.count("clause"), 0u);
}

TEST(RoleFeatures, SayWhatThePatternsFound) {
  const auto seen = [](const std::vector<PatternView>& views) {
    return subject_seen("[云河大桥:Project]开工。", "云河大桥", "开工", views);
  };
  EXPECT_EQ(value(seen({}), "found"), "0");
  const Seen found = seen({{"begins", U'b', false, U' '}});
  EXPECT_EQ(value(found, "found"), "+");
  EXPECT_EQ(values(found, "pattern"), (std::set<std::string>{"b", "bbegins"}));
  EXPECT_EQ(found.count("hindered"), 0u);
  const Seen other = seen({{"begins", U' ', true, U' '}, {"weighs", U' ', false, U'w'}});
  EXPECT_EQ(value(other, "found"), "-");
  EXPECT_EQ(other.count("pattern"), 0u);
  EXPECT_EQ(value(other, "hindered"), "w");
}

TEST(RoleFeatures, AnObjectAlsoStandsToItsSubject) {
  const MarkedText text("[青禾集团:Institution]与[云岭区:Place]签约。");
  Kept features;
  const RoleSite site(text.outline, text.trigger("签约"), U"签约");
  tell_object(text.outline, site, text.item_of("青禾集团"), text.item_of("云岭区"), true, {}, features);
  const Seen seen = seen_in(features.all);
  EXPECT_EQ(value(seen, "between"), "<");
  EXPECT_EQ(value(seen, "subject-between"), ">与");
  EXPECT_EQ(value(seen, "subject-ends"), ">与与");
  EXPECT_EQ(value(seen, "subject-counts"), ">000");
  EXPECT_EQ(value(seen, "district"), "+");
  for (const RoleFeature& each : features.all) EXPECT_EQ(each.role, Role::object);

  features.all.clear();
  tell_object(text.outline, site, Outline::kNone, text.item_of("云岭区"), false, {}, features);
  EXPECT_EQ(seen_in(features.all).count("subject-between"), 0u) << "the district stands nowhere";
  EXPECT_EQ(seen_in(features.all).count("district"), 0u);
}

TEST(RoleFeatures, OfTheDistrictWhereNothingNamesIt) {
  const MarkedText text("在[东湖镇:Place]，[云河大桥:Project]开工。");
  const RoleSite site(text.outline, text.trigger("开工"), U"开工");
  Kept features;
  tell_unnamed(Role::object, text.outline, site, {}, {}, features);
  const Seen alone = seen_in(features.all);
  EXPECT_EQ(values(alone, "unnamed"), (std::set<std::string>{"0", "开工", "+"}));
  EXPECT_EQ(alone.count("rival"), 0u);

  features.all.clear();
  tell_unnamed(Role::object, text.outline, site, {text.item_of("东湖镇")}, {}, features);
  const Seen seen = seen_in(features.all);
  EXPECT_EQ(values(seen, "unnamed"), (std::set<std::string>{"1", "开工", "+"}));
  EXPECT_EQ(values(seen, "rival"), (std::set<std::string>{"<在，B", "<在，B1", "<，C"}))
      << "what stands on either side of it, how many commas off, and what between";
  EXPECT_EQ(value(seen, "found"), "0");
}

TEST(RoleFeatures, AValueKeepsItsBeginning) {
  FeatureValue value;
  for (int i = 0; i < 40; ++i) value.add(U'的');
  EXPECT_EQ(value.text().size(), FeatureValue::kMost);
  FeatureValue number;
  number.add_number(9, 2);
  EXPECT_EQ(number.text(), U"2");
}

}  // namespace
}  // namespace fangzhi
