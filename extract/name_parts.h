// Where found names begin and end, by what stands in them and beside them: what is no part of a name is cut
// off, what belongs to it is joined, and what a list says of names in quotation marks is taken for their
// type.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/rulebook.h"

namespace fangzhi {

// 高新区管委|会同三家企业, 欣华新材料项目|的生产线, 年产50万吨合金管|、棒、型材生产线项目,
// 投资企业|青禾能源集团, 青林县组织|重大项目集中签约仪式, 引来“青禾纸业”、“云河实业”等一批企业. Offsets are
// of the laid-out text; mentions are in page order, and so they stay.
void settle_name_parts(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

}  // namespace fangzhi
