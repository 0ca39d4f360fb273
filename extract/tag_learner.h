// The layers of the tagger while they are learned: in real numbers, with the way back from what the labels
// should have been to every weight (backpropagation). Weights move by Adam (Kingma and Ba 2015, "Adam: A
// Method for Stochastic Optimization", ICLR); some of what is seen and held is left out by lot, so that
// nothing leans on one sign alone (dropout: Srivastava et al. 2014, JMLR 15).
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <vector>

#include "extract/tag_layers.h"
#include "extract/tag_likelihood.h"

namespace fangzhi {

struct TagTrainingOptions {
  int epochs = 10;
  std::size_t batch = 8;       // stretches that a step is made of
  float rate = 0.002f;         // of the steps, after the first few; none is left at the end
  float without_sight = 0.1f;  // of the things seen, left out by lot
  float without_seen = 0.3f;   // of the numbers of rows
  float without_held = 0.3f;   // of units and memories
};

// Weights in one line, with what Adam remembers of each.
class TagWeights {
 public:
  explicit TagWeights(std::size_t count) : values(count), slopes(count), means_(count), squares_(count) {}

  // Moves those from `begin` to `end` up their slopes, and forgets these.
  void step(std::size_t begin, std::size_t end, float rate, std::uint32_t steps);

  std::vector<float> values, slopes;

 private:
  std::vector<float> means_, squares_;
};

class TagLearner {
 public:
  using Ways = std::array<std::array<bool, kTagLabels>, kTagLabels>;

  // Of so many things seen.
  TagLearner(std::size_t sights, const Ways& is_way, const TagTrainingOptions& options);

  // The things seen at each character, in turn; those of the i-th end at ends[i]. One label for each end.
  struct Stretch {
    const std::uint32_t* seen;
    std::vector<std::size_t> ends;
    const TagLabel* labels;
  };
  // Returns the logarithm of the likelihood of the labels. Slopes add up until the step.
  double read(const Stretch& stretch);
  void step(float rate);

  // What was learned, in whole numbers.
  TagLayers layers() const;
  TagSightRow row(std::size_t sight) const;
  TagRow after(std::size_t label) const;

 private:
  using Seen = std::array<float, kTagSeen>;
  using Held = std::array<float, kTagHeld>;
  using Memories = std::array<float, kTagMemories>;

  void leave_out(float* numbers, float* kept, std::size_t count, float share);
  void look(const Stretch& stretch);
  void fill_units();
  void fill_gates();
  void run_memories();
  void back_to_held();
  void back_through_memories();
  void back_to_units();
  void back_to_rows();
  TagMatrix ways() const;

  TagTrainingOptions options_;
  std::mt19937 lot_{7};
  TagWeights rows_, layers_, ways_;
  std::vector<std::uint32_t> touched_;  // rows with slopes
  std::vector<bool> is_touched_;
  std::uint32_t steps_ = 0;
  TagLikelihood likelihood_;
  // Of the stretch at hand, by character; `kept` is what numbers were multiplied with, 0 where they were left
  // out.
  std::size_t size_ = 0;
  std::vector<std::uint32_t> seen_;
  std::vector<std::size_t> seen_end_;
  std::vector<Seen> in_, in_kept_, in_slope_;  // of nothing beyond either end
  std::vector<Held> held_, held_kept_, held_slope_;
  std::vector<Memories> gates_, news_, memories_;
  std::vector<TagValues> own_, own_slope_;
};

}  // namespace fangzhi
