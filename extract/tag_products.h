// Sums of products for the layers of the tagger, many outputs side by side, by the widest steps
// that the processor can take: AVX-512 VNNI, AVX2, or what all of its kind can. All in whole numbers, so that
// the sums are the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fangzhi {

// Of weights in the order of TagProducts, so many inputs and outputs.
using TagMultiply = void (*)(const std::int16_t* weights, std::size_t inputs, std::size_t outputs,
                             const std::int16_t* in, std::int32_t* sums);
// Those that this processor can, the fastest first.
std::vector<TagMultiply> tag_multiplications();

// The weights of a layer in the order in which they are taken: for two inputs at a time, those of each
// output.
class TagProducts {
 public:
  TagProducts() = default;
  // A multiple of 4 inputs and of 16 outputs; weights of 0.
  TagProducts(std::size_t inputs, std::size_t outputs) : inputs_(inputs), outputs_(outputs) {
    pairs_.resize(inputs * outputs);
  }
  void set(std::size_t output, std::size_t input, std::int16_t weight) {
    pairs_[(input / 2 * outputs_ + output) * 2 + input % 2] = weight;
  }

  // Puts into sums[output] what the weights make of the inputs. No sum may leave 32 bits.
  void multiply(const std::int16_t* inputs, std::int32_t* sums) const;
  void multiply(const std::int16_t* inputs, std::int32_t* sums, TagMultiply by) const {
    by(pairs_.data(), inputs_, outputs_, inputs, sums);
  }

 private:
  std::size_t inputs_ = 0, outputs_ = 0;
  std::vector<std::int16_t> pairs_;
};

}  // namespace fangzhi
