#include "graph/store_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <vector>

#include "core/byte_io.h"
#include "graph/store_format.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMarkerName = "FANGZHI-STORE";
constexpr std::string_view kMarkerStart = "fangzhi-store\nformat ";
constexpr std::string_view kPublishedName = "PUBLISHED";
constexpr std::string_view kCheckpointStart = "checkpoint-";

std::string system_reason() {
  return std::strerror(errno);
}

Error failed(const fs::path& path, std::string_view what, const std::string& why) {
  return io_error(path.string() + ": " + std::string(what) + " (" + why + ")");
}

// The number that is all of `digits`.
std::optional<std::uint64_t> parse_number(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (code != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

Status replace_file(const fs::path& path, std::string_view bytes) {
  FANGZHI_ASSIGN(auto sink, open_file_sink(path));
  FANGZHI_TRY(sink->write(bytes));
  FANGZHI_TRY(sink->close());
  return sync_path(path.parent_path());
}

// Whether nothing is in the folder but what an interrupted creation may have left there.
Result<bool> is_empty_folder(const fs::path& path) {
  std::error_code code;
  for (auto entry = fs::directory_iterator(path, code); !code && entry != fs::directory_iterator();
       entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    if (name.rfind(std::string(kMarkerName) + ".", 0) != 0) return false;
  }
  if (code) return failed(path, "cannot be listed", code.message());
  return true;
}

Status check_marker(const fs::path& path) {
  FANGZHI_ASSIGN(const std::string marker, read_file(path / kMarkerName));
  const std::string_view text = marker;
  const std::size_t end = text.find('\n', kMarkerStart.size());
  const bool is_ours = text.substr(0, kMarkerStart.size()) == kMarkerStart && end != std::string_view::npos;
  const auto format =
      is_ours ? parse_number(text.substr(kMarkerStart.size(), end - kMarkerStart.size())) : std::nullopt;
  if (!format) {
    return bad_input(path.string() + ": its file " + std::string(kMarkerName) +
                     " is not one that Fangzhi wrote; choose another folder");
  }
  if (*format == kStoreFormat) return {};
  const std::string formats =
      " (format " + std::to_string(*format) + ", this one knows " + std::to_string(kStoreFormat) + ")";
  if (*format > kStoreFormat) {
    return bad_input(path.string() + ": was made by a newer Fangzhi" + formats +
                     "; use that one, or build another store");
  }
  return bad_input(path.string() + ": was made by an older Fangzhi" + formats + "; build the store again");
}

}  // namespace

fs::path StoreFolder::checkpoint(std::uint64_t sequence) const {
  return path_ / (std::string(kCheckpointStart) + std::to_string(sequence));
}

Status StoreFolder::check() const {
  std::error_code code;
  const fs::file_status status = fs::status(path_, code);
  if (status.type() == fs::file_type::not_found) {
    return not_found(path_.string() + ": there is no store here; make one with: fangzhi build --store " +
                     path_.string() + " PAGES");
  }
  if (code) return failed(path_, "cannot be looked at", code.message());
  if (!fs::is_directory(status))
    return bad_input(path_.string() + ": is not a folder, so it cannot be a store");
  if (fs::exists(path_ / kMarkerName, code)) return check_marker(path_);
  if (code) return failed(path_, "cannot be looked at", code.message());
  FANGZHI_ASSIGN(const bool is_empty, is_empty_folder(path_));
  if (is_empty) return not_found(path_.string() + ": is an empty folder, not a store");
  return bad_input(path_.string() +
                   ": is a folder with other things in it, not a store; choose another folder");
}

Status StoreFolder::create_or_check() const {
  const Status found = check();
  if (found || found.error().kind != ErrorKind::not_found) return found;
  std::error_code code;
  fs::create_directories(path_, code);
  if (code) return failed(path_, "cannot be created", code.message());
  return replace_file(path_ / kMarkerName,
                      std::string(kMarkerStart) + std::to_string(kStoreFormat) +
                          "\nA store of Fangzhi: made from pages, and can be made again.\n");
}

Result<std::optional<std::uint64_t>> StoreFolder::published() const {
  const fs::path path = path_ / kPublishedName;
  std::error_code code;
  if (!fs::exists(path, code)) {
    if (code) return failed(path, "cannot be looked at", code.message());
    return std::optional<std::uint64_t>();
  }
  FANGZHI_ASSIGN(const std::string bytes, read_file(path));
  std::string_view name = bytes;
  if (name.substr(0, kCheckpointStart.size()) == kCheckpointStart && name.back() == '\n') {
    name = name.substr(kCheckpointStart.size());
    if (const auto sequence = parse_number(name.substr(0, name.size() - 1))) return sequence;
  }
  return corrupt(path.string() + ": does not name a checkpoint; remove the store and build it again");
}

Status StoreFolder::publish(std::uint64_t sequence, std::optional<std::uint64_t> previous) const {
  const std::string name = checkpoint(sequence).filename().string();
  FANGZHI_TRY(replace_file(path_ / kPublishedName, name + "\n"));
  std::vector<fs::path> stale;
  std::error_code code;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_, code)) {
    const std::string found = entry.path().filename().string();
    const bool is_kept = found == name || (previous && found == checkpoint(*previous).filename().string());
    const bool is_checkpoint = found.rfind(kCheckpointStart, 0) == 0;
    const bool is_interrupted = found.rfind(std::string(kPublishedName) + ".", 0) == 0;
    if ((is_checkpoint && !is_kept) || is_interrupted) stale.push_back(entry.path());
  }
  for (const fs::path& path : stale) fs::remove_all(path, code);  // What stays is tried again next time.
  return {};
}

Status sync_path(const fs::path& path) {
  const fs::path named = path.empty() ? fs::path(".") : path;
  const int descriptor = ::open(named.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed(named, "cannot be opened", system_reason());
  const int synced = ::fsync(descriptor);
  const std::string why = system_reason();
  ::close(descriptor);
  if (synced != 0) return failed(named, "cannot be synced to disk", why);
  return {};
}

Status sync_files_of(const fs::path& folder) {
  std::error_code code;
  for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator();
       entry.increment(code)) {
    FANGZHI_TRY(sync_path(entry->path()));
  }
  if (code) return failed(folder, "cannot be listed", code.message());
  return sync_path(folder);
}

Result<StoreLock> StoreLock::take(const StoreFolder& folder) {
  const fs::path path = folder.path() / "LOCK";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return failed(path, "cannot be opened for writing", system_reason());
  StoreLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return failed(path, "cannot be locked", system_reason());
    char bytes[32] = {};
    const ssize_t size = ::pread(descriptor, bytes, sizeof bytes - 1, 0);
    const std::string owner =
        size > 1 ? " (pid " + std::string(bytes, static_cast<std::size_t>(size - 1)) + ")" : "";
    return io_error(folder.path().string() + ": another process" + owner +
                    " is writing this store; nothing was changed, try again when it is done");
  }
  const std::string owner = std::to_string(::getpid()) + "\n";
  const bool is_signed = ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, owner.data(), owner.size(),
                                                                     0) == static_cast<ssize_t>(owner.size());
  if (!is_signed) return failed(path, "cannot be written", system_reason());
  return lock;
}

StoreLock::StoreLock(StoreLock&& other) noexcept : descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

StoreLock::~StoreLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace fangzhi
