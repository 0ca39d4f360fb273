#include "extract/work_tables.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/division_suffixes.h"

namespace fangzhi {
namespace {

// The cells of a row, empty ones too: without labels. A header that a slash divides (项目名称/建设地点)
// stands above as many cells as it has parts: `parts`, of each column; none in the row of headers itself.
std::vector<TableCell> cells_of(const Reading& reading, const Paragraph& row,
                                const std::vector<std::size_t>& parts) {
  std::vector<TableCell> cells;
  std::uint32_t begin = row.begin;
  std::size_t column = 0, part = 1;
  for (std::uint32_t i = row.begin; i <= row.end; ++i) {
    const bool is_end = i == row.end || reading.text()[i] == U' ';
    const bool is_divided = column >= parts.size() || part < parts[column];
    const bool is_slash = !is_end && reading.text()[i] == U'/' && is_divided;
    if (!is_end && !is_slash) continue;
    cells.push_back({WordClass::count_, begin, i, {}});
    begin = i + 1;
    ++part;
    if (!is_end) continue;
    for (; column < parts.size() && part <= parts[column]; ++part)
      cells.push_back({WordClass::count_, i, i, {}});
    part = 1;
    ++column;
  }
  return cells;
}

// How many headers each column has: 2 of 项目名称/建设地点.
std::vector<std::size_t> parts_of(std::u32string_view headers) {
  std::vector<std::size_t> parts(1, 1);
  for (const char32_t c : headers) {
    if (c == U' ') parts.push_back(1);
    if (c == U'/') ++parts.back();
  }
  return parts;
}

class TableReader {
 public:
  TableReader(const Reading& reading, const Lexicon& lexicon) : reading_(reading), lexicon_(lexicon) {}

  std::vector<TableRow> run() {
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
      if (p > 0 && paragraphs[p].article != paragraphs[p - 1].article) labels_.clear();
      if (!paragraphs[p].is_row) continue;
      if (take_headers(cells_of(reading_, paragraphs[p], {}))) {
        parts_ =
            parts_of(reading_.text().substr(paragraphs[p].begin, paragraphs[p].end - paragraphs[p].begin));
      } else {
        take_row(p, cells_of(reading_, paragraphs[p], parts_));
      }
    }
    return std::move(rows_);
  }

 private:
  // 云河冷链中心（二期）, of more than a word.
  static constexpr std::uint32_t kShortestName = 3;

  bool take_headers(const std::vector<TableCell>& cells) {
    std::vector<WordClass> labels;
    for (const TableCell& cell : cells) {
      labels.push_back(list_of_label(lexicon_, reading_.text().substr(cell.begin, cell.end - cell.begin)));
    }
    const auto known = std::count_if(labels.begin(), labels.end(),
                                     [](WordClass label) { return label != WordClass::count_; });
    if (known < 2 || std::count(labels.begin(), labels.end(), WordClass::work_label) != 1) return false;
    labels_ = std::move(labels);
    headers_ = cells;
    return true;
  }

  void take_row(std::uint32_t paragraph, const std::vector<TableCell>& cells) {
    TableRow row;
    row.paragraph = paragraph;
    bool has_work = false;
    for (std::size_t i = 0; i < cells.size() && i < labels_.size(); ++i) {
      TableCell cell = cells[i];
      cell.label = labels_[i];
      cell.header = {headers_[i].begin, headers_[i].end};
      const std::u32string_view words = reading_.text().substr(cell.begin, cell.end - cell.begin);
      const bool says = std::any_of(words.begin(), words.end(), is_han) || measures(headers_[i]);
      if (words.empty() || !says || (cell.label == WordClass::work_label && words.size() < kShortestName))
        continue;
      has_work = has_work || cell.label == WordClass::work_label;
      row.cells.push_back(cell);
    }
    if (has_work) rows_.push_back(std::move(row));
  }

  // 投资额（万元）: what stands below is a figure.
  bool measures(const TableCell& header) const {
    return reading_.text().substr(header.begin, header.end - header.begin).find(U'（') !=
           std::u32string_view::npos;
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
  std::vector<WordClass> labels_;  // of the columns of the table at hand; empty outside tables
  std::vector<TableCell> headers_;
  std::vector<std::size_t> parts_;  // headers in each column
  std::vector<TableRow> rows_;
};

// 青林镇, 石塘村; not 青林镇石塘村 or 云河县青林镇.
bool is_lone_division(std::u32string_view words) {
  constexpr std::size_t kLongest = 6;
  constexpr std::u32string_view kZones[] = {U"新区",   U"开发区", U"园区",  U"高新区",
                                            U"经开区", U"工业区", U"示范区"};
  const bool is_zone = std::any_of(std::begin(kZones), std::end(kZones),
                                   [&](std::u32string_view zone) { return words.ends_with(zone); });
  if (words.size() < 2 || words.size() > kLongest || is_zone || !ends_as_division(words)) return false;
  return words.substr(1, words.size() - 2).find_first_of(U"市县区旗镇乡村") == std::u32string_view::npos;
}

// The type of what fills a cell alone, or nothing.
std::optional<TypeId> type_of(const TableCell& cell, std::u32string_view words, const TypeTable& types) {
  constexpr std::size_t kShortestBody = 4;
  if (cell.label == WordClass::work_label) return types.project;
  if (cell.label == WordClass::place_label && is_lone_division(words)) return types.place;
  const bool is_body = cell.label == WordClass::builder_label && words.size() >= kShortestBody &&
                       words.find_first_of(U"、，；") == std::u32string_view::npos;
  return is_body ? std::optional(types.institution) : std::nullopt;
}

// Puts names, which are in page order, in the place of all that was found across them.
void take_in_place(std::vector<Mention> named, std::vector<Mention>& mentions) {
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

// 二、竣工项目（2个）, 2023年重点工程一览.
bool announces_works(const Paragraph& paragraph, std::u32string_view line) {
  constexpr std::size_t kLongest = 30;
  if (paragraph.kind == ParagraphKind::body || line.size() > kLongest) return false;
  const auto has = [&](std::u32string_view word) { return line.find(word) != std::u32string_view::npos; };
  if (!has(U"项目") && !has(U"工程")) return false;
  const std::size_t count = line.rfind(U'个');
  const bool is_counted = count != std::u32string_view::npos && count > 0 && is_ascii_digit(line[count - 1]);
  return is_counted || has(U"一览") || has(U"名单") || has(U"清单");
}

// 4.县城东环路（石塘镇）: the name in a line of such a list; nothing where the line says more.
std::optional<TextSpan> listed_name(std::u32string_view line) {
  constexpr std::u32string_view kNumbering = U"0123456789.、．（）()●▶■◆△▲★ 　";
  constexpr std::u32string_view kMarks = U"，。；：！？、";
  constexpr std::size_t kShortest = 4, kLongest = 36;
  const std::size_t begin = line.find_first_not_of(kNumbering);
  if (begin == 0 || begin == std::u32string_view::npos) return std::nullopt;
  const std::u32string_view rest = line.substr(begin);
  const std::size_t bracket = rest.find(U'（');
  const bool ends_with_bracket = rest.back() == U'）' && bracket != std::u32string_view::npos && bracket > 0;
  // 马铃薯种薯温室（三期） is one name.
  const bool is_phase = ends_with_bracket && rest.find(U'期', bracket) != std::u32string_view::npos;
  const std::u32string_view name = ends_with_bracket && !is_phase ? rest.substr(0, bracket) : rest;
  const bool is_bare = name.find_first_of(kMarks) == std::u32string_view::npos;
  if (!is_bare || name.size() < kShortest || name.size() > kLongest) return std::nullopt;
  return TextSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + name.size())};
}

// 9月底|形象进度, 截至6月30日|进展情况.
std::u32string_view without_time(std::u32string_view label) {
  constexpr std::u32string_view kUntil[] = {U"截至", U"截止"};
  constexpr std::u32string_view kTime = U"0123456789年月日末底份";
  for (const std::u32string_view until : kUntil) {
    if (label.starts_with(until)) label.remove_prefix(until.size());
  }
  const bool has_day = !label.empty() && is_ascii_digit(label.front());
  if (has_day) label.remove_prefix(std::min(label.find_first_not_of(kTime), label.size()));
  return label;
}

}  // namespace

const TableCell& TableRow::work() const {
  return *std::find_if(cells.begin(), cells.end(),
                       [](const TableCell& cell) { return cell.label == WordClass::work_label; });
}

WordClass list_of_label(const Lexicon& lexicon, std::u32string_view words) {
  words = without_time(words);
  for (const WordClass list :
       {WordClass::work_label, WordClass::builder_label, WordClass::place_label, WordClass::progress_label}) {
    if (lexicon.is_listed(list, words) || lexicon.is_listed(list, words.substr(0, words.find(U'（'))))
      return list;
  }
  return WordClass::count_;
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
  take_in_place(std::move(named), mentions);
}

std::vector<TextSpan> find_listed_works(const Reading& reading) {
  std::vector<TextSpan> listed;
  bool is_open = false;
  for (const Paragraph& paragraph : reading.layout.paragraphs) {
    const std::u32string_view line = reading.text().substr(paragraph.begin, paragraph.end - paragraph.begin);
    if (announces_works(paragraph, line)) {
      is_open = true;
      continue;
    }
    const std::optional<TextSpan> name = is_open ? listed_name(line) : std::nullopt;
    is_open = name.has_value();
    if (name) listed.push_back({paragraph.begin + name->begin, paragraph.begin + name->end});
  }
  return listed;
}

void settle_listed_works(const std::vector<TextSpan>& listed, const TypeTable& types,
                         std::vector<Mention>& mentions) {
  std::vector<Mention> named;
  for (const TextSpan& span : listed) {
    int projects = 0;
    auto within = std::lower_bound(mentions.begin(), mentions.end(), span.begin,
                                   [](const Mention& each, std::uint32_t at) { return each.begin < at; });
    for (; within != mentions.end() && within->end <= span.end; ++within) {
      if (within->type == types.project) ++projects;
    }
    if (projects < 2) named.push_back({span.begin, span.end, types.project, 1, "list"});
  }
  take_in_place(std::move(named), mentions);
}

}  // namespace fangzhi
