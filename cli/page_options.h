// The arguments of verbs that read pages.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/verb_arguments.h"
#include "core/page_walk.h"

namespace fangzhi {

struct PageOptions {
  std::vector<std::string> paths;
  std::string encoding;
  unsigned threads = 0;

  void declare(VerbArguments& verb,
               const std::string& help_of_paths =
                   "Files, folders (every .txt and .md under them), or - for standard input");
  // The pages that the paths mean; says every path that cannot be read.
  PageWalk walk(Console& console) const;
};

}  // namespace fangzhi
