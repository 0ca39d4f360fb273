#include "graph/rocksdb_rows.h"

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/db.h>
#include <rocksdb/env.h>
#include <rocksdb/file_checksum.h>
#include <rocksdb/options.h>
#include <rocksdb/table.h>
#include <rocksdb/utilities/checkpoint.h>
#include <rocksdb/version.h>
#include <rocksdb/write_batch.h>

#include <algorithm>

#include "graph/store_folder.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestKey = 64;  // of any family: four ids

// Checksums of whole files can be verified since RocksDB 6.12; before it, those of their blocks.
#if ROCKSDB_MAJOR > 6 || ROCKSDB_MINOR >= 12
#define FANGZHI_HAS_FILE_CHECKSUMS
#endif

// What RocksDB may hold in memory, however large the store is: all families together.
constexpr std::size_t kWriteBuffers = 16 << 20;
constexpr std::size_t kWritersCache = 16 << 20;
constexpr std::size_t kReadersCache = 64 << 20;
constexpr std::size_t kSmallBuffers = 4 << 20;
// Write buffers grow by so much; there is one for each family.
constexpr std::size_t kBufferBlock = 128 << 10;
// The log that is kept for families of which little is written.
constexpr std::size_t kLog = 64 << 20;

// RocksDB would write a log file of its own, into read-only stores too.
class NoLog final : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

Error to_error(const fs::path& folder, std::string_view what, const rocksdb::Status& status) {
  const std::string start = folder.string() + ": " + std::string(what) + " (" + status.ToString() + ")";
  const bool is_gone =
      status.IsPathNotFound();  // A table file that is missing; RocksDB calls it an IOError too.
  const bool is_disk = status.IsIOError() || status.IsNoSpace() || status.IsBusy() || status.IsTimedOut();
  if (is_disk && !is_gone) {
    return io_error(start + "; see that the disk is there and has room, then run the same command again");
  }
  return corrupt(start + "; remove the store and build it again");
}

rocksdb::Slice to_slice(std::string_view bytes) {
  return {bytes.data(), bytes.size()};
}
std::string_view to_view(const rocksdb::Slice& slice) {
  return {slice.data(), slice.size()};
}

rocksdb::DBOptions database_options() {
  rocksdb::DBOptions options;
  options.info_log = std::make_shared<NoLog>();
  // The other modes that survive a crash drop synced changes without a word when the log is damaged.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.max_open_files = -1;  // A checkpoint whose files are open can be removed under its readers.
  options.skip_stats_update_on_db_open = true;
  options.max_total_wal_size = kLog;
#ifdef FANGZHI_HAS_FILE_CHECKSUMS
  options.file_checksum_gen_factory = rocksdb::GetFileChecksumGenCrc32cFactory();
#endif
  return options;
}

rocksdb::ColumnFamilyOptions family_options(const std::shared_ptr<rocksdb::Cache>& cache) {
  const std::vector<rocksdb::CompressionType> known = rocksdb::GetSupportedCompressions();
  const bool has_lz4 = std::find(known.begin(), known.end(), rocksdb::kLZ4Compression) != known.end();
  rocksdb::BlockBasedTableOptions table;
  table.block_cache = cache;
  table.cache_index_and_filter_blocks = true;  // Else every table file adds to what is held.
  table.block_size = 16 << 10;
  table.format_version = 5;           // Every RocksDB from 6.6 on reads it,
  table.checksum = rocksdb::kCRC32c;  // and this.
  rocksdb::ColumnFamilyOptions options;
  options.compression = has_lz4 ? rocksdb::kLZ4Compression : rocksdb::kNoCompression;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.arena_block_size = kBufferBlock;
  return options;
}

std::vector<rocksdb::ColumnFamilyDescriptor> family_descriptors(std::size_t cache) {
  const rocksdb::ColumnFamilyOptions options = family_options(rocksdb::NewLRUCache(cache));
  std::vector<rocksdb::ColumnFamilyDescriptor> descriptors;
  for (std::string_view name : kFamilyNames) descriptors.emplace_back(std::string(name), options);
  return descriptors;
}

class Scan final : public RowScan {
 public:
  Scan(fs::path folder, std::unique_ptr<rocksdb::Iterator> rows, std::string prefix)
      : folder_(std::move(folder)), rows_(std::move(rows)), prefix_(std::move(prefix)) {}

  Result<bool> next() override {
    if (!is_placed_) return seek(prefix_);
    if (rows_->Valid()) rows_->Next();
    return found();
  }

  Result<bool> seek(std::string_view key) override {
    is_placed_ = true;
    rows_->Seek(to_slice(key));
    return found();
  }

  std::string_view key() const override { return to_view(rows_->key()); }
  std::string_view value() const override { return to_view(rows_->value()); }

 private:
  Result<bool> found() const {
    if (rows_->Valid()) return rows_->key().starts_with(prefix_);
    if (!rows_->status().ok()) return to_error(folder_, "rows cannot be read", rows_->status());
    return false;
  }

  fs::path folder_;
  std::unique_ptr<rocksdb::Iterator> rows_;
  std::string prefix_;
  bool is_placed_ = false;
};

class Rows final : public RocksdbRows {
 public:
  Rows(fs::path folder, rocksdb::DB* database, std::vector<rocksdb::ColumnFamilyHandle*> handles)
      : folder_(std::move(folder)), database_(database), handles_(std::move(handles)) {}
  ~Rows() override {
    for (rocksdb::ColumnFamilyHandle* handle : handles_) database_->DestroyColumnFamilyHandle(handle);
    database_->Close();  // Nothing is lost where this fails: every acknowledged write is synced.
  }

  Result<std::optional<std::string>> get(Family family, std::string_view key) const override {
    std::string value;
    const rocksdb::Status status =
        database_->Get(rocksdb::ReadOptions(), handle(family), to_slice(key), &value);
    if (status.ok()) return std::optional<std::string>(std::move(value));
    if (status.IsNotFound()) return std::optional<std::string>();
    return to_error(folder_, "a row cannot be read", status);
  }

  std::unique_ptr<RowScan> scan(Family family, std::string prefix) const override {
    std::unique_ptr<rocksdb::Iterator> rows(database_->NewIterator(rocksdb::ReadOptions(), handle(family)));
    return std::make_unique<Scan>(folder_, std::move(rows), std::move(prefix));
  }

  Status write(const std::vector<RowChange>& changes, const std::vector<Family>& emptied) override {
    rocksdb::WriteBatch batch;
    rocksdb::Status status;
    const std::string end(kLongestKey + 1, '\xff');
    for (const Family family : emptied) {
      status = batch.DeleteRange(handle(family), rocksdb::Slice(), end);
      if (!status.ok()) return to_error(folder_, "a change cannot be prepared", status);
    }
    for (const RowChange& change : changes) {
      status = change.value ? batch.Put(handle(change.family), change.key, *change.value)
                            : batch.Delete(handle(change.family), change.key);
      if (!status.ok()) return to_error(folder_, "a change cannot be prepared", status);
    }
    rocksdb::WriteOptions durable;
    durable.sync = true;
    status = database_->Write(durable, &batch);
    if (!status.ok()) return to_error(folder_, "a change cannot be written", status);
    return empty_buffers(kWriteBuffers);
  }

  Status shrink() override { return empty_buffers(kSmallBuffers); }

  Status copy_to(const fs::path& folder) override {
    rocksdb::Checkpoint* made = nullptr;
    rocksdb::Status status = rocksdb::Checkpoint::Create(database_.get(), &made);
    const std::unique_ptr<rocksdb::Checkpoint> checkpoint(made);
    if (status.ok()) status = checkpoint->CreateCheckpoint(fs::absolute(folder).string());
    if (!status.ok()) return to_error(folder, "cannot be made", status);
    // Some versions do not sync the files that cannot be linked.
    FANGZHI_TRY(sync_files_of(folder));
    return sync_path(folder.parent_path());
  }

  Status check_files() const override {
#ifdef FANGZHI_HAS_FILE_CHECKSUMS
    const rocksdb::Status status = database_->VerifyFileChecksums(rocksdb::ReadOptions());
#else
    const rocksdb::Status status = database_->VerifyChecksum(rocksdb::ReadOptions());
#endif
    if (!status.ok()) return to_error(folder_, "a table file is not as it was written", status);
    return {};
  }

 private:
  rocksdb::ColumnFamilyHandle* handle(Family family) const {
    return handles_[static_cast<std::size_t>(family)];
  }

  std::uint64_t buffer_of(rocksdb::ColumnFamilyHandle* family) const {
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;
    database_->GetIntProperty(family, rocksdb::DB::Properties::kNumEntriesActiveMemTable, &rows);
    database_->GetIntProperty(family, rocksdb::DB::Properties::kCurSizeAllMemTables, &bytes);
    return rows == 0 ? 0 : bytes;
  }

  // Where the buffers together exceed the limit, writes the largest to files until they have half of it.
  // RocksDB's own limit (db_write_buffer_size) is exceeded twofold while its flushes wait for each other.
  Status empty_buffers(std::size_t limit) {
    std::vector<std::pair<std::uint64_t, rocksdb::ColumnFamilyHandle*>> buffers;
    std::uint64_t held = 0;
    for (rocksdb::ColumnFamilyHandle* family : handles_) {
      buffers.emplace_back(buffer_of(family), family);
      held += buffers.back().first;
    }
    if (held <= limit) return {};
    std::sort(buffers.begin(), buffers.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    rocksdb::FlushOptions options;
    options.allow_write_stall = true;  // Else it waits for compactions.
    for (const auto& [bytes, family] : buffers) {
      if (held <= limit / 2) break;
      const rocksdb::Status status = database_->Flush(options, family);
      if (!status.ok()) return to_error(folder_, "changes cannot be written to a table file", status);
      held -= bytes;
    }
    return {};
  }

  fs::path folder_;
  std::unique_ptr<rocksdb::DB> database_;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

// That the folder has exactly our families.
Status check_families(const fs::path& folder) {
  std::vector<std::string> found;
  const rocksdb::Status status = rocksdb::DB::ListColumnFamilies(database_options(), folder.string(), &found);
  if (!status.ok()) return to_error(folder, "cannot be opened", status);
  std::vector<std::string> known(kFamilyNames.begin(), kFamilyNames.end());
  std::sort(found.begin(), found.end());
  std::sort(known.begin(), known.end());
  if (found == known) return {};
  std::string names;
  for (const std::string& name : found) names.append(names.empty() ? "" : ", ").append(name);
  return corrupt(folder.string() + ": holds other tables than a store of this format (" + names +
                 "); remove the store and build it again");
}

}  // namespace

Result<bool> has_rocksdb_rows(const fs::path& folder) {
  std::error_code code;
  const bool found = fs::exists(folder / "CURRENT", code);
  if (code) return io_error(folder.string() + ": cannot be looked at (" + code.message() + ")");
  if (!found) return false;
  std::vector<std::string> families;
  const rocksdb::Status status =
      rocksdb::DB::ListColumnFamilies(database_options(), folder.string(), &families);
  // Families are made one by one after the folder; what cannot even be listed is for opening to report.
  return !status.ok() || families.size() >= kFamilyNames.size();
}

Result<std::unique_ptr<RocksdbRows>> open_rocksdb_rows(const fs::path& folder) {
  std::error_code code;
  const bool is_new = !fs::exists(folder, code);
  if (!is_new) FANGZHI_TRY(check_families(folder));
  rocksdb::DBOptions options = database_options();
  options.create_if_missing = is_new;
  options.create_missing_column_families = is_new;
  rocksdb::DB* database = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  const rocksdb::Status status =
      rocksdb::DB::Open(options, folder.string(), family_descriptors(kWritersCache), &handles, &database);
  if (!status.ok()) return to_error(folder, "cannot be opened", status);
  return std::unique_ptr<RocksdbRows>(std::make_unique<Rows>(folder, database, std::move(handles)));
}

Result<std::unique_ptr<RocksdbRows>> read_rocksdb_rows(const fs::path& folder) {
  rocksdb::DB* database = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles;
  const rocksdb::Status status = rocksdb::DB::OpenForReadOnly(
      database_options(), folder.string(), family_descriptors(kReadersCache), &handles, &database);
  if (!status.ok()) return to_error(folder, "cannot be opened", status);
  return std::unique_ptr<RocksdbRows>(std::make_unique<Rows>(folder, database, std::move(handles)));
}

}  // namespace fangzhi
