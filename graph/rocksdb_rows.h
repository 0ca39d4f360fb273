// Rows in sorted families, kept by RocksDB. All that is particular to RocksDB and its versions is in
// rocksdb_rows.cpp; what the rows mean is in store_format.h.
//
// Rows of one folder may be opened for writing once at a time, and for reading often, though never while they
// are open for writing. Not for sharing between threads. Errors name the folder.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "graph/store_format.h"

namespace fangzhi {

// Rows whose keys begin with a prefix, in the order of their keys. Must not outlive the rows it scans.
//
//   for (;;) { FANGZHI_ASSIGN(const bool found, scan->next()); if (!found) break; use(scan->key(),
//   scan->value()); }
class RowScan {
 public:
  virtual ~RowScan() = default;
  // Whether there is another row; it is then the current one.
  virtual Result<bool> next() = 0;
  // As next(), for the first row whose key is not less than `key`.
  virtual Result<bool> seek(std::string_view key) = 0;
  // Of the current row; valid until the next call.
  virtual std::string_view key() const = 0;
  virtual std::string_view value() const = 0;
};

// A change of one row: a value to put there, or its removal.
struct RowChange {
  Family family = Family::meta;
  std::string key;
  std::optional<std::string> value;
};

class RocksdbRows {
 public:
  virtual ~RocksdbRows() = default;

  virtual Result<std::optional<std::string>> get(Family family, std::string_view key) const = 0;
  virtual std::unique_ptr<RowScan> scan(Family family, std::string prefix) const = 0;

  // All changes in their order, or none; on disk when it returns. Families in `emptied` lose all their rows
  // first. Requires rows open for writing. After a failure the rows must be opened again.
  virtual Status write(const std::vector<RowChange>& changes, const std::vector<Family>& emptied = {}) = 0;
  // Writes what is in memory to table files, where it is much. A scan keeps what was in memory when it began.
  virtual Status shrink() = 0;
  // A copy of all rows in a folder that does not exist yet, made with hard links and synced.
  virtual Status copy_to(const std::filesystem::path& folder) = 0;
  // Compares the bytes of the table files with the checksums noted when they were written.
  virtual Status check_files() const = 0;
};

// Whether the folder holds rows as far as can be told without opening it: false where creating it was
// interrupted.
Result<bool> has_rocksdb_rows(const std::filesystem::path& folder);

// Creates the rows where `folder` does not exist. Fails with corrupt where the families are not ours.
Result<std::unique_ptr<RocksdbRows>> open_rocksdb_rows(const std::filesystem::path& folder);
// Writes nothing at all, so it works on read-only media.
Result<std::unique_ptr<RocksdbRows>> read_rocksdb_rows(const std::filesystem::path& folder);

}  // namespace fangzhi
