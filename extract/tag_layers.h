// The layers of the tagger. What is seen at a character is a row of kTagSeen numbers. A window over the rows
// gives units, which are nothing below zero; they feed memories that run over the sentence, half of them
// forwards and half of them backwards, and at each character let go of some of what they hold for something
// new (f-pooling: Bradbury et al. 2017, "Quasi-Recurrent Neural Networks", ICLR). Units and memories say how
// much speaks for each label.
//
// All in whole numbers, so that the same text has the same scores on every machine.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "extract/tag_products.h"
#include "extract/tag_scores.h"

namespace fangzhi {

inline constexpr std::size_t kTagSeen = 32;
inline constexpr std::size_t kTagAround = 2;  // characters on either side of the window's middle
inline constexpr std::size_t kTagWindow = (2 * kTagAround + 1) * kTagSeen;
inline constexpr std::size_t kTagUnits = 64;
inline constexpr std::size_t kTagMemories = 64;
inline constexpr std::size_t kTagHeld = kTagUnits + kTagMemories;

// A 1 in a row, and in the weights of a layer; how far from 0 those may be, so that no sum leaves 32 bits.
inline constexpr int kTagSeenUnit = 64;
inline constexpr int kTagWeightUnit = 512;
inline constexpr int kMostLayerWeight = 4 * kTagWeightUnit - 1;

// Of one thing that is seen, and what those of several add up to.
using TagSightRow = std::array<std::int8_t, kTagSeen>;
using TagSeen = std::array<std::int16_t, kTagSeen>;

// What each number that comes out makes of those that go in.
template <std::size_t kIn, std::size_t kOut>
struct TagLayer {
  static constexpr std::size_t kInputs = kIn;
  static constexpr std::size_t kOutputs = kOut;

  std::array<std::array<std::int16_t, kIn>, kOut> weights{};
  std::array<std::int16_t, kOut> bias{};
};

struct TagLayers {
  TagLayer<kTagWindow, kTagUnits> window;
  TagLayer<kTagUnits, kTagMemories> gates;  // how much of what it holds a memory lets go
  TagLayer<kTagUnits, kTagMemories> news;   // what it takes in instead
  TagLayer<kTagHeld, kTagLabels> labels;    // the outputs by label
};

// The same, laid out for being multiplied.
class TagPasses {
 public:
  TagPasses() = default;
  explicit TagPasses(const TagLayers& layers);

  const TagProducts& window() const { return window_; }
  // First the gates of all memories, then their news.
  const TagProducts& gates_and_news() const { return gates_and_news_; }
  // By lane.
  const TagProducts& labels() const { return labels_; }

 private:
  TagProducts window_, gates_and_news_, labels_;
};

// Whether this machine takes steps of 32 bytes.
bool has_wide_steps();

// Weighs the characters of one stretch after the other. What it is given outlives it. The steps change the
// speed only.
class TagWeigher {
 public:
  explicit TagWeigher(const TagPasses& passes, bool is_wide = has_wide_steps())
      : passes_(passes), is_wide_(is_wide) {}

  // Makes room for a stretch of `size` characters, whose rows are then to be filled in.
  void start(std::size_t size);
  TagSeen& seen(std::size_t i) { return rows_[i + kTagAround]; }

  // What speaks for each label of each character.
  void weigh(std::vector<TagScores>& scores);

 private:
  using Held = std::array<std::int16_t, kTagHeld>;
  using Gates = std::array<std::int16_t, kTagMemories>;

  void weigh_plain(std::vector<TagScores>& scores);
  void weigh_wide(std::vector<TagScores>& scores);
  template <std::size_t kOutputs, class Row, class Take>
  void pass(const TagProducts& products, const std::vector<Row>& rows, Take&& take) const;
  void fill_units();
  void fill_gates();
  void run_memories();
  void weigh_labels(std::vector<TagScores>& scores) const;

  const TagPasses& passes_;
  bool is_wide_;
  std::vector<TagSeen> rows_;  // of nothing beyond either end; those of a window begin at each character
  std::vector<Held> held_;     // of each character
  std::vector<Gates> gates_, news_;  // of each character
};

}  // namespace fangzhi
