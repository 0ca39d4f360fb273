// What both stores ask of a record before they take it.
#pragma once

#include <algorithm>

#include "core/page.h"
#include "core/result.h"

namespace fangzhi {

// That every index into the entities is one. Fails with bad_input.
inline Status check_record(const DocumentRecord& record) {
  const Extraction& found = record.extraction;
  const auto is_entity = [&](std::uint32_t index) { return index < found.entities.size(); };
  const bool is_sound =
      std::all_of(found.statements.begin(), found.statements.end(),
                  [&](const auto& it) { return is_entity(it.subject) && is_entity(it.object); }) &&
      std::all_of(found.observations.begin(), found.observations.end(),
                  [&](const auto& it) { return is_entity(it.about); });
  if (is_sound) return {};
  return bad_input(record.page.name + ": what was extracted refers to an entity that it does not list");
}

}  // namespace fangzhi
