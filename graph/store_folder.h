// The folder of a store, without its tables: the file that says what it is, the lock of its writer, and the
// pointer to what was published last. Looking at a folder changes nothing in it.
//
//   FANGZHI-STORE   what the folder is, and its format version; read before anything else
//   LOCK            held by the one process that writes; dies with it
//   WITNESS         every acknowledged change (graph/witness.h)
//   live/           the tables; only the writer opens them
//   checkpoint-N/   the tables as they were after change N; never changed again
//   PUBLISHED       the name of the checkpoint that readers open
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "core/result.h"

namespace fangzhi {

class StoreFolder {
 public:
  explicit StoreFolder(std::filesystem::path path) : path_(std::move(path)) {}

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path live() const { return path_ / "live"; }
  std::filesystem::path witness() const { return path_ / "WITNESS"; }
  std::filesystem::path checkpoint(std::uint64_t sequence) const;

  // That this is a store of our format. Fails with not_found where there is nothing (an empty folder counts
  // as nothing), with bad_input where there is something else or a store of another format.
  Status check() const;
  // Makes the folder and FANGZHI-STORE where there is nothing; else as check().
  Status create_or_check() const;

  // The change after which the published state was taken, or nothing where nothing was ever published.
  Result<std::optional<std::uint64_t>> published() const;
  // Points readers to that checkpoint, durably, and removes all checkpoints but it and `previous`.
  Status publish(std::uint64_t sequence, std::optional<std::uint64_t> previous) const;

 private:
  std::filesystem::path path_;
};

// Syncs a file or folder to disk.
Status sync_path(const std::filesystem::path& path);
// Syncs every file of a folder (not of folders in it), then the folder.
Status sync_files_of(const std::filesystem::path& folder);

// Holds a store's LOCK from take() to its destruction.
class StoreLock {
 public:
  // Fails where another writer holds it, naming the process.
  static Result<StoreLock> take(const StoreFolder& folder);
  StoreLock(StoreLock&& other) noexcept;
  StoreLock& operator=(StoreLock&& other) = delete;
  ~StoreLock();

 private:
  explicit StoreLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace fangzhi
