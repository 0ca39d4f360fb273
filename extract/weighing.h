// Adds up what the role model says of the features of one name, and keeps those that are asked for. A copy
// goes on from where it was made.
#pragma once

#include <utility>
#include <vector>

#include "extract/role_model.h"

namespace fangzhi {

class Weighing final : public RoleFeatureTaker {
 public:
  // The model outlives it.
  Weighing(const RoleModel& model, PredicateId predicate, bool keeps)
      : model_(model), predicate_(predicate), keeps_(keeps) {}

  void take(const RoleFeature& feature) override {
    score_ += model_.weight(feature, predicate_);
    if (keeps_) kept_.push_back(feature);
  }
  float score() const { return score_; }
  // What was kept, in the order of taking; call once, at the end.
  std::vector<RoleFeature> release() { return std::move(kept_); }

 private:
  const RoleModel& model_;
  PredicateId predicate_;
  bool keeps_;
  std::vector<RoleFeature> kept_;
  float score_ = 0;
};

}  // namespace fangzhi
