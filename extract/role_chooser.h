// Chooses who takes part in what a trigger states. All names in reach are weighed for each role by the role
// model, what the patterns find being one sign among others; without a model the patterns decide.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "extract/argument_finder.h"
#include "extract/outline.h"
#include "extract/role_limits.h"
#include "extract/rulebook.h"
#include "extract/trace.h"
#include "extract/weighing.h"

namespace fangzhi {

// What one pattern makes of its trigger.
struct PatternTry {
  const FrameSite* site = nullptr;
  bool is_silenced = false;  // a word of its `unless` stands in the clause
  std::vector<Argument> subjects;
  std::vector<Argument> objects;

  bool speaks() const { return !is_silenced && site->hindrance == Hindrance::none; }
};

// A pair that a trigger states, and the try whose pattern it is put down to.
struct ChosenPair {
  PredicateId predicate = kAnyPredicate;
  Argument subject;
  Argument object;
  const PatternTry* by = nullptr;
};

class RoleChooser {
 public:
  // All outlive it; the trace may be none.
  RoleChooser(const Reading& reading, const Rulebook& rules, const References& references, NameBook& names,
              ExtractionTrace* trace);
  RoleChooser(const RoleChooser&) = delete;  // its parts refer to each other
  RoleChooser& operator=(const RoleChooser&) = delete;

  // `tries` are all patterns of one trigger. The pairs lie in page order of their subjects, those of one
  // predicate together.
  std::vector<ChosenPair> choose(const std::vector<PatternTry>& tries);

 private:
  // A name that may fill a role: kDistrict for the district, where nothing names it.
  struct Option {
    std::uint32_t mention = RoleTrace::kDistrict;
    float score = 0;
  };

  std::vector<PredicateId> predicates_of(const std::vector<PatternTry>& tries) const;
  void choose_by_patterns(PredicateId predicate, const std::vector<PatternTry>& tries,
                          std::vector<ChosenPair>& out) const;
  std::vector<ChosenPair> choose_for(PredicateId predicate, const std::vector<PatternTry>& tries);
  std::vector<Option> choose_subjects(const PredicateFacts& facts);
  Argument subject_of(const Option& subject, const PredicateFacts& facts) const;
  Argument object_of(const Option& object, const PredicateFacts& facts) const;
  bool is_inside_name(std::uint32_t token) const;
  void take_fellows(const std::vector<std::uint32_t>& names, std::vector<Option>& chosen) const;
  bool comes_to_trigger(std::uint32_t mention) const;
  bool holds_next(std::uint32_t mention) const;
  bool speaks_of_person() const;
  bool is_bare() const;
  bool is_described_by(std::uint32_t honour) const;
  void drop_carried(std::vector<Option>& taken) const;
  std::uint32_t beginning_of_sentence() const;
  void add_fellows(std::vector<ChosenPair>& pairs) const;
  std::uint32_t mention_at(const Argument& argument) const;
  bool states(const PatternTry& each, PredicateId predicate) const;
  std::vector<std::uint32_t> names_for(Role role, const TypeSet& types) const;
  const Paragraph& paragraph_of_trigger() const;
  Weighing empty_weighing() const;
  const Weighing& place_of_object(std::uint32_t mention);
  Option weigh(Role role, std::uint32_t subject, std::uint32_t mention);
  std::vector<std::uint32_t> rivals_of(Role role, std::uint32_t subject) const;
  std::vector<Option> objects_of(std::uint32_t subject);
  std::vector<Option> best_of(const std::vector<Option>& options) const;
  void view_patterns(Role role, std::uint32_t subject, std::uint32_t mention);
  Argument argument_of(const Option& option, Role role) const;
  const PatternTry* pattern_for(const Argument& subject) const;
  // Whether a pattern makes it the subject.
  bool is_found(std::uint32_t mention) const;
  bool is_district(std::uint32_t mention) const;

  const Reading& reading_;
  const Rulebook& rules_;
  const References& references_;
  const std::vector<Mention>& mentions_;
  NameBook& names_;
  ExtractionTrace* trace_;
  Outline outline_;
  RoleLimits limits_;
  std::optional<std::uint32_t> home_;

  // Of the trigger and predicate at work.
  std::uint32_t trigger_ = 0;  // token
  PredicateId predicate_ = kAnyPredicate;
  RoleSite site_;
  std::vector<const PatternTry*> tries_;  // of the patterns that state the predicate
  std::vector<std::uint32_t> objects_;    // names in reach that could be objects, in page order
  std::vector<Weighing> object_places_;   // of the objects, how they stand to the trigger; none until asked
  std::vector<PatternView> views_;
};

}  // namespace fangzhi
