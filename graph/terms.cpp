#include "graph/terms.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/partial_date.h"
#include "core/utf8.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

// Somebody named in a post, at a time.
struct Sighting {
  Report report;
  std::string time;       // of the statement, else of the page; empty where neither has one
  std::string first_day;  // of `time`
  std::string last_day;
  bool is_acting = false;
  bool is_over = false;     // relieved, or called a former holder
  bool is_planned = false;  // nominated
};

bool is_in_office(const Sighting& sighting) {
  return !sighting.is_over && !sighting.is_planned;
}

bool seen_before(const Sighting& a, const Sighting& b) {
  const auto rank = [](const Sighting& one) {
    return std::tuple(one.time.empty(), std::string_view(one.first_day), std::string_view(one.last_day));
  };
  return rank(a) != rank(b) ? rank(a) < rank(b) : told_before(a.report, b.report);
}

std::string role_of(const PostRules& rules, const GraphStatement& said) {
  for (const auto& [key, value] : said.qualifiers) {
    if (key == rules.qualifier) return value;
  }
  return "";
}

// The longest beginning of `title` with which `body` ends, cut off; not where less than a word would be left:
// 区|长.
void cut_body(std::u32string& title, const std::u32string& body) {
  constexpr std::size_t kLeastTitle = 2;
  for (std::size_t size = title.size(); size-- > 1;) {
    if (title.size() - size < kLeastTitle || size > body.size()) continue;
    if (body.compare(body.size() - size, size, title, 0, size) != 0) continue;
    title.erase(0, size);
    return;
  }
}

// Cuts off the mark that the title begins with. 代表 is no acting 表.
bool cut_mark(std::u32string& title, const std::vector<std::string>& marks,
              const std::vector<std::string>& whole) {
  const auto begins_with = [&](const std::string& word) { return title.rfind(to_code_points(word), 0) == 0; };
  if (std::any_of(whole.begin(), whole.end(), begins_with)) return false;
  constexpr std::size_t kLeastTitle = 2;
  for (const std::string& mark : marks) {
    const std::size_t size = to_code_points(mark).size();
    if (!begins_with(mark) || title.size() < size + kLeastTitle) continue;
    title.erase(0, size);
    return true;
  }
  return false;
}

bool is_shared_title(const PostRules& rules, const std::string& title) {
  return std::any_of(rules.shared.begin(), rules.shared.end(),
                     [&](const std::string& word) { return title.find(word) != std::string::npos; });
}

Sighting sighting_of(Report report, const TitleReading& title) {
  const StatementStatus status = report.statement.status;
  Sighting sighting;
  sighting.time = parse_partial_date(report.statement.time) ? report.statement.time : report.page.reported;
  if (const auto date = parse_partial_date(sighting.time)) {
    sighting.first_day = date->first_day();
    sighting.last_day = date->last_day();
  }
  sighting.is_acting = title.is_acting;
  sighting.is_over = title.is_former || status == StatementStatus::negated;
  sighting.is_planned = status == StatementStatus::planned;
  sighting.report = std::move(report);
  return sighting;
}

// Whether somebody else was in office after `a` and before `b`, or the person was relieved between them.
bool is_apart(const Sighting& a, const Sighting& b, const std::vector<Sighting>& all, bool is_shared) {
  if (a.time.empty() || b.time.empty()) return false;
  return std::any_of(all.begin(), all.end(), [&](const Sighting& other) {
    if (other.time.empty()) return false;
    const bool is_same = other.report.subject.id == a.report.subject.id;
    if (is_same) return other.is_over && other.first_day >= a.first_day && other.last_day < b.first_day;
    return !is_shared && is_in_office(other) && other.first_day > a.last_day && other.last_day < b.first_day;
  });
}

void add_to(Term& term, const Sighting& sighting) {
  if (sighting.is_over) {
    if (term.ended.empty()) term.ended = sighting.time;
  } else if (!sighting.is_planned) {
    if (term.first.empty()) term.first = sighting.time;
    if (!sighting.time.empty()) term.last = sighting.time;
    term.is_planned = false;
  }
  term.is_acting = term.is_acting || sighting.is_acting;
  term.reports.push_back(sighting.report);
}

// The terms of one person. `own` are that person's sightings among `all`, both in their order.
std::vector<Term> terms_of(const std::vector<const Sighting*>& own, const std::vector<Sighting>& all,
                           bool is_shared) {
  std::vector<Term> terms;
  const Sighting* last = nullptr;  // in office
  for (const Sighting* sighting : own) {
    const bool is_new = terms.empty() || (last != nullptr && is_in_office(*sighting) &&
                                          is_apart(*last, *sighting, all, is_shared));
    if (is_new) {
      terms.emplace_back();
      terms.back().person = sighting->report.subject;
      terms.back().is_planned = true;
    }
    add_to(terms.back(), *sighting);
    if (is_in_office(*sighting)) last = sighting;
  }
  for (Term& term : terms) {
    // Only ever called a former holder: not nominated.
    if (!term.ended.empty()) term.is_planned = false;
    std::sort(term.reports.begin(), term.reports.end(), told_before);
  }
  return terms;
}

std::string day_of(const std::string& time, bool is_first) {
  const auto date = parse_partial_date(time);
  return !date ? "" : is_first ? date->first_day() : date->last_day();
}

void sort_terms(std::vector<Term>& terms) {
  const auto rank = [](const Term& term) {
    const std::string first = term.first.empty() ? term.ended : term.first;
    return std::tuple(first.empty(), day_of(first, true), day_of(term.last, false), term.person.name,
                      term.reports.front().statement.id);
  };
  std::sort(terms.begin(), terms.end(), [&](const Term& a, const Term& b) { return rank(a) < rank(b); });
}

Succession between(const Term& a, const Term& b) {
  if (a.last.empty() || b.first.empty() || a.person.id == b.person.id) return Succession::follows;
  const std::string shared_from = day_of(b.first, true);
  const std::string shared_to = std::min(day_of(a.last, false), day_of(b.last, false));
  // Whoever was relieved in a year had held the post until then.
  const int from_year = parse_partial_date(std::max(a.last, a.ended))->year;
  const int to_year = parse_partial_date(b.first)->year;
  if (to_year - from_year > 1) return Succession::gap;
  constexpr std::size_t kDay = 10;  // of YYYY-MM-DD
  const bool is_to_the_day = a.last.size() == kDay && b.first.size() == kDay;
  // Within one year, times that do not tell the day leave room for one to hand over to the other.
  const bool has_room = !is_to_the_day && shared_from.substr(0, 4) == shared_to.substr(0, 4);
  return shared_from <= shared_to && !has_room ? Succession::overlap : Succession::follows;
}

Post post_of(const PostRules& rules, std::string title, std::vector<Sighting> sightings) {
  std::sort(sightings.begin(), sightings.end(), seen_before);
  Post post;
  post.body = sightings.front().report.object;
  post.is_shared = is_shared_title(rules, title);
  post.title = std::move(title);
  std::map<IdentityId, std::vector<const Sighting*>> by_person;
  for (const Sighting& sighting : sightings) by_person[sighting.report.subject.id].push_back(&sighting);
  for (const auto& [person, own] : by_person) {
    for (Term& term : terms_of(own, sightings, post.is_shared)) post.terms.push_back(std::move(term));
  }
  sort_terms(post.terms);
  for (std::size_t i = 0; i + 1 < post.terms.size(); ++i) {
    post.successions.push_back(post.is_shared ? Succession::follows
                                              : between(post.terms[i], post.terms[i + 1]));
  }
  return post;
}

// Leaves one person's terms.
void keep_terms_of(IdentityId person, std::vector<Post>& posts) {
  for (Post& post : posts) {
    post.terms.erase(std::remove_if(post.terms.begin(), post.terms.end(),
                                    [&](const Term& term) { return term.person.id != person; }),
                     post.terms.end());
    post.successions.assign(post.terms.empty() ? 0 : post.terms.size() - 1, Succession::follows);
  }
  posts.erase(std::remove_if(posts.begin(), posts.end(), [](const Post& post) { return post.terms.empty(); }),
              posts.end());
  std::stable_sort(posts.begin(), posts.end(), [](const Post& a, const Post& b) {
    const auto rank = [](const Post& post) {
      const Term& term = post.terms.front();
      const std::string& first = term.first.empty() ? term.ended : term.first;
      return std::tuple(first.empty(), first);
    };
    return rank(a) < rank(b);
  });
}

}  // namespace

std::string_view to_string(Succession succession) {
  switch (succession) {
    case Succession::gap:
      return "gap";
    case Succession::overlap:
      return "overlap";
    default:
      return "follows";
  }
}

TitleReading read_title(const PostRules& rules, const std::string& role, const std::string& body) {
  TitleReading reading;
  std::u32string title = to_code_points(name_key(role));
  const std::u32string body_name = to_code_points(name_key(body));
  reading.is_former = cut_mark(title, rules.former, rules.shared);
  reading.is_acting = cut_mark(title, rules.acting, rules.shared);
  cut_body(title, body_name);
  reading.is_acting = cut_mark(title, rules.acting, rules.shared) || reading.is_acting;
  reading.title = to_utf8(title);
  return reading;
}

std::vector<Post> posts_in(const PostRules& rules, std::vector<Report> reports) {
  using Key = std::tuple<std::string, IdentityId, std::string>;
  std::map<Key, std::vector<Sighting>> by_post;
  for (Report& report : reports) {
    if (report.statement.predicate != rules.property) continue;
    TitleReading title = read_title(rules, role_of(rules, report.statement), report.object.name);
    std::vector<Sighting>& sightings = by_post[{report.object.name, report.object.id, title.title}];
    sightings.push_back(sighting_of(std::move(report), title));
  }
  std::vector<Post> posts;
  for (auto& [key, sightings] : by_post)
    posts.push_back(post_of(rules, std::get<2>(key), std::move(sightings)));
  return posts;
}

Result<std::vector<Post>> posts_of(GraphReader& reader, const Ontology& ontology, IdentityId id) {
  const PostRules& rules = ontology.posts();
  if (rules.property.empty()) return std::vector<Post>{};
  FANGZHI_ASSIGN(const PageLabels pages, PageLabels::read(reader));
  FANGZHI_ASSIGN(std::vector<Report> reports, reports_of(reader, pages, id, rules.property));
  std::set<IdentityId> bodies;
  for (const Report& report : reports) {
    if (report.statement.subject == id) bodies.insert(report.statement.object);
  }
  if (bodies.empty()) return posts_in(rules, std::move(reports));
  std::vector<Report> held;
  for (const IdentityId body : bodies) {
    FANGZHI_ASSIGN(std::vector<Report> there, reports_of(reader, pages, body, rules.property));
    for (Report& report : there) {
      if (report.object.id == body) held.push_back(std::move(report));
    }
  }
  std::vector<Post> posts = posts_in(rules, std::move(held));
  keep_terms_of(id, posts);
  return posts;
}

}  // namespace fangzhi
