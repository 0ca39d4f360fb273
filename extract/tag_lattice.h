// All labellings of a sentence at once. What a name at some place is worth is how much the best labelling
// that holds it is better, or worse, than the best one without it (max-marginals), in the units of the
// weights: above zero for the names of the best labelling.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "extract/tag_features.h"
#include "extract/tag_layers.h"
#include "extract/tag_model.h"

namespace fangzhi {

class TagLattice {
 public:
  // What it is given outlives it. The model is bound and not empty.
  TagLattice(const Reading& reading, const Lexicon& lexicon, const TagModel& model)
      : reading_(reading),
        model_(model),
        features_(reading, lexicon, model.classes()),
        weigher_(model.passes()) {}

  // The tokens stand side by side. Linear in their length.
  void read(TokenRange tokens);

  // What was read; offsets are of the page's laid-out text.
  std::uint32_t begin() const { return begin_; }
  std::uint32_t end() const { return begin_ + size_; }

  // Inside what was read.
  float margin(std::uint32_t begin, std::uint32_t end, TypeId type) const;

  // Calls found(begin, end, type, margin) for names whose margin is above `least`, in an order that depends
  // on the text alone.
  template <class Found>
  void propose(float least, Found&& found) const;

 private:
  // A name that grows to the right.
  class Name {
   public:
    Name(const TagLattice& lattice, std::uint32_t first, TagLabel begin)
        : lattice_(lattice),
          begin_(begin),
          label_(begin),
          last_(first),
          way_(lattice.forward_[first][begin] + lattice.lead_[first]),
          other_(lattice.best_but(first, begin)) {}

    void grow() {
      const TagLabel inside = TagModel::inside_label(begin_);
      ++last_;
      way_ += lattice_.model_.after(label_)[inside] + lattice_.own_[last_][inside];
      other_ = std::max(other_, lattice_.best_but(last_, inside));
      label_ = inside;
    }
    std::uint32_t last() const { return last_; }
    float margin() const { return static_cast<float>(with() - without()) / kTagUnit; }

   private:
    // What the best labelling that holds the name loses against the best of all.
    std::int32_t with() const { return way_ + lattice_.leave(last_, label_) - lattice_.total_; }
    // What the best labelling without the name loses: it differs from it at one place at least.
    std::int32_t without() const {
      if (last_ + 1 == lattice_.size_) return other_;
      return std::max(other_, lattice_.lost(last_ + 1, TagModel::inside_label(begin_)));
    }

    const TagLattice& lattice_;
    TagLabel begin_, label_;
    std::uint32_t last_;
    std::int32_t way_;    // the best way to its last character
    std::int32_t other_;  // the best labelling that has another label at one of its characters
  };

  void weigh_characters();
  void go_forward();
  void go_back();
  std::int32_t through(std::uint32_t i, TagLabel label) const { return forward_[i][label] + back_[i][label]; }
  // What the best labelling with this label loses against the best of all.
  std::int32_t lost(std::uint32_t i, TagLabel label) const { return through(i, label) - most_[i]; }
  // What the best labelling without it loses.
  std::int32_t best_but(std::uint32_t i, TagLabel label) const;
  std::int32_t leave(std::uint32_t last, TagLabel label) const;

  const Reading& reading_;
  const TagModel& model_;
  TagFeatureReader features_;
  TagWeigher weigher_;
  std::uint32_t begin_ = 0;  // of the stretch
  std::uint32_t size_ = 0;
  std::vector<TagScores> own_;             // of each character, what the layers say
  std::vector<TagScores> forward_;         // the best way to each label, its own score in it; the best is 0
  std::vector<TagScores> back_;            // the best way on from each label; the best is 0
  std::vector<std::int32_t> lead_, rest_;  // what was taken off them so that the best is 0, summed up
  std::vector<std::int16_t> most_;         // of each character, both ways together: the best label's
  std::int32_t total_ = 0;                 // the score of the best labelling
};

template <class Found>
void TagLattice::propose(float least, Found&& found) const {
  constexpr std::uint32_t kLongest = 60;
  const std::int32_t most_lost = std::clamp(static_cast<std::int32_t>(least * kTagUnit), -kMostWeight, 0);
  for (std::uint32_t first = 0; first < size_; ++first) {
    const TagScores::Half through = forward_[first].halves[0] + back_[first].halves[0];
    const TagScores::Half is_near = through >= all_lanes(static_cast<std::int16_t>(most_[first] + most_lost));
    each_lane(is_near, 0, [&](std::size_t lane) {
      if (lane == kOutside) return;
      const TagLabel begin = label_of(lane);
      const TagLabel inside = TagModel::inside_label(begin);
      const std::uint32_t end = std::min(size_, first + kLongest);
      for (Name name(*this, first, begin);; name.grow()) {
        const float margin = name.margin();
        if (margin > least) found(begin_ + first, begin_ + name.last() + 1, model_.type_of(begin), margin);
        if (name.last() + 1 == end || lost(name.last() + 1, inside) < most_lost) break;
      }
    });
  }
}

}  // namespace fangzhi
