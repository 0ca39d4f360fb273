// Posts and who held them when, as the pages tell it.
//
// A page names somebody in a post: a sighting, on the day or in the year it tells of. Sightings of one person
// in one post are one term, unless between two of them somebody else held the post, or the person was
// relieved of it: then they are two, so that who comes back into office has two terms. A term is known from
// its first sighting to its last; nobody says how long it lasted beyond them. Which property, qualifier and
// words these rest on is data: "posts" in ontology/properties.jsonc.
#pragma once

#include <string>
#include <vector>

#include "core/ontology.h"
#include "core/result.h"
#include "graph/events.h"

namespace fangzhi {

struct Term {
  EntityLabel person;
  std::string
      first;  // the times of the first and the last sighting, YYYY[-MM[-DD]]; empty where none has one
  std::string last;
  std::string
      ended;  // when a page says it was over: relieved, or called a former holder; empty where none does
  bool is_acting = false;       // some page calls the person acting
  bool is_planned = false;      // nominated, and never seen in office
  std::vector<Report> reports;  // see told_before
};

// What lies between one term of a post and the next. Shared posts have neither gaps nor overlaps.
enum class Succession { follows, gap, overlap };
std::string_view to_string(Succession succession);

struct Post {
  EntityLabel body;
  std::string title;                    // without the body's name before it: 书记
  bool is_shared = false;               // several hold it at a time
  std::vector<Term> terms;              // by first sighting (unknown last), last sighting, name
  std::vector<Succession> successions;  // one less than terms
};

// The title of a post at a body, and how it is held.
struct TitleReading {
  std::string title;
  bool is_former = false;
  bool is_acting = false;
};
// 原西工区委书记 at 西工区委 is 书记, former. Never empty unless `role` is.
TitleReading read_title(const PostRules& rules, const std::string& role, const std::string& body);

// The posts that these reports tell of; statements of other properties are passed over. By body, then title.
std::vector<Post> posts_in(const PostRules& rules, std::vector<Report> reports);

// The posts at an institution or place; of a person, the posts held, with no terms but the person's, by the
// first term.
Result<std::vector<Post>> posts_of(GraphReader& reader, const Ontology& ontology, IdentityId id);

}  // namespace fangzhi
