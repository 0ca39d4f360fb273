// The narrow door to the graph: what was said (documents) and what we believe (identities and their
// statements).
//
// A store is one folder. One process at a time may write it; any number may read, each its own snapshot of
// the last published state, also while a writer works. Two implementations keep this contract: RocksDB and
// memory (tests). Nothing here is for sharing between threads, save that several readers may be opened.
//
//   FANGZHI_ASSIGN(auto store, open_rocksdb_store("./fangzhi.db", rules, LinkBasis{linker, ledger}));
//   FANGZHI_ASSIGN(auto writer, store->open_writer());
//   FANGZHI_TRY(writer->put(record));  // durable when it returns
//   FANGZHI_TRY(writer->publish());    // from now on readers see it
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "graph/judgements.h"
#include "graph/linking.h"

namespace fangzhi {

// A document's entity as a member of an identity.
struct IdentityMember {
  DocumentId document;
  EntityId entity;
  IdentityId unit;                   // the link unit that it came with (graph/identity.h)
  std::string name;                  // its name in that document
  std::vector<std::string> aliases;  // its surface forms there
  std::uint32_t mentions = 0;        // how often
};

// What we believe to be one thing in the world. A pure function of the documents in the store, the rules of
// linking and the judgements.
struct Identity {
  IdentityId id;
  std::string type;
  std::string name;   // which most members bear; ties go to the longer, then to the smaller by code points
  std::string place;  // the scope of the name; empty where it stands by itself
  std::vector<IdentityMember> members;  // sorted by document, then entity
};

// One statement of one document, its ends resolved to identities.
struct GraphStatement {
  StatementId id;
  DocumentId document;
  IdentityId subject;
  IdentityId object;
  std::string predicate;
  StatementStatus status = StatementStatus::done;
  std::string time;
  std::vector<std::pair<std::string, std::string>> qualifiers;
  TextSpan evidence;
  std::string quotation;
  std::string rule;
};

// One observation of one document, what it is about resolved to an identity.
struct GraphObservation {
  DocumentId document;
  IdentityId about;
  Observation observation;  // its `about` index is the document's own and means nothing here
};

// A document without its text and findings.
struct DocumentHeader {
  DocumentId id;
  std::vector<std::string> names;  // every name it was read under; sorted
  PageMetadata metadata;           // as given
  std::string place;               // as given or inferred
  std::string period;
  bool place_inferred = false;
  bool period_inferred = false;
};

// Items one at a time, in a stated order.
template <class Item>
class Cursor {
 public:
  virtual ~Cursor() = default;
  // The next item, or nullptr at the end. Valid until the following call. An error ends the cursor.
  virtual Result<const Item*> next() = 0;
};
template <class Item>
using CursorPtr = std::unique_ptr<Cursor<Item>>;

// The order of statements, and what a cursor can be narrowed to.
enum class StatementOrder { by_subject, by_predicate, by_object };

struct StatementFilter {
  StatementOrder order = StatementOrder::by_subject;
  std::optional<IdentityId> node;  // the subject under by_subject, the object under by_object
  std::string predicate;           // under by_predicate; empty: all
};

struct StoreCounts {
  std::uint64_t documents = 0;
  std::uint64_t entities = 0;  // document entities
  std::uint64_t identities = 0;
  std::uint64_t statements = 0;
  std::uint64_t observations = 0;
  bool operator==(const StoreCounts&) const = default;
};

// A snapshot. Cursors must not outlive the reader that made them.
class GraphReader {
 public:
  virtual ~GraphReader() = default;

  virtual Result<StoreCounts> counts() = 0;

  // Headers sorted by id.
  virtual Result<CursorPtr<DocumentHeader>> documents() = 0;
  // Fails with not_found.
  virtual Result<DocumentRecord> document(DocumentId id) = 0;

  // Sorted by id.
  virtual Result<CursorPtr<Identity>> identities() = 0;
  // Fails with not_found.
  virtual Result<Identity> identity(IdentityId id) = 0;
  // The identities one of whose names or aliases has this comparison form (see name_key in graph/identity.h);
  // sorted.
  virtual Result<std::vector<IdentityId>> identities_named(std::string_view name) = 0;

  // Sorted by (subject, predicate, object, statement), (predicate, object, subject, statement) or
  // (object, subject, predicate, statement); predicates in the order of their ids, not of their letters.
  virtual Result<CursorPtr<GraphStatement>> statements(const StatementFilter& filter) = 0;
  // Sorted by (about, document, place in the document); of one identity, or of all.
  virtual Result<CursorPtr<GraphObservation>> observations(std::optional<IdentityId> about) = 0;

  // What linking compared (graph/linking.h): every pair of units once, the smaller first, or those of one
  // unit, itself first. Sorted.
  virtual Result<CursorPtr<LinkPair>> pairs(std::optional<IdentityId> unit) = 0;
  // A link unit with the evidence of all its documents. Fails with not_found.
  virtual Result<LinkUnit> unit(IdentityId unit) = 0;
  // The identity that takes in a link unit. Fails where there is no such unit.
  virtual Result<IdentityId> identity_of(IdentityId unit) = 0;
};

// What put() did.
enum class PutOutcome { added, unchanged, replaced };

class GraphWriter {
 public:
  virtual ~GraphWriter() = default;

  // Takes a page in, wholly or not at all, durably before it returns. The same content under the same name
  // changes nothing; the same content under another name adds the name; other content under the same name
  // takes its place.
  virtual Result<PutOutcome> put(const DocumentRecord& record) = 0;

  // Removes a name; the document goes with its last name, leaving the store as if it had never been read.
  // Fails with not_found.
  virtual Status forget(std::string_view name) = 0;

  // Whether this very content is in the store under this name, read by these rules: then put() need not be
  // prepared.
  virtual Result<bool> has(std::string_view name, DocumentId id) = 0;

  // Links what changed and makes everything put so far what readers see. Without it they keep seeing what was
  // published before.
  virtual Status publish() = 0;
};

class GraphStore {
 public:
  virtual ~GraphStore() = default;
  // The last published state. Fails with not_found where nothing was ever published.
  virtual Result<std::unique_ptr<GraphReader>> open_reader() = 0;
  // Takes the lock, and makes the store where there is none. Fails where another process writes.
  virtual Result<std::unique_ptr<GraphWriter>> open_writer() = 0;
};

// What identities rest on beside the documents.
struct LinkBasis {
  Linker linker;
  std::vector<Judgement> judgements;
};

// `rules` is the fingerprint of the ontology and rulebook that extraction used. It is kept with each
// document: content read under other rules counts as changed. A writer links by `linking`: a store that was
// linked by other rules, or under other judgements, is linked anew. Without it nothing is linked, and
// identities are name groups; readers do not need it. Touches nothing until a reader or writer is opened.
Result<std::unique_ptr<GraphStore>> open_rocksdb_store(const std::filesystem::path& folder,
                                                       std::string_view rules,
                                                       std::optional<LinkBasis> linking = std::nullopt);
std::unique_ptr<GraphStore> make_memory_store(std::string_view rules,
                                              std::optional<LinkBasis> linking = std::nullopt);

// What a full check found; `problems` is empty where all is well.
struct VerifyReport {
  StoreCounts counts;
  std::uint64_t spans_checked = 0;
  std::uint64_t index_rows_checked = 0;
  std::uint64_t witness_rows_checked = 0;
  std::uint64_t pairs_compared = 0;   // 0 where the links were made by other rules
  std::uint64_t links_checked = 0;    // likewise
  std::vector<std::string> problems;  // each a sentence: where, what, what to do; the first hundred
};

// Re-cuts every span, re-counts every index, compares with the witness; compares every pair and links every
// unit again, where the store was linked by this linker (nullptr: by none). Reads the published state only.
Result<VerifyReport> verify_rocksdb_store(const std::filesystem::path& folder,
                                          const Linker* linker = nullptr);

}  // namespace fangzhi
