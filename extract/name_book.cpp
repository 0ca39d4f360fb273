#include "extract/name_book.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "extract/local_divisions.h"
#include "extract/numbered_bodies.h"

namespace fangzhi {

NameBook::NameBook(const Reading& reading, const Rulebook& rules, const PageScope& scope,
                   std::u32string_view source, std::vector<Mention> chosen)
    : reading_(reading),
      rules_(rules),
      scope_(scope),
      source_(source),
      forms_(reading, rules, scope, source, std::move(chosen), arena_),
      form_entities_(forms_.size(), kNoEntity),
      by_name_(arena_.resource()) {
  note_outer_places();
  gather_entities();
}

namespace {

// 中共云山县委 and 青林市云山县委 are 云山县委.
std::u32string_view committee_itself(std::u32string_view form) {
  constexpr std::u32string_view kParty = U"中共";
  constexpr std::u32string_view kLevels = U"省市州盟区县旗镇乡";
  const bool is_committee = form.size() > kParty.size() + 2 && form.starts_with(kParty) &&
                            form.back() == U'委' &&
                            kLevels.find(form[form.size() - 2]) != std::u32string_view::npos;
  if (is_committee) form.remove_prefix(kParty.size());
  if (form.size() < 3 || form.back() != U'委') return form;
  return form.substr(form.size() - innermost_division(form.substr(0, form.size() - 1)).size() - 1);
}

// The level that a body's name begins with: 县 of 县政府 and of 自治县政府.
char32_t level_in(std::u32string_view body) {
  constexpr std::u32string_view kAutonomous = U"自治";
  const bool is_autonomous =
      body.starts_with(kAutonomous) && body.substr(kAutonomous.size()).find_first_of(U"县州旗") == 0;
  return is_autonomous ? body[kAutonomous.size()] : body.front();
}

}  // namespace

// 市果业局, 县林长委, 县第十九届人大常委会: an office that says of which level it is, but not 市政工程局.
bool NameBook::is_local_office(std::u32string_view form) const {
  constexpr std::u32string_view kLevels = U"市县区旗州";
  const std::size_t term = form.find(U'届');
  if (term != std::u32string_view::npos && begin_of_term(form, term + 1) == 1)
    return kLevels.find(form.front()) != std::u32string_view::npos;
  constexpr std::u32string_view kOffices = U"局委";
  constexpr std::size_t kShortest = 4;
  return form.size() >= kShortest && kLevels.find(form.front()) != std::u32string_view::npos &&
         kOffices.find(form.back()) != std::u32string_view::npos &&
         rules_.lexicon().find(form.substr(0, 2)) == kNoWord;
}

// The fullest form: local bodies take the name of their division, cities their 市.
std::string NameBook::full_name(std::u32string_view form, TypeId type) const {
  form = committee_itself(forms_.full_form(form));
  const WordId word = rules_.lexicon().find(form);
  if (word != kNoWord && type == rules_.types().institution) {
    const std::string& division = scope_.of_level(level_in(form));
    const std::string& expands = rules_.facts(word).expands;
    if (!expands.empty() && !division.empty()) return body_of_division(division, expands);
  }
  if (word == kNoWord && type == rules_.types().institution && is_local_office(form)) {
    const std::string& division = scope_.of_level(form.front());
    if (!division.empty()) return office_of(division, form.substr(1));
  }
  if (word != kNoWord && type == rules_.types().place && !scope_.city.empty() &&
      rules_.facts(word).division == scope_.city) {
    return scope_.city;
  }
  // 前郭县 on a page about 前郭尔罗斯蒙古族自治县
  if (word == kNoWord && type == rules_.types().place && rules_.is_local_division(form)) {
    for (const Division* each : rules_.divisions().named(to_utf8(form))) {
      if (each->name == scope_.district) return scope_.district;
    }
  }
  // 荣昌 on a page about 荣昌区 or 重庆市
  if (type == rules_.types().place && word != kNoWord && rules_.facts(word).level == "county") {
    if (const Division* district = district_called(form)) return district->name;
  }
  if (type == rules_.types().place && rules_.is_short_county(form)) {
    if (const Division* county = county_called(form)) return county->name;
  }
  return to_utf8(form);
}

// As the page has it: 云河县人民医院 on one about 云河自治县 that never says so.
std::string NameBook::office_of(const std::string& division, std::u32string_view office) const {
  for (const Division* each : rules_.divisions().named(division)) {
    for (const std::string& shorter : each->forms) {
      const NameForm* known = forms_.find(to_code_points(shorter) + std::u32string(office));
      if (known != nullptr && known->type == rules_.types().institution) return to_utf8(known->text);
    }
  }
  return division + to_utf8(office);
}

// The district of the page's city that is called so without 区.
const Division* NameBook::district_called(std::u32string_view form) const {
  if (scope_.city.empty()) return nullptr;
  const Division* district = rules_.divisions().find(to_utf8(form) + "区", scope_.city);
  return district != nullptr && district->level == DivisionLevel::county ? district : nullptr;
}

// 大余 on a page about 赣州市, or another city of 江西省: the one county there of that name.
const Division* NameBook::county_called(std::u32string_view form) const {
  for (const std::string* outer : {&scope_.city, &scope_.province}) {
    std::vector<const Division*> found;
    for (const char* ending : {"县", "市"}) {
      for (const Division* each : rules_.divisions().named(to_utf8(form) + ending)) {
        if (each->level == DivisionLevel::county && rules_.divisions().lies_in(*each, *outer))
          found.push_back(each);
      }
    }
    if (found.size() == 1) return found.front();
  }
  return nullptr;
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
  const std::vector<Mention>& mentions = forms_.mentions();
  for (std::size_t m = 0; m + 1 < mentions.size(); ++m) {
    const Mention& inner = mentions[m + 1];
    if (mentions[m].type != place || inner.type != place || mentions[m].end != inner.begin) continue;
    outer_places_[full_name(forms_.text_of(inner), place)].push_back(
        full_name(forms_.text_of(mentions[m]), place));
  }
}

// What it is found by, in text_.
void NameBook::look_up(TypeId type, const std::string& name) {
  text_.assign(1, static_cast<char>(type));
  text_ += type == rules_.types().institution ? short_body(name) : name;
}

bool NameBook::knows(TypeId type, const std::string& name) {
  look_up(type, name);
  return by_name_.contains(text_);
}

std::uint32_t NameBook::entity_named(TypeId type, const std::string& name) {
  look_up(type, name);
  if (const auto found = by_name_.find(text_); found != by_name_.end()) {
    std::string& known = entities_[found->second].name;
    if (name.size() > known.size()) known = name;
    return found->second;
  }
  const auto entity = static_cast<std::uint32_t>(entities_.size());
  by_name_.emplace(arena_.keep<char>(text_), entity);
  entities_.push_back({rules_.types().names[type], name, {}, {}, scope_of(type, name)});
  return entity;
}

std::optional<std::uint32_t> NameBook::home() {
  if (scope_.home().empty() || rules_.types().place == kNoType) return std::nullopt;
  if (!home_) {
    // A zone is a park where the page names it as one.
    const NameForm* known = forms_.find(to_code_points(scope_.home()));
    const bool is_park = known != nullptr && known->type == rules_.types().park;
    home_ = entity_named(is_park ? rules_.types().park : rules_.types().place, scope_.home());
  }
  return home_;
}

std::uint32_t NameBook::entity_called(std::u32string_view form, TypeId type) {
  const NameForm* known = forms_.find(form);
  if (known == nullptr || known->type != type) return entity_named(type, full_name(form, type));
  std::uint32_t& entity = form_entities_[known->number];
  if (entity == kNoEntity) entity = entity_named(type, full_name(form, type));
  return entity;
}

// What the page itself shows there, less its white space: marks that the layout drops (云河**文化**广场)
// included. Overwritten by the next call.
const std::string& NameBook::surface_of(TextSpan span) {
  text_.clear();
  for (char32_t c : source_.substr(span.begin, span.end - span.begin)) {
    if (!is_space(c)) append_utf8(text_, c);
  }
  return text_;
}

// 【西工区委】书记, 【云河开发区】管委会主任: the committee is part of the post's name there, and what is
// said of it is said by the post.
bool NameBook::is_part_of_title(const Mention& mention) const {
  const std::u32string_view text = reading_.text();
  if (mention.type == rules_.types().park) {
    constexpr std::u32string_view kPosts[] = {U"管委会主任", U"管委会副主任"};
    return std::any_of(std::begin(kPosts), std::end(kPosts),
                       [&](std::u32string_view post) { return text.substr(mention.end).starts_with(post); });
  }
  if (mention.type != rules_.types().institution) return false;
  const bool says_term =
      text.substr(mention.begin, mention.end - mention.begin).find(U'届') != std::u32string_view::npos;
  if (says_term) return false;
  const auto is_hidden_by = [&](const std::u32string& post) {
    for (std::uint32_t shown = 1; shown < post.size() && shown < mention.end - mention.begin; ++shown) {
      if (text.substr(mention.end - shown, post.size()) == post) return true;
    }
    return false;
  };
  const std::vector<std::u32string>& posts = rules_.lexicon().list(WordClass::body_hiding);
  return std::any_of(posts.begin(), posts.end(), is_hidden_by);
}

void NameBook::gather_entities() {
  mention_entities_.reserve(mentions().size());
  for (const Mention& mention : mentions()) {
    const std::uint32_t index = entity_called(forms_.text_of(mention), mention.type);
    mention_entities_.push_back(index);
    if (is_part_of_title(mention)) continue;
    Entity& entity = entities_[index];
    const TextSpan span = reading_.layout.source_span(mention.begin, mention.end);
    entity.mentions.push_back(span);
    const std::string& surface = surface_of(span);
    if (entity.aliases.empty() || entity.aliases.back() != surface) entity.aliases.push_back(surface);
  }
  for (Entity& entity : entities_) {
    std::sort(entity.aliases.begin(), entity.aliases.end());
    entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()), entity.aliases.end());
  }
}

}  // namespace fangzhi
