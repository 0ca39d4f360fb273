#include "extract/status_model.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/byte_io.h"
#include "core/utf8.h"
#include "extract/text_hash.h"
#include "extract/weight_lines.h"

namespace fangzhi {
namespace {

constexpr std::string_view kVersion = "1";
constexpr float kUnit = 128;

std::uint64_t key_of(const StatusFeature& feature) {
  const std::uint64_t text = TextHash()(feature.value.text());
  const std::uint64_t key = (text + static_cast<std::uint64_t>(feature.sight)) * 0xbf58476d1ce4e5b9u;
  return (key ^ key >> 32) | 1;
}

// One file of weights; every complaint names file, line and field.
class StatusFile {
 public:
  StatusFile(std::string_view bytes, std::string_view origin) : lines_(bytes, origin, kVersion) {}

  Result<std::vector<StatusModel::Row>> read() {
    std::vector<StatusModel::Row> rows;
    rows.reserve(lines_.most_rows());
    while (true) {
      FANGZHI_ASSIGN(const WeightLines::Columns columns, lines_.next());
      if (columns.empty()) return rows;
      FANGZHI_TRY(read_row(columns, rows.emplace_back()));
    }
  }

 private:
  Status read_row(WeightLines::Columns columns, StatusModel::Row& row) const {
    if (columns.size() != 2 + kStatuses)
      return lines_.error(
          "needs six columns: sight, value, and the weights of done, ongoing, planned, negated");
    const std::optional<StatusSight> sight = parse_status_sight(columns[0]);
    if (!sight)
      return lines_.error("sight: \"" + std::string(columns[0]) + "\" is not known; learn the weights again");
    row.feature.sight = *sight;
    row.feature.value.add(to_code_points(columns[1]));
    for (std::size_t i = 0; i < kStatuses; ++i) {
      const std::string_view text = columns[2 + i];
      const auto [rest, failed] = std::from_chars(text.data(), text.data() + text.size(), row.weights[i]);
      if (failed != std::errc() || rest != text.data() + text.size())
        return lines_.error("weight of " + std::string(to_string(static_cast<StatementStatus>(i))) +
                            ": must be a whole number");
    }
    return {};
  }

  WeightLines lines_;
};

}  // namespace

Result<StatusModel> StatusModel::load(const std::filesystem::path& file) {
  FANGZHI_ASSIGN(const std::string bytes, read_file(file));
  return parse(bytes, file.string());
}

Result<StatusModel> StatusModel::parse(std::string_view bytes, std::string_view origin) {
  FANGZHI_ASSIGN(std::vector<Row> rows, StatusFile(bytes, origin).read());
  return StatusModel(std::move(rows));
}

StatusModel::StatusModel(std::vector<Row> rows) : rows_(std::move(rows)) {
  std::size_t size = 2;
  while (size < 2 * rows_.size()) size *= 2;
  slots_.resize(size);
  for (const Row& row : rows_) {
    const std::uint64_t key = key_of(row.feature);
    std::size_t at = (key >> 1) & (size - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (size - 1);
    slots_[at].key = key;
    for (std::size_t i = 0; i < kStatuses; ++i)
      slots_[at].scores[i] = static_cast<float>(row.weights[i]) / kUnit;
  }
}

StatusScores StatusModel::scores(const StatusFeature& feature) const {
  const std::uint64_t key = key_of(feature);
  for (std::size_t at = (key >> 1) & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].key == key || slots_[at].key == 0) return slots_[at].scores;
  }
}

std::string StatusModel::to_text() const {
  std::string text =
      "# How much the words around a trigger speak for what it states being done, ongoing, planned or "
      "negated, "
      "in 128ths.\n"
      "# The kinds of sight stand in extract/status_features.h. Learned by `fangzhi train`; not meant for "
      "editing.\n";
  text += "version\t" + std::string(kVersion) + "\n";
  for (const Row& row : rows_) {
    text += std::string(name_of(row.feature.sight)) + "\t" + to_utf8(row.feature.value.text());
    for (const std::int32_t weight : row.weights) text += "\t" + std::to_string(weight);
    text += "\n";
  }
  return text;
}

}  // namespace fangzhi
