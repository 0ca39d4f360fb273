// Words too common to be found as names that their neighbours make names, and found names that they unmake.
// Offsets are of the laid-out text; mentions are in page order, and so they stay.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// 在|青林镇|投资建设|【轴承座配套基地】, 共建|【轴套联合实验室】: what so stands up to the next mark and
// ends as works do is a project, common as its words may be, unless some of it was found to be a name.
void name_built_works(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

// 获|【央视】|专题报道: a national body that the tables hold is itself wherever it stands by itself.
void name_national_bodies(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);
// 我代表|【区人民政府】|作政府工作报告, 受|【县政府】|委托: who reports is no part of a set phrase.
void name_reporting_governments(std::u32string_view text, const TypeTable& types,
                                std::vector<Mention>& mentions);
// 旧村改造项目|多、规模大: a kind of which there is plenty is no name.
void drop_plenty(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// All of these, and what is in name_parts.h.
void settle_plain_names(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

}  // namespace fangzhi
