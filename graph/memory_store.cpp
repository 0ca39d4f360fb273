// The twin in memory: for tests and small jobs. What is believed is computed anew at each publication, in the
// simplest way there is.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/graph_store.h"
#include "graph/identity.h"
#include "graph/memory_links.h"
#include "graph/record_check.h"
#include "graph/store_format.h"

namespace fangzhi {
namespace {

struct KnownDocument {
  DocumentRecord record;
  std::set<std::string> names;
  std::string rules;
};

struct Snapshot {
  StoreCounts counts;
  std::vector<DocumentHeader> headers;
  std::map<DocumentId, DocumentRecord> documents;
  std::map<IdentityId, Identity> identities;
  std::map<std::string, std::set<IdentityId>> by_name;
  std::vector<GraphStatement> statements;
  std::vector<GraphObservation> observations;
  MemoryLinks links;
};

// Everything the store holds; readers get copies of `published`.
struct MemoryState {
  std::map<DocumentId, KnownDocument> documents;
  std::map<std::string, DocumentId> names;
  std::optional<Snapshot> published;
  bool has_writer = false;
};

// Builds a snapshot, one document after another.
class Believing {
 public:
  explicit Believing(MemoryLinks links) : links_(std::move(links)) {}

  Snapshot believe(const std::map<DocumentId, KnownDocument>& documents) && {
    for (const auto& [id, known] : documents) add(known);
    for (auto& [id, evidence] : evidence_) {
      snapshot_.identities.emplace(id, assemble_identity(id, std::move(evidence)));
    }
    for (auto& [place, statement] : statements_) snapshot_.statements.push_back(std::move(statement));
    const auto about = [](const GraphObservation& it) { return it.about; };
    std::stable_sort(snapshot_.observations.begin(), snapshot_.observations.end(),
                     [&](const auto& a, const auto& b) { return about(a) < about(b); });
    snapshot_.links = std::move(links_);
    snapshot_.counts.documents = snapshot_.documents.size();
    snapshot_.counts.identities = snapshot_.identities.size();
    snapshot_.counts.statements = snapshot_.statements.size();
    snapshot_.counts.observations = snapshot_.observations.size();
    return std::move(snapshot_);
  }

 private:
  IdentityId identity_of(const DocumentRecord& record, std::uint32_t entity) const {
    return links_.identity_of(group_of(record.extraction.entities[entity], record.id), record.id);
  }

  void add(const KnownDocument& known) {
    const DocumentRecord& record = known.record;
    const Extraction& found = record.extraction;
    snapshot_.headers.push_back({record.id,
                                 {known.names.begin(), known.names.end()},
                                 record.page.metadata,
                                 found.place,
                                 found.period,
                                 found.place_inferred,
                                 found.period_inferred});
    DocumentRecord& kept = snapshot_.documents[record.id] = record;
    kept.page.name = *known.names.begin();
    for (const Entity& entity : found.entities) add(record.id, entity);
    for (const Statement& statement : found.statements) add(record, statement);
    for (const Observation& it : found.observations) {
      GraphObservation observation{record.id, identity_of(record, it.about), it};
      observation.observation.about = 0;
      snapshot_.observations.push_back(std::move(observation));
    }
  }

  void add(DocumentId document, const Entity& entity) {
    const GroupId group = group_of(entity, document);
    const IdentityId id = links_.identity_of(group, document);
    const IdentityMember member{document,
                                entity_id(document, entity),
                                links_.units.at({group, document}),
                                entity.name,
                                entity.aliases,
                                static_cast<std::uint32_t>(entity.mentions.size())};
    evidence_[id].push_back({member, entity.type, entity.place});
    ++snapshot_.counts.entities;
    for (const std::string& key : name_keys(entity)) snapshot_.by_name[key].insert(id);
  }

  void add(const DocumentRecord& record, const Statement& it) {
    const Extraction& found = record.extraction;
    GraphStatement statement{statement_id(record.id, found, it),
                             record.id,
                             identity_of(record, it.subject),
                             identity_of(record, it.object),
                             it.predicate,
                             it.status,
                             it.time,
                             it.qualifiers,
                             it.evidence,
                             it.quotation,
                             it.rule};
    const auto place =
        std::tuple(statement.subject, predicate_id(it.predicate), statement.object, statement.id);
    statements_.emplace(place, std::move(statement));
  }

  MemoryLinks links_;
  Snapshot snapshot_;
  std::map<IdentityId, std::vector<EntityEvidence>> evidence_;
  std::map<std::tuple<IdentityId, PredicateId, IdentityId, StatementId>, GraphStatement> statements_;
};

template <class Item>
class VectorCursor final : public Cursor<Item> {
 public:
  explicit VectorCursor(std::vector<Item> items) : items_(std::move(items)) {}
  Result<const Item*> next() override { return next_ < items_.size() ? &items_[next_++] : nullptr; }

 private:
  std::vector<Item> items_;
  std::size_t next_ = 0;
};

template <class Item>
CursorPtr<Item> cursor_over(std::vector<Item> items) {
  return std::make_unique<VectorCursor<Item>>(std::move(items));
}

class MemoryReader final : public GraphReader {
 public:
  explicit MemoryReader(Snapshot snapshot) : snapshot_(std::move(snapshot)) {}

  Result<StoreCounts> counts() override { return snapshot_.counts; }
  Result<CursorPtr<DocumentHeader>> documents() override { return cursor_over(snapshot_.headers); }

  Result<DocumentRecord> document(DocumentId id) override {
    const auto found = snapshot_.documents.find(id);
    if (found == snapshot_.documents.end()) return not_found("no document " + id.hex() + " is in the store");
    return found->second;
  }

  Result<CursorPtr<Identity>> identities() override {
    std::vector<Identity> all;
    for (const auto& [id, identity] : snapshot_.identities) all.push_back(identity);
    return cursor_over(std::move(all));
  }

  Result<Identity> identity(IdentityId id) override {
    const auto found = snapshot_.identities.find(id);
    if (found == snapshot_.identities.end()) return not_found("no entity " + id.hex() + " is in the store");
    return found->second;
  }

  Result<std::vector<IdentityId>> identities_named(std::string_view name) override {
    const auto found = snapshot_.by_name.find(name_key(name));
    if (found == snapshot_.by_name.end()) return std::vector<IdentityId>();
    return std::vector<IdentityId>(found->second.begin(), found->second.end());
  }

  Result<CursorPtr<GraphStatement>> statements(const StatementFilter& filter) override {
    std::vector<GraphStatement> chosen;
    for (const GraphStatement& statement : snapshot_.statements) {
      if (is_wanted(statement, filter)) chosen.push_back(statement);
    }
    const auto place = [&](const GraphStatement& it) {
      const std::string predicate = predicate_id(it.predicate).bytes();
      switch (filter.order) {
        case StatementOrder::by_predicate:
          return predicate + it.object.bytes() + it.subject.bytes() + it.id.bytes();
        case StatementOrder::by_object:
          return it.object.bytes() + it.subject.bytes() + predicate + it.id.bytes();
        case StatementOrder::by_subject:
          break;
      }
      return it.subject.bytes() + predicate + it.object.bytes() + it.id.bytes();
    };
    std::sort(chosen.begin(), chosen.end(),
              [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return cursor_over(std::move(chosen));
  }

  Result<CursorPtr<GraphObservation>> observations(std::optional<IdentityId> about) override {
    std::vector<GraphObservation> chosen;
    for (const GraphObservation& observation : snapshot_.observations) {
      if (!about || observation.about == *about) chosen.push_back(observation);
    }
    return cursor_over(std::move(chosen));
  }

  Result<CursorPtr<LinkPair>> pairs(std::optional<IdentityId> unit) override {
    std::vector<LinkPair> chosen;
    for (LinkPair pair : snapshot_.links.pairs) {
      if (unit && pair.second == *unit) std::swap(pair.first, pair.second);
      if (!unit || pair.first == *unit) chosen.push_back(pair);
    }
    std::sort(chosen.begin(), chosen.end());
    return cursor_over(std::move(chosen));
  }

  Result<LinkUnit> unit(IdentityId id) override {
    const auto found = snapshot_.links.evidence.find(id);
    if (found == snapshot_.links.evidence.end()) {
      return not_found("no link unit " + id.hex() + " is in the store");
    }
    return found->second;
  }

  Result<IdentityId> identity_of(IdentityId unit) override {
    const auto found = snapshot_.links.identities.find(unit);
    if (found == snapshot_.links.identities.end()) {
      return not_found("no link unit " + unit.hex() + " is in the store");
    }
    return found->second;
  }

 private:
  static bool is_wanted(const GraphStatement& statement, const StatementFilter& filter) {
    switch (filter.order) {
      case StatementOrder::by_predicate:
        return filter.predicate.empty() || filter.predicate == statement.predicate;
      case StatementOrder::by_object:
        return !filter.node || *filter.node == statement.object;
      case StatementOrder::by_subject:
        break;
    }
    return !filter.node || *filter.node == statement.subject;
  }

  Snapshot snapshot_;
};

class MemoryWriter final : public GraphWriter {
 public:
  MemoryWriter(MemoryState& state, std::string rules, std::optional<LinkBasis> linking)
      : state_(state), rules_(std::move(rules)), linking_(std::move(linking)) {
    state_.has_writer = true;
  }
  ~MemoryWriter() override { state_.has_writer = false; }

  Result<PutOutcome> put(const DocumentRecord& record) override {
    FANGZHI_TRY(check_record(record));
    const std::string& name = record.page.name;
    if (is_known(name, record.id)) return PutOutcome::unchanged;
    const bool is_bound = state_.names.count(name) > 0;
    if (is_bound) release(name);
    KnownDocument& known = state_.documents[record.id];
    if (known.names.empty() || known.rules != rules_) known.record = record;
    known.rules = rules_;
    known.names.insert(name);
    state_.names[name] = record.id;
    return is_bound ? PutOutcome::replaced : PutOutcome::added;
  }

  Status forget(std::string_view name) override {
    if (state_.names.count(std::string(name)) == 0) {
      return not_found(std::string(name) + ": no page of this name is in the store");
    }
    release(std::string(name));
    return {};
  }

  Result<bool> has(std::string_view name, DocumentId id) override { return is_known(std::string(name), id); }

  Status publish() override {
    std::map<DocumentId, DocumentRecord> records;
    for (const auto& [id, known] : state_.documents) records.emplace(id, known.record);
    const auto named = [&](std::string_view name) -> Result<std::optional<DocumentRecord>> {
      const auto bound = state_.names.find(std::string(name));
      if (bound == state_.names.end()) return std::optional<DocumentRecord>();
      return std::optional<DocumentRecord>(records.at(bound->second));
    };
    FANGZHI_ASSIGN(MemoryLinks links, link_in_memory(records, linking_, named));
    state_.published = Believing(std::move(links)).believe(state_.documents);
    return {};
  }

 private:
  bool is_known(const std::string& name, DocumentId id) const {
    const auto bound = state_.names.find(name);
    return bound != state_.names.end() && bound->second == id && state_.documents.at(id).rules == rules_;
  }

  // Takes the name off its document; with the last one the document goes.
  void release(const std::string& name) {
    const auto bound = state_.names.find(name);
    const auto document = state_.documents.find(bound->second);
    document->second.names.erase(name);
    if (document->second.names.empty()) state_.documents.erase(document);
    state_.names.erase(bound);
  }

  MemoryState& state_;
  std::string rules_;
  std::optional<LinkBasis> linking_;
};

class MemoryStore final : public GraphStore {
 public:
  MemoryStore(std::string_view rules, std::optional<LinkBasis> linking)
      : rules_(rules), linking_(std::move(linking)) {}

  Result<std::unique_ptr<GraphReader>> open_reader() override {
    if (!state_.published) return not_found("nothing is published in this store yet");
    return std::unique_ptr<GraphReader>(std::make_unique<MemoryReader>(*state_.published));
  }

  Result<std::unique_ptr<GraphWriter>> open_writer() override {
    if (state_.has_writer) return io_error("this store is being written already");
    return std::unique_ptr<GraphWriter>(std::make_unique<MemoryWriter>(state_, rules_, linking_));
  }

 private:
  MemoryState state_;
  std::string rules_;
  std::optional<LinkBasis> linking_;
};

}  // namespace

std::unique_ptr<GraphStore> make_memory_store(std::string_view rules, std::optional<LinkBasis> linking) {
  return std::make_unique<MemoryStore>(rules, std::move(linking));
}

}  // namespace fangzhi
