// The district a page reports on: given, or inferred from its titles, its bodies and the places it names.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"
#include "extract/scope.h"

namespace fangzhi {

// Fills province, city, district and place_inferred. `given` is 河南省漯河市西城区 or any part of it; empty:
// nothing is given.
void find_place(std::string_view given, const Reading& reading, const Rulebook& rules,
                const std::vector<Mention>& mentions, PageScope& scope);

}  // namespace fangzhi
