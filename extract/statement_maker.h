// From patterns and mentions to statements. Makers, each appending to the same list: clauses that a pattern
// fits, works told of in lists and lines, posts beside personal names, names that stand in one another, names
// of before, subsidiaries behind their owners, awards of whom a clause before names and of those that they
// head, what is held or stands where the words beside it say, works whose building sites are visited, who
// gives the report that a page is; and beside_works.h, elided_partners.h.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "core/page.h"
#include "extract/name_book.h"
#include "extract/reading.h"
#include "extract/references.h"
#include "extract/rulebook.h"
#include "extract/scope.h"
#include "extract/slot.h"
#include "extract/trace.h"
#include "extract/work_fields.h"

namespace fangzhi {

class Occasions;

// What all makers work on. Everything outlives them.
struct StatementContext {
  const Reading& reading;
  const Rulebook& rules;
  const PageScope& scope;
  std::u32string_view source;  // the page as decoded
  NameBook& names;
  const References& references;
  const WorkFields& fields;
  ExtractionTrace* trace = nullptr;      // filled where there is one
  const Occasions* occasions = nullptr;  // found before statements are made
};

class StatementList {
 public:
  explicit StatementList(const StatementContext& context) : context_(context) {}

  // Cuts the quotation from the page. Of statements alike in ends, predicate and status the first counts, but
  // for a later one that tells its time more finely: a heading says what happened, the story below it when.
  // The ground is kept in the trace, where there is one.
  void add(Statement statement, std::uint32_t begin, std::uint32_t end, const StatementGround& ground = {});
  const std::vector<Statement>& statements() const { return statements_; }
  std::vector<Statement> release() { return std::move(statements_); }

 private:
  const StatementContext& context_;
  std::vector<Statement> statements_;
  // By ends, predicate and status: the index of the statement.
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::string, StatementStatus>, std::size_t> made_;
};

void state_clauses(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out);
void state_works(const StatementContext& context, const std::vector<FrameSite>& sites, StatementList& out);
void state_posts(const StatementContext& context, StatementList& out);
void state_containment(const StatementContext& context, StatementList& out);
void state_former_names(const StatementContext& context, StatementList& out);
void state_owners(const StatementContext& context, StatementList& out);
void state_elided_awards(const StatementContext& context, StatementList& out);
void state_said_places(const StatementContext& context, StatementList& out);
void state_held_events(const StatementContext& context, StatementList& out);
void state_honour_lists(const StatementContext& context, StatementList& out);
void state_work_sites(const StatementContext& context, StatementList& out);
void state_report_speakers(const StatementContext& context, StatementList& out);

// The page's own characters from `begin` to `end` of the laid-out text, as one span and quotation.
TextSpan span_of(const Reading& reading, std::uint32_t begin, std::uint32_t end);
std::string quotation_of(std::u32string_view source, TextSpan span);

}  // namespace fangzhi
