// An answer as people read it, line by line: headings, indented lines, quotations with their pages.
// Everything that comes from pages is made visible and put on one line; on a terminal lines are shortened to
// its width.
//
//   AnswerText text(ontology, terminal);
//   text.heading("2023");
//   text.line(1, "开工 东湖区  完成");
//   text.quotation(3, source.quotation, source.page);
#pragma once

#include <string>
#include <string_view>

#include "cli/terminal.h"
#include "core/ontology.h"
#include "graph/claims.h"
#include "graph/events.h"
#include "graph/terms.h"

namespace fangzhi {

class AnswerText {
 public:
  // Both must outlive it.
  AnswerText(const Ontology& ontology, const Terminal& terminal) : ontology_(ontology), terminal_(terminal) {}

  // A line by itself after an empty one, which the first line of an answer does without.
  void heading(std::string_view words);
  // The name of what the answer is about, its class and place, and a line with its id.
  void title(const EntityLabel& entity);
  // Two columns deeper for each level.
  void line(int level, const std::string& words);
  void quotation(int level, std::string_view quotation, std::string_view source);
  void quotation(int level, std::string_view quotation, const PageLabel& page);
  void report(int level, const Report& report) { quotation(level, report.statement.quotation, report.page); }

  // 云河大桥 开工 东湖区  完成  2023-05; with the names of both ends.
  std::string event_words(const GraphEvent& event) const;
  // 金额, 开工.
  std::string claim_words(ClaimKind kind, const std::string& of) const;

  void posts(const std::vector<Post>& posts, bool of_person);
  void conflicts(int level, const std::vector<ClaimSet>& conflicts);

  // Spends the text.
  std::string take() { return std::move(text_); }

 private:
  void terms(const Post& post, bool of_person);

  const Ontology& ontology_;
  const Terminal& terminal_;
  std::string text_;
};

// Visible and on one line.
std::string clean(std::string_view text);

// "1 report", "3 reports".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

}  // namespace fangzhi
