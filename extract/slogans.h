// Slogans: deeds that nobody does to anything in particular, told in a row of like words.
//
//   推动签约项目|早落地、早开工、早投产|；|签约一批、开工一批、投产一批|
#pragma once

#include <string_view>
#include <vector>

#include "core/page.h"
#include "extract/lexicon.h"

namespace fangzhi {

// Where they stand in the text, in order and apart. Members are parted by 、 or ，, two or more in a row, and
// all begin with the same word of the list slogan_opening before a verb, or end with the same of
// slogan_closing behind one. Linear in the text.
std::vector<TextSpan> find_slogans(const Lexicon& lexicon, std::u32string_view text);

}  // namespace fangzhi
