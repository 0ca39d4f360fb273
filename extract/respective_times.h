// 云河大桥、青禾水厂分别于3月、4月|竣工: to each its own time.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/stated_time.h"

namespace fangzhi {

// The times that the words behind the last 分别 before `end`, an offset of the laid-out text, list for what
// is said there; empty where they list nothing but times.
std::vector<FoundTime> respective_times(const StatementContext& context, std::uint32_t sentence,
                                        std::uint32_t end);

}  // namespace fangzhi
