// The rules that come with Fangzhi do what they promise.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "extract/extraction.h"
#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

const fs::path kOntology = fs::path(FANGZHI_ROOT) / "ontology";

class Rules : public testing::Test {
 protected:
  // The rules of a folder; a mistake fails the test.
  Rulebook load(const fs::path& from) {
    Result<Rulebook> rules = Rulebook::load(from, *ontology);
    EXPECT_TRUE(rules) << (rules ? "" : rules.error().message);
    return rules ? std::move(rules).value() : Rulebook();
  }

  // A folder of rules of its own: the weights that come with Fangzhi, a few words, and one pattern.
  void write_rules(const std::string& words, const std::string& examples) {
    fs::copy_file(kOntology / "weights.tsv", folder / "weights.tsv", fs::copy_options::overwrite_existing);
    folder.write("lexicons/words.tsv", words);
    folder.write("patterns/begins.jsonc",
                 "[{ \"name\": \"begins\", \"states\": [\"开工\"], \"triggers\": [\"开工\"],"
                 "\"subject\": { \"from\": \"before\", \"types\": [\"Project\"] },"
                 "\"object\": { \"from\": \"district\", \"types\": [\"Place\"] }," +
                     examples + "}]");
  }

  TemporaryFolder folder;
  Result<Ontology> ontology = Ontology::load(kOntology);
};

constexpr const char* kWords = "大桥\thead\ttype=Project;strength=strong\n";
constexpr const char* kExamples = "\"examples\": [\"云河大桥开工。\"], \"refuses\": [\"云河大桥很美。\"]";

TEST_F(Rules, EveryPatternShowsWhatItPromises) {
  ASSERT_TRUE(ontology) << ontology.error().message;
  const Rulebook rules = load(kOntology);
  EXPECT_GT(rules.frames().size(), 20u);
  EXPECT_EQ(check_examples(rules), std::vector<std::string>());
}

TEST_F(Rules, EveryPredicateOfAPatternTakesItsTypes) {
  const Rulebook rules = load(kOntology);
  for (const Frame& frame : rules.frames()) {
    if (frame.weighed) continue;  // takes those of its predicate
    for (const std::string& state : frame.states) {
      const OntologyProperty* property = ontology->find_property(state);
      ASSERT_NE(property, nullptr) << frame.name;
      const auto fits = [&](const std::vector<TypeId>& types, const std::vector<std::string>& classes) {
        return std::any_of(types.begin(), types.end(), [&](TypeId type) {
          return std::find(classes.begin(), classes.end(), rules.types().names[type]) != classes.end();
        });
      };
      EXPECT_TRUE(frame.weighed || fits(frame.subject.types, property->domain))
          << frame.name << ": " << state;
      EXPECT_TRUE(frame.weighed || fits(frame.object.types, property->range)) << frame.name << ": " << state;
    }
  }
}

TEST_F(Rules, AnExampleThatDoesNotFireIsNamed) {
  write_rules(kWords,
              "\"examples\": [{ \"text\": \"云河大桥很美。\", \"says\": [\"云河大桥 开工 云岭区 done\"] }], "
              "\"refuses\": [\"很美。\"]");
  EXPECT_EQ(check_examples(load(folder.path())),
            std::vector<std::string>{
                "begins: \"云河大桥很美。\" should say 云河大桥 开工 云岭区 done, but says nothing"});
}

TEST_F(Rules, AnExampleThatSaysSomethingElseIsNamed) {
  write_rules(kWords,
              "\"examples\": [{ \"text\": \"云河大桥开工。\", \"says\": [\"云河 开工 云岭区 done\"] }], "
              "\"refuses\": [\"很美。\"]");
  EXPECT_EQ(
      check_examples(load(folder.path())),
      std::vector<std::string>{
          "begins: \"云河大桥开工。\" should say 云河 开工 云岭区 done, but says 云河大桥 开工 云岭区 done"});
}

TEST_F(Rules, ARefusalThatFiresIsNamed) {
  write_rules(kWords, "\"examples\": [\"云河大桥开工。\"], \"refuses\": [\"东湖大桥开工。\"]");
  EXPECT_EQ(check_examples(load(folder.path())),
            std::vector<std::string>{
                "begins: \"东湖大桥开工。\" should say nothing, but says 东湖大桥 开工 云岭区 done"});
}

TEST_F(Rules, AHeadOfAnUnknownClassIsNamed) {
  write_rules("大桥\thead\ttype=Projct;strength=strong\n", kExamples);
  const Result<Rulebook> rules = Rulebook::load(folder.path(), *ontology);
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().message,
            "lexicons: 大桥: type: unknown class \"Projct\", did you mean \"Project\"?");
}

TEST_F(Rules, WhatIsMissingIsAnError) {
  for (const char* part : {"weights.tsv", "lexicons", "patterns"}) {
    write_rules(kWords, kExamples);
    ASSERT_TRUE(Rulebook::load(folder.path(), *ontology));
    fs::remove_all(folder / part);
    const Result<Rulebook> rules = Rulebook::load(folder.path(), *ontology);
    ASSERT_FALSE(rules) << part;
    EXPECT_NE(rules.error().message.find((folder / part).string()), std::string::npos)
        << rules.error().message;
  }
}

TEST_F(Rules, TheFingerprintKnowsEveryByte) {
  write_rules(kWords, kExamples);
  const std::string first = load(folder.path()).fingerprint().value();
  EXPECT_EQ(load(folder.path()).fingerprint().value(), first);
  folder.write("lexicons/notes.md", "no rule\n");
  EXPECT_EQ(load(folder.path()).fingerprint().value(), first) << "what is not loaded does not count";
  write_rules(std::string(kWords) + "# comment\n", kExamples);
  EXPECT_NE(load(folder.path()).fingerprint().value(), first);
}

}  // namespace
}  // namespace fangzhi
