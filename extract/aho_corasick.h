// Many words, one pass: the automaton of Aho and Corasick (CACM 18, 1975) over code points. Finds every
// occurrence of every word in time linear in the text, however many words there are.
//
//   AhoCorasick words;
//   words.add(U"产业园", 7);
//   words.build();
//   words.find(text, [](std::size_t begin, std::size_t end, std::uint32_t value) { … });
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fangzhi {

class AhoCorasick {
 public:
  static constexpr std::uint32_t kNone = 0xffffffff;

  AhoCorasick();

  // `word` is not empty. Returns the word's value: a word added twice keeps its first. Not after build().
  std::uint32_t add(std::u32string_view word, std::uint32_t value);
  // Room for as many characters of words that begin differently; more is made where it is needed.
  void reserve(std::size_t characters);
  // Call once, before the first find().
  void build();

  // The value of a word, before build() or after it; kNone where it was not added.
  std::uint32_t value_of(std::u32string_view word) const {
    std::uint32_t state = 0;
    for (char32_t c : word) {
      state = is_rooted(state, c) ? roots_[c] : target_of(state, c);
      if (state == 0) return kNone;
    }
    return nodes_[state].value;
  }

  // Calls found(begin, end, value) for every occurrence, by rising end, the longest first. Const and safe to
  // share.
  template <class Found>
  void find(std::u32string_view text, Found&& found) const {
    std::uint32_t state = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      state = step(state, text[i]);
      for (std::uint32_t s = has_word(state) ? state : nodes_[state].shorter; s != 0; s = nodes_[s].shorter) {
        found(i + 1 - nodes_[s].depth, i + 1, nodes_[s].value);
      }
    }
  }

  // Calls found(end, value) for every word that begins there, the shortest first; also before build().
  template <class Found>
  void find_at(std::u32string_view text, std::size_t begin, Found&& found) const {
    std::uint32_t state = 0;
    for (std::size_t i = begin; i < text.size(); ++i) {
      state = child(state, text[i]);
      if (state == 0) return;
      if (has_word(state)) found(i + 1, nodes_[state].value);
    }
  }

  std::size_t size() const { return word_count_; }

 private:
  struct Node {
    std::uint32_t retreat = 0;  // where to go on after a miss: the longest proper suffix that has children
    std::uint32_t shorter = 0;  // the longest proper suffix that is a word; 0: none
    std::uint32_t value = kNone;
    std::uint32_t depth = 0;
    std::uint32_t children = 0;  // bits of their characters: most steps that lead nowhere are known by these
  };
  // An edge in a hash table with open addressing, by its state and character.
  struct Edge {
    std::uint32_t state = 0;
    char32_t c = 0;
    std::uint32_t target = 0;  // 0: free
  };
  // What build() needs to know of an edge, in the order of their making.
  struct Step {
    std::uint32_t parent;
    std::uint32_t state;
    char32_t c;
  };

  bool has_word(std::uint32_t state) const { return nodes_[state].value != kNone; }
  static std::uint32_t bit_of(char32_t c) { return std::uint32_t{1} << (c % 32); }
  std::size_t slot_of(std::uint32_t state, char32_t c) const {
    return ((std::uint64_t{state} << 21 | c) * 0x9e3779b97f4a7c15ull) >> shift_;
  }
  // As full as it is looked up fast; small, since it is read all over.
  static bool is_crowded(std::size_t edges, std::size_t slots) { return 8 * edges > 5 * slots; }
  // Most steps start or end at the root, nearly all of them with a character of the basic plane.
  bool is_rooted(std::uint32_t state, char32_t c) const { return state == 0 && c < roots_.size(); }

  std::uint32_t child(std::uint32_t state, char32_t c) const {
    if (is_rooted(state, c)) return roots_[c];
    return (nodes_[state].children & bit_of(c)) == 0 ? 0 : target_of(state, c);
  }

  // For edges that most often are there: spares a look at the node.
  std::uint32_t target_of(std::uint32_t state, char32_t c) const {
    for (std::size_t i = slot_of(state, c);; i = (i + 1) & (edges_.size() - 1)) {
      const Edge& edge = edges_[i];
      if ((edge.state == state && edge.c == c) || edge.target == 0) return edge.target;
    }
  }

  std::uint32_t step(std::uint32_t state, char32_t c) const {
    while (true) {
      if (const std::uint32_t next = child(state, c)) return next;
      if (state == 0) return 0;
      state = nodes_[state].retreat;
    }
  }

  void insert_edge(std::uint32_t state, char32_t c, std::uint32_t target);
  void take_slot(const Edge& edge);
  void grow(std::size_t factor);
  std::vector<Step> steps_by_depth() const;

  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<std::uint32_t> roots_;  // children of the root, by character; none without words
  std::vector<Step> steps_;           // until build()
  std::size_t edge_count_ = 0;
  std::size_t word_count_ = 0;
  int shift_ = 0;
};

}  // namespace fangzhi
