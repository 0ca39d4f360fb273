#include "extract/tag_products.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace fangzhi {
namespace {

#if defined(__x86_64__)

// Rows whose sums stay in registers together, so that each weight is fetched once for all of them.
constexpr std::size_t kRowsAtOnce = 4;

// Two inputs as one number.
std::int32_t pair_at(const std::int16_t* inputs) {
  std::int32_t pair;
  std::memcpy(&pair, inputs, sizeof pair);
  return pair;
}

// Some rows and outputs: `in` is the first row, `out` the first output.
template <int kRows, int kRegisters>
void multiply_plain_block(const TagProducts& products, const std::int16_t* in, std::size_t stride,
                          std::size_t out, std::int32_t* sums) {
  __m128i sum[kRows][kRegisters];
  for (int row = 0; row < kRows; ++row) std::memcpy(sum[row], products.bias() + out, sizeof sum[row]);
  const std::int16_t* own = products.pairs() + 2 * out;
  for (std::size_t i = 0; i < products.inputs(); i += 2, own += 2 * products.outputs()) {
#pragma GCC unroll 4
    for (int row = 0; row < kRows; ++row) {
      const __m128i pair = _mm_set1_epi32(pair_at(in + static_cast<std::size_t>(row) * stride + i));
#pragma GCC unroll 4
      for (int k = 0; k < kRegisters; ++k) {
        const __m128i weights = _mm_loadu_si128(reinterpret_cast<const __m128i*>(own) + k);
        sum[row][k] = _mm_add_epi32(sum[row][k], _mm_madd_epi16(weights, pair));
      }
    }
  }
  for (int row = 0; row < kRows; ++row)
    std::memcpy(sums + static_cast<std::size_t>(row) * products.outputs() + out, sum[row], sizeof sum[row]);
}

template <int kRows, int kRegisters>
__attribute__((target("avx2"))) void multiply_wide_block(const TagProducts& products, const std::int16_t* in,
                                                         std::size_t stride, std::size_t out,
                                                         std::int32_t* sums) {
  __m256i sum[kRows][kRegisters];
  for (int row = 0; row < kRows; ++row) std::memcpy(sum[row], products.bias() + out, sizeof sum[row]);
  const std::int16_t* own = products.pairs() + 2 * out;
  for (std::size_t i = 0; i < products.inputs(); i += 2, own += 2 * products.outputs()) {
#pragma GCC unroll 4
    for (int row = 0; row < kRows; ++row) {
      const __m256i pair = _mm256_set1_epi32(pair_at(in + static_cast<std::size_t>(row) * stride + i));
#pragma GCC unroll 4
      for (int k = 0; k < kRegisters; ++k) {
        const __m256i weights = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(own) + k);
        sum[row][k] = _mm256_add_epi32(sum[row][k], _mm256_madd_epi16(weights, pair));
      }
    }
  }
  for (int row = 0; row < kRows; ++row)
    std::memcpy(sums + static_cast<std::size_t>(row) * products.outputs() + out, sum[row], sizeof sum[row]);
}

// Products and sums in one step.
template <int kRows, int kRegisters>
__attribute__((target("avx512f,avx512vnni"))) void multiply_widest_block(const TagProducts& products,
                                                                         const std::int16_t* in,
                                                                         std::size_t stride, std::size_t out,
                                                                         std::int32_t* sums) {
  __m512i sum[kRows][kRegisters];
  for (int row = 0; row < kRows; ++row) std::memcpy(sum[row], products.bias() + out, sizeof sum[row]);
  const std::int16_t* own = products.pairs() + 2 * out;
  for (std::size_t i = 0; i < products.inputs(); i += 2, own += 2 * products.outputs()) {
#pragma GCC unroll 4
    for (int row = 0; row < kRows; ++row) {
      const __m512i pair = _mm512_set1_epi32(pair_at(in + static_cast<std::size_t>(row) * stride + i));
#pragma GCC unroll 4
      for (int k = 0; k < kRegisters; ++k)
        sum[row][k] = _mm512_dpwssd_epi32(sum[row][k], _mm512_loadu_si512(own + 32 * k), pair);
    }
  }
  for (int row = 0; row < kRows; ++row)
    std::memcpy(sums + static_cast<std::size_t>(row) * products.outputs() + out, sum[row], sizeof sum[row]);
}

// All rows, by a block for several of them; each takes so many outputs. The last block takes rows of the one
// before again rather than leave some over; where there are fewer in all, they go one by one.
using Block = void (*)(const TagProducts&, const std::int16_t*, std::size_t, std::size_t, std::int32_t*);
template <Block kSeveral, Block kOne, std::size_t kOutputs>
void multiply_rows(const TagProducts& products, const TagInputs& rows, std::size_t first, std::size_t end,
                   std::int32_t* sums) {
  const bool is_several = rows.count >= kRowsAtOnce;
  std::size_t row = 0;
  while (row < rows.count) {
    if (is_several) row = std::min(row, rows.count - kRowsAtOnce);
    for (std::size_t out = first; out < end; out += kOutputs)
      (is_several ? kSeveral : kOne)(products, rows.first + row * rows.stride, rows.stride, out,
                                     sums + row * products.outputs());
    row += is_several ? kRowsAtOnce : 1;
  }
}

void multiply_plain(const TagProducts& products, const TagInputs& rows, std::int32_t* sums) {
  multiply_rows<&multiply_plain_block<kRowsAtOnce, 2>, &multiply_plain_block<1, 2>, 8>(
      products, rows, 0, products.outputs(), sums);
}

void multiply_wide(const TagProducts& products, const TagInputs& rows, std::int32_t* sums) {
  multiply_rows<&multiply_wide_block<kRowsAtOnce, 2>, &multiply_wide_block<1, 2>, 16>(
      products, rows, 0, products.outputs(), sums);
}

void multiply_widest(const TagProducts& products, const TagInputs& rows, std::int32_t* sums) {
  const std::size_t middle = products.outputs() / 64 * 64;
  multiply_rows<&multiply_widest_block<kRowsAtOnce, 4>, &multiply_widest_block<1, 4>, 64>(products, rows, 0,
                                                                                          middle, sums);
  multiply_rows<&multiply_widest_block<kRowsAtOnce, 1>, &multiply_widest_block<1, 1>, 16>(
      products, rows, middle, products.outputs(), sums);
}

#else

void multiply_plain(const TagProducts& products, const TagInputs& rows, std::int32_t* sums) {
  for (std::size_t row = 0; row < rows.count; ++row, sums += products.outputs()) {
    const std::int16_t* const in = rows.first + row * rows.stride;
    const std::int16_t* own = products.pairs();
    std::copy_n(products.bias(), products.outputs(), sums);
    for (std::size_t i = 0; i < products.inputs(); i += 2, own += 2 * products.outputs()) {
      for (std::size_t k = 0; k < products.outputs(); ++k)
        sums[k] += std::int32_t{own[2 * k]} * in[i] + std::int32_t{own[2 * k + 1]} * in[i + 1];
    }
  }
}

#endif

}  // namespace

std::vector<TagMultiply> tag_multiplications() {
  std::vector<TagMultiply> all;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vnni")) all.push_back(&multiply_widest);
  if (__builtin_cpu_supports("avx2")) all.push_back(&multiply_wide);
#endif
  all.push_back(&multiply_plain);
  return all;
}

void TagProducts::multiply(const TagInputs& rows, std::int32_t* sums) const {
  static const TagMultiply kFastest = tag_multiplications().front();
  kFastest(*this, rows, sums);
}

}  // namespace fangzhi
