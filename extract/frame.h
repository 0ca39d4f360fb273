// A pattern: what a clause must look like for a statement to be made of it. Data in
// ontology/patterns/*.jsonc; the format is described in docs/rule_language.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ontology.h"
#include "core/page.h"
#include "core/result.h"
#include "extract/entity_type.h"
#include "extract/lexicon.h"

namespace fangzhi {

// Where an argument is looked for, in this order of trust.
enum class RoleSource : std::uint8_t {
  before,  // the list of names that ends at the trigger
  after,   // the list of names that begins after the trigger
  near,    // a name in the clause with a preposition (在X, 于X, 落户X) or directly around the frame
  topic,   // the nearest name of the right type before, in the clause or else the sentence
  pair,    // the two lists around 与, 和 or 同 before the trigger: one for each role, whichever types fit
  agent,   // the name behind 由 before the trigger: 由X承建
  district,  // the district the page reports on
  // No words of the rule language:
  weighed,  // the role model alone chose it
  told,     // another statement of the page says where it stands
};

class RolePattern {
 public:
  std::vector<RoleSource> from;  // tried in order; the first that yields a name fills the role
  std::vector<TypeId> types;     // the first is what a bare name becomes here
  TypeSet type_set;
  bool headed = false;  // only names that a head, or the words after their list, show to be of the type
  bool trims = false;   // verbs at the end of a name belong to the clause: 完成 X|提标改造

  bool comes_from(RoleSource source) const { return (sources_ >> static_cast<int>(source) & 1) != 0; }
  void add_source(RoleSource source) {
    from.push_back(source);
    sources_ |= 1u << static_cast<int>(source);
  }

 private:
  std::uint32_t sources_ = 0;  // those of `from`, as bits
};

struct Frame {
  std::string name;
  std::string file;                 // of the patterns folder: 10_life_cycle.jsonc
  std::vector<std::string> states;  // predicates: property ids
  std::vector<WordId> triggers;
  RolePattern subject;
  RolePattern object;
  std::optional<StatementStatus> status;  // fixed, whatever the clause says
  StatementStatus usual_status = StatementStatus::done;
  std::vector<WordId> via;     // words that may stand between the trigger and its names
  std::vector<WordId> unless;  // words whose presence in the clause silences the frame
  std::string role;   // what the subject does: 讲话, 作报告, 主持; a qualifier of its statements
  bool open = false;  // the trigger may stand before a noun (开工建设X): a list before it still counts
  // Everyday words (施工, 交付) that state something of few of the names beside them: the role model alone
  // says of which, and where there is none they state nothing.
  bool weighed = false;
  struct Example {
    std::string text;
    std::vector<std::string>
        says;  // "subject predicate object"; an empty list: must say nothing with this frame
  };
  std::vector<Example> examples;
  std::vector<Example> refuses;
};

// Reads every *.jsonc of the folder, sorted by name; adds the words of the patterns to the lexicon (before
// its build()). Fails with file, line, pattern, field and the nearest known word.
Result<std::vector<Frame>> load_frames(const std::filesystem::path& folder, const Ontology& ontology,
                                       const TypeTable& types, Lexicon& lexicon);

}  // namespace fangzhi
