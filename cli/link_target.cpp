#include "cli/link_target.h"

#include <algorithm>
#include <set>
#include <vector>

#include "cli/named_entity.h"
#include "graph/identity.h"

namespace fangzhi {
namespace {

struct PageName {
  std::string page;  // empty: any
  std::string name;
};

PageName parted(const std::string& word) {
  const std::size_t mark = word.rfind('#');
  if (mark == std::string::npos || mark == 0 || mark + 1 == word.size()) return {"", word};
  return {word.substr(0, mark), word.substr(mark + 1)};
}

Result<DocumentId> document_named(GraphReader& reader, const std::string& page) {
  FANGZHI_ASSIGN(const auto cursor, reader.documents());
  while (true) {
    FANGZHI_ASSIGN(const DocumentHeader* header, cursor->next());
    if (header == nullptr) return not_found(page + ": no page of this name is in the store");
    if (std::binary_search(header->names.begin(), header->names.end(), page)) return header->id;
  }
}

bool bears(const IdentityMember& member, const std::string& key) {
  return name_key(member.name) == key ||
         std::any_of(member.aliases.begin(), member.aliases.end(),
                     [&](const std::string& alias) { return name_key(alias) == key; });
}

// The members that are meant: of the page, where one is named, and of the name, where it is one.
std::vector<IdentityMember> meant_members(const Identity& identity, const std::string& name,
                                          const std::optional<DocumentId>& document) {
  std::vector<IdentityMember> here;
  for (const IdentityMember& member : identity.members) {
    if (!document || member.document == *document) here.push_back(member);
  }
  std::vector<IdentityMember> named;
  const std::string key = name_key(name);
  std::copy_if(here.begin(), here.end(), std::back_inserter(named),
               [&](const IdentityMember& member) { return bears(member, key); });
  return named.empty() && !document ? here : named;
}

Result<JudgedSide> side_of(GraphReader& reader, const IdentityMember& member) {
  FANGZHI_ASSIGN(const DocumentRecord record, reader.document(member.document));
  for (const Entity& entity : record.extraction.entities) {
    const bool is_it = entity_id(record.id, entity) == member.entity && !entity.mentions.empty();
    if (is_it) return judged_side(record, entity);
  }
  return not_found(record.page.name + ": does not quote " + member.name +
                   "; name another page with PAGE#NAME");
}

Result<NamedTarget> target_of(GraphReader& reader, const Identity& identity,
                              const std::vector<IdentityMember>& members) {
  NamedTarget named{{identity.id, {}}, label_of(identity), {}};
  std::set<IdentityId> units;
  for (const IdentityMember& member : members) units.insert(member.unit);
  named.target.units.assign(units.begin(), units.end());
  FANGZHI_ASSIGN(named.side, side_of(reader, members.front()));
  return named;
}

// What a page calls so.
Result<std::optional<NamedTarget>> find_on_page(Session& session, GraphReader& reader,
                                                const PageName& wanted) {
  const std::string page = std::filesystem::path(wanted.page).lexically_normal().string();
  FANGZHI_ASSIGN(const DocumentId document, document_named(reader, page));
  FANGZHI_ASSIGN(const std::vector<IdentityId> ids, reader.identities_named(wanted.name));
  std::vector<NamedTarget> found;
  for (const IdentityId id : ids) {
    FANGZHI_ASSIGN(const Identity identity, reader.identity(id));
    const std::vector<IdentityMember> members = meant_members(identity, wanted.name, document);
    if (members.empty()) continue;
    FANGZHI_ASSIGN(NamedTarget target, target_of(reader, identity, members));
    found.push_back(std::move(target));
  }
  if (found.size() == 1) return std::optional<NamedTarget>(std::move(found.front()));
  session.console.say(found.empty() ? "nothing on " + page + " is called \"" + wanted.name + "\""
                                    : std::to_string(found.size()) + " things on " + page + " are called \"" +
                                          wanted.name + "\"; name one by the start of its id");
  for (const NamedTarget& one : found) {
    session.console.say("  " + one.label.id.hex().substr(0, 12) + "  " + one.label.name + "  " +
                        one.label.type);
  }
  return std::optional<NamedTarget>();
}

}  // namespace

Result<std::optional<NamedTarget>> find_target(Session& session, const Ontology& ontology,
                                               GraphReader& reader, const std::string& word) {
  const PageName wanted = parted(word);
  if (!wanted.page.empty()) return find_on_page(session, reader, wanted);
  FANGZHI_ASSIGN(const auto id, find_one(session, ontology, reader, {word, ""}));
  if (!id) return std::optional<NamedTarget>();
  FANGZHI_ASSIGN(const Identity identity, reader.identity(*id));
  FANGZHI_ASSIGN(NamedTarget target,
                 target_of(reader, identity, meant_members(identity, word, std::nullopt)));
  return std::optional<NamedTarget>(std::move(target));
}

Result<JudgedSide> side_of(GraphReader& reader, const LinkUnit& unit) {
  for (const DocumentId id : unit.documents) {
    FANGZHI_ASSIGN(const DocumentRecord record, reader.document(id));
    for (const Entity& entity : record.extraction.entities) {
      if (group_of(entity, id) == unit.group && !entity.mentions.empty()) return judged_side(record, entity);
    }
  }
  return not_found(unit.name + ": is quoted by no page of the store");
}

}  // namespace fangzhi
