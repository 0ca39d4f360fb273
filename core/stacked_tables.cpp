#include "core/stacked_tables.h"

#include <algorithm>
#include <string_view>

#include "core/utf8.h"

namespace fangzhi {
namespace {

class StackedTables {
 public:
  explicit StackedTables(const CleanedPage& page) : page_(page) {}

  std::vector<StackedRow> find() {
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const std::u32string_view line = page_.text_of(page_.lines[i]);
      if (line != U"序号" && line != U"编号") continue;
      const std::size_t columns = columns_below(i);
      if (columns == 0) continue;
      i = take_rows(i, columns) - 1;
    }
    return std::move(rows_);
  }

 private:
  static constexpr std::size_t kFewest = 3, kMost = 12;  // columns
  static constexpr std::size_t kLongestCell = 4;         // lines

  // The number that the line is and nothing else, or 0.
  std::size_t number_of(std::size_t i) const {
    if (i >= page_.lines.size()) return 0;
    std::u32string_view line = page_.text_of(page_.lines[i]);
    while (line.size() > 1 && line.front() == U'0') line.remove_prefix(1);
    if (line.size() > 1 && line.back() == U'*') line.remove_suffix(1);  // explained below the table
    if (line.empty() || line.size() > 3 || !std::all_of(line.begin(), line.end(), is_ascii_digit)) return 0;
    std::size_t value = 0;
    for (const char32_t digit : line) value = value * 10 + (digit - U'0');
    return value;
  }
  bool is_number(std::size_t i, std::size_t number) const { return number_of(i) == number; }

  // How many headers stand between this one and the number of the first row; 0 where it is no table.
  std::size_t columns_below(std::size_t header) const {
    constexpr std::size_t kLongestHeader = 20;
    for (std::size_t i = header + 1; i <= header + kMost && i < page_.lines.size(); ++i) {
      if (number_of(i) > 0) return i - header >= kFewest ? i - header : 0;
      if (page_.text_of(page_.lines[i]).size() > kLongestHeader) return 0;
    }
    return 0;
  }

  // The line behind the last row.
  std::size_t take_rows(std::size_t header, std::size_t columns) {
    rows_.push_back({header, columns, columns});
    std::size_t at = header + columns;
    for (std::size_t number = number_of(at); number > 0 && is_number(at, number); ++number) {
      const std::size_t next = next_row(at, columns, number + 1);
      if (next - at >= columns) rows_.push_back({at, columns, next - at});
      at = next;
    }
    return at;
  }

  // Where the next row begins. Of the last row the last cell goes on only behind a comma.
  std::size_t next_row(std::size_t at, std::size_t columns, std::size_t number) const {
    for (std::size_t more = 0; more < kLongestCell; ++more) {
      if (is_number(at + columns + more, number)) return at + columns + more;
    }
    for (std::size_t fewer = columns - 1; fewer > 1; --fewer) {
      if (is_number(at + fewer, number)) return at + fewer;
    }
    std::size_t end = std::min(at + columns, page_.lines.size());
    while (end < page_.lines.size() && page_.text_of(page_.lines[end - 1]).ends_with(U'，')) ++end;
    return end;
  }

  const CleanedPage& page_;
  std::vector<StackedRow> rows_;
};

}  // namespace

std::vector<StackedRow> find_stacked_rows(const CleanedPage& page) {
  return StackedTables(page).find();
}

}  // namespace fangzhi
