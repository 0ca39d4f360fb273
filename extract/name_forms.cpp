#include "extract/name_forms.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/utf8.h"
#include "extract/division_suffixes.h"
#include "extract/public_bodies.h"
#include "extract/sorted_words.h"
#include "extract/token_nature.h"
#include "extract/zone_names.h"

namespace fangzhi {
namespace {

bool ends_with(std::u32string_view text, std::u32string_view tail) {
  return text.size() > tail.size() && text.substr(text.size() - tail.size()) == tail;
}
bool starts_with(std::u32string_view text, std::u32string_view head) {
  return !head.empty() && text.size() > head.size() && text.substr(0, head.size()) == head;
}

}  // namespace

NameForms::NameForms(const Reading& reading, const Rulebook& rules, const PageScope& scope,
                     std::u32string_view source, std::vector<Mention> chosen, PageArena& arena)
    : reading_(reading),
      rules_(rules),
      scope_(scope),
      source_(source),
      arena_(arena),
      home_name_(to_code_points(scope.home())),
      place_names_{to_code_points(scope.place()), to_code_points(scope.city), to_code_points(scope.district)},
      mentions_(std::move(chosen)),
      forms_(arena.resource()) {
  const std::vector<const NameForm*> names = settle_types();
  know_home();
  find_repetitions(names);
}

const NameForm* NameForms::find(std::u32string_view text) const {
  const auto found = forms_.find(text);
  return found == forms_.end() ? nullptr : &found->second;
}

std::u32string_view NameForms::full_form(std::u32string_view text) const {
  constexpr int kMostSteps = 3;
  const NameForm* known = find(text);
  for (int steps = 0; steps < kMostSteps && known != nullptr && known->full != known; ++steps) {
    known = known->full;
    text = known->text;
  }
  return text;
}

// The form of that text, made where the page has none.
NameForm& NameForms::form(std::u32string_view text) {
  if (const auto found = forms_.find(text); found != forms_.end()) return found->second;
  const std::u32string_view kept = arena_.keep(text);
  return forms_.emplace(kept, NameForm{kept, static_cast<std::uint32_t>(forms_.size())}).first->second;
}

std::u32string_view NameForms::text_of(const Mention& mention) {
  text_.clear();
  for (std::uint32_t i = mention.begin; i < mention.end; ++i) {
    const char32_t c = source_[reading_.layout.source[i]];
    if (!is_space(c)) text_.push_back(c);
  }
  return text_;
}

// 高新区, 开发区: parks, whatever is said of them.
bool NameForms::is_bare_zone(std::u32string_view text) const {
  const WordId word = rules_.lexicon().find(text);
  return word != kNoWord && text.back() == U'区' && !rules_.facts(word).zone.empty();
}

// What most of the evidence says a form is, it is everywhere on the page. Returns the forms in the order of
// their first mention.
std::vector<const NameForm*> NameForms::settle_types() {
  const std::size_t types = rules_.types().names.size();
  std::vector<NameForm*> met;  // of each mention
  std::vector<const NameForm*> names;
  std::vector<float> votes;  // of each form, for each type
  met.reserve(mentions_.size());
  for (const Mention& mention : mentions_) {
    NameForm& known = form(text_of(mention));
    if (known.full == nullptr) {
      known.full = &known;
      names.push_back(&known);
      votes.resize(votes.size() + types);
    }
    met.push_back(&known);
    votes[known.number * types + mention.type] += mention.score;
  }
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (met[i]->type == kNoType) {
      const auto first = votes.begin() + static_cast<std::ptrdiff_t>(met[i]->number * types);
      const auto best = std::max_element(first, first + static_cast<std::ptrdiff_t>(types));
      met[i]->type = is_bare_zone(met[i]->text) ? rules_.types().park : static_cast<TypeId>(best - first);
    }
    mentions_[i].type = met[i]->type;
  }
  return names;
}

// 荣昌 is the district that the page reports on, whatever it looked like by itself and though the page never
// names 荣昌区 in full; so is 天门, a city of no other city.
void NameForms::know_home() {
  const TypeId place = rules_.types().place;
  const std::u32string district = to_code_points(scope_.district.empty() ? scope_.city : scope_.district);
  if (district.empty() || place == kNoType) return;
  const std::u32string_view shorter = short_place_name(district);
  if (shorter.size() < 2 || rules_.lexicon().find(shorter) != kNoWord) return;
  NameForm& home = form(district);
  if (home.full == nullptr) {
    home.full = &home;
    home.type = place;
  }
  if (home.type != place) return;
  NameForm& short_home = form(shorter);
  short_home.full = &home;
  short_home.type = place;
  for (Mention& mention : mentions_) {
    if (text_of(mention) == shorter) mention.type = place;
  }
}

void NameForms::offer(std::u32string_view text, const NameForm& full) {
  if (text.size() < 2) return;
  NameForm& known = form(text);
  if (known.full == nullptr) {
    known.full = &full;
    known.type = full.type;
  }
  // Found by itself as well, and of one type: the same thing under its shorter name.
  if (known.full == &known && known.type == full.type) known.full = &full;
}

// 安陵青禾新材料有限公司（以下简称“青禾新材”）
void NameForms::link_called_short() {
  constexpr std::u32string_view kOpening = U"（(", kQuoting = U"：:“”‘’\"", kClosing = U"）)";
  constexpr std::u32string_view kCalled[] = {U"简称", U"下称"};
  constexpr std::u32string_view kPointing = U"本该此";  // “本项目” is no name
  constexpr std::size_t kCalledSize = 2;
  constexpr std::size_t kLongest = 24;
  constexpr std::size_t kLatest = 6;  // 暂定名，以下简称
  const TypeTable& types = rules_.types();
  for (const Mention& mention : mentions_) {
    if (mention.type == types.person || mention.type == types.place) continue;
    std::u32string_view behind = reading_.text().substr(mention.end, kLongest);
    if (behind.empty() || kOpening.find(behind.front()) == std::u32string_view::npos) continue;
    behind = behind.substr(1, behind.find_first_of(kClosing) - 1);
    const std::size_t called = std::min(behind.find(kCalled[0]), behind.find(kCalled[1]));
    if (called > kLatest) continue;
    behind.remove_prefix(called + kCalledSize);
    while (!behind.empty() && kQuoting.find(behind.front()) != std::u32string_view::npos)
      behind.remove_prefix(1);
    const std::u32string_view shorter = behind.substr(0, behind.find_first_of(kQuoting));
    const bool only_points =
        kPointing.find(shorter.empty() ? U' ' : shorter.front()) != std::u32string_view::npos;
    if (only_points) continue;
    if (rules_.lexicon().find(shorter) == kNoWord) offer(shorter, form(text_of(mention)));
  }
}

// 青溪、禾溪|两镇: 青溪镇 and 禾溪镇.
void NameForms::link_counted_towns() {
  constexpr std::size_t kCount = 2, kLongestList = 16;
  const TypeId place = rules_.types().place;
  const std::u32string_view text = reading_.text();
  for (std::size_t last = 0; last < mentions_.size(); ++last) {
    const std::u32string_view counted = text.substr(mentions_[last].end, kCount);
    if (mentions_[last].type != place || !is_counted_level(counted)) continue;
    for (std::size_t m = last; last - m < kLongestList; --m) {
      const std::u32string name(text_of(mentions_[m]));
      if (mentions_[m].type == place && !ends_as_division(name)) {
        NameForm& full = form(name + counted.back());
        if (full.full == nullptr) full.full = &full;
        if (full.type == kNoType) full.type = place;
        if (full.type == place) offer(name, full);
      }
      const bool goes_on =
          m > 0 && mentions_[m - 1].end + 1 == mentions_[m].begin &&
          std::u32string_view(U"、和与").find(text[mentions_[m - 1].end]) != std::u32string_view::npos;
      if (!goes_on) break;
    }
  }
}

void NameForms::link_zones(const std::vector<const NameForm*>& names) {
  std::vector<std::u32string_view> parks;
  for (const NameForm* name : names) {
    if (name->type == rules_.types().park && name->full == name) parks.push_back(name->text);
  }
  const std::vector<std::size_t> fullest = fullest_zones(rules_, scope_, parks);
  for (std::size_t i = 0; i < parks.size(); ++i) {
    if (fullest[i] != i) offer(parks[i], *find(parks[fullest[i]]));
  }
}

// 青禾阳台|改造攻坚项目: a name on the page that the work's own name only says more about.
void NameForms::link_work(const NameForm& work) {
  const std::u32string_view name = work.text;
  for (std::size_t length = name.size() - 1; length >= 3; --length) {
    const NameForm* known = find(name.substr(0, length));
    if (known == nullptr || known->type != work.type) continue;
    if (is_work_tail(name.substr(length))) return offer(known->text, work);
  }
}

namespace {

// 年产5万吨, 200MW: how much of what the words behind it name.
bool is_quantity(std::u32string_view words) {
  constexpr std::u32string_view kOpening[] = {U"年产", U"日产", U"年加工", U"年处理", U"日处理", U"年生产"};
  constexpr std::u32string_view kUnits =
      U"0123456789.万亿千余×吨台套件只辆平方米立公里亩兆瓦时头羽条片块瓶箱个座根匹双支升克组株GgWwhHMmkKVvAa/"
      U"d";
  for (const std::u32string_view opening : kOpening) {
    if (!words.starts_with(opening)) continue;
    words.remove_prefix(opening.size());
    break;
  }
  return !words.empty() && is_ascii_digit(words.front()) &&
         words.find_first_not_of(kUnits) == std::u32string_view::npos;
}

}  // namespace

// Whether the words before a work's name say no more than whose it is, where, and how much it makes:
// 青禾集团年产5万吨.
bool NameForms::only_adds(std::u32string_view words) const {
  constexpr std::size_t kLongestPlace = 6;  // 青林镇|云河康养小镇
  if (is_quantity(words) || (words.size() <= kLongestPlace && ends_as_division(words))) return true;
  for (std::size_t owner = 2; owner <= words.size(); ++owner) {
    const std::u32string_view name = words.substr(0, owner);
    const NameForm* known = find(name);
    const bool is_known = known != nullptr && known->type == rules_.types().institution;
    if (!is_known && without_company_tail(name).empty()) continue;
    const std::u32string_view rest = words.substr(owner);
    if (rest.empty() || rest == U"的" || is_quantity(rest)) return true;
  }
  return false;
}

// 青禾集团年产5万吨磷酸铁项目, later 磷酸铁项目: one work where the page has no other that may be called so.
void NameForms::link_short_works(const std::vector<const NameForm*>& names) {
  constexpr std::size_t kShortest = 3, kLongestBefore = 32;
  std::map<std::u32string_view, const NameForm*> meant;  // by the short name; null where several are
  for (const NameForm* name : names) {
    if (name->type != rules_.types().project) continue;
    const std::u32string_view text = name->text;
    for (std::size_t begin = 1; begin + kShortest <= text.size() && begin <= kLongestBefore; ++begin) {
      const NameForm* known = find(text.substr(begin));
      if (known == nullptr || known->type != name->type) continue;
      const bool is_later = known->number > name->number;
      if (!is_later && !only_adds(text.substr(0, begin))) continue;
      const auto [told, is_new] = meant.try_emplace(known->text, name);
      if (!is_new) told->second = nullptr;
    }
  }
  for (const auto& [text, name] : meant) {
    if (name != nullptr) offer(text, *name);
  }
}

// Whether the words are verbs of works and 项目 or 工程: 改造攻坚项目, 提升工程, 项目.
bool NameForms::is_work_tail(std::u32string_view tail) const {
  while (!tail.empty()) {
    std::size_t length = std::min<std::size_t>(tail.size(), 4);
    for (; length > 0; --length) {
      const std::u32string_view word = tail.substr(0, length);
      if (rules_.lexicon().is_listed(WordClass::work_tail, word)) break;
      const WordId id = rules_.lexicon().find(word);
      if (id != kNoWord && length > 1 && rules_.lexicon().word(id).classes.has(WordClass::nominal_verb))
        break;
    }
    if (length == 0) return false;
    tail.remove_prefix(length);
  }
  return true;
}

// 云岭区第十五届人民代表大会第四次会议 and 云岭区十五届人大四次会议 are one: what is left without the words
// that the short form drops and without the district's own name. Empty where the name counts no session.
std::u32string NameForms::session_key(std::u32string_view name) const {
  if (name.find(U'届') == std::u32string_view::npos) return {};
  std::u32string key(name);
  const auto drop = [&](std::u32string_view word, std::u32string_view by) {
    for (std::size_t at = key.find(word); !word.empty() && at != std::u32string::npos; at = key.find(word)) {
      key.replace(at, word.size(), by);
    }
  };
  drop(U"人民代表大会", U"人大");
  drop(U"委员会", U"");
  drop(U"第", U"");
  drop(home_name_, U"");
  if (!key.empty() && (key.front() == U'区' || key.front() == U'市' || key.front() == U'县')) key.erase(0, 1);
  return key;
}

void NameForms::join_sessions() {
  std::map<std::u32string, const NameForm*> longest;
  std::vector<std::pair<NameForm*, std::u32string>> sessions;
  for (auto& [text, known] : forms_) {
    if (known.type != rules_.types().event) continue;
    std::u32string key = session_key(text);
    if (key.empty()) continue;
    const NameForm*& best = longest.try_emplace(key, &known).first->second;
    if (text.size() > best->text.size() || (text.size() == best->text.size() && text < best->text))
      best = &known;
    sessions.emplace_back(&known, std::move(key));
  }
  for (const auto& [known, key] : sessions) known->full = longest[key];
}

namespace {

// 云河县人民医院|新院, 云河小学|滨江校区: what a branch is called where its house is known. Empty of others.
std::u32string_view branch_of_house(std::u32string_view name) {
  constexpr std::u32string_view kBranches[] = {U"院区", U"校区", U"新院", U"新校", U"分院", U"分校"};
  constexpr std::u32string_view kHouses[] = {U"医院", U"学校", U"小学", U"中学",   U"大学",
                                             U"学院", U"高中", U"初中", U"幼儿园", U"保健院"};
  const bool is_branch = std::any_of(std::begin(kBranches), std::end(kBranches),
                                     [&](std::u32string_view branch) { return name.ends_with(branch); });
  if (!is_branch) return {};
  std::size_t begin = 0;
  for (const std::u32string_view house : kHouses) {
    const std::size_t at = name.rfind(house);
    if (at != std::u32string_view::npos && at > 0) begin = std::max(begin, at + house.size());
  }
  return begin == 0 ? std::u32string_view() : name.substr(begin);
}

}  // namespace

void NameForms::add_short_forms(const NameForm& full) {
  const TypeTable& types = rules_.types();
  const TypeId type = full.type;
  const std::u32string_view name = full.text;
  if (type == types.place) {
    const std::u32string_view shorter = short_place_name(name);
    if (rules_.lexicon().find(shorter) == kNoWord) offer(shorter, full);
    return;
  }
  if (type == types.project) {
    for (const std::u32string& tail : rules_.lexicon().list(WordClass::work_tail)) {
      if (ends_with(name, tail) && name.size() >= tail.size() + 3)
        offer(name.substr(0, name.size() - tail.size()), full);
    }
  }
  if (type == types.institution) add_company_core(full);
  if (type == types.project || type == types.institution) offer(branch_of_house(name), full);
  if (type == types.park) drop_inner_place(full);
  if (type == types.park || type == types.project || type == types.institution) drop_place(full);
}

// Empty where it ends as no company does.
std::u32string_view NameForms::without_company_tail(std::u32string_view name) const {
  const std::vector<std::u32string>& tails = rules_.lexicon().list(WordClass::company_tail);
  const auto tail = std::find_if(tails.begin(), tails.end(),
                                 [&](std::u32string_view each) { return ends_with(name, each); });
  return tail == tails.end() ? std::u32string_view() : name.substr(0, name.size() - tail->size());
}

// 安陵|青禾云数: the length of the division that a company's full name begins with; 0 where it does not.
std::size_t NameForms::division_before(std::u32string_view core) const {
  constexpr std::size_t kShortestRest = 3;
  for (std::size_t length = std::min<std::size_t>(core.size(), 4); length > 1; --length) {
    const WordId division = rules_.lexicon().find(core.substr(0, length));
    const bool is_place = division != kNoWord && rules_.lexicon().classes(division).has(WordClass::division);
    if (is_place && core.size() >= length + kShortestRest) return length;
  }
  return 0;
}

void NameForms::add_company_core(const NameForm& full) {
  constexpr std::size_t kShortest = 4;
  const std::size_t home = division_before(full.text);
  if (home > 0 && full.text.size() >= home + kShortest && !ends_as_public_body(full.text))
    offer(full.text.substr(home), full);  // 安陵|青禾集团
  std::u32string_view core = without_company_tail(full.text);
  const auto offer_core = [&](std::size_t longest) {
    if (core.size() >= 2 && core.size() <= longest && rules_.lexicon().find(core) == kNoWord)
      offer(core, full);
  };
  offer_core(4);
  const std::size_t division = division_before(core);
  core.remove_prefix(division);
  if (division > 0) offer_core(6);
  if (core.empty()) {  // 安陵|青禾电子: ends as no company does, and as no public body
    constexpr std::u32string_view kPlaces = U"店园区中";  // 青禾酒店, 云河一中
    const std::size_t place = division_before(full.text);
    const bool may_be_firm =
        !ends_as_public_body(full.text) && kPlaces.find(full.text.back()) == std::u32string_view::npos;
    if (place > 0 && may_be_firm) core = full.text.substr(place);
  }
  if (core.size() > kBrandSize && rules_.lexicon().find(core.substr(0, kBrandSize)) == kNoWord)
    offer_brand(core.substr(0, kBrandSize), full);
}

// 青禾 of 安陵|青禾|数据有限公司: what most call it by, where no other company there is called so.
void NameForms::offer_brand(std::u32string_view brand, const NameForm& full) {
  const auto [first, is_new] = brands_.try_emplace(brand, &full);
  if (!is_new && first->second != nullptr && first->second->full != full.full) first->second = nullptr;
}

// 安陵青禾（云岭）数据有限公司: 青禾数据; empty where it ends as no company does.
std::u32string NameForms::core_of_company(std::u32string_view name) const {
  std::u32string core(without_company_tail(name));
  core.erase(0, division_before(core));
  const std::size_t open = core.find_first_of(U"(（");
  const std::size_t close = core.find_first_of(U")）");
  if (open != std::u32string::npos && close != std::u32string::npos && open < close)
    core.erase(open, close - open + 1);
  return core;
}

namespace {

// The name and the core begin alike; whether all characters of the name follow in the core.
bool is_short_for(std::u32string_view name, std::u32string_view core) {
  for (const char32_t c : name) {
    const std::size_t at = core.find(c);
    if (at == std::u32string_view::npos) return false;
    core.remove_prefix(at + 1);
  }
  return true;
}

constexpr std::size_t kBeginning = 2;

}  // namespace

// 青禾, 青禾云数, 青禾数据院: names on the page that are short for the only company there that is called so,
// 安陵青禾（云岭）云数据研究院有限公司. They begin alike, and all their characters follow in it.
void NameForms::link_companies(const std::vector<const NameForm*>& names) {
  constexpr std::size_t kLongest = 6;
  const Companies companies = companies_among(names);
  for (const auto& [beginning, alike] : companies) join_companies(alike);
  for (const NameForm* name : names) {
    const bool is_body = name->type == rules_.types().institution;
    if (!is_body || name->full != name || name->text.size() > kLongest) continue;
    const auto alike = companies.find(std::u32string(name->text.substr(0, kBeginning)));
    if (alike == companies.end()) continue;
    if (const NameForm* meant = only_meant(*name, alike->second)) offer(name->text, *meant);
  }
}

// 安陵青禾云数公司 is 安陵青禾云数股份有限公司, which only says of what kind; but a 有限公司 that becomes a
// 股份有限公司 has a new name.
void NameForms::join_companies(const std::vector<Company>& alike) {
  if (alike.size() > kMostAlike) return;
  for (const Company& each : alike) {
    const Company* longer = nullptr;
    for (const Company& other : alike) {
      const std::u32string_view name = each.full->text, full = other.full->text;
      const std::u32string_view stem = without_company_tail(name);
      const bool is_longer = full.size() > name.size() && full.starts_with(stem) &&
                             name.substr(stem.size()) == U"公司" && other.core == each.core;
      if (is_longer) longer = &other;
    }
    if (longer != nullptr) offer(each.full->text, *longer->full);
  }
}

// By how their cores begin.
NameForms::Companies NameForms::companies_among(const std::vector<const NameForm*>& names) const {
  Companies companies;
  for (const NameForm* full : names) {
    if (full->type != rules_.types().institution) continue;
    std::u32string core = core_of_company(full->text);
    if (core.size() > kBeginning) companies[core.substr(0, kBeginning)].push_back({std::move(core), full});
  }
  return companies;
}

// nullptr where there is none or are several.
const NameForm* NameForms::only_meant(const NameForm& name, const std::vector<Company>& alike) {
  const NameForm* meant = nullptr;
  if (alike.size() > kMostAlike) return nullptr;
  for (const Company& each : alike) {
    if (each.full == &name || !is_short_for(name.text, each.core)) continue;
    if (meant != nullptr && meant->full != each.full->full) return nullptr;
    meant = each.full->full;
  }
  return meant;
}

void NameForms::drop_place(const NameForm& full) {
  const std::u32string_view name = full.text;
  for (const std::u32string& place : place_names_) {
    if (!starts_with(name, place) || name.size() < place.size() + 4) continue;
    return offer(name.substr(place.size()), full);
  }
}

// 安陵空港|云岭|经济区 on a page about 云岭县: 空港经济区.
void NameForms::drop_inner_place(const NameForm& full) {
  constexpr std::size_t kShortest = 4;
  const std::u32string_view home = short_place_name(home_name_);
  std::u32string name(full.text.substr(division_before(full.text)));
  const std::size_t at = home.size() < 2 ? std::u32string::npos : name.find(home);
  if (at == std::u32string::npos || at == 0) return;
  name.erase(at, home.size());
  if (name.size() >= kShortest && rules_.lexicon().find(name) == kNoWord) offer(name, full);
}

// 青禾|的, 青禾|，, but not 青禾|湖: what stands behind a brand is no part of a longer name.
bool NameForms::is_brand_alone(std::u32string_view brand, std::uint32_t end) const {
  constexpr std::u32string_view kBehind = U"的之在将与和及等说也已自从是这还则又把被对为由给先";
  if (!brands_.contains(brand) || end >= reading_.text().size()) return true;
  const char32_t behind = reading_.text()[end];
  return !is_han(behind) || kBehind.find(behind) != std::u32string_view::npos;
}

// A form cut out of the middle of a word is not the name: 西工区|位 holds 区位. A short form is not one where
// an epithet is fused to it (魅力西城) or where it stands inside a coined phrase in quotation marks, unless
// that is a village's nickname.
bool NameForms::may_stand(std::uint32_t begin, std::uint32_t end, bool is_short,
                          std::u32string_view full) const {
  const std::uint32_t first = reading_.token_at[begin];
  for (std::uint32_t i = first; i < reading_.tokens.size() && reading_.tokens[i].begin < end; ++i) {
    const Token& token = reading_.tokens[i];
    const bool cut = token.begin < begin || token.end > end;
    if (cut && token.kind == TokenKind::word && token.length() > 1) return false;
    if (token.kind == TokenKind::titled) return false;
    if (cut && is_short && token.kind == TokenKind::quoted) {
      const bool is_village = ends_with(full, U"村") || ends_with(full, U"社区");
      const bool at_end = is_village && token.end == end + 1;
      const bool is_all = begin == token.begin + 1 && token.end == end + 1;
      if (!at_end && !is_all) return false;
    }
  }
  // 全省26家青禾广场: a brand that is counted is a class.
  const bool counted = first > 1 && reading_.tokens[first - 1].is(WordClass::unit) &&
                       reading_.tokens[first - 2].kind == TokenKind::number;
  if (!is_short) return !counted;
  if (reading_.tokens[first].begin < begin) return reading_.tokens[first].kind != TokenKind::unknown;
  if (first == 0) return true;
  const Nature before = nature_of(reading_, first - 1);
  const bool touches = reading_.tokens[first - 1].end == begin;
  return !touches || (before != Nature::content && before != Nature::modifier &&
                      before != Nature::nominal_verb && before != Nature::unit);
}

// 招商推介会暨签约仪式 of 青林县|2019年|招商推介会暨签约仪式, where the page names no such event of another
// place or year.
void NameForms::link_events(const std::vector<const NameForm*>& names) {
  constexpr std::size_t kShortest = 6, kYear = 5;  // characters: 2019年
  std::map<std::u32string_view, const NameForm*> events;
  for (const NameForm* name : names) {
    if (name->type != rules_.types().event) continue;
    std::u32string_view rest = name->text;
    for (const std::u32string& place : place_names_) {
      if (!place.empty() && starts_with(rest, place)) rest.remove_prefix(place.size());
    }
    const bool is_dated = rest.size() > kYear && rest[kYear - 1] == U'年' &&
                          std::all_of(rest.begin(), rest.begin() + kYear - 1, is_ascii_digit);
    if (is_dated) rest.remove_prefix(kYear);
    if (rest.size() == name->text.size() || rest.size() < kShortest) continue;
    const auto [event, is_new] = events.try_emplace(rest, name);
    if (!is_new) event->second = nullptr;
  }
  for (const auto& [rest, full] : events) {
    if (full != nullptr) offer(rest, *full);
  }
}

void NameForms::find_repetitions(const std::vector<const NameForm*>& names) {
  for (const NameForm* name : names) {
    add_short_forms(*name);
    if (name->type == rules_.types().project) link_work(*name);
  }
  link_called_short();
  link_counted_towns();
  link_companies(names);
  for (const auto& [brand, full] : brands_) {
    if (full != nullptr) offer(brand, *full);
  }
  link_short_works(names);
  link_zones(names);
  link_events(names);
  join_sessions();
  std::vector<const NameForm*> forms;
  forms.reserve(forms_.size());
  for (const auto& [text, known] : forms_) forms.push_back(&known);
  std::sort(forms.begin(), forms.end(),
            [](const NameForm* a, const NameForm* b) { return a->text < b->text; });
  std::vector<std::u32string_view> words;
  words.reserve(forms.size());
  for (const NameForm* known : forms) words.push_back(known->text);

  constexpr float kShortForm = 1;
  constexpr float kRepetition = 2;
  constexpr float kAlways = 100;
  std::vector<Candidate> all = mentions_;
  SortedWords(std::move(words)).find(reading_.text(), [&](std::size_t from, std::size_t to, std::size_t i) {
    const NameForm& known = *forms[i];
    const bool is_short = known.full != &known;
    const auto begin = static_cast<std::uint32_t>(from);
    const auto end = static_cast<std::uint32_t>(to);
    // What was read in its sentence stays; a repetition takes its place only where it is the longer name
    // around it.
    const auto met =
        std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                         [](const Mention& mention, std::uint32_t at) { return mention.end <= at; });
    const bool is_free = met == mentions_.end() || met->begin >= end;
    const bool contains =
        !is_free && begin <= met->begin && met->end <= end && end - begin > met->end - met->begin;
    if (!is_free && !contains) return;
    if (!may_stand(begin, end, is_short, known.full->text) || !is_brand_alone(known.text, end)) return;
    const float score = contains ? kAlways : is_short ? kShortForm : kRepetition;
    all.push_back({begin, end, known.type, score, is_short ? "short-form" : "repetition"});
  });
  mentions_ = choose_mentions(std::move(all));
}

}  // namespace fangzhi
