#include "extract/aho_corasick.h"

#include <algorithm>

namespace fangzhi {

AhoCorasick::AhoCorasick() : nodes_(1), edges_(1024), shift_(64 - 10) {}

void AhoCorasick::grow() {
  std::vector<Edge> old(edges_.size() * 2);
  old.swap(edges_);
  --shift_;
  for (const Edge& edge : old) {
    if (edge.key == 0) continue;
    std::size_t i = slot_of(edge.key);
    while (edges_[i].key != 0) i = (i + 1) & (edges_.size() - 1);
    edges_[i] = edge;
  }
}

void AhoCorasick::insert_edge(std::uint32_t state, char32_t c, std::uint32_t target) {
  if (state == 0) {
    if (c >= roots_.size()) roots_.resize(static_cast<std::size_t>(c) + 1);
    roots_[c] = target;
    root_characters_.push_back(c);
    return;
  }
  if (++edge_count_ * 2 > edges_.size()) grow();
  std::size_t i = slot_of(key_of(state, c));
  while (edges_[i].key != 0) i = (i + 1) & (edges_.size() - 1);
  edges_[i] = {key_of(state, c), target};
}

void AhoCorasick::add(std::u32string_view word, std::uint32_t value) {
  std::uint32_t state = 0;
  for (char32_t c : word) {
    std::uint32_t next = child(state, c);
    if (next == 0) {
      next = static_cast<std::uint32_t>(nodes_.size());
      const std::uint32_t depth = nodes_[state].depth + 1;
      nodes_.push_back({0, 0, kNone, depth});
      insert_edge(state, c, next);
    }
    state = next;
  }
  if (nodes_[state].value == kNone) {
    nodes_[state].value = value;
    ++word_count_;
  }
}

void AhoCorasick::build() {
  struct Child {
    std::uint32_t parent;
    std::uint32_t state;
    char32_t c;
  };
  std::vector<Child> children;
  for (char32_t c : root_characters_) children.push_back({0, roots_[c], c});
  for (const Edge& edge : edges_) {
    if (edge.key == 0) continue;
    children.push_back({static_cast<std::uint32_t>(edge.key >> 21), edge.target,
                        static_cast<char32_t>(edge.key & 0x1fffff)});
  }
  // Breadth first: a failure link points at a shorter prefix, which must be finished before.
  std::sort(children.begin(), children.end(), [&](const Child& a, const Child& b) {
    return nodes_[a.state].depth != nodes_[b.state].depth ? nodes_[a.state].depth < nodes_[b.state].depth
                                                          : a.state < b.state;
  });
  for (const Child& edge : children) {
    Node& node = nodes_[edge.state];
    node.failure = edge.parent == 0 ? 0 : step(nodes_[edge.parent].failure, edge.c);
    node.shorter = has_word(node.failure) ? node.failure : nodes_[node.failure].shorter;
  }
}

}  // namespace fangzhi
