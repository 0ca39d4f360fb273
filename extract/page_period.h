// The year a page reports on, the day it was written, and the year of each section.
#pragma once

#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/scope.h"

namespace fangzhi {

// Fills what is empty of period, written and date, and the years of the sections. What is given stays.
// `mentions` are the names of the page; those of type `event` may begin with the year.
void find_period(const Reading& reading, TypeId event, const std::vector<Mention>& mentions,
                 PageScope& scope);

}  // namespace fangzhi
