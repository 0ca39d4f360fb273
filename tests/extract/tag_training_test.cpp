#include "extract/tag_training.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "core/page_layout.h"
#include "core/utf8.h"
#include "extract/tag_lattice.h"

namespace fangzhi {
namespace {

const std::filesystem::path kOntology = FANGZHI_ROOT "/ontology";

class TagTraining : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    ontology = new Ontology(*Ontology::load(kOntology));
    rules = new Rulebook(*Rulebook::load(kOntology, *ontology));
  }
  static void TearDownTestSuite() {
    delete rules;
    delete ontology;
  }

  static std::vector<AnnotatedSentence> sentences(const std::string& text) {
    const auto read =
        parse_annotated("@ place=甲市/乙县 period=2020\n" + text, "a.txt", AnnotationWords::of(*ontology));
    EXPECT_TRUE(read) << read.error().message;
    return *read;
  }

  // Coined words, so that nothing but the sentences can have taught them.
  static std::vector<AnnotatedSentence> lessons() {
    std::string text;
    for (const char* name : {"璩璆", "璆璩", "璩珝璆", "珝璆"}) {
      text += "[" + std::string(name) + "馕:Park]昨日开园。\n走进[" + name + "馕:Park]，游人如织。\n";
      text += std::string("人们吃着") + "馕说笑。\n";
    }
    return sentences(text);
  }
  static TagModel taught(const std::vector<AnnotatedSentence>& from) {
    return train_tagger(*rules, tag_corpus(*rules, from), std::vector<bool>(from.size(), true), thorough());
  }
  // As many steps as a handful of sentences needs.
  static TagTrainingOptions thorough() {
    TagTrainingOptions options;
    options.epochs = 100;
    options.batch = 2;
    return options;
  }
  static std::set<std::string> names_in(const TagModel& model, const std::string& text) {
    const Reading reading = read_page(rules->lexicon(), lay_out(to_code_points(text)));
    TagLattice lattice(reading, rules->lexicon(), model);
    std::set<std::string> names;
    for (const Sentence& each : reading.sentences) {
      lattice.read(each.tokens);
      lattice.propose(0, [&](std::uint32_t begin, std::uint32_t end, TypeId type, float) {
        names.insert(to_utf8(reading.text().substr(begin, end - begin)) + " " + rules->types().names[type]);
      });
    }
    return names;
  }

  static Ontology* ontology;
  static Rulebook* rules;
};

Ontology* TagTraining::ontology = nullptr;
Rulebook* TagTraining::rules = nullptr;

TEST_F(TagTraining, LearnsNamesFromTheirSurroundings) {
  const TagModel model = taught(lessons());
  EXPECT_EQ(names_in(model, "璩璆馕昨日开园。"), (std::set<std::string>{"璩璆馕 Park"}));
  EXPECT_EQ(names_in(model, "走进璆璩珝馕，游人如织。"), (std::set<std::string>{"璆璩珝馕 Park"}))
      << "a name it has not seen";
  EXPECT_EQ(names_in(model, "人们吃着馕说笑。"), std::set<std::string>{});
}

TEST_F(TagTraining, TheSameSentencesGiveTheSameBytes) {
  const auto text = [](const TagModel& model) { return model.to_text(rules->lexicon()); };
  EXPECT_EQ(text(taught(lessons())), text(taught(lessons())));
}

TEST_F(TagTraining, SentencesThatAreLeftOutTeachNothing) {
  std::vector<AnnotatedSentence> all = lessons();
  const std::size_t count = all.size();
  for (const AnnotatedSentence& each : sentences("[璩璆馕:Person]说。\n[璩璆馕:Person]说了。\n"))
    all.push_back(each);
  std::vector<bool> is_used(all.size(), false);
  std::fill_n(is_used.begin(), count, true);
  const TagModel model = train_tagger(*rules, tag_corpus(*rules, all), is_used, thorough());
  EXPECT_EQ(names_in(model, "璩璆馕昨日开园。"), (std::set<std::string>{"璩璆馕 Park"}));
}

TEST_F(TagTraining, WhatOnlyOneSentenceShowsIsNotLearned) {
  const TagCorpus corpus = tag_corpus(*rules, sentences("[璩:Person]说。\n[璆:Person]说。\n"));
  std::set<std::u32string> characters;
  for (const TagKey each : corpus.sights) {
    if (sight_of(each) == TagSight::character)
      characters.insert(std::u32string(1, static_cast<char32_t>(seen_of(each))));
  }
  EXPECT_EQ(characters.count(U"说"), 1u);
  EXPECT_EQ(characters.count(U"璩"), 0u);
}

TEST_F(TagTraining, LabelsWhereANameBeginsAndGoesOn) {
  std::vector<AnnotatedSentence> cut = sentences("[璩璆馕:Park]昨日开园。\n");
  const TagCorpus corpus = tag_corpus(*rules, cut);
  const TagModel shape(rules->types(), rules->lexicon(), rules->divisions());
  const TagLabel begin = shape.begin_label(rules->types().park);
  ASSERT_EQ(corpus.labels.size(), 8u);
  EXPECT_EQ(corpus.labels[0], begin);
  EXPECT_EQ(corpus.labels[1], TagModel::inside_label(begin));
  EXPECT_EQ(corpus.labels[2], TagModel::inside_label(begin));
  EXPECT_EQ(corpus.labels[3], kOutside);
}

TEST_F(TagTraining, NothingToLearnFromGivesAnEmptyModel) {
  EXPECT_TRUE(taught({}).is_empty());
}

}  // namespace
}  // namespace fangzhi
