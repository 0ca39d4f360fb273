#include "graph/linking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "graph/identity.h"
#include "tests/graph/record_builder.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

const fs::path kOntology = fs::path(FANGZHI_ROOT) / "ontology";

const Linker& linker() {
  static const Linker loaded = [] {
    auto read = Linker::load(kOntology);
    EXPECT_TRUE(read) << read.error().message;
    return std::move(read).value();
  }();
  return loaded;
}

// Units are numbered in the order they are made.
LinkUnit unit(std::string type, std::string name, std::string place = "安陵市",
              std::vector<LinkFact> facts = {}) {
  static std::uint64_t next = 0;
  LinkUnit it;
  it.id = IdentityId{0, ++next};
  it.group = it.id;
  it.type = std::move(type);
  it.name = std::move(name);
  it.place = std::move(place);
  it.forms = {it.name};
  it.facts = std::move(facts);
  std::sort(it.facts.begin(), it.facts.end());
  return it;
}

LinkFact stage(std::string predicate, std::string time, StatementStatus status = StatementStatus::done) {
  return {std::move(predicate), true, status, time, time, "Place", "云岭区", {}};
}

LinkFact post(std::string institution, std::string role, std::string time) {
  return {"任职", true,          StatementStatus::done,  time,
          time,   "Institution", std::move(institution), {{"role", role}}};
}

std::string outcome(const LinkUnit& a, const LinkUnit& b) {
  const LinkVerdict verdict = linker().compare(a, b);
  return verdict.is_part ? "part" : std::string(to_string(verdict.outcome));
}

bool has(const LinkVerdict& verdict, std::string_view feature) {
  return std::any_of(verdict.features.begin(), verdict.features.end(),
                     [&](const LinkFeature& it) { return it.name == feature; });
}

TEST(Linking, EveryExampleOfTheRulesHolds) {
  EXPECT_EQ(check_link_examples(linker()), std::vector<std::string>());
}

TEST(Linking, NamesThatSayLittleAreNotEnough) {
  EXPECT_EQ(outcome(unit("Project", "安陵市图书馆"), unit("Project", "图书馆")), "unsure");
  LinkUnit here = unit("Project", "图书馆");
  LinkUnit there = unit("Project", "图书馆");
  here.home = "安陵市云岭区";
  there.home = "安陵市石桥区";
  EXPECT_EQ(outcome(here, there), "different");
  there.home = "安陵市";
  EXPECT_EQ(outcome(here, there), "unsure");
}

TEST(Linking, ShortFormsOfTheDistrictAreNoPartOfAName) {
  LinkUnit full = unit("Project", "云岭大剧院项目");
  full.home = "安陵市云岭区";
  const LinkUnit plain = unit("Project", "大剧院项目");
  EXPECT_EQ(outcome(full, plain), "same");
  EXPECT_TRUE(shares_block(linker().block_keys(full), linker().block_keys(plain)));
  full.home = std::string(kSeveralHomes);
  EXPECT_NE(outcome(full, plain), "same");
}

TEST(Linking, ADistrictWhoseCityIsKnownElsewhereIsInIt) {
  LinkUnit district = unit("Person", "周明远", "云岭区");
  EXPECT_EQ(outcome(district, unit("Person", "周明远", "安陵市", {post("云岭区委", "区委书记", "2019")})),
            "same");
  EXPECT_EQ(outcome(district, unit("Person", "周明远", "安陵市")), "unsure");
  district.home = "安陵市云岭区";
  EXPECT_EQ(outcome(district, unit("Person", "周明远", "安陵市")), "same");
  EXPECT_EQ(outcome(unit("Institution", "云岭区商务局", "云岭区"), unit("Institution", "云岭区商务局")),
            "same");
}

TEST(Linking, APartIsOfTheWholeInItsOwnCity) {
  const std::vector<LinkFact> opened = {stage("投用", "2021")};
  const std::vector<LinkFact> planned = {stage("开工", "2024", StatementStatus::planned)};
  const LinkUnit whole = unit("Project", "望江剧院", "安陵市", opened);
  const LinkUnit part = unit("Project", "望江剧院二期", "安陵市", planned);
  EXPECT_EQ(outcome(whole, part), "part");
  EXPECT_EQ(linker().compare(whole, part).part, part.id);
  EXPECT_EQ(linker().compare(part, whole).part, part.id);
  EXPECT_EQ(outcome(whole, unit("Project", "望江剧院二期", "南浦市", planned)), "different");
}

TEST(Linking, TypesOfOneKinMeet) {
  const LinkUnit park = unit("Park", "云图产业园");
  const LinkUnit project = unit("Project", "云图产业园项目");
  EXPECT_EQ(outcome(park, project), "same");
  EXPECT_TRUE(shares_block(linker().block_keys(park), linker().block_keys(project)));
  EXPECT_EQ(outcome(park, unit("Project", "云图产业园二期")), "part");
  EXPECT_EQ(outcome(park, unit("Project", "云图产业园改造提升工程")), "unsure");
  EXPECT_EQ(outcome(park, unit("Institution", "云图产业园")), "different");
}

TEST(Linking, ARoadThatIsBuiltIsTheRoad) {
  const LinkUnit bridge = unit("Place", "碧溪二桥");
  EXPECT_EQ(outcome(bridge, unit("Project", "碧溪二桥")), "same");
  EXPECT_EQ(outcome(bridge, unit("Project", "碧溪二桥项目")), "same");
  EXPECT_EQ(outcome(bridge, unit("Project", "碧溪二桥新建工程")), "same");
  EXPECT_TRUE(linker().compare(bridge, unit("Project", "碧溪二桥")).features.size() > 1);
  EXPECT_TRUE(
      shares_block(linker().block_keys(bridge), linker().block_keys(unit("Project", "碧溪二桥项目"))));
  // Nothing but an equal name, and no division.
  EXPECT_EQ(outcome(bridge, unit("Project", "碧溪三桥")), "different");
  EXPECT_EQ(outcome(bridge, unit("Project", "碧溪二桥", "南浦市")), "different");
  EXPECT_EQ(outcome(bridge, unit("Institution", "碧溪二桥")), "different");
  EXPECT_EQ(outcome(unit("Place", "云岭镇"), unit("Project", "云岭镇")), "different");
}

TEST(Linking, AFormThatBothUseJoinsThem) {
  LinkUnit full = unit("Institution", "远帆科技集团");
  full.forms = {"远帆科技集团", "远帆"};
  EXPECT_EQ(outcome(full, unit("Institution", "远帆")), "same");
  EXPECT_NE(outcome(unit("Institution", "远帆科技集团"), unit("Institution", "远帆")), "same");
}

LinkFact renaming(std::string other, bool is_subject, StatementStatus status = StatementStatus::done,
                  std::string type = "Park") {
  return {"更名", is_subject, status, "2019", "2019", std::move(type), std::move(other), {}};
}

TEST(Linking, WhatWasRenamedStaysOne) {
  const LinkUnit before = unit("Park", "云河工业集中区", "安陵市", {renaming("青禾经济开发区", true)});
  const LinkUnit after = unit("Park", "青禾经开区", "安陵市", {renaming("安陵市云河工业集中区", false)});
  EXPECT_EQ(outcome(before, after), "same");
  EXPECT_TRUE(has(linker().compare(before, after), "renamed"));
  // The page of one is enough, whichever it is, and however it writes the name.
  for (const auto& [a, b] :
       {std::pair{before, unit("Park", "青禾经开区")}, std::pair{after, unit("Park", "云河工业集中区")},
        std::pair{before, unit("Project", "青禾经济开发区项目")}}) {
    EXPECT_EQ(outcome(a, b), "same") << a.name << " " << b.name;
    EXPECT_TRUE(shares_block(linker().block_keys(a), linker().block_keys(b))) << a.name << " " << b.name;
  }
}

TEST(Linking, ARenamingJoinsNothingElse) {
  const LinkUnit before = unit("Park", "云河工业集中区", "安陵市", {renaming("青禾经济开发区", true)});
  EXPECT_EQ(outcome(before, unit("Park", "青禾经济开发区", "南浦市")), "different");
  EXPECT_EQ(outcome(before, unit("Park", "东湖经济开发区")), "different");
  EXPECT_NE(outcome(unit("Park", "云河工业集中区", "安陵市",
                         {renaming("青禾经济开发区", true, StatementStatus::planned)}),
                    unit("Park", "青禾经济开发区")),
            "same");
  EXPECT_NE(outcome(unit("Park", "云河工业集中区", "安陵市",
                         {renaming("青禾经济开发区", true, StatementStatus::done, "Institution")}),
                    unit("Park", "青禾经济开发区")),
            "same");
}

TEST(Linking, PointersJoinNothing) {
  LinkUnit one = unit("Institution", "云岭区委");
  LinkUnit other = unit("Institution", "石桥区委");
  one.forms = {"云岭区委", "区委"};
  other.forms = {"区委", "石桥区委"};
  EXPECT_EQ(outcome(one, other), "different");
}

TEST(Linking, WhatIsFinishedIsNotPromisedAgain) {
  const std::vector<LinkFact> opened = {stage("投用", "2021")};
  const std::vector<LinkFact> planned = {stage("投用", "2024", StatementStatus::planned)};
  const LinkUnit old = unit("Project", "望江剧院", "安陵市", opened);
  EXPECT_EQ(outcome(old, unit("Project", "望江剧院项目", "安陵市", planned)), "unsure");
  const std::vector<LinkFact> earlier = {stage("投用", "2020", StatementStatus::planned)};
  EXPECT_EQ(outcome(old, unit("Project", "望江剧院项目", "安陵市", earlier)), "same");
}

TEST(Linking, SumsAndBuildersThatDifferCountAgainst) {
  LinkFact signing = stage("签约", "2021");
  signing.qualifiers = {{"amount", "20亿元"}};
  LinkFact other_signing = signing;
  other_signing.qualifiers = {{"amount", "3亿元"}};
  const LinkFact built{"建设", false, StatementStatus::done, "", "2021", "Institution", "远帆集团", {}};
  const LinkFact other_built{"建设", false, StatementStatus::done, "", "2021", "Institution", "长风集团", {}};
  const LinkUnit a = unit("Project", "望江剧院", "安陵市", {signing, built});
  const LinkVerdict verdict =
      linker().compare(a, unit("Project", "望江剧院项目", "安陵市", {other_signing, other_built}));
  EXPECT_TRUE(has(verdict, "other_amount"));
  EXPECT_TRUE(has(verdict, "other_builder"));
  EXPECT_EQ(verdict.outcome, LinkOutcome::unsure);
  EXPECT_EQ(outcome(a, unit("Project", "望江剧院项目", "安陵市", {signing, built})), "same");
}

TEST(Linking, EventsOfTwoYearsAreTwo) {
  const LinkFact first{"举办", false, StatementStatus::done, "2022-05", "2022", "Place", "云岭区", {}};
  LinkFact second = first;
  second.time = "2023";
  EXPECT_EQ(outcome(unit("Event", "云岭桃花节", "安陵市", {first}),
                    unit("Event", "云岭桃花节", "安陵市", {second})),
            "different");
  EXPECT_EQ(outcome(unit("Event", "云岭桃花节", "安陵市", {first}), unit("Event", "云岭桃花节", "安陵市")),
            "same");
}

TEST(Linking, TellsPeopleApartByPlacePostAndTime) {
  const auto person = [](std::string place, std::vector<LinkFact> posts) {
    return unit("Person", "周明远", std::move(place), std::move(posts));
  };
  const auto chief = post("云岭区委", "区委书记", "2019");
  struct Case {
    const char* name;
    LinkUnit a;
    LinkUnit b;
    const char* is;
  };
  const std::vector<Case> cases = {
      {"one city, no posts", person("安陵市", {}), person("安陵市", {}), "same"},
      {"two cities", person("安陵市", {chief}), person("南浦市", {}), "different"},
      {"moved on within the city", person("安陵市", {chief}),
       person("安陵市", {post("石桥区委", "区委书记", "2022")}), "same"},
      {"two districts at one time", person("安陵市", {chief, post("云岭区委", "区委书记", "2023")}),
       person("安陵市", {post("石桥区委", "区委书记", "2021")}), "different"},
      {"two districts in one year", person("安陵市", {chief}),
       person("安陵市", {post("石桥区委", "区长", "2019")}), "unsure"},
      {"moved to another city, former post named", person("安陵市", {chief}),
       person("南浦市", {post("云岭区委", "区委书记", "2019"), post("南浦市政府", "副市长", "2023")}),
       "same"},
      {"another city, no shared post", person("安陵市", {chief}),
       person("南浦市", {post("南浦市政府", "副市长", "2023")}), "different"},
      {"a reporter and a secretary", person("安陵市", {chief}),
       person("安陵市", {post("安陵日报", "记者", "2019")}), "unsure"},
      {"two posts of one career", person("安陵市", {chief}),
       person("安陵市", {post("云岭区政府", "区长", "2017")}), "same"},
  };
  for (const Case& it : cases) EXPECT_EQ(outcome(it.a, it.b), it.is) << it.name;
}

std::vector<LinkUnit> many_units() {
  std::vector<LinkUnit> units;
  for (const char* place : {"安陵市", "南浦市", "?", ""}) {
    for (const char* name :
         {"云图产业园", "云图服务产业园", "云图产业园一期", "安陵市云图产业园", "云图产业园二期工程",
          "碧溪公园", "碧溪湿地公园", "望江大桥", "望江大桥改造工程", "望江大桥扩建工程", "体育馆"}) {
      units.push_back(unit("Project", name, place));
    }
    units.push_back(unit("Person", "周明远", place, {post("云岭区委", "区委书记", "2019")}));
    units.push_back(unit("Person", "周明远", place, {post("石桥区委", "区委书记", "2019")}));
    units.push_back(unit("Person", "周明远", place));
  }
  return units;
}

TEST(Linking, ComparingIsSymmetric) {
  const std::vector<LinkUnit> units = many_units();
  for (const LinkUnit& a : units) {
    for (const LinkUnit& b : units) {
      if (a.id == b.id) continue;
      const LinkVerdict one = linker().compare(a, b);
      const LinkVerdict other = linker().compare(b, a);
      ASSERT_EQ(one.score, other.score) << a.name << " " << b.name;
      ASSERT_EQ(one.outcome, other.outcome);
      ASSERT_EQ(one.part, other.part);
      ASSERT_EQ(one.features.size(), other.features.size());
      double sum = 0;
      for (std::size_t i = 0; i < one.features.size(); ++i) {
        ASSERT_EQ(one.features[i].name, other.features[i].name);
        ASSERT_EQ(one.features[i].words, other.features[i].words);
        sum += one.features[i].value * one.features[i].weight;
      }
      ASSERT_NEAR(one.score, sum, 1e-9);
    }
  }
}

TEST(Linking, UnitsThatAreJoinedShareABlock) {
  const std::vector<LinkUnit> units = many_units();
  std::size_t joined = 0;
  for (const LinkUnit& a : units) {
    for (const LinkUnit& b : units) {
      if (a.id == b.id || linker().compare(a, b).outcome != LinkOutcome::same) continue;
      ++joined;
      EXPECT_TRUE(shares_block(linker().block_keys(a), linker().block_keys(b))) << a.name << " " << b.name;
    }
  }
  EXPECT_GT(joined, 10u);
}

TEST(Linking, PiecesOfNamesMeetInOnePlaceOnly) {
  const auto meet = [](const LinkUnit& a, const LinkUnit& b) {
    return shares_block(linker().block_keys(a), linker().block_keys(b));
  };
  EXPECT_TRUE(meet(unit("Project", "云岭大剧院"), unit("Project", "大剧院")));
  EXPECT_FALSE(meet(unit("Project", "云岭大剧院", "南浦市"), unit("Project", "大剧院")));
  EXPECT_FALSE(meet(unit("Honor", "全国文明乡村", ""), unit("Honor", "优秀文明乡村", "")));
  EXPECT_FALSE(meet(unit("Person", "周明", "南浦市"), unit("Person", "周明")));
}

TEST(Linking, TheOrderOfUnitsDoesNotMatter) {
  std::vector<LinkUnit> units = many_units();
  const Linking first = link_all(linker(), units, {});
  EXPECT_LT(first.clusters.size(), units.size());
  EXPECT_FALSE(first.parts.empty());
  EXPECT_FALSE(first.unsure.empty());
  std::mt19937 random(7);
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(units.begin(), units.end(), random);
    const Linking again = link_all(linker(), units, {});
    ASSERT_EQ(first.clusters, again.clusters);
    ASSERT_EQ(first.unsure, again.unsure);
    ASSERT_EQ(first.parts, again.parts);
  }
}

TEST(Linking, EqualsComparingEveryPair) {
  const std::vector<LinkUnit> units = many_units();
  std::vector<IdentityId> ids;
  std::vector<LinkPair> pairs;
  for (const LinkUnit& a : units) {
    ids.push_back(a.id);
    for (const LinkUnit& b : units) {
      if (!(a.id < b.id) || !shares_block(linker().block_keys(a), linker().block_keys(b))) continue;
      const LinkVerdict verdict = linker().compare(a, b);
      pairs.push_back({a.id, b.id, verdict.outcome, verdict.score, verdict.part});
    }
  }
  EXPECT_EQ(cluster(ids, pairs), link_all(linker(), units, {}).clusters);
}

TEST(Linking, JudgementsOverruleVerdicts) {
  const std::vector<LinkUnit> units = {unit("Park", "云图产业园"), unit("Park", "云图服务产业园"),
                                       unit("Park", "碧溪公园")};
  const auto judged = [&](std::size_t a, std::size_t b, LinkOutcome is) {
    return LinkPair{units[a].id, units[b].id, is, is == LinkOutcome::same ? 1000000.0 : 0.0, {}};
  };
  EXPECT_EQ(link_all(linker(), units, {}).clusters.size(), 2u);
  EXPECT_EQ(link_all(linker(), units, {judged(0, 1, LinkOutcome::different)}).clusters.size(), 3u);
  EXPECT_EQ(link_all(linker(), units, {judged(0, 1, LinkOutcome::unsure)}).clusters.size(), 3u);
  EXPECT_EQ(link_all(linker(), units, {judged(1, 2, LinkOutcome::same)}).clusters.size(), 1u);
}

TEST(Units, AreGroupsUnlessSomethingTellsThemApart) {
  RecordBuilder page("a.txt");
  page.metadata().place = "安陵市云岭区";
  const auto mall = page.entity("Project", "望江广场", "安陵市");
  const auto library = page.entity("Project", "图书馆", "安陵市");
  const auto person = page.entity("Person", "周明远", "安陵市");
  const auto body = page.entity("Institution", "云岭区委", "安陵市");
  page.states(person, "任职", body, "云岭区委书记周明远。", "2021").qualifiers = {{"role", "书记"}};
  DocumentRecord record = page.build();
  record.extraction.place = "安陵市云岭区";
  record.extraction.period = "2021";
  const std::vector<LinkUnit> units = linker().units_of(record, {});
  EXPECT_EQ(units[mall].id, units[mall].group);
  EXPECT_EQ(units[mall].group, group_of(record.extraction.entities[mall], record.id));
  EXPECT_NE(units[library].id, units[library].group);
  EXPECT_EQ(units[mall].home, "安陵市云岭区");
  EXPECT_NE(units[person].id, units[person].group);
  ASSERT_EQ(units[person].facts.size(), 1u);
  EXPECT_EQ(units[person].facts[0].other_name, "云岭区委");
  EXPECT_EQ(units[person].periods, std::vector<std::string>{"2021"});
  EXPECT_NE(linker().units_of(record, {units[mall].group})[mall].id, units[mall].id);
}

TEST(Units, EvidenceAddsUpInAnyOrder) {
  LinkUnit a = unit("Project", "“望江”广场");
  LinkUnit b = unit("Project", "望江广场", "安陵市", {stage("开工", "2021")});
  a.documents = {DocumentId{0, 2}};
  b.documents = {DocumentId{0, 1}};
  a.home = "安陵市";
  b.home = "安陵市云岭区";
  LinkUnit one = a;
  add_evidence(one, b);
  LinkUnit other = b;
  add_evidence(other, a);
  EXPECT_EQ(one.name, "“望江”广场");
  EXPECT_EQ(one.name, other.name);
  EXPECT_EQ(one.forms, other.forms);
  EXPECT_EQ(one.documents, (std::vector<DocumentId>{{0, 1}, {0, 2}}));
  EXPECT_EQ(one.facts, other.facts);
  EXPECT_EQ(one.facts.size(), 1u);
  EXPECT_EQ(one.home, "安陵市云岭区");
  EXPECT_EQ(other.home, "安陵市云岭区");
  LinkUnit third = a;
  third.home = "安陵市石桥区";
  add_evidence(one, third);
  EXPECT_EQ(one.home, kSeveralHomes);
  add_evidence(one, b);
  EXPECT_EQ(one.home, kSeveralHomes);
}

}  // namespace
}  // namespace fangzhi
