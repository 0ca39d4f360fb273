#include "extract/name_edges.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace fangzhi {

void settle_marks(std::u32string_view text, std::vector<Mention>& mentions) {
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const bool opens = name.find(U'“') != std::u32string_view::npos;
    const bool closes = name.find(U'”') != std::u32string_view::npos;
    if (opens == closes || name.size() < 2) continue;
    if (name.front() == U'“') {
      ++mention.begin;
    } else if (name.back() == U'”') {
      --mention.end;
    } else if (opens && text.substr(mention.end).starts_with(U'”')) {
      ++mention.end;
    } else if (closes && text.substr(0, mention.begin).ends_with(U'“')) {
      --mention.begin;
    }
  }
}

void cut_known_persons(std::u32string_view text, TypeId person, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kKnown = 3;  // characters: of two, many are words too
  std::set<std::u32string_view> known;
  for (const Mention& each : mentions) {
    if (each.type == person && each.end - each.begin == kKnown) known.insert(text.substr(each.begin, kKnown));
  }
  for (Mention& each : mentions) {
    const bool is_longer = each.type == person && each.end - each.begin == kKnown + 1;
    if (is_longer && known.contains(text.substr(each.begin, kKnown))) --each.end;
  }
}

namespace {

bool is_stationed(std::u32string_view name) {
  constexpr std::u32string_view kBodies[] = {U"组",     U"办",     U"办事处", U"联络处", U"联络站",
                                             U"工作站", U"工作队", U"领事馆", U"大使馆"};
  return std::any_of(std::begin(kBodies), std::end(kBodies),
                     [&](std::u32string_view body) { return name.ends_with(body); });
}

// Whether 驻 at `at` is the end of a verb: 入驻, 派驻.
bool ends_verb(std::u32string_view text, std::uint32_t at) {
  constexpr std::u32string_view kVerbs = U"入进派常留";
  return at > 0 && kVerbs.find(text[at - 1]) != std::u32string_view::npos;
}

}  // namespace

void take_station(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  std::vector<Mention> kept;
  kept.reserve(mentions.size());
  for (Mention mention : mentions) {
    const std::uint32_t at = mention.begin == 0 ? 0 : mention.begin - 1;
    if (mention.type == types.institution && at < mention.begin && text[at] == U'驻' &&
        !ends_verb(text, at) && is_stationed(text.substr(mention.begin, mention.end - mention.begin))) {
      mention.begin = at;
      const bool is_sent = !kept.empty() && kept.back().end == at &&
                           (kept.back().type == types.institution || kept.back().type == types.place);
      if (is_sent) {
        mention.begin = kept.back().begin;
        kept.pop_back();
      }
    }
    kept.push_back(mention);
  }
  mentions = std::move(kept);
}

void cut_lists_of_honors(const Reading& reading, TypeId honor, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kList = U"名单";
  constexpr std::uint32_t kShortest = 4;
  for (Mention& mention : mentions) {
    const std::u32string_view name = reading.text().substr(mention.begin, mention.end - mention.begin);
    if (mention.type != honor || !name.ends_with(kList) || name.size() < kShortest + kList.size()) continue;
    const std::uint32_t list = reading.token_at[mention.end - kList.size()];
    const bool is_word = reading.tokens[list].begin == mention.end - kList.size();
    if (is_word && !reading.tokens[list - 1].classes.any_of({WordClass::verb, WordClass::nominal_verb}))
      mention.end -= static_cast<std::uint32_t>(kList.size());
  }
}

}  // namespace fangzhi
