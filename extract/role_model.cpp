#include "extract/role_model.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/byte_io.h"
#include "core/utf8.h"
#include "extract/weight_lines.h"

namespace fangzhi {
namespace {

constexpr std::string_view kVersion = "1";
constexpr std::string_view kAny = "*";
constexpr std::string_view kRoles[] = {"subject", "object"};
constexpr float kUnit = 128;

// Two characters at a time.
std::uint64_t key_of(const RoleFeature& feature) {
  constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15ULL;
  const std::u32string_view text = feature.value.text();
  std::uint64_t key = static_cast<std::uint64_t>(feature.role) << 16 |
                      static_cast<std::uint64_t>(feature.sight) << 8 | (text.size() + 1);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const std::uint64_t next = i + 1 < text.size() ? text[i + 1] : 0;
    key = (key ^ (next << 32 | text[i])) * kFactor;
    key ^= key >> 29;
  }
  return key * kFactor;
}

std::uint64_t key_of(std::uint64_t feature, PredicateId predicate) {
  if (predicate == kAnyPredicate) return feature;
  std::uint64_t key = (feature + predicate + 1) * 0xbf58476d1ce4e5b9ULL;
  return key ^ key >> 32;
}

// A key as it stands in its slot, and where that is looked for; of different bits. 0 is no key.
std::uint32_t mark_of(std::uint64_t key) {
  return static_cast<std::uint32_t>(key >> 32) | 1;
}

std::string row_of(std::string_view first, const std::vector<std::string>& rest) {
  std::string row(first);
  for (const std::string& each : rest) row += "\t" + each;
  return row;
}

// One file of weights; every complaint names file, line and field.
class RoleFile {
 public:
  RoleFile(std::string_view bytes, std::string_view origin, const RoleVocabulary& vocabulary)
      : lines_(bytes, origin, kVersion), has_bytes_(!bytes.empty()), vocabulary_(vocabulary) {}

  std::size_t most_rows() const { return lines_.most_rows(); }

  // Calls take(row) for each.
  template <class Take>
  Status read(Take&& take) {
    while (true) {
      FANGZHI_ASSIGN(const WeightLines::Columns columns, lines_.next());
      if (columns.empty()) break;
      if (columns[0] == "types") {
        FANGZHI_TRY(check_types(columns));
        continue;
      }
      FANGZHI_TRY(check_head());
      RoleModel::Row row;
      FANGZHI_TRY(read_row(columns, row));
      take(row);
    }
    return has_bytes_ ? check_head() : Status();
  }

 private:
  Status check_types(WeightLines::Columns columns) {
    if (!std::equal(columns.begin() + 1, columns.end(), vocabulary_.types.begin(), vocabulary_.types.end())) {
      return lines_.error(
          "types: are not those of classes.jsonc; learn the weights again with fangzhi train");
    }
    has_types_ = true;
    return {};
  }

  // Without its types nobody knows what the signs of a file mean.
  Status check_head() const {
    if (!has_types_) return lines_.error("types: is missing; learn the weights again with fangzhi train");
    return {};
  }

  Status read_row(WeightLines::Columns columns, RoleModel::Row& row) const {
    if (columns.size() != 5) return lines_.error("needs five columns: role, sight, value, predicate, weight");
    const auto role = std::find(std::begin(kRoles), std::end(kRoles), columns[0]);
    if (role == std::end(kRoles)) return lines_.error("role: must be subject or object");
    row.feature.role = static_cast<Role>(role - std::begin(kRoles));
    const std::optional<RoleSight> sight = parse_role_sight(columns[1]);
    if (!sight)
      return lines_.error("sight: \"" + std::string(columns[1]) + "\" is not known; learn the weights again");
    row.feature.sight = *sight;
    row.feature.value.add(to_code_points(columns[2]));
    if (columns[3] != kAny) {
      const auto found = std::find(vocabulary_.predicates.begin(), vocabulary_.predicates.end(), columns[3]);
      if (found == vocabulary_.predicates.end())
        return lines_.error("predicate: \"" + std::string(columns[3]) +
                            "\" is no property; learn the weights again");
      row.predicate = static_cast<PredicateId>(found - vocabulary_.predicates.begin());
    }
    const auto [rest, failed] =
        std::from_chars(columns[4].data(), columns[4].data() + columns[4].size(), row.weight);
    if (failed != std::errc() || rest != columns[4].data() + columns[4].size())
      return lines_.error("weight: must be a whole number");
    return {};
  }

  WeightLines lines_;
  bool has_bytes_;
  const RoleVocabulary& vocabulary_;
  bool has_types_ = false;
};

}  // namespace

Result<RoleModel> RoleModel::load(const std::filesystem::path& file, const RoleVocabulary& vocabulary) {
  FANGZHI_ASSIGN(const std::string bytes, read_file(file));
  return parse(bytes, file.string(), vocabulary);
}

Result<RoleModel> RoleModel::parse(std::string_view bytes, std::string_view origin,
                                   const RoleVocabulary& vocabulary) {
  RoleFile file(bytes, origin, vocabulary);
  RoleModel model;
  model.reserve(file.most_rows());
  FANGZHI_TRY(file.read([&](const Row& row) { model.add(row); }));
  return model;
}

RoleModel::RoleModel(const std::vector<Row>& rows) {
  reserve(rows.size());
  for (const Row& row : rows) add(row);
}

// Room for so many rows in all; before the first.
void RoleModel::reserve(std::size_t rows) {
  std::size_t size = 2;
  while (size < 2 * rows) size *= 2;
  slots_.resize(size);
  rows_.reserve(rows);
}

void RoleModel::add(const Row& row) {
  const std::uint64_t key = key_of(key_of(row.feature), row.predicate);
  const std::size_t last = slots_.size() - 1;
  std::size_t at = key & last;
  while (slots_[at].mark != 0 && slots_[at].mark != mark_of(key)) at = (at + 1) & last;
  slots_[at] = {mark_of(key), static_cast<float>(row.weight) / kUnit};
  const std::u32string_view value = row.feature.value.text();
  rows_.push_back({static_cast<std::uint32_t>(values_.size()), static_cast<std::uint16_t>(value.size()),
                   row.feature.role, row.feature.sight, row.predicate, row.weight});
  values_ += value;
  if (row.predicate == kAnyPredicate) return;
  if (is_known_.size() <= row.predicate) is_known_.resize(row.predicate + 1u);
  is_known_[row.predicate] = true;
}

float RoleModel::find(std::uint64_t key) const {
  const std::uint32_t mark = mark_of(key);
  for (std::size_t at = key & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].mark == mark) return slots_[at].weight;
    if (slots_[at].mark == 0) return 0;
  }
}

float RoleModel::weight(const RoleFeature& feature, PredicateId predicate) const {
  const std::uint64_t key = key_of(feature);
  return find(key) + find(key_of(key, predicate));
}

std::string RoleModel::to_text(const RoleVocabulary& vocabulary) const {
  std::string text =
      "# How much speaks for a name in a role of a clause, in 128ths, by what stands between it and the "
      "trigger.\n"
      "# A to Z are names of the types below, in their order, a to z lists of them, ▲ a trigger; the other "
      "signs stand\n"
      "# in extract/outline.h. Learned by `fangzhi train`; not meant for editing.\n";
  text += "version\t" + std::string(kVersion) + "\n" + row_of("types", vocabulary.types) + "\n";
  for (const KeptRow& row : rows_) {
    text += row_of(kRoles[static_cast<std::size_t>(row.role)],
                   {std::string(name_of(row.sight)),
                    to_utf8(std::u32string_view(values_).substr(row.value, row.value_size)),
                    row.predicate == kAnyPredicate ? std::string(kAny) : vocabulary.predicates[row.predicate],
                    std::to_string(row.weight)}) +
            "\n";
  }
  return text;
}

}  // namespace fangzhi
