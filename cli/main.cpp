#include <cstdio>
#include <exception>

#include "cli/command_line.h"

int main(int argc, char** argv) {
  try {
    return fangzhi::run_command_line(argc, argv);
  } catch (const std::exception& unexpected) {
    std::fprintf(stderr, "fangzhi: stopped by an unexpected failure (%s)\n", unexpected.what());
    return 1;
  }
}
