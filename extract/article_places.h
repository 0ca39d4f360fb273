// The place that an article is about, where that is finer than the page's district: the zone or the town that
// its headlines name, or with which its text begins, and that it names most.
//
//   青林镇：一条路，盘活一方山水      云河经济开发区简介
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extract/statement_maker.h"

namespace fangzhi {

// A park, or a division other than the page's own district and those that hold it. A road or a river goes
// through many.
bool is_finer_place(const StatementContext& context, std::uint32_t entity);

// Of each article by its number an entity of the page; nothing of one about the district at large.
std::vector<std::optional<std::uint32_t>> find_article_places(const StatementContext& context);

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
