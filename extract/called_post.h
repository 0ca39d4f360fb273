// Posts that say of what kind their division is, and leave to the page which one: 镇|党委书记, 村支书, 乡长.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/reading.h"

namespace fangzhi {

struct CalledPost {
  std::uint32_t token = 0;     // where the post begins
  std::u32string_view level;   // 镇, 村
  std::u32string_view office;  // what follows: 党委书记, 长
};

// The post that ends with the title at token `title`: a level, the organ where one is named, the title. The
// views are of the reading. None where the title says nothing of a town or village.
std::optional<CalledPost> called_post(const Reading& reading, std::uint32_t title);

// Whether a division of this name is of the level: 东湖镇 of 镇. Every town is of the empty one.
bool is_of_level(std::u32string_view name, std::u32string_view level);
bool is_town(std::u32string_view name);

// The organ of a town that somebody of this office belongs to: 党委 of 党委书记, 书记 and 委书记; 人大 of
// 人大主席. Empty where that is the town itself: 镇长.
std::u32string organ_of_town(std::u32string_view town, std::u32string_view office);

// Whether a body of this name is headed by the title: 馆长 of a 馆, 副所长 of a 所.
bool is_head_of(std::u32string_view title, std::u32string_view name);

// Words before a title that change the person, not the body: 原|厅长.
bool is_former(std::u32string_view word);

// The town that a longer name begins with: 东湖镇 of 东湖镇第九届人民代表大会. Empty where there is none.
std::u32string_view town_in(std::u32string_view name);

}  // namespace fangzhi
