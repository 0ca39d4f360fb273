// The weights of the tagger, a linear-chain conditional random field over characters (Lafferty, McCallum and
// Pereira 2001, "Conditional Random Fields", ICML): how much what is seen around a character speaks for its
// beginning a name of some type, standing inside one, or being outside of all. Data in ontology/tagger.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/tag_features.h"
#include "extract/tag_ways.h"

namespace fangzhi {

class TagModel {
 public:
  // Without weights: tags nothing.
  TagModel() = default;
  // Of the first kMostTagTypes types, without weights; bound.
  TagModel(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions);

  // A table with tabs: `version 1`, `feature seen O B-TYPE I-TYPE …`, then the features: what was seen at
  // which distance, and `from` a label to the next. # comments. Fails with file, line and field.
  static Result<TagModel> load(const std::filesystem::path& file, const TypeTable& types);
  static Result<TagModel> parse(std::string_view bytes, std::string_view origin, const TypeTable& types);

  // Gives the words of the file their numbers. What the lexicon does not hold is left out: it can never be
  // met. Call once after parse(), with the same types, when the lexicon is built; before that only the
  // characters' weights are there.
  void bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions);

  bool is_empty() const { return keys_.empty(); }
  // No file was read.
  bool is_unread() const { return labels_.empty(); }
  // kOutside where the model does not know the type.
  TagLabel begin_label(TypeId type) const { return type < labels_.size() ? labels_[type] : kOutside; }
  static TagLabel inside_label(TagLabel begin) { return static_cast<TagLabel>(begin + 1); }
  std::size_t label_count() const { return 1 + 2 * type_names_.size(); }
  // kNoType of the outside.
  TypeId type_of(TagLabel label) const { return label == kOutside ? kNoType : types_[(label - 1) / 2]; }
  const TagClasses& classes() const { return classes_; }

  // 0 where there are none.
  TagRow weights(TagKey key, int distance) const;

  // The rows of a thing seen, one for each distance from reach_of().last down to .first: that is the order in
  // which the characters stand that it speaks of. Of zeros where it has no weights.
  const TagScores* of_character(char32_t c) const { return &rows_[places_[c]]; }
  const TagScores* of_kinds(std::uint64_t kinds) const { return &rows_[places_[kFirstKinds + kinds]]; }
  const TagScores* of_word(std::uint64_t seen) const { return &rows_[places_[word_place(seen)]]; }
  // Of all classes of a set together.
  const TagScores* of_starts(std::uint32_t set) const { return &starts_[kClassReach * set]; }
  const TagScores* of_ends(std::uint32_t set) const { return &ends_[kClassReach * set]; }
  // Pairs of characters are many: where the row of one is, which add_pair() adds up.
  using PairPlace = std::uint32_t;
  PairPlace find_pair(char32_t first, char32_t second) const {
    const std::uint32_t pair = pair_of(first, second);
    for (std::size_t i = slot_of(pair);; i = (i + 1) & (slots_.size() - 1)) {
      if (slots_[i].pair == pair || slots_[i].place == kNoPair) return slots_[i].place;
    }
  }
  void add_pair(PairPlace place, std::size_t nth, TagScores& sum) const {
    if ((place & kWide) != 0)
      sum.add(rows_[(place & ~kWide) + nth]);
    else
      narrow_[place].add_to(nth, sum);
  }

  // Of the ways from a label to each.
  const TagRow& after(TagLabel label) const { return after_[label]; }
  const TagWays& ways() const { return ways_; }

  void set(TagKey key, int distance, const TagRow& row);
  void set_after(TagLabel label, const TagRow& row);
  std::string to_text(const Lexicon& lexicon) const;

 private:
  class Reader;
  struct WordLine {
    TagSight sight;
    int distance;
    std::string seen;
    TagRow row;
  };
  static constexpr std::size_t kPairReach = reach_of(TagSight::pair).size();
  static constexpr std::size_t kClassReach = reach_of(TagSight::starts).size();
  static_assert(kClassReach == reach_of(TagSight::ends).size());

  // Nearly all weights of pairs are small: rows half as long keep twice as many of them near the processor.
  struct NarrowRows {
    using Lanes = std::int8_t __attribute__((vector_size(8)));
    Lanes rows[kPairReach][2] = {};

    void add_to(std::size_t nth, TagScores& sum) const {
      for (std::size_t half = 0; half < 2; ++half)
        sum.halves[half] += __builtin_convertvector(rows[nth][half], TagScores::Half);
    }
    // False where a weight is too big.
    bool set(std::size_t nth, const TagScores& row);
    TagScores row(std::size_t nth) const {
      TagScores row;
      add_to(nth, row);
      return row;
    }
  };
  // Of a hash table with open addressing.
  struct Slot {
    std::uint32_t pair = 0;
    PairPlace place = kNoPair;
  };
  static constexpr PairPlace kNoPair = 0;
  static constexpr PairPlace kWide = PairPlace{1} << 31;

  // The rows of all but pairs are noted at a place known by number; first come the characters.
  static constexpr std::size_t kFirstKinds = 0x10000;
  static constexpr std::size_t kFirstStarts = kFirstKinds + 64;
  static constexpr std::size_t kFirstEnds = kFirstStarts + TagClasses::kSlots;
  static constexpr std::size_t kFirstToken = kFirstEnds + TagClasses::kSlots;
  static constexpr std::size_t kFirstWord = kFirstToken + 64;
  static std::size_t word_place(std::uint64_t seen) {
    const std::uint64_t position = seen >> 32;
    const auto word = static_cast<std::uint32_t>(seen);
    return (word >> 31 != 0 ? kFirstToken + 4 * (word & 0xf) : kFirstWord + std::size_t{4} * word) + position;
  }
  static std::size_t place_of(TagKey key);
  static std::uint32_t pair_of(char32_t first, char32_t second) { return first << 16 | (second & 0xffff); }
  static std::uint32_t pair_of(TagKey key) {
    return pair_of(static_cast<char32_t>(seen_of(key) >> 24), static_cast<char32_t>(seen_of(key) & 0xffff));
  }
  std::size_t slot_of(std::uint32_t pair) const { return (pair * 0x9e3779b97f4a7c15ull) >> shift_; }

  void find_types(const TypeTable& types);
  void settle_ways();
  void grow();
  Slot& slot_for(std::uint32_t pair);
  TagScores row_of(TagKey key, std::size_t nth) const;
  void set_pair(TagKey key, std::size_t nth, const TagScores& row);
  void add_class(TagKey key, std::size_t nth, const TagScores& more);
  std::string label_name(TagLabel label) const;

  std::vector<std::string> type_names_;
  std::vector<WordLine> lines_;  // until bind()
  TagClasses classes_;
  std::vector<TypeId> types_;     // of each type of the model
  std::vector<TagLabel> labels_;  // of each type of the ontology, its beginning
  std::array<TagRow, kTagLabels> after_{};
  TagWays ways_;
  std::vector<TagKey> keys_;                         // in the order in which they were set
  std::vector<std::uint32_t> places_;                // in rows_; 0 where there is none
  std::vector<TagScores> rows_;                      // the first are zeros
  std::vector<TagScores> starts_, ends_;             // of each set of classes, theirs added up
  std::vector<std::vector<std::uint32_t>> sets_of_;  // of each class, those that hold it
  std::vector<Slot> slots_ = std::vector<Slot>(2);
  std::vector<NarrowRows> narrow_ = std::vector<NarrowRows>(1);  // the first is of zeros
  int shift_ = 63;
  std::size_t pair_count_ = 0;
};

}  // namespace fangzhi
