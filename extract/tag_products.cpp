#include "extract/tag_products.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace fangzhi {
namespace {

// Two inputs as one number.
std::int32_t pair_at(const std::int16_t* inputs) {
  std::int32_t pair;
  std::memcpy(&pair, inputs, sizeof pair);
  return pair;
}

#if defined(__x86_64__)

// Sixteen outputs at a time stay in registers.
void multiply_plain(const std::int16_t* weights, std::size_t count, std::size_t outputs,
                    const std::int16_t* inputs, std::int32_t* sums) {
  for (std::size_t first = 0; first < outputs; first += 16) {
    __m128i sum[4] = {};
    const std::int16_t* row = weights + 2 * first;
    for (std::size_t i = 0; i < count; i += 2, row += 2 * outputs) {
      const __m128i pair = _mm_set1_epi32(pair_at(inputs + i));
      for (int k = 0; k < 4; ++k) {
        const __m128i own = _mm_loadu_si128(reinterpret_cast<const __m128i*>(row) + k);
        sum[k] = _mm_add_epi32(sum[k], _mm_madd_epi16(own, pair));
      }
    }
    std::memcpy(sums + first, sum, sizeof sum);
  }
}

template <int kRegisters>
__attribute__((target("avx2"))) inline void multiply_block(const std::int16_t* row, std::size_t count,
                                                           std::size_t outputs, const std::int16_t* inputs,
                                                           std::int32_t* sums) {
  __m256i sum[kRegisters] = {};
  for (std::size_t i = 0; i < count; i += 2, row += 2 * outputs) {
    const __m256i pair = _mm256_set1_epi32(pair_at(inputs + i));
    for (int k = 0; k < kRegisters; ++k) {
      const __m256i own = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(row) + k);
      sum[k] = _mm256_add_epi32(sum[k], _mm256_madd_epi16(own, pair));
    }
  }
  std::memcpy(sums, sum, sizeof sum);
}

__attribute__((target("avx2"))) void multiply_wide(const std::int16_t* weights, std::size_t count,
                                                   std::size_t outputs, const std::int16_t* inputs,
                                                   std::int32_t* sums) {
  std::size_t first = 0;
  for (; first + 64 <= outputs; first += 64)
    multiply_block<8>(weights + 2 * first, count, outputs, inputs, sums + first);
  for (; first < outputs; first += 16)
    multiply_block<2>(weights + 2 * first, count, outputs, inputs, sums + first);
}

// Products and sums in one step; two sums for each output, so that none waits for the one before.
template <int kRegisters>
__attribute__((target("avx512f,avx512vnni"))) inline void multiply_widest_block(const std::int16_t* row,
                                                                                std::size_t count,
                                                                                std::size_t outputs,
                                                                                const std::int16_t* inputs,
                                                                                std::int32_t* sums) {
  __m512i sum[2][kRegisters] = {};
  for (std::size_t i = 0; i < count; i += 4) {
    for (int half = 0; half < 2; ++half, row += 2 * outputs) {
      const __m512i pair = _mm512_set1_epi32(pair_at(inputs + i + 2 * half));
      for (int k = 0; k < kRegisters; ++k)
        sum[half][k] = _mm512_dpwssd_epi32(sum[half][k], _mm512_loadu_si512(row + 32 * k), pair);
    }
  }
  for (int k = 0; k < kRegisters; ++k)
    _mm512_storeu_si512(sums + 16 * k, _mm512_add_epi32(sum[0][k], sum[1][k]));
}

__attribute__((target("avx512f,avx512vnni"))) void multiply_widest(const std::int16_t* weights,
                                                                   std::size_t count, std::size_t outputs,
                                                                   const std::int16_t* inputs,
                                                                   std::int32_t* sums) {
  std::size_t first = 0;
  for (; first + 128 <= outputs; first += 128)
    multiply_widest_block<8>(weights + 2 * first, count, outputs, inputs, sums + first);
  for (; first + 64 <= outputs; first += 64)
    multiply_widest_block<4>(weights + 2 * first, count, outputs, inputs, sums + first);
  for (; first < outputs; first += 16)
    multiply_widest_block<1>(weights + 2 * first, count, outputs, inputs, sums + first);
}

#else

void multiply_plain(const std::int16_t* weights, std::size_t count, std::size_t outputs,
                    const std::int16_t* inputs, std::int32_t* sums) {
  std::fill_n(sums, outputs, 0);
  for (std::size_t i = 0; i < count; i += 2, weights += 2 * outputs) {
    for (std::size_t k = 0; k < outputs; ++k)
      sums[k] += std::int32_t{weights[2 * k]} * inputs[i] + std::int32_t{weights[2 * k + 1]} * inputs[i + 1];
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

void TagProducts::multiply(const std::int16_t* inputs, std::int32_t* sums) const {
  static const TagMultiply kFastest = tag_multiplications().front();
  multiply(inputs, sums, kFastest);
}

}  // namespace fangzhi
