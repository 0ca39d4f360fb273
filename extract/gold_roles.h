// What the annotations of a sentence say of the names and triggers that an extraction weighed; what roles and
// statuses are learned from.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "extract/annotated_text.h"
#include "extract/rulebook.h"
#include "extract/trace.h"

namespace fangzhi {

enum class Answer { no, yes, optional };

// All that it is given outlives it.
class GoldRoles {
 public:
  GoldRoles(const AnnotatedSentence& sentence, const ExtractionTrace& trace, const Rulebook& rules);

  // Whether the name fills the role; optional where honest readers could differ.
  Answer answer(const RoleTrace& weighed) const;
  // What is stated with that name in that role; one that is sure before one that is optional. nullptr where
  // nothing is.
  const GoldStatement* statement_of(const RoleTrace& weighed) const;

 private:
  bool is(std::uint32_t mention, const GoldName& gold) const;
  Answer answer_about(const RoleTrace& weighed) const;

  const AnnotatedSentence& sentence_;
  const ExtractionTrace& trace_;
  const Rulebook& rules_;
  std::vector<std::set<std::string>> names_;  // of each mention
};

// Several triggers may state a predicate: the one that states it of a right subject is the nearest.
class NearestTriggers {
 public:
  NearestTriggers(const ExtractionTrace& trace, const GoldRoles& gold);

  bool has(PredicateId predicate, std::uint32_t subject, TextSpan trigger) const;

 private:
  // Whether no pattern found it, then how many characters lie between.
  using Distance = std::pair<bool, std::uint32_t>;
  static Distance distance_of(const RoleTrace& weighed, const ExtractionTrace& trace);

  std::map<std::pair<PredicateId, std::uint32_t>, std::pair<Distance, std::uint32_t>> nearest_;
};

// A sentence as it is extracted with the names that are written down.
ExtractionTrace trace_with_gold_names(const Rulebook& rules, const AnnotatedSentence& sentence);

// What the examples of the patterns say, as annotated sentences whose names are left to be found. Those that
// a pattern must refuse state nothing.
std::vector<AnnotatedSentence> sentences_of_patterns(const Rulebook& rules);

}  // namespace fangzhi
