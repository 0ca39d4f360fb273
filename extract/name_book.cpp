#include "extract/name_book.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/utf8.h"
#include "extract/local_divisions.h"
#include "extract/sorted_words.h"
#include "extract/token_nature.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kWorkTails[] = {U"项目", U"工程"};
constexpr std::u32string_view kCompanyTails[] = {U"集团股份有限公司", U"集团有限公司", U"股份有限公司",
                                                 U"科技有限公司",     U"有限责任公司", U"有限公司",
                                                 U"科技集团",         U"集团",         U"公司"};

bool ends_with(std::u32string_view text, std::u32string_view tail) {
  return text.size() > tail.size() && text.substr(text.size() - tail.size()) == tail;
}
bool starts_with(std::u32string_view text, std::u32string_view head) {
  return !head.empty() && text.size() > head.size() && text.substr(0, head.size()) == head;
}

std::string key_of(TypeId type, const std::string& name) {
  return std::to_string(type) + '\t' + name;
}

// What the page itself shows there, less its white space: marks that the layout drops (云河**文化**广场)
// included.
std::string surface_of(std::u32string_view source, TextSpan span) {
  std::string surface;
  surface.reserve((span.end - span.begin) * 3);
  for (char32_t c : source.substr(span.begin, span.end - span.begin)) {
    if (!is_space(c)) append_utf8(surface, c);
  }
  return surface;
}

}  // namespace

NameBook::NameBook(const Reading& reading, const Rulebook& rules, const PageScope& scope,
                   std::u32string_view source, std::vector<Mention> chosen)
    : reading_(reading),
      rules_(rules),
      scope_(scope),
      source_(source),
      home_name_(to_code_points(scope.home())),
      place_names_{to_code_points(scope.place()), to_code_points(scope.city), to_code_points(scope.district)},
      mentions_(std::move(chosen)) {
  const std::vector<const KnownForm*> names = settle_types();
  know_home();
  find_repetitions(names);
  note_outer_places();
  gather_entities();
}

// The page's own characters, less white space; overwritten by the next call.
std::u32string_view NameBook::form_of(const Mention& mention) {
  form_.clear();
  for (std::uint32_t i = mention.begin; i < mention.end; ++i) {
    const char32_t c = source_[reading_.layout.source[i]];
    if (!is_space(c)) form_.push_back(c);
  }
  return form_;
}

// What most of the evidence says a form is, it is everywhere on the page. Returns the forms in the order of
// their first mention.
std::vector<const NameBook::KnownForm*> NameBook::settle_types() {
  std::vector<KnownForm*> forms;  // of each mention
  std::vector<const KnownForm*> names;
  std::map<std::pair<KnownForm*, TypeId>, float> votes;
  for (const Mention& mention : mentions_) {
    const std::u32string_view text = form_of(mention);
    auto place = forms_.find(text);
    if (place == forms_.end()) {
      place = forms_.emplace(text, Form()).first;
      place->second.full = &place->first;
      names.push_back(&*place);
    }
    forms.push_back(&*place);
    votes[{forms.back(), mention.type}] += mention.score;
  }
  const KnownForm* form = nullptr;
  float most = 0;
  for (const auto& [voted, score] : votes) {
    if (std::exchange(form, voted.first) != voted.first) most = 0;
    if (score <= most) continue;
    voted.first->second.type = voted.second;
    most = score;
  }
  for (std::size_t i = 0; i < forms.size(); ++i) mentions_[i].type = forms[i]->second.type;
  return names;
}

// 荣昌 is the district that the page reports on, whatever it looked like by itself and though the page never
// names 荣昌区 in full.
void NameBook::know_home() {
  const TypeId place = rules_.types().place;
  if (scope_.district.empty() || place == kNoType) return;
  const std::u32string district = to_code_points(scope_.district);
  const std::u32string_view shorter = short_place_name(district);
  if (shorter.size() < 2 || rules_.lexicon().find(shorter) != kNoWord) return;
  const auto home = forms_.try_emplace(district).first;
  if (home->second.full == nullptr) home->second = {&home->first, place, std::nullopt};
  const std::u32string* full = &home->first;
  forms_[std::u32string(shorter)] = {full, place, std::nullopt};
  for (Mention& mention : mentions_) {
    if (form_of(mention) == shorter) mention.type = place;
  }
}

void NameBook::offer(std::u32string_view form, const KnownForm& full) {
  if (form.size() < 2) return;
  const auto found = forms_.find(form);
  if (found == forms_.end()) {
    forms_.emplace(form, Form{&full.first, full.second.type, std::nullopt});
    return;
  }
  // Found by itself as well, and of one type: the same thing under its shorter name.
  Form& known = found->second;
  const bool is_full_name = known.full == &found->first;
  if (is_full_name && known.type == full.second.type) known.full = &full.first;
}

// 青禾阳台|改造攻坚项目: a name on the page that the work's own name only says more about.
void NameBook::link_work(const KnownForm& work) {
  const std::u32string_view name = work.first;
  for (std::size_t length = name.size() - 1; length >= 3; --length) {
    const auto known = forms_.find(name.substr(0, length));
    if (known == forms_.end() || known->second.type != work.second.type) continue;
    if (is_work_tail(name.substr(length))) return offer(known->first, work);
  }
}

// Whether the words are verbs of works and 项目 or 工程: 改造攻坚项目, 提升工程, 项目.
bool NameBook::is_work_tail(std::u32string_view tail) const {
  while (!tail.empty()) {
    std::size_t length = std::min<std::size_t>(tail.size(), 4);
    for (; length > 0; --length) {
      const std::u32string_view word = tail.substr(0, length);
      if (word == U"项目" || word == U"工程") break;
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
std::u32string NameBook::session_key(std::u32string_view name) const {
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

void NameBook::join_sessions() {
  std::map<std::u32string, const std::u32string*> longest;
  std::vector<std::pair<Form*, std::u32string>> sessions;
  for (auto& [form, known] : forms_) {
    if (known.type != rules_.types().event) continue;
    std::u32string key = session_key(form);
    if (key.empty()) continue;
    const std::u32string*& best = longest.try_emplace(key, &form).first->second;
    if (form.size() > best->size() || (form.size() == best->size() && form < *best)) best = &form;
    sessions.emplace_back(&known, std::move(key));
  }
  for (const auto& [known, key] : sessions) known->full = longest[key];
}

void NameBook::add_short_forms(const KnownForm& full) {
  const TypeTable& types = rules_.types();
  const TypeId type = full.second.type;
  const std::u32string_view name = full.first;
  if (type == types.place) {
    const std::u32string_view shorter = short_place_name(name);
    if (rules_.lexicon().find(shorter) == kNoWord) offer(shorter, full);
    return;
  }
  if (type == types.project) {
    for (std::u32string_view tail : kWorkTails) {
      if (ends_with(name, tail) && name.size() >= tail.size() + 3)
        offer(name.substr(0, name.size() - tail.size()), full);
    }
  }
  if (type == types.institution) add_company_core(full);
  if (type == types.park || type == types.project || type == types.institution) drop_place(full);
}

void NameBook::add_company_core(const KnownForm& full) {
  const std::u32string_view name = full.first;
  const auto tail = std::find_if(std::begin(kCompanyTails), std::end(kCompanyTails),
                                 [&](std::u32string_view each) { return ends_with(name, each); });
  if (tail == std::end(kCompanyTails)) return;
  const std::u32string_view core = name.substr(0, name.size() - tail->size());
  if (core.size() >= 2 && core.size() <= 4 && rules_.lexicon().find(core) == kNoWord) offer(core, full);
}

void NameBook::drop_place(const KnownForm& full) {
  const std::u32string_view name = full.first;
  for (const std::u32string& place : place_names_) {
    if (!starts_with(name, place) || name.size() < place.size() + 4) continue;
    return offer(name.substr(place.size()), full);
  }
}

// A form cut out of the middle of a word is not the name: 西工区|位 holds 区位. A short form is not one where
// an epithet is fused to it (魅力西城) or where it stands inside a coined phrase in quotation marks, unless
// that is a village's nickname.
bool NameBook::may_stand(std::uint32_t begin, std::uint32_t end, bool is_short,
                         std::u32string_view full) const {
  const auto after = std::upper_bound(reading_.tokens.begin(), reading_.tokens.end(), begin,
                                      [](std::uint32_t at, const Token& token) { return at < token.begin; });
  if (after == reading_.tokens.begin()) return false;
  const auto first = static_cast<std::uint32_t>(after - reading_.tokens.begin() - 1);
  for (std::uint32_t i = first; i < reading_.tokens.size() && reading_.tokens[i].begin < end; ++i) {
    const Token& token = reading_.tokens[i];
    const bool cut = token.begin < begin || token.end > end;
    if (cut && token.kind == TokenKind::word && token.length() > 1) return false;
    if (token.kind == TokenKind::titled) return false;
    if (cut && is_short && token.kind == TokenKind::quoted) {
      const bool is_village = ends_with(full, U"村") || ends_with(full, U"社区");
      const bool at_end = is_village && token.end == end + 1;
      if (!at_end) return false;
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

void NameBook::find_repetitions(const std::vector<const KnownForm*>& names) {
  for (const KnownForm* name : names) {
    add_short_forms(*name);
    if (name->second.type == rules_.types().project) link_work(*name);
  }
  join_sessions();
  std::vector<const KnownForm*> forms;
  for (const KnownForm& form : forms_) forms.push_back(&form);
  std::sort(forms.begin(), forms.end(),
            [](const KnownForm* a, const KnownForm* b) { return a->first < b->first; });
  std::vector<std::u32string_view> words;
  for (const KnownForm* form : forms) words.push_back(form->first);

  constexpr float kShortForm = 1;
  constexpr float kRepetition = 2;
  constexpr float kAlways = 100;
  std::vector<Candidate> all = mentions_;
  SortedWords(std::move(words)).find(reading_.text(), [&](std::size_t from, std::size_t to, std::size_t i) {
    const Form& known = forms[i]->second;
    const bool is_short = known.full != &forms[i]->first;
    const auto begin = static_cast<std::uint32_t>(from);
    const auto end = static_cast<std::uint32_t>(to);
    if (!may_stand(begin, end, is_short, *known.full)) return;
    // What was read in its sentence stays; a repetition takes its place only where it is the longer name
    // around it.
    const auto met =
        std::lower_bound(mentions_.begin(), mentions_.end(), begin,
                         [](const Mention& mention, std::uint32_t at) { return mention.end <= at; });
    const bool is_free = met == mentions_.end() || met->begin >= end;
    const bool contains =
        !is_free && begin <= met->begin && met->end <= end && end - begin > met->end - met->begin;
    if (!is_free && !contains) return;
    const float score = contains ? kAlways : is_short ? kShortForm : kRepetition;
    all.push_back({begin, end, known.type, score, is_short ? "short-form" : "repetition"});
  });
  mentions_ = choose_mentions(std::move(all));
}

// The fullest form: local bodies take the name of their division, cities their 市.
std::string NameBook::full_name(std::u32string_view form, TypeId type) const {
  for (int steps = 0; steps < 3; ++steps) {
    const auto known = forms_.find(form);
    if (known == forms_.end() || known->second.full == &known->first) break;
    form = *known->second.full;
  }
  const WordId word = rules_.lexicon().find(form);
  if (word != kNoWord && type == rules_.types().institution) {
    const WordFacts& facts = rules_.facts(word);
    const std::string& division = facts.body_scope == "province" ? scope_.province
                                  : facts.body_scope == "city"   ? scope_.city
                                                                 : scope_.district;
    if (!facts.expands.empty() && !division.empty()) return division + facts.expands;
  }
  if (word != kNoWord && type == rules_.types().place && !scope_.city.empty() &&
      rules_.facts(word).division == scope_.city) {
    return scope_.city;
  }
  // 荣昌 on a page about 荣昌区
  if (word != kNoWord && type == rules_.types().place && !scope_.district.empty() &&
      rules_.facts(word).division == scope_.district) {
    return scope_.district;
  }
  return to_utf8(form);
}

// Divisions above the district and national bodies are one thing for everybody; other names belong to their
// city.
std::string NameBook::scope_of(TypeId type, const std::string& name) const {
  const std::u32string text = to_code_points(name);
  const WordId word = rules_.lexicon().find(text);
  if (type == rules_.types().place && word != kNoWord &&
      rules_.lexicon().word(word).classes.has(WordClass::division) && rules_.facts(word).level != "county") {
    return {};
  }
  if (type == rules_.types().place) {
    if (name == scope_.city) return {};
    if (const auto city = city_of(name)) return *city;
  }
  if (word != kNoWord && rules_.facts(word).body_scope == "national") return {};
  for (std::size_t length = 1; length <= 4 && length < text.size(); ++length) {
    const WordId prefix = rules_.lexicon().find(std::u32string_view(text).substr(0, length));
    if (prefix != kNoWord && rules_.lexicon().word(prefix).classes.has(WordClass::national) &&
        type != rules_.types().place && type != rules_.types().person) {
      return {};
    }
  }
  const std::string& place = scope_.city.empty() ? scope_.district : scope_.city;
  return place.empty() ? std::string(kUnknownPlace) : place;
}

// The city that the table knows a place to lie in; empty for one that stands by itself.
std::optional<std::string> NameBook::city_of(const std::string& place) const {
  static const std::vector<std::string> kNone;
  const auto outer = outer_places_.find(place);
  const Division* division =
      local_division(rules_.divisions(), scope_, place, outer == outer_places_.end() ? kNone : outer->second);
  if (division == nullptr) return std::nullopt;
  const Division* city = rules_.divisions().city_of(*division);
  return city == division ? std::string() : city->name;
}

void NameBook::note_outer_places() {
  const TypeId place = rules_.types().place;
  for (std::size_t m = 0; m + 1 < mentions_.size(); ++m) {
    const Mention& inner = mentions_[m + 1];
    if (mentions_[m].type != place || inner.type != place || mentions_[m].end != inner.begin) continue;
    outer_places_[full_name(form_of(inner), place)].push_back(full_name(form_of(mentions_[m]), place));
  }
}

std::uint32_t NameBook::entity_named(TypeId type, const std::string& name) {
  const auto [place, is_new] =
      by_name_.try_emplace(key_of(type, name), static_cast<std::uint32_t>(entities_.size()));
  if (is_new) entities_.push_back({rules_.types().names[type], name, {}, {}, scope_of(type, name)});
  return place->second;
}

std::optional<std::uint32_t> NameBook::home() {
  if (scope_.home().empty() || rules_.types().place == kNoType) return std::nullopt;
  if (!home_) home_ = entity_named(rules_.types().place, scope_.home());
  return home_;
}

std::uint32_t NameBook::entity_called(std::u32string_view form, TypeId type) {
  const auto known = forms_.find(form);
  if (known == forms_.end() || known->second.type != type) return entity_named(type, full_name(form, type));
  std::optional<std::uint32_t>& entity = known->second.entity;
  if (!entity) entity = entity_named(type, full_name(form, type));
  return *entity;
}

void NameBook::gather_entities() {
  mention_entities_.reserve(mentions_.size());
  for (const Mention& mention : mentions_) {
    const std::uint32_t index = entity_called(form_of(mention), mention.type);
    mention_entities_.push_back(index);
    Entity& entity = entities_[index];
    const TextSpan span = reading_.layout.source_span(mention.begin, mention.end);
    entity.mentions.push_back(span);
    std::string surface = surface_of(source_, span);
    if (entity.aliases.empty() || entity.aliases.back() != surface)
      entity.aliases.push_back(std::move(surface));
  }
  for (Entity& entity : entities_) {
    std::sort(entity.aliases.begin(), entity.aliases.end());
    entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
  }
}

}  // namespace fangzhi
