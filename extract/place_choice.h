// Which of the divisions and zones that a page shows (place_evidence.h) it reports on: the one that most
// speaks for, but for what a page opens with or tells more of.
#pragma once

#include <vector>

#include "core/divisions.h"
#include "extract/place_evidence.h"

namespace fangzhi {

// nullptr where none may be; else one of the candidates.
const PlaceCandidate* choose_place(const std::vector<PlaceCandidate>& candidates, const Divisions& divisions);

// The prefecture or municipality that most speaks for, of those that the page names itself; nullptr where it
// names none.
const PlaceCandidate* likeliest_city(const std::vector<PlaceCandidate>& candidates);

}  // namespace fangzhi
