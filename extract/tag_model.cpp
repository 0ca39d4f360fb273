#include "extract/tag_model.h"

#include <algorithm>
#include <charconv>

#include "core/byte_io.h"
#include "core/nearest_word.h"
#include "extract/weight_lines.h"

namespace fangzhi {
namespace {

constexpr std::string_view kVersion = "3";
constexpr std::string_view kTypes = "types";
constexpr std::string_view kFrom = "from";
constexpr std::string_view kWindow = "window";
constexpr std::string_view kGates = "gates";
constexpr std::string_view kNews = "news";
constexpr std::string_view kLabels = "labels";

constexpr std::string_view kHexDigits = "0123456789abcdef";

// Two digits for each number, as a byte that may be below 0. Without branches: there are a million of them.
bool read_bytes(std::string_view text, TagSightRow& row) {
  std::array<std::uint8_t, 2 * kTagSeen> digits;
  if (text.size() != digits.size()) return false;
  std::uint8_t wrong = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto number = static_cast<std::uint8_t>(text[i] - '0');
    const auto letter = static_cast<std::uint8_t>(text[i] - 'a');
    digits[i] = number < 10 ? number : static_cast<std::uint8_t>(letter + 10);
    wrong |= static_cast<std::uint8_t>(number >= 10) & static_cast<std::uint8_t>(letter >= 6);
  }
  for (std::size_t i = 0; i < row.size(); ++i)
    row[i] = static_cast<std::int8_t>(digits[2 * i] << 4 | digits[2 * i + 1]);
  return wrong == 0;
}

void append_bytes(std::string& text, const TagSightRow& row) {
  for (const std::int8_t each : row) {
    const auto byte = static_cast<std::uint8_t>(each);
    text += kHexDigits[byte / 16];
    text += kHexDigits[byte % 16];
  }
}

// As many whole numbers as there is room for, from `least` to `most`.
bool read_numbers(WeightLines::Columns columns, std::size_t first, int least, int most, std::int16_t* numbers,
                  std::size_t count) {
  if (columns.size() != first + count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view text = columns[first + i];
    const auto [rest, failed] = std::from_chars(text.data(), text.data() + text.size(), numbers[i]);
    if (failed != std::errc() || rest != text.data() + text.size()) return false;
    if (numbers[i] < least || numbers[i] > most) return false;
  }
  return true;
}

template <class Row>
void add_row(const Row& row, TagSeen& sum) {
  for (std::size_t k = 0; k < kTagSeen; ++k) sum[k] = static_cast<std::int16_t>(sum[k] + row[k]);
}

std::string wrong_numbers(std::size_t count, int least, int most) {
  return "weights: are not " + std::to_string(count) + " whole numbers from " + std::to_string(least) +
         " to " + std::to_string(most) + ", with tabs; train again";
}

}  // namespace

TagModel::TagModel(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions) {
  for (std::size_t i = 0; i < types.names.size() && i < kMostTagTypes; ++i)
    type_names_.push_back(types.names[i]);
  find_types(types);
  bind(types, lexicon, divisions);
}

// Also makes room for what needs no lexicon.
void TagModel::find_types(const TypeTable& types) {
  labels_.assign(types.names.size(), kOutside);
  for (std::size_t i = 0; i < type_names_.size(); ++i) {
    types_.push_back(types.find(type_names_[i]));
    if (types_.back() != kNoType) labels_[types_.back()] = static_cast<TagLabel>(1 + 2 * i);
  }
  settle_ways();
  places_.assign(kFirstWord, 0);
  rows_.assign(1, {});
}

void TagModel::bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions) {
  classes_.bind(types, lexicon, divisions);
  places_.resize(kFirstWord + 4 * lexicon.size());
  starts_.assign(classes_.set_count(), {});
  ends_ = starts_;
  sets_of_.resize(TagClasses::kSlots);
  for (std::uint32_t set = 0; set < classes_.set_count(); ++set)
    classes_.each_class(set, [&](std::uint32_t slot) { sets_of_[slot].push_back(set); });
  TagKeyReader keys(classes_, lexicon);
  for (const WordLine& line : lines_) {
    const std::optional<TagKey> key = keys.read(line.sight, line.seen);
    if (key && places_[place_of(*key)] == 0) place(*key, line.row);
  }
  lines_ = {};
}

// A name goes on only inside itself; labels that fill up the row are never reached, and neither are those of
// types that the ontology no longer has.
void TagModel::settle_ways() {
  const std::size_t count = label_count();
  for (std::size_t from = 0; from < kTagLabels; ++from) {
    for (std::size_t to = 0; to < kTagLabels; ++to) {
      const bool is_inside = to > 0 && to % 2 == 0;
      const bool goes_on = is_inside && (from == to || from + 1 == to);
      const bool is_known = to < count && (to == kOutside || type_of(static_cast<TagLabel>(to)) != kNoType);
      if (from >= count || !is_known || (is_inside && !goes_on)) after_[from][to] = kNoWay;
    }
  }
  ways_ = TagWays(after_);
}

void TagModel::set_layers(const TagLayers& layers) {
  layers_ = layers;
  passes_ = TagPasses(layers);
}

void TagModel::set_after(TagLabel label, const TagRow& row) {
  after_[label] = row;
  settle_ways();
}

std::size_t TagModel::place_of(TagKey key) {
  const std::uint64_t seen = seen_of(key);
  const auto word = static_cast<std::uint32_t>(seen);
  switch (sight_of(key)) {
    case TagSight::kinds:
      return kFirstKinds + seen;
    case TagSight::starts:
      return kFirstStarts + seen;
    case TagSight::ends:
      return kFirstEnds + seen;
    case TagSight::word:  // and its four places in the token
      return (word >> 31 != 0 ? kFirstToken + 4 * (word & 0xf) : kFirstWord + std::size_t{4} * word) +
             (seen >> 32);
    default:
      return seen;
  }
}

void TagModel::add_seen(const TagFeatureReader& reader, int i, TagSeen& sum) const {
  add_row(row(tag_key(TagSight::character, reader.character(i))), sum);
  add_row(row(tag_key(TagSight::kinds, reader.kinds(i))), sum);
  add_row(row(tag_key(TagSight::word, reader.word(i))), sum);
  add_row(starts_[reader.starts(i)], sum);
  add_row(ends_[reader.ends(i)], sum);
}

void TagModel::add_class(TagKey key, const TagSightRow& row) {
  std::vector<TagSeen>& sums = sight_of(key) == TagSight::starts ? starts_ : ends_;
  for (const std::uint32_t set : sets_of_[seen_of(key)]) add_row(row, sums[set]);
}

void TagModel::set(TagKey key, const TagSightRow& row) {
  if (places_[place_of(key)] != 0) return;
  rows_.push_back(row);
  place(key, static_cast<std::uint32_t>(rows_.size() - 1));
}

void TagModel::place(TagKey key, std::uint32_t row) {
  places_[place_of(key)] = row;
  keys_.push_back(key);
  if (is_of_class(sight_of(key))) add_class(key, rows_[row]);
}

std::string TagModel::label_name(TagLabel label) const {
  if (label == kOutside) return "O";
  return (label % 2 == 1 ? "B-" : "I-") + type_names_[(label - 1) / 2];
}

// Reads the file row by row; what is wrong is said without the place.
class TagModel::Reader {
 public:
  using Columns = WeightLines::Columns;

  Reader(const TypeTable& types, std::size_t most_rows) : types_(types) {
    model_.rows_.reserve(most_rows);
    model_.keys_.reserve(most_rows);
    model_.lines_.reserve(most_rows);
  }

  std::string read(Columns columns) {
    if (model_.labels_.empty()) return read_types(columns);
    const std::string_view name = columns[0];
    if (name == kFrom) return read_way(columns);
    if (name == kWindow) return read_output(columns, layers_.window);
    if (name == kGates) return read_output(columns, layers_.gates);
    if (name == kNews) return read_output(columns, layers_.news);
    if (name == kLabels) return read_output(columns, layers_.labels);
    return read_seen(columns);
  }
  TagModel take() {
    model_.set_layers(layers_);
    return std::move(model_);
  }

 private:
  std::string read_types(Columns columns) {
    if (columns[0] != kTypes) return "types: the first row is not \"types\" and their names; train again";
    if (columns.size() > 1 + kMostTagTypes)
      return "types: are more than " + std::to_string(kMostTagTypes) + "; train again";
    model_.type_names_.assign(columns.begin() + 1, columns.end());
    model_.find_types(types_);
    return {};
  }

  std::string read_way(Columns columns) {
    TagRow row;
    if (!read_numbers(columns, 2, kNoWay, kMostWeight, row.data(), row.size()))
      return wrong_numbers(row.size(), kNoWay, kMostWeight);
    for (TagLabel label = 0; label < model_.label_count(); ++label) {
      if (model_.label_name(label) != columns[1]) continue;
      model_.set_after(label, row);
      return {};
    }
    return "label: \"" + std::string(columns[1]) + "\" is none of the types above";
  }

  template <class Layer>
  static std::string read_output(Columns columns, Layer& layer) {
    std::array<std::int16_t, 2 + Layer::kInputs> numbers;  // which output, its bias, its weights
    if (!read_numbers(columns, 1, -kMostLayerWeight, kMostLayerWeight, numbers.data(), numbers.size()))
      return wrong_numbers(numbers.size(), -kMostLayerWeight, kMostLayerWeight);
    if (numbers[0] < 0 || static_cast<std::size_t>(numbers[0]) >= Layer::kOutputs)
      return "output: is not below " + std::to_string(Layer::kOutputs) + "; train again";
    const auto output = static_cast<std::size_t>(numbers[0]);
    layer.bias[output] = numbers[1];
    std::copy(numbers.begin() + 2, numbers.end(), layer.weights[output].begin());
    return {};
  }

  std::string read_seen(Columns columns) {
    const auto sight = std::find(std::begin(kTagSights), std::end(kTagSights), columns[0]);
    if (sight == std::end(kTagSights)) return unknown_row(columns[0]);
    TagSightRow row;
    if (columns.size() != 3 || !read_bytes(columns[2], row))
      return "row: is not what is seen and " + std::to_string(2 * kTagSeen) +
             " hexadecimal digits, with tabs; train again";
    const auto kind = static_cast<TagSight>(sight - std::begin(kTagSights));
    if (needs_lexicon(kind)) {
      model_.lines_.push_back(
          {kind, static_cast<std::uint32_t>(model_.rows_.size()), std::string(columns[1])});
      model_.rows_.push_back(row);
    } else if (const std::optional<TagKey> key = parse_tag_key(kind, columns[1])) {
      model_.set(*key, row);
    }
    return {};
  }

  static std::string unknown_row(std::string_view name) {
    std::vector<std::string> names{std::string(kFrom), std::string(kWindow), std::string(kGates),
                                   std::string(kNews), std::string(kLabels)};
    names.insert(names.end(), std::begin(kTagSights), std::end(kTagSights));
    const std::string near = nearest_word(std::string(name), names);
    return "row: unknown kind \"" + std::string(name) + "\"" +
           (near.empty() ? "" : ", did you mean \"" + near + "\"?");
  }

  const TypeTable& types_;
  TagModel model_;
  TagLayers layers_;
};

Result<TagModel> TagModel::parse(std::string_view bytes, std::string_view origin, const TypeTable& types) {
  WeightLines lines(bytes, origin, kVersion);
  Reader reader(types, lines.most_rows());
  while (true) {
    FANGZHI_ASSIGN(const WeightLines::Columns columns, lines.next());
    if (columns.empty()) return reader.take();
    const std::string wrong = reader.read(columns);
    if (!wrong.empty()) return lines.error(wrong);
  }
}

Result<TagModel> TagModel::load(const std::filesystem::path& file, const TypeTable& types) {
  FANGZHI_ASSIGN(const std::string bytes, read_file(file));
  return parse(bytes, file.string(), types);
}

namespace {

template <class Numbers>
void append_numbers(std::string& text, const Numbers& numbers) {
  for (const std::int16_t each : numbers) text += "\t" + std::to_string(each);
}

template <class Layer>
void append_layer(std::string& text, std::string_view name, const Layer& layer) {
  for (std::size_t i = 0; i < Layer::kOutputs; ++i) {
    text += std::string(name) + "\t" + std::to_string(i) + "\t" + std::to_string(layer.bias[i]);
    append_numbers(text, layer.weights[i]);
    text += "\n";
  }
}

}  // namespace

std::string TagModel::to_text(const Lexicon& lexicon) const {
  std::string text =
      "# What the tagger makes of what it sees (extract/tag_layers.h). Learned by `fangzhi train`; not meant "
      "for\n# editing.\nversion\t" +
      std::string(kVersion) + "\n" + std::string(kTypes);
  for (const std::string& each : type_names_) text += "\t" + each;
  text += "\n";
  for (TagLabel label = 0; label < label_count(); ++label) {
    text += std::string(kFrom) + "\t" + label_name(label);
    append_numbers(text, after_[label]);
    text += "\n";
  }
  append_layer(text, kWindow, layers_.window);
  append_layer(text, kGates, layers_.gates);
  append_layer(text, kNews, layers_.news);
  append_layer(text, kLabels, layers_.labels);
  std::vector<std::pair<std::string, TagKey>> sorted;
  for (const TagKey key : keys_) {
    const std::string_view sight = kTagSights[static_cast<std::size_t>(sight_of(key))];
    sorted.emplace_back(std::string(sight) + "\t" + seen_text(key, classes_, lexicon), key);
  }
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [seen, key] : sorted) {
    text += seen + "\t";
    append_bytes(text, row(key));
    text += "\n";
  }
  return text;
}

}  // namespace fangzhi
