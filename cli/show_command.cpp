#include <algorithm>

#include "cli/command.h"
#include "cli/entity_card.h"
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
    if (id.rfind(prefix, 0) == 0)
      found.push_back({identity->id, identity->type, identity->name, identity->place});
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

class ShowCommand final : public Command {
 public:
  void declare(CLI::App& verb) override {
    verb.add_option("NAME", name_, "A name or another name of an entity, or the start of its id")
        ->required()
        ->option_text(" ");
    verb.add_option("--type", type_, "Only entities of this class: Project, 项目 …")->option_text("CLASS");
  }

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    FANGZHI_ASSIGN(const Ontology ontology, Ontology::load(folder));
    if (!type_.empty()) {
      FANGZHI_ASSIGN(type_, class_named(ontology, "--type", type_));
    }
    FANGZHI_ASSIGN(const auto store, open_rocksdb_store(session.store_folder(), ""));
    FANGZHI_ASSIGN(const auto reader, store->open_reader());
    FANGZHI_ASSIGN(NameMatches matches, find_by_name(*reader, name_));
    std::vector<EntityLabel> found;
    for (const Identity& identity : matches.exact) {
      found.push_back({identity.id, identity.type, identity.name, identity.place});
    }
    if (found.empty() && may_be_id(name_)) {
      FANGZHI_ASSIGN(found, with_id_prefix(*reader, name_));
    }
    keep_type(found);
    keep_type(matches.near);
    if (found.size() == 1) return show_card(session, ontology, *reader, found.front().id);
    return show_choice(session, ontology, found, matches.near);
  }

 private:
  void keep_type(std::vector<EntityLabel>& labels) const {
    const auto is_other = [&](const EntityLabel& label) { return !type_.empty() && label.type != type_; };
    labels.erase(std::remove_if(labels.begin(), labels.end(), is_other), labels.end());
  }

  static Result<int> show_card(Session& session, const Ontology& ontology, GraphReader& reader,
                               IdentityId id) {
    FANGZHI_ASSIGN(const EntityCard card, describe(reader, ontology, id));
    FANGZHI_TRY(
        session.out.write(session.json ? card_json(card) : card_text(card, ontology, session.terminal)));
    return kDone;
  }

  // Several entities, or none.
  Result<int> show_choice(Session& session, const Ontology& ontology, const std::vector<EntityLabel>& found,
                          const std::vector<EntityLabel>& near) const {
    if (session.json) {
      FANGZHI_TRY(session.out.write(entities_json(found, near)));
    } else if (!found.empty()) {
      FANGZHI_TRY(session.out.write(list_text(session, ontology, found)));
    }
    if (!found.empty()) {
      session.console.say(std::to_string(found.size()) + " entities are called \"" + name_ +
                          "\"; show one by the start of its id");
      return kDone;
    }
    session.console.say("nothing is called \"" + name_ + "\"" + (near.empty() ? "" : "; near are:"));
    for (const EntityLabel& label : near) {
      const std::string place = label.place.empty() ? "" : "，" + label.place;
      session.console.say("  " + label.name + "  " + class_label(ontology, label.type) + place);
    }
    return kDone;
  }

  std::string name_;
  std::string type_;
};

}  // namespace

std::unique_ptr<Command> make_show_command() {
  return std::make_unique<ShowCommand>();
}

}  // namespace fangzhi
