// The day that a page says it was printed, posted or given on: in its first or last lines, its credits, or
// behind its prose.
#pragma once

#include <string>

#include "extract/reading.h"

namespace fangzhi {

// YYYY-MM-DD; empty where no line tells it. What the prose tells of other days is not read.
std::string find_page_day(const Reading& reading);

}  // namespace fangzhi
