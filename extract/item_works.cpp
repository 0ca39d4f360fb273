#include "extract/item_works.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/utf8.h"

namespace fangzhi {
namespace {

// Whether what stands behind a name, up to the end of the line, is told in figures: 60万千瓦，2021—2022年，….
bool holds_fields(std::u32string_view rest) {
  constexpr std::size_t kFewestDigits = 4, kFewestMarks = 2;
  const auto digits = static_cast<std::size_t>(std::count_if(rest.begin(), rest.end(), is_ascii_digit));
  const auto marks = static_cast<std::size_t>(std::count_if(rest.begin(), rest.end(), [](char32_t c) {
    return std::u32string_view(U"，；、 ").find(c) != std::u32string_view::npos;
  }));
  return digits >= kFewestDigits && marks >= kFewestMarks;
}

// 云河材料项目|（年产10万吨PBAT）: how large it is, which is no part of the name.
std::u32string_view without_size(std::u32string_view name) {
  const std::size_t bracket = name.rfind(U'（');
  if (bracket == std::u32string_view::npos || bracket == 0 || !name.ends_with(U'）')) return name;
  const std::u32string_view inside = name.substr(bracket);
  const bool tells_size = inside.find(U'期') == std::u32string_view::npos &&
                          std::any_of(inside.begin(), inside.end(), is_ascii_digit);
  return tells_size ? name.substr(0, bracket) : name;
}

std::optional<TextSpan> head_of(std::u32string_view line) {
  constexpr std::u32string_view kNumerals = U"0123456789一二三四五六七八九十";
  constexpr std::size_t kShortest = 4, kLongest = 40;
  const std::size_t digit = line.starts_with(U'（') ? 1 : 0;
  const std::size_t mark = line.find_first_not_of(kNumerals, digit);
  if (mark == digit || mark == std::u32string_view::npos) return std::nullopt;
  if (std::u32string_view(digit > 0 ? U"）" : U".．、）").find(line[mark]) == std::u32string_view::npos)
    return std::nullopt;
  const std::size_t begin = mark + 1;
  const std::size_t end = line.find_first_of(U"。：，； ", begin);
  if (end == std::u32string_view::npos || end + 1 >= line.size()) return std::nullopt;
  const bool is_closed = line[end] == U'。' || line[end] == U'：' || holds_fields(line.substr(end));
  if (!is_closed || end - begin < kShortest || end - begin > kLongest) return std::nullopt;
  return TextSpan{static_cast<std::uint32_t>(begin),
                  static_cast<std::uint32_t>(begin + without_size(line.substr(begin, end - begin)).size())};
}

// The first mention that ends past the offset.
std::vector<Mention>::const_iterator first_past(const std::vector<Mention>& mentions, std::uint32_t at) {
  return std::lower_bound(mentions.begin(), mentions.end(), at,
                          [](const Mention& each, std::uint32_t to) { return each.end <= to; });
}

// Whether the head is a work's name, or one with who is behind it in brackets: 云河钙业项目|（青禾集团）.
bool is_named(std::u32string_view text, const TextSpan& head, const TypeTable& types,
              const std::vector<Mention>& mentions) {
  const auto named = first_past(mentions, head.begin);
  if (named == mentions.end() || named->begin != head.begin || named->type != types.project) return false;
  return named->end == head.end || (text[named->end] == U'（' && text[head.end - 1] == U'）');
}

}  // namespace

std::vector<ItemHead> find_item_works(const Reading& reading, const TypeTable& types,
                                      const std::vector<Mention>& mentions) {
  constexpr std::size_t kLeast = 3;  // items
  const std::vector<Paragraph>& paragraphs = reading.layout.paragraphs;
  std::vector<ItemHead> works, list;
  std::size_t named = 0;
  const auto close = [&] {
    if (list.size() >= kLeast && named * 2 > list.size()) works.insert(works.end(), list.begin(), list.end());
    list.clear();
    named = 0;
  };
  for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
    if (p > 0 && paragraphs[p].article != paragraphs[p - 1].article) close();
    if (paragraphs[p].is_row) continue;
    const std::uint32_t begin = paragraphs[p].begin;
    const auto head = head_of(reading.text().substr(begin, paragraphs[p].end - begin));
    if (!head) continue;
    list.push_back({p, {head->begin + begin, head->end + begin}});
    if (is_named(reading.text(), list.back().name, types, mentions)) ++named;
  }
  close();
  return works;
}

namespace {

// 1．【云河产业园】。, 5．【云河大道北延线】（含青禾大桥）。: what a head names in a list of works is one
// work.
bool is_all_one(std::u32string_view text, const TextSpan& head, const TypeTable& types,
                const Mention& first) {
  if (first.begin != head.begin) return false;
  if (first.end == head.end)
    return first.type == types.institution || (first.type == types.park && text[head.end - 1] != U'区');
  const std::u32string_view rest = text.substr(first.end, head.end - first.end);
  return first.type == types.project && rest.starts_with(U"（含") && rest.find(U'）') == rest.size() - 1;
}

// 6．【青禾工业园|热电联产工程】。, 14．【青林镇|青山村、云山村产业路硬化工程】：: the places that a work is
// for open its name, where the whole head is made of them and it. Not 甲大道、乙大桥, which are two.
bool is_work_of_places(std::u32string_view text, const TextSpan& head, const TypeTable& types,
                       std::vector<Mention>::const_iterator first,
                       std::vector<Mention>::const_iterator past) {
  constexpr std::u32string_view kDivisions = U"村镇乡";
  std::uint32_t end = head.begin;
  auto each = first;
  for (; each != past && each->begin < head.end; ++each) {
    const std::u32string_view between = text.substr(end, each->begin - std::min(end, each->begin));
    const bool is_listed = between == U"、" && kDivisions.find(text[end - 1]) != std::u32string_view::npos;
    const bool is_site = each->type == types.place || each->type == types.park;
    if (!between.empty() && !is_listed) return false;
    end = each->end;
    if (end == head.end) return each != first && each->type == types.project;
    if (!is_site && kDivisions.find(text[end - 1]) == std::u32string_view::npos) return false;
  }
  return false;
}

}  // namespace

void settle_item_works(const Reading& reading, const TypeTable& types, std::vector<Mention>& mentions) {
  std::vector<Mention> whole;
  for (const ItemHead& item : find_item_works(reading, types, mentions)) {
    const auto named = first_past(mentions, item.name.begin);
    const bool is_partly_named =
        std::any_of(named, mentions.end() - named > 8 ? named + 8 : mentions.end(), [&](const Mention& each) {
          return each.begin < item.name.end && (each.type == types.project || each.end == item.name.end);
        });
    if (!is_partly_named || is_all_one(reading.text(), item.name, types, *named) ||
        is_work_of_places(reading.text(), item.name, types, named, mentions.end()))
      whole.push_back({item.name.begin, item.name.end, types.project, 1, "item"});
  }
  if (whole.empty()) return;
  std::erase_if(mentions, [&](const Mention& each) {
    const auto over = first_past(whole, each.begin);
    return over != whole.end() && over->begin < each.end;
  });
  mentions.insert(mentions.end(), whole.begin(), whole.end());
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

}  // namespace fangzhi
