#include "graph/memory_links.h"

#include <set>
#include <string>

#include "graph/link_evidence.h"
#include "graph/unit_rows.h"

namespace fangzhi {
namespace {

// The units that meet in each block.
using Blocks = std::map<std::string, std::set<IdentityId>>;

void add_document(const DocumentRecord& record, const Linker* linker, const std::set<GroupId>& cut,
                  MemoryLinks& links, Blocks& blocks) {
  for (LinkUnit& said : document_units(record, linker, cut)) {
    links.units[{said.group, record.id}] = said.id;
    if (linker != nullptr) {
      for (const std::string& key : linker->block_keys(said)) blocks[key].insert(said.id);
    }
    const auto known = links.evidence.find(said.id);
    if (known == links.evidence.end()) {
      bound_evidence(said);
      links.evidence.emplace(said.id, std::move(said));
    } else if (linker != nullptr) {
      add_bounded_evidence(known->second, std::move(said));
    }
  }
}

using Pairs = std::map<std::pair<IdentityId, IdentityId>, LinkPair>;

void compare(const Linker& linker, const LinkUnit& a, const LinkUnit& b, Pairs& pairs) {
  const auto [at, is_new] = pairs.try_emplace({a.id, b.id});
  if (!is_new) return;
  const LinkVerdict verdict = linker.compare(a, b);
  at->second = {a.id, b.id, verdict.outcome, verdict.score, verdict.part};
}

Pairs compare_blocks(const Linker& linker, const MemoryLinks& links, const Blocks& blocks,
                     const std::vector<LinkPair>& judged) {
  Pairs pairs;
  for (const auto& [key, units] : blocks) {
    for (auto a = units.begin(); a != units.end(); ++a) {
      for (auto b = std::next(a); b != units.end(); ++b) {
        compare(linker, links.evidence.at(*a), links.evidence.at(*b), pairs);
      }
    }
  }
  for (const LinkPair& decided : judged) {
    compare(linker, links.evidence.at(decided.first), links.evidence.at(decided.second), pairs);
    LinkPair& pair = pairs.at({decided.first, decided.second});
    pair.outcome = decided.outcome;
    pair.score = decided.score;
  }
  return pairs;
}

}  // namespace

Result<MemoryLinks> link_in_memory(const std::map<DocumentId, DocumentRecord>& documents,
                                   const std::optional<LinkBasis>& rules,
                                   const DocumentNamed& document_named) {
  const Linker* linker = rules ? &rules->linker : nullptr;
  ResolvedJudgements resolved;
  if (rules && !rules->judgements.empty()) {
    FANGZHI_ASSIGN(resolved, resolve_judgements(rules->judgements, document_named));
  }
  const std::set<GroupId> cut = resolved.pairs.empty() ? std::set<GroupId>() : cut_groups(resolved.pairs);
  MemoryLinks links;
  Blocks blocks;
  for (const auto& [id, record] : documents) add_document(record, linker, cut, links, blocks);
  std::vector<IdentityId> units;
  for (const auto& [id, unit] : links.evidence) units.push_back(id);
  if (linker != nullptr) {
    const auto unit_of = [&](const JudgedEntity& it) { return links.units.at({it.group, it.document}); };
    for (const auto& [ids, pair] :
         compare_blocks(*linker, links, blocks, judged_units(resolved.pairs, unit_of))) {
      links.pairs.push_back(pair);
    }
  }
  for (const auto& identity : cluster(std::move(units), links.pairs)) {
    for (const IdentityId unit : identity) links.identities[unit] = identity.front();
  }
  return links;
}

}  // namespace fangzhi
