#include "cli/output.h"

#include <cerrno>
#include <cstring>

namespace fangzhi {

Status Output::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stream_) != bytes.size()) return failed();
  return {};
}

Status Output::close() {
  if (std::fflush(stream_) != 0 || std::ferror(stream_) != 0) return failed();
  return {};
}

Error Output::failed() {
  if (errno == EPIPE) reader_is_gone_ = true;
  return io_error(std::string("standard output cannot be written (") + std::strerror(errno) +
                  "); make room there and run it again");
}

}  // namespace fangzhi
