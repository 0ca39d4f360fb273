#include "graph/rocksdb_reader.h"

#include <optional>
#include <set>
#include <utility>

#include "graph/rocksdb_cursors.h"

namespace fangzhi {
namespace {

Error missing(const std::string& what) {
  return corrupt(what + " is missing from the store; remove the store and build it again");
}

Result<DocumentHeader> header_of_row(std::string_view key, std::string_view value) {
  FANGZHI_ASSIGN(StoredHeader stored, decode_header(key, value));
  return std::move(stored.header);
}

// Every pair is kept both ways round; a walk over all gives the one with the smaller unit first.
class AllPairs final : public Cursor<LinkPair> {
 public:
  explicit AllPairs(std::unique_ptr<RowScan> scan)
      : pairs_(std::move(scan), decode_pair, "pairs", std::nullopt) {}
  Result<const LinkPair*> next() override {
    while (true) {
      FANGZHI_ASSIGN(const LinkPair* pair, pairs_.next());
      if (pair == nullptr || pair->first < pair->second) return pair;
    }
  }

 private:
  RowCursor<LinkPair> pairs_;
};

class Reader final : public GraphReader {
 public:
  explicit Reader(std::unique_ptr<RocksdbRows> rows) : rows_(std::move(rows)), table_(*rows_) {}

  Result<StoreCounts> counts() override {
    FANGZHI_ASSIGN(const StoredState state, load_state(*rows_));
    return state.counts;
  }

  Result<CursorPtr<DocumentHeader>> documents() override {
    FANGZHI_ASSIGN(const StoreCounts counted, counts());
    return CursorPtr<DocumentHeader>(std::make_unique<RowCursor<DocumentHeader>>(
        rows_->scan(Family::documents, header_prefix()), header_of_row, "documents", counted.documents));
  }

  Result<DocumentRecord> document(DocumentId id) override {
    FANGZHI_ASSIGN(const auto header, load_header(*rows_, id));
    if (!header) return not_found("no document " + id.hex() + " is in the store");
    return load_document(*rows_, *header);
  }

  Result<CursorPtr<Identity>> identities() override {
    FANGZHI_ASSIGN(const StoreCounts counted, counts());
    return CursorPtr<Identity>(std::make_unique<NodeCursor<Identity>>(
        all_nodes(*rows_), identity_loader(*rows_, table_), "identities", counted.identities));
  }

  Result<Identity> identity(IdentityId id) override {
    NodeCursor<Identity> cursor(one_node(table_, id), identity_loader(*rows_, table_), "identities",
                                std::nullopt);
    FANGZHI_ASSIGN(const Identity* found, cursor.next());
    if (found == nullptr) return not_found("no entity " + id.hex() + " is in the store");
    return *found;
  }

  Result<std::vector<IdentityId>> identities_named(std::string_view name) override {
    std::set<IdentityId> found;
    const std::string prefix = name_index_prefix(name_key(name));
    const auto scan = rows_->scan(Family::name_index, prefix);
    FANGZHI_ASSIGN(bool has_row, scan->next());
    while (has_row) {
      FANGZHI_ASSIGN(const GroupPart part, group_part_of_key(Family::name_index, scan->key()));
      FANGZHI_ASSIGN(const IdentityId id, table_.identity_of(part.group, part.document));
      found.insert(id);
      // Past the other documents of a group that is one unit: keys are longer than this, so no group is
      // skipped.
      FANGZHI_ASSIGN(const bool is_split, table_.is_split(part.group));
      FANGZHI_ASSIGN(has_row, is_split ? scan->next()
                                       : scan->seek(prefix + part.group.bytes() + std::string(21, '\xff')));
    }
    return std::vector<IdentityId>(found.begin(), found.end());
  }

  Result<CursorPtr<GraphStatement>> statements(const StatementFilter& filter) override {
    const bool is_by_predicate = filter.order == StatementOrder::by_predicate;
    const bool is_all = is_by_predicate ? filter.predicate.empty() : !filter.node;
    std::optional<std::uint64_t> expected;
    if (is_all) {
      FANGZHI_ASSIGN(const StoreCounts counted, counts());
      expected = counted.statements;
    }
    return CursorPtr<GraphStatement>(std::make_unique<NodeCursor<GraphStatement>>(
        nodes_of(filter), statement_loader(*rows_, table_, filter.order), "statements", expected));
  }

  Result<CursorPtr<GraphObservation>> observations(std::optional<IdentityId> about) override {
    std::optional<std::uint64_t> expected;
    if (!about) {
      FANGZHI_ASSIGN(const StoreCounts counted, counts());
      expected = counted.observations;
    }
    return CursorPtr<GraphObservation>(std::make_unique<NodeCursor<GraphObservation>>(
        about ? one_node(table_, *about) : all_nodes(*rows_), observation_loader(*rows_, table_),
        "observations", expected));
  }

  Result<CursorPtr<LinkPair>> pairs(std::optional<IdentityId> unit) override {
    if (!unit) return CursorPtr<LinkPair>(std::make_unique<AllPairs>(rows_->scan(Family::pairs, {})));
    return CursorPtr<LinkPair>(std::make_unique<RowCursor<LinkPair>>(
        rows_->scan(Family::pairs, unit->bytes()), decode_pair, "pairs", std::nullopt));
  }

  Result<LinkUnit> unit(IdentityId id) override {
    FANGZHI_ASSIGN(const auto found, UnitReader(*rows_).find(id));
    if (!found) return not_found("no link unit " + id.hex() + " is in the store");
    return *found;
  }

  Result<IdentityId> identity_of(IdentityId unit) override { return table_.identity_of_unit(unit); }

 private:
  NodeSource nodes_of(const StatementFilter& filter) {
    if (filter.order == StatementOrder::by_predicate) {
      return objects_of(*rows_, table_,
                        filter.predicate.empty() ? std::string() : predicate_id(filter.predicate).bytes());
    }
    return filter.node ? one_node(table_, *filter.node) : all_nodes(*rows_);
  }

  std::unique_ptr<RocksdbRows> rows_;
  LinkTable table_;
};

}  // namespace

std::unique_ptr<GraphReader> make_rocksdb_reader(std::unique_ptr<RocksdbRows> rows) {
  return std::make_unique<Reader>(std::move(rows));
}

Result<StoredState> load_state(const RocksdbRows& rows) {
  FANGZHI_ASSIGN(const auto value, rows.get(Family::meta, state_key()));
  if (!value) return StoredState{};
  return decode_state(*value);
}

Result<std::optional<StoredHeader>> load_header(const RocksdbRows& rows, DocumentId id) {
  const std::string key = header_key(id);
  FANGZHI_ASSIGN(const auto value, rows.get(Family::documents, key));
  if (!value) return std::optional<StoredHeader>();
  FANGZHI_ASSIGN(StoredHeader header, decode_header(key, *value));
  return std::optional<StoredHeader>(std::move(header));
}

Result<DocumentRecord> load_document(const RocksdbRows& rows, const StoredHeader& stored) {
  const DocumentHeader& header = stored.header;
  FANGZHI_ASSIGN(const auto text, rows.get(Family::documents, text_key(header.id)));
  if (!text) return missing("the text of document " + header.id.hex());
  FANGZHI_ASSIGN(const auto findings, rows.get(Family::documents, extraction_key(header.id)));
  if (!findings) return missing("what was extracted from document " + header.id.hex());
  DocumentRecord record;
  record.id = header.id;
  record.page.name = header.names.front();
  record.page.metadata = header.metadata;
  FANGZHI_ASSIGN(record.page.text, decode_text(*text));
  FANGZHI_ASSIGN(record.extraction, decode_extraction(*findings));
  record.extraction.place = header.place;
  record.extraction.period = header.period;
  record.extraction.place_inferred = header.place_inferred;
  record.extraction.period_inferred = header.period_inferred;
  return record;
}

}  // namespace fangzhi
