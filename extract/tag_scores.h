// Numbers for the labels of a character, added up side by side. A label is outside of names or, for each
// type, the beginning of a name or its inside: there is room for seven types.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace fangzhi {

using TagLabel = std::uint8_t;
inline constexpr std::size_t kTagLabels = 16;
inline constexpr std::size_t kMostTagTypes = (kTagLabels - 1) / 2;
inline constexpr TagLabel kOutside = 0;

// A weight for each label; a weight of one is kTagUnit.
using TagRow = std::array<std::int16_t, kTagLabels>;
inline constexpr int kTagUnit = 128;
// No weight is further from 0, so that all of a character's fit into sixteen bits together.
inline constexpr int kMostWeight = 6 * kTagUnit;
// Of a way from one label to another that there is not.
inline constexpr std::int16_t kNoWay = -8192;

// Outside and the beginnings stand in the first half, the insides opposite their beginnings in the second: a
// name goes on from a lane to the one opposite. The last label, which no type has, stands opposite to
// outside.
inline constexpr std::size_t kTagLanes = kTagLabels / 2;
constexpr std::size_t lane_of(TagLabel label) {
  return label != kOutside && label % 2 == 0 ? kTagLanes + label / 2 : (label + 1u) / 2;
}
constexpr TagLabel label_of(std::size_t lane) {
  if (lane == 0) return kOutside;
  return static_cast<TagLabel>(lane > kTagLanes ? 2 * (lane - kTagLanes) : 2 * lane - 1);
}

struct TagScores {
  // What a processor can take at once.
  using Half = std::int16_t __attribute__((vector_size(16)));
  Half halves[2] = {};

  std::int16_t lane(std::size_t lane) const { return halves[lane / kTagLanes][lane % kTagLanes]; }
  std::int16_t operator[](TagLabel label) const { return lane(lane_of(label)); }
  void add(const TagScores& more) {
    halves[0] += more.halves[0];
    halves[1] += more.halves[1];
  }
};

inline TagScores::Half higher(TagScores::Half a, TagScores::Half b) {
  return a > b ? a : b;
}
inline TagScores::Half lower(TagScores::Half a, TagScores::Half b) {
  return a < b ? a : b;
}
inline TagScores::Half all_lanes(std::int16_t value) {
  return TagScores::Half{} + value;
}

static_assert(std::endian::native == std::endian::little, "lanes are taken in the order of memory");
using TagLongs = std::uint64_t __attribute__((vector_size(16)));

// The highest of the eight.
inline std::int16_t highest(TagScores::Half half) {
  const auto longs = reinterpret_cast<TagLongs>(half);
  half = higher(half, reinterpret_cast<TagScores::Half>(TagLongs{longs[1], longs[1]}));
  half = higher(half, reinterpret_cast<TagScores::Half>(reinterpret_cast<TagLongs>(half) >> 32));
  half = higher(half, reinterpret_cast<TagScores::Half>(reinterpret_cast<TagLongs>(half) >> 16));
  return half[0];
}

inline bool has_any(TagScores::Half half) {
  const auto longs = reinterpret_cast<TagLongs>(half);
  return (longs[0] | longs[1]) != 0;
}

// The first lane where a comparison of both halves holds; it holds in one.
inline std::size_t first_lane(TagScores::Half first, TagScores::Half second) {
  const TagScores::Half both[2] = {first, second};
  for (std::size_t part = 0;; ++part) {
    const std::uint64_t holds = reinterpret_cast<TagLongs>(both[part / 2])[part % 2];
    if (holds != 0) return 4 * part + static_cast<std::size_t>(__builtin_ctzll(holds)) / 16;
  }
}

// Calls take(lane) for the lanes of the half where a comparison holds, counted from `first`.
template <class Take>
void each_lane(TagScores::Half holds, std::size_t first, Take&& take) {
  constexpr std::size_t kBits = 16;
  constexpr std::size_t kLanesInLong = 4;
  const auto longs = reinterpret_cast<TagLongs>(holds);
  for (std::size_t part = 0; part < 2; ++part) {
    for (std::uint64_t left = longs[part]; left != 0;) {
      const std::size_t lane = static_cast<std::size_t>(__builtin_ctzll(left)) / kBits;
      take(first + part * kLanesInLong + lane);
      left &= ~(std::uint64_t{0xffff} << (lane * kBits));
    }
  }
}

}  // namespace fangzhi
