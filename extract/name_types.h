// What the words around a name say of its type, or of its being a name at all, whatever its own words do. All
// offsets are of the laid-out text; mentions are in page order, and so they stay.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// 共建|【云河联合实验室】: what is being built is a project, whatever acts in it later.
void settle_jointly_built(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 【云河公园二期】|5月开园: a garden or a quarter that opens is a park, 规划建设|【云河加工园】 a zone too.
void settle_opened_parks(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// 在|青林镇|投资建设|【轴承座配套基地】, 共建|【轴套联合实验室】: what so stands up to the next mark and
// ends as works do is a project, common as its words may be, unless some of it was found to be a name.
void name_built_works(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

// 获|【央视】|专题报道: a national body that the tables hold is itself wherever it stands by itself.
void name_national_bodies(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);
// 旧村改造项目|多、规模大: a kind of which there is plenty is no name.
void drop_plenty(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// All of these.
void settle_types(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

}  // namespace fangzhi
