// Ceremonies named by what is done there alone: 举行|【战略合作框架协议签约仪式】,
// 参加|【集中投产、开工、签约仪式】. Common as their words are, a page tells by them who came and who held
// them.
#pragma once

#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// 甲、乙项目和|【丙项目|开工奠基仪式】: a ceremony for several works is not named after the last one, which
// is a name of its own.
void split_shared_ceremonies(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

// Adds those that stand behind a verb of holding or coming; a name that opens one is a part of it
// (举行|【青禾产业园奠基仪式】), but of a list of works none is (举行甲、乙和丙开工仪式). Two that
// 暨 joins are one (甲奠基暨乙开工仪式, 冰雕大赛暨首届冰雪节). `mentions` are in
// page order, apart, and so they stay. Linear in the text.
void name_ceremonies(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

}  // namespace fangzhi
