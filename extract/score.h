// A score as it grows: the weighted sum of the features that speak for or against a name. Told to remember,
// it also keeps which feature counted how often: what `fangzhi why` shows and what training learns from.
#pragma once

#include <vector>

#include "extract/name_model.h"

namespace fangzhi {

struct FeatureCount {
  FeatureIndex feature = 0;
  float times = 0;
};

class Score {
 public:
  // The model must outlive it.
  explicit Score(const NameModel& model, bool remembers = false) : model_(&model), remembers_(remembers) {}

  void add(Feature feature, float times = 1) {
    total_ += times * model_->weight(feature);
    if (remembers_) counts_.push_back({NameModel::index_of(feature), times});
  }
  void add(WordFeature feature, TypeId type, std::uint32_t slot) {
    total_ += model_->weight(feature, type, slot);
    if (remembers_) counts_.push_back({model_->index_of(feature, type, slot), 1});
  }
  void add(const Score& other) {
    total_ += other.total_;
    if (remembers_) counts_.insert(counts_.end(), other.counts_.begin(), other.counts_.end());
  }
  // The other in its place, where that is higher.
  void raise_to(const Score& other) {
    if (other.total_ > total_) *this = other;
  }

  float total() const { return total_; }
  bool remembers() const { return remembers_; }
  // A score of nothing that remembers as this one does.
  Score empty() const { return Score(*model_, remembers_); }
  // In the order of adding; a feature may stand here more than once.
  const std::vector<FeatureCount>& counts() const { return counts_; }

 private:
  const NameModel* model_;
  float total_ = 0;
  bool remembers_;
  std::vector<FeatureCount> counts_;
};

}  // namespace fangzhi
