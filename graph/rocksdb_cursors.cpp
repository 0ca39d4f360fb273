#include "graph/rocksdb_cursors.h"

#include <algorithm>
#include <map>

namespace fangzhi {
namespace {

constexpr std::size_t kIdBytes = 16;

// Items with what they are sorted by.
template <class Item>
using Sortable = std::vector<std::pair<std::string, Item>>;

template <class Item>
std::vector<Item> sorted(Sortable<Item> items) {
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Item> out;
  out.reserve(items.size());
  for (auto& [key, item] : items) out.push_back(std::move(item));
  return out;
}

// Gives `take` every row of a node's groups. A group may have more than what is the node's.
Status for_each_row(PrefixScan& scan, const Node& node,
                    const std::function<Status(std::string_view key, std::string_view value)>& take) {
  for (const GroupId group : node.groups) {
    FANGZHI_ASSIGN(bool found, scan.find(node.prefix + group.bytes()));
    while (found) {
      FANGZHI_TRY(take(scan.key(), scan.value()));
      FANGZHI_ASSIGN(found, scan.next());
    }
  }
  return {};
}

// The family that has the statements of an order.
Family family_of(StatementOrder order) {
  switch (order) {
    case StatementOrder::by_predicate:
      return Family::pos;
    case StatementOrder::by_object:
      return Family::osp;
    case StatementOrder::by_subject:
      break;
  }
  return Family::spo;
}

// The place of a statement among those of its node.
std::string place_in(StatementOrder order, const GraphStatement& it) {
  const std::string predicate = predicate_id(it.predicate).bytes();
  switch (order) {
    case StatementOrder::by_predicate:
      return it.subject.bytes() + it.id.bytes();
    case StatementOrder::by_object:
      return it.subject.bytes() + predicate + it.id.bytes();
    case StatementOrder::by_subject:
      break;
  }
  return predicate + it.object.bytes() + it.id.bytes();
}

Result<StoredStatement> read_statement(const RocksdbRows& rows, Family family, std::string_view key,
                                       std::string_view value) {
  if (family == Family::spo) return decode_statement(key, value);
  FANGZHI_ASSIGN(const std::string home, spo_key(family, key));
  FANGZHI_ASSIGN(const auto found, rows.get(Family::spo, home));
  if (!found) {
    return corrupt(
        "a statement that an index points to is missing from the store; remove the store and build it again");
  }
  return decode_statement(home, *found);
}

// The groups of a predicate's objects, by their identities. Only ids are held.
Result<std::vector<Node>> read_objects(const RocksdbRows& rows, LinkTable& table,
                                       const std::string& predicate) {
  std::map<IdentityId, std::vector<GroupId>> objects;
  const auto scan = rows.scan(Family::pos, predicate);
  FANGZHI_ASSIGN(bool found, scan->next());
  while (found) {
    if (scan->key().size() < 2 * kIdBytes) break;
    const GroupId group = GroupId::from_bytes(scan->key().substr(kIdBytes, kIdBytes));
    FANGZHI_ASSIGN(const std::set<IdentityId> identities, table.identities_of(group));
    for (const IdentityId id : identities) objects[id].push_back(group);
    FANGZHI_ASSIGN(found, scan->seek(predicate + group.bytes() + std::string(2 * kIdBytes + 1, '\xff')));
  }
  std::vector<Node> nodes;
  for (auto& [id, groups] : objects) nodes.push_back({id, std::move(groups), predicate});
  return nodes;
}

// The predicate after this one, or nothing.
Result<std::optional<std::string>> predicate_after(const RocksdbRows& rows, const std::string& predicate) {
  const auto scan = rows.scan(Family::pos, {});
  const std::string from = predicate.empty() ? predicate : predicate + std::string(3 * kIdBytes + 1, '\xff');
  FANGZHI_ASSIGN(const bool found, scan->seek(from));
  if (!found || scan->key().size() < kIdBytes) return std::optional<std::string>();
  return std::optional<std::string>(scan->key().substr(0, kIdBytes));
}

}  // namespace

Status check_count(std::string_view what, std::uint64_t met, std::optional<std::uint64_t> counted) {
  if (!counted || met == *counted) return {};
  return corrupt("the store counts " + std::to_string(*counted) + " " + std::string(what) + " but only " +
                 std::to_string(met) + " can be read; remove the store and build it again");
}

NodeSource all_nodes(const RocksdbRows& rows) {
  const auto scan = std::make_shared<PrefixScan>(rows, Family::identities);
  const auto is_begun = std::make_shared<bool>(false);
  return [scan, is_begun]() -> Result<std::optional<Node>> {
    bool found = *is_begun && scan->has_row();
    if (!*is_begun) {
      FANGZHI_ASSIGN(found, scan->find({}));
      *is_begun = true;
    }
    if (!found) return std::optional<Node>();
    Node node{IdentityId::from_bytes(scan->key().substr(0, kIdBytes)), {}, {}};
    while (found && scan->key().substr(0, kIdBytes) == node.id.bytes()) {
      FANGZHI_ASSIGN(const StoredLink link, decode_link(scan->value()));
      node.groups.push_back(link.group);
      FANGZHI_ASSIGN(found, scan->next());
    }
    std::sort(node.groups.begin(), node.groups.end());
    node.groups.erase(std::unique(node.groups.begin(), node.groups.end()), node.groups.end());
    return std::optional<Node>(std::move(node));
  };
}

NodeSource one_node(const LinkTable& table, IdentityId id) {
  const auto is_given = std::make_shared<bool>(false);
  return [&table, id, is_given]() -> Result<std::optional<Node>> {
    if (std::exchange(*is_given, true)) return std::optional<Node>();
    FANGZHI_ASSIGN(std::vector<GroupId> groups, table.groups_of(id));
    if (groups.empty()) return std::optional<Node>();
    return std::optional<Node>(Node{id, std::move(groups), {}});
  };
}

NodeSource objects_of(const RocksdbRows& rows, LinkTable& table, std::string predicate_prefix) {
  struct Walk {
    std::string only;       // the one predicate, or empty for all
    std::string predicate;  // that was read last
    std::vector<Node> nodes;
    std::size_t at = 0;
    bool is_begun = false;
  };
  const auto walk = std::make_shared<Walk>();
  walk->only = std::move(predicate_prefix);
  return [&rows, &table, walk]() -> Result<std::optional<Node>> {
    while (walk->at == walk->nodes.size()) {
      if (!walk->only.empty() && walk->is_begun) return std::optional<Node>();
      walk->is_begun = true;
      if (walk->only.empty()) {
        FANGZHI_ASSIGN(const auto next, predicate_after(rows, walk->predicate));
        if (!next) return std::optional<Node>();
        walk->predicate = *next;
      } else {
        walk->predicate = walk->only;
      }
      FANGZHI_ASSIGN(walk->nodes, read_objects(rows, table, walk->predicate));
      walk->at = 0;
    }
    return std::optional<Node>(walk->nodes[walk->at++]);
  };
}

NodeCursor<Identity>::Load identity_loader(const RocksdbRows& rows, LinkTable& table) {
  const auto scan = std::make_shared<PrefixScan>(rows, Family::members);
  return [scan, &table](const Node& node) -> Result<std::vector<Identity>> {
    std::vector<EntityEvidence> evidence;
    FANGZHI_TRY(for_each_row(*scan, node, [&](std::string_view key, std::string_view value) -> Status {
      FANGZHI_ASSIGN(const GroupPart part, group_part_of_key(Family::members, key));
      FANGZHI_ASSIGN(const IdentityId identity, table.identity_of(part.group, part.document));
      if (identity != node.id) return {};
      FANGZHI_ASSIGN(EntityEvidence piece, decode_member(key, value));
      FANGZHI_ASSIGN(piece.member.unit, table.unit_of(part.group, part.document));
      evidence.push_back(std::move(piece));
      return {};
    }));
    if (evidence.empty()) return std::vector<Identity>();
    return std::vector<Identity>{assemble_identity(node.id, std::move(evidence))};
  };
}

NodeCursor<GraphStatement>::Load statement_loader(const RocksdbRows& rows, LinkTable& table,
                                                  StatementOrder order) {
  const Family family = family_of(order);
  const auto scan = std::make_shared<PrefixScan>(rows, family);
  return [scan, family, order, &rows, &table](const Node& node) -> Result<std::vector<GraphStatement>> {
    Sortable<GraphStatement> found;
    FANGZHI_TRY(for_each_row(*scan, node, [&](std::string_view key, std::string_view value) -> Status {
      FANGZHI_ASSIGN(StoredStatement stored, read_statement(rows, family, key, value));
      GraphStatement& it = stored.statement;
      FANGZHI_ASSIGN(it.subject, table.identity_of(stored.subject, it.document));
      FANGZHI_ASSIGN(it.object, table.identity_of(stored.object, it.document));
      if ((order == StatementOrder::by_subject ? it.subject : it.object) != node.id) return {};
      std::string place = place_in(order, it);
      found.emplace_back(std::move(place), std::move(it));
      return {};
    }));
    return sorted(std::move(found));
  };
}

NodeCursor<GraphObservation>::Load observation_loader(const RocksdbRows& rows, LinkTable& table) {
  const auto scan = std::make_shared<PrefixScan>(rows, Family::observations);
  return [scan, &table](const Node& node) -> Result<std::vector<GraphObservation>> {
    Sortable<GraphObservation> found;
    FANGZHI_TRY(for_each_row(*scan, node, [&](std::string_view key, std::string_view value) -> Status {
      FANGZHI_ASSIGN(StoredObservation stored, decode_observation(key, value));
      GraphObservation& it = stored.observation;
      FANGZHI_ASSIGN(it.about, table.identity_of(stored.about, it.document));
      if (it.about != node.id) return {};
      found.emplace_back(std::string(key.substr(kIdBytes)), std::move(it));
      return {};
    }));
    return sorted(std::move(found));
  };
}

}  // namespace fangzhi
