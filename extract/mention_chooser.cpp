#include <algorithm>

#include "extract/mention.h"

namespace fangzhi {
namespace {

// Several sources may propose the same span and type: they are one candidate, the best of them.
std::vector<Candidate> merge_equal(std::vector<Candidate> candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.end != b.end) return a.end < b.end;
    if (a.begin != b.begin) return a.begin < b.begin;
    if (a.type != b.type) return a.type < b.type;
    if (a.score != b.score) return a.score > b.score;
    return a.found_by < b.found_by;
  });
  const auto same = [](const Candidate& a, const Candidate& b) {
    return a.end == b.end && a.begin == b.begin && a.type == b.type;
  };
  candidates.erase(std::unique(candidates.begin(), candidates.end(), same), candidates.end());
  return candidates;
}

// A hair for length, so that of equal readings the longer name wins.
float gain_of(const Candidate& candidate) {
  return candidate.score + 1e-4f * static_cast<float>(candidate.end - candidate.begin);
}

}  // namespace

// Weighted interval scheduling: candidates by their end, best total so far with or without each.
std::vector<Mention> choose_mentions(std::vector<Candidate> candidates) {
  candidates.erase(
      std::remove_if(candidates.begin(), candidates.end(), [](const Candidate& c) { return c.score <= 0; }),
      candidates.end());
  candidates = merge_equal(std::move(candidates));
  const std::size_t n = candidates.size();
  std::vector<float> best(n + 1, 0);
  std::vector<std::size_t> before(n, 0);  // how many candidates end where this one begins, or earlier
  for (std::size_t i = 0; i < n; ++i) {
    before[i] = static_cast<std::size_t>(
        std::upper_bound(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(i),
                         candidates[i].begin,
                         [](std::uint32_t begin, const Candidate& c) { return begin < c.end; }) -
        candidates.begin());
    best[i + 1] = std::max(best[i], best[before[i]] + gain_of(candidates[i]));
  }
  std::vector<Mention> chosen;
  for (std::size_t i = n; i > 0;) {
    if (best[i] == best[i - 1]) {
      --i;
    } else {
      chosen.push_back(candidates[i - 1]);
      i = before[i - 1];
    }
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace fangzhi
