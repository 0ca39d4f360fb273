#include "extract/numbered_bodies.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/utf8.h"

namespace fangzhi {
namespace {

struct Form {
  std::string_view full, brief;
};

constexpr std::string_view kStanding = "人大常委会";

void shorten(std::string& name) {
  constexpr Form kForms[] = {{"人民代表大会常务委员会", kStanding},
                             {"人民代表大会", "人大"},
                             {"人民政府", "政府"},
                             {"管理委员会", "管委会"},
                             {"人民法院", "法院"},
                             {"人民检察院", "检察院"},
                             {"监察委员会", "监委"}};
  for (const Form& form : kForms) {
    const std::size_t at = name.find(form.full);
    if (at == std::string::npos) continue;
    name.replace(at, form.full.size(), form.brief);
    return;
  }
}

// The body whose last words, from its 届 on, stand there. Nothing where a mention covers it or an event is
// named.
std::optional<Mention> body_around(std::u32string_view text, std::size_t last_words, std::size_t end,
                                   const TypeTable& types, const std::vector<Mention>& mentions) {
  constexpr std::u32string_view kLevels = U"省市州盟县区旗";
  const std::size_t term = begin_of_term(text, last_words + 1);
  const bool is_body =
      term <= last_words && term > 0 && kLevels.find(text[term - 1]) != std::u32string_view::npos;
  if (!is_body || text.substr(end).starts_with(U"第")) return std::nullopt;  // 第三次会议
  auto each = std::lower_bound(mentions.begin(), mentions.end(), term,
                               [](const Mention& mention, std::size_t to) { return mention.end < to; });
  const bool is_behind_place = each != mentions.end() && each->end == term && each->type == types.place;
  const auto begin = is_behind_place ? each->begin : static_cast<std::uint32_t>(term - 1);
  for (; each != mentions.end() && each->begin < end; ++each) {
    if ((each->begin <= begin && each->end >= end) || each->type == types.event) return std::nullopt;
  }
  return Mention{begin, static_cast<std::uint32_t>(end), types.institution, 1, "numbered-body"};
}

}  // namespace

std::size_t begin_of_term(std::u32string_view text, std::size_t end) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十百0123456789";
  if (end < 2 || text[end - 1] != U'届') return end;
  std::size_t begin = end - 1;
  while (begin > 0 && kNumerals.find(text[begin - 1]) != std::u32string_view::npos) --begin;
  if (begin == end - 1) return end;
  return begin > 0 && text[begin - 1] == U'第' ? begin - 1 : begin;
}

void name_numbered_bodies(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kBodies[] = {U"届人大常委会", U"届人民代表大会常务委员会"};
  if (types.institution == kNoType) return;
  std::vector<Mention> found;
  for (const std::u32string_view body : kBodies) {
    for (std::size_t at = text.find(body); at != std::u32string_view::npos; at = text.find(body, at + 1)) {
      const auto named = body_around(text, at, at + body.size(), types, mentions);
      if (named) found.push_back(*named);
    }
  }
  const auto by_begin = [](const Mention& a, const Mention& b) { return a.begin < b.begin; };
  std::sort(found.begin(), found.end(), by_begin);
  std::erase_if(mentions, [&](const Mention& each) {
    const auto next = std::upper_bound(found.begin(), found.end(), each, by_begin);
    return (next != found.end() && next->begin < each.end) ||
           (next != found.begin() && std::prev(next)->end > each.begin);
  });
  mentions.insert(mentions.end(), found.begin(), found.end());
  std::sort(mentions.begin(), mentions.end(), by_begin);
}

std::string short_body(std::string_view name) {
  std::string body(name);
  shorten(body);
  if (!body.ends_with(kStanding)) return body;
  std::u32string before = to_code_points(std::string_view(body).substr(0, body.size() - kStanding.size()));
  const std::size_t term = begin_of_term(before, before.size());
  if (term < before.size() && before[term] == U'第') before.erase(term, 1);
  return to_utf8(before) + std::string(kStanding);
}

}  // namespace fangzhi
