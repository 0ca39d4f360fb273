// Where things stand in a JSON file that people write: the line of every value, so that a complaint about it
// can name the line. Comments (// and /* */) are allowed.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace fangzhi {

// The line, from 1, of the byte at `offset`.
std::size_t line_of_byte(std::string_view text, std::size_t offset);

class JsonLines {
 public:
  // Requires text that a JSON parser has accepted; any other gives some lines, never a fault.
  explicit JsonLines(std::string_view text);

  // The line of the value (of its key, in an object) at a path such as "/classes/2/iri"; of the nearest
  // enclosing value where there is none.
  std::size_t line(std::string_view path) const;

  // The path of the first key that an object holds twice; empty where none does.
  const std::string& duplicate() const { return duplicate_; }
  std::size_t duplicate_line() const { return duplicate_line_; }

 private:
  void note(const std::string& path, std::size_t line);

  std::map<std::string, std::size_t, std::less<>> lines_;
  std::string duplicate_;
  std::size_t duplicate_line_ = 0;
};

}  // namespace fangzhi
