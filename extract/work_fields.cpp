#include "extract/work_fields.h"

#include <algorithm>

#include "extract/item_works.h"

namespace fangzhi {

std::u32string_view label_of(std::u32string_view line) {
  constexpr std::size_t kLongest = 8;
  constexpr std::u32string_view kNumbering = U"0123456789一二三四五六七八九十.、．（）() 　";
  line.remove_prefix(std::min(line.find_first_not_of(kNumbering), line.size()));
  if (line.starts_with(U'【')) {
    const std::size_t close = line.substr(0, kLongest + 2).find(U'】');
    return close == std::u32string_view::npos ? std::u32string_view() : line.substr(1, close - 1);
  }
  const std::size_t colon = line.substr(0, kLongest + 1).find(U'：');
  return colon == std::u32string_view::npos ? std::u32string_view() : line.substr(0, colon);
}

namespace {

// Where the words of a line with a label begin: behind |建设单位：|, |【建设单位】|.
std::uint32_t words_behind(std::u32string_view line, std::u32string_view label) {
  if (label.empty()) return 0;
  auto begin = static_cast<std::uint32_t>(label.data() + label.size() - line.data()) + 1;
  if (begin < line.size() && line[begin] == U'：') ++begin;  // 【建设单位】：
  return begin;
}

// The mention of a project that begins there, or kNone.
std::uint32_t work_at(std::uint32_t begin, const Rulebook& rules, const std::vector<Mention>& mentions) {
  const auto named = std::lower_bound(mentions.begin(), mentions.end(), begin,
                                      [](const Mention& each, std::uint32_t at) { return each.begin < at; });
  const bool is_work =
      named != mentions.end() && named->begin == begin && named->type == rules.types().project;
  return is_work ? static_cast<std::uint32_t>(named - mentions.begin()) : WorkFields::kNone;
}

// 二、|云河机场扩建工程|: a headline that is a work's name, of which the lines with labels below it tell.
std::uint32_t work_of_heading(const Paragraph& paragraph, std::u32string_view line, const Rulebook& rules,
                              const std::vector<Mention>& mentions) {
  constexpr std::u32string_view kNumbering = U"0123456789一二三四五六七八九十.、．（）()|｜ 　";
  const std::size_t begin = line.find_first_not_of(kNumbering);
  if (paragraph.kind != ParagraphKind::heading || begin == line.npos) return WorkFields::kNone;
  const std::uint32_t work = work_at(paragraph.begin + static_cast<std::uint32_t>(begin), rules, mentions);
  return work != WorkFields::kNone && mentions[work].end == paragraph.end ? work : WorkFields::kNone;
}

}  // namespace

WorkFields find_work_fields(const Reading& reading, const Rulebook& rules,
                            const std::vector<Mention>& mentions, const std::vector<TableRow>& rows) {
  WorkFields fields;
  std::uint32_t work = WorkFields::kNone;
  std::uint32_t article = 0;
  auto row = rows.begin();
  const std::vector<ItemHead> items = find_item_works(reading, rules.types(), mentions);
  auto item = items.begin();
  for (std::uint32_t p = 0; p < reading.layout.paragraphs.size(); ++p) {
    const Paragraph& paragraph = reading.layout.paragraphs[p];
    const std::u32string_view line = reading.text().substr(paragraph.begin, paragraph.end - paragraph.begin);
    const std::u32string_view label = label_of(line);
    if (label.empty() || paragraph.article != article) work = WorkFields::kNone;
    article = paragraph.article;
    if (row != rows.end() && row->paragraph == p) {
      const std::uint32_t of_row = work_at(row->work().begin, rules, mentions);
      for (const TableCell& cell : row->cells) {
        if (of_row != WorkFields::kNone)
          fields.fields.push_back({of_row, cell.label, {cell.begin, cell.end}, true, false, cell.header});
      }
      fields.works.push_back(of_row);
      ++row;
      continue;
    }
    if (item != items.end() && item->paragraph == p) {
      const std::uint32_t of_item = work_at(item->name.begin, rules, mentions);
      if (of_item != WorkFields::kNone)
        fields.fields.push_back(
            {of_item, WordClass::progress_label, {item->name.end, paragraph.end}, false, true, {}});
      fields.works.push_back(of_item);
      ++item;
      continue;
    }
    if (label.empty()) {
      fields.works.push_back(WorkFields::kNone);
      work = work_of_heading(paragraph, line, rules, mentions);
      continue;
    }
    const auto begin = paragraph.begin + words_behind(line, label);
    const WordClass list = list_of_label(rules.lexicon(), label);
    if (list == WordClass::work_label) work = work_at(begin, rules, mentions);
    if (work != WorkFields::kNone)
      fields.fields.push_back({work, list, {begin, paragraph.end}, false, false, {}});
    fields.works.push_back(work);
  }
  return fields;
}

}  // namespace fangzhi
