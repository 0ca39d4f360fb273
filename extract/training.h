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
#include "extract/rulebook.h"

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
  float trust = 0.7f;  // how much of the way from the starting weights to the learned ones is gone
};

NameModel train(const NameModel& start, const std::vector<const TrainingExample*>& examples,
                const TrainingOptions& options);

// The weights set by hand, from which learning starts: weights.hand.tsv of the ontology's folder.
Result<NameModel> starting_weights(const std::filesystem::path& folder, const Rulebook& rules);

// What a measurement that leaves sentences out learns from.
struct TrainingSet {
  NameModel start;
  std::vector<TrainingExample> examples;  // of each sentence
  TrainingOptions options;
};

// Groups of sentences, by number from 0: every n-th one; those of one place.
std::vector<std::size_t> folds_of(std::size_t count, std::size_t folds);
std::vector<std::size_t> districts_of(const std::vector<AnnotatedSentence>& sentences);

// The rules with weights learned from every sentence but those of one group.
Rulebook rules_without(const Rulebook& rules, const TrainingSet& set, const std::vector<std::size_t>& groups,
                       std::size_t left_out);

}  // namespace fangzhi
