// Which of several things an article is about, by how often it names each.
#pragma once

#include <algorithm>
#include <cstdint>

namespace fangzhi {

// Of a map, the entry whose value `times` counts at least `least` times and twice as often as any other's;
// end() where there is none.
template <typename Counts, typename Times>
typename Counts::const_iterator named_most(const Counts& counts, std::uint32_t least, Times times) {
  const auto most = std::max_element(counts.begin(), counts.end(), [&](const auto& a, const auto& b) {
    return times(a.second) < times(b.second);
  });
  if (most == counts.end() || times(most->second) < least) return counts.end();
  const bool is_main = std::all_of(counts.begin(), counts.end(), [&](const auto& each) {
    return each.first == most->first || times(each.second) * 2 <= times(most->second);
  });
  return is_main ? most : counts.end();
}

}  // namespace fangzhi
