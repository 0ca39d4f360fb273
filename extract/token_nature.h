// What part a token can play in a name.
#pragma once

#include <cstdint>

#include "extract/reading.h"

namespace fangzhi {

enum class Nature : std::uint8_t {
  stop,          // names neither hold nor cross it: marks, function words, spaces
  short_stop,    // a function word of one character: nearly always a stop, but 乐和园 is a garden
  verbal,        // a verb that is no noun
  nominal_verb,  // a verb that lives inside names: 改造, 建设, 服务
  modifier,      // generic before a head: 重点, 现代
  content,       // nouns, places, heads, unknown words, quotations
  joiner,        // · — between parts of a name
  number,
  unit,
};

Nature nature_of(const Reading& reading, std::uint32_t token);

// Whether a name may reach over this token from the right.
constexpr bool may_stand_inside(Nature nature) {
  return nature == Nature::content || nature == Nature::modifier || nature == Nature::nominal_verb ||
         nature == Nature::joiner || nature == Nature::verbal;
}

}  // namespace fangzhi
