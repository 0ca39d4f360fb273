#include "cli/extraction_json.h"

#include <nlohmann/json.hpp>

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

std::string id_of(std::size_t index) {
  return "e" + std::to_string(index + 1);
}

Json span_of(TextSpan span) {
  return Json::array({span.begin, span.end});
}

Json entity_json(std::size_t index, const Entity& entity) {
  Json json = {
      {"id", id_of(index)}, {"type", entity.type}, {"name", entity.name}, {"aliases", entity.aliases}};
  Json mentions = Json::array();
  for (TextSpan span : entity.mentions) mentions.push_back(span_of(span));
  json["mentions"] = std::move(mentions);
  return json;
}

Json statement_json(const Statement& statement) {
  Json json = {{"subject", id_of(statement.subject)},
               {"predicate", statement.predicate},
               {"object", id_of(statement.object)},
               {"status", to_string(statement.status)}};
  if (!statement.time.empty()) json["time"] = statement.time;
  json["evidence"] = span_of(statement.evidence);
  json["rule"] = statement.rule;
  for (const auto& [key, value] : statement.qualifiers) json[key] = value;
  return json;
}

Json observation_json(const Observation& observation) {
  Json json = {
      {"indicator", observation.indicator}, {"value", observation.value}, {"unit", observation.unit}};
  if (!observation.time.empty()) json["time"] = observation.time;
  if (!observation.change.empty()) json["change"] = observation.change;
  json["about"] = id_of(observation.about);
  json["evidence"] = span_of(observation.evidence);
  return json;
}

}  // namespace

std::string extraction_json(const std::string& document, const Extraction& extraction) {
  Json json = {{"document", document}, {"place", extraction.place}, {"period", extraction.period}};
  if (extraction.place_inferred || extraction.period_inferred) {
    Json inferred = Json::array();
    if (extraction.place_inferred) inferred.push_back("place");
    if (extraction.period_inferred) inferred.push_back("period");
    json["inferred"] = std::move(inferred);
  }
  Json& entities = json["entities"] = Json::array();
  for (std::size_t i = 0; i < extraction.entities.size(); ++i) {
    entities.push_back(entity_json(i, extraction.entities[i]));
  }
  Json& statements = json["statements"] = Json::array();
  for (const Statement& statement : extraction.statements) statements.push_back(statement_json(statement));
  Json& observations = json["observations"] = Json::array();
  for (const Observation& observation : extraction.observations) {
    observations.push_back(observation_json(observation));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace fangzhi
