#include "cli/answer_text.h"

#include <algorithm>

#include "cli/vocabulary.h"

namespace fangzhi {
namespace {

constexpr int kIndent = 2;

// 2015 – 2018; one time where both are the same.
std::string interval_words(const Term& term) {
  if (term.first.empty()) return "";
  return term.first == term.last ? term.first : term.first + " – " + term.last;
}

std::string padded(const std::string& words, int width) {
  return words + std::string(static_cast<std::size_t>(std::max(width - display_width(words), 0)), ' ');
}

std::string term_words(const Term& term) {
  std::string words = clean(term.person.name);
  if (term.is_acting) words += "  代理";
  if (term.is_planned) words += "  提名";
  if (!term.ended.empty()) words += "  离任 " + term.ended;
  return words;
}

std::string page_words(const PageLabel& page) {
  return clean(page.name) + (page.reported.empty() ? "" : "  " + page.reported);
}

}  // namespace

std::string clean(std::string_view text) {
  return visible(one_line(text));
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void AnswerText::heading(std::string_view words) {
  text_ += (text_.empty() ? "" : "\n") + styled(terminal_, Style::heading, words) + "\n";
}

void AnswerText::title(const EntityLabel& entity) {
  if (!text_.empty()) text_ += "\n";
  text_ += styled(terminal_, Style::heading, clean(entity.name)) + "  " + class_label(ontology_, entity.type);
  if (!entity.place.empty()) text_ += "，" + clean(entity.place);
  text_ += "\n" + styled(terminal_, Style::faint, "id " + entity.id.hex()) + "\n";
}

void AnswerText::line(int level, const std::string& words) {
  const std::string indented = std::string(static_cast<std::size_t>(level * kIndent), ' ') + words;
  text_ += (terminal_.width > 0 ? shorten(indented, terminal_.width) : indented) + "\n";
}

void AnswerText::quotation(int level, std::string_view quotation, std::string_view source) {
  const std::string behind = "  " + std::string(source);
  std::string quoted = clean(quotation);
  if (terminal_.width > 0) {
    constexpr int kMarks = 4;  // two full-width quotation marks
    constexpr int kLeastRoom = 20;
    const int room = terminal_.width - level * kIndent - kMarks - display_width(behind);
    quoted = shorten(quoted, std::max(room, kLeastRoom));
  }
  text_ += std::string(static_cast<std::size_t>(level * kIndent), ' ') + "“" + quoted + "”" +
           styled(terminal_, Style::faint, behind) + "\n";
}

void AnswerText::quotation(int level, std::string_view quotation, const PageLabel& page) {
  this->quotation(level, quotation, page_words(page));
}

std::string AnswerText::event_words(const GraphEvent& event) const {
  std::string words = clean(event.subject.name) + " " + property_label(ontology_, event.predicate) + " " +
                      clean(event.object.name) + "  " + status_label(event.reports.front().statement);
  if (!event.time.empty()) words += "  " + event.time;
  return words;
}

std::string AnswerText::claim_words(ClaimKind kind, const std::string& of) const {
  if (kind != ClaimKind::value) return property_label(ontology_, of);
  const OntologyQualifier* qualifier = ontology_.find_qualifier(of);
  return qualifier == nullptr ? of : qualifier->zh;
}

void AnswerText::posts(const std::vector<Post>& posts, bool of_person) {
  if (posts.empty()) return;
  heading("posts");
  for (const Post& post : posts) {
    const std::string title = post.title.empty() ? "任职" : clean(post.title);
    line(1, of_person ? clean(post.body.name) + "  " + title : title);
    terms(post, of_person);
  }
}

void AnswerText::terms(const Post& post, bool of_person) {
  int widest = 0;
  for (const Term& term : post.terms) widest = std::max(widest, display_width(interval_words(term)));
  for (std::size_t i = 0; i < post.terms.size(); ++i) {
    const Term& term = post.terms[i];
    line(2, padded(interval_words(term), widest) + "  " + term_words(term));
    report(3, term.reports.front());
    if (i == post.successions.size() || of_person) continue;
    const Term& next = post.terms[i + 1];
    if (post.successions[i] == Succession::gap)
      line(2, "nobody is named between " + term.last + " and " + next.first);
    if (post.successions[i] == Succession::overlap) {
      line(2, "overlap: " + clean(next.person.name) + " is named from " + next.first + ", " +
                  clean(term.person.name) + " until " + term.last);
    }
  }
}

void AnswerText::conflicts(int level, const std::vector<ClaimSet>& conflicts) {
  for (const ClaimSet& conflict : conflicts) {
    const bool is_order = conflict.kind == ClaimKind::order;
    line(level, claim_words(conflict.kind, conflict.of) +
                    (is_order ? " too early" : "  " + std::to_string(conflict.claims.size()) + " claims"));
    for (const Claim& claim : conflict.claims) {
      const std::string words =
          is_order ? property_label(ontology_, claim.value) + " " + claim.time : claim.value;
      line(level + 1, clean(words) + "  " + counted(pages_of(claim), "report", "reports"));
      for (const ClaimSource& source : claim.sources) quotation(level + 2, source.quotation, source.page);
    }
  }
}

}  // namespace fangzhi
