// Learns the weights of the tagger from annotated sentences, by the likelihood of a conditional random field
// behind layers (tag_learner.h).
//
//   const TagCorpus corpus = tag_corpus(rules, sentences);
//   const std::vector<bool> all(sentences.size(), true);
//   const TagModel model = train_tagger(rules, corpus, all, {});
//
// Deterministic: the same sentences in the same order give the same weights. Pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/annotated_text.h"
#include "extract/rulebook.h"
#include "extract/tag_learner.h"
#include "extract/tag_model.h"

namespace fangzhi {

// What is learned from: all that is seen at every character and that more than one sentence shows, and its
// label.
struct TagCorpus {
  struct Stretch {
    std::uint32_t sentence = 0;        // index of the annotated sentence it is of
    std::uint32_t begin = 0, end = 0;  // of its characters
  };
  std::vector<TagKey> sights;         // each once
  std::vector<std::uint32_t> seen;    // indices of sights, those of each character together
  std::vector<std::size_t> seen_end;  // of each character, where its own end
  std::vector<TagLabel> labels;       // of each character
  std::vector<Stretch> stretches;
};

TagCorpus tag_corpus(const Rulebook& rules, const std::vector<AnnotatedSentence>& sentences);

// From the sentences whose entry in `is_used` is true.
TagModel train_tagger(const Rulebook& rules, const TagCorpus& corpus, const std::vector<bool>& is_used,
                      const TagTrainingOptions& options);

}  // namespace fangzhi
