#include "graph/explain_link.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/graph/linkable_pages.h"

namespace fangzhi {
namespace {

// A page about one project, or the park it builds, of 云河市.
DocumentRecord page_about(const std::string& project) {
  RecordBuilder page("pages/" + project + ".txt");
  const auto subject = page.entity("Project", project, "云河市");
  page.states(subject, "开工", page.entity("Place", "东湖区", "云河市"), project + "开工。", "2021");
  return page.build();
}

Judgement judged(const std::string& a, LinkOutcome outcome, const std::string& b) {
  const auto side = [](const std::string& project) {
    const DocumentRecord record = page_about(project);
    return judged_side(record, record.extraction.entities.front());
  };
  return {outcome, side(a), side(b), "a test", 0};
}

// A store of a page for each project, and what is known of their links.
class ExplainLink : public testing::Test {
 protected:
  void link(const std::vector<std::string>& projects, std::vector<Judgement> judgements) {
    store_ = make_memory_store("rules", LinkBasis{linker_, judgements});
    const auto writer = std::move(store_->open_writer()).value();
    for (const std::string& project : projects) ASSERT_TRUE(writer->put(page_about(project)));
    ASSERT_TRUE(writer->publish());
    reader_ = std::move(store_->open_reader()).value();
    judged_ = std::move(resolve_judgements(judgements, *reader_)).value();
  }

  LinkTarget target(const std::string& project) {
    const std::vector<IdentityId> named = std::move(reader_->identities_named(project)).value();
    for (const IdentityId id : named) {
      LinkTarget target{id, {}};
      const Identity identity = std::move(reader_->identity(id)).value();
      for (const IdentityMember& member : identity.members) {
        if (member.name == project) target.units.push_back(member.unit);
      }
      if (!target.units.empty()) return target;
    }
    ADD_FAILURE() << project;
    return {};
  }

  LinkExplanation why(const std::string& a, const std::string& b) {
    Result<LinkExplanation> found = explain_link({*reader_, linker_, judged_}, target(a), target(b));
    if (!found) ADD_FAILURE() << found.error().message;
    return found ? std::move(found).value() : LinkExplanation();
  }

  // The names compared, in their order: "a~b c~d".
  static std::string names(const std::vector<ComparedUnits>& list) {
    std::string names;
    for (const ComparedUnits& it : list)
      names += (names.empty() ? "" : " ") + it.first.name + "~" + it.second.name;
    return names;
  }

  Linker linker_ = linker();
  std::unique_ptr<GraphStore> store_;
  std::unique_ptr<GraphReader> reader_;
  ResolvedJudgements judged_;
};

constexpr LinkOutcome kSame = LinkOutcome::same;

TEST_F(ExplainLink, ListsTheStepsBetweenTwoThatOthersJoin) {
  link({"青禾广场", "碧溪剧院", "南岭大桥", "白石水库"},
       {judged("青禾广场", kSame, "碧溪剧院"), judged("碧溪剧院", kSame, "南岭大桥"),
        judged("南岭大桥", kSame, "白石水库")});
  const LinkExplanation found = why("青禾广场", "白石水库");
  EXPECT_TRUE(found.is_joined);
  EXPECT_FALSE(found.is_one_unit);
  EXPECT_EQ(names(found.compared), "");
  EXPECT_EQ(names(found.chain), "青禾广场~碧溪剧院 碧溪剧院~南岭大桥 南岭大桥~白石水库");
  EXPECT_EQ(names(found.between), "");
  for (const ComparedUnits& step : found.chain) {
    ASSERT_TRUE(step.judgement);
    EXPECT_EQ(step.judgement->reason, "a test");
    EXPECT_EQ(step.outcome, kSame);
  }
}

TEST_F(ExplainLink, NoStepsWhereTheTwoWereComparedThemselves) {
  link({"青禾广场", "碧溪剧院"}, {judged("青禾广场", kSame, "碧溪剧院")});
  const LinkExplanation found = why("碧溪剧院", "青禾广场");
  EXPECT_TRUE(found.is_joined);
  EXPECT_EQ(names(found.compared), "碧溪剧院~青禾广场");
  EXPECT_EQ(names(found.chain), "");
}

TEST_F(ExplainLink, ListsWhatStandsBetweenTwoThatAreTheSame) {
  link({"青禾广场", "碧溪剧院", "南岭大桥"},
       {judged("青禾广场", kSame, "碧溪剧院"), judged("碧溪剧院", kSame, "南岭大桥"),
        judged("青禾广场", LinkOutcome::different, "南岭大桥")});
  // Of the two joins one came first, and the other is refused.
  const bool is_first = target("青禾广场").identity == target("碧溪剧院").identity;
  const std::string refused = is_first ? "南岭大桥" : "青禾广场";
  const LinkExplanation found = why("碧溪剧院", refused);
  EXPECT_FALSE(found.is_joined);
  EXPECT_EQ(names(found.compared), "碧溪剧院~" + refused);
  EXPECT_EQ(found.compared.front().outcome, kSame);
  EXPECT_EQ(names(found.between), is_first ? "青禾广场~南岭大桥" : "南岭大桥~青禾广场");
  EXPECT_EQ(found.between.front().outcome, LinkOutcome::different);
}

TEST_F(ExplainLink, TwoThatShareNothingWereNotCompared) {
  link({"青禾广场", "南岭大桥"}, {});
  const LinkExplanation found = why("青禾广场", "南岭大桥");
  EXPECT_FALSE(found.is_joined);
  EXPECT_TRUE(found.compared.empty() && found.chain.empty() && found.between.empty());
}

TEST_F(ExplainLink, OneNameIsOneUnit) {
  link({"青禾广场"}, {});
  EXPECT_TRUE(why("青禾广场", "青禾广场").is_one_unit);
}

}  // namespace
}  // namespace fangzhi
