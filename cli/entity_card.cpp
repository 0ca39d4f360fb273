#include "cli/entity_card.h"

#include <algorithm>
#include <map>
#include <vector>

#include "cli/answer_text.h"
#include "cli/vocabulary.h"

namespace fangzhi {
namespace {

class CardWriter {
 public:
  CardWriter(const EntityCard& card, const Ontology& ontology, const Terminal& terminal)
      : card_(card), ontology_(ontology), text_(ontology, terminal) {
    for (const DocumentHeader& source : card.sources) page_names_[source.id] = &source;
  }

  std::string write() {
    text_.title(label_of(card_.identity));
    write_division();
    write_aliases();
    text_.posts(card_.posts, is_person());
    if (!card_.conflicts.empty()) text_.heading("conflicts");
    text_.conflicts(1, card_.conflicts);
    write_life();
    write_observations();
    write_ties();
    write_sources();
    return text_.take();
  }

 private:
  // Whether the card's entity is the one that holds the posts.
  bool is_person() const {
    return !card_.posts.empty() && card_.posts.front().terms.front().person.id == card_.identity.id;
  }

  void write_division() {
    if (!card_.code.empty()) text_.line(0, "code " + card_.code + "  " + clean(card_.path));
  }

  void write_aliases() {
    std::string aliases;
    for (const std::string& alias : card_.aliases) aliases += (aliases.empty() ? "" : "、") + clean(alias);
    if (!aliases.empty()) text_.line(0, "also called " + aliases);
  }

  void write_life() {
    std::string year = "none yet";
    for (const LifeEvent& event : card_.life) {
      const std::string now = event.statement.time.substr(0, 4);
      if (now != year) text_.heading(now.empty() ? "without a date" : now);
      year = now;
      write_event(event);
    }
  }

  void write_event(const LifeEvent& event) {
    const GraphStatement& statement = event.statement;
    const std::string predicate = property_label(ontology_, statement.predicate);
    const std::string other = clean(event.other.name);
    std::string said = "  " + (event.is_subject ? predicate + " " + other
                                                : other + " " + predicate + " " + clean(card_.identity.name));
    said += "  " + status_label(statement.status);
    if (!statement.time.empty()) said += "  " + statement.time;
    for (const auto& [key, value] : statement.qualifiers) said += "  " + clean(key) + " " + clean(value);
    text_.line(0, said);
    text_.quotation(3, statement.quotation, page_of(statement.document));
  }

  std::string page_of(DocumentId document) const {
    const auto found = page_names_.find(document);
    const bool has_name = found != page_names_.end() && !found->second->names.empty();
    return has_name ? clean(found->second->names.front()) : document.hex();
  }

  void write_observations() {
    if (card_.observations.empty()) return;
    text_.heading("figures");
    for (const GraphObservation& row : card_.observations) {
      const Observation& seen = row.observation;
      std::string said = "  " + clean(seen.indicator) + " " + clean(seen.value) + clean(seen.unit);
      if (!seen.change.empty()) said += "  " + clean(seen.change);
      if (!seen.time.empty()) said += "  " + seen.time;
      text_.line(0, said);
      text_.quotation(3, seen.quotation, page_of(row.document));
    }
  }

  void write_ties() {
    if (card_.ties.empty() && card_.parts.empty()) return;
    text_.heading("tied to");
    for (const Tie& tie : card_.ties) {
      std::string said = "  " + clean(tie.other.name) + "  " + class_label(ontology_, tie.other.type);
      for (const auto& [predicate, count] : tie.predicates) {
        said += "  " + property_label(ontology_, predicate) + (count > 1 ? "×" + std::to_string(count) : "");
      }
      text_.line(0, said);
    }
    for (const PartTie& tie : card_.parts) write_part(tie);
  }

  // What is believed of the names; no statement says it.
  void write_part(const PartTie& tie) {
    const std::string own = clean(card_.identity.name);
    const std::string other = clean(tie.other.name);
    text_.line(0, "  " + (tie.is_part ? own : other) + " " +
                      property_label(ontology_, std::string(kPartProperty)) + " " +
                      (tie.is_part ? other : own) + "  " + std::string(kPartRule));
    text_.quotation(3, tie.belief.quotation, clean(tie.belief.page));
  }

  void write_sources() {
    text_.heading("pages");
    std::vector<std::string> lines;
    for (const DocumentHeader& source : card_.sources) {
      lines.push_back("  " + page_of(source.id));
      if (!source.metadata.title.empty()) lines.back() += "  " + clean(source.metadata.title);
      if (!source.metadata.source.empty()) lines.back() += "  " + clean(source.metadata.source);
      if (!source.metadata.date.empty()) lines.back() += "  " + source.metadata.date;
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string& said : lines) text_.line(0, said);
  }

  const EntityCard& card_;
  const Ontology& ontology_;
  std::map<DocumentId, const DocumentHeader*> page_names_;
  AnswerText text_;
};

}  // namespace

std::string card_text(const EntityCard& card, const Ontology& ontology, const Terminal& terminal) {
  return CardWriter(card, ontology, terminal).write();
}

}  // namespace fangzhi
