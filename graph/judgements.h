// The ledger of judgements: what people decided about pairs of things, in a plain text file that is reviewed
// like code and outlives the store. An entry is keyed on what can be read, never on ids, so it holds after
// rebuilds, new rules and pages read again: for each side the page's name, a name the thing has there, and a
// piece of the page around it.
//
// One entry a line, eight columns parted by tabs; a line that starts with # is a comment. \t, \n, \r and
// \\ stand for a tab, line ends and a backslash in a column. Where entries speak of the same two things, the
// last one holds.
//
//   verdict  page  name  quotation  page  name  quotation  reason
//
//   FANGZHI_ASSIGN(std::vector<Judgement> ledger, parse_judgements(bytes, "fangzhi.judgements.tsv"));
//   FANGZHI_ASSIGN(ResolvedJudgements judged, resolve_judgements(ledger, document_named));
//   units = linker.units_of(record, cut_groups(judged.pairs));
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "graph/linking.h"

namespace fangzhi {

struct JudgedSide {
  std::string page;  // the name under which the page is read
  std::string name;  // a name or alias of the thing on that page
  std::string
      quotation;  // a piece of the page in which the name stands; white space and line wraps do not count
  auto operator<=>(const JudgedSide&) const = default;
};

struct Judgement {
  LinkOutcome outcome = LinkOutcome::unsure;
  JudgedSide first;
  JudgedSide second;
  std::string reason;    // may be empty
  std::size_t line = 0;  // in the ledger, from 1; 0: not read from one
};

// The comment line that begins a new ledger, with its line end.
std::string_view judgements_header();
// One line of the ledger, with its line end.
std::string format_judgement(const Judgement& judgement);
// Fails with bad_input, naming origin, line and column. Judgements are in the order of the ledger.
Result<std::vector<Judgement>> parse_judgements(std::string_view bytes, std::string_view origin);

// How the ledger calls an entity of a page: its first mention with some words around it. Requires an entity
// with a mention.
JudgedSide judged_side(const DocumentRecord& record, const Entity& entity);

// One side, found again.
struct JudgedEntity {
  DocumentId document;
  std::uint32_t entity = 0;  // indexes Extraction::entities
  IdentityId group;          // its name group
  auto operator<=>(const JudgedEntity&) const = default;
};

struct JudgedPair {
  JudgedEntity first;  // the smaller
  JudgedEntity second;
  LinkOutcome outcome = LinkOutcome::unsure;
  Judgement judgement;
};

// An entry whose evidence is gone, and why, as one sentence: origin line, what is missing.
struct LostJudgement {
  Judgement judgement;
  std::string why;
};

struct ResolvedJudgements {
  std::vector<JudgedPair> pairs;  // sorted by their sides; one for each two entities, the last in the ledger
  std::vector<LostJudgement> lost;  // in the order of the ledger
};

// The document that a page name stands for; nothing where the store has none.
using DocumentNamed = std::function<Result<std::optional<DocumentRecord>>(std::string_view page)>;

// Finds the entities that the entries speak of. Fails only where `document_named` fails; each page is asked
// for once.
Result<ResolvedJudgements> resolve_judgements(const std::vector<Judgement>& ledger,
                                              const DocumentNamed& document_named);

// The groups that must fall apart into documents, because a judgement tells two members apart; see
// Linker::units_of.
std::set<IdentityId> cut_groups(const std::vector<JudgedPair>& pairs);

// The judgements as pairs of units, to be written over verdicts: same pairs score above every verdict.
// `unit_of` gives the unit of (document, entity); pairs within one unit are left out. Sorted by ids.
std::vector<LinkPair> judged_units(const std::vector<JudgedPair>& pairs,
                                   const std::function<IdentityId(const JudgedEntity&)>& unit_of);

}  // namespace fangzhi
