#include "extract/name_model.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/byte_io.h"
#include "core/nearest_word.h"

namespace fangzhi {

const std::vector<std::string>& feature_names() {
  static const std::vector<std::string> names = {"bias",
                                                 "left_start",
                                                 "left_mark",
                                                 "left_separator",
                                                 "left_function",
                                                 "left_short_function",
                                                 "left_verb",
                                                 "left_nominal_verb",
                                                 "left_unit",
                                                 "left_modifier",
                                                 "left_cut_content",
                                                 "left_cut_head",
                                                 "left_number",
                                                 "left_title",
                                                 "may_be_firm",
                                                 "left_amount",
                                                 "left_summary",
                                                 "first_division",
                                                 "first_unknown",
                                                 "first_noun",
                                                 "first_modifier",
                                                 "first_nominal_verb",
                                                 "first_verb",
                                                 "first_quoted",
                                                 "first_head",
                                                 "first_function",
                                                 "first_joiner",
                                                 "first_rank",
                                                 "inner_verb",
                                                 "inner_nominal_verb",
                                                 "inner_function",
                                                 "inner_conjunction",
                                                 "inner_particle",
                                                 "inner_number",
                                                 "inner_unit",
                                                 "long_name",
                                                 "specific_unknown",
                                                 "specific_division",
                                                 "specific_quoted",
                                                 "specific_noun",
                                                 "specific_nominal_verb",
                                                 "specific_latin",
                                                 "specific_place",
                                                 "head_strong",
                                                 "head_weak",
                                                 "head_generic",
                                                 "head_missing",
                                                 "head_alone",
                                                 "not_a_name",
                                                 "bare_common",
                                                 "weak_common",
                                                 "weak_short",
                                                 "lone_unknown",
                                                 "ends_in_verb",
                                                 "right_mark",
                                                 "right_function",
                                                 "right_verb",
                                                 "right_nominal_verb",
                                                 "right_cut_content",
                                                 "right_cut_head",
                                                 "right_particle",
                                                 "right_counted",
                                                 "right_topic",
                                                 "right_bracket",
                                                 "slot_argument",
                                                 "slot_bare_head",
                                                 "list_member",
                                                 "list_edge",
                                                 "list_inner",
                                                 "person_surname",
                                                 "person_whole",
                                                 "person_rare_surname",
                                                 "person_risky_surname",
                                                 "person_given",
                                                 "person_two_given",
                                                 "person_not_given",
                                                 "person_word_inside",
                                                 "person_title_before",
                                                 "person_occupation",
                                                 "person_foreign",
                                                 "person_closed",
                                                 "person_cut",
                                                 "person_title_after",
                                                 "person_speech_after",
                                                 "person_byline",
                                                 "person_unprompted",
                                                 "person_repeated",
                                                 "known_division",
                                                 "division_suffix",
                                                 "division_short",
                                                 "division_long",
                                                 "division_common",
                                                 "division_inside",
                                                 "known_body",
                                                 "implied_body"};
  return names;
}

Result<NameModel> NameModel::parse(std::string_view bytes, std::string_view origin) {
  NameModel model;
  const std::vector<std::string>& names = feature_names();
  std::vector<bool> seen(names.size(), false);
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string line(bytes.substr(begin, end - begin));
    begin = end + 1;
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::string where = std::string(origin) + ":" + std::to_string(number) + ": ";
    const std::size_t tab = line.find('\t');
    const std::string name = line.substr(0, tab);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      const std::string near = nearest_word(name, names);
      return bad_input(where + "feature: unknown feature \"" + name + "\"" +
                       (near.empty() ? "" : ", did you mean \"" + near + "\"?"));
    }
    const std::size_t index = static_cast<std::size_t>(found - names.begin());
    char* rest = nullptr;
    const float weight = tab == std::string::npos ? 0 : std::strtof(line.c_str() + tab + 1, &rest);
    if (rest == nullptr || rest == line.c_str() + tab + 1 || *rest != '\0' || !std::isfinite(weight)) {
      return bad_input(where + "weight: a number must follow the feature, after a tab");
    }
    if (seen[index]) return bad_input(where + "feature: \"" + name + "\" stands here twice; keep one");
    seen[index] = true;
    model.weights_[index] = weight;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!seen[i])
      return bad_input(std::string(origin) + ": the weight of \"" + names[i] + "\" is missing; add a line");
  }
  return model;
}

Result<NameModel> NameModel::load(const std::filesystem::path& file) {
  FANGZHI_ASSIGN(const std::string bytes, read_file(file));
  return parse(bytes, file.string());
}

}  // namespace fangzhi
