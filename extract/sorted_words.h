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
    for (std::u32string_view word : words_) {
      if (word.size() > 1)
        beginnings_.set(beginning_of(word.data()));
      else
        has_short_ = true;
    }
  }

  // Calls found(begin, end, index of the word) for every occurrence, by rising begin, the shortest first.
  template <class Found>
  void find(std::u32string_view text, Found&& found) const {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      if (has_short_ || beginnings_[beginning_of(text.data() + i)]) find_at(text, i, found);
    }
    if (has_short_ && !text.empty()) find_at(text, text.size() - 1, found);
  }

 private:
  static constexpr std::size_t kBeginnings = 4096;
  static std::size_t beginning_of(const char32_t* word) {
    return (word[0] * 0x9e37u ^ word[1]) % kBeginnings;
  }

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
  std::bitset<kBeginnings> beginnings_;  // two characters; most places of a text begin no word
  bool has_short_ = false;               // a word of one
};

}  // namespace fangzhi
