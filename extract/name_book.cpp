#include "extract/name_book.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/utf8.h"
#include "extract/aho_corasick.h"
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
std::u32string surface_of(std::u32string_view source, TextSpan span) {
  std::u32string surface;
  for (char32_t c : source.substr(span.begin, span.end - span.begin)) {
    if (!is_space(c)) surface.push_back(c);
  }
  return surface;
}

}  // namespace

NameBook::NameBook(const Reading& reading, const Rulebook& rules, const PageScope& scope,
                   std::u32string_view source, std::vector<Mention> chosen)
    : reading_(reading), rules_(rules), scope_(scope), source_(source), mentions_(std::move(chosen)) {
  settle_types();
  find_repetitions();
  gather_entities();
}

std::u32string NameBook::form_of(const Mention& mention) const {
  std::u32string form;
  for (std::uint32_t i = mention.begin; i < mention.end; ++i) {
    const char32_t c = source_[reading_.layout.source[i]];
    if (!is_space(c)) form.push_back(c);
  }
  return form;
}

// What most of the evidence says a form is, it is everywhere on the page.
void NameBook::settle_types() {
  std::map<std::u32string, std::map<TypeId, float>> votes;
  for (const Mention& mention : mentions_) votes[form_of(mention)][mention.type] += mention.score;
  for (const auto& [form, by_type] : votes) {
    KnownForm known{form, kNoType};
    float most = 0;
    for (const auto& [type, score] : by_type) {
      if (score > most) {
        known.type = type;
        most = score;
      }
    }
    forms_[form] = known;
  }
  for (Mention& mention : mentions_) mention.type = forms_[form_of(mention)].type;
}

void NameBook::offer(std::u32string form, const Mention& full) {
  if (form.size() < 2) return;
  const std::u32string name = form_of(full);
  const auto [place, is_new] = forms_.try_emplace(form, KnownForm{name, full.type});
  // Found by itself as well, and of one type: the same thing under its shorter name.
  KnownForm& known = place->second;
  if (!is_new && known.type == full.type && known.full == form && form != name) known.full = name;
}

// 青禾阳台|改造攻坚项目: a name on the page that the work's own name only says more about.
void NameBook::link_work(const Mention& mention) {
  const std::u32string name = form_of(mention);
  for (std::size_t length = name.size() - 1; length >= 3; --length) {
    const auto known = forms_.find(name.substr(0, length));
    if (known == forms_.end() || known->second.type != mention.type) continue;
    if (is_work_tail(std::u32string_view(name).substr(length))) return offer(known->first, mention);
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
  const auto drop = [&](const std::u32string& word, std::u32string_view by) {
    for (std::size_t at = key.find(word); !word.empty() && at != std::u32string::npos; at = key.find(word)) {
      key.replace(at, word.size(), by);
    }
  };
  drop(U"人民代表大会", U"人大");
  drop(U"委员会", U"");
  drop(U"第", U"");
  drop(to_code_points(scope_.home()), U"");
  if (!key.empty() && (key.front() == U'区' || key.front() == U'市' || key.front() == U'县')) key.erase(0, 1);
  return key;
}

void NameBook::join_sessions() {
  std::map<std::u32string, std::u32string> longest;
  for (const auto& [form, known] : forms_) {
    const std::u32string key = known.type == rules_.types().event ? session_key(form) : std::u32string();
    if (key.empty()) continue;
    std::u32string& best = longest[key];
    if (form.size() > best.size() || (form.size() == best.size() && form < best)) best = form;
  }
  for (auto& [form, known] : forms_) {
    if (known.type != rules_.types().event) continue;
    const auto found = longest.find(session_key(form));
    if (found != longest.end()) known.full = found->second;
  }
}

void NameBook::add_short_forms(const Mention& mention) {
  const TypeTable& types = rules_.types();
  const std::u32string form = form_of(mention);
  const std::u32string_view view = form;
  if (mention.type == types.place) {
    const std::u32string shorter = to_code_points(short_place_name(to_utf8(form)));
    const WordId word = rules_.lexicon().find(shorter);
    if (word == kNoWord) offer(shorter, mention);
    return;
  }
  if (mention.type == types.project) {
    for (std::u32string_view tail : kWorkTails) {
      if (ends_with(view, tail) && view.size() >= tail.size() + 3) {
        offer(std::u32string(view.substr(0, view.size() - tail.size())), mention);
      }
    }
  }
  if (mention.type == types.institution) {
    for (std::u32string_view tail : kCompanyTails) {
      if (!ends_with(view, tail)) continue;
      const std::u32string_view core = view.substr(0, view.size() - tail.size());
      if (core.size() >= 2 && core.size() <= 4 && rules_.lexicon().find(core) == kNoWord) {
        offer(std::u32string(core), mention);
      }
      break;
    }
  }
  if (mention.type == types.park || mention.type == types.project || mention.type == types.institution) {
    for (const std::string& place : {scope_.place(), scope_.city, scope_.district}) {
      const std::u32string prefix = to_code_points(place);
      if (starts_with(view, prefix) && view.size() >= prefix.size() + 4) {
        offer(std::u32string(view.substr(prefix.size())), mention);
        break;
      }
    }
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

void NameBook::find_repetitions() {
  std::vector<Mention> firsts = mentions_;
  for (const Mention& mention : firsts) {
    add_short_forms(mention);
    if (mention.type == rules_.types().project) link_work(mention);
  }
  join_sessions();
  AhoCorasick words;
  std::vector<std::u32string> forms;
  for (const auto& [form, known] : forms_) forms.push_back(form);
  std::sort(forms.begin(), forms.end());
  std::vector<const KnownForm*> known_forms;
  for (std::uint32_t i = 0; i < forms.size(); ++i) {
    words.add(forms[i], i);
    known_forms.push_back(&forms_.at(forms[i]));
  }
  words.build();

  constexpr float kShortForm = 1;
  constexpr float kRepetition = 2;
  constexpr float kAlways = 100;
  std::vector<Candidate> all = mentions_;
  words.find(reading_.text(), [&](std::size_t from, std::size_t to, std::uint32_t value) {
    const KnownForm& known = *known_forms[value];
    const bool is_short = known.full != forms[value];
    const auto begin = static_cast<std::uint32_t>(from);
    const auto end = static_cast<std::uint32_t>(to);
    if (!may_stand(begin, end, is_short, known.full)) return;
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
std::string NameBook::full_name(const Mention& mention) const {
  std::u32string form = form_of(mention);
  for (int steps = 0; steps < 3; ++steps) {
    const auto known = forms_.find(form);
    if (known == forms_.end() || known->second.full == form) break;
    form = known->second.full;
  }
  const WordId word = rules_.lexicon().find(form);
  if (word != kNoWord && mention.type == rules_.types().institution) {
    const WordFacts& facts = rules_.facts(word);
    const std::string& division = facts.body_scope == "province" ? scope_.province
                                  : facts.body_scope == "city"   ? scope_.city
                                                                 : scope_.district;
    if (!facts.expands.empty() && !division.empty()) return division + facts.expands;
  }
  if (word != kNoWord && mention.type == rules_.types().place && !scope_.city.empty() &&
      rules_.facts(word).division == scope_.city) {
    return scope_.city;
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
  if (type == rules_.types().place && name == scope_.city) return {};
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

std::uint32_t NameBook::entity_named(TypeId type, const std::string& name) {
  const auto [place, is_new] =
      by_name_.try_emplace(key_of(type, name), static_cast<std::uint32_t>(entities_.size()));
  if (is_new) entities_.push_back({rules_.types().names[type], name, {}, {}, scope_of(type, name)});
  return place->second;
}

std::optional<std::uint32_t> NameBook::home() {
  if (scope_.home().empty() || rules_.types().place == kNoType) return std::nullopt;
  return entity_named(rules_.types().place, scope_.home());
}

void NameBook::gather_entities() {
  for (const Mention& mention : mentions_) {
    const std::uint32_t index = entity_named(mention.type, full_name(mention));
    mention_entities_.push_back(index);
    Entity& entity = entities_[index];
    const TextSpan span = reading_.layout.source_span(mention.begin, mention.end);
    entity.mentions.push_back(span);
    entity.aliases.push_back(to_utf8(surface_of(source_, span)));
  }
  for (Entity& entity : entities_) {
    std::sort(entity.aliases.begin(), entity.aliases.end());
    entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
  }
}

}  // namespace fangzhi
