// What the tagger sees around a character: the characters themselves, the words they stand in, the classes of
// the words that begin and end there. What is seen at one place speaks for the characters near it, for each
// by its distance; a feature is a thing seen and a distance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/divisions.h"
#include "extract/entity_type.h"
#include "extract/lexicon.h"
#include "extract/reading.h"

namespace fangzhi {

enum class TagSight : std::uint8_t {
  character,
  pair,    // a character and the next one
  kinds,   // Han, digit, letter or mark: of a character and those beside it
  word,    // the token a character stands in, and where in it
  starts,  // a class of the words that start at a character
  ends,    // a class of those that end there
  count_
};

// From how far away a sight counts: of the character that is tagged, minus 2 is the second before it.
struct TagReach {
  std::string_view name;
  int first = 0;
  int last = 0;

  std::size_t size() const { return static_cast<std::size_t>(last - first + 1); }
};

inline constexpr TagReach kTagReaches[] = {{"character", -2, 2}, {"pair", -1, 0},  {"kinds", 0, 0},
                                           {"word", 0, 0},       {"starts", 0, 1}, {"ends", -1, 0}};

constexpr const TagReach& reach_of(TagSight sight) {
  return kTagReaches[static_cast<std::size_t>(sight)];
}

// A thing seen: the kind of sight in the highest eight bits, what was seen in the others.
using TagKey = std::uint64_t;

constexpr TagKey tag_key(TagSight sight, std::uint64_t seen) {
  return static_cast<std::uint64_t>(sight) << 56 | seen;
}
constexpr TagSight sight_of(TagKey key) {
  return static_cast<TagSight>(key >> 56);
}
constexpr std::uint64_t seen_of(TagKey key) {
  return key & ~(std::uint64_t{0xff} << 56);
}

// The classes of words as the tagger tells them apart: those of the lexicon, heads by the type of the names
// they end, words of one character by themselves; and short names of counties (平度), which are no words of
// the lexicon since many are everyday words too.
class TagClasses {
 public:
  // How many classes there are room for; twice as many with the words of one character.
  static constexpr std::uint32_t kMost = 64;
  static constexpr std::uint32_t kSlots = 2 * kMost;

  // A class for each bit: the words of one character in the second half.
  struct Set {
    std::uint64_t halves[2] = {0, 0};
  };

  void bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions);
  void add(WordId word, Set& set) const { set.halves[is_short_[word] ? 1 : 0] |= masks_[word]; }
  // Calls found(begin, end) for the short names of counties.
  template <class Found>
  void find_counties(std::u32string_view text, Found&& found) const {
    counties_.find(text, [&](std::size_t begin, std::size_t end, std::uint32_t) { found(begin, end); });
  }
  void add_county(Set& set) const { set.halves[0] |= std::uint64_t{1} << county_; }
  // head:Park, verb; verb/1 of a word of one character.
  std::string name_of(std::uint32_t slot) const;
  // kSlots where there is none.
  std::uint32_t find(std::string_view name) const;

 private:
  std::vector<std::string> names_;
  std::vector<std::uint64_t> masks_;  // of each word
  std::vector<bool> is_short_;
  AhoCorasick counties_;
  std::uint32_t county_ = 0;  // the class of them
};

// What was seen as text, for the file of weights.
std::string seen_text(TagKey key, const TagClasses& classes, const Lexicon& lexicon);
// Nothing where a word or class is not known, or the text is none of this kind.
std::optional<TagKey> parse_tag_key(TagSight sight, std::string_view seen, const TagClasses& classes,
                                    const Lexicon& lexicon);

// Reads stretches of one page. What it is given outlives it.
class TagFeatureReader {
 public:
  // How far before and behind a stretch there is something to see: its edges.
  static constexpr int kMargin = 2;

  TagFeatureReader(const Reading& reading, const Lexicon& lexicon, const TagClasses& classes)
      : reading_(reading), lexicon_(lexicon), classes_(classes) {}

  // The tokens stand side by side.
  void read(TokenRange tokens);
  // Of the stretch last read, in characters.
  int size() const { return static_cast<int>(words_.size()); }

  // Calls take(key) for all that is seen at the i-th character; i from -kMargin to below size() + kMargin.
  template <class Take>
  void each_seen(int i, Take&& take) const {
    const char32_t* c = characters_.data() + kMargin + i;
    take(tag_key(TagSight::character, c[0]));
    if (i + 1 < size() + kMargin) take(tag_key(TagSight::pair, std::uint64_t{c[0]} << 24 | c[1]));
    if (i < 0 || i >= size()) return;
    take(tag_key(TagSight::kinds, kind(c[-1]) << 4 | kind(c[0]) << 2 | kind(c[1])));
    take(tag_key(TagSight::word, words_[static_cast<std::size_t>(i)]));
    each_class(TagSight::starts, starts_[static_cast<std::size_t>(i)], take);
    each_class(TagSight::ends, ends_[static_cast<std::size_t>(i)], take);
  }

 private:
  static std::uint64_t kind(char32_t character);
  template <class Take>
  static void each_class(TagSight sight, const TagClasses::Set& set, Take& take) {
    for (std::uint32_t half = 0; half < 2; ++half) {
      for (std::uint64_t left = set.halves[half]; left != 0; left &= left - 1) {
        take(tag_key(sight, half * TagClasses::kMost + static_cast<std::uint32_t>(__builtin_ctzll(left))));
      }
    }
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
  const TagClasses& classes_;
  std::u32string characters_;         // digits as 0, letters as A; with a margin on either side
  std::vector<std::uint64_t> words_;  // of each character, its token and where in it
  std::vector<TagClasses::Set> starts_, ends_;
};

}  // namespace fangzhi
