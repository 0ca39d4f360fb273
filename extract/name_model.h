// The weights behind the scores of names: a linear model over named features. Data in ontology/weights.tsv.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

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
  count_
};

class NameModel {
 public:
  // Lines of `feature<TAB>weight`, # comments. Every feature once; fails with file, line and the nearest
  // feature.
  static Result<NameModel> load(const std::filesystem::path& file);
  static Result<NameModel> parse(std::string_view bytes, std::string_view origin);

  float weight(Feature feature) const { return weights_[static_cast<std::size_t>(feature)]; }

 private:
  std::array<float, static_cast<std::size_t>(Feature::count_)> weights_{};
};

const std::vector<std::string>& feature_names();

}  // namespace fangzhi
