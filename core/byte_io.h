// Files in, bytes out.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/stable_hash.h"

namespace fangzhi {

// The whole file. Fails with its path and the system's reason.
Result<std::string> read_file(const std::filesystem::path& path);

// stable_hash({name, the whole file}), without the file in memory. Fails as read_file() does.
Result<Hash128> hash_file(const std::filesystem::path& path, std::string_view name);

// The files of the folder whose names end so (".tsv"), by name. Fails where it cannot be listed.
Result<std::vector<std::filesystem::path>> files_in(const std::filesystem::path& folder, std::string_view extension);

// Where bytes go. Not for sharing between threads. After a failure only destruction is allowed.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual Status write(std::string_view bytes) = 0;
  // Makes what was written final. Without it the sink's destruction leaves nothing behind (except for a stream,
  // whose bytes are gone where they went).
  virtual Status close() = 0;
};

// Appends to a string that outlives it.
class StringSink final : public ByteSink {
 public:
  explicit StringSink(std::string& out) : out_(out) {}
  Status write(std::string_view bytes) override {
    out_.append(bytes);
    return {};
  }
  Status close() override { return {}; }

 private:
  std::string& out_;
};

// Writes beside `path` under a temporary name; close() syncs and renames it into place. A sink destroyed unclosed
// removes what it wrote and leaves an older `path` as it was.
Result<std::unique_ptr<ByteSink>> open_file_sink(const std::filesystem::path& path);

// Writes to a stream that it does not own; close() flushes and reports a stream that failed (a full disk, a closed pipe).
std::unique_ptr<ByteSink> open_stream_sink(std::FILE* stream);

}  // namespace fangzhi
