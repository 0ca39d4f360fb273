#include "graph/rocksdb_writer.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "graph/record_check.h"
#include "graph/rocksdb_linking.h"
#include "graph/rocksdb_reader.h"
#include "graph/rocksdb_rows.h"
#include "graph/witness.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

// One change of the store in the making: the rows it touches and what the counts become. Nothing is written.
class PendingChange {
 public:
  PendingChange(const StoreLinking& linking, const StoreCounts& counts)
      : linking_(linking), counts_(counts) {}

  void put(Family family, std::string key, std::string value) {
    changes_.push_back({family, std::move(key), std::move(value)});
  }
  void remove(Family family, std::string key) { changes_.push_back({family, std::move(key), std::nullopt}); }

  void put_header(const StoredHeader& header) {
    put(Family::documents, header_key(header.header.id), encode_header(header));
  }

  // A document with all it contributes.
  void add(const StoredHeader& header, const DocumentRecord& record) {
    put_header(header);
    put(Family::documents, text_key(record.id), encode_text(record.page.text));
    put(Family::documents, extraction_key(record.id), encode_extraction(record.extraction));
    ++counts_.documents;
    for (Row& row : believed_rows(record)) {
      count(row, 1);
      put(row.family, std::move(row.key), std::move(row.value));
    }
    for (Row& row : linking_.rows_of(record)) {
      if (row.family == Family::evidence) changes_.push_back(changed_mark(row));
      put(row.family, std::move(row.key), std::move(row.value));
    }
  }

  // All that the document contributed, and the document.
  void remove(const DocumentRecord& record) {
    for (const std::string& key : {header_key(record.id), text_key(record.id), extraction_key(record.id)}) {
      remove(Family::documents, key);
    }
    --counts_.documents;
    for (Row& row : believed_rows(record)) {
      count(row, -1);
      remove(row.family, std::move(row.key));
    }
    for (Row& row : linking_.rows_of(record)) {
      if (row.family == Family::evidence) changes_.push_back(changed_mark(row));
      remove(row.family, std::move(row.key));
    }
  }

  // The rows to write, with those that say what the store has come to. Identities are counted when it is
  // linked.
  std::vector<RowChange> finish(const StoreChange& change, StoredState& state) && {
    state = {counts_, change};
    put(Family::meta, state_key(), encode_state(state));
    return std::move(changes_);
  }

 private:
  void count(const Row& row, int step) {
    const auto by =
        static_cast<std::uint64_t>(step);  // Unsigned arithmetic wraps, so this subtracts as well.
    if (row.family == Family::members) counts_.entities += by;
    if (row.family == Family::spo) counts_.statements += by;
    if (row.family == Family::observations) counts_.observations += by;
  }

  const StoreLinking& linking_;
  StoreCounts counts_;
  std::vector<RowChange> changes_;
};

StoredHeader header_of(const DocumentRecord& record, std::vector<std::string> names, std::string rules) {
  const Extraction& found = record.extraction;
  return {{record.id, std::move(names), record.page.metadata, found.place, found.period, found.place_inferred,
           found.period_inferred},
          std::move(rules)};
}

class Writer final : public GraphWriter {
 public:
  Writer(StoreFolder folder, std::string rules, StoreLock lock, std::unique_ptr<RocksdbRows> rows,
         Witness witness, StoreLinking linking, StoredState state)
      : folder_(std::move(folder)),
        rules_(std::move(rules)),
        lock_(std::move(lock)),
        rows_(std::move(rows)),
        witness_(std::move(witness)),
        linking_(std::move(linking)),
        state_(std::move(state)) {}

  Result<PutOutcome> put(const DocumentRecord& record) override {
    FANGZHI_TRY(check_usable());
    FANGZHI_TRY(check_record(record));
    const std::string& name = record.page.name;
    FANGZHI_ASSIGN(const auto bound, find_name(name));
    FANGZHI_ASSIGN(auto header, load_header(*rows_, record.id));
    const bool is_bound_here = bound && bound->document == record.id;
    const bool is_read_by_these_rules = header && header->rules == rules_;
    if (is_bound_here && is_read_by_these_rules) return PutOutcome::unchanged;

    PendingChange pending(linking_, state_.counts);
    if (bound && !is_bound_here) FANGZHI_TRY(take_name(pending, bound->document, name));
    std::vector<std::string> names = header ? header->header.names : std::vector<std::string>();
    if (!is_bound_here) names.insert(std::upper_bound(names.begin(), names.end(), name), name);
    if (is_read_by_these_rules) {
      header->header.names = std::move(names);
      pending.put_header(*header);
    } else {
      if (header) {
        FANGZHI_ASSIGN(const DocumentRecord old, load_document(*rows_, *header));
        pending.remove(old);
      }
      pending.add(header_of(record, std::move(names), rules_), record);
    }
    const StoreChange change{state_.last.sequence + 1, bound ? ChangeKind::replaced : ChangeKind::added,
                             record.id, name};
    pending.put(Family::names, page_name_key(name), encode_name({record.id, change.sequence, name}));
    FANGZHI_TRY(commit(std::move(pending), change));
    return bound ? PutOutcome::replaced : PutOutcome::added;
  }

  Status forget(std::string_view name) override {
    FANGZHI_TRY(check_usable());
    FANGZHI_ASSIGN(const auto bound, find_name(name));
    if (!bound) return not_found(std::string(name) + ": no page of this name is in the store");
    PendingChange pending(linking_, state_.counts);
    FANGZHI_TRY(take_name(pending, bound->document, name));
    pending.remove(Family::names, page_name_key(name));
    return commit(std::move(pending),
                  {state_.last.sequence + 1, ChangeKind::forgotten, bound->document, std::string(name)});
  }

  Result<bool> has(std::string_view name, DocumentId id) override {
    FANGZHI_ASSIGN(const auto bound, find_name(name));
    if (!bound || bound->document != id) return false;
    FANGZHI_ASSIGN(const auto header, load_header(*rows_, id));
    return header && header->rules == rules_;
  }

  Status publish() override {
    FANGZHI_TRY(check_usable());
    FANGZHI_ASSIGN(const auto previous, folder_.published());
    FANGZHI_TRY(link(previous));
    const std::uint64_t sequence = state_.last.sequence;
    const fs::path made = folder_.checkpoint(sequence);
    std::error_code code;
    if (previous == sequence && fs::exists(made, code)) return {};
    for (const fs::path& interrupted : {made, fs::path(made.string() + ".tmp")})
      fs::remove_all(interrupted, code);
    FANGZHI_TRY(rows_->copy_to(made));
    return folder_.publish(sequence, previous);
  }

 private:
  Status check_usable() const {
    if (!is_broken_) return {};
    return io_error(folder_.path().string() + ": an earlier write failed; run the same command again");
  }

  // Links what changed. Where no page changed since the last publication, that is a change of its own, so
  // that what is published next has another number.
  Status link(std::optional<std::uint64_t> published) {
    is_broken_ = true;
    FANGZHI_ASSIGN(const bool is_needed,
                   linking_.prepare(*rows_, [&](std::string_view name) { return document_named(name); }));
    if (is_needed && published == state_.last.sequence) {
      FANGZHI_TRY(commit(PendingChange(linking_, state_.counts),
                         {state_.last.sequence + 1, ChangeKind::linked, DocumentId{}, ""}));
      is_broken_ = true;
    }
    if (is_needed) FANGZHI_TRY(linking_.run(*rows_, state_));
    is_broken_ = false;
    return {};
  }

  Result<std::optional<DocumentRecord>> document_named(std::string_view name) const {
    FANGZHI_ASSIGN(const auto bound, find_name(name));
    if (!bound) return std::optional<DocumentRecord>();
    FANGZHI_ASSIGN(const auto header, load_header(*rows_, bound->document));
    if (!header) return std::optional<DocumentRecord>();
    FANGZHI_ASSIGN(DocumentRecord record, load_document(*rows_, *header));
    return std::optional<DocumentRecord>(std::move(record));
  }

  Result<std::optional<StoredName>> find_name(std::string_view name) const {
    FANGZHI_ASSIGN(const auto value, rows_->get(Family::names, page_name_key(name)));
    if (!value) return std::optional<StoredName>();
    FANGZHI_ASSIGN(StoredName found, decode_name(*value));
    return std::optional<StoredName>(std::move(found));
  }

  // Takes a name off a document; with the last one the document goes.
  Status take_name(PendingChange& pending, DocumentId id, std::string_view name) const {
    FANGZHI_ASSIGN(auto header, load_header(*rows_, id));
    if (!header) {
      return corrupt(folder_.path().string() + ": document " + id.hex() + " of " + std::string(name) +
                     " is missing; remove the store and build it again");
    }
    std::vector<std::string>& names = header->header.names;
    if (names.size() == 1) {
      FANGZHI_ASSIGN(const DocumentRecord record, load_document(*rows_, *header));
      pending.remove(record);
      return {};
    }
    names.erase(std::remove(names.begin(), names.end(), name), names.end());
    pending.put_header(*header);
    return {};
  }

  // What failed may be on disk or not; opening the store again finds out.
  Status commit(PendingChange pending, const StoreChange& change) {
    StoredState state;
    const std::vector<RowChange> changes = std::move(pending).finish(change, state);
    is_broken_ = true;
    FANGZHI_TRY(rows_->write(changes));
    FANGZHI_TRY(witness_.append(change));
    is_broken_ = false;
    state_ = std::move(state);
    return {};
  }

  StoreFolder folder_;
  std::string rules_;
  StoreLock lock_;  // Before the rows, which must be closed when it is released.
  std::unique_ptr<RocksdbRows> rows_;
  Witness witness_;
  StoreLinking linking_;
  StoredState state_;
  bool is_broken_ = false;
};

// Removes what a creation that was killed left behind. Nothing was acknowledged then.
Status clear_interrupted_creation(const StoreFolder& folder) {
  std::error_code code;
  if (!fs::exists(folder.live(), code)) return {};
  FANGZHI_ASSIGN(const bool is_whole, has_rocksdb_rows(folder.live()));
  if (is_whole) return {};
  fs::remove_all(folder.live(), code);
  if (code) return io_error(folder.live().string() + ": cannot be removed (" + code.message() + ")");
  return {};
}

}  // namespace

Result<std::unique_ptr<GraphWriter>> open_rocksdb_writer(const StoreFolder& folder, std::string rules,
                                                         std::optional<LinkBasis> linking) {
  FANGZHI_TRY(folder.create_or_check());
  FANGZHI_ASSIGN(StoreLock lock, StoreLock::take(folder));
  std::error_code code;
  FANGZHI_ASSIGN(const auto published, folder.published());
  const bool is_empty =
      !published && (!fs::exists(folder.witness(), code) || fs::file_size(folder.witness(), code) == 0);
  if (is_empty) FANGZHI_TRY(clear_interrupted_creation(folder));
  if (!is_empty && !fs::exists(folder.live(), code)) {
    return corrupt(folder.live().string() + ": is missing; remove the store and build it again");
  }
  FANGZHI_ASSIGN(auto rows, open_rocksdb_rows(folder.live()));
  FANGZHI_TRY(sync_path(folder.path()));
  FANGZHI_ASSIGN(StoredState state, load_state(*rows));
  FANGZHI_ASSIGN(Witness witness, Witness::open(folder.witness(), state.last));
  FANGZHI_ASSIGN(StoreLinking linked, StoreLinking::open(*rows, std::move(linking), state));
  return std::unique_ptr<GraphWriter>(std::make_unique<Writer>(folder, std::move(rules), std::move(lock),
                                                               std::move(rows), std::move(witness),
                                                               std::move(linked), std::move(state)));
}

}  // namespace fangzhi
