#include "extract/weight_lines.h"

#include "core/fields.h"

namespace fangzhi {

Result<std::vector<std::string_view>> WeightLines::next() {
  while (!rest_.empty()) {
    ++line_;
    std::string_view line = take_field(rest_, '\n');
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string_view> columns = split_fields(line, '\t');
    if (columns[0] != "version") {
      if (!has_version_) return error("version: is missing; learn the weights again with fangzhi train");
      return columns;
    }
    if (columns.size() != 2 || columns[1] != version_)
      return error("version: only " + std::string(version_) + " is known; learn the weights again");
    has_version_ = true;
  }
  if (line_ > 0 && !has_version_)
    return error("version: is missing; learn the weights again with fangzhi train");
  return std::vector<std::string_view>();
}

Error WeightLines::error(const std::string& message) const {
  return bad_input(std::string(origin_) + ":" + std::to_string(line_) + ": " + message);
}

}  // namespace fangzhi
