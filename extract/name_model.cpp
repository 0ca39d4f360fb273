#include "extract/name_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "core/byte_io.h"
#include "core/fields.h"
#include "core/nearest_word.h"
#include "core/utf8.h"

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
                                                 "person_listed",
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
                                                 "implied_body",
                                                 "tagger_for",
                                                 "tagger_against",
                                                 "tagger_alone"};
  return names;
}

namespace {

constexpr std::string_view kVersion = "1";

const std::vector<std::string> kWordFeatures = {"before", "before_2", "after",  "after_2", "first",
                                                "last",   "inner",    "length", "found_by"};
// In the order of PlainWord.
const std::vector<std::string> kPlainWords = {
    "<edge>",        "<cut>",      "<unknown>",   "<number>",    "<latin>",     "<mark>",   "<comma>",
    "<separator>",   "<stop>",     "<space>",     "<quoted>",    "<bracketed>", "<titled>", "<by head>",
    "<by argument>", "<by table>", "<by suffix>", "<by person>", "<by tagger>"};

std::optional<float> number_in(std::string_view text) {
  float number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, failed] = std::from_chars(text.data(), end, number);
  if (failed != std::errc() || rest != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<std::size_t> place_of(std::string_view name, const std::vector<std::string>& names) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::string shown(float weight) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", static_cast<double>(weight));
  return text;
}

}  // namespace

Status NameModel::read_line(const std::vector<std::string_view>& columns, std::vector<bool>& seen,
                            bool& has_version) {
  const std::string_view name = columns[0];
  if (name == "version") {
    has_version = columns.size() == 2 && columns[1] == kVersion;
    if (has_version) return {};
    return bad_input("version: this program reads version " + std::string(kVersion) + "; train again");
  }
  const std::vector<std::string>& names = feature_names();
  const std::optional<std::size_t> of_words = place_of(name, kWordFeatures);
  const std::optional<std::size_t> feature = of_words ? std::nullopt : place_of(name, names);
  if (!feature && !of_words) {
    const std::string near = nearest_word(name, names);
    return bad_input("feature: unknown feature \"" + std::string(name) + "\"" +
                     (near.empty() ? "" : ", did you mean \"" + near + "\"?"));
  }
  const std::optional<float> weight = columns.size() > 1 ? number_in(columns[1]) : std::nullopt;
  if (!weight) return bad_input("weight: a number must follow the feature, after a tab");
  if (columns.size() != (of_words ? 4 : 2)) {
    return bad_input(of_words ? "columns: type and word must follow the weight, each after a tab"
                              : "columns: only a weight follows this feature");
  }
  if (of_words) {
    lines_.push_back(
        {static_cast<WordFeature>(*of_words), std::string(columns[2]), std::string(columns[3]), *weight});
    return {};
  }
  if (seen[*feature]) return bad_input("feature: \"" + std::string(name) + "\" stands here twice; keep one");
  seen[*feature] = true;
  weights_[*feature] = *weight;
  return {};
}

Result<NameModel> NameModel::parse(std::string_view bytes, std::string_view origin) {
  NameModel model;
  const std::vector<std::string>& names = feature_names();
  std::vector<bool> seen(names.size(), false);
  bool has_version = false;
  model.lines_.reserve(count_lines(bytes));
  std::vector<std::string_view> columns;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::string_view line = take_field(bytes, '\n');
    if (line.empty() || line.front() == '#') continue;
    split_fields(line, '\t', columns);
    if (const Status read = model.read_line(columns, seen, has_version); !read)
      return bad_input(std::string(origin) + ":" + std::to_string(number) + ": " + read.error().message);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!seen[i])
      return bad_input(std::string(origin) + ": the weight of \"" + names[i] + "\" is missing; add a line");
  }
  if (!has_version) {
    return bad_input(std::string(origin) + ": the line \"version\" is missing; add it, with " +
                     std::string(kVersion) + " after a tab");
  }
  return model;
}

Result<NameModel> NameModel::load(const std::filesystem::path& file) {
  FANGZHI_ASSIGN(const std::string bytes, read_file(file));
  return parse(bytes, file.string());
}

// kNoWord where the line's word is none of the lexicon.
std::uint32_t NameModel::slot_of(const WordLine& line, const Lexicon& lexicon) const {
  if (line.feature == WordFeature::length) {
    const std::optional<float> length = number_in(line.word);
    if (length && *length >= 0) return slot_of_length(static_cast<std::uint32_t>(*length));
  }
  if (line.word.starts_with('<')) {
    if (const auto plain = place_of(line.word, kPlainWords)) return slot_of(static_cast<PlainWord>(*plain));
  }
  return lexicon.find(to_code_points(line.word));
}

void NameModel::bind(const TypeTable& types, const Lexicon& lexicon) {
  type_count_ = static_cast<std::uint32_t>(types.names.size());
  word_count_ = static_cast<std::uint32_t>(lexicon.size());
  slot_count_ = slot_of_length(kLongestLength) + 1;
  rows_.assign(slot_count_, 0);
  word_weights_.assign(row_size(), 0);
  for (const WordLine& row : lines_) {
    const TypeId type = types.find(row.type);
    const std::uint32_t slot = slot_of(row, lexicon);
    if (type != kNoType && slot != kNoWord) set_weight(index_of(row.feature, type, slot), row.weight);
  }
  lines_ = {};
}

NameModel::WordPlace NameModel::place_of_word(FeatureIndex index) const {
  const std::size_t place = index - kFeatures;
  const std::size_t row = place / slot_count_;
  return {static_cast<WordFeature>(row / type_count_), row % type_count_,
          static_cast<std::uint32_t>(place % slot_count_)};
}

float NameModel::weight(FeatureIndex index) const {
  if (index < kFeatures) return weights_[index];
  if (!has_words()) return 0;
  const WordPlace place = place_of_word(index);
  return word_weights_[rows_[place.slot] + place_in_row(place.feature, place.type)];
}

void NameModel::set_weight(FeatureIndex index, float weight) {
  if (index < kFeatures) {
    weights_[index] = weight;
    return;
  }
  const WordPlace place = place_of_word(index);
  std::uint32_t& row = rows_[place.slot];
  if (row == 0 && weight == 0) return;
  if (row == 0) {
    row = static_cast<std::uint32_t>(word_weights_.size());
    word_weights_.resize(word_weights_.size() + row_size());
  }
  word_weights_[row + place_in_row(place.feature, place.type)] = weight;
}

std::string NameModel::word_of(std::uint32_t slot, const Lexicon& lexicon) const {
  if (slot < word_count_) return to_utf8(lexicon.word(slot).text);
  const std::uint32_t plain = slot - word_count_;
  if (plain < kPlainWords.size()) return kPlainWords[plain];
  return std::to_string(plain - kPlainWords.size());
}

std::string NameModel::name_of(FeatureIndex index, const TypeTable& types, const Lexicon& lexicon) const {
  if (index < kFeatures) return feature_names()[index];
  const WordPlace place = place_of_word(index);
  return kWordFeatures[static_cast<std::size_t>(place.feature)] + " " + types.names[place.type] + " " +
         word_of(place.slot, lexicon);
}

std::string NameModel::to_text(const TypeTable& types, const Lexicon& lexicon) const {
  std::string text =
      "# How much each feature speaks for (or against) a span being a name. A span is taken where the sum is "
      "above\n"
      "# zero and no better set of names overlaps it. Columns: feature, weight; and of words also type and "
      "word.\n"
      "version\t" +
      std::string(kVersion) + "\n";
  for (std::size_t i = 0; i < kFeatures; ++i) text += feature_names()[i] + "\t" + shown(weights_[i]) + "\n";
  for (FeatureIndex i = kFeatures; has_words() && i < size(); ++i) {
    const float each = weight(i);
    if (each == 0) continue;
    const WordPlace place = place_of_word(i);
    text += kWordFeatures[static_cast<std::size_t>(place.feature)] + "\t" + shown(each) + "\t" +
            types.names[place.type] + "\t" + word_of(place.slot, lexicon) + "\n";
  }
  return text;
}

}  // namespace fangzhi
