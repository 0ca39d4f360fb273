#include "extract/tag_model.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "core/byte_io.h"
#include "core/fields.h"
#include "core/nearest_word.h"

namespace fangzhi {
namespace {

constexpr std::string_view kVersion = "1";
constexpr std::string_view kFrom = "from";

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
  rows_.assign(reach_of(TagSight::character).size(), {});
}

void TagModel::bind(const TypeTable& types, const Lexicon& lexicon, const Divisions& divisions) {
  classes_.bind(types, lexicon, divisions);
  places_.resize(kFirstWord + 4 * lexicon.size());
  starts_.assign(kClassReach * classes_.set_count(), {});
  ends_ = starts_;
  sets_of_.resize(TagClasses::kSlots);
  for (std::uint32_t set = 0; set < classes_.set_count(); ++set)
    classes_.each_class(set, [&](std::uint32_t slot) { sets_of_[slot].push_back(set); });
  for (const WordLine& line : lines_) {
    const std::optional<TagKey> key = parse_tag_key(line.sight, line.seen, classes_, lexicon);
    if (key) set(*key, line.distance, line.row);
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

void TagModel::set_after(TagLabel label, const TagRow& row) {
  after_[label] = row;
  settle_ways();
}

std::size_t TagModel::place_of(TagKey key) {
  const std::uint64_t seen = seen_of(key);
  switch (sight_of(key)) {
    case TagSight::kinds:
      return kFirstKinds + seen;
    case TagSight::starts:
      return kFirstStarts + seen;
    case TagSight::ends:
      return kFirstEnds + seen;
    case TagSight::word:
      return word_place(seen);
    default:
      return seen;
  }
}

// Makes room for one more pair; half of the slots stay empty, so that looking up ends soon.
void TagModel::grow() {
  if (2 * (pair_count_ + 1) <= slots_.size()) return;
  std::vector<Slot> grown(2 * slots_.size());
  --shift_;
  grown.swap(slots_);
  for (const Slot& each : grown) {
    if (each.place != kNoPair) slot_for(each.pair) = each;
  }
}

// The slot of the pair, or the free one where it belongs.
TagModel::Slot& TagModel::slot_for(std::uint32_t pair) {
  std::size_t i = slot_of(pair);
  while (slots_[i].pair != pair && slots_[i].place != kNoPair) i = (i + 1) & (slots_.size() - 1);
  return slots_[i];
}

bool TagModel::NarrowRows::set(std::size_t nth, const TagScores& row) {
  Lanes lanes[2];
  for (std::size_t half = 0; half < 2; ++half) {
    lanes[half] = __builtin_convertvector(row.halves[half], Lanes);
    const TagScores::Half lost = row.halves[half] ^ __builtin_convertvector(lanes[half], TagScores::Half);
    if (has_any(lost)) return false;
  }
  rows[nth][0] = lanes[0];
  rows[nth][1] = lanes[1];
  return true;
}

void TagModel::set_pair(TagKey key, std::size_t nth, const TagScores& row) {
  grow();
  Slot& slot = slot_for(pair_of(key));
  if (slot.place == kNoPair) {
    slot = {pair_of(key), static_cast<PairPlace>(narrow_.size())};
    narrow_.emplace_back();
    keys_.push_back(key);
    ++pair_count_;
  }
  if ((slot.place & kWide) == 0) {
    if (narrow_[slot.place].set(nth, row)) return;
    const NarrowRows& narrow = narrow_[slot.place];
    slot.place = kWide | static_cast<PairPlace>(rows_.size());
    for (std::size_t i = 0; i < kPairReach; ++i) rows_.push_back(narrow.row(i));
  }
  rows_[(slot.place & ~kWide) + nth] = row;
}

void TagModel::add_class(TagKey key, std::size_t nth, const TagScores& more) {
  std::vector<TagScores>& sums = sight_of(key) == TagSight::starts ? starts_ : ends_;
  for (const std::uint32_t set : sets_of_[seen_of(key)]) sums[kClassReach * set + nth].add(more);
}

void TagModel::set(TagKey key, int distance, const TagRow& weights) {
  const TagReach& reach = reach_of(sight_of(key));
  const auto nth = static_cast<std::size_t>(reach.last - distance);
  const TagScores row = scores_of(weights);
  if (sight_of(key) == TagSight::pair) return set_pair(key, nth, row);
  std::uint32_t& place = places_[place_of(key)];
  if (place == 0) {
    place = static_cast<std::uint32_t>(rows_.size());
    rows_.resize(rows_.size() + reach.size());
    keys_.push_back(key);
  }
  TagScores& own = rows_[place + nth];
  if (is_of_class(sight_of(key))) add_class(key, nth, row - own);
  own = row;
}

TagRow TagModel::weights(TagKey key, int distance) const {
  const auto nth = static_cast<std::size_t>(reach_of(sight_of(key)).last - distance);
  TagScores row;
  if (sight_of(key) == TagSight::pair) {
    add_pair(
        find_pair(static_cast<char32_t>(seen_of(key) >> 24), static_cast<char32_t>(seen_of(key) & 0xffffff)),
        nth, row);
  } else if (!places_.empty()) {
    row = rows_[places_[place_of(key)] + nth];
  }
  TagRow weights;
  for (TagLabel label = 0; label < kTagLabels; ++label) weights[label] = row[label];
  return weights;
}

std::string TagModel::label_name(TagLabel label) const {
  if (label == kOutside) return "O";
  return (label % 2 == 1 ? "B-" : "I-") + type_names_[(label - 1) / 2];
}

// Reads the file line by line; what is wrong is said without the place.
class TagModel::Reader {
 public:
  explicit Reader(const TypeTable& types) : types_(types), feature_(features_.begin()) {}

  std::string read(std::string_view line) {
    if (!has_version_) return read_version(line);
    if (model_.labels_.empty()) return read_header(line);
    return read_row(line);
  }
  TagModel take() { return std::move(model_); }

 private:
  std::string read_version(std::string_view line) {
    has_version_ = take_field(line, '\t') == "version" && line == kVersion;
    return has_version_ ? ""
                        : "version: this program reads version " + std::string(kVersion) + "; train again";
  }

  std::string read_header(std::string_view line) {
    if (take_field(line, '\t') != "feature" || take_field(line, '\t') != "seen" ||
        take_field(line, '\t') != "O")
      return "header: is not \"feature seen O B-TYPE I-TYPE …\" with tabs; train again";
    while (!line.empty()) {
      const std::string_view begin = take_field(line, '\t');
      const std::string_view inside = take_field(line, '\t');
      if (begin.substr(0, 2) != "B-" || inside.substr(0, 2) != "I-" || begin.substr(2) != inside.substr(2)) {
        return "header: \"" + std::string(begin) + "\" and \"" + std::string(inside) +
               "\" are no B-TYPE and I-TYPE of one type; train again";
      }
      model_.type_names_.emplace_back(begin.substr(2));
    }
    if (model_.type_names_.size() > kMostTagTypes)
      return "header: holds more than " + std::to_string(kMostTagTypes) + " types; train again";
    model_.find_types(types_);
    return {};
  }

  std::string read_row(std::string_view line) {
    const std::string_view name = take_field(line, '\t');
    const std::string_view seen = take_field(line, '\t');
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
    if (needs_lexicon(feature_->sight)) {
      model_.lines_.push_back({feature_->sight, feature_->distance, std::string(seen), row});
    } else if (const std::optional<TagKey> key = parse_tag_key(feature_->sight, seen)) {
      model_.set(*key, feature_->distance, row);
    }
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
  const std::vector<Feature> features_ = all_features();
  std::vector<Feature>::const_iterator feature_;
  bool has_version_ = false;
  TagModel model_;
};

Result<TagModel> TagModel::parse(std::string_view bytes, std::string_view origin, const TypeTable& types) {
  Reader reader(types);
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::string_view line = take_field(bytes, '\n');
    if (line.empty() || line.front() == '#') continue;
    const std::string wrong = reader.read(line);
    if (!wrong.empty()) return bad_input(std::string(origin) + ":" + std::to_string(number) + ": " + wrong);
  }
  return reader.take();
}

Result<TagModel> TagModel::load(const std::filesystem::path& file, const TypeTable& types) {
  FANGZHI_ASSIGN(const std::string bytes, read_file(file));
  return parse(bytes, file.string(), types);
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
    for (const auto& [seen, key] : sorted) {
      if (sight_of(key) != feature.sight) continue;
      const TagRow row = weights(key, feature.distance);
      if (row != TagRow{}) add(feature.name, seen, row);
    }
  }
  return text;
}

}  // namespace fangzhi
