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

Json life_json(const LifeEvent& event) {
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

Json part_json(const PartTie& tie) {
  const PartOf& belief = tie.belief;
  return {{"predicate", kPartProperty},
          {"is_subject", tie.is_part},
          {"other", label_json(tie.other)},
          {"document", belief.document.hex()},
          {"page", belief.page},
          {"evidence", span_json(belief.evidence)},
          {"quotation", belief.quotation},
          {"rule", kPartRule}};
}

Json header_json(const DocumentHeader& header) {
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

void add_page(Json& json, const PageLabel& page) {
  json["page"] = page.name;
  if (!page.reported.empty()) json["reported"] = page.reported;
}

Json report_json(const Report& report) {
  Json json = {{"id", report.statement.id.hex()},
               {"subject", label_json(report.subject)},
               {"predicate", report.statement.predicate},
               {"object", label_json(report.object)}};
  add_statement(json, report.statement);
  add_page(json, report.page);
  return json;
}

Json event_json(const GraphEvent& event) {
  Json json = {{"subject", label_json(event.subject)},
               {"predicate", event.predicate},
               {"object", label_json(event.object)},
               {"status", to_string(event.status)}};
  if (!event.time.empty()) json["time"] = event.time;
  json["reports"] = array_of(event.reports, report_json);
  return json;
}

Json told_event_json(const ToldEvent& told) {
  Json json = event_json(told.event);
  json["is_new"] = told.is_new;
  json["all_reports"] = told.all_reports;
  return json;
}

Json figure_json(const ToldFigure& told) {
  Json json = observation_json({told.page.id, {}, told.figure});
  add_page(json, told.page);
  return json;
}

Json source_json(const ClaimSource& source) {
  Json json = {{"value", source.value}, {"said", source.said}, {"document", source.page.id.hex()}};
  json["evidence"] = span_json(source.evidence);
  json["quotation"] = source.quotation;
  add_page(json, source.page);
  return json;
}

Json change_json(const Change& change) {
  return {{"kind", to_string(change.kind)},
          {"of", change.of},
          {"before", source_json(change.before)},
          {"after", source_json(change.after)}};
}

Json year_json(const TimelineYear& year) {
  Json json = Json::object();
  if (!year.year.empty()) json["year"] = year.year;
  json["events"] = array_of(year.events, told_event_json);
  json["figures"] = array_of(year.figures, figure_json);
  json["changes"] = array_of(year.changes, change_json);
  return json;
}

Json tie_between_json(const PathTie& tie) {
  return {{"from", label_json(tie.from)},
          {"to", label_json(tie.to)},
          {"reports", array_of(tie.reports, report_json)}};
}

Json promise_json(const Promise& promise) {
  Json json = {{"aim", promise.aim}};
  if (!promise.due.empty()) json["due"] = promise.due;
  json["state"] = to_string(promise.state);
  json["is_late"] = promise.is_late;
  if (promise.kept_by) json["kept_by"] = *promise.kept_by;
  json["event"] = event_json(promise.event);
  return json;
}

Json entry_json(const LedgerEntry& entry) {
  Json json = {{"entity", label_json(entry.entity)}, {"state", to_string(entry.state)}};
  if (!entry.last_reported.empty()) json["last_reported"] = entry.last_reported;
  json["promises"] = array_of(entry.promises, promise_json);
  json["steps"] = array_of(entry.steps, event_json);
  return json;
}

Json claim_json(const Claim& claim) {
  Json json = {{"value", claim.value}};
  if (!claim.time.empty()) json["time"] = claim.time;
  json["sources"] = array_of(claim.sources, source_json);
  return json;
}

Json conflict_json(const ClaimSet& set) {
  return {{"kind", to_string(set.kind)}, {"of", set.of}, {"claims", array_of(set.claims, claim_json)}};
}

Json entity_conflicts_json(const EntityConflicts& one) {
  return {{"entity", label_json(one.entity)}, {"conflicts", array_of(one.conflicts, conflict_json)}};
}

Json term_json(const Term& term) {
  Json json = {{"person", label_json(term.person)}};
  if (!term.first.empty()) json["first"] = term.first;
  if (!term.last.empty()) json["last"] = term.last;
  if (!term.ended.empty()) json["ended"] = term.ended;
  json["is_acting"] = term.is_acting;
  json["is_planned"] = term.is_planned;
  json["reports"] = array_of(term.reports, report_json);
  return json;
}

Json post_json(const Post& post) {
  Json json = {{"body", label_json(post.body)}, {"title", post.title}, {"is_shared", post.is_shared}};
  json["terms"] = array_of(post.terms, term_json);
  json["successions"] = array_of(post.successions, [](Succession each) { return Json(to_string(each)); });
  return json;
}

}  // namespace

std::string card_json(const EntityCard& card) {
  const Identity& identity = card.identity;
  Json json = label_json({identity.id, identity.type, identity.name, identity.place});
  if (!card.code.empty()) json["code"] = card.code;
  if (!card.path.empty()) json["path"] = card.path;
  json["aliases"] = card.aliases;
  json["life"] = array_of(card.life, life_json);
  json["observations"] = array_of(card.observations, observation_json);
  json["ties"] = array_of(card.ties, tie_json);
  json["parts"] = array_of(card.parts, part_json);
  json["posts"] = array_of(card.posts, post_json);
  json["conflicts"] = array_of(card.conflicts, conflict_json);
  json["sources"] = array_of(card.sources, header_json);
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

std::string timeline_json(const Timeline& timeline) {
  return line_of({{"entity", label_json(timeline.entity)},
                  {"events", timeline.events},
                  {"reports", timeline.reports},
                  {"years", array_of(timeline.years, year_json)}});
}

std::string path_json(const Path& path) {
  return line_of({{"from", label_json(path.from)},
                  {"to", label_json(path.to)},
                  {"ties", array_of(path.ties, tie_between_json)}});
}

std::string ledger_json(const Ledger& ledger) {
  const LedgerCounts& counts = ledger.counts;
  Json json = Json::object();
  if (!ledger.as_of.empty()) json["as_of"] = ledger.as_of;
  json["counts"] = {{"promises", counts.promises}, {"promise_reports", counts.promise_reports},
                    {"steps", counts.steps},       {"step_reports", counts.step_reports},
                    {"kept", counts.kept},         {"under_way", counts.under_way},
                    {"open", counts.open},         {"silent", counts.silent},
                    {"late", counts.late}};
  json["entries"] = array_of(ledger.entries, entry_json);
  return line_of(json);
}

std::string conflicts_json(const std::vector<EntityConflicts>& found) {
  return line_of({{"entities", array_of(found, entity_conflicts_json)}});
}

}  // namespace fangzhi
