#include "extract/numbered_bodies.h"

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

// The name without the term that stands right before its last words.
std::string without_term(std::string_view name, std::string_view last) {
  const std::u32string before = to_code_points(name.substr(0, name.size() - last.size()));
  return to_utf8(std::u32string_view(before).substr(0, begin_of_term(before, before.size())));
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

std::string plain_body(std::string_view name) {
  constexpr std::string_view kConference = "政协", kCommittee = "委员会";
  std::string plain(name);
  shorten(plain);
  if (plain.ends_with(kStanding)) return without_term(plain, kStanding) + std::string(kStanding);
  const bool is_conference = plain.size() > kConference.size() + kCommittee.size() &&
                             plain.starts_with(kConference) && plain.ends_with(kCommittee);
  if (!is_conference) return plain;
  return without_term(plain, kCommittee).substr(kConference.size()) + std::string(kConference);
}

}  // namespace fangzhi
