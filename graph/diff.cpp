#include "graph/diff.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "graph/parts.h"

namespace fangzhi {
namespace {

// Everything about an entity or a statement that is compared.
using EntityKey = std::tuple<std::string, std::string, std::string>;
using StatementKey =
    std::tuple<std::string, std::string, std::string, std::string, std::string, StatementStatus, std::string,
               std::vector<std::pair<std::string, std::string>>, std::string>;

std::map<EntityKey, const Entity*> entities_of(const Extraction& findings) {
  std::map<EntityKey, const Entity*> found;
  for (const Entity& one : findings.entities) found.emplace(EntityKey{one.type, one.name, one.place}, &one);
  return found;
}

std::map<StatementKey, const Statement*> statements_of(const Extraction& findings) {
  std::map<StatementKey, const Statement*> found;
  for (const Statement& one : findings.statements) {
    const Entity& subject = findings.entities[one.subject];
    const Entity& object = findings.entities[one.object];
    found.emplace(StatementKey{one.predicate, subject.type, subject.name, object.type, object.name,
                               one.status, one.time, one.qualifiers, one.quotation},
                  &one);
  }
  return found;
}

// Gives every key of `some` that `others` has not.
template <class Map, class Take>
void only_in(const Map& some, const Map& others, Take take) {
  for (const auto& [key, value] : some) {
    if (others.count(key) == 0) take(*value);
  }
}

void add_side(Side side, const Extraction& findings, const Extraction& others, FindingDifferences& found) {
  only_in(entities_of(findings), entities_of(others), [&](const Entity& one) {
    found.entities.push_back({side, one.type, one.name, one.place});
  });
  only_in(statements_of(findings), statements_of(others), [&](const Statement& one) {
    const Entity& subject = findings.entities[one.subject];
    const Entity& object = findings.entities[one.object];
    found.statements.push_back({side, subject.type, subject.name, object.type, object.name, one});
  });
}

const std::string& name_of(const DocumentHeader& header) {
  static const std::string none;
  return header.names.empty() ? none : header.names.front();
}

// The pages of both graphs, matched.
struct PagePair {
  std::optional<DocumentId> before;
  std::optional<DocumentId> after;
};

struct MatchedPages {
  std::map<std::string, PagePair> by_name;  // a page of the same content in both has its second name
  std::map<DocumentId, std::string> names;  // of either graph
};

Result<MatchedPages> match_pages(GraphReader& before, GraphReader& after) {
  MatchedPages matched;
  FANGZHI_ASSIGN(const auto after_headers, after.documents());
  while (true) {
    FANGZHI_ASSIGN(const DocumentHeader* header, after_headers->next());
    if (header == nullptr) break;
    matched.names[header->id] = name_of(*header);
    matched.by_name[name_of(*header)].after = header->id;
  }
  // Pages of the same content first, so that a name goes to them.
  for (const bool is_same : {true, false}) {
    FANGZHI_ASSIGN(const auto before_headers, before.documents());
    while (true) {
      FANGZHI_ASSIGN(const DocumentHeader* header, before_headers->next());
      if (header == nullptr) break;
      if ((matched.names.count(header->id) > 0) != is_same) continue;
      std::string name = is_same ? matched.names[header->id] : name_of(*header);
      if (matched.by_name[name].before) name += " (" + header->id.hex() + ")";
      matched.by_name[name].before = header->id;
      matched.names.emplace(header->id, name);
    }
  }
  return matched;
}

Result<Extraction> findings_of(GraphReader& reader, const std::optional<DocumentId>& id) {
  if (!id) return Extraction{};
  FANGZHI_ASSIGN(DocumentRecord record, reader.document(*id));
  return std::move(record.extraction);
}

PageChange change_of(const PagePair& pair) {
  if (!pair.after) return PageChange::lost;
  if (!pair.before) return PageChange::gained;
  return *pair.before == *pair.after ? PageChange::reread : PageChange::rewritten;
}

void count(const FindingDifferences& findings, GraphDifference& difference) {
  const auto add = [](SideCounts& counts, Side side) {
    ++(side == Side::lost ? counts.lost : counts.gained);
  };
  for (const EntityDifference& one : findings.entities) add(difference.entities, one.side);
  for (const StatementDifference& one : findings.statements) {
    add(difference.statements, one.side);
    add(difference.statements_by_rule[one.statement.rule], one.side);
  }
}

Status compare_pages(GraphReader& before, GraphReader& after, const MatchedPages& matched,
                     GraphDifference& difference) {
  for (const auto& [name, pair] : matched.by_name) {
    FANGZHI_ASSIGN(const Extraction old_findings, findings_of(before, pair.before));
    FANGZHI_ASSIGN(const Extraction new_findings, findings_of(after, pair.after));
    PageDifference page{name, change_of(pair), compare_findings(old_findings, new_findings)};
    if (page.change == PageChange::reread && page.findings.is_empty()) continue;
    count(page.findings, difference);
    difference.pages.push_back(std::move(page));
  }
  return {};
}

// Where an identity is spoken of: pages, each with the names it has there.
using Places = std::set<std::pair<std::string, std::string>>;

struct Grouping {
  std::optional<EntityLabel> label;
  Places places;
};

Grouping grouping_of(const Identity* identity, const MatchedPages& matched) {
  Grouping grouping;
  if (identity == nullptr) return grouping;
  grouping.label = label_of(*identity);
  for (const IdentityMember& member : identity->members) {
    const auto page = matched.names.find(member.document);
    grouping.places.insert({page == matched.names.end() ? member.document.hex() : page->second, member.name});
  }
  return grouping;
}

std::vector<std::string> pages_only_in(const Places& some, const Places& others) {
  std::set<std::string> pages;
  for (const auto& place : some) {
    if (others.count(place) == 0) pages.insert(place.first);
  }
  return {pages.begin(), pages.end()};
}

// Compares identities of one id, and those of one name that have another id in each graph.
class IdentityComparison {
 public:
  void add(Grouping before, Grouping after) {
    if (before.label && after.label) {
      tell(before, after);
    } else {
      const EntityLabel& label = before.label ? *before.label : *after.label;
      Pair& pair = by_name_[{label.name, label.type, label.place}];
      (before.label ? pair.before : pair.after)
          .push_back(before.label ? std::move(before) : std::move(after));
    }
  }

  std::vector<IdentityDifference> finish() {
    for (auto& [name, pair] : by_name_) {
      const std::size_t both = std::min(pair.before.size(), pair.after.size());
      for (std::size_t i = 0; i < std::max(pair.before.size(), pair.after.size()); ++i) {
        const bool is_alone = i >= both;
        tell(i < pair.before.size() ? pair.before[i] : Grouping{},
             i < pair.after.size() ? pair.after[i] : Grouping{}, is_alone);
      }
    }
    std::sort(differences_.begin(), differences_.end(),
              [](const IdentityDifference& a, const IdentityDifference& b) {
                return named_before(a.entity, b.entity);
              });
    return std::move(differences_);
  }

 private:
  struct Pair {
    std::vector<Grouping> before;
    std::vector<Grouping> after;
  };

  void tell(const Grouping& before, const Grouping& after, bool is_alone = false) {
    if (!is_alone && before.places == after.places) return;
    IdentityDifference difference;
    difference.entity = after.label ? *after.label : *before.label;
    difference.change = !after.label    ? IdentityDifference::Change::lost
                        : !before.label ? IdentityDifference::Change::gained
                                        : IdentityDifference::Change::regrouped;
    difference.pages_lost = pages_only_in(before.places, after.places);
    difference.pages_gained = pages_only_in(after.places, before.places);
    differences_.push_back(std::move(difference));
  }

  std::map<std::tuple<std::string, std::string, std::string>, Pair> by_name_;
  std::vector<IdentityDifference> differences_;
};

// Goes through both cursors, which are sorted by id, side by side.
Result<std::vector<IdentityDifference>> compare_identities(GraphReader& before, GraphReader& after,
                                                           const MatchedPages& matched) {
  IdentityComparison comparison;
  FANGZHI_ASSIGN(const auto old_cursor, before.identities());
  FANGZHI_ASSIGN(const auto new_cursor, after.identities());
  FANGZHI_ASSIGN(const Identity* old_identity, old_cursor->next());
  FANGZHI_ASSIGN(const Identity* new_identity, new_cursor->next());
  while (old_identity != nullptr || new_identity != nullptr) {
    const bool takes_old =
        old_identity != nullptr && (new_identity == nullptr || old_identity->id <= new_identity->id);
    const bool takes_new =
        new_identity != nullptr && (old_identity == nullptr || new_identity->id <= old_identity->id);
    comparison.add(grouping_of(takes_old ? old_identity : nullptr, matched),
                   grouping_of(takes_new ? new_identity : nullptr, matched));
    if (takes_old) {
      FANGZHI_ASSIGN(old_identity, old_cursor->next());
    }
    if (takes_new) {
      FANGZHI_ASSIGN(new_identity, new_cursor->next());
    }
  }
  return comparison.finish();
}

// Beliefs by what their ends are called, which is the same in both graphs where ids are not.
using PartKey = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>;
using Parts = std::map<PartKey, PartDifference>;

Result<Parts> parts_in(GraphReader& reader, Side side, const MatchedPages& matched) {
  Parts parts;
  EntityLabels labels(reader);
  FANGZHI_TRY(for_each_unsaid_part(reader, [&](const PartOf& belief) -> Status {
    FANGZHI_ASSIGN(EntityLabel part, labels.find(belief.part));
    FANGZHI_ASSIGN(EntityLabel whole, labels.find(belief.whole));
    PartKey key{part.name, part.type, part.place, whole.name, whole.type, whole.place};
    parts.emplace(std::move(key),
                  PartDifference{side, std::move(part), std::move(whole), matched.names.at(belief.document)});
    return {};
  }));
  return parts;
}

Result<std::vector<PartDifference>> compare_parts(GraphReader& before, GraphReader& after,
                                                  const MatchedPages& matched) {
  FANGZHI_ASSIGN(const Parts lost, parts_in(before, Side::lost, matched));
  FANGZHI_ASSIGN(const Parts gained, parts_in(after, Side::gained, matched));
  std::vector<PartDifference> differences;
  for (const auto& [some, others] : {std::pair(&lost, &gained), std::pair(&gained, &lost)}) {
    for (const auto& [key, part] : *some) {
      if (others->count(key) == 0) differences.push_back(part);
    }
  }
  return differences;
}

}  // namespace

std::string_view to_string(PageChange change) {
  switch (change) {
    case PageChange::lost:
      return "lost";
    case PageChange::gained:
      return "gained";
    case PageChange::rewritten:
      return "rewritten";
    default:
      return "reread";
  }
}

std::string_view to_string(IdentityDifference::Change change) {
  switch (change) {
    case IdentityDifference::Change::lost:
      return "lost";
    case IdentityDifference::Change::gained:
      return "gained";
    default:
      return "regrouped";
  }
}

FindingDifferences compare_findings(const Extraction& before, const Extraction& after) {
  FindingDifferences found;
  add_side(Side::lost, before, after, found);
  add_side(Side::gained, after, before, found);
  return found;
}

Result<GraphDifference> compare_graphs(GraphReader& before, GraphReader& after) {
  GraphDifference difference;
  FANGZHI_ASSIGN(const MatchedPages matched, match_pages(before, after));
  FANGZHI_TRY(compare_pages(before, after, matched, difference));
  FANGZHI_ASSIGN(difference.identities, compare_identities(before, after, matched));
  FANGZHI_ASSIGN(difference.parts, compare_parts(before, after, matched));
  return difference;
}

}  // namespace fangzhi
