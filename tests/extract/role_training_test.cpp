#include "extract/role_training.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "extract/extraction.h"
#include "tests/extract/marked_text.h"

namespace fangzhi {
namespace {

RoleModel taught(const std::vector<AnnotatedSentence>& from) {
  RoleTrainingOptions options;
  options.steps = {0.3f, 0.5f};  // of so few sentences little speaks for anything
  return train_roles(role_corpus(own_rules(), from), std::vector<bool>(from.size(), true), options);
}

// 放行 states something of the name before it, and of none behind it.
std::vector<AnnotatedSentence> lessons() {
  std::string text;
  for (const char* name : {"甲桥", "乙桥", "丙桥", "丁桥"}) {
    const std::string bridge(name);
    text += "[" + bridge + ":Project]昨日放行。\n  = " + bridge + " | 投用 | 云岭区 | done | -\n";
    text += "[青禾集团:Institution]说，[" + bridge + ":Project]昨日放行。\n  = " + bridge +
            " | 投用 | 云岭区 | done | -\n";
    text += "放行讲安全，[" + bridge + ":Project]风景好。\n";
  }
  return marked_sentences(text);
}

// What is found in a sentence by these weights, the names given.
Extraction found_by(const RoleModel& roles, const std::string& marked) {
  const Rulebook rules =
      own_rules().with_weights(own_rules().names(), own_rules().tagger(), roles, StatusModel());
  const AnnotatedSentence sentence = marked_sentences(marked + "\n").at(0);
  std::vector<GivenName> names;
  for (const GoldMention& each : sentence.mentions) names.push_back({each.span, each.type});
  return extract(rules, sentence.page, nullptr, &names);
}

// "subject object" of what is stated of the predicate.
std::set<std::string> pairs_of(const RoleModel& roles, const std::string& marked,
                               const std::string& predicate) {
  const Extraction found = found_by(roles, marked);
  std::set<std::string> pairs;
  for (const Statement& each : found.statements) {
    if (each.predicate == predicate)
      pairs.insert(found.entities[each.subject].name + " " + found.entities[each.object].name);
  }
  return pairs;
}

bool knows(const RoleModel& model, const std::string& predicate) {
  const std::vector<std::string>& all = own_rules().vocabulary().predicates;
  const auto found = std::find(all.begin(), all.end(), predicate);
  EXPECT_NE(found, all.end()) << predicate;
  return model.knows(static_cast<PredicateId>(found - all.begin()));
}

using Pairs = std::set<std::string>;

TEST(RoleTraining, LearnsWhoTakesPartInAClause) {
  const RoleModel model = taught(lessons());
  EXPECT_EQ(pairs_of(model, "[云台桥:Project]昨日放行。", "投用"), (Pairs{"云台桥 云岭区"}))
      << "a name it has not seen";
  EXPECT_EQ(pairs_of(model, "放行讲安全，[云台桥:Project]风景好。", "投用"), Pairs{});
  EXPECT_EQ(pairs_of(RoleModel(), "[云台桥:Project]昨日放行。", "投用"), Pairs{})
      << "no pattern would say so by itself";
}

TEST(RoleTraining, TheSameSentencesGiveTheSameBytes) {
  const std::string text = taught(lessons()).to_text(own_rules().vocabulary());
  EXPECT_NE(text.find("投用"), std::string::npos);
  EXPECT_EQ(taught(lessons()).to_text(own_rules().vocabulary()), text);
}

TEST(RoleTraining, APredicateThatNothingStatesHasNoWeights) {
  const RoleModel model = taught(lessons());
  EXPECT_TRUE(knows(model, "投用"));
  EXPECT_FALSE(knows(model, "签约"));
  EXPECT_FALSE(knows(model, "竣工"));
}

TEST(RoleTraining, SentencesThatAreLeftOutTeachNothing) {
  const std::vector<AnnotatedSentence> all = lessons();
  const RoleModel model =
      train_roles(role_corpus(own_rules(), all), std::vector<bool>(all.size(), false), RoleTrainingOptions());
  EXPECT_FALSE(knows(model, "投用"));
}

// What the only figure of a sentence is about.
std::string owner_of_figure(const RoleModel& roles, const std::string& marked) {
  const Extraction found = found_by(roles, marked);
  EXPECT_EQ(found.observations.size(), 1u) << marked;
  return found.observations.empty() ? "" : found.entities[found.observations[0].about].name;
}

TEST(RoleTraining, LearnsWhatAFigureIsAbout) {
  constexpr const char* kUnseen =
      "[丙园:Park]位于[石塘镇:Place]，集聚了[云河药业:Institution]、[东湖电子:Institution]等企业70家。";
  std::string text;
  for (const char* name : {"甲园", "乙园", "丁园", "戊园"}) {
    text += "[" + std::string(name) +
            ":Park]位于[东河镇:Place]，集聚了[青禾药业:Institution]、[石塘电子:Institution]等企业50家。\n  ~ "
            "企业 | 50 | 家 | " +
            name + " | -\n";
  }
  const RoleModel model = taught(marked_sentences(text));
  EXPECT_TRUE(knows(model, "about"));
  EXPECT_EQ(owner_of_figure(model, kUnseen), "丙园") << "a name it has not seen";
  EXPECT_EQ(owner_of_figure(RoleModel(), kUnseen), "云岭区") << "the rules take a list for the district's";
  EXPECT_FALSE(knows(taught(lessons()), "about")) << "where no figure is written down";
}

std::size_t examples_of_sentences(const RoleCorpus& corpus, bool fills) {
  return static_cast<std::size_t>(
      std::count_if(corpus.examples.begin(), corpus.examples.end(), [&](const RoleExample& each) {
        return each.sentence != RoleExample::kOfPattern && each.fills == fills;
      }));
}

TEST(RoleTraining, WhereReadersCouldDifferNothingIsTaught) {
  const auto corpus = [](const char* sign) {
    return role_corpus(own_rules(), marked_sentences("[云台桥:Project]开工。\n  " + std::string(sign) +
                                                     " 云台桥 | 开工 | 云岭区 | done | -\n"));
  };
  const RoleCorpus sure = corpus("=");
  EXPECT_EQ(examples_of_sentences(sure, true), 2u) << "a subject and an object";
  const RoleCorpus unsure = corpus("=?");
  EXPECT_EQ(examples_of_sentences(unsure, true), 0u);
  EXPECT_LT(examples_of_sentences(unsure, false), examples_of_sentences(sure, false) + 2)
      << "nor that it is wrong";
}

TEST(RoleTraining, SentencesWithNamesAloneTeachNothing) {
  std::vector<AnnotatedSentence> sentences = marked_sentences("[云台桥:Project]开工。\n");
  EXPECT_GT(examples_of_sentences(role_corpus(own_rules(), sentences), false), 0u);
  sentences[0].has_statements = false;
  EXPECT_EQ(examples_of_sentences(role_corpus(own_rules(), sentences), false), 0u);
}

TEST(RoleTraining, EveryRowIsAskedForTwice) {
  const RoleCorpus corpus = role_corpus(own_rules(), lessons());
  std::vector<int> asked(corpus.rows.size(), 0);
  for (const RoleExample& each : corpus.examples) {
    for (const std::uint32_t weight : each.weights) ++asked.at(weight);
  }
  ASSERT_FALSE(asked.empty());
  EXPECT_GE(*std::min_element(asked.begin(), asked.end()), 2);
}

}  // namespace
}  // namespace fangzhi
