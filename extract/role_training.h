// Learns the weights of roles from annotated sentences whose statements are written down: a logistic
// regression, climbed by stochastic gradients (extract/ftrl.h). The names are those written down, so that
// what is learned does not depend on how names are found.
//
//   const RoleCorpus corpus = role_corpus(rules, sentences);
//   const RoleModel model = train_roles(corpus, std::vector<bool>(sentences.size(), true), {});
//
// Deterministic: the same sentences in the same order give the same weights. Pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "extract/annotated_text.h"
#include "extract/ftrl.h"
#include "extract/rulebook.h"

namespace fangzhi {

// A name weighed for a role, and whether it fills it. Where honest readers could differ there is none.
struct RoleExample {
  static constexpr std::uint32_t kOfPattern = 0xffffffff;

  std::uint32_t sentence = 0;  // index of the annotated sentence it is of; or an example of a pattern
  bool fills = false;
  std::vector<std::uint32_t> weights;  // of its features: indices of RoleCorpus::rows
};

struct RoleCorpus {
  std::vector<RoleModel::Row> rows;  // every weight that more than one example asks for
  std::vector<RoleExample> examples;
};

// From the sentences, and from the patterns' own examples of what they state and what they must not.
RoleCorpus role_corpus(const Rulebook& rules, const std::vector<AnnotatedSentence>& sentences);

struct RoleTrainingOptions {
  int epochs = 12;
  FtrlOptions steps{0.05f, 5};
  int examples = 12;  // how often those of patterns are gone through while sentences are once
};

// From the sentences whose entry in `is_used` is true, and the patterns' examples. A predicate that nothing
// states there has no weights of its own.
RoleModel train_roles(const RoleCorpus& corpus, const std::vector<bool>& is_used,
                      const RoleTrainingOptions& options);

}  // namespace fangzhi
