// Bodies that are elected anew every few years and say for which time: 云山县第十九届人大常委会,
// 政协云山县第十届委员会. One body whichever the term.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace fangzhi {

// Where the term that ends at `end` of `text` begins, in characters: at 第 of 第十九届, at 十 of 十九届.
// `end` where no term ends there.
std::size_t begin_of_term(std::u32string_view text, std::size_t end);

// 云山县人大常委会 of 云山县第十九届人民代表大会常务委员会, 云山县政协 of 政协云山县第十届委员会; else the
// name itself, whose short words stand for the long ones (政府 for 人民政府).
std::string plain_body(std::string_view name);

}  // namespace fangzhi
