// What the words say of how far a thing has come.
#pragma once

#include "extract/statement_maker.h"

namespace fangzhi {

// A status, and the word that gives it: none where it is the pattern's own. Offsets of the laid-out text.
struct FoundStatus {
  StatementStatus status = StatementStatus::done;
  TextSpan word;
};

// 大桥6月起|停工: whether the trigger itself says that nothing is done.
bool names_failure(const StatementContext& context, const FrameSite& site);

// The status of what a pattern states at a trigger, by rule: the pattern's own, or what the last word before
// the trigger says.
FoundStatus stated_status(const StatementContext& context, const FrameSite& site);

}  // namespace fangzhi
