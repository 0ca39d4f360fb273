// The weights behind the scores of names: a linear model over named features. Data in ontology/weights.tsv.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "extract/entity_type.h"
#include "extract/lexicon.h"

namespace fangzhi {

// What speaks for or against a span being a name. `cut_` features: the edge cuts something in two.
enum class Feature : std::uint8_t {
  bias,
  // what stands before
  left_start,
  left_mark,
  left_separator,
  left_function,
  left_short_function,
  left_verb,
  left_nominal_verb,
  left_unit,
  left_modifier,
  left_cut_content,
  left_cut_head,
  left_number,
  left_title,
  may_be_firm,
  person_listed,
  left_amount,
  left_summary,
  // the first word
  first_division,
  first_unknown,
  first_noun,
  first_modifier,
  first_nominal_verb,
  first_verb,
  first_quoted,
  first_head,
  first_function,
  first_joiner,
  first_rank,
  // the words inside
  inner_verb,
  inner_nominal_verb,
  inner_function,
  inner_conjunction,
  inner_particle,
  inner_number,
  inner_unit,
  long_name,
  // how particular the words before the head are
  specific_unknown,
  specific_division,
  specific_quoted,
  specific_noun,
  specific_nominal_verb,
  specific_latin,
  specific_place,
  // the head
  head_strong,
  head_weak,
  head_generic,
  head_missing,
  head_alone,
  not_a_name,
  bare_common,
  weak_common,
  weak_short,
  lone_unknown,
  ends_in_verb,
  // what stands after
  right_mark,
  right_function,
  right_verb,
  right_nominal_verb,
  right_cut_content,
  right_cut_head,
  right_particle,
  right_counted,
  right_topic,
  right_bracket,
  // the clause
  slot_argument,
  slot_bare_head,
  list_member,
  list_edge,
  list_inner,
  // persons
  person_surname,
  person_whole,
  person_rare_surname,
  person_risky_surname,
  person_given,
  person_two_given,
  person_not_given,
  person_word_inside,
  person_title_before,
  person_occupation,
  person_foreign,
  person_closed,
  person_cut,
  person_title_after,
  person_speech_after,
  person_byline,
  person_unprompted,
  person_repeated,
  // known words
  known_division,
  division_suffix,
  division_short,
  division_long,
  division_common,
  division_inside,
  known_body,
  implied_body,
  // the tagger
  tagger_for,      // by how much its best labelling with the name is better than without it
  tagger_against,  // by how much worse
  tagger_alone,    // no finder proposes it
  count_
};

// Words in and beside a name, each weighed for each type of name: 加快推进 before a Project. Only words of
// the lexicons count, so that no name is learned by heart.
enum class WordFeature : std::uint8_t {
  before,
  before_2,  // the one before that
  after,
  after_2,
  first,
  last,
  inner,
  length,    // of the name, in characters
  found_by,  // the finder that proposed it
  count_
};

// What stands where no word of a lexicon does, and what proposes names.
enum class PlainWord : std::uint8_t {
  edge,  // of a paragraph
  cut,   // the name begins or ends inside a word
  unknown,
  number,
  latin,
  mark,
  comma,
  separator,
  full_stop,
  space,
  quoted,
  bracketed,
  titled,
  by_head,
  by_argument,
  by_table,
  by_suffix,
  by_person,
  by_tagger,
  count_
};

// A feature of any kind, as a place in the list of all weights.
using FeatureIndex = std::uint32_t;

class NameModel {
 public:
  // Lines of `feature<TAB>weight` and of `feature<TAB>weight<TAB>type<TAB>word`, # comments, and
  // `version<TAB>1`. Every feature of the first kind once; fails with file, line and the nearest feature.
  static Result<NameModel> load(const std::filesystem::path& file);
  static Result<NameModel> parse(std::string_view bytes, std::string_view origin);

  // Gives the words of the file their numbers. Words that no lexicon holds any more are dropped: they can
  // never be met. Call once, after the lexicon is built.
  void bind(const TypeTable& types, const Lexicon& lexicon);

  // Whether any word has a weight.
  bool has_words() const { return word_weights_.size() > row_size(); }
  float weight(Feature feature) const { return weights_[static_cast<std::size_t>(feature)]; }
  // Requires bind(). `slot` is a WordId or one of slot_of().
  float weight(WordFeature feature, TypeId type, std::uint32_t slot) const {
    return word_weights_[rows_[slot] + place_in_row(feature, type)];
  }
  float weight(FeatureIndex index) const;
  static bool is_word(FeatureIndex index) { return index >= kFeatures; }
  static FeatureIndex index_of(Feature feature) { return static_cast<FeatureIndex>(feature); }
  // Requires bind(). `slot` is a WordId or one of slot_of().
  FeatureIndex index_of(WordFeature feature, TypeId type, std::uint32_t slot) const {
    return static_cast<FeatureIndex>(kFeatures) +
           (static_cast<FeatureIndex>(feature) * type_count_ + type) * slot_count_ + slot;
  }
  std::uint32_t slot_of(PlainWord word) const { return word_count_ + static_cast<std::uint32_t>(word); }
  std::uint32_t slot_of_length(std::uint32_t length) const {
    return word_count_ + static_cast<std::uint32_t>(PlainWord::count_) + std::min(length, kLongestLength);
  }
  // How many weights there can be; requires bind().
  std::size_t size() const {
    return kFeatures + static_cast<std::size_t>(WordFeature::count_) * type_count_ * slot_count_;
  }
  void set_weight(FeatureIndex index, float weight);

  // left_mark; before Project 加快推进.
  std::string name_of(FeatureIndex index, const TypeTable& types, const Lexicon& lexicon) const;
  // The file that parse() reads: the features in their order, then the words whose weight is not 0.
  std::string to_text(const TypeTable& types, const Lexicon& lexicon) const;

 private:
  struct WordLine {
    WordFeature feature;
    std::string type;
    std::string word;
    float weight;
  };
  // Fails with what is wrong with the line; parse() says where it stands.
  Status read_line(const std::vector<std::string_view>& columns, std::vector<bool>& seen, bool& has_version);
  std::uint32_t slot_of(const WordLine& line, const Lexicon& lexicon) const;
  std::string word_of(std::uint32_t slot, const Lexicon& lexicon) const;
  // A word's weights stand together, since a page asks for them again and again.
  std::size_t row_size() const { return static_cast<std::size_t>(WordFeature::count_) * type_count_; }
  static std::size_t place_in_row(WordFeature feature, std::size_t type) {
    return type * static_cast<std::size_t>(WordFeature::count_) + static_cast<std::size_t>(feature);
  }
  // The parts of an index that index_of() made of a word's feature.
  struct WordPlace {
    WordFeature feature;
    std::size_t type;
    std::uint32_t slot;
  };
  WordPlace place_of_word(FeatureIndex index) const;

  static constexpr std::size_t kFeatures = static_cast<std::size_t>(Feature::count_);
  static constexpr std::uint32_t kLongestLength = 24;

  std::vector<float> weights_ = std::vector<float>(kFeatures);
  std::vector<std::uint32_t>
      rows_;  // of each slot, where its weights begin; most share the first row, of zeros
  std::vector<float> word_weights_;
  std::vector<WordLine> lines_;  // until bind()
  std::uint32_t type_count_ = 0;
  std::uint32_t word_count_ = 0;  // of the lexicon
  std::uint32_t slot_count_ = 0;
};

const std::vector<std::string>& feature_names();

}  // namespace fangzhi
