// Who is who across documents: which link units are one thing in the world, with the reasons.
//
// A link unit is what is joined whole: a name group (entities of one type, comparison form and place scope,
// see graph/identity.h), or, where homonyms must be told apart, a part of one: for a person the documents
// that give it the same posts, for an event those that date it alike, for a name that says little (人民公园)
// those of one district, and single documents where a judgement cuts the group. units_of() says which; a
// document's entity is always in one unit. Everything here is a pure function of units, rules and judgements,
// so that the order of reading cannot matter.
//
//   FANGZHI_ASSIGN(const Linker linker, Linker::load(ontology_folder));
//   for (LinkUnit& unit : linker.units_of(record, {})) ...      // add_evidence() where the id is known
//   already if (shares_block(linker.block_keys(a), linker.block_keys(b))) LinkVerdict verdict =
//   linker.compare(a, b);
//
// Method and sources: docs/decisions/0004-linking.md.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/page.h"
#include "core/result.h"

namespace fangzhi {

// One statement as one of its ends sees it.
struct LinkFact {
  std::string predicate;
  bool is_subject = true;
  StatementStatus status = StatementStatus::done;
  std::string time;        // as in Statement
  std::string reported;    // the year its document reports on
  std::string other_type;  // of the other end
  std::string other_name;
  std::vector<std::pair<std::string, std::string>> qualifiers;
  auto operator<=>(const LinkFact&) const = default;
};

// The home of a unit whose documents report on districts of which none contains the others.
inline constexpr std::string_view kSeveralHomes = "*";

// The evidence that one unit has of itself.
struct LinkUnit {
  IdentityId id;     // the group's, where the unit is a whole group
  IdentityId group;  // the name group it is, or is a part of
  std::string type;
  std::string name;                   // the longest spelling of its documents, the smallest of equals
  std::string place;                  // the scope of the name; empty: it stands by itself; or kUnknownPlace
  std::string home;                   // the district its documents report on, or kSeveralHomes
  std::vector<std::string> forms;     // every surface form, `name` included; sorted, unique
  std::vector<DocumentId> documents;  // that speak of it; sorted
  std::vector<std::string> periods;   // the years those documents report on; sorted, unique
  std::vector<LinkFact> facts;        // sorted, unique
};

// Puts what `more` knows to what `unit` knows; they have the same id. In whatever order, the result is the
// same.
void add_evidence(LinkUnit& unit, LinkUnit more);

enum class LinkOutcome { same, unsure, different };
std::string_view to_string(LinkOutcome outcome);

// One reason: what was seen, how strongly, and what it weighs. The score is the sum of value × weight.
struct LinkFeature {
  std::string name;
  double value = 0;
  double weight = 0;
  std::string words;  // what was compared, to show to people
};

struct LinkVerdict {
  LinkOutcome outcome = LinkOutcome::different;
  double score = 0;
  bool is_part = false;  // one is a stage, phase or section of the other: never joined
  IdentityId part;       // which; null where none is
  std::vector<LinkFeature> features;
};

// A pair that was compared, smaller id first.
struct LinkPair {
  IdentityId first;
  IdentityId second;
  LinkOutcome outcome = LinkOutcome::different;
  double score = 0;
  IdentityId part = {};  // the one that is a part of the other; null where none is
  auto operator<=>(const LinkPair&) const = default;
};

struct LinkRules;

class Linker {
 public:
  // Reads linking.jsonc of an ontology folder.
  static Result<Linker> load(const std::filesystem::path& ontology_folder);

  // What a document says of each of its entities, in their order: units with this document's evidence alone.
  // Groups in `cut` fall apart into documents.
  std::vector<LinkUnit> units_of(const DocumentRecord& record, const std::set<IdentityId>& cut) const;

  // Keys under which a unit of this type, form and place meets the units it may be one with. Two forms
  // without a common key are never compared.
  std::vector<std::string> block_keys(std::string_view type, std::string_view form,
                                      std::string_view place) const;
  // Of all its forms; sorted, unique.
  std::vector<std::string> block_keys(const LinkUnit& unit) const;

  // Symmetric. Looks at nothing but the two.
  LinkVerdict compare(const LinkUnit& a, const LinkUnit& b) const;

  const LinkRules& rules() const { return *rules_; }
  // Of the rules; a store that was linked by other rules is linked again.
  std::string fingerprint() const;

 private:
  explicit Linker(std::shared_ptr<const LinkRules> rules) : rules_(std::move(rules)) {}
  std::shared_ptr<const LinkRules> rules_;
};

// One sentence for each example of linking.jsonc that does not come out as it says.
std::vector<std::string> check_link_examples(const Linker& linker);

// The clusters of a set of units under the pairs given between them (every pair that shares a block,
// judgements already written over the verdicts: same pairs score above all others). Clusters sorted by their
// smallest id, members sorted.
std::vector<std::vector<IdentityId>> cluster(std::vector<IdentityId> units, std::vector<LinkPair> pairs);

// Whether two sorted lists have a key in common.
bool shares_block(const std::vector<std::string>& a, const std::vector<std::string>& b);

// Everything linked at once.
struct Linking {
  std::vector<std::vector<IdentityId>> clusters;  // as cluster() gives them
  std::vector<LinkPair> unsure;                   // for people to judge; best first
  std::vector<LinkPair> parts;                    // sorted by ids
};
// Links all units in memory, in time and space nearly linear in their number. Units have different ids.
// `judged`: see judged_units() in graph/judgements.h.
Linking link_all(const Linker& linker, const std::vector<LinkUnit>& units,
                 const std::vector<LinkPair>& judged);

}  // namespace fangzhi
