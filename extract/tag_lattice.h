// All labellings of a sentence at once. What a name at some place is worth is how much the best labelling
// that holds it is better, or worse, than the best one without it (max-marginals), in the units of the
// weights: above zero for the names of the best labelling.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "extract/tag_features.h"
#include "extract/tag_model.h"

namespace fangzhi {

class TagLattice {
 public:
  // What it is given outlives it. The model is bound and not empty.
  TagLattice(const Reading& reading, const Lexicon& lexicon, const TagModel& model)
      : reading_(reading), model_(model), features_(reading, lexicon, model.classes()) {}

  // The tokens stand side by side. Linear in their length.
  void read(TokenRange tokens);

  // What was read; offsets are of the page's laid-out text.
  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return begin_ + size_; }

  // Inside what was read.
  float margin(std::uint32_t begin, std::uint32_t end, TypeId type) const;

  // Calls found(begin, end, type) for names whose margin is above `least`, in an order that depends on the
  // text alone.
  template <class Found>
  void propose(float least, Found&& found) const;

 private:
  // The scores of the labels of one character.
  struct Scores {
    // Two halves that a processor can take at once.
    using Half = std::int16_t __attribute__((vector_size(16)));
    static constexpr std::size_t kHalf = kTagLabels / 2;
    Half halves[2] = {};

    std::int16_t operator[](std::size_t label) const { return halves[label / kHalf][label % kHalf]; }
  };
  // The best label at a place, by the best labelling that holds it, and how much the next one loses.
  struct Best {
    TagLabel label = kOutside;
    std::int32_t second = 0;
  };

  void weigh_characters();
  void go_forward();
  void go_back();
  void find_best();
  std::int32_t through(std::uint32_t i, TagLabel label) const { return forward_[i][label] + back_[i][label]; }
  // What the best labelling with this label loses against the best of all.
  std::int32_t lost(std::uint32_t i, TagLabel label) const {
    return through(i, label) - through(i, best_[i].label);
  }
  std::int32_t with(std::uint32_t first, std::uint32_t last, TagLabel begin) const;
  std::int32_t without(std::uint32_t first, std::uint32_t last, TagLabel begin) const;
  std::int32_t best_but(std::uint32_t i, TagLabel label) const {
    return best_[i].label == label ? best_[i].second : 0;
  }
  std::int32_t leave(std::uint32_t last, TagLabel label) const;

  const Reading& reading_;
  const TagModel& model_;
  TagFeatureReader features_;
  std::uint32_t begin_ = 0;  // of the stretch
  std::uint32_t size_ = 0;
  std::vector<Scores> own_;                // of each character, what is seen around it says
  std::vector<Scores> forward_;            // the best way to each label, its own score in it; the best is 0
  std::vector<Scores> back_;               // the best way on from each label; the best is 0
  std::vector<std::int32_t> lead_, rest_;  // what was taken off them so that the best is 0, summed up
  std::vector<Best> best_;
  std::int32_t total_ = 0;  // the score of the best labelling
};

template <class Found>
void TagLattice::propose(float least, Found&& found) const {
  constexpr std::uint32_t kLongest = 60;
  const std::int32_t most_lost = std::min(static_cast<std::int32_t>(least * kTagUnit), 0);
  for (std::uint32_t first = 0; first < size_; ++first) {
    const bool may_begin = best_[first].label % 2 == 1 || best_[first].second >= most_lost;
    if (!may_begin) continue;
    for (std::size_t label = 1; label < model_.label_count(); label += 2) {
      const auto begin = static_cast<TagLabel>(label);
      if (lost(first, begin) < most_lost) continue;
      for (std::uint32_t last = first; last < size_ && last < first + kLongest; ++last) {
        const TagLabel inside = TagModel::inside_label(begin);
        if (last > first && lost(last, inside) < most_lost) break;
        const float margin = this->margin(begin_ + first, begin_ + last + 1, model_.type_of(begin));
        if (margin > least) found(begin_ + first, begin_ + last + 1, model_.type_of(begin), margin);
      }
    }
  }
}

}  // namespace fangzhi
