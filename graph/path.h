// How two entities are connected: a shortest chain of ties, each with every statement that makes it.
//
// Breadth-first from both ends, the smaller side first, so that what is read grows with half the length. Of
// several shortest chains the one whose names come first, step by step from A, is given.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/result.h"
#include "graph/events.h"

namespace fangzhi {

struct PathQuery {
  IdentityId from;
  IdentityId to;
  std::size_t max_length = 6;     // ties
  std::set<std::string> without;  // classes that no entity between the two may have
};

// Two neighbours on the way.
struct PathTie {
  EntityLabel from;
  EntityLabel to;
  std::vector<Report>
      reports;  // see told_before; at least one; what is believed of parts (graph/parts.h) too
};

struct Path {
  EntityLabel from;
  EntityLabel to;
  std::vector<PathTie> ties;  // from A to B; empty where nothing connects them, and where A is B
};

// Fails with not_found where an end is not in the graph.
Result<Path> shortest_path(GraphReader& reader, const PathQuery& query);

}  // namespace fangzhi
