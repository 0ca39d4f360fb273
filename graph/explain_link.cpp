#include "graph/explain_link.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "graph/identity.h"

namespace fangzhi {
namespace {

Result<std::vector<LinkPair>> pairs_of(GraphReader& reader, IdentityId unit) {
  std::vector<LinkPair> pairs;
  FANGZHI_ASSIGN(const auto cursor, reader.pairs(unit));
  while (true) {
    FANGZHI_ASSIGN(const LinkPair* pair, cursor->next());
    if (pair == nullptr) return pairs;
    pairs.push_back(*pair);
  }
}

// The units of an identity.
Result<std::set<IdentityId>> units_of(GraphReader& reader, IdentityId identity) {
  FANGZHI_ASSIGN(const Identity found, reader.identity(identity));
  std::set<IdentityId> units;
  for (const IdentityMember& member : found.members) units.insert(member.unit);
  return units;
}

// The pairs between two sets of units, the strongest first.
Result<std::vector<LinkPair>> pairs_between(GraphReader& reader, const std::vector<IdentityId>& from,
                                            const std::set<IdentityId>& to) {
  std::vector<LinkPair> between;
  for (const IdentityId unit : from) {
    FANGZHI_ASSIGN(const std::vector<LinkPair> pairs, pairs_of(reader, unit));
    for (const LinkPair& pair : pairs) {
      if (to.count(pair.second) > 0) between.push_back(pair);
    }
  }
  std::sort(between.begin(), between.end(), [](const LinkPair& a, const LinkPair& b) {
    return std::tie(b.score, a.first, a.second) < std::tie(a.score, b.first, b.second);
  });
  return between;
}

// The last judgement about two units.
std::optional<Judgement> judgement_of(const ResolvedJudgements& judged, const LinkUnit& a,
                                      const LinkUnit& b) {
  const auto speaks_of = [](const JudgedEntity& side, const LinkUnit& unit) {
    return side.group == unit.group &&
           std::binary_search(unit.documents.begin(), unit.documents.end(), side.document);
  };
  std::optional<Judgement> last;
  for (const JudgedPair& pair : judged.pairs) {
    const bool is_it = (speaks_of(pair.first, a) && speaks_of(pair.second, b)) ||
                       (speaks_of(pair.first, b) && speaks_of(pair.second, a));
    if (is_it && (!last || last->line < pair.judgement.line)) last = pair.judgement;
  }
  return last;
}

Result<std::vector<ComparedUnits>> explain_first(const LinkKnowledge& known,
                                                 const std::vector<LinkPair>& pairs) {
  std::vector<ComparedUnits> explained;
  for (std::size_t i = 0; i < std::min(pairs.size(), kShownComparisons); ++i) {
    FANGZHI_ASSIGN(ComparedUnits compared, explain_pair(known, pairs[i]));
    explained.push_back(std::move(compared));
  }
  return explained;
}

// The shortest way from one target to the other over pairs that are the same, within their identity.
Result<std::vector<LinkPair>> way_between(GraphReader& reader, const LinkTarget& a, const LinkTarget& b) {
  std::map<IdentityId, LinkPair> came_by;
  std::vector<IdentityId> open = a.units;
  FANGZHI_ASSIGN(const std::set<IdentityId> within, units_of(reader, a.identity));
  std::set<IdentityId> met(a.units.begin(), a.units.end());
  for (std::size_t at = 0; at < open.size(); ++at) {
    if (std::binary_search(b.units.begin(), b.units.end(), open[at])) {
      std::vector<LinkPair> way;
      for (auto step = came_by.find(open[at]); step != came_by.end(); step = came_by.find(step->second.first))
        way.insert(way.begin(), step->second);
      return way;
    }
    FANGZHI_ASSIGN(const std::vector<LinkPair> pairs, pairs_of(reader, open[at]));
    for (const LinkPair& pair : pairs) {
      const bool is_step = pair.outcome == LinkOutcome::same && within.count(pair.second) > 0;
      if (!is_step || !met.insert(pair.second).second) continue;
      came_by.emplace(pair.second, pair);
      open.push_back(pair.second);
    }
  }
  return std::vector<LinkPair>();
}

// The pairs of two identities that must stay apart.
Result<std::vector<LinkPair>> forbidden_between(GraphReader& reader, IdentityId a, IdentityId b) {
  FANGZHI_ASSIGN(const std::set<IdentityId> from, units_of(reader, a));
  FANGZHI_ASSIGN(const std::set<IdentityId> to, units_of(reader, b));
  FANGZHI_ASSIGN(std::vector<LinkPair> pairs, pairs_between(reader, {from.begin(), from.end()}, to));
  pairs.erase(std::remove_if(pairs.begin(), pairs.end(),
                             [](const LinkPair& it) { return it.outcome != LinkOutcome::different; }),
              pairs.end());
  std::reverse(pairs.begin(), pairs.end());  // the clearest first
  return pairs;
}

// The belief that one identity is a part of another, or nothing.
Result<std::optional<PartOf>> part_between(GraphReader& reader, IdentityId part, IdentityId whole) {
  FANGZHI_ASSIGN(const Identity identity, reader.identity(part));
  FANGZHI_ASSIGN(std::vector<PartOf> wholes, wholes_of(reader, identity));
  for (PartOf& it : wholes) {
    if (it.whole == whole) return std::optional<PartOf>(std::move(it));
  }
  return std::optional<PartOf>();
}

}  // namespace

Result<ResolvedJudgements> resolve_judgements(const std::vector<Judgement>& ledger, GraphReader& reader) {
  if (ledger.empty()) return ResolvedJudgements{};
  std::map<std::string, DocumentId, std::less<>> pages;
  FANGZHI_ASSIGN(const auto headers, reader.documents());
  while (true) {
    FANGZHI_ASSIGN(const DocumentHeader* header, headers->next());
    if (header == nullptr) break;
    for (const std::string& name : header->names) pages.emplace(name, header->id);
  }
  return resolve_judgements(ledger, [&](std::string_view page) -> Result<std::optional<DocumentRecord>> {
    const auto found = pages.find(page);
    if (found == pages.end()) return std::optional<DocumentRecord>();
    FANGZHI_ASSIGN(DocumentRecord record, reader.document(found->second));
    return std::optional<DocumentRecord>(std::move(record));
  });
}

Result<ComparedUnits> explain_pair(const LinkKnowledge& known, const LinkPair& pair) {
  FANGZHI_ASSIGN(LinkUnit first, known.reader.unit(pair.first));
  FANGZHI_ASSIGN(LinkUnit second, known.reader.unit(pair.second));
  LinkVerdict verdict =
      pair.first < pair.second ? known.linker.compare(first, second) : known.linker.compare(second, first);
  std::optional<Judgement> judgement = judgement_of(known.judgements, first, second);
  return ComparedUnits{std::move(first), std::move(second), std::move(verdict), pair.outcome,
                       std::move(judgement)};
}

Result<LinkExplanation> explain_link(const LinkKnowledge& known, const LinkTarget& a, const LinkTarget& b) {
  LinkExplanation why;
  why.is_joined = a.identity == b.identity;
  why.is_one_unit = std::any_of(a.units.begin(), a.units.end(), [&](IdentityId unit) {
    return std::binary_search(b.units.begin(), b.units.end(), unit);
  });
  FANGZHI_ASSIGN(const std::vector<LinkPair> pairs,
                 pairs_between(known.reader, a.units, {b.units.begin(), b.units.end()}));
  FANGZHI_ASSIGN(why.compared, explain_first(known, pairs));
  const bool is_found_same = std::any_of(pairs.begin(), pairs.end(),
                                         [](const LinkPair& it) { return it.outcome == LinkOutcome::same; });
  if (why.is_joined && !why.is_one_unit && !is_found_same) {
    FANGZHI_ASSIGN(const std::vector<LinkPair> way, way_between(known.reader, a, b));
    for (const LinkPair& step : way) {
      FANGZHI_ASSIGN(ComparedUnits compared, explain_pair(known, step));
      why.chain.push_back(std::move(compared));
    }
  }
  if (!why.is_joined && is_found_same) {
    FANGZHI_ASSIGN(const std::vector<LinkPair> forbidden,
                   forbidden_between(known.reader, a.identity, b.identity));
    FANGZHI_ASSIGN(why.between, explain_first(known, forbidden));
  }
  if (!why.is_joined) {
    FANGZHI_ASSIGN(why.part, part_between(known.reader, a.identity, b.identity));
    if (!why.part) {
      FANGZHI_ASSIGN(why.part, part_between(known.reader, b.identity, a.identity));
    }
  }
  return why;
}

}  // namespace fangzhi
