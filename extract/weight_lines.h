// The lines of a file of learned weights: `version N` first, then rows of columns parted by tabs, # comments
// between them.
//
//   WeightLines lines(bytes, "ontology/roles.tsv", "1");
//   while (true) {
//     FANGZHI_ASSIGN(const auto columns, lines.next());
//     if (columns.empty()) break;
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/fields.h"
#include "core/result.h"

namespace fangzhi {

// What it is given outlives it.
class WeightLines {
 public:
  WeightLines(std::string_view bytes, std::string_view origin, std::string_view version)
      : rest_(bytes), origin_(origin), version_(version) {}

  using Columns = std::span<const std::string_view>;

  // The columns of the next row, until the next call; none at the end. Fails where the version is another or
  // missing; a file without a byte has none.
  Result<Columns> next();
  // No fewer than the rows that are still to come: how much room they need.
  std::size_t most_rows() const { return count_lines(rest_); }
  // What is wrong with the row at hand: file, line and the message.
  Error error(const std::string& message) const;

 private:
  std::string_view rest_;
  std::string_view origin_;
  std::string_view version_;
  std::vector<std::string_view> columns_;
  std::size_t line_ = 0;
  bool has_version_ = false;
};

}  // namespace fangzhi
