#include "extract/work_fields.h"

#include <algorithm>

namespace fangzhi {

std::u32string_view label_of(std::u32string_view line) {
  constexpr std::size_t kLongest = 8;
  constexpr std::u32string_view kNumbering = U"0123456789一二三四五六七八九十.、．（）() 　";
  line.remove_prefix(std::min(line.find_first_not_of(kNumbering), line.size()));
  const std::size_t colon = line.substr(0, kLongest + 1).find(U'：');
  return colon == std::u32string_view::npos ? std::u32string_view() : line.substr(0, colon);
}

WorkFields find_work_fields(const Reading& reading, const Rulebook& rules,
                            const std::vector<Mention>& mentions) {
  WorkFields fields;
  std::uint32_t work = WorkFields::kNone;
  std::uint32_t article = 0;
  for (const Paragraph& paragraph : reading.layout.paragraphs) {
    const std::u32string_view line = reading.text().substr(paragraph.begin, paragraph.end - paragraph.begin);
    const std::u32string_view label = label_of(line);
    if (label.empty() || paragraph.article != article) work = WorkFields::kNone;
    article = paragraph.article;
    if (rules.lexicon().is_listed(WordClass::work_label, label)) {
      const auto begin = paragraph.begin + static_cast<std::uint32_t>(line.find(U'：')) + 1;
      const auto named =
          std::lower_bound(mentions.begin(), mentions.end(), begin,
                           [](const Mention& each, std::uint32_t at) { return each.begin < at; });
      const bool is_work =
          named != mentions.end() && named->begin == begin && named->type == rules.types().project;
      work = is_work ? static_cast<std::uint32_t>(named - mentions.begin()) : WorkFields::kNone;
    }
    fields.works.push_back(work);
  }
  return fields;
}

}  // namespace fangzhi
