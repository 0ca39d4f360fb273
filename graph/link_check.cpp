#include "graph/link_check.h"

#include <functional>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>

#include "graph/rocksdb_units.h"

namespace fangzhi {
namespace {

constexpr std::size_t kIdBytes = 16;

using Problem = std::function<void(std::string_view where, std::string_view what)>;

Result<std::uint64_t> count_rows(const RocksdbRows& rows, Family family) {
  const auto scan = rows.scan(family, {});
  std::uint64_t count = 0;
  FANGZHI_ASSIGN(bool found, scan->next());
  while (found) {
    ++count;
    FANGZHI_ASSIGN(found, scan->next());
  }
  return count;
}

// Memory: one component, what is remembered of units, and the ids of units met before their turn.
class Check {
 public:
  Check(const RocksdbRows& rows, const Linker* linker, const std::vector<LinkPair>& judged,
        const Problem& problem)
      : rows_(rows), comparer_(rows, linker, judged), pairs_(rows, Family::pairs), problem_(problem) {}

  Result<LinkCheck> run() {
    const auto units = rows_.scan(Family::evidence, {});
    FANGZHI_ASSIGN(bool found, units->next());
    while (found) {
      const IdentityId unit = IdentityId::from_bytes(units->key().substr(0, kIdBytes));
      FANGZHI_TRY(check_pairs(unit));
      if (met_.erase(unit) == 0) FANGZHI_TRY(check_component(unit));
      FANGZHI_ASSIGN(found, units->seek(unit.bytes() + std::string(kIdBytes + 1, '\xff')));
    }
    FANGZHI_TRY(check_rows(Family::pairs, 2 * check_.pairs));
    FANGZHI_TRY(check_rows(Family::links, check_.links));
    FANGZHI_TRY(check_rows(Family::identities, check_.links));
    for (const std::string& prefix :
         {mark_prefix(Mark::changed), mark_prefix(Mark::touched), waiting_prefix()}) {
      FANGZHI_ASSIGN(const bool is_left, rows_.scan(Family::meta, prefix)->next());
      if (is_left) problem_("meta", "marks names that were not linked before they were published");
    }
    return check_;
  }

 private:
  Status check_row(Family family, const std::string& key, const std::string& value,
                   const std::string& where) {
    FANGZHI_ASSIGN(const auto found, rows_.get(family, key));
    if (found != value) {
      problem_(where, (found ? "has a wrong row in " : "lacks a row in ") +
                          std::string(kFamilyNames[static_cast<std::size_t>(family)]));
    }
    return {};
  }

  Status check_pairs(IdentityId unit) {
    FANGZHI_ASSIGN(std::set<IdentityId> others, comparer_.others_of(unit));
    others.erase(others.begin(), others.lower_bound(unit));
    FANGZHI_ASSIGN(const std::vector<LinkPair> pairs, comparer_.pairs_with(unit, others));
    for (const LinkPair& pair : pairs) {
      ++check_.pairs;
      const std::string where = "the pair of units " + pair.first.hex() + " and " + pair.second.hex();
      FANGZHI_TRY(check_row(Family::pairs, pair_key(pair.first, pair.second), encode_pair(pair), where));
      FANGZHI_TRY(check_row(Family::pairs, pair_key(pair.second, pair.first), encode_pair(pair), where));
    }
    return {};
  }

  Status check_component(IdentityId unit) {
    FANGZHI_ASSIGN(Component component, component_of(pairs_, unit));
    for (const IdentityId member : component.units) {
      if (member != unit) met_.insert(member);
    }
    for (const auto& identity : cluster(std::move(component.units), std::move(component.pairs))) {
      for (const IdentityId member : identity) FANGZHI_TRY(check_link(member, identity.front()));
    }
    return {};
  }

  Status check_link(IdentityId unit, IdentityId identity) {
    ++check_.links;
    const std::string where = "unit " + unit.hex();
    FANGZHI_ASSIGN(const auto evidence, comparer_.find(unit));
    if (!evidence) {
      problem_(where, "is compared but no document speaks of it");
      return {};
    }
    const std::string value = encode_link({evidence->group, identity});
    FANGZHI_TRY(check_row(Family::links, unit.bytes(), value, where));
    return check_row(Family::identities, identity_key(identity, unit), value, where);
  }

  Status check_rows(Family family, std::uint64_t accounted) {
    FANGZHI_ASSIGN(const std::uint64_t rows, count_rows(rows_, family));
    if (rows != accounted) {
      problem_(kFamilyNames[static_cast<std::size_t>(family)], "holds " + std::to_string(rows) +
                                                                   " rows, of which linking accounts for " +
                                                                   std::to_string(accounted));
    }
    return {};
  }

  const RocksdbRows& rows_;
  UnitComparer comparer_;
  PrefixScan pairs_;
  const Problem& problem_;
  LinkCheck check_;
  std::unordered_set<IdentityId> met_;
};

}  // namespace

Result<LinkCheck> check_links(const RocksdbRows& rows, const Linker* linker, const Problem& problem) {
  FANGZHI_ASSIGN(const std::vector<LinkPair> judged, load_judged(rows));
  return Check(rows, linker, judged, problem).run();
}

}  // namespace fangzhi
