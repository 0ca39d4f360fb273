#include "cli/table.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace fangzhi {
namespace {

constexpr int kGap = 2;
constexpr int kLeastWidth = 8;  // to which a column may shrink

std::string line_of(const std::vector<std::string>& cells, const std::vector<int>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = shorten(cells[i], std::max(widths[i], 1));
    line += cell;
    if (i + 1 < cells.size()) {
      line.append(static_cast<std::size_t>(std::max(widths[i] - display_width(cell), 0) + kGap), ' ');
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  assert(cells.size() == headings_.size());
  for (std::string& cell : cells) cell = visible(one_line(cell));
  rows_.push_back(std::move(cells));
}

std::vector<int> Table::column_widths(int limit) const {
  std::vector<int> widths;
  for (const std::string& heading : headings_) widths.push_back(display_width(heading));
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  }
  if (limit == 0) return widths;
  const int gaps = kGap * (static_cast<int>(widths.size()) - 1);
  int excess = std::accumulate(widths.begin(), widths.end(), gaps) - limit;
  while (excess > 0) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kLeastWidth) break;
    --*widest;
    --excess;
  }
  return widths;
}

std::string Table::render(const Terminal& terminal) const {
  const std::vector<int> widths = column_widths(terminal.width);
  std::string text = styled(terminal, Style::heading, line_of(headings_, widths)) + "\n";
  for (const auto& row : rows_) text += line_of(row, widths) + "\n";
  return text;
}

}  // namespace fangzhi
