// The place that an article is about, where that is finer than the page's district: the zone or the town that
// its headlines name, or with which its text begins, and that it names most. In a column of news from several
// counties, of an article that never names the page's own, its county.
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
using ArticlePlaces = std::vector<std::optional<std::uint32_t>>;

ArticlePlaces find_article_places(const StatementContext& context);

}  // namespace fangzhi
