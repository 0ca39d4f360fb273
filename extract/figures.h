// Figures about a district or an entity: 一般公共预算收入51593万元，增长34.2%; 253个重点项目; 12家企业.
#pragma once

#include <vector>

#include "core/page.h"
#include "extract/statement_maker.h"

namespace fangzhi {

std::vector<Observation> observe(const StatementContext& context);

// The figures that stand alone in the cells of a table, below a header that tells their unit: 42000 of a work
// below 投资额（万元）.
std::vector<Observation> observe_cells(const StatementContext& context);

}  // namespace fangzhi
