// What counties are called for short: 平度 for 平度市. Districts (区) are left out: their short names are
// mostly everyday words, and pages seldom use them elsewhere.
#pragma once

#include <string>
#include <vector>

#include "core/divisions.h"

namespace fangzhi {

// Names of two characters or more, in the order of the table; a name may come twice.
std::vector<std::u32string> short_county_names(const Divisions& divisions);

}  // namespace fangzhi
