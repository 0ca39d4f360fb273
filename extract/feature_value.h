// What was seen, as a few characters: the value of a feature.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fangzhi {

// Up to so many characters; what goes beyond is left out.
class FeatureValue {
 public:
  static constexpr std::size_t kMost = 23;

  void add(char32_t c) {
    if (size_ < kMost) text_[size_++] = c;
  }
  void add(std::u32string_view text) {
    for (const char32_t c : text) add(c);
  }
  void add(std::string_view ascii) {
    for (const char c : ascii) add(static_cast<char32_t>(static_cast<unsigned char>(c)));
  }
  void add_number(std::size_t number, std::size_t most) {
    add(U'0' + static_cast<char32_t>(std::min(number, most)));
  }
  std::u32string_view text() const { return {text_, size_}; }
  bool operator==(const FeatureValue& other) const { return text() == other.text(); }

 private:
  char32_t text_[kMost];  // as far as size_; the rest is never read
  std::uint32_t size_ = 0;
};

}  // namespace fangzhi
