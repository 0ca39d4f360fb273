// Learns the weights of statuses from annotated sentences whose statements are written down: a softmax
// regression, climbed by stochastic gradients (extract/ftrl.h). The names are those written down.
//
//   const StatusCorpus corpus = status_corpus(rules, sentences);
//   const StatusModel model = train_statuses(corpus, std::vector<bool>(sentences.size(), true), {});
//
// Deterministic: the same sentences in the same order give the same weights. Pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/annotated_text.h"
#include "extract/ftrl.h"
#include "extract/rulebook.h"
#include "extract/status_model.h"

namespace fangzhi {

// A trigger that states what a sentence says, and how far that has come.
struct StatusExample {
  static constexpr std::uint32_t kOfPattern = 0xffffffff;

  std::uint32_t sentence = 0;  // index of the annotated sentence it is of; or an example of a pattern
  StatementStatus status = StatementStatus::done;
  std::vector<std::uint32_t> features;  // indices of StatusCorpus::features
};

struct StatusCorpus {
  std::vector<StatusFeature> features;  // every one that more than one example shows
  std::vector<StatusExample> examples;
};

// From the sentences, and from the patterns' own examples.
StatusCorpus status_corpus(const Rulebook& rules, const std::vector<AnnotatedSentence>& sentences);

struct StatusTrainingOptions {
  int epochs = 6;
  FtrlOptions steps{0.1f, 2};
  int examples = 12;  // how often those of patterns are gone through while sentences are once
};

// From the sentences whose entry in `is_used` is true, and the patterns' examples.
StatusModel train_statuses(const StatusCorpus& corpus, const std::vector<bool>& is_used,
                           const StatusTrainingOptions& options);

}  // namespace fangzhi
