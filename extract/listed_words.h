// Whether a text begins or ends with a word of one of the lexicon's lists.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extract/lexicon.h"

namespace fangzhi {

inline bool begins_listed(const Lexicon& lexicon, WordClass list, std::u32string_view text) {
  const std::vector<std::u32string>& words = lexicon.list(list);
  return lexicon.may_begin_listed(list, text) &&
         std::any_of(words.begin(), words.end(),
                     [&](const std::u32string& word) { return text.starts_with(word); });
}

inline bool ends_listed(const Lexicon& lexicon, WordClass list, std::u32string_view text) {
  const std::vector<std::u32string>& words = lexicon.list(list);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::u32string& word) { return text.ends_with(word); });
}

}  // namespace fangzhi
