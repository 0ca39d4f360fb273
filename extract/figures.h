// Figures about a district or an entity: 一般公共预算收入51593万元，增长34.2%; 253个重点项目; 12家企业.
#pragma once

#include <vector>

#include "core/page.h"
#include "extract/statement_maker.h"

namespace fangzhi {

std::vector<Observation> observe(const StatementContext& context);

}  // namespace fangzhi
