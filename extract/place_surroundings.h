// What a page says of the divisions around each that it may report on.
#pragma once

#include <map>
#include <vector>

#include "core/divisions.h"
#include "extract/place_evidence.h"

namespace fangzhi {

// Gives each candidate its division of the table, and the signs of its level and of what it lies in, holds
// and stands beside, as counts. The candidates are sorted by name; `levels` says how often words tell of each
// level, by its character.
void note_surroundings(const Divisions& divisions, std::vector<PlaceCandidate>& candidates,
                       const std::map<char32_t, int>& levels);

}  // namespace fangzhi
