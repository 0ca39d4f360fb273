#include "core/json_lines.h"

#include <algorithm>
#include <vector>

namespace fangzhi {
namespace {

// What lies deeper is not located: no file that people write goes there.
constexpr std::size_t kDeepest = 64;

// An object or array that is open while reading.
struct Open {
  std::string path;
  bool is_object = false;
  bool at_key = false;    // the next string is a key
  std::size_t items = 0;  // of an array, before the present one
  std::string member;     // the path of the present member of an object
};

// The position after a comment that begins at `at`; the next position where none does.
std::size_t skip_comment(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) == "//") return std::min(text.find('\n', at), text.size());
  if (text.substr(at, 2) == "/*") {
    const std::size_t end = text.find("*/", at + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
  }
  return at + 1;
}

// The position of the closing quotation mark of the string that opens at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      return i;
    }
  }
  return text.size();
}

// The path of the value that begins now inside the innermost open value.
std::string path_of_value(const std::vector<Open>& open) {
  if (open.empty()) return "";
  const Open& inner = open.back();
  return inner.is_object ? inner.member : inner.path + "/" + std::to_string(inner.items);
}

}  // namespace

std::size_t line_of_byte(std::string_view text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

void JsonLines::note(const std::string& path, std::size_t line) {
  if (!lines_.emplace(path, line).second && duplicate_.empty()) {
    duplicate_ = path;
    duplicate_line_ = line;
  }
}

JsonLines::JsonLines(std::string_view text) {
  std::vector<Open> open;
  std::size_t line = 1;
  for (std::size_t i = 0; i < text.size() && open.size() < kDeepest; ++i) {
    const std::size_t begin = i;
    const char c = text[i];
    if (c == '/') {
      i = skip_comment(text, i) - 1;
    } else if (c == '"') {
      i = string_end(text, i);
      if (!open.empty() && open.back().at_key) {
        Open& inner = open.back();
        inner.member = inner.path + "/" + std::string(text.substr(begin + 1, i - begin - 1));
        inner.at_key = false;
        note(inner.member, line);
      } else if (!open.empty() && !open.back().is_object) {
        note(path_of_value(open), line);
      }
    } else if (c == '{' || c == '[') {
      std::string path = path_of_value(open);
      if (open.empty() || !open.back().is_object) note(path, line);
      open.push_back({std::move(path), c == '{', c == '{', 0, ""});
    } else if ((c == '}' || c == ']') && !open.empty()) {
      open.pop_back();
    } else if (c == ',' && !open.empty()) {
      ++open.back().items;
      open.back().at_key = open.back().is_object;
    }
    const std::size_t read_to = std::min(i + 1, text.size());
    line += line_of_byte(text.substr(begin, read_to - begin), text.size()) - 1;
  }
}

std::size_t JsonLines::line(std::string_view path) const {
  while (true) {
    if (const auto found = lines_.find(path); found != lines_.end()) return found->second;
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return 1;
    path = path.substr(0, slash);
  }
}

}  // namespace fangzhi
