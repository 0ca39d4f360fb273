#include "extract/status_training.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "extract/extraction.h"
#include "tests/extract/marked_text.h"

namespace fangzhi {
namespace {

// 指日可待, which no table knows, stands behind what is only promised.
std::vector<AnnotatedSentence> lessons() {
  std::string text;
  for (const char* name : {"甲桥", "乙桥", "丙桥", "丁桥", "戊桥", "己桥"}) {
    const std::string bridge(name);
    text += "[" + bridge + ":Project]通车指日可待。\n  = " + bridge + " | 投用 | 云岭区 | planned | -\n";
    text += "[" + bridge + ":Project]通车令人欢喜。\n  = " + bridge + " | 投用 | 云岭区 | done | -\n";
  }
  return marked_sentences(text);
}

StatusModel taught(const std::vector<AnnotatedSentence>& from, const std::vector<bool>& is_used) {
  StatusTrainingOptions options;
  options.steps = {0.3f, 0.2f};  // of so few sentences little speaks for anything
  return train_statuses(status_corpus(own_rules(), from), is_used, options);
}

StatementStatus status_of(const StatusModel& statuses, const std::string& marked) {
  const Rulebook rules =
      own_rules().with_weights(own_rules().names(), own_rules().tagger(), own_rules().roles(), statuses);
  const AnnotatedSentence sentence = marked_sentences(marked + "\n").at(0);
  std::vector<GivenName> names;
  for (const GoldMention& each : sentence.mentions) names.push_back({each.span, each.type});
  const Extraction found = extract(rules, sentence.page, nullptr, &names);
  for (const Statement& each : found.statements) {
    if (each.predicate == "投用") return each.status;
  }
  ADD_FAILURE() << "nothing is stated of " << marked;
  return StatementStatus::negated;
}

TEST(StatusTraining, LearnsWhatIsOnlyPromised) {
  const std::vector<AnnotatedSentence> sentences = lessons();
  const StatusModel model = taught(sentences, std::vector<bool>(sentences.size(), true));
  EXPECT_EQ(status_of(model, "[云台桥:Project]通车指日可待。"), StatementStatus::planned);
  EXPECT_EQ(status_of(model, "[云台桥:Project]通车令人欢喜。"), StatementStatus::done);
  EXPECT_EQ(status_of(StatusModel(), "[云台桥:Project]通车指日可待。"), StatementStatus::done)
      << "the rules alone do not know";
}

TEST(StatusTraining, LearnsFromTheSentencesInUseAlone) {
  const std::vector<AnnotatedSentence> sentences = lessons();
  const StatusModel model = taught(sentences, std::vector<bool>(sentences.size(), false));
  EXPECT_EQ(status_of(model, "[云台桥:Project]通车指日可待。"), StatementStatus::done);
  EXPECT_FALSE(model.empty()) << "the examples of the patterns teach, too";
}

TEST(StatusTraining, TheSameSentencesGiveTheSameBytes) {
  const std::vector<AnnotatedSentence> sentences = lessons();
  const std::vector<bool> all(sentences.size(), true);
  EXPECT_EQ(taught(sentences, all).to_text(), taught(sentences, all).to_text());
}

}  // namespace
}  // namespace fangzhi
