// Whether what stands right behind a trigger keeps a pattern from speaking there.
#pragma once

#include <cstdint>

#include "extract/frame.h"
#include "extract/reading.h"
#include "extract/slot.h"

namespace fangzhi {

// `trigger` is a token of the clause.
Hindrance hindrance_of(const Reading& reading, TokenRange clause, std::uint32_t trigger, const Frame& frame);

}  // namespace fangzhi
