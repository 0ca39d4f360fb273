#include "graph/rocksdb_reader.h"

#include <optional>
#include <utility>

namespace fangzhi {
namespace {

Error missing(const std::string& what) {
  return corrupt(what + " is missing from the store; remove the store and build it again");
}

// That a walk over everything met as many items as the store counted: a damaged table may end early and look
// whole.
Status check_count(std::string_view what, std::uint64_t met, std::optional<std::uint64_t> counted) {
  if (!counted || met == *counted) return {};
  return corrupt("the store counts " + std::to_string(*counted) + " " + std::string(what) + " but only " +
                 std::to_string(met) + " can be read; remove the store and build it again");
}

// One item a row.
template <class Item>
class RowCursor final : public Cursor<Item> {
 public:
  using Decode = Result<Item> (*)(const RocksdbRows& rows, std::string_view key, std::string_view value);

  RowCursor(const RocksdbRows& rows, std::unique_ptr<RowScan> scan, Decode decode)
      : rows_(rows), scan_(std::move(scan)), decode_(decode) {}

  // Makes the end an error unless this many rows came before it.
  void expect(std::string_view what, std::uint64_t count) {
    what_ = what;
    expected_ = count;
  }

  Result<const Item*> next() override {
    if (is_done_) return nullptr;
    is_done_ = true;
    FANGZHI_ASSIGN(const bool found, scan_->next());
    if (!found) {
      FANGZHI_TRY(check_count(what_, met_, expected_));
      return nullptr;
    }
    FANGZHI_ASSIGN(item_, decode_(rows_, scan_->key(), scan_->value()));
    ++met_;
    is_done_ = false;
    return &item_;
  }

 private:
  const RocksdbRows& rows_;
  std::unique_ptr<RowScan> scan_;
  Decode decode_;
  std::string_view what_;
  std::optional<std::uint64_t> expected_;
  std::uint64_t met_ = 0;
  bool is_done_ = false;
  Item item_{};
};

// The members of one identity after another.
class IdentityCursor final : public Cursor<Identity> {
 public:
  IdentityCursor(std::unique_ptr<RowScan> scan, std::optional<std::uint64_t> expected)
      : scan_(std::move(scan)), expected_(expected) {}

  Result<const Identity*> next() override {
    if (is_done_) return nullptr;
    is_done_ = true;
    if (met_ == 0) {
      FANGZHI_ASSIGN(has_row_, scan_->next());
    }
    if (!has_row_) {
      FANGZHI_TRY(check_count("identities", met_, expected_));
      return nullptr;
    }
    std::vector<EntityEvidence> evidence;
    const std::string prefix(scan_->key().substr(0, 16));
    while (has_row_ && scan_->key().substr(0, 16) == prefix) {
      FANGZHI_ASSIGN(EntityEvidence piece, decode_member(scan_->key(), scan_->value()));
      evidence.push_back(std::move(piece));
      FANGZHI_ASSIGN(has_row_, scan_->next());
    }
    identity_ = assemble_identity(IdentityId::from_bytes(prefix), std::move(evidence));
    ++met_;
    is_done_ = false;
    return &identity_;
  }

 private:
  std::unique_ptr<RowScan> scan_;
  std::optional<std::uint64_t> expected_;
  std::uint64_t met_ = 0;
  bool has_row_ = false;
  bool is_done_ = false;
  Identity identity_;
};

Result<DocumentHeader> header_of_row(const RocksdbRows&, std::string_view key, std::string_view value) {
  FANGZHI_ASSIGN(StoredHeader stored, decode_header(key, value));
  return std::move(stored.header);
}

Result<GraphStatement> statement_of_row(const RocksdbRows&, std::string_view key, std::string_view value) {
  return decode_statement(key, value);
}

template <Family family>
Result<GraphStatement> statement_of_pointer(const RocksdbRows& rows, std::string_view key, std::string_view) {
  FANGZHI_ASSIGN(const std::string home, spo_key(family, key));
  FANGZHI_ASSIGN(const auto value, rows.get(Family::spo, home));
  if (!value) return missing("a statement that an index points to");
  return decode_statement(home, *value);
}

Result<GraphObservation> observation_of_row(const RocksdbRows&, std::string_view key,
                                            std::string_view value) {
  return decode_observation(key, value);
}

class Reader final : public GraphReader {
 public:
  explicit Reader(std::unique_ptr<RocksdbRows> rows) : rows_(std::move(rows)) {}

  Result<StoreCounts> counts() override {
    FANGZHI_ASSIGN(const StoredState state, load_state(*rows_));
    return state.counts;
  }

  Result<CursorPtr<DocumentHeader>> documents() override {
    auto cursor = rows_cursor<DocumentHeader>(Family::documents, header_prefix(), header_of_row);
    FANGZHI_ASSIGN(const StoreCounts counted, counts());
    cursor->expect("documents", counted.documents);
    return CursorPtr<DocumentHeader>(std::move(cursor));
  }

  Result<DocumentRecord> document(DocumentId id) override {
    FANGZHI_ASSIGN(const auto header, load_header(*rows_, id));
    if (!header) return not_found("no document " + id.hex() + " is in the store");
    return load_document(*rows_, *header);
  }

  Result<CursorPtr<Identity>> identities() override {
    FANGZHI_ASSIGN(const StoreCounts counted, counts());
    return CursorPtr<Identity>(
        std::make_unique<IdentityCursor>(rows_->scan(Family::members, {}), counted.identities));
  }

  Result<Identity> identity(IdentityId id) override {
    IdentityCursor cursor(rows_->scan(Family::members, id.bytes()), std::nullopt);
    FANGZHI_ASSIGN(const Identity* found, cursor.next());
    if (found == nullptr) return not_found("no entity " + id.hex() + " is in the store");
    return *found;
  }

  Result<std::vector<IdentityId>> identities_named(std::string_view name) override {
    std::vector<IdentityId> found;
    const std::string prefix = name_index_prefix(name_key(name));
    const auto scan = rows_->scan(Family::name_index, prefix);
    FANGZHI_ASSIGN(bool has_row, scan->next());
    while (has_row) {
      FANGZHI_ASSIGN(const IdentityId id, identity_of_name_index_key(scan->key()));
      found.push_back(id);
      // Past the other members of this identity; keys are longer than this one, so the next identity is not
      // skipped.
      FANGZHI_ASSIGN(has_row, scan->seek(prefix + id.bytes() + std::string(21, '\xff')));
    }
    return found;
  }

  Result<CursorPtr<GraphStatement>> statements(const StatementFilter& filter) override {
    auto cursor = statement_cursor(filter);
    const bool is_everything =
        filter.order == StatementOrder::by_predicate ? filter.predicate.empty() : !filter.node;
    if (is_everything) {
      FANGZHI_ASSIGN(const StoreCounts counted, counts());
      cursor->expect("statements", counted.statements);
    }
    return CursorPtr<GraphStatement>(std::move(cursor));
  }

  Result<CursorPtr<GraphObservation>> observations(std::optional<IdentityId> about) override {
    auto cursor = rows_cursor<GraphObservation>(Family::observations, about ? about->bytes() : std::string(),
                                                observation_of_row);
    if (!about) {
      FANGZHI_ASSIGN(const StoreCounts counted, counts());
      cursor->expect("observations", counted.observations);
    }
    return CursorPtr<GraphObservation>(std::move(cursor));
  }

 private:
  template <class Item>
  std::unique_ptr<RowCursor<Item>> rows_cursor(Family family, std::string prefix,
                                               typename RowCursor<Item>::Decode decode) const {
    return std::make_unique<RowCursor<Item>>(*rows_, rows_->scan(family, std::move(prefix)), decode);
  }

  std::unique_ptr<RowCursor<GraphStatement>> statement_cursor(const StatementFilter& filter) const {
    const std::string node = filter.node ? filter.node->bytes() : std::string();
    switch (filter.order) {
      case StatementOrder::by_predicate: {
        const std::string prefix =
            filter.predicate.empty() ? std::string() : predicate_id(filter.predicate).bytes();
        return rows_cursor<GraphStatement>(Family::pos, prefix, statement_of_pointer<Family::pos>);
      }
      case StatementOrder::by_object:
        return rows_cursor<GraphStatement>(Family::osp, node, statement_of_pointer<Family::osp>);
      case StatementOrder::by_subject:
        break;
    }
    return rows_cursor<GraphStatement>(Family::spo, node, statement_of_row);
  }

  std::unique_ptr<RocksdbRows> rows_;
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
