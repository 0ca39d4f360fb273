#include "extract/false_names.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace fangzhi {
namespace {

std::u32string_view name_of(std::u32string_view text, const Mention& mention) {
  return text.substr(mention.begin, mention.end - mention.begin);
}

}  // namespace

void drop_page_code(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kDate = U"0123456789-";
  const auto is_lower = [](char32_t c) { return c < 0x80 && (c < U'A' || c > U'Z'); };
  std::erase_if(mentions, [&](const Mention& mention) {
    const std::u32string_view name = name_of(text, mention);
    if (name.find(U'@') != std::u32string_view::npos) return true;
    if (name.front() == U'-' && name.find_first_not_of(kDate) == std::u32string_view::npos) return true;
    return mention.type == types.person && std::all_of(name.begin(), name.end(), is_lower);
  });
}

void cut_provinces_of_honors(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kRanks[] = {U"国家", U"全国", U"中国"};
  std::vector<Mention> places;
  for (Mention& mention : mentions) {
    if (mention.type != rules.types().honor) continue;
    const Token& first = reading.tokens[reading.token_at[mention.begin]];
    const bool is_division =
        first.begin == mention.begin && first.is(WordClass::division) && first.length() > 2;
    const std::u32string_view rest =
        reading.text().substr(first.end, mention.end - std::min(first.end, mention.end));
    const bool is_ranked = std::any_of(std::begin(kRanks), std::end(kRanks), [&](std::u32string_view rank) {
      return rest.size() > rank.size() + 2 && rest.starts_with(rank);
    });
    if (!is_division || !is_ranked) continue;
    places.push_back({first.begin, first.end, rules.types().place, mention.score, "before-honor"});
    mention.begin = first.end;
  }
  mentions.insert(mentions.end(), places.begin(), places.end());
  std::sort(mentions.begin(), mentions.end(),
            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

void cut_batches_of_honors(std::u32string_view text, TypeId honor, std::vector<Mention>& mentions) {
  constexpr std::size_t kLongestBatch = 5;  // 第十二批
  std::set<std::u32string_view> names;
  for (const Mention& mention : mentions) {
    if (mention.type == honor) names.insert(name_of(text, mention));
  }
  for (Mention& mention : mentions) {
    const std::u32string_view name = name_of(text, mention);
    if (mention.type != honor || !name.starts_with(U'第')) continue;
    const std::size_t batch = name.find(U'批') + 1;
    const bool is_list = text.substr(mention.end).starts_with(U"名单");
    if (is_list && batch > 1 && batch <= kLongestBatch && names.contains(name.substr(batch)))
      mention.begin += static_cast<std::uint32_t>(batch);
  }
}

void drop_counted_names(std::u32string_view text, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kNumerals = U"0123456789一二三四五六七八九十百";
  std::erase_if(mentions, [&](const Mention& mention) {
    const std::u32string_view name = name_of(text, mention);
    const std::size_t end = name.starts_with(U'第') ? name.find_first_not_of(kNumerals, 1) : 0;
    return end > 1 && end < name.size() && name[end] == U'个';
  });
}

void drop_remainders(std::u32string_view text, TypeId project, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kRest[] = {U"剩余", U"其余", U"余下", U"剩下"};
  std::erase_if(mentions, [&](const Mention& mention) {
    return mention.type == project && std::any_of(std::begin(kRest), std::end(kRest), [&](auto word) {
             return name_of(text, mention).starts_with(word);
           });
  });
}

void drop_described_firsts(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::size_t kReach = 16;
  constexpr std::u32string_view kFirsts[] = {U"首个", U"首家",   U"首座",    U"首条",
                                             U"唯一", U"最大的", U"唯一一个"};
  std::erase_if(mentions, [&](const Mention& mention) {
    if (mention.type != types.project && mention.type != types.park) return false;
    const std::uint32_t reach = mention.begin - std::min<std::uint32_t>(mention.begin, kReach);
    std::u32string_view before = text.substr(reach, mention.begin - reach);
    const auto first = std::find_if(std::begin(kFirsts), std::end(kFirsts),
                                    [&](std::u32string_view word) { return before.ends_with(word); });
    if (first == std::end(kFirsts)) return false;
    before.remove_suffix(first->size());
    const std::size_t clause = before.find_last_of(U"，。；：\n");
    if (clause != before.npos) before.remove_prefix(clause + 1);
    return before.find(U'是') != before.npos;
  });
}

void cut_bylines(std::u32string_view text, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kCredits[] = {U"图/", U"文/", U"图文/", U"摄/", U"文图/", U"图片/"};
  constexpr std::size_t kShortest = 2;
  for (Mention& mention : mentions) {
    const std::u32string_view name = name_of(text, mention);
    for (const std::u32string_view credit : kCredits) {
      if (!name.starts_with(credit) || name.size() < credit.size() + kShortest) continue;
      mention.begin += static_cast<std::uint32_t>(credit.size());
      break;
    }
  }
}

void settle_false_names(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  const std::u32string_view text = reading.text();
  cut_bylines(text, mentions);
  drop_page_code(text, rules.types(), mentions);
  drop_counted_names(text, mentions);
  drop_remainders(text, rules.types().project, mentions);
  drop_described_firsts(text, rules.types(), mentions);
  cut_provinces_of_honors(reading, rules, mentions);
  cut_batches_of_honors(text, rules.types().honor, mentions);
}

}  // namespace fangzhi
