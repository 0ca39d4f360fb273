// The lines of a file of learned weights: `version N` first, then rows of columns parted by tabs, # comments
// between them.
//
//   WeightLines lines(bytes, "ontology/roles.tsv", "1");
//   while (true) {
//     FANGZHI_ASSIGN(const auto columns, lines.next());
//     if (columns.empty()) break;
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace fangzhi {

// What it is given outlives it.
class WeightLines {
 public:
  WeightLines(std::string_view bytes, std::string_view origin, std::string_view version)
      : rest_(bytes), origin_(origin), version_(version) {}

  // The columns of the next row; none at the end. Fails where the version is another or missing; a file
  // without a byte has none.
  Result<std::vector<std::string_view>> next();
  // What is wrong with the row at hand: file, line and the message.
  Error error(const std::string& message) const;

 private:
  std::string_view rest_;
  std::string_view origin_;
  std::string_view version_;
  std::size_t line_ = 0;
  bool has_version_ = false;
};

}  // namespace fangzhi
