// The key that is counted most often.
#pragma once

#include <map>

namespace fangzhi {

// Of several the first; an empty key where nothing is counted.
template <class Key>
Key most_frequent(const std::map<Key, int>& counts) {
  Key best{};
  int most = 0;
  for (const auto& [key, count] : counts) {
    if (count > most) {
      best = key;
      most = count;
    }
  }
  return best;
}

}  // namespace fangzhi
