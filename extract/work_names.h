// Where the names of works begin and end, by what stands in them. Offsets are of the laid-out text; mentions
// are in page order, and so they stay.
#pragma once

#include <string_view>
#include <vector>

#include "extract/entity_type.h"
#include "extract/mention.h"

namespace fangzhi {

// How many works there are is no part of the last one's name: 云河变电站|3项配套工程; nor a name itself:
// 6所敬老院改造.
void cut_counts_of_works(std::u32string_view text, TypeId project, std::vector<Mention>& mentions);
// When something is done is no part of its name: 青林党性教育基地|七一前|建成, 云河城|圣诞|开业.
void cut_times_behind(std::u32string_view text, TypeId project, std::vector<Mention>& mentions);
// 【碳酸钙母粒项目】（【云河钙业】）, where the page names 青林云河钙业有限公司: a firm in brackets is no
// part of the name.
void cut_firms_behind(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);
// 【青林园区】|【云河产业基地】, where the page names both by themselves, too.
void split_off_sites(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

// All of these.
void settle_work_names(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions);

}  // namespace fangzhi
