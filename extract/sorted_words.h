// A few words looked for in one text. Cheap to make, for it is nothing but the words in order: at each place
// of the text, their range narrows character by character until none is left. For many words and many texts
// there is AhoCorasick.
#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace fangzhi {

class SortedWords {
 public:
  // The words are sorted, all different and not empty; what they view must outlive this.
  explicit SortedWords(std::vector<std::u32string_view> words) : words_(std::move(words)) {
    for (std::u32string_view word : words_) first_characters_.set(word.front() % kFilterSize);
  }

  // Calls found(begin, end, index of the word) for every occurrence, by rising begin, the shortest first.
  template <class Found>
  void find(std::u32string_view text, Found&& found) const {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (first_characters_[text[i] % kFilterSize]) find_at(text, i, found);
    }
  }

 private:
  static constexpr std::size_t kFilterSize = 4096;

  template <class Found>
  void find_at(std::u32string_view text, std::size_t begin, Found& found) const {
    auto first = words_.begin();
    auto last = words_.end();
    for (std::size_t i = begin; i < text.size(); ++i) {
      const std::size_t depth = i - begin;
      first = std::lower_bound(first, last, text[i],
                               [depth](std::u32string_view word, char32_t c) { return word[depth] < c; });
      last = std::upper_bound(first, last, text[i],
                              [depth](char32_t c, std::u32string_view word) { return c < word[depth]; });
      if (first == last) return;
      if (first->size() == depth + 1) {
        found(begin, i + 1, static_cast<std::size_t>(first - words_.begin()));
        if (++first == last) return;
      }
    }
  }

  std::vector<std::u32string_view> words_;
  std::bitset<kFilterSize> first_characters_;
};

}  // namespace fangzhi
