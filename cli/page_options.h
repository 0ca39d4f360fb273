// The arguments of verbs that read pages.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/console.h"
#include "core/page_walk.h"

namespace fangzhi {

struct PageOptions {
  std::vector<std::string> paths;
  std::string encoding;
  unsigned threads = 0;

  void declare(CLI::App& verb);
  // The pages that the paths mean; says every path that cannot be read.
  PageWalk walk(Console& console) const;
};

}  // namespace fangzhi
