// Memory of one page: taken piece by piece, and given back at once when the page is done. Not for sharing.
//
//   PageArena arena;
//   std::u32string_view name = arena.keep(text);   // lives as long as the arena
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <string_view>

namespace fangzhi {

class PageArena {
 public:
  std::pmr::memory_resource* resource() { return &memory_; }

  template <class Character>
  std::basic_string_view<Character> keep(std::basic_string_view<Character> text) {
    if (text.empty()) return {};
    auto* kept =
        static_cast<Character*>(memory_.allocate(text.size() * sizeof(Character), alignof(Character)));
    std::copy(text.begin(), text.end(), kept);
    return {kept, text.size()};
  }

 private:
  static constexpr std::size_t kUsualPage = 16384;  // what most pages need at most

  std::array<std::byte, kUsualPage> first_;
  std::pmr::monotonic_buffer_resource memory_{first_.data(), first_.size()};
};

}  // namespace fangzhi
