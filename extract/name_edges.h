// What is cut off the edges of names once they are chosen.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"

namespace fangzhi {

// Cuts off a quotation mark at an edge of a name whose other mark stands outside it: “省级示范园”|等 is no
// 省级示范园”.
void cut_single_marks(std::u32string_view text, std::vector<Mention>& mentions);
// 入选|全国绿色工厂|名单: the list of those who have an honour, but not 特色小镇|创建|名单 of those who
// strive for one.
void cut_lists_of_honors(const Reading& reading, TypeId honor, std::vector<Mention>& mentions);

}  // namespace fangzhi
