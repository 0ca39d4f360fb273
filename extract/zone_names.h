// Names of zones on one page: 高新区, 江陵高新区 and 江陵高新技术产业开发区 are one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extract/rulebook.h"
#include "extract/scope.h"

namespace fangzhi {

// Of each name the place in `parks` of the fullest name of the same zone, else its own. A name with nothing
// before its kind (高新区) means the only zone of that kind that does not lie in some other city.
std::vector<std::size_t> fullest_zones(const Rulebook& rules, const PageScope& scope,
                                       const std::vector<std::u32string_view>& parks);

}  // namespace fangzhi
