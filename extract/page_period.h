// The year a page reports on, the day it was written, and the year of each section.
#pragma once

#include "extract/reading.h"
#include "extract/scope.h"

namespace fangzhi {

// Fills what is empty of period, written and date, and the years of the sections. What is given stays.
void find_period(const Reading& reading, PageScope& scope);

}  // namespace fangzhi
