#include "core/page_reader.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "core/byte_io.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

Error too_large(std::string_view origin, std::size_t limit) {
  return bad_input(std::string(origin) + ": is larger than " + std::to_string(limit >> 20) +
                   " MiB; split it");
}

// A sidecar that is there, or an empty path.
fs::path find_sidecar(const fs::path& page) {
  std::error_code ignored;
  const fs::path whole = page.string() + ".meta.json";
  if (fs::exists(whole, ignored)) return whole;
  fs::path stem = page;
  stem.replace_extension();
  const fs::path short_name = stem.string() + ".meta.json";
  return fs::exists(short_name, ignored) ? short_name : fs::path();
}

// Looks before it reads: a pipe would never end, and a huge file would fill the memory.
Result<std::string> read_regular_file(const fs::path& path, std::string_view origin, std::size_t limit) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return io_error(std::string(origin) + ": cannot be read (" + std::strerror(errno) + ")");
  }
  if (!S_ISREG(status.st_mode)) return io_error(std::string(origin) + ": is not a regular file");
  if (static_cast<std::size_t>(status.st_size) > limit) return too_large(origin, limit);
  return read_file(path);
}

}  // namespace

Result<Page> read_page(const PageSource& source, std::string_view encoding) {
  FANGZHI_ASSIGN(const std::string bytes, read_regular_file(source.path, source.name, kMaxPageBytes));
  Page page;
  page.name = source.name;
  FANGZHI_ASSIGN(page.text, decode(bytes, source.name, encoding));
  const fs::path sidecar = find_sidecar(source.path);
  if (sidecar.empty()) return page;
  FANGZHI_ASSIGN(const std::string json, read_regular_file(sidecar, sidecar.string(), kMaxMetadataBytes));
  FANGZHI_ASSIGN(page.metadata, parse_metadata(json, sidecar.string()));
  return page;
}

Result<Page> read_page_from(std::FILE* stream, std::string_view encoding) {
  std::string bytes;
  constexpr std::size_t kStep = 1 << 16;
  for (bool more = true; more;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kStep);
    const std::size_t got = std::fread(bytes.data() + size, 1, kStep, stream);
    bytes.resize(size + got);
    if (bytes.size() > kMaxPageBytes) return too_large("-", kMaxPageBytes);
    more = got > 0;
  }
  if (std::ferror(stream) != 0)
    return io_error(std::string("-: cannot be read (") + std::strerror(errno) + ")");
  Page page;
  page.name = "-";
  FANGZHI_ASSIGN(page.text, decode(bytes, page.name, encoding));
  return page;
}

}  // namespace fangzhi
