// What pages claim of one thing where the world allows one answer: its investment, the day it began, its
// builder. Which predicates, qualifiers and figures these are is data (once, one_subject, not_before,
// one_value in ontology/properties.jsonc). Every claim is kept with the pages that make it; where they cannot
// all be true, they are a conflict, and where a later page claims another value than the page before it, a
// change.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ontology.h"
#include "graph/events.h"

namespace fangzhi {

// What a question is about.
enum class ClaimKind {
  value,    // a qualifier: amount
  time,     // when a stage came
  subject,  // who stands at the other end: the builder
  order,    // a stage that came before one it cannot come before
};
std::string_view to_string(ClaimKind kind);

// Where a page makes a claim.
struct ClaimSource {
  PageLabel page;
  TextSpan evidence;
  std::string quotation;
  std::string said;   // the predicate of the statement, or the indicator of the figure
  std::string value;  // what is claimed, in this page's words
};

// One answer.
struct Claim {
  std::string value;                 // 20亿元; 2022-06-18; names; of an order the predicate
  std::string time;                  // of an order: when it came
  std::vector<ClaimSource> sources;  // at least one, by page (see reported_before)
};

// How many pages make a claim.
std::size_t pages_of(const Claim& claim);

// The answers to one question.
struct ClaimSet {
  ClaimKind kind = ClaimKind::value;
  std::string of;  // the id of the qualifier or predicate
  std::vector<Claim> claims;
};

// One answer given way to another.
struct Change {
  ClaimKind kind = ClaimKind::value;
  std::string of;
  ClaimSource before;  // the last page to claim what was claimed before
  ClaimSource after;   // the first to claim another
};

// All that is said of an entity (see reports_of and figures_of); both must outlive it.
struct Testimony {
  const std::vector<Report>& reports;
  const std::vector<ToldFigure>& figures;
};

// The questions about `entity` to which pages give answers that cannot all be true: by kind, then `of`;
// claims by their newest page, newest first. None for classes that are not staged.
std::vector<ClaimSet> conflicts_in(const Ontology& ontology, const EntityLabel& entity,
                                   const Testimony& testimony);

// Where a page claims another value than the one before it: by page. Plans count: a date that was put off is
// a change. None for classes that are not staged.
std::vector<Change> changes_in(const Ontology& ontology, const EntityLabel& entity,
                               const Testimony& testimony);

// The conflicts of one entity.
struct EntityConflicts {
  EntityLabel entity;
  std::vector<ClaimSet> conflicts;
};

struct ConflictQuery {
  std::optional<IdentityId> entity;  // one; else all
  std::string type;                  // a class; empty: all
  std::string place;  // a part of the scope of the name, or of the place that one of its pages reports on
};

// The conflicts of every entity that has some; sorted by name. Reads every identity, unless one is asked for.
Result<std::vector<EntityConflicts>> find_conflicts(GraphReader& reader, const Ontology& ontology,
                                                    const ConflictQuery& query);

}  // namespace fangzhi
