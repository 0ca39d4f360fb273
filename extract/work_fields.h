// Works that are described in lines of their own, each behind a label, in the rows of a table, or in items:
//
//   项目名称：云河冷链中心
//   建设单位：青禾集团
//   建设地点：东湖镇
//   形象进度：主体完工，预计12月投产。
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/rulebook.h"
#include "extract/work_tables.h"

namespace fangzhi {

// What one line or cell says of a work. Offsets are of the laid-out text.
struct WorkField {
  std::uint32_t work = 0;               // mention
  WordClass label = WordClass::count_;  // the list that its label is of, or count_
  TextSpan words;
  bool is_cell = false;  // of a table
  bool is_item = false;  // of a list: all that the item says behind its name
  TextSpan header;       // of a cell, the words above its column
};

struct WorkFields {
  static constexpr std::uint32_t kNone = 0xffffffff;

  std::vector<std::uint32_t> works;  // of each paragraph, the mention of the work that it describes, or kNone
  std::vector<WorkField> fields;     // in page order
};

// A label of the list work_label, or a headline that is a work's name, opens a description, and other lines
// with labels go on with it.
WorkFields find_work_fields(const Reading& reading, const Rulebook& rules,
                            const std::vector<Mention>& mentions, const std::vector<TableRow>& rows);

// 建设单位 of 建设单位：青禾集团, （二）建设单位：青禾集团 and 【建设单位】青禾集团; empty where a line has
// no label.
std::u32string_view label_of(std::u32string_view line);

}  // namespace fangzhi
