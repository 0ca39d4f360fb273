// What speaks for or against a name in a role of a clause: how it stands to the trigger, and what the
// patterns made of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/feature_value.h"
#include "extract/outline.h"

namespace fangzhi {

// The index of a property of the ontology.
using PredicateId = std::uint16_t;
inline constexpr PredicateId kAnyPredicate = 0xffff;

enum class Role : std::uint8_t { subject, object };

// What a feature is about. `of_subject`: of the subject, for an object; else of the trigger.
enum class RoleSight : std::uint8_t {
  type,         // of the name, and on which side of the trigger it stands
  between,      // the marks, small words, names and triggers between them
  ends,         // the first and the last sign between them
  counts,       // how many commas, names of this type and triggers stand between
  sides,        // what stands on either side of the name
  behind,       // what stands behind the trigger
  list,         // whether the name stands in a list
  joints,       // what joins it to its neighbours there: 与 before, the list's end behind
  word_joints,  // the same with the trigger's words
  word,         // the trigger's words
  word_type,    // with the type and the side of the name
  word_comma,   // with whether a comma stands between, too
  pattern,      // the pattern that found the name, and where
  found,        // whether some pattern did: here, another name here, or none
  hindered,     // what keeps the patterns of the trigger from speaking
  subject_between,
  subject_ends,
  subject_counts,
  district,  // whether it is the district of the page
  unnamed,  // the district, where nothing names it: how many other names are in reach, or the trigger's words
  rival,    // of that: how the nearest other name on either side stands
  anaphor,  // that it is one, its type and the side it stands on
  beside,   // the words beside the trigger
  clause,   // the longer words of the trigger's clause, with the type of the name
  opening,  // whether the name opens its clause or sentence, and what the trigger's clause names before it
  count_
};

std::string_view name_of(RoleSight sight);
// Nothing where none is called so.
std::optional<RoleSight> parse_role_sight(std::string_view name);

struct RoleFeature {
  Role role = Role::subject;
  RoleSight sight = RoleSight::type;
  FeatureValue value;

  bool operator==(const RoleFeature&) const = default;
};

// The names by which a file speaks of types and predicates, in the order of their ids.
struct RoleVocabulary {
  std::vector<std::string> types;
  std::vector<std::string> predicates;
};

// What the patterns of a trigger that state a predicate make of it.
struct PatternView {
  std::string_view pattern;    // its name
  char32_t source = U' ';      // how it found the name in question; a blank: it did not
  bool found_another = false;  // another name fills the role
  char32_t hindrance = U' ';   // what keeps it from speaking; a blank: nothing
};

// A trigger, or the number of a figure, and the words around it.
struct RoleSite {
  RoleSite() = default;
  RoleSite(const Outline& outline, std::uint32_t at, std::u32string_view trigger);

  std::uint32_t item = 0;                   // of the outline
  std::u32string_view words;                // of the trigger
  std::u32string_view before, behind;       // those beside it; none of a name
  std::vector<std::u32string_view> clause;  // of two characters and more, within a fixed reach
};

// Gets the features one by one, as they are made.
class RoleFeatureTaker {
 public:
  virtual ~RoleFeatureTaker() = default;
  virtual void take(const RoleFeature& feature) = 0;
};

// What speaks of the name at item `name`.
void tell_subject(const Outline& outline, const RoleSite& site, std::uint32_t name,
                  const std::vector<PatternView>& patterns, RoleFeatureTaker& out);
// The same of an object, in two parts: how it stands to the trigger, which is the same whatever the subject,
// and all else. `subject` is kNone where that is the district.
void tell_object_place(const Outline& outline, const RoleSite& site, std::uint32_t name,
                       RoleFeatureTaker& out);
void tell_object_rest(const Outline& outline, std::uint32_t subject, std::uint32_t name, bool is_district,
                      const std::vector<PatternView>& patterns, RoleFeatureTaker& out);
// Both parts.
void tell_object(const Outline& outline, const RoleSite& site, std::uint32_t subject, std::uint32_t name,
                 bool is_district, const std::vector<PatternView>& patterns, RoleFeatureTaker& out);
// Of the district where nothing names it; `rivals` are the items of the names in reach that could stand there
// instead, in page order.
void tell_unnamed(Role role, const Outline& outline, const RoleSite& site,
                  const std::vector<std::uint32_t>& rivals, const std::vector<PatternView>& patterns,
                  RoleFeatureTaker& out);

}  // namespace fangzhi
