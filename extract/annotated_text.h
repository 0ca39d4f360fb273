// Annotated sentences: what a careful reader would write down about them, in the inline form that
// data/annotated/README.md describes.
//
// Plain values that own their strings; offsets count Unicode code points of the page's text. Pure functions,
// for any thread.
//
//   FANGZHI_ASSIGN(const auto sentences, parse_annotated(bytes, "train/signings.txt",
//   AnnotationWords::of(ontology)));
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/ontology.h"
#include "core/page.h"
#include "core/result.h"

namespace fangzhi {

// A mention as written down: the text at `span` is the form.
struct GoldMention {
  TextSpan span;
  std::string type;
  std::string name;           // the full name; the form where none is given after =
  bool is_optional = false;   // two honest readers could differ
  bool has_own_name = false;  // a name is given after =
};

// A name in a statement or an observation. `type` is empty where it is that of a mention or a level of the
// place; it is given for what the text implies without naming it (云岭区委:Institution).
struct GoldName {
  std::string name;
  std::string type;
};

struct GoldStatement {
  GoldName subject;
  std::string predicate;
  GoldName object;
  StatementStatus status = StatementStatus::done;
  std::string time;  // empty where none is known
  std::string role, amount, grantor;
  bool is_optional = false;
};

struct GoldObservation {
  std::string indicator, value, unit;
  GoldName about;
  std::string time;
  std::string change;
  bool is_optional = false;
};

// One line of an annotated file: a document of its own.
struct AnnotatedSentence {
  std::string file;
  std::size_t line = 0;
  std::string genre;
  std::vector<std::string> levels;  // of the header's place, largest first: 安陵市, 云岭区
  bool has_statements = true;       // false where only mentions were written down (items=mentions)
  Page page;  // called file:line; the text without brackets, with place (joined) and period
  std::vector<GoldMention> mentions;
  std::vector<GoldStatement> statements;
  std::vector<GoldObservation> observations;

  // The last level of the place; empty where no place is given.
  std::string district() const { return levels.empty() ? std::string() : levels.back(); }
};

// The words that may stand for types and predicates.
struct AnnotationWords {
  std::vector<std::string> types;
  std::vector<std::string> predicates;

  static AnnotationWords of(const Ontology& ontology);
};

// The sentences of a file, in its order. `file` is what messages and pages call it. Fails with file, line,
// field and, where a word is not known, the nearest right one.
Result<std::vector<AnnotatedSentence>> parse_annotated(std::string_view bytes, const std::string& file,
                                                       const AnnotationWords& words);

}  // namespace fangzhi
