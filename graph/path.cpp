#include "graph/path.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "graph/parts.h"

namespace fangzhi {
namespace {

// The neighbours of entities, each read once.
class Neighbours {
 public:
  Neighbours(GraphReader& reader, const PathQuery& query) : reader_(reader), query_(query), labels_(reader) {}

  EntityLabels& labels() { return labels_; }

  // Sorted by id. The reference holds until the next call for another entity.
  Result<const std::vector<IdentityId>*> of(IdentityId id) {
    const auto known = known_.find(id);
    if (known != known_.end()) return &known->second;
    std::set<IdentityId> found;
    for (const StatementOrder order : {StatementOrder::by_subject, StatementOrder::by_object}) {
      FANGZHI_ASSIGN(const auto cursor, reader_.statements({order, id, ""}));
      while (true) {
        FANGZHI_ASSIGN(const GraphStatement* statement, cursor->next());
        if (statement == nullptr) break;
        found.insert(order == StatementOrder::by_subject ? statement->object : statement->subject);
      }
    }
    FANGZHI_ASSIGN(const Identity identity, reader_.identity(id));
    FANGZHI_ASSIGN(const std::vector<PartOf> wholes, wholes_of(reader_, identity));
    for (const PartOf& belief : wholes) found.insert(belief.whole);
    FANGZHI_ASSIGN(const std::vector<PartOf> parts, parts_of(reader_, identity));
    for (const PartOf& belief : parts) found.insert(belief.part);
    found.erase(id);
    std::vector<IdentityId> open;
    for (const IdentityId other : found) {
      FANGZHI_ASSIGN(const bool may_pass, is_open(other));
      if (may_pass) open.push_back(other);
    }
    return &known_.emplace(id, std::move(open)).first->second;
  }

 private:
  Result<bool> is_open(IdentityId id) {
    if (query_.without.empty() || id == query_.from || id == query_.to) return true;
    FANGZHI_ASSIGN(const EntityLabel label, labels_.find(id));
    return query_.without.count(label.type) == 0;
  }

  GraphReader& reader_;
  const PathQuery& query_;
  EntityLabels labels_;
  std::unordered_map<IdentityId, std::vector<IdentityId>> known_;
};

// One end of the search: how far every entity reached is from it.
struct Side {
  explicit Side(IdentityId end) : distance{{end, 0}}, frontier{end} {}

  std::unordered_map<IdentityId, std::size_t> distance;
  std::vector<IdentityId> frontier;
  std::size_t depth = 0;
};

Status widen(Neighbours& neighbours, Side& side) {
  std::vector<IdentityId> next;
  for (const IdentityId id : side.frontier) {
    FANGZHI_ASSIGN(const std::vector<IdentityId>* others, neighbours.of(id));
    for (const IdentityId other : *others) {
      if (side.distance.emplace(other, side.depth + 1).second) next.push_back(other);
    }
  }
  ++side.depth;
  side.frontier = std::move(next);
  return {};
}

bool have_met(const Side& a, const Side& b) {
  const Side& smaller = a.frontier.size() < b.frontier.size() ? a : b;
  const Side& larger = &smaller == &a ? b : a;
  return std::any_of(smaller.frontier.begin(), smaller.frontier.end(),
                     [&](IdentityId id) { return larger.distance.count(id) > 0; });
}

// The chain from A to B once both sides have met.
class Chain {
 public:
  Chain(Neighbours& neighbours, const Side& a, const Side& b) : neighbours_(neighbours), a_(a), b_(b) {}

  Result<std::vector<IdentityId>> find(IdentityId from) {
    FANGZHI_ASSIGN(const auto levels, levels_to_meeting());
    std::vector<IdentityId> chain{from};
    for (std::size_t level = 1; level < levels.size(); ++level) {
      FANGZHI_TRY(step(chain, [&](IdentityId id) { return levels[level].count(id) > 0; }));
    }
    for (std::size_t left = b_.depth; left > 0; --left) {
      FANGZHI_TRY(step(chain, [&](IdentityId id) {
        const auto found = b_.distance.find(id);
        return found != b_.distance.end() && found->second == left - 1;
      }));
    }
    return chain;
  }

 private:
  // By distance from A: the entities that lie on a shortest chain.
  Result<std::vector<std::set<IdentityId>>> levels_to_meeting() {
    std::vector<std::set<IdentityId>> levels(a_.depth + 1);
    for (const auto& [id, distance] : a_.distance) {
      const auto other = b_.distance.find(id);
      if (distance == a_.depth && other != b_.distance.end() && other->second == b_.depth)
        levels.back().insert(id);
    }
    for (std::size_t level = a_.depth; level-- > 0;) {
      for (const IdentityId id : levels[level + 1]) {
        FANGZHI_ASSIGN(const std::vector<IdentityId>* others, neighbours_.of(id));
        for (const IdentityId other : *others) {
          const auto found = a_.distance.find(other);
          if (found != a_.distance.end() && found->second == level) levels[level].insert(other);
        }
      }
    }
    return levels;
  }

  // Appends the neighbour that fits and is named first.
  template <class Fits>
  Status step(std::vector<IdentityId>& chain, Fits fits) {
    FANGZHI_ASSIGN(const std::vector<IdentityId>* others, neighbours_.of(chain.back()));
    std::optional<EntityLabel> best;
    for (const IdentityId id : *others) {
      if (!fits(id)) continue;
      FANGZHI_ASSIGN(EntityLabel label, neighbours_.labels().find(id));
      if (!best || named_before(label, *best)) best = std::move(label);
    }
    if (!best) return corrupt("entity " + chain.back().hex() + " is tied on one side only; run verify");
    chain.push_back(best->id);
    return {};
  }

  Neighbours& neighbours_;
  const Side& a_;
  const Side& b_;
};

// That the first of the two is a part of the second, where it is believed and not said.
Status add_belief(GraphReader& reader, const PageLabels& pages, std::pair<IdentityId, IdentityId> ends,
                  PathTie& tie) {
  FANGZHI_ASSIGN(const Identity part, reader.identity(ends.first));
  FANGZHI_ASSIGN(const std::vector<PartOf> wholes, wholes_of(reader, part));
  for (const PartOf& belief : wholes) {
    if (belief.whole != ends.second) continue;
    FANGZHI_ASSIGN(const bool said, is_said(reader, belief));
    if (said) continue;
    FANGZHI_ASSIGN(const Identity whole, reader.identity(belief.whole));
    FANGZHI_ASSIGN(const PageLabel* page, pages.find(belief.document));
    tie.reports.push_back({as_statement(belief), label_of(part), label_of(whole), *page});
  }
  return {};
}

Result<PathTie> tie_between(GraphReader& reader, const PageLabels& pages, IdentityId from, IdentityId to) {
  FANGZHI_ASSIGN(std::vector<Report> reports, reports_of(reader, pages, from));
  PathTie tie;
  EntityLabels labels(reader);
  FANGZHI_ASSIGN(tie.from, labels.find(from));
  FANGZHI_ASSIGN(tie.to, labels.find(to));
  for (Report& report : reports) {
    const bool is_forward = report.subject.id == from && report.object.id == to;
    const bool is_backward = report.subject.id == to && report.object.id == from;
    if (!is_forward && !is_backward) continue;
    tie.reports.push_back(std::move(report));
  }
  FANGZHI_TRY(add_belief(reader, pages, {from, to}, tie));
  FANGZHI_TRY(add_belief(reader, pages, {to, from}, tie));
  std::sort(tie.reports.begin(), tie.reports.end(), told_before);
  return tie;
}

}  // namespace

Result<Path> shortest_path(GraphReader& reader, const PathQuery& query) {
  Neighbours neighbours(reader, query);
  Path path;
  FANGZHI_ASSIGN(path.from, neighbours.labels().find(query.from));
  FANGZHI_ASSIGN(path.to, neighbours.labels().find(query.to));
  if (query.from == query.to) return path;
  Side a(query.from);
  Side b(query.to);
  while (!have_met(a, b)) {
    Side& side = a.frontier.size() <= b.frontier.size() ? a : b;
    if (side.frontier.empty() || a.depth + b.depth >= query.max_length) return path;
    FANGZHI_TRY(widen(neighbours, side));
  }
  FANGZHI_ASSIGN(const std::vector<IdentityId> chain, Chain(neighbours, a, b).find(query.from));
  FANGZHI_ASSIGN(const PageLabels pages, PageLabels::read(reader));
  for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
    FANGZHI_ASSIGN(PathTie tie, tie_between(reader, pages, chain[i], chain[i + 1]));
    path.ties.push_back(std::move(tie));
  }
  return path;
}

}  // namespace fangzhi
