// Which paragraph holds a place of the page, and which are its first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "core/page_layout.h"

namespace fangzhi {

// The number of the paragraph that holds the code point `in_source` of the page, not of the laid-out text;
// the first one for what stands above it.
inline std::size_t paragraph_at(const PageLayout& layout, std::uint32_t in_source) {
  const auto after = std::upper_bound(
      layout.paragraphs.begin(), layout.paragraphs.end(), in_source,
      [&](std::uint32_t at, const Paragraph& each) { return at < layout.source[each.begin]; });
  return after == layout.paragraphs.begin() ? 0
                                            : static_cast<std::size_t>(after - layout.paragraphs.begin()) - 1;
}

// Those that may hold the title of the page, and what stands around it.
inline std::span<const Paragraph> first_lines(const PageLayout& layout) {
  constexpr std::size_t kFirst = 6;
  return {layout.paragraphs.data(), std::min(kFirst, layout.paragraphs.size())};
}

}  // namespace fangzhi
