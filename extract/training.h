// Learns the weights of names from annotated sentences: an averaged structured perceptron (Collins 2002,
// "Discriminative Training Methods for Hidden Markov Models", EMNLP) whose decoder is choose_mentions()
// itself. Right candidates must win by a margin: while learning, wrong ones are lent some score and right
// ones lose as much. Learning starts from given weights, so that what was learned is their sum with the
// updates.
//
//   FANGZHI_ASSIGN(const NameModel start, starting_weights(folder, rules));
//   const TrainingExample example = training_example(rules, sentence);
//   const NameModel learned = train(start, {&example}, {});
//
// Deterministic: the same examples in the same order give the same weights. Pure functions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "extract/annotated_text.h"
#include "extract/mention.h"
#include "extract/role_training.h"
#include "extract/rulebook.h"
#include "extract/status_training.h"
#include "extract/tag_training.h"

namespace fangzhi {

enum class CandidateLabel : std::uint8_t { wrong, right, optional };

// What the finders propose for a sentence, and which of it its annotations name. An optional mention, and
// what overlaps it with another type, teaches nothing.
struct TrainingExample {
  std::vector<ScoredCandidate> candidates;
  std::vector<CandidateLabel> labels;  // of each candidate
};

TrainingExample training_example(const Rulebook& rules, const AnnotatedSentence& sentence);

struct TrainingOptions {
  int epochs = 10;
  float rate = 0.05f;  // of an update
  float margin = 1;    // lent to each wrong candidate while learning, and taken from each right one
  float trust = 0.4f;  // how much of the way from the starting weights to the learned ones is gone
  TagTrainingOptions tagger;
  RoleTrainingOptions roles;
  StatusTrainingOptions statuses;
};

NameModel train(const NameModel& start, const std::vector<const TrainingExample*>& examples,
                const TrainingOptions& options);

// The weights set by hand, from which learning starts: weights.hand.tsv of the ontology's folder.
Result<NameModel> starting_weights(const std::filesystem::path& folder, const Rulebook& rules);

// Groups of sentences, by number from 0: every n-th one; those of the same places, shared out to n groups.
std::vector<std::size_t> folds_of(std::size_t count, std::size_t folds);
std::vector<std::size_t> districts_of(const std::vector<AnnotatedSentence>& sentences, std::size_t groups);

// What weights are learned from: for those of names, what the finders propose without the tagger. The two are
// learned apart and speak together: see docs/decisions/0005-learned-weights.md.
struct TrainingSet {
  NameModel start;
  std::vector<TrainingExample> examples;  // of each sentence
  TagCorpus corpus;
  RoleCorpus roles;
  StatusCorpus statuses;
  TrainingOptions options;
};

TrainingSet training_set(const Rulebook& rules, NameModel start,
                         const std::vector<AnnotatedSentence>& sentences, const TrainingOptions& options);

// The rules with weights learned from the sentences whose entry is true.
Rulebook learned(const Rulebook& rules, const TrainingSet& set, const std::vector<bool>& is_used);

}  // namespace fangzhi
