#include <algorithm>
#include <optional>

#include "core/utf8.h"
#include "graph/identity.h"
#include "graph/link_compare.h"

namespace fangzhi {
namespace {

using View = std::u32string_view;

std::string between(View a, View b) {
  return to_utf8(a) + " ~ " + to_utf8(b);
}

// How two cores lie to each other.
struct CoreRelation {
  LinkSign sign = LinkSign::equal_core;
  double value = 0;
};

bool is_subsequence(View shorter, View longer) {
  std::size_t found = 0;
  for (const char32_t c : longer) {
    if (found < shorter.size() && shorter[found] == c) ++found;
  }
  return found == shorter.size();
}

bool is_telling(const LinkRules& rules, View cut) {
  return std::any_of(cut.begin(), cut.end(), [&](char32_t c) {
    return is_ascii_digit(c) || rules.telling_ends.find(c) != std::u32string::npos;
  });
}

// Whether the shorter is what a line wrap left of the longer.
bool is_cut(const LinkRules& rules, View shorter, View longer) {
  const std::size_t gone = longer.size() - shorter.size();
  if (gone == 0 || gone > rules.longest_cut || shorter.size() < rules.shortest_cut) return false;
  if (longer.substr(gone) == shorter) return !is_telling(rules, longer.substr(0, gone));
  return longer.substr(0, shorter.size()) == shorter && !is_telling(rules, longer.substr(shorter.size()));
}

std::optional<CoreRelation> weak_relation(View shorter, View longer) {
  constexpr double kLeastShare = 0.5;
  const double share = static_cast<double>(shorter.size()) / static_cast<double>(longer.size());
  if (share < kLeastShare) return std::nullopt;
  if (longer.substr(0, shorter.size()) == shorter ||
      longer.substr(longer.size() - shorter.size()) == shorter) {
    return CoreRelation{LinkSign::contained, share};
  }
  if (is_subsequence(shorter, longer)) return CoreRelation{LinkSign::subsequence, share};
  return std::nullopt;
}

std::optional<CoreRelation> relation_of(const Comparison& it) {
  const LinkName& a = it.a.name;
  const LinkName& b = it.b.name;
  if (a.core.empty() || b.core.empty()) return std::nullopt;
  if (a.core == b.core) return CoreRelation{LinkSign::equal_core, 1};
  if (a.bare == b.bare) return CoreRelation{LinkSign::optional_words, 1};
  const bool same_part = a.part == b.part;
  const std::u32string whole_a = same_part ? a.whole() : a.core;
  const std::u32string whole_b = same_part ? b.whole() : b.core;
  const bool a_is_shorter = whole_a.size() <= whole_b.size();
  const View shorter = a_is_shorter ? whole_a : whole_b;
  const View longer = a_is_shorter ? whole_b : whole_a;
  if (is_cut(it.rules, shorter, longer)) return CoreRelation{LinkSign::cut_name, 1};
  return weak_relation(a_is_shorter ? a.core : b.core, a_is_shorter ? b.core : a.core);
}

bool is_weak(LinkSign sign) {
  return sign == LinkSign::subsequence || sign == LinkSign::contained;
}

// 一期 beside 二期, or beside the whole.
void see_parts(Comparison& it, LinkSign relation) {
  const LinkName& a = it.a.name;
  const LinkName& b = it.b.name;
  if (a.part == b.part) return;
  if ((a.part.empty() || b.part.empty()) && !is_weak(relation)) {
    it.verdict.is_part = true;
    it.verdict.part = (a.part.empty() ? it.b : it.a).unit->id;
    it.see(LinkSign::is_part, 1, to_utf8(a.part.empty() ? b.part : a.part));
  } else {
    it.see(LinkSign::other_part, 1, between(a.part, b.part));
  }
}

void see_numbers(Comparison& it) {
  const auto& a = it.a.name.numbers;
  const auto& b = it.b.name.numbers;
  if (a == b) return;
  constexpr double kOneSided = 0.5;
  it.see(LinkSign::other_number, a.empty() || b.empty() ? kOneSided : 1,
         between(it.a.name.core, it.b.name.core));
}

// What is done to a thing. A park and the project that renews it are two things; a project named with and
// without its work is mostly one.
void see_works(Comparison& it) {
  const std::u32string& a = it.a.name.work;
  const std::u32string& b = it.b.name.work;
  if (a == b) return;
  constexpr double kAcrossTypes = 3;
  if (a.empty() || b.empty()) {
    const bool are_kin = it.rules.family(it.a.unit->type) == it.rules.family(it.b.unit->type);
    it.see(LinkSign::one_work, it.a.type == it.b.type || !are_kin ? 1 : kAcrossTypes, between(a, b));
  } else {
    it.see(LinkSign::other_work, 1, between(a, b));
  }
}

// What a name ends in, where that tells things apart: 云岭区, 云岭镇.
void see_heads(Comparison& it) {
  const std::u32string& a = it.a.name.head;
  const std::u32string& b = it.b.name.head;
  if (a == b) return;
  const bool is_bare = a.empty() || b.empty();
  // Divisions that stand by themselves are called either way (安陵, 安陵市).
  if (is_bare && it.a.unit->place.empty() && it.b.unit->place.empty()) return;
  it.see(is_bare ? LinkSign::bare_name : LinkSign::other_head, 1, between(a, b));
}

void see_shared_form(Comparison& it) {
  const auto& a = it.a.forms;
  const auto& b = it.b.forms;
  for (const std::u32string& form : a) {
    if (!std::binary_search(b.begin(), b.end(), form)) continue;
    it.see(LinkSign::shared_form, 1, to_utf8(form));
    return;
  }
}

// Whether the unit is called so, letter for letter or but for places and heads.
bool is_called(const LinkRules& rules, const UnitReading& unit, const std::string& called) {
  const auto read = [&](const std::string& name) {
    return read_link_name(rules, *unit.type, name, unit.unit->place, unit.unit->home);
  };
  const LinkName name = read(called);
  if (!name.says_little() &&
      std::binary_search(unit.forms.begin(), unit.forms.end(), name.whole() + name.head)) {
    return true;
  }
  const std::vector<std::string>& forms = unit.unit->forms;
  return std::any_of(forms.begin(), forms.end(),
                     [&](const std::string& form) { return read(form).key == name.key; });
}

// What a page of the one says it was renamed to, or from, where that is the other; empty where it is not.
std::string renaming(const LinkRules& rules, const UnitReading& one, const UnitReading& other) {
  for (const LinkFact& fact : renamings_of(rules, *one.unit)) {
    if (!is_called(rules, other, fact.other_name)) continue;
    return fact.is_subject ? one.unit->name + " → " + fact.other_name
                           : fact.other_name + " → " + one.unit->name;
  }
  return {};
}

void see_renamed(Comparison& it) {
  std::string words = renaming(it.rules, it.a, it.b);
  if (words.empty()) words = renaming(it.rules, it.b, it.a);
  if (!words.empty()) it.see(LinkSign::renamed, 1, std::move(words));
}

}  // namespace

void see_names(Comparison& it) {
  const LinkName& a = it.a.name;
  const LinkName& b = it.b.name;
  if (a.key == b.key) {
    it.see(LinkSign::equal_name, 1, it.a.unit->name);
    return;
  }
  see_renamed(it);
  const bool is_person = it.type.apart == UnitDivision::posts;
  if (!is_person) {
    if (const auto relation = relation_of(it)) {
      it.see(relation->sign, relation->value, between(a.whole(), b.whole()));
      see_parts(it, relation->sign);
      see_numbers(it);
      see_works(it);
      see_heads(it);
      if (relation->sign == LinkSign::equal_core) return;
    }
  }
  see_shared_form(it);
}

}  // namespace fangzhi
