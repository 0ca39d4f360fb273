// Standard output, where the data go. Remembers whether its reader went away (`| head`), which is no failure.
#pragma once

#include <cstdio>
#include <string_view>

#include "core/byte_io.h"

namespace fangzhi {

class Output final : public ByteSink {
 public:
  // The stream must outlive it.
  explicit Output(std::FILE* stream) : stream_(stream) {}

  // Fail when the bytes cannot be written.
  Status write(std::string_view bytes) override;
  Status close() override;

  bool reader_is_gone() const { return reader_is_gone_; }

 private:
  Error failed();

  std::FILE* stream_;
  bool reader_is_gone_ = false;
};

}  // namespace fangzhi
