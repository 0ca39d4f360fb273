#include "graph/linking.h"

#include <algorithm>

#include "core/utf8.h"
#include "graph/identity.h"
#include "graph/link_compare.h"
#include "graph/sorted_set.h"

namespace fangzhi {
namespace {

constexpr char kParting = '\x1f';
constexpr const char* kAnywhere = "*";

// Under which places a name is looked for: its scope, the divisions of it, those it begins with.
std::vector<std::string> places_of(const LinkRules& rules, const LinkName* name, std::string_view place) {
  std::vector<std::string> places;
  if (name != nullptr) {
    for (const LinkDivision& division : name->divisions) places.push_back(to_utf8(division.name));
  }
  if (place == kUnknownPlace) return places;
  const std::string key = name_key(place);
  places.push_back(key);
  for (const LinkDivision& division : divisions_of(rules, to_code_points(key))) {
    places.push_back(to_utf8(division.name));
  }
  make_sorted_set(places);
  return places;
}

// What is left of a name, with and without its part and the words that may be left out.
std::vector<std::u32string> exact_forms(const LinkName& name) {
  std::vector<std::u32string> forms{name.whole()};
  if (name.says_little()) return forms;
  if (!name.part.empty()) forms.push_back(name.core);
  if (name.bare != name.core) forms.push_back(name.bare + name.part);
  return forms;
}

// Pieces of a name, by which it meets others in one place, where few names can be alike.
std::vector<std::u32string> near_forms(const LinkRules& rules, const LinkName& name) {
  std::vector<std::u32string> forms;
  if (name.says_little()) return forms;
  const std::u32string whole = name.whole();
  for (std::size_t gone = 1; gone <= rules.longest_cut && whole.size() >= rules.shortest_cut + gone; ++gone) {
    forms.push_back(whole.substr(gone));
    forms.push_back(whole.substr(0, whole.size() - gone));
  }
  // 云岭大剧院 of 云岭区 is 大剧院 on its own pages; the short form of a district has two characters mostly.
  constexpr std::size_t kShortDistrict = 2;
  for (const std::u32string& form : {whole, name.bare + name.part}) {
    if (form.size() > kShortDistrict + rules.shortest_core) forms.push_back(form.substr(kShortDistrict));
  }
  // Names with other words inside: 碧溪公园, 碧溪湿地公园.
  constexpr std::size_t kHead = 2;
  constexpr std::size_t kTail = 2;
  if (name.core.size() > kHead + kTail - 1) {
    forms.push_back(name.core.substr(0, kHead) + U'…' + name.core.substr(name.core.size() - kTail));
  }
  return forms;
}

void add_key(std::vector<std::string>& keys, std::string_view type, const std::string& form,
             const std::string& place) {
  keys.push_back(std::string(type) + kParting + form + kParting + place);
}

}  // namespace

std::string_view to_string(LinkOutcome outcome) {
  switch (outcome) {
    case LinkOutcome::same:
      return "same";
    case LinkOutcome::unsure:
      return "unsure";
    case LinkOutcome::different:
      break;
  }
  return "different";
}

bool shares_block(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() && right != b.end()) {
    if (*left == *right) return true;
    *left < *right ? ++left : ++right;
  }
  return false;
}

Result<Linker> Linker::load(const std::filesystem::path& ontology_folder) {
  FANGZHI_ASSIGN(LinkRules rules, load_link_rules(ontology_folder));
  return Linker(std::make_shared<const LinkRules>(std::move(rules)));
}

std::vector<std::string> Linker::block_keys(std::string_view type, std::string_view form,
                                            std::string_view place) const {
  std::vector<std::string> keys;
  const LinkTypeRules& rules = rules_->type(type);
  const std::string_view family = rules_->family(type);
  const LinkName name = read_link_name(*rules_, rules, form, place);
  if (name.key.empty()) return keys;
  const bool is_person = rules.apart == UnitDivision::posts;
  const std::vector<std::u32string> forms =
      is_person ? std::vector<std::u32string>{name.key} : exact_forms(name);
  const std::vector<std::u32string> pieces =
      is_person ? std::vector<std::u32string>() : near_forms(*rules_, name);
  for (const std::string& where : places_of(*rules_, is_person ? nullptr : &name, place)) {
    for (const std::u32string& exact : forms) add_key(keys, family, to_utf8(exact), where);
    // Names that stand by themselves are those of a whole country, where pieces are no longer rare.
    if (where.empty()) continue;
    for (const std::u32string& piece : pieces) add_key(keys, family, to_utf8(piece), where);
  }
  const auto namesake = rules_->namesakes.find(type);
  const bool has_namesakes = namesake != rules_->namesakes.end() && name.head.empty() && !name.says_little();
  if (has_namesakes) {
    for (const std::string& where : places_of(*rules_, &name, place))
      add_key(keys, namesake->second, to_utf8(name.whole()), where);
  }
  // Over places only names that are rare enough to be looked for everywhere, and do not tell their place
  // themselves.
  const std::size_t least = is_person ? rules_->shortest_wide - 1 : rules_->shortest_wide;
  const bool is_rare = is_person || (name.divisions.empty() && !name.says_little());
  if (is_rare && forms.front().size() >= least) add_key(keys, family, to_utf8(forms.front()), kAnywhere);
  make_sorted_set(keys);
  return keys;
}

std::vector<std::string> Linker::block_keys(const LinkUnit& unit) const {
  std::vector<std::string> keys;
  for (const std::string& form : unit.forms) {
    for (std::string& key : block_keys(unit.type, form, unit.place)) keys.push_back(std::move(key));
  }
  // It meets what it was renamed to under the other's name.
  for (const LinkFact& fact : renamings_of(*rules_, unit)) {
    for (std::string& key : block_keys(unit.type, fact.other_name, unit.place))
      keys.push_back(std::move(key));
  }
  make_sorted_set(keys);
  return keys;
}

LinkVerdict Linker::compare(const LinkUnit& a, const LinkUnit& b) const {
  return compare_units(*rules_, read_unit(*rules_, a), read_unit(*rules_, b));
}

std::string Linker::fingerprint() const {
  return rules_->fingerprint;
}

}  // namespace fangzhi
