#include "extract/place_evidence.h"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/line_heads.h"
#include "extract/place_surroundings.h"
#include "extract/scope.h"
#include "extract/title_level.h"

namespace fangzhi {
namespace {

constexpr std::size_t kLongestName = 8;
constexpr std::size_t kFirstLines = 2;

bool begins_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::u32string_view each) { return text.starts_with(each); });
}

// 福清|3月10日电, 灵川|讯, 灵川|日报.
bool is_dateline(std::u32string_view behind) {
  if (begins_with_any(behind, {U"讯", U"日报", U"晚报", U"晨报", U"快报", U"发布", U"融媒", U"电视台",
                               U"新闻网", U"网讯"}))
    return true;
  constexpr std::u32string_view kOfDates = U"月日0123456789";
  const std::size_t end = behind.substr(0, 8).find_first_not_of(kOfDates);
  return end != std::u32string_view::npos && end > 1 && (behind[end] == U'电' || behind[end] == U'讯');
}

bool ends_with_any(std::u32string_view name, std::initializer_list<std::u32string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::u32string_view each) { return name.ends_with(each); });
}

// 云岭区, which no table knows, and not 产业园区.
bool is_district(std::u32string_view name) {
  if (name.size() < 3 || name.size() > 5) return false;
  if (ends_with_any(name, {U"社区", U"园区", U"景区", U"片区", U"街区", U"小区", U"地区", U"校区", U"山区",
                           U"特区", U"治区"}))
    return false;
  return std::u32string_view(U"区县旗市").find(name.back()) != std::u32string_view::npos;
}

// Where a division is named.
struct NamedAt {
  std::uint32_t begin = 0, end = 0;
};

class EvidenceGatherer {
 public:
  EvidenceGatherer(const Reading& reading, const Rulebook& rules, const std::vector<Mention>& mentions)
      : reading_(reading), rules_(rules), mentions_(mentions) {
    for (const Mention& each : mentions) {
      const std::u32string_view name = text().substr(each.begin, each.end - each.begin);
      if (each.type == rules.types().place && name.ends_with(U'镇')) towns_.emplace(name);
    }
  }

  // Counts, not yet their lengths in bits.
  std::vector<PlaceCandidate> gather() {
    for (const Token& token : reading_.tokens) {
      if (token.begin < seen_until_) continue;
      note_zone_word(token);
      note_level(token);
      read(token);
    }
    std::vector<PlaceCandidate> candidates;
    for (auto& [name, candidate] : found_) {
      candidate.sign(PlaceSign::called) = times_called(to_code_points(name));
      if (!is_zone_of_district(candidate) && !is_short_for_zone(name) && !is_called_like_town(candidate))
        candidates.push_back(std::move(candidate));
    }
    return candidates;
  }

  // How often words tell of each level, by its character: 县 of 全县, 县委, 县长.
  const std::map<char32_t, int>& levels() const { return levels_; }

 private:
  // 武清开发区, where 武清区 is named as often, or the page does not open with the zone.
  bool is_zone_of_district(const PlaceCandidate& zone) const {
    if (!is_zone(to_code_points(zone.name))) return false;
    return std::any_of(found_.begin(), found_.end(), [&](const auto& each) {
      const std::u32string name = to_code_points(each.first);
      return name.ends_with(U"区") && !is_zone(name) &&
             zone.name.starts_with(to_utf8(short_place_name(name))) &&
             (zone.sign(PlaceSign::leads) == 0 ||
              each.second.sign(PlaceSign::named) >= zone.sign(PlaceSign::named));
    });
  }

  // 新田县 of 新田, where 新田镇 is named and neither the county nor any 县委 is.
  bool is_called_like_town(const PlaceCandidate& candidate) const {
    const std::u32string full = to_code_points(candidate.name);
    const std::u32string_view shorter = short_place_name(full);
    const bool is_short = full.ends_with(U"县") && shorter.size() < full.size() &&
                          levels_.count(U'县') == 0 && candidate.sign(PlaceSign::named) == 0;
    return is_short && towns_.contains(std::u32string(shorter) + U"镇");
  }

  // 高新区, where 云岭高新区 is named too.
  bool is_short_for_zone(const std::string& name) const {
    constexpr std::string_view kWords[] = {"高新区", "经开区", "开发区", "新区"};
    return std::find(std::begin(kWords), std::end(kWords), name) != std::end(kWords) &&
           std::any_of(found_.begin(), found_.end(), [&](const auto& each) {
             return each.first != name && is_zone(to_code_points(each.first)) && each.first.ends_with(name);
           });
  }

  // 高新区 of 云岭高新区 and 云岭高新技术产业开发区.
  int times_called(std::u32string_view zone) const {
    if (!is_zone(zone)) return 0;
    constexpr std::pair<std::u32string_view, std::u32string_view> kKinds[] = {
        {U"高新区", U"高新技术产业开发区"},
        {U"经开区", U"经济技术开发区"},
        {U"经开区", U"经济开发区"},
        {U"开发区", U"开发区"},
        {U"高新区", U"高新区"},
        {U"经开区", U"经开区"},
        {U"新区", U"新区"}};
    int times = 0;
    for (const auto& [word, ending] : kKinds) {
      const auto named = zone_words_.find(word);
      if (zone.ends_with(ending) && named != zone_words_.end()) times += named->second;
    }
    return times;
  }

  // 高新区|来到北京, 高新区|管委会
  void note_zone_word(const Token& token) {
    constexpr std::u32string_view kWords[] = {U"高新区", U"经开区", U"开发区", U"新区"};
    const std::u32string_view word = reading_.text_of(token);
    const auto found = std::find(std::begin(kWords), std::end(kWords), word);
    const Token* const before = &token == reading_.tokens.data() ? nullptr : &token - 1;
    const bool is_part = before != nullptr && before->end == token.begin &&
                         (before->is(WordClass::division) || before->kind == TokenKind::unknown);
    if (found != std::end(kWords) && !is_part) ++zone_words_[*found];
  }

  std::u32string_view text() const { return reading_.text(); }

  // 全县, 县委, 县长.
  void note_level(const Token& token) {
    if (token.word == kNoWord) return;
    const std::u32string_view word = reading_.text_of(token);
    const WordFacts& facts = rules_.facts(token.word);
    const bool is_whole = word.size() == 2 && (word[0] == U'全' || word[0] == U'我' || word[0] == U'该');
    if (is_whole)
      ++levels_[level_of(word.substr(1))];
    else if (!facts.body_scope.empty() || token.is(WordClass::title))
      ++levels_[level_of(word)];
  }

  void read(const Token& token) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::unknown) return;
    if (read_zone(token.begin)) return;
    if (token.is(WordClass::division)) {
      const WordFacts& facts = rules_.facts(token.word);
      const bool is_county = facts.level == "county" && !ends_slogan(token);
      if (facts.level == "province" || facts.level == "prefecture" || is_county)
        note(facts.division, {token.begin, token.end});
      return;
    }
    if (!read_known(token.begin) && !read_paper(token.begin)) read_unknown(token.begin);
  }

  // 工业强县、和谐|兴县: what a county wants, not 兴县. Not behind a verb (位于|兴县) or a wider division.
  bool ends_slogan(const Token& token) const {
    if (token.end - token.begin != 2 || &token == reading_.tokens.data()) return false;
    const Token& before = *(&token - 1);
    const bool is_word = before.end == token.begin && before.end - before.begin == 2 &&
                         before.kind == TokenKind::word && !before.is(WordClass::division) &&
                         !before.is(WordClass::verb);
    return is_word && !is_dateline(text().substr(token.end, kLongestName));
  }

  // 云岭高新区, 云岭高新区|管委会, 云岭新区|工务局, 2023年度|云岭高新区|集中开工仪式
  bool read_zone(std::uint32_t begin) {
    const Mention* mention = mention_at(begin);
    if (mention == nullptr) return false;
    const TypeTable& types = rules_.types();
    constexpr std::u32string_view kYear = U"0123456789年度";
    const bool is_event = mention->type == types.event;
    const std::u32string_view before = text().substr(mention->begin, begin - mention->begin);
    if (!before.empty() && !(is_event && before.find_first_not_of(kYear) == std::u32string_view::npos))
      return false;
    std::u32string_view name = text().substr(begin, mention->end - begin);
    const bool is_work = is_event || mention->type == types.project;  // 云岭高新区|新材料基地项目
    if (mention->type == types.institution || is_work) name = name.substr(0, name.rfind(U'区') + 1);
    const bool may_be = is_work || mention->type == types.institution || mention->type == types.park ||
                        mention->type == types.place;
    if (!may_be || !is_zone(name) || name.starts_with(U"中国") || begins_with_county(name)) return false;
    const std::uint32_t end = begin + static_cast<std::uint32_t>(name.size());
    const std::u32string_view rest = is_work ? U"" : text().substr(end, mention->end - end);
    if (!rest.empty() && !rest.ends_with(U'局') && !opens_body(rules_.lexicon(), text().substr(end)))
      return false;
    note(to_utf8(name), {begin, end});
    return true;
  }

  // 灵川县|经济开发区: of the county.
  bool begins_with_county(std::u32string_view name) const {
    if (!rules_.begins_local_division(name)) return false;
    for (std::size_t length = 2; length < name.size() && length < kLongestName; ++length) {
      const std::string full = to_utf8(name.substr(0, length));
      const std::vector<const Division*> named = rules_.divisions().named(full);
      if (named.empty() || named.front()->level != DivisionLevel::county) continue;
      if (named.front()->name == full) return true;  // 灵川|经济开发区 may be told of more than 灵川县
    }
    return false;
  }

  // 灵川, 灵川县: what the table knows, the longest.
  bool read_known(std::uint32_t begin) {
    const std::u32string_view rest = text().substr(begin, kLongestName);
    if (!rules_.begins_local_division(rest)) return false;
    for (std::size_t length = rest.size(); length > 1; --length) {
      if (!rules_.is_local_division(rest.substr(0, length))) continue;
      const std::string name = to_utf8(rest.substr(0, length));
      const std::vector<const Division*> named = rules_.divisions().named(name);
      if (named.empty()) continue;
      const bool is_full = named.front()->name == name;
      if (named.size() != 1 && !is_full) continue;
      const bool is_paper = is_dateline(text().substr(begin + length, kLongestName));  // 今日|灵川|网讯
      const bool is_cut = length == 2 && ends_inside_word(begin + 2);
      if (is_cut || (length == 2 && !is_paper && !stands_alone(begin, *named.front(), is_full))) continue;
      if (!is_full && is_of_other_level(begin + static_cast<std::uint32_t>(length), *named.front())) continue;
      note(named.front()->name, {begin, begin + static_cast<std::uint32_t>(length)});
      return true;
    }
    return false;
  }

  // 和政|府: no 和政县.
  bool ends_inside_word(std::uint32_t end) const {
    const Token& last = reading_.tokens[reading_.token_at[end - 1]];
    return last.kind == TokenKind::word && last.end > end && !last.is(WordClass::division);
  }

  // 灵川|新闻网: the county of a paper, under a short name that is no word of the table.
  bool read_paper(std::uint32_t begin) {
    constexpr std::uint32_t kShort = 2;
    if (!is_dateline(text().substr(std::min<std::size_t>(begin + kShort, text().size()), kLongestName)))
      return false;
    const Division* county = county_called(text().substr(begin, kShort));
    if (county == nullptr) return false;
    note(county->name, {begin, begin + kShort});
    return true;
  }

  // 广宁|区委书记 is no 广宁县.
  bool is_of_other_level(std::uint32_t end, const Division& division) const {
    const char32_t next = end < text().size() ? text()[end] : U' ';
    return kDivisionLevels.find(next) != std::u32string_view::npos &&
           next != to_code_points(division.name).back();
  }

  // 路桥, 易县: words, but where a name begins. 和县 and 东区 only behind their city's name: 和 joins, and
  // many cities have an east.
  bool stands_alone(std::uint32_t begin, const Division& division, bool is_full) {
    const Mention* mention = mention_at(begin);
    if (mention == nullptr) return !is_full;
    if (mention->begin != begin) return false;
    if (!is_full) return true;
    const WordId first = rules_.lexicon().find(text().substr(begin, 1));
    const bool joins = first != kNoWord && rules_.lexicon().word(first).classes.has(WordClass::conjunction);
    if (!joins && !division.name.ends_with("区")) return true;
    const Division* city = rules_.divisions().city_of(division);
    const std::u32string_view before = text().substr(0, begin);
    return city != nullptr && before.ends_with(to_code_points(city->name));
  }

  // 云岭区, 云岭区|管委会: a place, or what a body's name begins with.
  void read_unknown(std::uint32_t begin) {
    const Mention* mention = mention_at(begin);
    if (mention == nullptr || mention->begin != begin) return;
    const TypeTable& types = rules_.types();
    constexpr std::u32string_view kParty = U"中共";
    if (text().substr(begin).starts_with(kParty)) begin += static_cast<std::uint32_t>(kParty.size());
    const std::u32string_view name = text().substr(begin, mention->end - std::min(begin, mention->end));
    if (name.empty()) return;
    if (mention->type == types.place) {
      if (const Division* county = county_called(name); county != nullptr)
        note(county->name, {begin, mention->end});
      else if (is_district(name))
        note(to_utf8(name), {begin, mention->end});
      return;
    }
    if (mention->type != types.institution && mention->type != types.event && mention->type != types.park)
      return;
    for (std::size_t length = 3; length <= 5 && length < name.size(); ++length) {
      if (!is_district(name.substr(0, length)) || !opens_body(rules_.lexicon(), name.substr(length)))
        continue;
      note(to_utf8(name.substr(0, length)), {begin, begin + static_cast<std::uint32_t>(length)});
      return;
    }
  }

  // 福清, a place of the page: the one county that is called so for short. Many such names are everyday words
  // too, so the table does not have them all.
  const Division* county_called(std::u32string_view name) const {
    if (!rules_.is_short_county(name)) return nullptr;
    const Division* found = nullptr;
    for (const std::string_view suffix : {"县", "市", "旗"}) {
      for (const Division* each : rules_.divisions().named(to_utf8(name) + std::string(suffix))) {
        if (found != nullptr) return nullptr;
        found = each;
      }
    }
    return found;
  }

  // The mention that covers the place; mentions and questions come in page order.
  const Mention* mention_at(std::uint32_t begin) {
    while (next_ < mentions_.size() && mentions_[next_].end <= begin) ++next_;
    return next_ < mentions_.size() && mentions_[next_].begin <= begin ? &mentions_[next_] : nullptr;
  }

  void note(const std::string& name, NamedAt at) {
    seen_until_ = at.end;
    const std::u32string_view behind = text().substr(at.end, kLongestName);
    const Mention* mention = mention_at(at.begin);
    const bool is_person = mention != nullptr && mention->type == rules_.types().person;  // 作者：吴川
    if (is_person || is_other_place(name, at, mention) || is_chance(name, at, mention)) return;
    PlaceCandidate& candidate = found_[name];
    candidate.name = name;
    const bool is_body = opens_body(rules_.lexicon(), behind) || opens_post(at, name);
    const bool is_inside =
        !is_body && mention != nullptr && mention->type != rules_.types().place && mention->end > at.end;
    candidate.sign(PlaceSign::body) += is_body;
    candidate.sign(PlaceSign::inside) += is_inside && !names_company(*mention);
    candidate.sign(PlaceSign::dateline) += is_dateline(behind);
    if (!is_inside) note_standing(candidate, at);
  }

  // 三江|口生态修复工程: a county's short name in that of a work may stand there by chance.
  bool is_chance(const std::string& name, NamedAt at, const Mention* mention) const {
    const bool is_short = to_utf8(text().substr(at.begin, at.end - at.begin)) != name;
    return is_short && mention != nullptr && mention->end > at.end && mention->type == rules_.types().project;
  }

  // 云岭|寺街道, 北海|路下穿工程: another place, which only begins like the short name.
  bool is_other_place(const std::string& name, NamedAt at, const Mention* mention) const {
    const std::u32string_view behind = text().substr(at.end, 2);
    if (begins_with_any(behind, {U"路", U"街", U"大道", U"大街", U"巷"})) return true;
    const bool is_longer =
        mention != nullptr && mention->type == rules_.types().place && mention->end > at.end;
    if (!is_longer || to_utf8(text().substr(at.begin, at.end - at.begin)) == name) return false;
    const std::u32string_view rest = text().substr(at.end, mention->end - at.end);
    return rest != U"城" && rest != U"县城" && rest != U"城区";  // 灵川|县城 is of the county
  }

  // Of a name that is part of no other. ·青林·, 青林|游园迎客: the short name at the head of a line is one of
  // several that the page goes through.
  void note_standing(PlaceCandidate& candidate, NamedAt at) {
    const std::u32string_view written = text().substr(at.begin, at.end - at.begin);
    const char32_t before = at.begin == 0 ? U' ' : text()[at.begin - 1];
    const char32_t behind = at.end < text().size() ? text()[at.end] : U'\n';
    const bool heads_line = (before == U'\n' || before == U'【') && ends_head(behind);
    const bool is_listed =
        before == U'、' || behind == U'、' || (heads_line && to_utf8(written) != candidate.name);
    const std::u32string_view rest = text().substr(at.end, kLongestName);
    const bool is_far = (is_gone_to(at.begin) && !tells(rest)) || sends_guests(rest);
    const PlaceSign by_name = to_utf8(written) == candidate.name ? PlaceSign::named : PlaceSign::shortened;
    ++candidate.sign(is_listed ? PlaceSign::listed : is_far ? PlaceSign::far : by_name);
    candidate.sign(PlaceSign::leads) += stands_first(at.begin);
  }

  // 从云岭区|了解到, 从云岭区|获悉: who told it.
  static bool tells(std::u32string_view behind) {
    return begins_with_any(behind, {U"了解到", U"获悉", U"得知", U"传来"});
  }

  // 云岭区|党政考察团来到青林县
  static bool sends_guests(std::u32string_view behind) {
    constexpr std::u32string_view kGuests[] = {U"考察团", U"代表团", U"考察组", U"观摩团"};
    constexpr std::size_t kBetween = 4;  // 党政
    const std::size_t end = behind.substr(0, kBetween).find_first_of(U"考代观");
    return end != std::u32string_view::npos &&
           std::any_of(std::begin(kGuests), std::end(kGuests),
                       [&](std::u32string_view word) { return behind.substr(end).starts_with(word); });
  }

  // 赴|云岭区, 来到|安陵市|云岭区
  bool is_gone_to(std::uint32_t begin) const {
    constexpr int kMostLevels = 3;
    for (int levels = 0; begin > 0 && levels < kMostLevels; ++levels) {
      if (std::u32string_view(U"赴到往从自").find(text()[begin - 1]) != std::u32string_view::npos)
        return true;
      const Token& before = reading_.tokens[reading_.token_at[begin - 1]];
      if (before.end != begin || !before.is(WordClass::division)) return false;
      begin = before.begin;
    }
    return false;
  }

  bool stands_first(std::uint32_t begin) const {
    const std::vector<Paragraph>& paragraphs = reading_.layout.paragraphs;
    return begin < paragraphs[std::min(kFirstLines, paragraphs.size()) - 1].end;
  }

  // 灵川|县委书记, 灵川县|县长, 灵川|县委: a word of its level.
  bool opens_post(NamedAt at, const std::string& name) const {
    if (at.end >= reading_.token_at.size()) return false;
    const Token& token = reading_.tokens[reading_.token_at[at.end]];
    if (token.begin != at.end || token.word == kNoWord) return false;
    const bool is_of_level = token.is(WordClass::title) || !rules_.facts(token.word).body_scope.empty();
    const char32_t level = level_of(reading_.text_of(token));
    return is_of_level && level == to_code_points(name).back();
  }

  // A firm may bear the name of the city it comes from.
  bool names_company(const Mention& mention) const {
    const std::u32string_view name = text().substr(mention.begin, mention.end - mention.begin);
    const std::vector<std::u32string>& tails = rules_.lexicon().list(WordClass::firm_tail);
    return std::any_of(tails.begin(), tails.end(), [&](const std::u32string& tail) {
      return name.size() > tail.size() && name.ends_with(tail);
    });
  }

  const Reading& reading_;
  const Rulebook& rules_;
  const std::vector<Mention>& mentions_;
  std::map<std::string, PlaceCandidate> found_;
  std::map<char32_t, int> levels_;
  std::set<std::u32string> towns_;
  std::map<std::u32string_view, int> zone_words_;
  std::uint32_t seen_until_ = 0;
  std::size_t next_ = 0;
};

// 产业集聚区, 文化产业园区: a kind of zone, not the name of one.
bool is_kind_alone(std::u32string_view name) {
  constexpr std::u32string_view kKinds[] = {U"产业", U"工业", U"经济", U"技术", U"高新", U"开发", U"集聚",
                                            U"示范", U"文化", U"合作", U"旅游", U"现代", U"农业", U"商务",
                                            U"物流", U"科技", U"新",   U"区",   U"园"};
  while (!name.empty()) {
    const auto kind = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](std::u32string_view each) { return name.starts_with(each); });
    if (kind == std::end(kKinds)) return false;
    name.remove_prefix(kind->size());
  }
  return true;
}

constexpr struct {
  PlaceSign sign;
  int weight;
} kWeights[] = {
    {PlaceSign::province, -22}, {PlaceSign::city, -9},  {PlaceSign::district, 29}, {PlaceSign::unlisted, -5},
    {PlaceSign::zone, -23},     {PlaceSign::named, 12}, {PlaceSign::shortened, 2}, {PlaceSign::leads, 4},
    {PlaceSign::dateline, 12},  {PlaceSign::body, 2},   {PlaceSign::inside, 6},    {PlaceSign::listed, -2},
    {PlaceSign::far, -2},       {PlaceSign::parts, 20}, {PlaceSign::part, -9},     {PlaceSign::whole, 3},
    {PlaceSign::beside, -5},    {PlaceSign::level, 4},  {PlaceSign::levels, -7},   {PlaceSign::called, 12},
};

}  // namespace

int PlaceCandidate::score() const {
  int score = 0;
  for (const auto& [which, weight] : kWeights) score += weight * sign(which);
  return score;
}

bool is_zone(std::u32string_view name) {
  constexpr std::size_t kLongest = 12;
  return name.size() > 3 && name.size() <= kLongest && !is_kind_alone(name) &&
         ends_with_any(name, {U"高新区", U"经开区", U"开发区", U"新区", U"示范区", U"港务区", U"产业园区",
                              U"工业园区", U"科技城", U"科学城", U"集聚区", U"度假区", U"保税区", U"合作园区",
                              U"开发园区", U"合作区"});
}

bool opens_body(const Lexicon& lexicon, std::u32string_view rest) {
  if (!lexicon.may_begin_listed(WordClass::body_opening, rest)) return false;
  const std::vector<std::u32string>& openings = lexicon.list(WordClass::body_opening);
  return std::any_of(openings.begin(), openings.end(),
                     [&](const std::u32string& each) { return rest.starts_with(each); });
}

std::vector<PlaceCandidate> place_candidates(const Reading& reading, const Rulebook& rules,
                                             const std::vector<Mention>& mentions) {
  EvidenceGatherer gatherer(reading, rules, mentions);
  std::vector<PlaceCandidate> candidates = gatherer.gather();
  note_surroundings(rules.divisions(), candidates, gatherer.levels());
  for (PlaceCandidate& each : candidates) {
    for (std::size_t i = static_cast<std::size_t>(PlaceSign::named); i < each.signs.size(); ++i)
      each.signs[i] = static_cast<int>(std::bit_width(static_cast<unsigned>(each.signs[i])));
  }
  return candidates;
}

}  // namespace fangzhi
