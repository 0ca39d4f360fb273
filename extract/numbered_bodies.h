// Bodies that are elected anew every few years and say for which time: 云山县第十九届人大常委会,
// 政协云山县第十届委员会.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/rulebook.h"

namespace fangzhi {

// Where the term that ends at `end` of `text` begins, in characters: at 第 of 第十九届, at 十 of 十九届.
// `end` where no term ends there.
std::size_t begin_of_term(std::u32string_view text, std::size_t end);

// 【云山县第十九届人大常委会】|主任, 【县十九届人大常委会】|副主任: bodies that were not found as names, or
// not as a whole. Offsets are of the text; mentions are in page order, and so they stay.
void name_numbered_bodies(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// What a body is called for short: 政府 for 人民政府, 云山县十九届人大常委会 for
// 云山县第十九届人民代表大会常务委员会. The name itself of others.
std::string short_body(std::string_view name);

}  // namespace fangzhi
