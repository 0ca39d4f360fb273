// Scores the identities of a graph against those a careful reader wrote down (data/identities.jsonl, one JSON
// object a line: id, type, name, members with document and name).
//
//   FANGZHI_ASSIGN(const GoldIdentities gold, parse_gold_identities(bytes, "data/identities.jsonl"));
//   FANGZHI_ASSIGN(const IdentityEvaluation evaluation, evaluate_identities(gold, *reader));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/terminal.h"
#include "core/result.h"
#include "graph/graph_store.h"
#include "graph/link_evaluation.h"

namespace fangzhi {

struct GoldMember {
  std::string document;  // the end of a page's path: whole folders and the file name
  std::string name;      // its name or another form of it on that page
};

struct GoldIdentity {
  std::string id;
  std::string type;
  std::string name;
  std::vector<GoldMember> members;
};
using GoldIdentities = std::vector<GoldIdentity>;

// Fails with file, line, what is wrong; blank lines are passed over.
Result<GoldIdentities> parse_gold_identities(std::string_view bytes, const std::string& origin);

struct IdentityEvaluation {
  GoldIdentities gold;
  std::vector<std::pair<std::size_t, std::size_t>>
      members;  // of each item: the identity in `gold`, the member there
  std::vector<LinkItem> items;
};

// A member is the entity of its page that bears its name, with or without the city before it: by preference
// one of its type, then one whose full name it is, then one spoken of more often. Fails where a page that the
// gold names is not in the graph.
Result<IdentityEvaluation> evaluate_identities(GoldIdentities gold, GraphReader& reader);

std::string identity_report_text(const IdentityEvaluation& evaluation, bool has_misses,
                                 const Terminal& terminal);
std::string identity_report_json(const IdentityEvaluation& evaluation, bool has_misses);

}  // namespace fangzhi
