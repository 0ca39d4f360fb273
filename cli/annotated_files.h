// Reading the files of annotated sentences that a verb is given.
#pragma once

#include <string>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"
#include "extract/annotated_text.h"

namespace fangzhi {

// The sentences of files, and of every .txt of folders, in the order of the paths. Fails where one cannot be
// read, and where there are none.
Result<std::vector<AnnotatedSentence>> read_annotated(const std::vector<std::string>& paths,
                                                      const Ontology& ontology);

}  // namespace fangzhi
