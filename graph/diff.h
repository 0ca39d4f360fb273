// What one graph says and another does not: entities and statements page by page, and the identities made of
// them.
//
// Pages are matched by their content, else by their name, so that a page that was corrected, or read by other
// rules, is one page in both. What is compared is what was said, not where it stands or what it is numbered.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/page.h"
#include "core/result.h"
#include "graph/labels.h"

namespace fangzhi {

enum class Side { lost, gained };  // in the first graph only, in the second only

struct EntityDifference {
  Side side = Side::lost;
  std::string type;
  std::string name;
  std::string place;
};

// Both ends by type and name; indices of the statement mean nothing here.
struct StatementDifference {
  Side side = Side::lost;
  std::string subject_type;
  std::string subject;
  std::string object_type;
  std::string object;
  Statement statement;
};

// Sorted by side, then by content.
struct FindingDifferences {
  std::vector<EntityDifference> entities;
  std::vector<StatementDifference> statements;
  bool is_empty() const { return entities.empty() && statements.empty(); }
};

// A pure function of the two. What is said twice and once counts once.
FindingDifferences compare_findings(const Extraction& before, const Extraction& after);

enum class PageChange {
  lost,
  gained,
  rewritten,  // of one name, with other content
  reread,     // of the same content, with other findings
};
std::string_view to_string(PageChange change);

struct PageDifference {
  std::string page;
  PageChange change = PageChange::lost;
  FindingDifferences findings;  // may be empty
};

struct IdentityDifference {
  enum class Change { lost, gained, regrouped };
  EntityLabel entity;  // as the graph calls it that has it; as the second does where both have
  Change change = Change::lost;
  std::vector<std::string> pages_lost;  // on which it has members in the first graph only; sorted
  std::vector<std::string> pages_gained;
};
std::string_view to_string(IdentityDifference::Change change);

// That one is believed to be a part of the other (graph/parts.h), and no statement says it.
struct PartDifference {
  Side side = Side::lost;
  EntityLabel part;
  EntityLabel whole;
  std::string page;  // that names the part
};

struct SideCounts {
  std::uint64_t lost = 0;
  std::uint64_t gained = 0;
};

struct GraphDifference {
  std::vector<PageDifference> pages;           // by name; those that are the same are left out
  std::vector<IdentityDifference> identities;  // by name
  std::vector<PartDifference> parts;           // by side, then by names
  SideCounts entities;
  SideCounts statements;
  std::map<std::string, SideCounts> statements_by_rule;
};

// Reads both graphs once, page by page; holds what differs and the names of all pages.
Result<GraphDifference> compare_graphs(GraphReader& before, GraphReader& after);

}  // namespace fangzhi
