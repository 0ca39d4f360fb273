// What the finders and the tagger propose, each weighed also by the words in and beside it and by what the
// tagger says of it. A trace, where there is one, keeps also those that nothing could save, each with its
// features.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"
#include "extract/score.h"
#include "extract/tag_lattice.h"

namespace fangzhi {

class CandidateList {
 public:
  // The reading, the rules, and the trace if there is one, must outlive it.
  CandidateList(const Reading& reading, const Rulebook& rules, std::vector<ScoredCandidate>* trace = nullptr);

  Score score() const { return Score(model_, trace_ != nullptr); }
  void add(std::uint32_t begin, std::uint32_t end, TypeId type, Score score, std::string_view found_by);
  // Asks the tagger, and gives all candidates; choose_mentions() drops those at zero and below. Call once,
  // after all of add().
  std::vector<Candidate> release();

 private:
  static constexpr std::uint32_t kNoCandidate = 0xffffffff;
  // Of each sentence its first candidate, and of each candidate the next one of its sentence.
  struct CandidateChains {
    std::vector<std::uint32_t> first, next;
  };

  void rate_words(std::uint32_t begin, std::uint32_t end, TypeId type, std::string_view found_by,
                  Score& score) const;
  std::uint32_t slot_of(const Token& token) const;
  bool ends_in_other_name(std::uint32_t end) const;
  bool takes_among(std::uint32_t begin) const;
  CandidateChains chains_by_sentence() const;
  void ask_tagger();
  void weigh(std::uint32_t index, const TagLattice& lattice);
  static void rate_margin(float margin, Score& score);

  const Reading& reading_;
  const Rulebook& rules_;
  const NameModel& model_;
  std::vector<Candidate> candidates_;
  std::vector<ScoredCandidate>* trace_;  // of each candidate, the same
  std::vector<std::uint32_t> slots_;     // of each token; empty where no words are weighed
};

}  // namespace fangzhi
