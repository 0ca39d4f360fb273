// Whom a firm or a body signs or works with where its own name stands in another clause:
//
//   青禾集团成立于2011年。|2019年与云河大学|签订产学研合作协议。      青禾集团 签约, 合作 云河大学
#pragma once

#include "extract/statement_maker.h"

namespace fangzhi {

// States what no pattern has: whom the clauses before name at their beginning, in the sentence, then in the
// paragraph, else the firm that the article names most, signs and works with those behind 与.
void state_elided_partners(const StatementContext& context, StatementList& out);

}  // namespace fangzhi
