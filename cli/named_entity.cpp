#include "cli/named_entity.h"

#include <algorithm>

#include "cli/query_json.h"
#include "cli/table.h"
#include "cli/vocabulary.h"
#include "graph/query.h"

namespace fangzhi {
namespace {

constexpr std::size_t kShownDigits = 12;  // of an id: enough to tell a billion apart

bool may_be_id(std::string_view word) {
  constexpr std::size_t kLeastDigits = 4;
  constexpr std::size_t kAllDigits = 32;
  return word.size() >= kLeastDigits && word.size() <= kAllDigits &&
         word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<std::vector<EntityLabel>> with_id_prefix(GraphReader& reader, const std::string& prefix) {
  std::vector<EntityLabel> found;
  FANGZHI_ASSIGN(const CursorPtr<Identity> identities, reader.identities());
  while (true) {
    FANGZHI_ASSIGN(const Identity* identity, identities->next());
    if (identity == nullptr) return found;
    const std::string id = identity->id.hex();
    if (id.rfind(prefix, 0) == 0) found.push_back(label_of(*identity));
    if (id.compare(0, prefix.size(), prefix) > 0) return found;
  }
}

std::string list_text(const Session& session, const Ontology& ontology,
                      const std::vector<EntityLabel>& labels) {
  Table table({"id", "type", "name", "place"});
  for (const EntityLabel& label : labels) {
    table.add(
        {label.id.hex().substr(0, kShownDigits), class_label(ontology, label.type), label.name, label.place});
  }
  return table.render(session.terminal);
}

void keep_type(const std::string& type, std::vector<EntityLabel>& labels) {
  const auto is_other = [&](const EntityLabel& label) { return !type.empty() && label.type != type; };
  labels.erase(std::remove_if(labels.begin(), labels.end(), is_other), labels.end());
}

// Several entities, or none.
Status show_choice(Session& session, const Ontology& ontology, const std::string& name,
                   const std::vector<EntityLabel>& found, const std::vector<EntityLabel>& near) {
  if (session.json) {
    FANGZHI_TRY(session.out.write(entities_json(found, near)));
  } else if (!found.empty()) {
    FANGZHI_TRY(session.out.write(list_text(session, ontology, found)));
  }
  if (!found.empty()) {
    session.console.say(std::to_string(found.size()) + " entities are called \"" + name +
                        "\"; name one by the start of its id");
    return {};
  }
  session.console.say("nothing is called \"" + name + "\"" + (near.empty() ? "" : "; near are:"));
  for (const EntityLabel& label : near) {
    const std::string place = label.place.empty() ? "" : "，" + label.place;
    session.console.say("  " + label.name + "  " + class_label(ontology, label.type) + place);
  }
  return {};
}

}  // namespace

void declare_named_entity(VerbArguments& verb, NamedEntity& wanted) {
  verb.add_option("NAME", wanted.name, "A name or another name of an entity, or the start of its id")
      .required()
      .shown_as(" ");
  verb.add_option("--type", wanted.type, "Only entities of this class: Project, 项目 …").shown_as("CLASS");
}

Result<std::optional<IdentityId>> find_one(Session& session, const Ontology& ontology, GraphReader& reader,
                                           const NamedEntity& wanted) {
  std::string type;
  if (!wanted.type.empty()) {
    FANGZHI_ASSIGN(type, class_named(ontology, "--type", wanted.type));
  }
  FANGZHI_ASSIGN(NameMatches matches, find_by_name(reader, wanted.name));
  std::vector<EntityLabel> found;
  for (const Identity& identity : matches.exact) found.push_back(label_of(identity));
  if (found.empty() && may_be_id(wanted.name)) {
    FANGZHI_ASSIGN(found, with_id_prefix(reader, wanted.name));
  }
  keep_type(type, found);
  keep_type(type, matches.near);
  if (found.size() == 1) return std::optional(found.front().id);
  FANGZHI_TRY(show_choice(session, ontology, wanted.name, found, matches.near));
  return std::optional<IdentityId>();
}

Result<OpenGraph> open_graph(const Session& session) {
  FANGZHI_ASSIGN(Ontology ontology, session.load_ontology());
  FANGZHI_ASSIGN(auto store, open_rocksdb_store(session.store_folder(), ""));
  FANGZHI_ASSIGN(auto reader, store->open_reader());
  return OpenGraph{std::move(ontology), std::move(store), std::move(reader)};
}

}  // namespace fangzhi
