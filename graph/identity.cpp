#include "graph/identity.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/normal_form.h"
#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr std::u32string_view kMarks = U"\"'“”‘’„‟「」『』《》〈〉«»‹›〝〞〟";

}  // namespace

std::string name_key(std::string_view name) {
  const std::u32string normal = to_code_points(nfkc_lower(name));
  std::string key;
  key.reserve(name.size());
  for (char32_t c : normal) {
    if (!is_space(c) && kMarks.find(c) == std::u32string_view::npos) append_utf8(key, c);
  }
  return key;
}

std::vector<std::string> name_keys(const Entity& entity) {
  std::vector<std::string> keys{name_key(entity.name)};
  for (const std::string& alias : entity.aliases) keys.push_back(name_key(alias));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  if (keys.front().empty()) keys.erase(keys.begin());
  return keys;
}

GroupId group_of(const Entity& entity, DocumentId document) {
  const std::string key = name_key(entity.name);
  if (key.empty()) return make_id<GroupId>({"unnamed", entity_id(document, entity).bytes()});
  // On a page that does not say where it is, a name is that page's own.
  if (entity.place == kUnknownPlace) return make_id<GroupId>({"placeless", document.bytes(), entity.type, key});
  return make_id<GroupId>({"identity", entity.type, key, name_key(entity.place)});
}

std::string most_borne(const std::map<std::string, std::size_t>& votes) {
  const auto rank = [](const auto& vote) {
    return std::make_tuple(vote.second, to_code_points(vote.first).size());
  };
  auto best = votes.begin();
  for (auto vote = std::next(best); vote != votes.end(); ++vote) {
    if (rank(*vote) > rank(*best)) best = vote;
  }
  return best->first;
}

Identity assemble_identity(IdentityId id, std::vector<EntityEvidence> evidence) {
  std::map<std::string, std::size_t> names;
  std::map<std::string, std::size_t> types;
  std::map<std::string, std::size_t> places;
  Identity identity{id, {}, {}, {}, {}};
  for (EntityEvidence& piece : evidence) {
    ++names[piece.member.name];
    ++types[piece.type];
    if (!piece.place.empty() && piece.place != kUnknownPlace) ++places[piece.place];
    identity.members.push_back(std::move(piece.member));
  }
  if (places.empty()) places[""] = 1;
  identity.type = most_borne(types);
  identity.name = most_borne(names);
  identity.place = most_borne(places);
  std::sort(identity.members.begin(), identity.members.end(), [](const auto& a, const auto& b) {
    return std::tie(a.document, a.entity, a.aliases, a.mentions) <
           std::tie(b.document, b.entity, b.aliases, b.mentions);
  });
  return identity;
}

}  // namespace fangzhi
