#include "cli/identity_evaluation.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "cli/table.h"
#include "core/page.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

Error wrong_line(const std::string& origin, std::size_t line, const std::string& what) {
  return bad_input(origin + ":" + std::to_string(line) + ": " + what);
}

// A string field of an object; nothing where it is not there, no string, or empty.
std::string text_field(const Json& object, const char* field) {
  const auto found = object.find(field);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

Result<GoldIdentity> identity_of_line(const Json& json) {
  if (!json.is_object()) return bad_input("is no JSON object; write one identity a line");
  GoldIdentity identity{text_field(json, "id"), text_field(json, "type"), text_field(json, "name"), {}};
  if (identity.id.empty() || identity.type.empty() || identity.name.empty())
    return bad_input("needs the texts \"id\", \"type\" and \"name\"");
  const auto members = json.find("members");
  if (members == json.end() || !members->is_array() || members->empty())
    return bad_input("\"members\" must list at least one member");
  for (const Json& member : *members) {
    if (!member.is_object() || text_field(member, "document").empty() || text_field(member, "name").empty())
      return bad_input("every member needs the texts \"document\" and \"name\"");
    identity.members.push_back({text_field(member, "document"), text_field(member, "name")});
  }
  return identity;
}

// An entity that may be what a name of the gold stands for, best first.
struct Candidate {
  bool is_other_type = false;
  bool is_other_name = false;
  std::uint32_t mentions = 0;
  EntityId entity;
  IdentityId identity;

  auto rank() const { return std::tuple(is_other_type, is_other_name, ~mentions, entity); }
};

// The documents of a graph, and which identities their names stand for.
class NamesOfDocuments {
 public:
  static Result<NamesOfDocuments> of(GraphReader& reader) {
    NamesOfDocuments names;
    FANGZHI_ASSIGN(const CursorPtr<DocumentHeader> documents, reader.documents());
    while (true) {
      FANGZHI_ASSIGN(const DocumentHeader* document, documents->next());
      if (document == nullptr) break;
      for (const std::string& name : document->names) names.documents_.emplace_back(name, document->id);
    }
    FANGZHI_ASSIGN(const CursorPtr<Identity> identities, reader.identities());
    while (true) {
      FANGZHI_ASSIGN(const Identity* identity, identities->next());
      if (identity == nullptr) return names;
      for (const IdentityMember& member : identity->members) names.add(*identity, member);
    }
  }

  std::optional<DocumentId> document(const std::string& path) const {
    const std::string tail = "/" + path;
    for (const auto& [name, id] : documents_) {
      if (name == path) return id;
      if (name.size() > tail.size() && name.compare(name.size() - tail.size(), tail.size(), tail) == 0)
        return id;
    }
    return std::nullopt;
  }

  std::optional<IdentityId> identity(DocumentId document, const std::string& type,
                                     const std::string& name) const {
    const auto found = bearers_.find({document, name_key(name)});
    if (found == bearers_.end()) return std::nullopt;
    std::vector<Candidate> candidates;
    for (const auto& [bearer_type, candidate] : found->second) {
      candidates.push_back(candidate);
      candidates.back().is_other_type = bearer_type != type;
    }
    return std::min_element(candidates.begin(), candidates.end(),
                            [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); })
        ->identity;
  }

 private:
  void add(const Identity& identity, const IdentityMember& member) {
    const std::string full = name_key(member.name);
    std::set<std::string> keys = {full};
    for (const std::string& alias : member.aliases) keys.insert(name_key(alias));
    // 安陵市云图产业园 is 云图产业园, as it is to linking.
    const std::string place = name_key(identity.place);
    if (!place.empty() && full.size() > place.size() && full.compare(0, place.size(), place) == 0)
      keys.insert(full.substr(place.size()));
    for (const std::string& key : keys) {
      bearers_[{member.document, key}].emplace_back(
          identity.type, Candidate{false, key != full, member.mentions, member.entity, identity.id});
    }
  }

  std::vector<std::pair<std::string, DocumentId>> documents_;
  std::map<std::pair<DocumentId, std::string>, std::vector<std::pair<std::string, Candidate>>> bearers_;
};

std::string figure(double value) {
  char text[16];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

LinkScores scores_of_found(const IdentityEvaluation& evaluation) {
  std::vector<LinkItem> found;
  std::copy_if(evaluation.items.begin(), evaluation.items.end(), std::back_inserter(found),
               [](const LinkItem& item) { return item.found.has_value(); });
  return score_links(found);
}

// Joins across types count in the whole only.
std::map<std::string, LinkScores> scores_by_type(const IdentityEvaluation& evaluation) {
  std::map<std::string, std::vector<LinkItem>> items;
  for (const LinkItem& item : evaluation.items) items[evaluation.gold[item.gold].type].push_back(item);
  std::map<std::string, LinkScores> scores;
  for (const auto& [type, of_type] : items) scores.emplace(type, score_links(of_type));
  return scores;
}

void add_row(Table& table, const std::string& group, const LinkScores& scores) {
  table.add({group, std::to_string(scores.items), std::to_string(scores.items_not_found),
             figure(scores.pair_precision()), figure(scores.pair_recall()), figure(scores.pair_f1()),
             figure(scores.b3_precision), figure(scores.b3_recall), figure(scores.b3_f1())});
}

std::string scores_text(const IdentityEvaluation& evaluation, const Terminal& terminal) {
  const LinkScores all = score_links(evaluation.items);
  Table table({"members", "number", "not extracted", "pairs: P", "R", "F1", "B³: P", "R", "F1"});
  for (const auto& [type, scores] : scores_by_type(evaluation)) add_row(table, type, scores);
  add_row(table, "all", all);
  add_row(table, "all extracted", scores_of_found(evaluation));
  return table.render(terminal) + "\n" + std::to_string(evaluation.gold.size()) +
         " identities; of their pairs " + std::to_string(all.pairs_right) + " joined, " +
         std::to_string(all.pairs_missed) + " missed, " + std::to_string(all.pairs_wrong) +
         " wrongly joined\n";
}

const GoldMember& member_of(const IdentityEvaluation& evaluation, std::size_t item) {
  const auto& [identity, member] = evaluation.members[item];
  return evaluation.gold[identity].members[member];
}

std::string part_text(const IdentityEvaluation& evaluation, const std::vector<std::size_t>& part) {
  std::string text;
  for (const std::size_t item : part) {
    const GoldMember& member = member_of(evaluation, item);
    text += (text.empty() ? "" : ", ") + visible(member.name) + " " + visible(member.document);
  }
  return text + (evaluation.items[part.front()].found ? "" : " (not extracted)");
}

std::string mistakes_text(const IdentityEvaluation& evaluation, const char* kind,
                          const std::vector<LinkMistake>& mistakes) {
  std::string text;
  for (const LinkMistake& mistake : mistakes) {
    const GoldIdentity& first = evaluation.gold[evaluation.items[mistake.front().front()].gold];
    text += std::string(kind) + ": " + visible(first.type) + " " + visible(first.name) + "\n";
    for (const std::vector<std::size_t>& part : mistake) text += "  " + part_text(evaluation, part) + "\n";
  }
  return text.empty() ? text : text + "\n";
}

Json scores_json(const LinkScores& scores) {
  return {{"members", scores.items},
          {"not_extracted", scores.items_not_found},
          {"pairs",
           {{"right", scores.pairs_right},
            {"missed", scores.pairs_missed},
            {"wrong", scores.pairs_wrong},
            {"precision", scores.pair_precision()},
            {"recall", scores.pair_recall()},
            {"f1", scores.pair_f1()}}},
          {"b3", {{"precision", scores.b3_precision}, {"recall", scores.b3_recall}, {"f1", scores.b3_f1()}}}};
}

Json mistakes_json(const IdentityEvaluation& evaluation, const std::vector<LinkMistake>& mistakes) {
  Json list = Json::array();
  for (const LinkMistake& mistake : mistakes) {
    Json parts = Json::array();
    for (const std::vector<std::size_t>& part : mistake) {
      Json members = Json::array();
      for (const std::size_t item : part) {
        const GoldMember& member = member_of(evaluation, item);
        members.push_back({{"identity", evaluation.gold[evaluation.items[item].gold].id},
                           {"document", member.document},
                           {"name", member.name},
                           {"extracted", evaluation.items[item].found.has_value()}});
      }
      parts.push_back(std::move(members));
    }
    list.push_back(std::move(parts));
  }
  return list;
}

}  // namespace

Result<GoldIdentities> parse_gold_identities(std::string_view bytes, const std::string& origin) {
  GoldIdentities gold;
  std::set<std::string> ids;
  std::size_t line = 0;
  while (!bytes.empty()) {
    ++line;
    const std::string_view text = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), text.size() + 1));
    if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded()) return wrong_line(origin, line, "is not JSON; write one object a line");
    Result<GoldIdentity> identity = identity_of_line(json);
    if (!identity) return wrong_line(origin, line, identity.error().message);
    if (!ids.insert(identity->id).second)
      return wrong_line(origin, line,
                        "the id \"" + identity->id + "\" stands on an earlier line; give it one of its own");
    gold.push_back(std::move(*identity));
  }
  if (gold.empty()) return bad_input(origin + ": holds no identity; write one JSON object a line");
  return gold;
}

Result<IdentityEvaluation> evaluate_identities(GoldIdentities gold, GraphReader& reader) {
  FANGZHI_ASSIGN(const NamesOfDocuments names, NamesOfDocuments::of(reader));
  IdentityEvaluation evaluation{std::move(gold), {}, {}};
  for (std::size_t i = 0; i < evaluation.gold.size(); ++i) {
    const GoldIdentity& identity = evaluation.gold[i];
    for (std::size_t k = 0; k < identity.members.size(); ++k) {
      const GoldMember& member = identity.members[k];
      const std::optional<DocumentId> document = names.document(member.document);
      if (!document) {
        return not_found(member.document + ": is not among the pages read, and " + identity.id +
                         " has a member there; name the folder that holds it");
      }
      evaluation.members.emplace_back(i, k);
      evaluation.items.push_back({i, names.identity(*document, identity.type, member.name)});
    }
  }
  return evaluation;
}

std::string identity_report_text(const IdentityEvaluation& evaluation, bool has_misses,
                                 const Terminal& terminal) {
  std::string text;
  if (has_misses) {
    text += mistakes_text(evaluation, "missed", missed_joins(evaluation.items));
    text += mistakes_text(evaluation, "wrong", wrong_joins(evaluation.items));
  }
  return text + scores_text(evaluation, terminal);
}

std::string identity_report_json(const IdentityEvaluation& evaluation, bool has_misses) {
  Json json = {{"identities", evaluation.gold.size()},
               {"all", scores_json(score_links(evaluation.items))},
               {"extracted", scores_json(scores_of_found(evaluation))},
               {"by", Json::object()}};
  for (const auto& [type, scores] : scores_by_type(evaluation)) json["by"][type] = scores_json(scores);
  if (has_misses) {
    json["missed"] = mistakes_json(evaluation, missed_joins(evaluation.items));
    json["wrong"] = mistakes_json(evaluation, wrong_joins(evaluation.items));
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace fangzhi
