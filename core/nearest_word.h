// Words that differ little: for "did you mean" and near names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fangzhi {

// How many code points must be put in, left out or changed, or neighbours swapped, to make `b` of `a`; none
// is touched twice (optimal string alignment). Takes time in the product of the lengths.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

// The word of `known` that differs least from `word` (the first of equals), for "did you mean"; empty where
// none is near.
std::string nearest_word(std::string_view word, const std::vector<std::string>& known);

}  // namespace fangzhi
