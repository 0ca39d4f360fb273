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

namespace fangzhi {

// Outside, and for each type a beginning and an inside: there is room for seven types.
using TagLabel = std::uint8_t;
inline constexpr std::size_t kTagLabels = 16;
inline constexpr std::size_t kMostTagTypes = (kTagLabels - 1) / 2;
inline constexpr TagLabel kOutside = 0;

// A weight for each label; a weight of one is kTagUnit.
using TagRow = std::array<std::int16_t, kTagLabels>;
inline constexpr int kTagUnit = 128;
// No weight is further from 0, so that all of a character's fit into sixteen bits together.
inline constexpr int kMostWeight = 6 * kTagUnit;
// Of a way from one label to another that there is not.
inline constexpr std::int16_t kNoWay = -8192;

class TagModel {
 public:
  // Without weights: tags nothing.
  TagModel() = default;
  // Of the first kMostTagTypes types, without weights; bound.
  TagModel(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions);

  // A table with tabs: `version 1`, `feature seen O B-TYPE I-TYPE …`, then the features: what was seen at
  // which distance, and `from` a label to the next. # comments. What the lexicon does not hold is left out:
  // it can never be met. Fails with file, line and field.
  static Result<TagModel> load(const std::filesystem::path& file, const TypeTable& types,
                               const Lexicon& lexicon, const Divisions& divisions);
  static Result<TagModel> parse(std::string_view bytes, std::string_view origin, const TypeTable& types,
                                const Lexicon& lexicon, const Divisions& divisions);

  bool is_empty() const { return rows_.empty(); }
  // kOutside where the model does not know the type.
  TagLabel begin_label(TypeId type) const { return type < labels_.size() ? labels_[type] : kOutside; }
  static TagLabel inside_label(TagLabel begin) { return static_cast<TagLabel>(begin + 1); }
  std::size_t label_count() const { return 1 + 2 * type_names_.size(); }
  // kNoType of the outside.
  TypeId type_of(TagLabel label) const { return label == kOutside ? kNoType : types_[(label - 1) / 2]; }
  const TagClasses& classes() const { return classes_; }

  // The rows of a thing seen, one for each distance from reach_of().last down to .first: that is the order in
  // which the characters stand that it speaks of. nullptr where it has no weights.
  const TagRow* find(TagKey key) const {
    const std::uint64_t place = place_of(key);
    const std::uint32_t row = place < places_.size() ? places_[place] : search(key);
    return row == kNoRow ? nullptr : &rows_[row];
  }
  // Of the ways from a label to each, and to a label from each.
  const TagRow& after(TagLabel label) const { return after_[label]; }
  const TagRow& before(TagLabel label) const { return before_[label]; }

  void set(TagKey key, int distance, const TagRow& row);
  void set_after(TagLabel label, const TagRow& row);
  std::string to_text(const Lexicon& lexicon) const;

 private:
  class Reader;
  static constexpr std::uint32_t kNoRow = ~std::uint32_t{0};
  struct Slot {
    TagKey key = ~TagKey{0};
    std::uint32_t row = kNoRow;
  };

  // Characters, kinds and classes are looked up by number, as most of what is seen.
  static constexpr std::uint64_t kCharacters = 0x10000;
  static constexpr std::uint64_t kPlaces = kCharacters + 64 + 2 * TagClasses::kSlots;
  static constexpr std::uint64_t kNoPlace = ~std::uint64_t{0};
  static std::uint64_t place_of(TagKey key) {
    const std::uint64_t seen = seen_of(key);
    switch (sight_of(key)) {
      case TagSight::character:
        return seen < kCharacters ? seen : kNoPlace;
      case TagSight::kinds:
        return kCharacters + seen;
      case TagSight::starts:
        return kCharacters + 64 + seen;
      case TagSight::ends:
        return kCharacters + 64 + TagClasses::kSlots + seen;
      default:
        return kNoPlace;
    }
  }
  std::uint32_t search(TagKey key) const {
    for (std::uint64_t i = hash(key) & mask_;; i = (i + 1) & mask_) {
      if (slots_[i].key == key || slots_[i].row == kNoRow) return slots_[i].row;
    }
  }
  static std::uint64_t hash(TagKey key) {
    key ^= key >> 29;
    key *= 0x9e3779b97f4a7c15u;
    return key ^ key >> 32;
  }
  void bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions);
  void settle_ways();
  void grow();
  std::uint32_t& note_of(TagKey key);
  std::string label_name(TagLabel label) const;

  std::vector<std::string> type_names_;
  TagClasses classes_;
  std::vector<TypeId> types_;     // of each type of the model
  std::vector<TagLabel> labels_;  // of each type of the ontology, its beginning
  std::array<TagRow, kTagLabels> after_{};
  std::array<TagRow, kTagLabels> before_{};
  std::vector<TagKey> keys_;  // in the order in which they were set
  std::vector<TagRow> rows_;
  std::vector<std::uint32_t> places_;               // the row of each place
  std::vector<Slot> slots_ = std::vector<Slot>(1);  // of the other keys; open addressing
  std::uint64_t mask_ = 0;
  std::size_t used_ = 0;  // of the slots
};

}  // namespace fangzhi
