// What an extraction saw on its way: every candidate with its features, every pattern that was tried, and
// what each statement rests on. Filled by extract() where one is given, and read by `fangzhi why` and by
// training; it never changes what is extracted. Offsets are code points of reading.text(), end exclusive.
#pragma once

#include <optional>
#include <vector>

#include "extract/frame.h"
#include "extract/mention.h"
#include "extract/reading.h"
#include "extract/references.h"
#include "extract/role_features.h"
#include "extract/status_features.h"

namespace fangzhi {

// How a trigger of a pattern fared.
enum class SiteOutcome { silenced, hindered, without_subject, without_object, outweighed, stated };

struct SiteTrace {
  std::uint32_t frame = 0;  // index of the pattern
  TextSpan trigger;
  SiteOutcome outcome = SiteOutcome::stated;
  TextSpan silencer;  // the word of the pattern's `unless`, where it was silenced
};

// A name in a role of a pattern. Empty where the district of the page is meant.
struct ArgumentGround {
  TextSpan span;
  RoleSource from = RoleSource::district;
};

// Where the time of a statement comes from.
enum class TimeGround { none, words, story, section, writing };

// What a statement rests on besides its quotation. Spans are empty where there is nothing to show.
struct StatementGround {
  std::optional<std::uint32_t> frame;  // the pattern; none for statements that no pattern makes
  TextSpan trigger;
  ArgumentGround subject;
  ArgumentGround object;
  TextSpan status_word;  // empty: the pattern's own status, or its usual one
  StatementStatus status_by_rule = StatementStatus::done;  // what these give; the model may know better
  TimeGround time = TimeGround::none;
  TextSpan time_words;
};

// A name, or the district where nothing names it, that was weighed for a role of what a trigger may state.
struct RoleTrace {
  static constexpr std::uint32_t kDistrict = 0xffffffff;

  PredicateId predicate = kAnyPredicate;
  TextSpan trigger;
  Role role = Role::subject;
  std::uint32_t subject = kDistrict;  // index of references; of an object: that of the subject it goes with
  std::uint32_t mention = kDistrict;  // index of references
  float score = 0;
  std::vector<RoleFeature> features;
};

// What speaks for the status of what a trigger may state by one of its patterns.
struct StatusTrace {
  std::uint32_t frame = 0;  // index of the pattern
  PredicateId predicate = kAnyPredicate;
  TextSpan trigger;
  std::vector<StatusFeature> features;
};

struct ExtractionTrace {
  Reading reading;
  std::vector<ScoredCandidate> candidates;      // in the order of proposing
  std::vector<Mention> chosen;                  // the best set of them
  References references;                        // mentions, and words that stand for them
  std::vector<Mention> mentions;                // with repetitions and short forms, one type for each name
  std::vector<std::uint32_t> mention_entities;  // of each, its index in Extraction::entities
  std::vector<RoleTrace> roles;                 // objects for every subject, whether or not it was taken
  std::vector<StatusTrace> statuses;            // in page order
  std::vector<SiteTrace> sites;                 // in page order
  std::vector<StatementGround> grounds;         // of each statement, as Extraction::statements
};

}  // namespace fangzhi
