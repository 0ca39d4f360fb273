#include <malloc.h>

#include <cstdio>
#include <exception>

#include "cli/command_line.h"

namespace {

// What is let go is kept for what comes next: a page of memory given back and asked for again is faulted in
// and zeroed again, which took a tenth of the time that a start takes.
void keep_freed_memory() {
  constexpr int kAbout64Megabytes = 64 << 20;
  ::mallopt(M_MMAP_THRESHOLD, kAbout64Megabytes / 2);
  ::mallopt(M_TRIM_THRESHOLD, kAbout64Megabytes);
  ::mallopt(M_TOP_PAD, 4 << 20);
}

}  // namespace

int main(int argc, char** argv) {
  keep_freed_memory();
  try {
    return fangzhi::run_command_line(argc, argv);
  } catch (const std::exception& unexpected) {
    std::fprintf(stderr, "fangzhi: stopped by an unexpected failure (%s)\n", unexpected.what());
    return 1;
  }
}
