#include "core/byte_io.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>

namespace fangzhi {
namespace {

std::string reason() {
  return std::strerror(errno);
}

class FileSink final : public ByteSink {
 public:
  FileSink(std::filesystem::path path, std::filesystem::path temporary, int descriptor)
      : path_(std::move(path)), temporary_(std::move(temporary)), descriptor_(descriptor) {
    buffer_.reserve(kBufferBytes);
  }
  ~FileSink() override {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!renamed_) ::unlink(temporary_.c_str());
  }

  Status write(std::string_view bytes) override {
    if (buffer_.size() + bytes.size() > kBufferBytes) FANGZHI_TRY(flush());
    if (bytes.size() > kBufferBytes) return put(bytes);
    buffer_.append(bytes);
    return {};
  }

  Status close() override {
    FANGZHI_TRY(flush());
    if (::fsync(descriptor_) != 0) return failed("cannot be synced to disk");
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) return failed("cannot be closed");
    if (::rename(temporary_.c_str(), path_.c_str()) != 0) return failed("cannot be put in place");
    renamed_ = true;
    return {};
  }

 private:
  static constexpr std::size_t kBufferBytes = 1 << 20;

  Error failed(const char* what) const {
    return io_error(path_.string() + ": " + what + " (" + reason() +
                    "); nothing was changed under that name");
  }

  Status flush() {
    FANGZHI_TRY(put(buffer_));
    buffer_.clear();
    return {};
  }

  Status put(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return failed("cannot be written");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  int descriptor_;
  bool renamed_ = false;
  std::string buffer_;
};

class StreamSink final : public ByteSink {
 public:
  explicit StreamSink(std::FILE* stream) : stream_(stream) {}
  Status write(std::string_view bytes) override {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stream_) != bytes.size()) return failed();
    return {};
  }
  Status close() override {
    if (std::fflush(stream_) != 0 || std::ferror(stream_) != 0) return failed();
    return {};
  }

 private:
  static Error failed() { return io_error("the output stream cannot be written (" + reason() + ")"); }
  std::FILE* stream_;
};

}  // namespace

Result<std::vector<std::filesystem::path>> files_in(const std::filesystem::path& folder,
                                                    std::string_view extension) {
  std::vector<std::filesystem::path> files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
    if (entry.path().extension() == extension) files.push_back(entry.path());
  }
  if (failed) return io_error(folder.string() + ": cannot be listed (" + failed.message() + ")");
  std::sort(files.begin(), files.end());
  return files;
}

namespace {

Result<std::ifstream> open_file(const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    return io_error(path.string() + ": is a folder, not a file");
  std::ifstream in(path, std::ios::binary);
  if (!in) return io_error(path.string() + ": cannot be opened (" + reason() + ")");
  return in;
}

}  // namespace

Result<Hash128> hash_file(const std::filesystem::path& path, std::string_view name) {
  std::error_code failed;
  FANGZHI_ASSIGN(std::ifstream in, open_file(path));
  const std::uintmax_t size = std::filesystem::file_size(path, failed);
  if (failed) return io_error(path.string() + ": cannot be measured (" + failed.message() + ")");
  StableHash hash;
  hash.begin_field(name.size());
  hash.add(name);
  hash.begin_field(size);
  std::array<char, 1 << 15> piece;
  while (in) {
    in.read(piece.data(), piece.size());
    hash.add({piece.data(), static_cast<std::size_t>(in.gcount())});
  }
  if (in.bad()) return io_error(path.string() + ": cannot be read (" + reason() + ")");
  return hash.digest();
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::error_code ignored;
  FANGZHI_ASSIGN(std::ifstream in, open_file(path));
  std::string bytes;
  constexpr std::size_t kStep = 1 << 16;
  // One byte more than the file holds, where that is known: the first read meets its end.
  const std::uintmax_t known = std::filesystem::file_size(path, ignored);
  std::size_t step = ignored ? kStep : static_cast<std::size_t>(known) + 1;
  while (in) {
    const std::size_t size = bytes.size();
    bytes.resize(size + step);
    in.read(bytes.data() + size, static_cast<std::streamsize>(step));
    bytes.resize(size + static_cast<std::size_t>(in.gcount()));
    step = kStep;
  }
  if (in.bad()) return io_error(path.string() + ": cannot be read (" + reason() + ")");
  return bytes;
}

Result<std::unique_ptr<ByteSink>> open_file_sink(const std::filesystem::path& path) {
  std::string temporary = path.string() + ".XXXXXX.tmp";
  const int descriptor = ::mkostemps(temporary.data(), 4, O_CLOEXEC);
  if (descriptor < 0) return io_error(path.string() + ": cannot be created (" + reason() + ")");
  ::fchmod(descriptor, 0644);
  return std::unique_ptr<ByteSink>(std::make_unique<FileSink>(path, temporary, descriptor));
}

std::unique_ptr<ByteSink> open_stream_sink(std::FILE* stream) {
  return std::make_unique<StreamSink>(stream);
}

}  // namespace fangzhi
