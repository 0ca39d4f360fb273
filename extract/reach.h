// How far extraction looks from where it stands. Real sentences stay within these; text that does not (a page
// of one endless line) costs what lies beyond them, and extraction stays linear in the length of the page.
#pragma once

#include <cstdint>

namespace fangzhi {

inline constexpr std::uint32_t kReachTokens = 240;    // from a trigger, to either side
inline constexpr std::uint32_t kReachMentions = 160;  // back to what was named before
inline constexpr std::uint32_t kReachCharacters = 400;
inline constexpr std::uint32_t kReachSentences = 40;  // back to the day that was told

}  // namespace fangzhi
