#include "core/nearest_word.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"

namespace fangzhi {

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before;  // two rows up, one row up
  std::vector<std::size_t> above;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before = std::exchange(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({changed, above[j] + 1, row[j - 1] + 1});
      const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& known) {
  if (find_invalid_utf8(word)) return "";
  const std::u32string wanted = to_code_points(word);
  std::string nearest;
  std::size_t least = 0;
  for (const std::string& candidate : known) {
    if (find_invalid_utf8(candidate)) continue;
    const std::u32string other = to_code_points(candidate);
    const std::size_t longer = std::max(wanted.size(), other.size());
    const std::size_t distance = edit_distance(wanted, other);
    // A third of the letters may be wrong, or one of two; a word with no letter in common is no suggestion.
    if (distance > std::max<std::size_t>(1, longer / 3) || distance >= longer) continue;
    if (nearest.empty() || distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

}  // namespace fangzhi
