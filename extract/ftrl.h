// One step of learning a weight: a rate for each weight, and a price on every weight that is not 0
// (FTRL-Proximal: McMahan et al. 2013, "Ad Click Prediction: a View from the Trenches", KDD).
#pragma once

#include <cmath>

namespace fangzhi {

struct FtrlOptions {
  float rate = 0;
  float sparseness = 0;  // how much must speak for a weight before it is more than 0
};

// Moves `weight` up the gradient. `squares` is the sum of the squares of its gradients, `drift` what speaks
// for it; all three begin at 0.
inline void climb(float& weight, float& squares, float& drift, float gradient, const FtrlOptions& by) {
  constexpr float kStart = 0.3f;  // keeps the first steps small
  const float before = std::sqrt(squares);
  squares += gradient * gradient;
  const float after = std::sqrt(squares);
  drift += gradient + (after - before) / by.rate * weight;
  const float beyond = std::abs(drift) - by.sparseness;
  weight = beyond <= 0 ? 0 : std::copysign(beyond, drift) * by.rate / (kStart + after);
}

}  // namespace fangzhi
