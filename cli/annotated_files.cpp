#include "cli/annotated_files.h"

#include <algorithm>
#include <iterator>

#include "core/byte_io.h"
#include "core/page_walk.h"

namespace fangzhi {

Result<std::vector<AnnotatedSentence>> read_annotated(const std::vector<std::string>& paths,
                                                      const Ontology& ontology) {
  std::vector<AnnotatedSentence> sentences;
  const AnnotationWords words = AnnotationWords::of(ontology);
  const PageWalk walk = walk_pages(paths);
  if (!walk.problems.empty()) return not_found(walk.problems.front());
  for (const PageSource& source : walk.pages) {
    if (source.path.extension() != ".txt") continue;
    FANGZHI_ASSIGN(const std::string bytes, read_file(source.path));
    FANGZHI_ASSIGN(std::vector<AnnotatedSentence> read, parse_annotated(bytes, source.name, words));
    std::move(read.begin(), read.end(), std::back_inserter(sentences));
  }
  if (sentences.empty())
    return bad_input(paths.front() + ": holds no annotated sentence; name .txt files of them");
  return sentences;
}

}  // namespace fangzhi
