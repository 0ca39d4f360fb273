#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/explanation.h"
#include "cli/table.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kShownCandidates = 12;
constexpr std::size_t kShownRoleFeatures = 6;

std::string signed_number(float number) {
  char text[32];
  std::snprintf(text, sizeof text, "%+.2f", static_cast<double>(number));
  return text;
}

std::string plain_number(float number) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", static_cast<double>(number));
  return text;
}

std::string offsets(TextSpan span) {
  return std::to_string(span.begin) + "-" + std::to_string(span.end);
}

std::string candidates_text(const WordsExplanation& words, const Terminal& terminal) {
  if (words.candidates.empty()) return "Nothing here was considered as a name.\n";
  Table table({"candidate", "at", "type", "score", "found by", "verdict"});
  const std::size_t shown = std::min(words.candidates.size(), kShownCandidates);
  for (std::size_t i = 0; i < shown; ++i) {
    const CandidateLine& line = words.candidates[i];
    table.add(
        {line.text, offsets(line.span), line.type, signed_number(line.score), line.found_by, line.verdict});
  }
  const std::size_t rest = words.candidates.size() - shown;
  const std::string more =
      rest == 0 ? "" : "and " + std::to_string(rest) + " weaker ones; --json lists them all\n";
  return table.render(terminal) + styled(terminal, Style::faint, more);
}

std::string features_text(const CandidateLine& line, const Terminal& terminal) {
  if (line.features.empty()) return {};
  Table table({"share", "feature", "weight", "times"});
  for (const FeatureLine& feature : line.features) {
    table.add({signed_number(feature.share()), feature.name, signed_number(feature.weight),
               plain_number(feature.times)});
  }
  const std::string title =
      "Why " + visible(one_line(line.text)) + " (" + line.type + ") scores " + signed_number(line.score);
  return "\n" + styled(terminal, Style::heading, title) + "\n" + table.render(terminal);
}

std::string sites_text(const WordsExplanation& words, const Terminal& terminal) {
  if (words.sites.empty()) return {};
  Table table({"trigger", "pattern", "file", "outcome"});
  for (const SiteLine& line : words.sites) table.add({line.trigger, line.rule, line.file, line.outcome});
  return "\n" + styled(terminal, Style::heading, "Patterns tried in this sentence") + "\n" +
         table.render(terminal);
}

std::string role_text(const RoleLine& line, const Terminal& terminal) {
  const std::string title =
      "Why " + visible(line.name) + " as " + line.role + " scores " + signed_number(line.score);
  Table table({"share", "feature"});
  const std::size_t shown = std::min(line.features.size(), kShownRoleFeatures);
  for (std::size_t i = 0; i < shown; ++i)
    table.add({signed_number(line.features[i].share()), line.features[i].name});
  const std::size_t rest = line.features.size() - shown;
  const std::string more =
      rest == 0 ? "" : "and " + std::to_string(rest) + " of less weight; --json lists them all\n";
  return "\n" + styled(terminal, Style::heading, title) + "\n" + table.render(terminal) +
         styled(terminal, Style::faint, more);
}

Json json_of(TextSpan span) {
  return Json::array({span.begin, span.end});
}

Json json_of(const std::vector<FeatureLine>& features) {
  Json json = Json::array();
  for (const FeatureLine& each : features) {
    json.push_back({{"feature", each.name}, {"weight", each.weight}, {"times", each.times}});
  }
  return json;
}

Json json_of(const CandidateLine& line) {
  Json json = {{"text", line.text},      {"span", json_of(line.span)}, {"type", line.type},
               {"score", line.score},    {"found_by", line.found_by},  {"taken", line.is_taken},
               {"verdict", line.verdict}};
  json["features"] = json_of(line.features);
  return json;
}

Json json_of(const StatementLine& line) {
  Json json = {{"subject", line.subject},
               {"predicate", line.predicate},
               {"object", line.object},
               {"status", line.status}};
  if (!line.time.empty()) json["time"] = line.time;
  json["rule"] = line.rule;
  if (!line.file.empty()) json["file"] = line.file;
  json["evidence"] = json_of(line.evidence);
  json["quotation"] = line.quotation;
  Json& grounds = json["grounds"] = Json::object();
  for (const auto& [what, ground] : line.grounds) grounds[what] = ground;
  if (line.roles.empty()) return json;
  Json& roles = json["roles"] = Json::object();
  for (const RoleLine& each : line.roles) {
    roles[each.role] = {{"name", each.name}, {"score", each.score}, {"features", json_of(each.features)}};
  }
  return json;
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string words_text(const WordsExplanation& words, const Terminal& terminal) {
  const std::string shown = visible(one_line(words.text));
  std::string text = styled(terminal, Style::heading, shown);
  if (words.entity && *words.entity != shown) text += " = " + visible(*words.entity);
  text += "  " + styled(terminal, Style::faint, "at " + offsets(words.span)) + "\n";
  text +=
      "…" + visible(one_line(words.before)) + "【" + shown + "】" + visible(one_line(words.after)) + "…\n\n";
  text += candidates_text(words, terminal);
  for (const CandidateLine& line : words.candidates) {
    if (line.is_taken || line.span == words.span) text += features_text(line, terminal);
  }
  text += sites_text(words, terminal);
  for (const StatementLine& line : words.statements) {
    text += "\n" + statement_text(line, terminal) + roles_text(line, terminal);
  }
  return text;
}

std::string statement_text(const StatementLine& line, const Terminal& terminal) {
  std::string text =
      styled(terminal, Style::heading, visible(line.subject + " " + line.predicate + " " + line.object)) +
      "  " + line.status + (line.time.empty() ? "" : "  " + line.time) + "\n";
  const std::string file = line.file.empty() ? "built in" : "ontology/patterns/" + line.file;
  std::vector<std::pair<std::string, std::string>> rows = {{"rule", line.rule + " (" + file + ")"}};
  rows.insert(rows.end(), line.grounds.begin(), line.grounds.end());
  rows.emplace_back("quotation", "“" + one_line(line.quotation) + "” at " + offsets(line.evidence));
  constexpr std::size_t kColumn = 11;
  for (const auto& [what, value] : rows) {
    text +=
        "  " + what + std::string(kColumn - std::min(kColumn - 1, what.size()), ' ') + visible(value) + "\n";
  }
  return text;
}

std::string roles_text(const StatementLine& statement, const Terminal& terminal) {
  std::string text;
  for (const RoleLine& each : statement.roles) text += role_text(each, terminal);
  return text;
}

std::string words_json(const WordsExplanation& words) {
  Json json = {{"text", words.text}, {"span", json_of(words.span)}};
  if (words.entity) json["entity"] = *words.entity;
  Json& candidates = json["candidates"] = Json::array();
  for (const CandidateLine& line : words.candidates) candidates.push_back(json_of(line));
  Json& sites = json["patterns"] = Json::array();
  for (const SiteLine& line : words.sites) {
    sites.push_back(
        {{"rule", line.rule}, {"file", line.file}, {"trigger", line.trigger}, {"outcome", line.outcome}});
  }
  Json& statements = json["statements"] = Json::array();
  for (const StatementLine& line : words.statements) statements.push_back(json_of(line));
  return dumped(json);
}

std::string statement_json(const StatementLine& statement) {
  return dumped(json_of(statement));
}

}  // namespace fangzhi
