// Tables of works: a line of headers of which one names the works, and a line for each work.
//
//   项目名称      建设地点   建设单位   形象进度
//   云河冷链中心   东湖镇    青禾集团   主体完工，预计12月投产
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/entity_type.h"
#include "extract/lexicon.h"
#include "extract/mention.h"
#include "extract/reading.h"

namespace fangzhi {

// Offsets are of the laid-out text.
struct TableCell {
  WordClass label = WordClass::count_;  // the list that the header of its column is of, or count_
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TextSpan header;  // the cell above its column; empty above those of a row of headers
};

struct TableRow {
  std::uint32_t paragraph = 0;
  std::vector<TableCell> cells;  // of words, or of figures below a header; one of them is labelled work_label
  const TableCell& work() const;
};

// The list of labels (work_label, builder_label …) that the words are of without a bracket behind them
// (进展情况 （截至9月）), or count_.
WordClass list_of_label(const Lexicon& lexicon, std::u32string_view words);

// The rows below headers; a page without such headers has none, whatever rows it has.
std::vector<TableRow> find_work_tables(const Reading& reading, const Lexicon& lexicon);

// 二、竣工项目（2个）, 部分开工项目一览: the names of works alone in the lines of a list below a heading that
// counts or announces them, without their numbers and what stands in brackets behind them. By place.
std::vector<TextSpan> find_listed_works(const Reading& reading);

// The cell of the work is a project's name from edge to edge, that of the builder an institution's, that of
// the place the name of a town or village where it is no more: what was found across them goes.
void settle_cells(const std::vector<TableRow>& rows, std::u32string_view text, const TypeTable& types,
                  std::vector<Mention>& mentions);
// The same of listed works, but those in which several projects were found.
void settle_listed_works(const std::vector<TextSpan>& listed, const TypeTable& types,
                         std::vector<Mention>& mentions);

}  // namespace fangzhi
