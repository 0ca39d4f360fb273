#include "cli/entity_card.h"

#include <algorithm>
#include <map>
#include <vector>

#include "cli/vocabulary.h"

namespace fangzhi {
namespace {

constexpr int kIndent = 6;

class CardWriter {
 public:
  CardWriter(const EntityCard& card, const Ontology& ontology, const Terminal& terminal)
      : card_(card), ontology_(ontology), terminal_(terminal) {
    for (const DocumentHeader& source : card.sources) page_names_[source.id] = &source;
  }

  std::string write() {
    write_head();
    write_life();
    write_observations();
    write_ties();
    write_sources();
    return std::move(text_);
  }

 private:
  static std::string clean(std::string_view text) { return visible(one_line(text)); }

  // A line that a terminal does not have to wrap.
  void line(const std::string& content) {
    text_ += terminal_.width > 0 ? shorten(content, terminal_.width) : content;
    text_ += "\n";
  }

  void heading(const std::string& words) { text_ += "\n" + styled(terminal_, Style::heading, words) + "\n"; }

  void write_head() {
    const Identity& identity = card_.identity;
    text_ += styled(terminal_, Style::heading, clean(identity.name)) + "  " +
             class_label(ontology_, identity.type);
    if (!identity.place.empty()) text_ += "，" + clean(identity.place);
    text_ += "\n" + styled(terminal_, Style::faint, "id " + identity.id.hex()) + "\n";
    std::string aliases;
    for (const std::string& alias : card_.aliases) aliases += (aliases.empty() ? "" : "、") + clean(alias);
    if (!aliases.empty()) line("also called " + aliases);
  }

  void write_life() {
    std::string year = "none yet";
    for (const LifeEvent& event : card_.life) {
      const std::string now = event.statement.time.substr(0, 4);
      if (now != year) heading(now.empty() ? "without a date" : now);
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
    line(said);
    write_quotation(statement.quotation, statement.document);
  }

  void write_quotation(const std::string& quotation, DocumentId document) {
    const std::string source = "  " + page_of(document);
    std::string quoted = clean(quotation);
    if (terminal_.width > 0) {
      const int room = terminal_.width - kIndent - 4 - display_width(source);
      constexpr int kLeastRoom = 20;
      quoted = shorten(quoted, std::max(room, kLeastRoom));
    }
    text_ += std::string(kIndent, ' ') + "“" + quoted + "”" + styled(terminal_, Style::faint, source) + "\n";
  }

  std::string page_of(DocumentId document) const {
    const auto found = page_names_.find(document);
    const bool has_name = found != page_names_.end() && !found->second->names.empty();
    return has_name ? clean(found->second->names.front()) : document.hex();
  }

  void write_observations() {
    if (card_.observations.empty()) return;
    heading("figures");
    for (const GraphObservation& row : card_.observations) {
      const Observation& seen = row.observation;
      std::string said = "  " + clean(seen.indicator) + " " + clean(seen.value) + clean(seen.unit);
      if (!seen.change.empty()) said += "  " + clean(seen.change);
      if (!seen.time.empty()) said += "  " + seen.time;
      line(said);
      write_quotation(seen.quotation, row.document);
    }
  }

  void write_ties() {
    if (card_.ties.empty()) return;
    heading("tied to");
    for (const Tie& tie : card_.ties) {
      std::string said = "  " + clean(tie.other.name) + "  " + class_label(ontology_, tie.other.type);
      for (const auto& [predicate, count] : tie.predicates) {
        said += "  " + property_label(ontology_, predicate) + (count > 1 ? "×" + std::to_string(count) : "");
      }
      line(said);
    }
  }

  void write_sources() {
    heading("pages");
    std::vector<std::string> lines;
    for (const DocumentHeader& source : card_.sources) {
      lines.push_back("  " + page_of(source.id));
      if (!source.metadata.title.empty()) lines.back() += "  " + clean(source.metadata.title);
      if (!source.metadata.source.empty()) lines.back() += "  " + clean(source.metadata.source);
      if (!source.metadata.date.empty()) lines.back() += "  " + source.metadata.date;
    }
    std::sort(lines.begin(), lines.end());
    for (const std::string& said : lines) line(said);
  }

  const EntityCard& card_;
  const Ontology& ontology_;
  const Terminal& terminal_;
  std::map<DocumentId, const DocumentHeader*> page_names_;
  std::string text_;
};

}  // namespace

std::string card_text(const EntityCard& card, const Ontology& ontology, const Terminal& terminal) {
  return CardWriter(card, ontology, terminal).write();
}

}  // namespace fangzhi
