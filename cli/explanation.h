// Why a page was found to say what it says: taken from the extractor's own trace, nothing is worked out anew.
//
//   const ExplainedPage page(rules, ontology, std::move(read));
//   out.write(words_text(explain_words(page, {120, 124}), session.terminal));
//
// Offsets are code points of the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/terminal.h"
#include "core/ontology.h"
#include "core/utf8.h"
#include "extract/extraction.h"

namespace fangzhi {

// A page, what it says, and the trace of its extraction. The rules and the ontology must outlive it.
struct ExplainedPage {
  ExplainedPage(const Rulebook& rules_of, const Ontology& ontology_of, Page read)
      : rules(rules_of), ontology(ontology_of), page(std::move(read)) {
    extraction = extract(rules, page, &trace);
    source = to_code_points(page.text);
  }

  const Rulebook& rules;
  const Ontology& ontology;
  Page page;
  std::u32string source;  // its text
  ExtractionTrace trace;
  Extraction extraction;

  std::string text(TextSpan span) const {
    return to_utf8(std::u32string_view(source).substr(span.begin, span.end - span.begin));
  }
};

// One feature of a candidate, or of a name in a role, and what it adds to the score.
struct FeatureLine {
  std::string name;
  float weight = 0;
  float times = 0;
  float share() const { return weight * times; }
};

// A stretch of words that could have been a name, and what became of it.
struct CandidateLine {
  TextSpan span;
  std::string text;
  std::string type;
  float score = 0;
  std::string found_by;  // what proposed it; several joined by ", "
  bool is_taken = false;
  std::string verdict;                // taken; too weak; beaten by …
  std::vector<FeatureLine> features;  // the largest share first; empty for repetitions and short forms
};

// A pattern whose trigger stands in the sentence.
struct SiteLine {
  std::string rule;
  std::string file;
  std::string trigger;
  std::string outcome;
};

// How an end of a statement, or its status, was weighed.
struct RoleLine {
  std::string role;  // subject, object, status
  std::string name;  // of the entity; the status
  float score = 0;
  std::vector<FeatureLine> features;  // the largest share first
};

struct StatementLine {
  std::size_t index = 0;  // of Extraction::statements
  std::string subject, predicate, object, status, time, quotation;
  std::string rule, file;  // the file is empty where no pattern makes the statement
  TextSpan evidence;
  std::vector<std::pair<std::string, std::string>> grounds;  // what it rests on: trigger, subject, status …
  std::vector<RoleLine> roles;                               // empty where patterns alone decide
};

// Why words are a mention, or none.
struct WordsExplanation {
  TextSpan span;
  std::string text;
  std::string before, after;              // what stands around them in their line
  std::optional<std::string> entity;      // the full name of what they mention
  std::vector<CandidateLine> candidates;  // taken ones first, then by score
  std::vector<SiteLine> sites;
  std::vector<StatementLine> statements;  // whose quotation holds the words
};

WordsExplanation explain_words(const ExplainedPage& page, TextSpan span);
StatementLine explain_statement(const ExplainedPage& page, std::size_t statement);

// Lines with their ends, for people.
std::string words_text(const WordsExplanation& words, const Terminal& terminal);
std::string statement_text(const StatementLine& statement, const Terminal& terminal);
// How the role model weighed its ends; empty where patterns alone decide.
std::string roles_text(const StatementLine& statement, const Terminal& terminal);
// One line of JSON.
std::string words_json(const WordsExplanation& words);
std::string statement_json(const StatementLine& statement);

}  // namespace fangzhi
