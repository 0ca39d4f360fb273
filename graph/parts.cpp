#include "graph/parts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "core/utf8.h"

namespace fangzhi {
namespace {

// What the names of an identity's units tell of it and others.
struct ToldParts {
  std::map<IdentityId, std::set<IdentityId>> wholes;  // with the units of the identity that are their parts
  std::set<IdentityId> parts;
};

std::set<IdentityId> units_of(const Identity& identity) {
  std::set<IdentityId> units;
  for (const IdentityMember& member : identity.members) units.insert(member.unit);
  return units;
}

Result<ToldParts> told_parts(GraphReader& reader, const Identity& identity) {
  ToldParts told;
  for (const IdentityId unit : units_of(identity)) {
    FANGZHI_ASSIGN(const auto cursor, reader.pairs(unit));
    while (true) {
      FANGZHI_ASSIGN(const LinkPair* pair, cursor->next());
      if (pair == nullptr) break;
      if (pair->part == IdentityId() || pair->outcome != LinkOutcome::different) continue;
      FANGZHI_ASSIGN(const IdentityId other, reader.identity_of(pair->second));
      if (other == identity.id) continue;
      if (pair->part == unit) {
        told.wholes[other].insert(unit);
      } else {
        told.parts.insert(other);
      }
    }
  }
  return told;
}

std::size_t written_length(std::u32string_view text, TextSpan span) {
  const std::u32string_view words = text.substr(span.begin, span.end - span.begin);
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](char32_t c) { return !is_space(c); }));
}

// Where a member of an identity is named in its document; nothing where it is only meant there.
Result<std::optional<PartOf>> named_in(GraphReader& reader, const IdentityMember& member) {
  FANGZHI_ASSIGN(const DocumentRecord record, reader.document(member.document));
  const std::vector<Entity>& entities = record.extraction.entities;
  const auto entity = std::find_if(entities.begin(), entities.end(), [&](const Entity& it) {
    return entity_id(record.id, it) == member.entity && !it.mentions.empty();
  });
  if (entity == entities.end()) return std::optional<PartOf>();
  const std::u32string text = to_code_points(record.page.text);
  const auto longest = std::max_element(entity->mentions.begin(), entity->mentions.end(),
                                        [&](const TextSpan& a, const TextSpan& b) {
                                          return written_length(text, a) < written_length(text, b);
                                        });
  PartOf named;
  named.document = record.id;
  named.page = record.page.name;
  named.evidence = *longest;
  named.quotation = to_utf8(std::u32string_view(text).substr(longest->begin, longest->end - longest->begin));
  return std::optional<PartOf>(std::move(named));
}

// The first page that names one of the units.
Result<std::optional<PartOf>> first_named(GraphReader& reader, const Identity& identity,
                                          const std::set<IdentityId>& units) {
  for (const IdentityMember& member : identity.members) {
    if (units.count(member.unit) == 0) continue;
    FANGZHI_ASSIGN(auto named, named_in(reader, member));
    if (named) return named;
  }
  return std::optional<PartOf>();
}

}  // namespace

Result<std::vector<PartOf>> wholes_of(GraphReader& reader, const Identity& part) {
  FANGZHI_ASSIGN(const ToldParts told, told_parts(reader, part));
  std::vector<PartOf> wholes;
  for (const auto& [whole, units] : told.wholes) {
    if (told.parts.count(whole) > 0) continue;
    FANGZHI_ASSIGN(auto named, first_named(reader, part, units));
    if (!named) continue;
    named->part = part.id;
    named->whole = whole;
    wholes.push_back(std::move(*named));
  }
  return wholes;
}

Result<std::vector<PartOf>> parts_of(GraphReader& reader, const Identity& whole) {
  FANGZHI_ASSIGN(const ToldParts told, told_parts(reader, whole));
  std::vector<PartOf> parts;
  for (const IdentityId id : told.parts) {
    FANGZHI_ASSIGN(const Identity part, reader.identity(id));
    FANGZHI_ASSIGN(std::vector<PartOf> wholes, wholes_of(reader, part));
    for (PartOf& it : wholes) {
      if (it.whole == whole.id) parts.push_back(std::move(it));
    }
  }
  return parts;
}

Status for_each_unsaid_part(GraphReader& reader, const std::function<Status(const PartOf&)>& take) {
  FANGZHI_ASSIGN(const auto identities, reader.identities());
  while (true) {
    FANGZHI_ASSIGN(const Identity* identity, identities->next());
    if (identity == nullptr) return {};
    FANGZHI_ASSIGN(const std::vector<PartOf> wholes, wholes_of(reader, *identity));
    for (const PartOf& belief : wholes) {
      FANGZHI_ASSIGN(const bool said, is_said(reader, belief));
      if (!said) FANGZHI_TRY(take(belief));
    }
  }
}

Result<bool> is_said(GraphReader& reader, const PartOf& belief) {
  FANGZHI_ASSIGN(const auto statements,
                 reader.statements({StatementOrder::by_subject, belief.part, std::string()}));
  while (true) {
    FANGZHI_ASSIGN(const GraphStatement* said, statements->next());
    if (said == nullptr) return false;
    const bool holds = said->status == StatementStatus::done || said->status == StatementStatus::ongoing;
    if (holds && said->object == belief.whole && said->predicate == kPartProperty) return true;
  }
}

GraphStatement as_statement(const PartOf& belief) {
  GraphStatement shown;
  shown.id =
      make_id<StatementId>({"belief", belief.part.bytes(), kPartProperty, belief.whole.bytes(), kPartRule});
  shown.document = belief.document;
  shown.subject = belief.part;
  shown.object = belief.whole;
  shown.predicate = kPartProperty;
  shown.evidence = belief.evidence;
  shown.quotation = belief.quotation;
  shown.rule = kPartRule;
  return shown;
}

}  // namespace fangzhi
