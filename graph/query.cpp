#include "graph/query.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "core/nearest_word.h"
#include "core/utf8.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

// How far a name is from the one asked for: contained names first, then misspelt ones.
struct Nearness {
  bool misspelt = false;
  std::size_t difference = 0;
  auto operator<=>(const Nearness&) const = default;
};

std::optional<Nearness> nearness(const std::u32string& wanted, const std::u32string& key) {
  const std::size_t longer = std::max(wanted.size(), key.size());
  const std::size_t shorter = std::min(wanted.size(), key.size());
  if (shorter == 0) return std::nullopt;
  // A single character inside a name says too little, unless it is all that was asked for.
  const bool contained = key.find(wanted) != std::u32string::npos ||
                         (key.size() > 1 && wanted.find(key) != std::u32string::npos);
  if (contained) return Nearness{false, longer - shorter};
  const std::size_t most = std::max<std::size_t>(1, longer / 3);
  if (longer - shorter > most) return std::nullopt;
  const std::size_t distance = edit_distance(wanted, key);
  if (distance > most || distance >= longer) return std::nullopt;
  return Nearness{true, distance};
}

// The nearest of an identity's names.
std::optional<Nearness> nearness(const std::u32string& wanted, const Identity& identity) {
  std::optional<Nearness> best;
  const auto try_name = [&](const std::string& name) {
    const auto found = nearness(wanted, to_code_points(name_key(name)));
    if (found && (!best || *found < *best)) best = found;
  };
  try_name(identity.name);
  for (const IdentityMember& member : identity.members) {
    for (const std::string& alias : member.aliases) try_name(alias);
  }
  return best;
}

Result<std::vector<EntityLabel>> find_near(GraphReader& reader, std::string_view text) {
  const std::u32string wanted = to_code_points(name_key(text));
  using Candidate = std::tuple<Nearness, std::string, IdentityId>;
  std::map<Candidate, EntityLabel> nearest;
  FANGZHI_ASSIGN(const auto cursor, reader.identities());
  while (true) {
    FANGZHI_ASSIGN(const Identity* identity, cursor->next());
    if (identity == nullptr) break;
    const auto found = nearness(wanted, *identity);
    if (!found) continue;
    nearest.emplace(Candidate{*found, identity->name, identity->id}, label_of(*identity));
    if (nearest.size() > kNearNames) nearest.erase(std::prev(nearest.end()));
  }
  std::vector<EntityLabel> labels;
  for (auto& [candidate, label] : nearest) labels.push_back(std::move(label));
  return labels;
}

// The place of a predicate in a life; those that have none come last.
int stage_of(const Ontology& ontology, const std::string& predicate) {
  const int stage = ontology.stage_of(predicate);
  return stage < 0 ? 1000 : stage;
}

// Reads the statements at one end of which the entity stands.
Status read_life(GraphReader& reader, IdentityId id, bool is_subject, std::vector<LifeEvent>& life) {
  StatementFilter filter;
  filter.order = is_subject ? StatementOrder::by_subject : StatementOrder::by_object;
  filter.node = id;
  FANGZHI_ASSIGN(const auto cursor, reader.statements(filter));
  while (true) {
    FANGZHI_ASSIGN(const GraphStatement* statement, cursor->next());
    if (statement == nullptr) return {};
    const IdentityId other = is_subject ? statement->object : statement->subject;
    // What a thing says of itself was read as its subject.
    if (!is_subject && other == id) continue;
    life.push_back({*statement, is_subject, {other, "", "", ""}});
  }
}

Status resolve_ends(GraphReader& reader, std::vector<LifeEvent>& life) {
  std::map<IdentityId, EntityLabel> known;
  for (LifeEvent& event : life) {
    auto found = known.find(event.other.id);
    if (found == known.end()) {
      FANGZHI_ASSIGN(const Identity other, reader.identity(event.other.id));
      found = known.emplace(other.id, label_of(other)).first;
    }
    event.other = found->second;
  }
  return {};
}

void sort_life(const Ontology& ontology, std::vector<LifeEvent>& life) {
  const auto order = [&](const LifeEvent& event) {
    const GraphStatement& said = event.statement;
    return std::tuple(said.time.empty(), std::string_view(said.time), stage_of(ontology, said.predicate),
                      std::string_view(said.predicate), said.id);
  };
  std::sort(life.begin(), life.end(),
            [&](const LifeEvent& a, const LifeEvent& b) { return order(a) < order(b); });
}

std::vector<Tie> ties_of(const Ontology& ontology, const std::vector<LifeEvent>& life) {
  std::map<IdentityId, std::pair<EntityLabel, std::map<std::pair<int, std::string>, std::uint64_t>>> counts;
  for (const LifeEvent& event : life) {
    auto& [label, predicates] = counts[event.other.id];
    label = event.other;
    ++predicates[{stage_of(ontology, event.statement.predicate), event.statement.predicate}];
  }
  std::vector<Tie> ties;
  for (auto& [id, counted] : counts) {
    Tie tie{std::move(counted.first), {}, 0};
    for (const auto& [predicate, count] : counted.second) {
      tie.predicates.emplace_back(predicate.second, count);
      tie.statements += count;
    }
    ties.push_back(std::move(tie));
  }
  std::sort(ties.begin(), ties.end(), [](const Tie& a, const Tie& b) {
    return std::tie(b.statements, a.other.name, a.other.id) <
           std::tie(a.statements, b.other.name, b.other.id);
  });
  return ties;
}

Status add_parts(GraphReader& reader, std::vector<PartOf> beliefs, bool is_part,
                 std::vector<PartTie>& parts) {
  std::vector<PartTie> more;
  for (PartOf& belief : beliefs) {
    FANGZHI_ASSIGN(const Identity other, reader.identity(is_part ? belief.whole : belief.part));
    more.push_back({std::move(belief), is_part, label_of(other)});
  }
  std::sort(more.begin(), more.end(), [](const PartTie& a, const PartTie& b) {
    return std::tie(a.other.name, a.other.id) < std::tie(b.other.name, b.other.id);
  });
  std::move(more.begin(), more.end(), std::back_inserter(parts));
  return {};
}

Result<std::vector<DocumentHeader>> sources_of(GraphReader& reader, const Identity& identity) {
  std::set<DocumentId> wanted;
  for (const IdentityMember& member : identity.members) wanted.insert(member.document);
  std::vector<DocumentHeader> sources;
  FANGZHI_ASSIGN(const auto cursor, reader.documents());
  while (sources.size() < wanted.size()) {
    FANGZHI_ASSIGN(const DocumentHeader* header, cursor->next());
    if (header == nullptr) break;
    if (wanted.count(header->id) > 0) sources.push_back(*header);
  }
  return sources;
}

}  // namespace

std::vector<std::string> other_names(const Identity& identity) {
  std::set<std::string> names;
  for (const IdentityMember& member : identity.members) {
    names.insert(member.name);
    names.insert(member.aliases.begin(), member.aliases.end());
  }
  names.erase(identity.name);
  return {names.begin(), names.end()};
}

const Division* division_of(const Ontology& ontology, const Identity& identity) {
  // A name of one character (豫) may be anything.
  const bool is_short = to_code_points(identity.name).size() < 2;
  if (identity.type != "Place" || is_short) return nullptr;
  return ontology.divisions().find(identity.name, identity.place);
}

Result<NameMatches> find_by_name(GraphReader& reader, std::string_view text) {
  if (find_invalid_utf8(text))
    return usage_error("the name asked for is not UTF-8; check the terminal's encoding");
  NameMatches matches;
  FANGZHI_ASSIGN(const std::vector<IdentityId> ids, reader.identities_named(text));
  for (const IdentityId id : ids) {
    FANGZHI_ASSIGN(Identity identity, reader.identity(id));
    matches.exact.push_back(std::move(identity));
  }
  std::sort(matches.exact.begin(), matches.exact.end(), [](const Identity& a, const Identity& b) {
    return std::tie(a.type, a.place, a.id) < std::tie(b.type, b.place, b.id);
  });
  if (matches.exact.empty()) {
    FANGZHI_ASSIGN(matches.near, find_near(reader, text));
  }
  return matches;
}

Result<EntityCard> describe(GraphReader& reader, const Ontology& ontology, IdentityId id) {
  EntityCard card;
  FANGZHI_ASSIGN(card.identity, reader.identity(id));
  card.aliases = other_names(card.identity);
  if (const Division* division = division_of(ontology, card.identity)) {
    card.code = division->code;
    card.path = ontology.divisions().path_of(*division);
  }
  FANGZHI_TRY(read_life(reader, id, true, card.life));
  FANGZHI_TRY(read_life(reader, id, false, card.life));
  FANGZHI_TRY(resolve_ends(reader, card.life));
  sort_life(ontology, card.life);
  card.ties = ties_of(ontology, card.life);
  FANGZHI_ASSIGN(std::vector<PartOf> wholes, wholes_of(reader, card.identity));
  FANGZHI_TRY(add_parts(reader, std::move(wholes), true, card.parts));
  FANGZHI_ASSIGN(std::vector<PartOf> parts, parts_of(reader, card.identity));
  FANGZHI_TRY(add_parts(reader, std::move(parts), false, card.parts));
  FANGZHI_ASSIGN(const auto observations, reader.observations(id));
  while (true) {
    FANGZHI_ASSIGN(const GraphObservation* observation, observations->next());
    if (observation == nullptr) break;
    card.observations.push_back(*observation);
  }
  FANGZHI_ASSIGN(card.sources, sources_of(reader, card.identity));
  FANGZHI_ASSIGN(card.posts, posts_of(reader, ontology, id));
  if (ontology.is_staged(card.identity.type)) {
    FANGZHI_ASSIGN(const PageLabels pages, PageLabels::read(reader));
    FANGZHI_ASSIGN(const std::vector<Report> reports, reports_of(reader, pages, id));
    FANGZHI_ASSIGN(const std::vector<ToldFigure> figures, figures_of(reader, pages, id));
    card.conflicts = conflicts_in(ontology, label_of(card.identity), {reports, figures});
  }
  return card;
}

}  // namespace fangzhi
