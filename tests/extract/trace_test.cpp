// What an extraction remembers when it is asked to: it must add up, and change nothing.
#include "extract/trace.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/utf8.h"
#include "extract/extraction.h"

namespace fangzhi {
namespace {

class Trace : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const Result<Ontology> ontology = Ontology::load(FANGZHI_ROOT "/ontology");
    ASSERT_TRUE(ontology) << ontology.error().message;
    Result<Rulebook> loaded = Rulebook::load(FANGZHI_ROOT "/ontology", *ontology);
    ASSERT_TRUE(loaded) << loaded.error().message;
    rules = new Rulebook(std::move(*loaded));
  }
  static void TearDownTestSuite() { delete rules; }

  Trace() {
    page.name = "a.txt";
    page.text = "2021年3月，青禾集团与云岭区签约。云河大桥将于5月开工建设，云河大桥总投资5亿元。";
    page.metadata.place = "安陵市云岭区";
    page.metadata.period = "2021";
    extraction = extract(*rules, page, &trace);
  }

  std::string text(TextSpan span) const {
    return to_utf8(trace.reading.text().substr(span.begin, span.end - span.begin));
  }
  const StatementGround& ground_of(const std::string& predicate) const {
    for (std::size_t i = 0; i < extraction.statements.size(); ++i) {
      if (extraction.statements[i].predicate == predicate) return trace.grounds[i];
    }
    ADD_FAILURE() << predicate << " is not stated";
    return trace.grounds.front();
  }

  static Rulebook* rules;
  Page page;
  ExtractionTrace trace;
  Extraction extraction;
};

Rulebook* Trace::rules = nullptr;

TEST_F(Trace, ChangesNothing) {
  EXPECT_EQ(extraction, extract(*rules, page));
}

TEST_F(Trace, EveryScoreIsTheSumOfItsFeatures) {
  ASSERT_FALSE(trace.candidates.empty());
  std::size_t below_zero = 0;
  for (const ScoredCandidate& each : trace.candidates) {
    float sum = 0;
    for (const FeatureCount& count : each.features) {
      sum += count.times * rules->names().weight(count.feature);
    }
    EXPECT_NEAR(sum, each.candidate.score, 1e-3) << each.candidate.begin << " " << each.candidate.found_by;
    below_zero += each.candidate.score <= 0;
  }
  EXPECT_GT(below_zero, 0u) << "candidates that cannot win are kept as well";
}

TEST_F(Trace, KeepsWhatWasChosenAndWhatThePageNamesInTheEnd) {
  const auto is_proposed = [&](const Mention& mention) {
    return std::any_of(trace.candidates.begin(), trace.candidates.end(), [&](const ScoredCandidate& each) {
      return each.candidate.begin == mention.begin && each.candidate.end == mention.end &&
             each.candidate.type == mention.type;
    });
  };
  ASSERT_FALSE(trace.chosen.empty());
  EXPECT_TRUE(std::all_of(trace.chosen.begin(), trace.chosen.end(), is_proposed));
  std::size_t count = 0;
  for (const Entity& entity : extraction.entities) count += entity.mentions.size();
  EXPECT_EQ(trace.mentions.size(), count);
  ASSERT_EQ(trace.mentions.size(), trace.mention_entities.size());
  for (std::size_t m = 0; m < trace.mentions.size(); ++m) {
    const Entity& entity = extraction.entities[trace.mention_entities[m]];
    EXPECT_EQ(entity.type, rules->types().names[trace.mentions[m].type]);
  }
}

TEST_F(Trace, SaysWhatAStatementRestsOn) {
  ASSERT_EQ(trace.grounds.size(), extraction.statements.size());
  const StatementGround& begun = ground_of("开工");
  ASSERT_TRUE(begun.frame);
  EXPECT_FALSE(rules->frames()[*begun.frame].file.empty());
  EXPECT_EQ(text(begun.subject.span), "云河大桥");
  EXPECT_EQ(begun.subject.from, RoleSource::before);
  EXPECT_EQ(text(begun.status_word), "将于");
  EXPECT_EQ(begun.time, TimeGround::words);
  EXPECT_EQ(text(begun.time_words), "5月");
  EXPECT_EQ(text(ground_of("签约").time_words), "2021年3月");
}

TEST_F(Trace, CountsTheTriggersThatSaidNothing) {
  Page silent = page;
  silent.text = "今天天气很好，大家签约。";
  ExtractionTrace seen;
  EXPECT_TRUE(extract(*rules, silent, &seen).statements.empty());
  ASSERT_FALSE(seen.sites.empty());
  for (const SiteTrace& site : seen.sites) EXPECT_NE(site.outcome, SiteOutcome::stated);
}

}  // namespace
}  // namespace fangzhi
