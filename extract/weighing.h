// Adds up what the role model says of the features of one name, and keeps those that are asked for.
#pragma once

#include <vector>

#include "extract/role_model.h"

namespace fangzhi {

class Weighing final : public RoleFeatureTaker {
 public:
  // Both outlive it; `kept` may be none.
  Weighing(const RoleModel& model, PredicateId predicate, std::vector<RoleFeature>* kept)
      : model_(model), predicate_(predicate), kept_(kept) {}

  void take(const RoleFeature& feature) override {
    score_ += model_.weight(feature, predicate_);
    if (kept_ != nullptr) kept_->push_back(feature);
  }
  float score() const { return score_; }

 private:
  const RoleModel& model_;
  PredicateId predicate_;
  std::vector<RoleFeature>* kept_;
  float score_ = 0;
};

}  // namespace fangzhi
