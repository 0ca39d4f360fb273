// The weights of the tagger: a conditional random field over characters (Lafferty, McCallum and Pereira 2001,
// "Conditional Random Fields", ICML) behind layers that see the sentence (tag_layers.h): how much speaks for
// a character's beginning a name of some type, standing inside one, or being outside of all. Data in
// ontology/tagger.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/tag_features.h"
#include "extract/tag_layers.h"
#include "extract/tag_ways.h"

namespace fangzhi {

class TagModel {
 public:
  // Without weights: tags nothing.
  TagModel() = default;
  // Of the first kMostTagTypes types, without weights; bound.
  TagModel(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions);

  // A table with tabs: `version 3`, `types` and their names, then the ways `from` a label to the next, the
  // outputs of the layers by name and number, bias first, and what is seen with its row as hexadecimal bytes.
  // # comments. Fails with file, line and field.
  static Result<TagModel> load(const std::filesystem::path& file, const TypeTable& types);
  static Result<TagModel> parse(std::string_view bytes, std::string_view origin, const TypeTable& types);

  // Gives the words of the file their numbers. What the lexicon does not hold is left out: it can never be
  // met. Call once after parse(), with the same types, when the lexicon is built; before that only the rows
  // of characters are there.
  void bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions);

  // Nothing that is seen has a row.
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

  // Adds the rows of all that is seen at the i-th character.
  void add_seen(const TagFeatureReader& reader, int i, TagSeen& sum) const;
  // Zeros where there is none.
  const TagSightRow& row(TagKey key) const { return rows_[places_[place_of(key)]]; }
  const TagLayers& layers() const { return layers_; }
  const TagPasses& passes() const { return passes_; }
  // Of the ways from a label to each.
  const TagRow& after(TagLabel label) const { return after_[label]; }
  const TagWays& ways() const { return ways_; }

  // Of several rows for one thing the first stays.
  void set(TagKey key, const TagSightRow& row);
  void set_layers(const TagLayers& layers);
  void set_after(TagLabel label, const TagRow& row);
  std::string to_text(const Lexicon& lexicon) const;

 private:
  class Reader;
  struct WordLine {
    TagSight sight;
    std::uint32_t row;  // in rows_
    std::string seen;
  };

  // A row stands at a place known by number; first come the characters.
  static constexpr std::size_t kFirstKinds = 0x10000;
  static constexpr std::size_t kFirstStarts = kFirstKinds + 64;
  static constexpr std::size_t kFirstEnds = kFirstStarts + TagClasses::kSlots;
  static constexpr std::size_t kFirstToken = kFirstEnds + TagClasses::kSlots;
  static constexpr std::size_t kFirstWord = kFirstToken + 64;
  static std::size_t place_of(TagKey key);

  void find_types(const TypeTable& types);
  void settle_ways();
  void place(TagKey key, std::uint32_t row);
  void add_class(TagKey key, const TagSightRow& row);
  std::string label_name(TagLabel label) const;

  std::vector<std::string> type_names_;
  std::vector<WordLine> lines_;  // until bind()
  TagClasses classes_;
  std::vector<TypeId> types_;     // of each type of the model
  std::vector<TagLabel> labels_;  // of each type of the ontology, its beginning
  std::array<TagRow, kTagLabels> after_{};
  TagWays ways_;
  TagLayers layers_;
  TagPasses passes_{layers_};
  std::vector<TagKey> keys_;                         // in the order in which they were set
  std::vector<std::uint32_t> places_;                // in rows_; 0 where there is none
  std::vector<TagSightRow> rows_;                    // the first is of zeros
  std::vector<TagSeen> starts_, ends_;               // of each set of classes, theirs added up
  std::vector<std::vector<std::uint32_t>> sets_of_;  // of each class, those that hold it
};

}  // namespace fangzhi
