// A vector kept as a set: sorted, each value once.
#pragma once

#include <algorithm>
#include <vector>

namespace fangzhi {

template <class Value>
void make_sorted_set(std::vector<Value>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace fangzhi
