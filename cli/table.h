// Rows in columns that line up also where characters are full-width.
//
//   Table table({"type", "name", "evidence"});
//   table.add({"Project", "万达广场", quotation});
//   out.write(table.render(terminal));
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.h"

namespace fangzhi {

class Table {
 public:
  // At least one heading.
  explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  // As many cells as there are headings. They are put on one line and made visible.
  void add(std::vector<std::string> cells);

  bool is_empty() const { return rows_.empty(); }

  // Lines with their ends. On a terminal the widest columns give way until a line fits.
  std::string render(const Terminal& terminal) const;

 private:
  std::vector<int> column_widths(int limit) const;

  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace fangzhi
