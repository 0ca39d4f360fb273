#include "extract/name_edges.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "extract/division_suffixes.h"
#include "extract/work_names.h"

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

void cut_brackets(std::u32string_view text, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kShortest = 2;
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const std::size_t opens = name.find(U'（'), closes = name.find(U'）');
    if ((opens == name.npos) == (closes == name.npos)) continue;
    const bool is_listed = mention.begin > 0 && text[mention.begin - 1] == U'、';
    if (opens == name.npos && is_listed && closes >= kShortest) {
      mention.end = mention.begin + static_cast<std::uint32_t>(closes);
    } else if (opens == name.npos && name.size() - closes > kShortest) {
      mention.begin += static_cast<std::uint32_t>(closes) + 1;
    } else if (closes == name.npos && opens >= kShortest) {
      mention.end = mention.begin + static_cast<std::uint32_t>(opens);
    }
  }
}

namespace {

// 周云|先后来到…: the adverb gives no letter to a name.
bool opens_adverb(std::u32string_view text) {
  constexpr std::u32string_view kAdverbs[] = {U"先后", U"随后",   U"亲自",   U"分别",   U"共同",   U"一行",
                                              U"首先", U"在仪式", U"在会上", U"在致辞", U"在讲话", U"所作"};
  return std::any_of(std::begin(kAdverbs), std::end(kAdverbs),
                     [&](std::u32string_view adverb) { return text.starts_with(adverb); });
}

}  // namespace

void cut_known_persons(std::u32string_view text, TypeId person, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kKnown = 3;  // characters: of two, many are words too
  std::set<std::u32string_view> known;
  for (const Mention& each : mentions) {
    if (each.type == person && each.end - each.begin == kKnown) known.insert(text.substr(each.begin, kKnown));
  }
  for (Mention& each : mentions) {
    const bool is_longer = each.type == person && each.end - each.begin == kKnown + 1;
    if (is_longer && known.contains(text.substr(each.begin, kKnown))) --each.end;
    if (each.type == person && each.end - each.begin == kKnown && opens_adverb(text.substr(each.end - 1)))
      --each.end;
  }
}

void cut_counted_towns(std::u32string_view text, TypeId place, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kCount = 2, kShortest = 4;  // characters: 两镇, 青溪两镇
  for (Mention& each : mentions) {
    if (each.type != place || each.end - each.begin < kShortest) continue;
    if (is_counted_level(text.substr(each.end - kCount, kCount))) each.end -= kCount;
  }
}

namespace {

// Where the name begins behind the word that introduces it, or 0: 青禾机械 of 日资企业青禾机械; but not of
// 民营企业|服务中心, which is a name.
std::uint32_t end_of_introduction(const Lexicon& lexicon, WordClass list, std::u32string_view name) {
  constexpr std::size_t kLatest = 6;    // characters before the word: 云河市级|重点项目
  constexpr std::size_t kShortest = 3;  // of the name behind it
  for (const std::u32string& word : lexicon.list(list)) {
    const std::size_t at = name.find(word);
    if (at == std::u32string_view::npos || at > kLatest) continue;
    const std::u32string_view rest = name.substr(at + word.size());
    if (rest.size() >= kShortest && !lexicon.has_listed(WordClass::joins_introduction, rest.substr(0, 2)))
      return static_cast<std::uint32_t>(at + word.size());
  }
  return 0;
}

// 五届|青禾茶文化节, but not 第五届 or 十五届人大四次会议.
std::uint32_t end_of_count(std::u32string_view name) {
  constexpr std::u32string_view kNumerals = U"0123456789一二两三四五六七八九十多";
  for (const std::u32string_view congress : {U"全会", U"会议", U"人大", U"政协", U"代表大会"}) {
    if (name.find(congress) != std::u32string_view::npos) return 0;
  }
  const std::size_t end = name.find_first_not_of(kNumerals);
  if (end == 0 || end == std::u32string_view::npos || name[end] != U'届') return 0;
  return static_cast<std::uint32_t>(end) + 1;
}

}  // namespace

void cut_introductions(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  const TypeTable& types = rules.types();
  for (Mention& mention : mentions) {
    const std::u32string_view name = reading.text().substr(mention.begin, mention.end - mention.begin);
    if (mention.type == types.institution) {
      mention.begin += end_of_introduction(rules.lexicon(), WordClass::introduces_body, name);
    } else if (mention.type == types.project || mention.type == types.park) {
      const std::uint32_t body = end_of_introduction(rules.lexicon(), WordClass::introduces_body, name);
      mention.begin += body > 0 && mention.type == types.project
                           ? body
                           : end_of_introduction(rules.lexicon(), WordClass::introduces_work, name);
    } else if (mention.type == types.event) {
      mention.begin += end_of_count(name);
    }
  }
}

void split_off_persons(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kLinks = U"与同和";
  constexpr std::size_t kShortest = 4;  // of the body's name
  std::set<std::u32string_view> known;
  for (const Mention& each : mentions) {
    if (each.type == types.person) known.insert(text.substr(each.begin, each.end - each.begin));
  }
  std::vector<Mention> kept;
  kept.reserve(mentions.size());
  for (Mention mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const std::size_t link = name.find_first_of(kLinks);
    if (mention.type == types.institution && link != std::u32string_view::npos &&
        known.contains(name.substr(0, link))) {
      Mention person = mention;
      person.type = types.person;
      person.end = mention.begin + static_cast<std::uint32_t>(link);
      kept.push_back(person);
      mention.begin = person.end + 1;
      if (name.size() - link - 1 < kShortest) continue;
    }
    kept.push_back(mention);
  }
  mentions = std::move(kept);
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

namespace {

// Where the words between quotation marks begin of which `end` is the end, behind a verb that awards them;
// `end` where there are none.
std::uint32_t quoted_award_before(std::u32string_view text, std::uint32_t end) {
  constexpr std::u32string_view kVerbs[] = {U"入选",   U"获评", U"荣获",   U"获得", U"评为",
                                            U"命名为", U"授予", U"认定为", U"获批", U"跻身"};
  constexpr std::uint32_t kLongest = 40;
  if (end >= text.size() || text[end] != U'”') return end;
  const std::uint32_t reach = end - std::min(end, kLongest);
  const std::size_t open = text.substr(reach, end - reach).rfind(U'“');
  if (open == std::u32string_view::npos) return end;
  const std::u32string_view quoted = text.substr(reach + open + 1, end - reach - open - 1);
  if (quoted.find_first_of(U"”，。；") != std::u32string_view::npos) return end;
  const std::u32string_view before = text.substr(0, reach + open);
  const bool is_awarded = std::any_of(std::begin(kVerbs), std::end(kVerbs),
                                      [&](std::u32string_view verb) { return before.ends_with(verb); });
  return is_awarded ? reach + static_cast<std::uint32_t>(open) + 1 : end;
}

}  // namespace

void widen_quoted_honors(std::u32string_view text, TypeId honor, std::vector<Mention>& mentions) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].type != honor) continue;
    const std::uint32_t begin = quoted_award_before(text, mentions[i].end);
    if (begin >= mentions[i].begin) continue;
    mentions[i].begin = begin;
    std::size_t first = i;
    while (first > 0 && mentions[first - 1].end > begin) --first;
    mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(first),
                   mentions.begin() + static_cast<std::ptrdiff_t>(i));
    i = first;
  }
}

void share_heads(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kLongest = 3;       // characters of a name without its head
  constexpr std::uint32_t kShortestHead = 3;  // 溪: the name built alike ends with the same character
  for (std::size_t i = mentions.size(); i-- > 1;) {
    const Mention& last = mentions[i];
    Mention& bare = mentions[i - 1];
    if ((last.type != types.park && last.type != types.project) || bare.type != types.place) continue;
    const std::uint32_t size = bare.end - bare.begin;
    if (text.substr(bare.end, last.begin - bare.end) != U"、" || size > kLongest || size < 2) continue;
    const bool is_alike = text[bare.end - 1] == text[last.begin + std::min(size, last.end - last.begin) - 1];
    const bool has_head = last.end - last.begin >= size + kShortestHead;
    const bool is_bare_too = i + 1 < mentions.size() && mentions[i + 1].type == last.type &&
                             last.end - last.begin == size;  // itself without the head
    if (is_alike && (has_head || is_bare_too)) bare.type = last.type;
  }
}

void cut_days_of_events(std::u32string_view text, TypeId event, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kDays[] = {U"当天", U"当日", U"昨天", U"昨日", U"今天", U"今日",
                                           U"上午", U"下午", U"此次", U"本次", U"这次"};
  constexpr std::size_t kShortest = 3;
  for (Mention& mention : mentions) {
    if (mention.type != event) continue;
    std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const auto is_opened_by = [&](std::u32string_view day) {
      return name.starts_with(day) && name.size() >= day.size() + kShortest;
    };
    while (std::any_of(std::begin(kDays), std::end(kDays), is_opened_by)) name.remove_prefix(kDays[0].size());
    mention.begin = mention.end - static_cast<std::uint32_t>(name.size());
  }
}

void drop_short_events(std::u32string_view text, TypeId event, std::vector<Mention>& mentions) {
  constexpr std::size_t kMostKept = 64;  // names of events, the first ones of the page
  constexpr std::u32string_view kShort[] = {U"推介会",     U"签约仪式",   U"开工仪式",
                                            U"座谈会",     U"启动仪式",   U"开幕式",
                                            U"第一次会议", U"第二次会议", U"第三次会议"};
  std::vector<std::u32string_view> known;
  std::erase_if(mentions, [&](const Mention& mention) {
    if (mention.type != event) return false;
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const bool is_short = std::find(std::begin(kShort), std::end(kShort), name) != std::end(kShort);
    const bool is_known = std::any_of(known.begin(), known.end(),
                                      [&](std::u32string_view longer) { return longer.ends_with(name); });
    if (!is_short && known.size() < kMostKept) known.push_back(name);
    return is_short && is_known;
  });
}

void split_shared_meetings(const Reading& reading, const TypeTable& types, std::vector<Mention>& mentions) {
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const Mention& before = mentions[i - 1];
    Mention& meeting = mentions[i];
    const bool is_listed = before.type == types.institution && before.end + 1 == meeting.begin &&
                           reading.text()[before.end] == U'、';
    if (meeting.type != types.event || !is_listed) continue;
    const auto is_body = [&](const Mention& mention) {
      return reading.tokens[reading.token_at[mention.begin]].is(WordClass::body);
    };
    const Token& first = reading.tokens[reading.token_at[meeting.begin]];
    const bool is_bare = before.end == reading.tokens[reading.token_at[before.begin]].end;
    if (!is_bare || !is_body(before) || !is_body(meeting) || first.end >= meeting.end) continue;
    meeting.end = first.end;
    meeting.type = types.institution;
  }
}

void split_committees(std::u32string_view text, TypeId institution, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kLevels = U"省市州盟区县旗镇";
  constexpr std::u32string_view kGovernments[] = {U"人民政府", U"政府"};
  std::vector<Mention> split;
  split.reserve(mentions.size());
  for (Mention mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const std::size_t committee = name.find(U'委');
    const std::size_t level = committee + 1;
    const bool is_both =
        mention.type == institution && committee != std::u32string_view::npos && committee > 0 &&
        level < name.size() && kLevels.find(name[committee - 1]) != std::u32string_view::npos &&
        name[level] == name[committee - 1] &&
        std::find(std::begin(kGovernments), std::end(kGovernments), name.substr(level + 1)) !=
            std::end(kGovernments);
    if (is_both) {
      Mention first = mention;
      first.end = mention.begin + static_cast<std::uint32_t>(level);
      split.push_back(first);
      mention.begin = first.end;
    }
    split.push_back(mention);
  }
  mentions = std::move(split);
}

void take_sessions(std::u32string_view text, TypeId event, std::vector<Mention>& mentions) {
  constexpr std::size_t kLongest = 12;  // 　第十二次会议
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    Mention& mention = mentions[m];
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    if (mention.type != event || !(name.ends_with(U"人民代表大会") || name.ends_with(U"委员会"))) continue;
    std::u32string_view behind = text.substr(mention.end, kLongest);
    const std::size_t blanks = std::min(behind.find_first_not_of(U" 　"), behind.size());
    behind.remove_prefix(blanks);
    const std::size_t session = behind.find(U"次会议");
    if (!behind.starts_with(U'第') || session == std::u32string_view::npos) continue;
    const auto end = mention.end + static_cast<std::uint32_t>(blanks + session + 3);
    if (m + 1 == mentions.size() || mentions[m + 1].begin >= end) mention.end = end;
  }
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

void cut_openings_of_events(std::u32string_view text, TypeId event, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kOpenings[] = {U"开幕式", U"闭幕式", U"开幕仪式"};
  std::set<std::u32string_view> names;
  const auto name_of = [&](const Mention& each) { return text.substr(each.begin, each.end - each.begin); };
  for (const Mention& each : mentions) {
    if (each.type == event) names.insert(name_of(each));
  }
  for (Mention& each : mentions) {
    for (const std::u32string_view opening : kOpenings) {
      const std::u32string_view name = name_of(each);
      if (each.type != event || !name.ends_with(opening)) continue;
      if (names.contains(name.substr(0, name.size() - opening.size())))
        each.end -= static_cast<std::uint32_t>(opening.size());
    }
  }
}

void settle_site_words(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kBefore[] = {U"初定", U"暂定", U"拟定"};
  for (Mention& mention : mentions) {
    if (mention.type != types.place && mention.type != types.park) continue;
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    for (const std::u32string_view word : kBefore) {
      if (name.starts_with(word)) mention.begin += static_cast<std::uint32_t>(word.size());
    }
    if (mention.type == types.place && name.ends_with(U'区') && text.substr(mention.end).starts_with(U'块'))
      ++mention.end;
  }
}

void cut_former(std::u32string_view text, const TypeTable& types, std::vector<Mention>& mentions) {
  constexpr std::size_t kShortest = 4, kReach = 2000;  // characters
  for (Mention& mention : mentions) {
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const bool may_be = mention.type == types.institution || mention.type == types.place;
    if (!may_be || name.front() != U'原' || name.size() <= kShortest) continue;
    const std::u32string_view now = name.substr(1);
    const std::size_t reach = mention.begin - std::min<std::size_t>(mention.begin, kReach);
    const std::u32string_view near = text.substr(reach, 2 * kReach);
    for (std::size_t at = near.find(now); at != near.npos; at = near.find(now, at + 1)) {
      if (at == 0 || near[at - 1] == U'原') continue;
      ++mention.begin;
      break;
    }
  }
}

void join_bureaus(std::u32string_view text, TypeId institution, std::vector<Mention>& mentions) {
  constexpr std::u32string_view kFields[] = {U"文化和", U"住房和",     U"人力资源和", U"发展和",    U"工业和",
                                             U"林业和", U"教育和",     U"农业和",     U"科技和",    U"卫生和",
                                             U"民族和", U"自然资源和", U"水利和",     U"文化体育和"};
  constexpr std::u32string_view kBureaus[] = {U"局", U"委", U"委员会", U"厅"};
  constexpr std::u32string_view kLevels = U"省市州县区旗";
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    Mention& mention = mentions[m];
    const std::u32string_view name = text.substr(mention.begin, mention.end - mention.begin);
    const bool is_bureau = std::any_of(std::begin(kBureaus), std::end(kBureaus),
                                       [&](std::u32string_view each) { return name.ends_with(each); });
    if (mention.type != institution || !is_bureau) continue;
    const std::u32string_view before = text.substr(0, mention.begin);
    for (const std::u32string_view field : kFields) {
      if (!before.ends_with(field)) continue;
      auto begin = mention.begin - static_cast<std::uint32_t>(field.size());
      if (begin > 0 && kLevels.find(text[begin - 1]) != std::u32string_view::npos) --begin;
      if (m == 0 || mentions[m - 1].end <= begin) mention.begin = begin;
      break;
    }
  }
}

void cut_adverbs_behind(const Reading& reading, TypeId institution, std::vector<Mention>& mentions) {
  constexpr std::uint32_t kShortest = 3, kAdverb = 2;  // characters
  for (Mention& mention : mentions) {
    if (mention.type != institution || mention.end >= reading.text().size()) continue;
    const std::uint32_t next = reading.token_at[mention.end];
    if (next == 0 || reading.tokens[next].begin != mention.end) continue;
    const Token& last = reading.tokens[next - 1];
    const bool leads_on = reading.tokens[next].is(WordClass::verb) && last.is(WordClass::adverb);
    if (leads_on && last.length() == kAdverb && last.begin >= mention.begin + kShortest)
      mention.end = last.begin;
  }
}

void settle_names(const Reading& reading, const Rulebook& rules, std::vector<Mention>& mentions) {
  const std::u32string_view text = reading.text();
  const TypeTable& types = rules.types();
  settle_marks(text, mentions);
  settle_work_names(text, types, mentions);
  cut_brackets(text, mentions);  // of which a count may have left one half
  settle_site_words(text, types, mentions);
  cut_former(text, types, mentions);
  join_bureaus(text, types.institution, mentions);
  cut_counted_towns(text, types.place, mentions);
  cut_adverbs_behind(reading, types.institution, mentions);
  cut_known_persons(text, types.person, mentions);
  cut_introductions(reading, rules, mentions);
  split_off_persons(text, types, mentions);
  take_station(text, types, mentions);
  share_heads(text, types, mentions);
  split_committees(text, types.institution, mentions);
  take_sessions(text, types.event, mentions);
  split_shared_meetings(reading, types, mentions);
  cut_openings_of_events(text, types.event, mentions);
  cut_days_of_events(text, types.event, mentions);
  drop_short_events(text, types.event, mentions);
  widen_quoted_honors(text, types.honor, mentions);
  cut_lists_of_honors(reading, types.honor, mentions);
}

}  // namespace fangzhi
