#include "extract/work_tables.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr WordClass kLabels[] = {WordClass::work_label, WordClass::builder_label, WordClass::place_label,
                                 WordClass::progress_label};

// The cells of a row, empty ones too: without labels.
std::vector<TableCell> cells_of(const Reading& reading, const Paragraph& row) {
  std::vector<TableCell> cells;
  std::uint32_t begin = row.begin;
  for (std::uint32_t i = row.begin; i <= row.end; ++i) {
    if (i < row.end && reading.text()[i] != U' ') continue;
    cells.push_back({WordClass::count_, begin, i});
    begin = i + 1;
  }
  return cells;
}

class TableReader {
 public:
  TableReader(const Reading& reading, const Lexicon& lexicon) : reading_(reading), lexicon_(lexicon) {}

  std::vector<TableRow> run() {
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
      if (p > 0 && paragraphs[p].article != paragraphs[p - 1].article) labels_.clear();
      if (!paragraphs[p].is_row) continue;
      const std::vector<TableCell> cells = cells_of(reading_, paragraphs[p]);
      if (!take_headers(cells)) take_row(p, cells);
    }
    return std::move(rows_);
  }

 private:
  // 云河冷链中心（二期）, of more than a word.
  static constexpr std::uint32_t kShortestName = 3;

  WordClass label_of(const TableCell& cell) const {
    const std::u32string_view words = reading_.text().substr(cell.begin, cell.end - cell.begin);
    for (const WordClass label : kLabels) {
      if (lexicon_.is_listed(label, words)) return label;
    }
    return WordClass::count_;
  }

  bool take_headers(const std::vector<TableCell>& cells) {
    std::vector<WordClass> labels;
    for (const TableCell& cell : cells) labels.push_back(label_of(cell));
    const auto known = std::count_if(labels.begin(), labels.end(),
                                     [](WordClass label) { return label != WordClass::count_; });
    if (known < 2 || std::count(labels.begin(), labels.end(), WordClass::work_label) != 1) return false;
    labels_ = std::move(labels);
    return true;
  }

  void take_row(std::uint32_t paragraph, const std::vector<TableCell>& cells) {
    TableRow row;
    row.paragraph = paragraph;
    bool has_work = false;
    for (std::size_t i = 0; i < cells.size() && i < labels_.size(); ++i) {
      TableCell cell = cells[i];
      cell.label = labels_[i];
      const std::u32string_view words = reading_.text().substr(cell.begin, cell.end - cell.begin);
      const bool says = std::any_of(words.begin(), words.end(), is_han);
      if (!says || (cell.label == WordClass::work_label && words.size() < kShortestName)) continue;
      has_work = has_work || cell.label == WordClass::work_label;
      row.cells.push_back(cell);
    }
    if (has_work) rows_.push_back(std::move(row));
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
  std::vector<WordClass> labels_;  // of the columns of the table at hand; empty outside tables
  std::vector<TableRow> rows_;
};

// The type of what fills a cell alone, or nothing.
std::optional<TypeId> type_of(const TableCell& cell, std::u32string_view words, const TypeTable& types) {
  constexpr std::size_t kShortestBody = 4;
  if (cell.label == WordClass::work_label) return types.project;
  const bool is_body = cell.label == WordClass::builder_label && words.size() >= kShortestBody &&
                       words.find_first_of(U"、，；") == std::u32string_view::npos;
  return is_body ? std::optional(types.institution) : std::nullopt;
}

}  // namespace

const TableCell& TableRow::work() const {
  return *std::find_if(cells.begin(), cells.end(),
                       [](const TableCell& cell) { return cell.label == WordClass::work_label; });
}

std::vector<TableRow> find_work_tables(const Reading& reading, const Lexicon& lexicon) {
  return TableReader(reading, lexicon).run();
}

void settle_cells(const std::vector<TableRow>& rows, std::u32string_view text, const TypeTable& types,
                  std::vector<Mention>& mentions) {
  std::vector<Mention> named;
  for (const TableRow& row : rows) {
    for (const TableCell& cell : row.cells) {
      const auto type = type_of(cell, text.substr(cell.begin, cell.end - cell.begin), types);
      if (type) named.push_back({cell.begin, cell.end, *type, 1, "table"});
    }
  }
  if (named.empty()) return;
  const auto is_replaced = [&](const Mention& each) {
    const auto after = std::upper_bound(named.begin(), named.end(), each.begin,
                                        [](std::uint32_t at, const Mention& cell) { return at < cell.end; });
    return after != named.end() && after->begin < each.end;
  };
  mentions.erase(std::remove_if(mentions.begin(), mentions.end(), is_replaced), mentions.end());
  mentions.insert(mentions.end(), named.begin(), named.end());
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

}  // namespace fangzhi
