#include "cli/query_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json span_json(TextSpan span) {
  return Json::array({span.begin, span.end});
}

Json label_json(const EntityLabel& label) {
  Json json = {{"id", label.id.hex()}, {"type", label.type}, {"name", label.name}};
  if (!label.place.empty()) json["place"] = label.place;
  return json;
}

Json labels_json(const std::vector<EntityLabel>& labels) {
  Json json = Json::array();
  for (const EntityLabel& label : labels) json.push_back(label_json(label));
  return json;
}

// What a statement holds besides its ends and its document's name.
void add_statement(Json& json, const GraphStatement& statement) {
  json["status"] = to_string(statement.status);
  if (!statement.time.empty()) json["time"] = statement.time;
  for (const auto& [key, value] : statement.qualifiers) json[key] = value;
  json["document"] = statement.document.hex();
  json["evidence"] = span_json(statement.evidence);
  json["quotation"] = statement.quotation;
  json["rule"] = statement.rule;
}

Json event_json(const LifeEvent& event) {
  Json json = {{"id", event.statement.id.hex()},
               {"predicate", event.statement.predicate},
               {"is_subject", event.is_subject},
               {"other", label_json(event.other)}};
  add_statement(json, event.statement);
  return json;
}

Json observation_json(const GraphObservation& row) {
  const Observation& observation = row.observation;
  Json json = {
      {"indicator", observation.indicator}, {"value", observation.value}, {"unit", observation.unit}};
  if (!observation.time.empty()) json["time"] = observation.time;
  if (!observation.change.empty()) json["change"] = observation.change;
  json["document"] = row.document.hex();
  json["evidence"] = span_json(observation.evidence);
  json["quotation"] = observation.quotation;
  return json;
}

Json tie_json(const Tie& tie) {
  Json json = {{"other", label_json(tie.other)}, {"statements", tie.statements}};
  Json& predicates = json["predicates"] = Json::object();
  for (const auto& [predicate, count] : tie.predicates) predicates[predicate] = count;
  return json;
}

Json source_json(const DocumentHeader& header) {
  Json json = {{"id", header.id.hex()}, {"names", header.names}};
  const PageMetadata& given = header.metadata;
  if (!given.title.empty()) json["title"] = given.title;
  if (!given.source.empty()) json["source"] = given.source;
  if (!given.date.empty()) json["date"] = given.date;
  if (!header.place.empty()) json["place"] = header.place;
  if (!header.period.empty()) json["period"] = header.period;
  if (header.place_inferred) json["place_inferred"] = true;
  if (header.period_inferred) json["period_inferred"] = true;
  return json;
}

template <class Item, class ToJson>
Json array_of(const std::vector<Item>& items, ToJson to_json) {
  Json json = Json::array();
  for (const Item& item : items) json.push_back(to_json(item));
  return json;
}

}  // namespace

std::string card_json(const EntityCard& card) {
  const Identity& identity = card.identity;
  Json json = label_json({identity.id, identity.type, identity.name, identity.place});
  json["aliases"] = card.aliases;
  json["life"] = array_of(card.life, event_json);
  json["observations"] = array_of(card.observations, observation_json);
  json["ties"] = array_of(card.ties, tie_json);
  json["sources"] = array_of(card.sources, source_json);
  return line_of({{"entities", Json::array({std::move(json)})}, {"near", Json::array()}});
}

std::string entities_json(const std::vector<EntityLabel>& entities, const std::vector<EntityLabel>& near) {
  return line_of({{"entities", labels_json(entities)}, {"near", labels_json(near)}});
}

std::string matches_json(const std::vector<MatchRow>& rows, std::size_t limit) {
  Json statements = Json::array();
  for (std::size_t i = 0; i < std::min(rows.size(), limit); ++i) {
    const MatchRow& row = rows[i];
    Json json = {{"id", row.statement.id.hex()},
                 {"subject", label_json(row.subject)},
                 {"predicate", row.statement.predicate},
                 {"object", label_json(row.object)}};
    add_statement(json, row.statement);
    json["page"] = row.document_name;
    statements.push_back(std::move(json));
  }
  return line_of({{"statements", std::move(statements)}, {"total", rows.size()}});
}

}  // namespace fangzhi
