#include "core/page.h"

#include <array>

namespace fangzhi {
namespace {

constexpr std::array<std::string_view, 4> kStatusWords = {"done", "ongoing", "planned", "negated"};

}  // namespace

DocumentId document_id(const Page& page) {
  const PageMetadata& given = page.metadata;
  return make_id<DocumentId>(
      {"document", page.text, given.title, given.source, given.date, given.place, given.period});
}

std::string_view to_string(StatementStatus status) {
  return kStatusWords[static_cast<std::size_t>(status)];
}

std::optional<StatementStatus> parse_statement_status(std::string_view word) {
  for (std::size_t i = 0; i < kStatusWords.size(); ++i) {
    if (kStatusWords[i] == word) return static_cast<StatementStatus>(i);
  }
  return std::nullopt;
}

EntityId entity_id(DocumentId document, const Entity& entity) {
  return make_id<EntityId>({"entity", document.bytes(), entity.type, entity.name});
}

StatementId statement_id(DocumentId document, const Extraction& extraction, const Statement& statement) {
  std::string qualifiers;
  for (const auto& [key, value] : statement.qualifiers) {
    qualifiers.append(key).push_back('\0');
    qualifiers.append(value).push_back('\0');
  }
  return make_id<StatementId>(
      {"statement", entity_id(document, extraction.entities[statement.subject]).bytes(), statement.predicate,
       entity_id(document, extraction.entities[statement.object]).bytes(), to_string(statement.status),
       statement.time, qualifiers, std::to_string(statement.evidence.begin),
       std::to_string(statement.evidence.end)});
}

}  // namespace fangzhi
