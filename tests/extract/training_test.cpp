#include "extract/training.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "core/utf8.h"

namespace fangzhi {
namespace {

const std::filesystem::path kOntology = FANGZHI_ROOT "/ontology";

class Training : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    ontology = new Ontology(*Ontology::load(kOntology));
    const Result<Rulebook> loaded = Rulebook::load(kOntology, *ontology);
    ASSERT_TRUE(loaded) << loaded.error().message;
    rules = new Rulebook(*loaded);
  }
  static void TearDownTestSuite() {
    delete rules;
    delete ontology;
  }

  static NameModel start() { return *starting_weights(kOntology, *rules); }
  static std::string text_of(const NameModel& model) {
    return model.to_text(rules->types(), rules->lexicon());
  }

  static std::uint32_t word(std::u32string_view text) {
    const WordId id = rules->lexicon().find(text);
    EXPECT_NE(id, kNoWord);
    return id;
  }
  static ScoredCandidate candidate(std::uint32_t begin, std::uint32_t end,
                                   std::vector<FeatureCount> features) {
    return {{begin, end, rules->types().project, 0, "head"}, std::move(features)};
  }
  static float score(const NameModel& model, const ScoredCandidate& candidate) {
    float sum = 0;
    for (const FeatureCount& each : candidate.features) sum += each.times * model.weight(each.feature);
    return sum;
  }

  // The same place read as a longer and a shorter name: the longer one scores more by hand and is wrong.
  static TrainingExample toy() {
    const NameModel model = start();
    const FeatureIndex after_verb =
        model.index_of(WordFeature::before, rules->types().project, word(U"加快"));
    const FeatureIndex with_verb = model.index_of(WordFeature::first, rules->types().project, word(U"加快"));
    const auto strong = NameModel::index_of(Feature::head_strong);
    return {{candidate(0, 6, {{strong, 2}, {with_verb, 1}}), candidate(2, 6, {{strong, 1}, {after_verb, 1}})},
            {CandidateLabel::wrong, CandidateLabel::right}};
  }

  static Ontology* ontology;
  static Rulebook* rules;
};

Ontology* Training::ontology = nullptr;
Rulebook* Training::rules = nullptr;

TEST_F(Training, LearnsWhatTellsRightFromWrong) {
  const TrainingExample example = toy();
  const NameModel before = start();
  ASSERT_GT(score(before, example.candidates[0]), score(before, example.candidates[1]));
  TrainingOptions all_the_way;
  all_the_way.trust = 1;
  const NameModel after = train(before, std::vector<const TrainingExample*>(20, &example), all_the_way);
  EXPECT_GT(score(after, example.candidates[1]), score(after, example.candidates[0]));
  EXPECT_GT(score(after, example.candidates[1]), 0);
}

TEST_F(Training, MovesNoWeightThatNoExampleSpeaksOf) {
  const TrainingExample example = toy();
  const NameModel after = train(start(), {&example}, {});
  EXPECT_EQ(after.weight(Feature::person_byline), start().weight(Feature::person_byline));
}

TEST_F(Training, TheSameExamplesGiveTheSameBytes) {
  const TrainingExample example = toy();
  const std::string once = text_of(train(start(), {&example, &example}, {}));
  EXPECT_EQ(once, text_of(train(start(), {&example, &example}, {})));
  EXPECT_NE(once, text_of(start()));
}

TEST_F(Training, OptionalMentionsTeachNothing) {
  TrainingExample example = toy();
  example.labels = {CandidateLabel::optional, CandidateLabel::optional};
  EXPECT_EQ(text_of(train(start(), {&example}, {})), text_of(start()));
}

TEST_F(Training, WeightsOutliveTheirFile) {
  const TrainingExample example = toy();
  TrainingOptions options;
  options.trust = 1;  // of one sentence little is learned, and what says next to nothing is left out
  const NameModel learned = train(start(), {&example}, options);
  EXPECT_TRUE(learned.has_words());
  const std::string text = text_of(learned);
  EXPECT_NE(text.find("\tProject\t加快\n"), std::string::npos) << "words stand there as words";
  Result<NameModel> again = NameModel::parse(text, "weights.tsv");
  ASSERT_TRUE(again) << again.error().message;
  again->bind(rules->types(), rules->lexicon());
  EXPECT_EQ(text_of(*again), text);
}

TEST_F(Training, WordsThatNoLexiconHoldsAreDropped) {
  Result<NameModel> model =
      NameModel::parse(text_of(start()) + "before\t1\tProject\t青禾云台\n", "weights.tsv");
  ASSERT_TRUE(model) << model.error().message;
  model->bind(rules->types(), rules->lexicon());
  EXPECT_FALSE(model->has_words());
}

std::vector<AnnotatedSentence> sentences_of(const std::string& text, const Ontology& ontology) {
  const auto read = parse_annotated(text, "a.txt", AnnotationWords::of(ontology));
  EXPECT_TRUE(read) << read.error().message;
  return *read;
}

TEST_F(Training, AnExampleLabelsWhatTheFindersProposed) {
  const auto sentences = sentences_of(
      "@ place=安陵市/云岭区 period=2021 genre=开工\n"
      "2021年，[云河大桥:Project]开工建设，[青禾路:Place?]通车。\n",
      *ontology);
  const TrainingExample example = training_example(*rules, sentences[0]);
  ASSERT_EQ(example.labels.size(), example.candidates.size());
  std::size_t right = 0, wrong = 0, optional = 0;
  for (std::size_t i = 0; i < example.labels.size(); ++i) {
    const Candidate& each = example.candidates[i].candidate;
    const bool is_bridge = each.begin == 6 && each.end == 10 && each.type == rules->types().project;
    EXPECT_EQ(example.labels[i] == CandidateLabel::right, is_bridge) << each.begin << "-" << each.end;
    right += example.labels[i] == CandidateLabel::right;
    wrong += example.labels[i] == CandidateLabel::wrong;
    optional += example.labels[i] == CandidateLabel::optional;
  }
  EXPECT_GT(right, 0u);
  EXPECT_GT(wrong, 0u);
  EXPECT_GT(optional, 0u);
}

TEST_F(Training, GroupsSentencesByTurnAndByDistrict) {
  EXPECT_EQ(folds_of(5, 2), (std::vector<std::size_t>{0, 1, 0, 1, 0}));
  const auto sentences = sentences_of(
      "@ place=安陵市/云岭区 period=2021 genre=a\n开工。\n竣工。\n@ place=虞河市/云岭区 period=2021 "
      "genre=a\n开工。\n"
      "@ place=安陵市/云岭区 period=2022 genre=b\n开工。\n",
      *ontology);
  EXPECT_EQ(districts_of(sentences, 9), (std::vector<std::size_t>{0, 0, 1, 0}));
  EXPECT_EQ(districts_of(sentences, 1), (std::vector<std::size_t>{0, 0, 0, 0}));
}

TEST_F(Training, WhatIsLeftOutIsNotLearnedFrom) {
  const TrainingSet set{start(), {toy(), toy()}, {}, {}, {}, {}};
  EXPECT_EQ(text_of(learned(*rules, set, {false, false}).names()), text_of(start()));
  EXPECT_NE(text_of(learned(*rules, set, {false, true}).names()), text_of(start()));
}

TEST_F(Training, DoesNotDependOnTheWeightsInUse) {
  const auto sentences = sentences_of(
      "@ place=安陵市/云岭区 period=2021\n[云河大桥:Project]开工，[苗向前:Person]说。\n", *ontology);
  NameModel other = start();
  other.set_weight(NameModel::index_of(Feature::head_strong), 9);
  const Rulebook others = rules->with_weights(other, TagModel(), RoleModel(), StatusModel());
  const auto taught = [&](const Rulebook& in_use) {
    return learned(in_use, training_set(in_use, start(), sentences, {}), {true});
  };
  EXPECT_EQ(text_of(taught(*rules).names()), text_of(taught(others).names()));
  EXPECT_EQ(taught(*rules).roles().to_text(rules->vocabulary()),
            taught(others).roles().to_text(rules->vocabulary()));
}

}  // namespace
}  // namespace fangzhi
