// Names found in a page that are none as they stand. Offsets are of the laid-out text; mentions are in page
// order, and so they stay.
#pragma once

#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"

namespace fangzhi {

// 图/|经开区融媒体中心: what somebody did for the page is no part of the name.
void cut_bylines(std::u32string_view text, std::vector<Mention>& mentions);
// 编辑：whlhm, service@example.com, -03-05: what pages carry beside their text.
void drop_page_code(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 青禾集团在此建设的|第7个项目|: one of several, and not its name.
void drop_counted_names(std::u32string_view text, std::vector<Mention>& mentions);
// |剩余路面工程|力争5月完成: what is left of a work, and no other.
void drop_remainders(std::u32string_view text, TypeId project, std::vector<Mention>& mentions);
// 该馆是国内首个|巴文化博物馆|: what it is, and not its name.
void drop_described_firsts(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 【湖北省】|【国家全域旅游示范区】: where they are, and what they are.
void cut_provinces_of_honors(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);
// 第二批|国家全域旅游示范区|名单, where the page names the honour without its batch, too.
void cut_batches_of_honors(std::u32string_view text, TypeId honor, std::vector<Mention>& mentions);

// All of these.
void settle_false_names(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions);

}  // namespace fangzhi
