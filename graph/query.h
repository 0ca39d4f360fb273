// Questions put to a snapshot of the graph. Every function is stateless: it reads what it needs through the
// reader and owns what it returns. Answers are sorted by their content, so the same graph gives the same
// answer.
//
//   FANGZHI_ASSIGN(NameMatches found, find_by_name(*reader, "青禾广场"));
//   if (found.exact.size() == 1) FANGZHI_ASSIGN(EntityCard card, describe(*reader, ontology,
//   found.exact[0].id));
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"
#include "graph/amounts.h"
#include "graph/claims.h"
#include "graph/graph_store.h"
#include "graph/labels.h"
#include "graph/parts.h"
#include "graph/terms.h"

namespace fangzhi {

// Every surface form of an identity other than its name; sorted, unique.
std::vector<std::string> other_names(const Identity& identity);

// The division that an identity is, by its name and scope; nullptr for what is no place, or in no table.
// Nothing of it is stored, so another table gives another answer. It lives as long as the ontology.
const Division* division_of(const Ontology& ontology, const Identity& identity);

struct NameMatches {
  std::vector<Identity> exact;    // sorted by type, place, id
  std::vector<EntityLabel> near;  // only where nothing is exact: the nearest first, at most kNearNames
};
inline constexpr std::size_t kNearNames = 10;

// The identities that bear the name (compared by name_key), else those whose names contain it, are contained
// in it, or differ from it by a few characters. Without an exact match it reads every identity.
Result<NameMatches> find_by_name(GraphReader& reader, std::string_view text);

// A statement on the card of one of its ends.
struct LifeEvent {
  GraphStatement statement;
  bool is_subject = true;  // whether the card's entity is the subject
  EntityLabel other;       // the other end
};

// How often another identity stands at the other end, by predicate.
struct Tie {
  EntityLabel other;
  std::vector<std::pair<std::string, std::uint64_t>> predicates;  // sorted by stage, then id
  std::uint64_t statements = 0;
};

// What is believed of a card's entity and another by their names, though no statement says it.
struct PartTie {
  PartOf belief;
  bool is_part = true;  // whether the card's entity is the part
  EntityLabel other;
};

struct EntityCard {
  Identity identity;
  std::vector<std::string> aliases;  // every surface form other than the name; sorted, unique
  std::string code;                  // of the division that it is, and its path from the province: 410303,
  std::string path;             // 河南省洛阳市西工区; both empty where it is none that the table has
  std::vector<LifeEvent> life;  // by time (unknown last), stage of the predicate, predicate, statement id
  std::vector<GraphObservation> observations;  // in the order of the store
  std::vector<Tie> ties;                       // most statements first, then by name and id
  std::vector<PartTie> parts;                  // its wholes, then its parts; each by name and id
  std::vector<DocumentHeader> sources;         // every document that speaks of it; sorted by id
  std::vector<Post> posts;                     // see posts_of
  std::vector<ClaimSet> conflicts;             // see conflicts_in
};

// Everything the graph says of one identity. Fails with not_found.
Result<EntityCard> describe(GraphReader& reader, const Ontology& ontology, IdentityId id);

// What statements are asked for. Empty fields ask for nothing; all that are given must hold.
struct Query {
  std::string text;       // a part of a name or alias of either end
  std::string type;       // the class of either end
  std::string predicate;  // a property id
  std::string place;  // a part of the name or scope of the object, of the scope of the subject (of its name,
                      // where it is a Place), or of the place that the document reports on
  std::string since;  // YYYY[-MM[-DD]]: statements that may hold on its first day or later
  std::string
      until;  // likewise: on its last day or earlier; with either, statements without a time are left out
  std::optional<StatementStatus> status;
  std::optional<double> min_amount;  // in yuan; statements whose amount cannot be read in yuan are left out
};

struct MatchRow {
  EntityLabel subject;
  EntityLabel object;
  GraphStatement statement;
  std::string document_name;  // the first of the document's names
};

// The statements that fit, sorted by time (unknown last), subject name, then ids. Fails with usage where a
// date cannot be read. Reads every statement, or every statement of the predicate.
Result<std::vector<MatchRow>> match(GraphReader& reader, const Query& query);

}  // namespace fangzhi
