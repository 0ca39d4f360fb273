// What the words around a name say of its type, whatever its own words do. Offsets are of the laid-out text.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/rulebook.h"

namespace fangzhi {

// 共建|【云河联合实验室】: what is being built is a project, whatever acts in it later.
void settle_jointly_built(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 【云河公园二期】|5月开园: a garden or a quarter that opens is a park, 规划建设|【云河加工园】 a zone too.
void settle_opened_parks(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// 南起青禾大道，北接|【云河互通】: where a road begins and ends is a place, though it is built elsewhere.
void settle_route_ends(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// 【青林大桥】 told of as a work somewhere is one wherever it is named.
void settle_crossings(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// 【青禾科技】、【云河新材料】以及【青林公路改造工程】|3个项目,
// 民生类7项，即|【云河医院】、【青林公路改造工程】: what is counted as works are works, however they are
// called; so are those of whose beginning a ceremony is held (【…】和【云河LNG项目】|开工仪式).
void settle_counted_works(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// 投资5亿元的|【云河产业园】: what a sum is spent on is a project. 【云河小学】|主体封顶,
// 【云河大道】|昨日通车: so is a school, a hospital or a road that is told of as built, wherever the page
// names it.
void settle_told_works(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// All of these.
void settle_types(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

}  // namespace fangzhi
