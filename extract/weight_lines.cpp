#include "extract/weight_lines.h"

namespace fangzhi {

Result<WeightLines::Columns> WeightLines::next() {
  while (!rest_.empty()) {
    ++line_;
    std::string_view line = take_field(rest_, '\n');
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    split_fields(line, '\t', columns_);
    if (columns_[0] != "version") {
      if (!has_version_) return error("version: is missing; learn the weights again with fangzhi train");
      return Columns(columns_);
    }
    if (columns_.size() != 2 || columns_[1] != version_)
      return error("version: only " + std::string(version_) + " is known; learn the weights again");
    has_version_ = true;
  }
  if (line_ > 0 && !has_version_)
    return error("version: is missing; learn the weights again with fangzhi train");
  return Columns();
}

Error WeightLines::error(const std::string& message) const {
  return bad_input(std::string(origin_) + ":" + std::to_string(line_) + ": " + message);
}

}  // namespace fangzhi
