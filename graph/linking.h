// Who is who across documents: which link units are one thing in the world, with the reasons.
//
// A link unit is what is joined whole: a name group (entities of one type, comparison form and place scope, see
// graph/identity.h), or, where homonyms must be told apart, the part of a name group that one document speaks of.
// Everything here is a pure function of units, rules and judgements, so that the order of reading cannot matter.
//
//   FANGZHI_ASSIGN(const Linker linker, Linker::load(ontology_folder));
//   if (shares_block(linker.block_keys(a), linker.block_keys(b))) LinkVerdict verdict = linker.compare(a, b);
#pragma once

#include <filesystem>
#include <memory>
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
  std::string other_type;  // of the other end
  std::string other_name;
  std::vector<std::pair<std::string, std::string>> qualifiers;
  auto operator<=>(const LinkFact&) const = default;
};

// The evidence that one unit has of itself.
struct LinkUnit {
  IdentityId id;
  std::string type;
  std::string name;                    // as most documents write it
  std::string place;                   // the scope of the name; empty: it stands by itself; or kUnknownPlace
  std::vector<std::string> forms;      // every surface form, `name` included; sorted, unique
  std::vector<DocumentId> documents;   // that speak of it; sorted
  std::vector<std::string> periods;    // the years those documents report on; sorted, unique
  std::vector<LinkFact> facts;         // sorted
};

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
  std::vector<LinkFeature> features;
};

// A pair that was compared, smaller id first.
struct LinkPair {
  IdentityId first;
  IdentityId second;
  LinkOutcome outcome = LinkOutcome::different;
  double score = 0;
};

class Linker {
 public:
  // Reads linking.jsonc of an ontology folder.
  static Result<Linker> load(const std::filesystem::path& ontology_folder);

  // Keys under which a unit of this type, form and place meets the units it may be one with. Two forms without a
  // common key are never compared.
  std::vector<std::string> block_keys(std::string_view type, std::string_view form, std::string_view place) const;

  // Symmetric. Looks at nothing but the two.
  LinkVerdict compare(const LinkUnit& a, const LinkUnit& b) const;

  // Of the rules; a store that was linked by other rules is linked again.
  std::string fingerprint() const;

 private:
  struct Rules;
  std::shared_ptr<const Rules> rules_;
};

// The clusters of a set of units under the pairs given between them (every pair that shares a block, judgements already
// written over the verdicts: same pairs score above all others). Clusters sorted by their smallest id, members sorted.
std::vector<std::vector<IdentityId>> cluster(std::vector<IdentityId> units, std::vector<LinkPair> pairs);

}  // namespace fangzhi
