// What the tagger sees at a character: the character itself, the word it stands in, the classes of the words
// that begin and end there. What stands around it comes in by the tagger's layers (tag_layers.h).
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/divisions.h"
#include "core/utf8.h"
#include "extract/entity_type.h"
#include "extract/lexicon.h"
#include "extract/reading.h"

namespace fangzhi {

enum class TagSight : std::uint8_t {
  character,  // those beyond the basic plane are one or, of Han, another
  kinds,      // Han, digit, letter or mark: of a character and those beside it
  word,       // the token a character stands in, and where in it
  starts,     // a class of the words that start at a character
  ends,       // a class of those that end there
  count_
};

constexpr std::string_view kTagSights[] = {"character", "kinds", "word", "starts", "ends"};

// A thing seen: the kind of sight in the highest eight bits, what was seen in the others.
using TagKey = std::uint64_t;

constexpr TagKey tag_key(TagSight sight, std::uint64_t seen) {
  return static_cast<std::uint64_t>(sight) << 56 | seen;
}
constexpr bool is_of_class(TagSight sight) {
  return sight == TagSight::starts || sight == TagSight::ends;
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
    bool operator==(const Set&) const = default;
  };

  void bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions);

  // All that words say of the place where they begin, or where they end: the classes of a word and of the
  // words that it begins, or ends, with. The sets are numbered, so that what a model says of one is added up
  // once.
  static constexpr std::uint32_t kNothing = 0;
  std::uint32_t set_count() const { return static_cast<std::uint32_t>(sets_.size()); }
  // Calls take(slot) for the classes of a set.
  template <class Take>
  void each_class(std::uint32_t set, Take&& take) const {
    for (std::uint32_t half = 0; half < 2; ++half) {
      for (std::uint64_t left = sets_[set].halves[half]; left != 0; left &= left - 1)
        take(half * kMost + static_cast<std::uint32_t>(__builtin_ctzll(left)));
    }
  }
  // Of a place where no longer word begins, or ends, than this one.
  std::uint32_t starting(WordId longest) const { return words_[longest].starting; }
  std::uint32_t ending(WordId longest) const { return words_[longest].ending; }
  std::uint32_t length(WordId word) const { return words_[word].length; }
  // The set with the class of counties as well.
  static std::uint32_t with_county(std::uint32_t set) { return set | 1; }
  // Calls found(begin, end) for the short names of counties.
  template <class Found>
  void find_counties(std::u32string_view text, Found&& found) const {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      if (!county_beginnings_[beginning_of(text.data() + i)]) continue;
      counties_.find_at(text, i, [&](std::size_t end, std::uint32_t) { found(i, end); });
    }
  }
  // head:Park, verb; verb/1 of a word of one character.
  std::string name_of(std::uint32_t slot) const;
  // kSlots where there is none.
  std::uint32_t find(std::string_view name) const;

 private:
  class SetNumbers;
  struct WordSets {
    std::uint32_t starting = 0;
    std::uint32_t ending = 0;
    std::uint32_t length = 0;
  };
  // The first two characters of a name, as a place in county_beginnings_.
  static constexpr std::size_t kBeginnings = 1 << 16;
  static std::size_t beginning_of(const char32_t* name) {
    return (name[0] * 0x9e37u ^ name[1]) % kBeginnings;
  }
  void name_classes(const TypeTable& types);
  std::uint64_t mask_of(const Word& word, const TypeTable& types) const;
  void gather_sets(const Lexicon& lexicon, const std::vector<std::uint64_t>& masks);

  std::vector<std::string> names_;
  std::vector<Set> sets_;  // each beside the same with counties
  std::vector<WordSets> words_;
  AhoCorasick counties_;
  std::bitset<kBeginnings> county_beginnings_;  // most characters begin no such name
  std::uint32_t county_ = 0;                    // the class of them
};

// What was seen as text, for the file of weights.
std::string seen_text(TagKey key, const TagClasses& classes, const Lexicon& lexicon);
// Words and their classes.
constexpr bool needs_lexicon(TagSight sight) {
  return sight == TagSight::word || is_of_class(sight);
}
// What needs no lexicon; nothing where the text is none of this kind.
std::optional<TagKey> parse_tag_key(TagSight sight, std::string_view seen);

// Reads what seen_text() wrote. A word is looked up once where texts of one word follow each other. What it
// is given outlives it.
class TagKeyReader {
 public:
  TagKeyReader(const TagClasses& classes, const Lexicon& lexicon) : classes_(classes), lexicon_(lexicon) {}

  // Nothing where a word or class is not known, or the text is none of this kind.
  std::optional<TagKey> read(TagSight sight, std::string_view seen);

 private:
  std::optional<TagKey> read_word(std::string_view seen);
  std::optional<std::uint64_t> word_of(std::string_view token) const;

  const TagClasses& classes_;
  const Lexicon& lexicon_;
  std::string token_;                  // the one last looked up
  std::optional<std::uint64_t> word_;  // what it is
};

// Reads stretches of one page. What it is given outlives it.
class TagFeatureReader {
 public:
  TagFeatureReader(const Reading& reading, const Lexicon& lexicon, const TagClasses& classes)
      : reading_(reading), lexicon_(lexicon), classes_(classes) {}

  // The tokens stand side by side.
  void read(TokenRange tokens);
  // Of the stretch last read, in characters.
  int size() const { return static_cast<int>(words_.size()); }

  // Calls take(key) for all that is seen at the i-th character.
  template <class Take>
  void each_seen(int i, Take&& take) const {
    take(tag_key(TagSight::character, character(i)));
    take(tag_key(TagSight::kinds, kinds(i)));
    take(tag_key(TagSight::word, word(i)));
    classes_.each_class(starts(i), [&](std::uint32_t slot) { take(tag_key(TagSight::starts, slot)); });
    classes_.each_class(ends(i), [&](std::uint32_t slot) { take(tag_key(TagSight::ends, slot)); });
  }

  // The same one by one.
  char32_t character(int i) const { return characters_[static_cast<std::size_t>(i + 1)]; }
  std::uint64_t kinds(int i) const {
    return kind(character(i - 1)) << 4 | kind(character(i)) << 2 | kind(character(i + 1));
  }
  std::uint64_t word(int i) const { return words_[static_cast<std::size_t>(i)]; }
  // Sets of the classes.
  std::uint32_t starts(int i) const { return starts_[static_cast<std::size_t>(i)]; }
  std::uint32_t ends(int i) const { return ends_[static_cast<std::size_t>(i)]; }

 private:
  static std::uint64_t kind(char32_t c) { return is_han(c) ? 0 : c == U'0' ? 1 : c == U'A' ? 2 : 3; }
  void read_tokens(TokenRange tokens);
  bool take_longest(std::uint32_t begin, std::uint32_t end);
  void read_classes(std::uint32_t begin, std::uint32_t end);

  const Reading& reading_;
  const Lexicon& lexicon_;
  const TagClasses& classes_;
  std::u32string characters_;         // digits as 0, letters as A; with one more on either side
  std::vector<std::uint64_t> words_;  // of each character, its token and where in it
  std::vector<std::uint32_t> starts_, ends_;
};

}  // namespace fangzhi
