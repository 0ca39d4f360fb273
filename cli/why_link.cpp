#include "cli/why_link.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "cli/answer_text.h"
#include "cli/named_entity.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kShownDigits = 12;

std::string signed_number(double value) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%+.2f", value);
  return text.data();
}

std::string described(const EntityLabel& label) {
  return visible(label.name) + " (" + label.type + (label.place.empty() ? "" : ", " + visible(label.place)) +
         ", " + label.id.hex().substr(0, kShownDigits) + ")";
}

Json unit_json(const LinkUnit& unit) {
  return {{"unit", unit.id.hex()}, {"type", unit.type}, {"name", unit.name}, {"place", unit.place}};
}

Json compared_json(const ComparedUnits& compared) {
  Json features = Json::array();
  for (const LinkFeature& feature : compared.verdict.features) {
    features.push_back({{"name", feature.name},
                        {"value", feature.value},
                        {"weight", feature.weight},
                        {"words", feature.words}});
  }
  Json json = {{"a", unit_json(compared.first)},         {"b", unit_json(compared.second)},
               {"outcome", to_string(compared.outcome)}, {"verdict", to_string(compared.verdict.outcome)},
               {"score", compared.verdict.score},        {"is_part", compared.verdict.is_part},
               {"features", std::move(features)}};
  if (compared.judgement) {
    json["judgement"] = {{"verdict", to_string(compared.judgement->outcome)},
                         {"line", compared.judgement->line},
                         {"reason", compared.judgement->reason}};
  }
  return json;
}

Json compared_list(const std::vector<ComparedUnits>& list) {
  Json json = Json::array();
  for (const ComparedUnits& compared : list) json.push_back(compared_json(compared));
  return json;
}

Json target_json(const NamedTarget& named) {
  return {{"id", named.label.id.hex()},
          {"type", named.label.type},
          {"name", named.label.name},
          {"place", named.label.place}};
}

Json part_json(const PartOf& belief) {
  return {{"part", belief.part.hex()},
          {"predicate", kPartProperty},
          {"whole", belief.whole.hex()},
          {"rule", kPartRule},
          {"document", belief.document.hex()},
          {"page", belief.page},
          {"evidence", {belief.evidence.begin, belief.evidence.end}},
          {"quotation", belief.quotation}};
}

// 云河高铁东湖区段 隶属 云河高铁  part-of-name, with its quotation.
std::string part_text(const NamedTarget& a, const NamedTarget& b, const PartOf& belief) {
  const bool is_first = belief.part == a.label.id;
  return "believed: " + clean((is_first ? a : b).label.name) + " " + std::string(kPartProperty) + " " +
         clean((is_first ? b : a).label.name) + "  " + std::string(kPartRule) + "\n  “" +
         clean(belief.quotation) + "”  " + clean(belief.page) + "\n";
}

std::string list_text(const std::string& heading, const std::vector<ComparedUnits>& list) {
  if (list.empty()) return "";
  std::string text = heading + "\n";
  for (const ComparedUnits& compared : list) text += compared_text(compared, "  ");
  return text;
}

}  // namespace

std::string compared_text(const ComparedUnits& compared, const std::string& indent) {
  const LinkVerdict& verdict = compared.verdict;
  std::string text = indent + visible(compared.first.name) + " ~ " + visible(compared.second.name) + ": " +
                     std::string(to_string(compared.outcome));
  if (compared.judgement) {
    text += ", judged in line " + std::to_string(compared.judgement->line) + " of the ledger";
    if (!compared.judgement->reason.empty()) text += " because " + visible(compared.judgement->reason);
    text += "; by the rules " + std::string(to_string(verdict.outcome));
  }
  text += ", score " + signed_number(verdict.score);
  if (verdict.is_part) text += ", one is a part of the other";
  text += "\n";
  for (const LinkFeature& feature : verdict.features) {
    text += indent + "  " + signed_number(feature.value * feature.weight) + "  " + feature.name +
            (feature.words.empty() ? "" : "  " + visible(feature.words)) + "\n";
  }
  return text;
}

std::string link_explanation_text(const NamedTarget& a, const NamedTarget& b, const LinkExplanation& why) {
  std::string text = described(a.label);
  if (why.is_one_unit) return text + ": both names are one by name, type and place\n";
  text += why.is_joined ? ": both names are of this one thing\n"
                        : " and\n" + described(b.label) + ": two things\n";
  if (why.compared.empty()) {
    text += "the two were not compared: their names have no block in common\n";
  }
  text += list_text("compared:", why.compared);
  text += list_text("joined by way of others:", why.chain);
  text += list_text("kept apart, since these must not be one:", why.between);
  return why.part ? text + part_text(a, b, *why.part) : text;
}

std::string link_explanation_json(const NamedTarget& a, const NamedTarget& b, const LinkExplanation& why) {
  Json json = {{"a", target_json(a)},
               {"b", target_json(b)},
               {"joined", why.is_joined},
               {"one_unit", why.is_one_unit},
               {"compared", compared_list(why.compared)},
               {"chain", compared_list(why.chain)},
               {"between", compared_list(why.between)}};
  if (why.part) json["part_of"] = part_json(*why.part);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<int> explain_two_names(Session& session, const std::string& a, const std::string& b,
                              const std::vector<Judgement>& ledger) {
  FANGZHI_ASSIGN(const OpenGraph graph, open_graph(session));
  FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
  FANGZHI_ASSIGN(const Linker linker, Linker::load(folder));
  FANGZHI_ASSIGN(const auto first, find_target(session, graph.ontology, *graph.reader, a));
  if (!first) return kDone;
  FANGZHI_ASSIGN(const auto second, find_target(session, graph.ontology, *graph.reader, b));
  if (!second) return kDone;
  FANGZHI_ASSIGN(const ResolvedJudgements judged, resolve_judgements(ledger, *graph.reader));
  FANGZHI_ASSIGN(const LinkExplanation why,
                 explain_link({*graph.reader, linker, judged}, first->target, second->target));
  FANGZHI_TRY(session.out.write(session.json ? link_explanation_json(*first, *second, why)
                                             : link_explanation_text(*first, *second, why)));
  return kDone;
}

}  // namespace fangzhi
