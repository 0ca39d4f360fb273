// Why two names are one thing in the graph, or are not: what was compared, what people judged, and what stood
// between.
//
//   FANGZHI_ASSIGN(ResolvedJudgements judged, resolve_judgements(ledger, *reader));
//   FANGZHI_ASSIGN(LinkExplanation why, explain_link({*reader, linker, judged}, a, b));
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "graph/graph_store.h"
#include "graph/judgements.h"
#include "graph/linking.h"
#include "graph/parts.h"

namespace fangzhi {

// Finds the entities that judgements speak of among a snapshot's pages.
Result<ResolvedJudgements> resolve_judgements(const std::vector<Judgement>& ledger, GraphReader& reader);

// A thing that somebody asks about: an identity, or those of its units that bear one name or stand in one
// document.
struct LinkTarget {
  IdentityId identity;
  std::vector<IdentityId> units;  // at least one; sorted
};

// Two units that were compared.
struct ComparedUnits {
  LinkUnit first;
  LinkUnit second;
  LinkVerdict verdict;                        // of the rules
  LinkOutcome outcome = LinkOutcome::unsure;  // that counts: what was judged, else the verdict's
  std::optional<Judgement> judgement;
};

struct LinkExplanation {
  bool is_joined = false;    // both are of one identity
  bool is_one_unit = false;  // the two are one link unit, by name and place alone
  // The units of one side that were compared with those of the other: the strongest first, at most
  // kShownComparisons. Empty where they share no block.
  std::vector<ComparedUnits> compared;
  // Where they are joined by others: the comparisons from one to the other, in their order.
  std::vector<ComparedUnits> chain;
  // Where they are not joined though a comparison found them the same: pairs of the two identities that must
  // stay apart, at most kShownComparisons.
  std::vector<ComparedUnits> between;
  // Where the identity of one is believed to be a part of the other's.
  std::optional<PartOf> part;
};
inline constexpr std::size_t kShownComparisons = 5;

struct LinkKnowledge {
  GraphReader& reader;
  const Linker& linker;
  const ResolvedJudgements& judgements;
};

// Fails where the store cannot be read, and with not_found where a unit is not in it.
Result<LinkExplanation> explain_link(const LinkKnowledge& known, const LinkTarget& a, const LinkTarget& b);
// Two units.
Result<ComparedUnits> explain_pair(const LinkKnowledge& known, const LinkPair& pair);

}  // namespace fangzhi
