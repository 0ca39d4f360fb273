// Cursors over a store's rows. What is kept by name group comes out by identity: one identity is in memory at
// a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/graph_store.h"
#include "graph/rocksdb_units.h"

namespace fangzhi {

// That a walk over everything met as many items as the store counted: a damaged table may end early and look
// whole.
Status check_count(std::string_view what, std::uint64_t met, std::optional<std::uint64_t> counted);

// One item a row.
template <class Item>
class RowCursor final : public Cursor<Item> {
 public:
  using Decode = Result<Item> (*)(std::string_view key, std::string_view value);

  RowCursor(std::unique_ptr<RowScan> scan, Decode decode, std::string_view what,
            std::optional<std::uint64_t> expected)
      : scan_(std::move(scan)), decode_(decode), what_(what), expected_(expected) {}

  Result<const Item*> next() override {
    if (is_done_) return nullptr;
    is_done_ = true;
    FANGZHI_ASSIGN(const bool found, scan_->next());
    if (!found) {
      FANGZHI_TRY(check_count(what_, met_, expected_));
      return nullptr;
    }
    FANGZHI_ASSIGN(item_, decode_(scan_->key(), scan_->value()));
    ++met_;
    is_done_ = false;
    return &item_;
  }

 private:
  std::unique_ptr<RowScan> scan_;
  Decode decode_;
  std::string_view what_;
  std::optional<std::uint64_t> expected_;
  std::uint64_t met_ = 0;
  bool is_done_ = false;
  Item item_{};
};

// An identity to read rows of: under `prefix` and each of its groups.
struct Node {
  IdentityId id;
  std::vector<GroupId> groups;
  std::string prefix;
};
// One node after another, nothing at the end.
using NodeSource = std::function<Result<std::optional<Node>>()>;
// All identities in the order of their ids; one; the objects of one predicate or of each, in the order of
// their ids.
NodeSource all_nodes(const RocksdbRows& rows);
NodeSource one_node(const LinkTable& table, IdentityId id);
NodeSource objects_of(const RocksdbRows& rows, LinkTable& table, std::string predicate_prefix);

// The items of one node after another. `Load` reads those of a node, in their order.
template <class Item>
class NodeCursor final : public Cursor<Item> {
 public:
  using Load = std::function<Result<std::vector<Item>>(const Node&)>;

  NodeCursor(NodeSource nodes, Load load, std::string_view what, std::optional<std::uint64_t> expected)
      : nodes_(std::move(nodes)), load_(std::move(load)), what_(what), expected_(expected) {}

  Result<const Item*> next() override {
    if (is_done_) return nullptr;
    is_done_ = true;
    while (at_ == items_.size()) {
      FANGZHI_ASSIGN(const auto node, nodes_());
      if (!node) {
        FANGZHI_TRY(check_count(what_, met_, expected_));
        return nullptr;
      }
      FANGZHI_ASSIGN(items_, load_(*node));
      at_ = 0;
    }
    ++met_;
    is_done_ = false;
    return &items_[at_++];
  }

 private:
  NodeSource nodes_;
  Load load_;
  std::string_view what_;
  std::optional<std::uint64_t> expected_;
  std::uint64_t met_ = 0;
  bool is_done_ = false;
  std::size_t at_ = 0;
  std::vector<Item> items_;
};

// What NodeCursor loads. `rows` and `table` must outlive them.
NodeCursor<Identity>::Load identity_loader(const RocksdbRows& rows, LinkTable& table);
NodeCursor<GraphStatement>::Load statement_loader(const RocksdbRows& rows, LinkTable& table,
                                                  StatementOrder order);
NodeCursor<GraphObservation>::Load observation_loader(const RocksdbRows& rows, LinkTable& table);

}  // namespace fangzhi
