// Which pages a list of paths means. Only names are held, never pages.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace fangzhi {

// A page that may be read.
struct PageSource {
  std::string name;  // lexically normalised, valid UTF-8 (other bytes as \xHH); "-" for standard input
  std::filesystem::path path;  // as the system knows it
};

struct PageWalk {
  std::vector<PageSource> pages;
  std::vector<std::string> problems;  // one sentence for each path that cannot be read; the rest goes on
};

// Expands paths in the order given: a file is itself, "-" is standard input, a folder is every .txt, .md and
// .markdown file under it, sorted by the code points of their paths. Hidden files and sidecars (*.meta.json)
// are passed over, a folder reached twice through links is entered once, and what is neither file nor folder
// is a problem.
PageWalk walk_pages(const std::vector<std::string>& paths);

}  // namespace fangzhi
