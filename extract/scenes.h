// Where the runs of a text play, where that is finer than the page's district.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/statement_maker.h"

namespace fangzhi {

// A run of the laid-out text that plays in a place finer than the page's district: 在青林县，…。; all of a
// paragraph that opens so (16日，市长来到|青林县。…); what the place itself does (青林县|开工建设…), on a
// page about a city all of the sentence that one of its counties opens.
struct Scene {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t place = 0;  // entity
  bool is_doer = false;     // the place is who does it
};

// By their beginnings; a shorter one may stand in a longer.
std::vector<Scene> find_scenes(const StatementContext& context);

}  // namespace fangzhi
