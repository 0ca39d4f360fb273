// What part a token can play in a name.
#pragma once

#include <cstdint>

#include "extract/reading.h"

namespace fangzhi {

inline Nature nature_of(const Reading& reading, std::uint32_t token) {
  return reading.natures[token];
}

// Settles the nature of every token of the page; the last step of reading it.
void find_natures(const Lexicon& lexicon, Reading& reading);

// Whether a name may reach over this token from the right.
constexpr bool may_stand_inside(Nature nature) {
  return nature == Nature::content || nature == Nature::modifier || nature == Nature::nominal_verb ||
         nature == Nature::joiner || nature == Nature::verbal;
}

}  // namespace fangzhi
