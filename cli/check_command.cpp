#include <unicode/uversion.h>

#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "extract/extraction.h"
#include "extract/rulebook.h"
#include "graph/linking.h"

namespace fangzhi {
namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

class CheckCommand final : public Command {
 public:
  void declare(VerbArguments&) override {}

  Result<int> run(Session& session) override {
    FANGZHI_ASSIGN(const std::filesystem::path folder, session.ontology_folder());
    const Result<std::vector<std::string>> errors = check(session, folder);
    if (!errors && !session.json) return errors.error();
    const std::vector<std::string> found =
        errors ? *errors : std::vector<std::string>{errors.error().message};
    FANGZHI_TRY(session.out.write(session.json ? line_of({{"ok", found.empty()}, {"errors", found}})
                                               : text_of(found, folder.string())));
    return found.empty() ? kDone : kFailed;
  }

 private:
  // One sentence for each example that does not do what it should. Fails where something cannot be loaded at
  // all.
  static Result<std::vector<std::string>> check(const Session& session, const std::filesystem::path& folder) {
    FANGZHI_ASSIGN(const Ontology ontology, session.load_ontology());
    FANGZHI_ASSIGN(const Rulebook rulebook, Rulebook::load(folder, ontology));
    FANGZHI_ASSIGN(const Linker linker, Linker::load(folder));
    std::vector<std::string> errors = check_examples(rulebook);
    for (std::string& error : check_link_examples(linker)) errors.push_back(std::move(error));
    return errors;
  }

  static std::string text_of(const std::vector<std::string>& errors, const std::string& folder) {
    if (errors.empty()) return visible(folder) + ": every example and refusal holds\n";
    std::string text;
    for (const std::string& error : errors) text += visible(error) + "\n";
    return text;
  }
};

class VersionCommand final : public Command {
 public:
  void declare(VerbArguments&) override {}

  Result<int> run(Session& session) override {
    FANGZHI_TRY(session.out.write(session.json
                                      ? line_of({{"version", FANGZHI_VERSION}, {"icu", U_ICU_VERSION}})
                                      : std::string("fangzhi ") + FANGZHI_VERSION + "\n"));
    return kDone;
  }
};

}  // namespace

std::unique_ptr<Command> make_check_command() {
  return std::make_unique<CheckCommand>();
}
std::unique_ptr<Command> make_version_command() {
  return std::make_unique<VersionCommand>();
}

}  // namespace fangzhi
