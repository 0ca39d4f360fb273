// Works that numbered items describe one by one, each behind its name:
//
//   1.云河冷链基地（三期）。位于东湖镇，总投资6亿元，厂房钢结构吊装过半，预计6月投产。
//   2.青禾大桥。主桥合龙，10月通车。
//   3、青禾光伏基地，60万千瓦，2021—2022年，总投资27亿元，青石镇，青禾能源。
#pragma once

#include <cstdint>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// An item and what stands between its number and the first 。 or ：, or any mark or space where figures
// follow. Offsets of the laid-out text.
struct ItemHead {
  std::uint32_t paragraph = 0;
  TextSpan name;
};

// In page order, those of lists in which most heads are names of projects alone.
std::vector<ItemHead> find_item_works(const Reading& reading, const TypeTable& types,
                                      const std::vector<Mention>& mentions);

// The heads of such a list in which no name was found are names of projects too, and so are those that name
// a park, or a project with what it includes in brackets.
void settle_item_works(const Reading& reading, const TypeTable& types, std::vector<Mention>& mentions);

}  // namespace fangzhi
