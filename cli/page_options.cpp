#include "cli/page_options.h"

namespace fangzhi {

void PageOptions::declare(CLI::App& verb) {
  constexpr unsigned kMostThreads = 256;
  verb.add_option("PATH", paths, "Files, folders (every .txt and .md under them), or - for standard input")
      ->required()
      ->option_text("...");
  verb.add_option("--encoding", encoding, "The pages' encoding; else UTF-8 and GB18030 are told apart")
      ->option_text("NAME");
  verb.add_option("--threads", threads, "How many pages to work on at once; else one for each processor")
      ->check(CLI::Range(1u, kMostThreads))
      ->option_text("N");
}

PageWalk PageOptions::walk(Console& console) const {
  PageWalk walk = walk_pages(paths);
  for (const std::string& problem : walk.problems) console.say(problem);
  if (walk.pages.empty() && walk.problems.empty()) {
    console.say("no pages there; folders are searched for .txt, .md and .markdown files");
  }
  return walk;
}

}  // namespace fangzhi
