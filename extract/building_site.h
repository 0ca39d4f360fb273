// 在|云河县|青林镇|投资2亿元建设|…: a place, and the words that say what is built there.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/rulebook.h"

namespace fangzhi {

struct BuildingSite {
  std::uint32_t outermost = 0;  // mention: of the places in one another the first, which 在 stands before
  std::uint32_t built = 0;      // offset in the laid-out text where the name of what is built begins
};

// The site whose innermost place is the mention; nothing where the words do not say that anything is built.
std::optional<BuildingSite> building_site(std::u32string_view text, const TypeTable& types,
                                          const std::vector<Mention>& mentions, std::uint32_t place);

}  // namespace fangzhi
