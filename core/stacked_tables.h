// Tables whose cells a web page left in lines of their own: the headers, of which the first is 序号, then the
// cells of each row, which begin with 1, 2, 3 and so on, or go on from the table before.
//
//   序号
//   项目名称
//   建设地点
//   1
//   云河冷链中心
//   东湖镇
//   2
#pragma once

#include <cstddef>
#include <vector>

#include "core/page_lines.h"

namespace fangzhi {

// Lines that make one row: a cell in each of the first `columns`, the rest go on with the last cell.
struct StackedRow {
  std::size_t first = 0;  // index of CleanedPage::lines
  std::size_t columns = 0;
  std::size_t lines = 0;
};

// In page order, the row of headers first. Linear in the number of lines.
std::vector<StackedRow> find_stacked_rows(const CleanedPage& page);

}  // namespace fangzhi
