// What the finders propose, each weighed also by the words in and beside it. Only candidates that score above
// zero are taken; a trace, where there is one, keeps the others as well, each with its features.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/score.h"

namespace fangzhi {

class CandidateList {
 public:
  // The reading, the model, and the trace if there is one, must outlive it.
  CandidateList(const Reading& reading, const NameModel& model,
                std::vector<ScoredCandidate>* trace = nullptr);

  Score score() const { return Score(model_, trace_ != nullptr); }
  void add(std::uint32_t begin, std::uint32_t end, TypeId type, Score score, std::string_view found_by);
  std::vector<Candidate> release() { return std::move(candidates_); }

 private:
  void rate_words(std::uint32_t begin, std::uint32_t end, TypeId type, std::string_view found_by,
                  Score& score) const;
  std::uint32_t slot_of(const Token& token) const;

  const Reading& reading_;
  const NameModel& model_;
  std::vector<Candidate> candidates_;
  std::vector<ScoredCandidate>* trace_;
  std::vector<std::uint32_t> slots_;  // of each token; empty where no words are weighed
};

}  // namespace fangzhi
