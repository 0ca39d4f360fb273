#include <algorithm>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include "graph/link_cluster.h"
#include "graph/link_compare.h"
#include "graph/linking.h"

namespace fangzhi {
namespace {

using Candidate = std::pair<std::uint32_t, std::uint32_t>;  // indexes, the smaller first

// Every pair of units that shares a block, once, sorted.
std::vector<Candidate> candidates_of(const Linker& linker, const std::vector<const LinkUnit*>& units) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> blocks;
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    for (const std::string& key : linker.block_keys(*units[i]))
      blocks.emplace_back(stable_hash({key}).low, i);
  }
  std::sort(blocks.begin(), blocks.end());
  std::vector<Candidate> candidates;
  for (auto begin = blocks.begin(); begin != blocks.end();) {
    const auto end =
        std::find_if(begin, blocks.end(), [&](const auto& it) { return it.first != begin->first; });
    for (auto first = begin; first != end; ++first) {
      for (auto second = std::next(first); second != end; ++second) {
        if (first->second != second->second) candidates.emplace_back(first->second, second->second);
      }
    }
    begin = end;
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

class LinkingAll {
 public:
  LinkingAll(const LinkRules& rules, std::vector<const LinkUnit*> units, const std::vector<LinkPair>& judged)
      : rules_(rules), units_(std::move(units)), readings_(units_.size()) {
    for (const LinkPair& pair : judged) {
      const auto [first, second] = std::minmax({index_of(pair.first), index_of(pair.second)});
      if (second < units_.size() && first != second) judged_[{first, second}] = pair;
    }
  }

  Linking link(const std::vector<Candidate>& candidates) && {
    for (const auto& [pair, judgement] : judged_) {
      note(pair, judgement.outcome, judgement.score, {});
    }
    for (const Candidate& pair : candidates) {
      if (judged_.count(pair) > 0) continue;
      const LinkVerdict verdict = compare_units(rules_, reading(pair.first), reading(pair.second));
      note(pair, verdict.outcome, verdict.score, verdict.part);
    }
    const auto count = static_cast<std::uint32_t>(units_.size());
    const std::vector<std::uint32_t> roots = cluster_indexes(count, std::move(same_), different_);
    gather(roots);
    return std::move(result_);
  }

 private:
  std::uint32_t index_of(IdentityId id) const {
    const auto at =
        std::lower_bound(units_.begin(), units_.end(), id,
                         [](const LinkUnit* unit, IdentityId wanted) { return unit->id < wanted; });
    if (at == units_.end() || (*at)->id != id) return static_cast<std::uint32_t>(units_.size());
    return static_cast<std::uint32_t>(at - units_.begin());
  }

  const UnitReading& reading(std::uint32_t i) {
    if (readings_[i] == nullptr) readings_[i] = std::make_unique<UnitReading>(read_unit(rules_, *units_[i]));
    return *readings_[i];
  }

  void note(const Candidate& pair, LinkOutcome outcome, double score, IdentityId part) {
    const LinkPair full{units_[pair.first]->id, units_[pair.second]->id, outcome, score, part};
    if (outcome == LinkOutcome::same) same_.push_back({pair.first, pair.second, score});
    if (outcome == LinkOutcome::different) different_.push_back({pair.first, pair.second, score});
    if (outcome == LinkOutcome::unsure) result_.unsure.push_back(full);
    if (!part.is_null()) result_.parts.push_back(full);
  }

  void gather(const std::vector<std::uint32_t>& roots) {
    std::vector<std::size_t> place(roots.size());
    for (std::uint32_t i = 0; i < roots.size(); ++i) {
      if (roots[i] == i) {
        place[i] = result_.clusters.size();
        result_.clusters.emplace_back();
      }
      result_.clusters[place[roots[i]]].push_back(units_[i]->id);
    }
    std::sort(result_.unsure.begin(), result_.unsure.end(), [](const LinkPair& x, const LinkPair& y) {
      return std::tie(y.score, x.first, x.second) < std::tie(x.score, y.first, y.second);
    });
    std::sort(result_.parts.begin(), result_.parts.end());
  }

  const LinkRules& rules_;
  std::vector<const LinkUnit*> units_;  // sorted by id
  std::vector<std::unique_ptr<UnitReading>> readings_;
  std::map<Candidate, LinkPair> judged_;
  std::vector<IndexPair> same_;
  std::vector<IndexPair> different_;
  Linking result_;
};

}  // namespace

Linking link_all(const Linker& linker, const std::vector<LinkUnit>& units,
                 const std::vector<LinkPair>& judged) {
  std::vector<const LinkUnit*> sorted;
  sorted.reserve(units.size());
  for (const LinkUnit& unit : units) sorted.push_back(&unit);
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  const std::vector<Candidate> candidates = candidates_of(linker, sorted);
  return LinkingAll(linker.rules(), std::move(sorted), judged).link(candidates);
}

}  // namespace fangzhi
