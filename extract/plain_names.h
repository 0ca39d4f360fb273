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
// 高新区管委|会同三家企业: 同 joins, and the body is the 管委会.
void close_committees(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 欣华新材料项目|的生产线, 炼化一体化项目|整体工程, 云河大桥|北主塔: a part of a work has no name of its own.
void cut_parts_of_works(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 引来“青禾纸业”、“云河实业”等一大批企业: names in quotation marks are what the words behind their list say.
void name_quoted_members(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 年产50万吨合金管|、棒、型材生产线项目: what a work makes may be several things.
void join_products_of_works(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 投资企业|青禾能源集团, 该|青林产业园项目: what kind of thing it is, or which, before a name.
void cut_kinds_before(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 青林县组织|重大项目集中签约仪式: who organises it is no part of its name.
void cut_organisers(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// All of these.
void settle_plain_names(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

}  // namespace fangzhi
