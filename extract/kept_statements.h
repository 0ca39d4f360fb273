// Drops statements, and the grounds that a trace keeps of them.
#pragma once

#include <utility>
#include <vector>

#include "extract/statement_maker.h"

namespace fangzhi {

// Asks `keeps(i)` of each statement in order, which may change it; those of which it says no go.
template <class Keeps>
void keep_statements(const StatementContext& context, std::vector<Statement>& statements, Keeps keeps) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    if (!keeps(i)) continue;
    if (context.trace != nullptr) context.trace->grounds[kept] = context.trace->grounds[i];
    if (kept != i) statements[kept] = std::move(statements[i]);
    ++kept;
  }
  statements.resize(kept);
  if (context.trace != nullptr) context.trace->grounds.resize(kept);
}

}  // namespace fangzhi
