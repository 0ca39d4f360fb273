// What a page is, and what it was found to say: the record that extraction makes, the store keeps and exports quote.
//
// All offsets count Unicode code points of the page as decoded, from 0, end exclusive. Everything here is a plain value:
// it owns its strings and may be copied between threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/stable_hash.h"

namespace fangzhi {

struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const TextSpan&) const = default;
};

// What was given about a page (sidecar, front matter, flags); empty fields were not given.
struct PageMetadata {
  std::string title;
  std::string source;  // the paper or site
  std::string date;    // publication: YYYY, YYYY-MM or YYYY-MM-DD
  std::string place;   // the district reported on, widest division first: 漯河市西城区
  std::string period;  // the year reported on
  bool operator==(const PageMetadata&) const = default;
};

struct Page {
  std::string name;  // the path as the user wrote it, lexically normalised; "-" for standard input
  std::string text;  // UTF-8, as decoded; a leading byte-order mark is not part of it
  PageMetadata metadata;
};

// The id of a page: a hash of its text and of the metadata given with it. Its name does not count, so that the same page
// under two names is one document.
DocumentId document_id(const Page& page);

// How the page speaks of a thing: as having happened, going on, promised, or not so.
enum class StatementStatus : std::uint8_t { done = 0, ongoing = 1, planned = 2, negated = 3 };  // On disk: never renumber.
std::string_view to_string(StatementStatus status);
std::optional<StatementStatus> parse_statement_status(std::string_view word);

// The scope of a name on a page that does not tell where it is: the name is that page's own.
inline constexpr std::string_view kUnknownPlace = "?";

// A named thing as one document speaks of it.
struct Entity {
  std::string type;                  // the id of a class of the ontology: Person, Place, Project …
  std::string name;                  // the fullest form the document supports, without white space
  std::vector<std::string> aliases;  // every surface form used, `name` included where it occurs; sorted, unique
  std::vector<TextSpan> mentions;    // in page order; each cut, less its white space, is one of the aliases
  std::string place;                 // scopes the name: 漯河市; empty: it stands by itself; or kUnknownPlace
  bool operator==(const Entity&) const = default;
};

// What one sentence says. `subject` and `object` index Extraction::entities.
struct Statement {
  std::uint32_t subject = 0;
  std::uint32_t object = 0;
  std::string predicate;  // the id of a property of the ontology: 签约, 开工 …
  StatementStatus status = StatementStatus::done;
  std::string time;  // YYYY, YYYY-MM or YYYY-MM-DD: an interval whose length is its precision; empty where unknown
  std::vector<std::pair<std::string, std::string>> qualifiers;  // role, amount, grantor; sorted by key
  TextSpan evidence;
  std::string quotation;  // the page cut at `evidence`, character for character
  std::string rule;       // the pattern that found it
  bool operator==(const Statement&) const = default;
};

// A figure about a district or an entity.
struct Observation {
  std::string indicator;  // as written: 一般公共预算收入
  std::string value;      // as written: 51593
  std::string unit;       // as written: 万元
  std::string time;
  std::string change;  // +34.2%
  std::uint32_t about = 0;
  TextSpan evidence;
  std::string quotation;
  bool operator==(const Observation&) const = default;
};

// Everything a page was found to say. Entities are in the order of their first mention.
struct Extraction {
  std::string place;   // the district reported on; given or inferred
  std::string period;  // the year reported on; given or inferred
  bool place_inferred = false;
  bool period_inferred = false;
  std::vector<Entity> entities;
  std::vector<Statement> statements;
  std::vector<Observation> observations;
  bool operator==(const Extraction&) const = default;
};

// A page with what it says: what one synced write of the store holds.
struct DocumentRecord {
  DocumentId id;
  Page page;
  Extraction extraction;
};

// The name of a document's entity: its type and name in that document.
EntityId entity_id(DocumentId document, const Entity& entity);
// The name of a statement: what is said, how, when, and where it stands in the document.
StatementId statement_id(DocumentId document, const Extraction& extraction, const Statement& statement);

}  // namespace fangzhi
