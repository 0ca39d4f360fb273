// What speaks for a statement's being a fact, under way, a plan or denied: the words around its trigger, and
// what the rules make of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "extract/feature_value.h"
#include "extract/mention.h"
#include "extract/reading.h"

namespace fangzhi {

class Rulebook;

enum class StatusSight : std::uint8_t {
  rule,              // what the rules say
  rule_predicate,    // with the predicate
  rule_pattern,      // with the pattern
  pattern,           // the pattern
  predicate,         // the predicate
  trigger,           // its words
  trigger_rule,      // with what the rules say
  before,            // a word before the trigger in its clause
  before_predicate,  // with the predicate
  nearest,           // one of the three before the trigger, and which
  earlier,           // a word of the sentence before the clause
  opening,           // one of the first three words of the sentence, and which
  behind,            // a word behind the trigger in its clause
  next,              // one of the two behind the trigger, and which
  paragraph,         // how many words before the sentence tell of plans, how many of what is done: up to 2
  count_
};

std::string_view name_of(StatusSight sight);
// Nothing where none is called so.
std::optional<StatusSight> parse_status_sight(std::string_view name);

struct StatusFeature {
  StatusSight sight = StatusSight::rule;
  FeatureValue value;

  bool operator==(const StatusFeature&) const = default;
};

// A trigger, the pattern and predicate at work there, and the status that the rules give it.
struct StatusSite {
  std::uint32_t trigger = 0;  // token
  TokenRange clause;
  TokenRange sentence;
  std::uint32_t paragraph = 0;  // its first token
  std::string_view pattern;
  std::u32string_view predicate;
  StatementStatus by_rule = StatementStatus::done;
};

// Gets the features one by one, as they are made.
class StatusFeatureTaker {
 public:
  virtual ~StatusFeatureTaker() = default;
  virtual void take(const StatusFeature& feature) = 0;
};

// Names stand in it as their types. `mentions` lie in page order.
void tell_status(const Reading& reading, const Rulebook& rules, const std::vector<Mention>& mentions,
                 const StatusSite& site, StatusFeatureTaker& out);

}  // namespace fangzhi
