// Lines of tables, cut at their separators. What comes back views the text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace fangzhi {

// What stands before the next separator, which is taken off `rest` with it; all of it where there is none.
inline std::string_view take_field(std::string_view& rest, char separator) {
  const std::size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view field = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return field;
}

// How many lines there are, the last with or without its end.
inline std::size_t count_lines(std::string_view text) {
  std::size_t count = 0;
  for (; !text.empty(); ++count) take_field(text, '\n');
  return count;
}

// All parts between separators, in the place of what `fields` held; of an empty text one empty part. For many
// lines after each other: room is made once.
inline void split_fields(std::string_view text, char separator, std::vector<std::string_view>& fields) {
  fields.clear();
  while (true) {
    const std::size_t end = text.find(separator);
    fields.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
  }
}

inline std::vector<std::string_view> split_fields(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  fields.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)) + 1);
  split_fields(text, separator, fields);
  return fields;
}

}  // namespace fangzhi
