#include "cli/page_options.h"

namespace fangzhi {

void PageOptions::declare(VerbArguments& verb, const std::string& help_of_paths) {
  constexpr unsigned kMostThreads = 256;
  verb.add_option("PATH", paths, help_of_paths).required().shown_as("...");
  verb.add_option("--encoding", encoding, "The pages' encoding; else UTF-8 and GB18030 are told apart")
      .shown_as("NAME");
  verb.add_option("--threads", threads, "How many pages to work on at once; else one for each processor")
      .within(1, kMostThreads)
      .shown_as("N");
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
