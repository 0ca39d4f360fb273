// What the words right before a work's name say of it, without any pattern: where it is built, who builds it.
//
//   拟在|青林镇|投资建设|【云河冷链中心】          在|青林镇|，市长察看了|【云河冷链中心】
//   青禾集团与云河大学共建|【青禾联合实验室】        【云河大桥】…，承建单位|青禾集团
#pragma once

#include <vector>

#include "extract/scenes.h"
#include "extract/statement_maker.h"

namespace fangzhi {

// Adds what is said of each project of the page. `scenes` are find_scenes().
void state_beside_works(const StatementContext& context, const std::vector<Scene>& scenes,
                        StatementList& out);

}  // namespace fangzhi
