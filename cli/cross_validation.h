// Measures what learning is worth: each group of sentences is read with weights learned from all the others,
// and with those set by hand.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/console.h"
#include "extract/annotated_text.h"
#include "extract/rulebook.h"

namespace fangzhi {

struct CrossValidation {
  const std::filesystem::path& ontology_folder;
  const Rulebook& rules;
  const std::vector<AnnotatedSentence>& sentences;
  std::vector<std::size_t> groups;  // of each sentence, from 0
};

// The figures by hand and as learned, side by side, by type and by predicate: a table, or a line of JSON.
Result<std::string> cross_validation_report(const CrossValidation& validation, const Terminal& terminal,
                                            bool is_json, Console& console);

}  // namespace fangzhi
