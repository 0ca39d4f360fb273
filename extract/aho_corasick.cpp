#include "extract/aho_corasick.h"

#include <utility>

namespace fangzhi {
namespace {

constexpr std::size_t kBasicPlane = 0x10000;
constexpr int kFirstBits = 10;

}  // namespace

AhoCorasick::AhoCorasick() : nodes_(1), edges_(std::size_t{1} << kFirstBits), shift_(64 - kFirstBits) {}

void AhoCorasick::reserve(std::size_t characters) {
  std::size_t factor = 1;
  while (is_crowded(characters, edges_.size() * factor)) factor *= 2;
  if (factor > 1) grow(factor);
  nodes_.reserve(characters);
  steps_.reserve(characters);
}

// `factor` is a power of two.
void AhoCorasick::grow(std::size_t factor) {
  std::vector<Edge> old(edges_.size() * factor);
  old.swap(edges_);
  for (; factor > 1; factor /= 2) --shift_;
  for (const Edge& edge : old) {
    if (edge.target != 0) take_slot(edge);
  }
}

void AhoCorasick::take_slot(const Edge& edge) {
  std::size_t i = slot_of(edge.state, edge.c);
  while (edges_[i].target != 0) i = (i + 1) & (edges_.size() - 1);
  edges_[i] = edge;
}

void AhoCorasick::insert_edge(std::uint32_t state, char32_t c, std::uint32_t target) {
  if (roots_.empty()) roots_.resize(kBasicPlane);
  nodes_[state].children |= bit_of(c);
  steps_.push_back({state, target, c});
  if (is_rooted(state, c)) {
    roots_[c] = target;
    return;
  }
  if (is_crowded(++edge_count_, edges_.size())) grow(2);
  take_slot({state, c, target});
}

std::uint32_t AhoCorasick::add(std::u32string_view word, std::uint32_t value) {
  std::uint32_t state = 0;
  for (char32_t c : word) {
    std::uint32_t next = child(state, c);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      Node node;
      node.depth = nodes_[state].depth + 1;
      nodes_.push_back(node);
      insert_edge(state, c, next);
    }
    state = next;
  }
  if (nodes_[state].value == kNone) {
    nodes_[state].value = value;
    ++word_count_;
  }
  return nodes_[state].value;
}

// A counting sort.
std::vector<AhoCorasick::Step> AhoCorasick::steps_by_depth() const {
  std::vector<std::size_t> begins;
  for (const Step& each : steps_) {
    const std::size_t depth = nodes_[each.state].depth;
    if (depth >= begins.size()) begins.resize(depth + 1);
    ++begins[depth];
  }
  std::size_t before = 0;
  for (std::size_t& begin : begins) before += std::exchange(begin, before);
  std::vector<Step> sorted(steps_.size());
  for (const Step& each : steps_) sorted[begins[nodes_[each.state].depth]++] = each;
  return sorted;
}

void AhoCorasick::build() {
  // Breadth first: a miss leads to a shorter prefix, which must be finished before.
  for (const Step& each : steps_by_depth()) {
    const std::uint32_t suffix = each.parent == 0 ? 0 : step(nodes_[each.parent].retreat, each.c);
    Node& node = nodes_[each.state];
    node.retreat = nodes_[suffix].children != 0 ? suffix : nodes_[suffix].retreat;
    node.shorter = has_word(suffix) ? suffix : nodes_[suffix].shorter;
  }
  steps_ = {};
}

}  // namespace fangzhi
