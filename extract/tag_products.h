// Sums of products for the layers of the tagger, many inputs and outputs side by side, by the widest steps
// that the processor can take: AVX-512 VNNI, AVX2, or what all of its kind can. All in whole numbers, so that
// the sums are the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fangzhi {

// Rows of inputs, each `stride` numbers after the one before.
struct TagInputs {
  const std::int16_t* first = nullptr;
  std::size_t stride = 0;
  std::size_t count = 0;
};

// A layer as it is multiplied: biases, and the weights of all outputs for two inputs at a time.
class TagProducts {
 public:
  TagProducts() = default;
  // An even count of inputs and a multiple of 16 outputs; all weights and biases 0.
  TagProducts(std::size_t inputs, std::size_t outputs)
      : inputs_(inputs), pairs_(inputs * outputs), bias_(outputs) {}

  void set(std::size_t output, std::size_t input, std::int16_t weight) {
    pairs_[(input / 2 * outputs() + output) * 2 + input % 2] = weight;
  }
  void set_bias(std::size_t output, std::int32_t bias) { bias_[output] = bias; }

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return bias_.size(); }
  // Of two inputs and an output, the two weights.
  const std::int16_t* pairs() const { return pairs_.data(); }
  const std::int32_t* bias() const { return bias_.data(); }

  // Puts what the weights make of each row of inputs into sums, row by row. No sum may leave 32 bits.
  void multiply(const TagInputs& rows, std::int32_t* sums) const;

 private:
  std::size_t inputs_ = 0;
  std::vector<std::int16_t> pairs_;
  std::vector<std::int32_t> bias_;
};

// What multiply() does, in one of several ways.
using TagMultiply = void (*)(const TagProducts& products, const TagInputs& rows, std::int32_t* sums);
// Those that this processor can, the fastest first.
std::vector<TagMultiply> tag_multiplications();

}  // namespace fangzhi
