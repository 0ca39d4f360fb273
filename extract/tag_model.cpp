#include "extract/tag_model.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "core/byte_io.h"
#include "core/nearest_word.h"

namespace fangzhi {
namespace {

constexpr std::string_view kVersion = "1";
constexpr std::string_view kFrom = "from";

// What stands before the next tab; takes it off the line.
std::string_view take_column(std::string_view& line) {
  const std::size_t tab = std::min(line.find('\t'), line.size());
  const std::string_view column = line.substr(0, tab);
  line.remove_prefix(std::min(tab + 1, line.size()));
  return column;
}

// The weights of the line: no more than there are labels; those left out are 0.
bool read_weights(std::string_view line, std::size_t count, TagRow& row) {
  const char* at = line.data();
  const char* end = at + line.size();
  for (std::size_t i = 0; at != end; ++i, ++at) {
    if (*at == '\t') continue;
    if (i == count) return false;
    const auto [rest, failed] = std::from_chars(at, end, row[i]);
    const bool is_small = std::abs(row[i]) <= kMostWeight || row[i] == kNoWay;
    if (failed != std::errc() || !is_small || (rest != end && *rest != '\t')) return false;
    if (rest == end) return true;
    at = rest;
  }
  return true;
}

struct Feature {
  TagSight sight;
  int distance;
  std::string name;  // character-2
};

std::vector<Feature> all_features() {
  std::vector<Feature> all;
  for (std::size_t s = 0; s < static_cast<std::size_t>(TagSight::count_); ++s) {
    const TagReach& reach = kTagReaches[s];
    for (int distance = reach.first; distance <= reach.last; ++distance) {
      std::string name(reach.name);
      if (distance != 0) name += (distance > 0 ? "+" : "") + std::to_string(distance);
      all.push_back({static_cast<TagSight>(s), distance, name});
    }
  }
  return all;
}

std::string unknown_feature(std::string_view name, const std::vector<Feature>& features) {
  std::vector<std::string> names;
  for (const Feature& each : features) names.push_back(each.name);
  const std::string near = nearest_word(std::string(name), names);
  return "feature: unknown feature \"" + std::string(name) + "\"" +
         (near.empty() ? "" : ", did you mean \"" + near + "\"?");
}

}  // namespace

TagModel::TagModel(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions) {
  for (std::size_t i = 0; i < types.names.size() && i < kMostTagTypes; ++i)
    type_names_.push_back(types.names[i]);
  bind(types, lexicon, divisions);
}

void TagModel::bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions) {
  classes_.bind(types, lexicon, divisions);
  labels_.assign(types.names.size(), kOutside);
  for (std::size_t i = 0; i < type_names_.size(); ++i) {
    types_.push_back(types.find(type_names_[i]));
    if (types_.back() != kNoType) labels_[types_.back()] = static_cast<TagLabel>(1 + 2 * i);
  }
  settle_ways();
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
      before_[to][from] = after_[from][to];
    }
  }
}

void TagModel::set_after(TagLabel label, const TagRow& row) {
  after_[label] = row;
  settle_ways();
}

// Makes room for one more; half of the slots stay empty, so that looking up ends soon.
void TagModel::grow() {
  if (2 * (used_ + 1) < slots_.size()) return;
  std::vector<Slot> grown(std::max<std::size_t>(64, 2 * slots_.size()));
  mask_ = grown.size() - 1;
  for (const Slot& each : slots_) {
    if (each.row == kNoRow) continue;
    std::uint64_t i = hash(each.key) & mask_;
    while (grown[i].row != kNoRow) i = (i + 1) & mask_;
    grown[i] = each;
  }
  slots_ = std::move(grown);
}

// Where the row of the key is noted.
std::uint32_t& TagModel::note_of(TagKey key) {
  const std::uint64_t place = place_of(key);
  if (place != kNoPlace) {
    if (places_.empty()) places_.assign(kPlaces, kNoRow);
    return places_[place];
  }
  grow();
  std::uint64_t i = hash(key) & mask_;
  while (slots_[i].row != kNoRow && slots_[i].key != key) i = (i + 1) & mask_;
  if (slots_[i].row == kNoRow) ++used_;
  slots_[i].key = key;
  return slots_[i].row;
}

void TagModel::set(TagKey key, int distance, const TagRow& row) {
  const TagReach& reach = reach_of(sight_of(key));
  std::uint32_t& first = note_of(key);
  if (first == kNoRow) {
    first = static_cast<std::uint32_t>(rows_.size());
    keys_.push_back(key);
    rows_.resize(rows_.size() + reach.size());
  }
  rows_[first + static_cast<std::size_t>(reach.last - distance)] = row;
}

std::string TagModel::label_name(TagLabel label) const {
  if (label == kOutside) return "O";
  return (label % 2 == 1 ? "B-" : "I-") + type_names_[(label - 1) / 2];
}

// Reads the file line by line; what is wrong is said without the place.
class TagModel::Reader {
 public:
  Reader(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions)
      : types_(types), lexicon_(lexicon), divisions_(divisions), feature_(features_.begin()) {}

  std::string read(std::string_view line) {
    if (!has_version_) return read_version(line);
    if (model_.labels_.empty()) return read_header(line);
    return read_row(line);
  }
  TagModel take() { return std::move(model_); }

 private:
  std::string read_version(std::string_view line) {
    has_version_ = take_column(line) == "version" && line == kVersion;
    return has_version_ ? ""
                        : "version: this program reads version " + std::string(kVersion) + "; train again";
  }

  std::string read_header(std::string_view line) {
    if (take_column(line) != "feature" || take_column(line) != "seen" || take_column(line) != "O")
      return "header: is not \"feature seen O B-TYPE I-TYPE …\" with tabs; train again";
    while (!line.empty()) {
      const std::string_view begin = take_column(line);
      const std::string_view inside = take_column(line);
      if (begin.substr(0, 2) != "B-" || inside.substr(0, 2) != "I-" || begin.substr(2) != inside.substr(2)) {
        return "header: \"" + std::string(begin) + "\" and \"" + std::string(inside) +
               "\" are no B-TYPE and I-TYPE of one type; train again";
      }
      model_.type_names_.emplace_back(begin.substr(2));
    }
    if (model_.type_names_.size() > kMostTagTypes)
      return "header: holds more than " + std::to_string(kMostTagTypes) + " types; train again";
    model_.bind(types_, lexicon_, divisions_);
    return {};
  }

  std::string read_row(std::string_view line) {
    const std::string_view name = take_column(line);
    const std::string_view seen = take_column(line);
    TagRow row{};
    if (!read_weights(line, model_.label_count(), row)) {
      return "weights: are not at most " + std::to_string(model_.label_count()) + " whole numbers up to " +
             std::to_string(kMostWeight) + ", with tabs; train again";
    }
    if (name == kFrom) return read_way(seen, row);
    // Rows of one feature stand together.
    if (feature_ == features_.end() || feature_->name != name) {
      feature_ = std::find_if(features_.begin(), features_.end(),
                              [&](const Feature& each) { return each.name == name; });
    }
    if (feature_ == features_.end()) return unknown_feature(name, features_);
    const std::optional<TagKey> key = parse_tag_key(feature_->sight, seen, model_.classes_, lexicon_);
    if (key) model_.set(*key, feature_->distance, row);
    return {};
  }

  std::string read_way(std::string_view seen, const TagRow& row) {
    for (TagLabel label = 0; label < model_.label_count(); ++label) {
      if (model_.label_name(label) != seen) continue;
      model_.set_after(label, row);
      return {};
    }
    return "seen: \"" + std::string(seen) + "\" is no label of the header";
  }

  const TypeTable& types_;
  const Lexicon& lexicon_;
  const Divisions& divisions_;
  const std::vector<Feature> features_ = all_features();
  std::vector<Feature>::const_iterator feature_;
  bool has_version_ = false;
  TagModel model_;
};

Result<TagModel> TagModel::parse(std::string_view bytes, std::string_view origin, const TypeTable& types,
                                 const Lexicon& lexicon, const Divisions& divisions) {
  Reader reader(types, lexicon, divisions);
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::string_view line = bytes.substr(0, std::min(bytes.find('\n'), bytes.size()));
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::string wrong = reader.read(line);
    if (!wrong.empty()) return bad_input(std::string(origin) + ":" + std::to_string(number) + ": " + wrong);
  }
  return reader.take();
}

Result<TagModel> TagModel::load(const std::filesystem::path& file, const TypeTable& types,
                                const Lexicon& lexicon, const Divisions& divisions) {
  FANGZHI_ASSIGN(const std::string bytes, read_file(file));
  return parse(bytes, file.string(), types, lexicon, divisions);
}

std::string TagModel::to_text(const Lexicon& lexicon) const {
  std::string text =
      "# How much what is seen around a character speaks for each label, in 128ths: O outside of names, B- "
      "at\n"
      "# the beginning of one, I- inside; nothing is 0. Learned by `fangzhi train`; not meant for editing.\n"
      "version\t" +
      std::string(kVersion) + "\nfeature\tseen";
  for (std::size_t i = 0; i < label_count(); ++i) text += "\t" + label_name(static_cast<TagLabel>(i));
  text += "\n";
  const auto add = [&](std::string_view feature, const std::string& seen, const TagRow& row) {
    text += std::string(feature) + "\t" + seen;
    std::size_t count = label_count();
    while (count > 0 && row[count - 1] == 0) --count;
    for (std::size_t i = 0; i < count; ++i) text += "\t" + (row[i] == 0 ? "" : std::to_string(row[i]));
    text += "\n";
  };
  for (std::size_t i = 0; i < label_count(); ++i) add(kFrom, label_name(static_cast<TagLabel>(i)), after_[i]);
  std::vector<std::pair<std::string, TagKey>> sorted;
  for (const TagKey key : keys_) sorted.emplace_back(seen_text(key, classes_, lexicon), key);
  std::sort(sorted.begin(), sorted.end());
  for (const Feature& feature : all_features()) {
    const TagReach& reach = reach_of(feature.sight);
    for (const auto& [seen, key] : sorted) {
      if (sight_of(key) != feature.sight) continue;
      const TagRow& row = find(key)[reach.last - feature.distance];
      if (row != TagRow{}) add(feature.name, seen, row);
    }
  }
  return text;
}

}  // namespace fangzhi
