// Answers to questions as JSON, one object on one line with its end. Keys are ASCII and their order is fixed;
// ids are hexadecimal; absent values have no key.
#pragma once

#include <string>
#include <vector>

#include "graph/ledger.h"
#include "graph/path.h"
#include "graph/query.h"
#include "graph/timeline.h"

namespace fangzhi {

// {"entities":[card],"near":[]}
std::string card_json(const EntityCard& card);

// {"entities":[…],"near":[…]}, each with id, type, name and place.
std::string entities_json(const std::vector<EntityLabel>& entities, const std::vector<EntityLabel>& near);

// {"statements":[…],"total":N}; the first `limit` of the rows.
std::string matches_json(const std::vector<MatchRow>& rows, std::size_t limit);

// {"entity":…,"events":N,"reports":N,"years":[{"year":…,"events":[…],"figures":[…],"changes":[…]}]}
std::string timeline_json(const Timeline& timeline);

// {"from":…,"to":…,"ties":[{"from":…,"to":…,"reports":[…]}]}
std::string path_json(const Path& path);

// {"as_of":…,"counts":{…},"entries":[{"entity":…,"state":…,"promises":[…],"steps":[…]}]}
std::string ledger_json(const Ledger& ledger);

// {"entities":[{"entity":…,"conflicts":[…]}]}
std::string conflicts_json(const std::vector<EntityConflicts>& found);

}  // namespace fangzhi
