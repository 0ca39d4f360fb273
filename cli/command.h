// A verb of the command line. To add one, write a class and a maker in one .cpp and give it a line in the
// table of command_line.cpp.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "cli/verb_arguments.h"
#include "core/ontology.h"
#include "core/result.h"

namespace fangzhi {

enum ExitCode : int { kDone = 0, kFailed = 1, kAskedWrongly = 2, kPagesSkipped = 3 };

// What every verb is given.
struct Session {
  Output& out;
  Console& console;
  const Terminal& terminal;
  std::string store_option;      // --store, or empty
  std::string ontology_option;   // --ontology, or empty
  std::string divisions_option;  // --divisions, or empty
  bool json = false;

  // --store, $FANGZHI_STORE or ./fangzhi.db.
  std::filesystem::path store_folder() const;
  // --ontology, $FANGZHI_ONTOLOGY, beside the program, where it is installed, or the source tree it was built
  // from. Fails with not_found, naming where it looked.
  Result<std::filesystem::path> ontology_folder() const;
  // What is in that folder, with the fuller table of divisions of --divisions or $FANGZHI_DIVISIONS.
  Result<Ontology> load_ontology() const;
};

class Command {
 public:
  virtual ~Command() = default;
  // Adds its own arguments. Called once, before run(); the arguments live in the command.
  virtual void declare(VerbArguments& verb) = 0;
  // An exit code, or why there is none.
  virtual Result<int> run(Session& session) = 0;
};

struct CommandEntry {
  const char* name;
  const char* summary;
  const char* examples;  // lines to copy, without "fangzhi "
  bool has_store;        // takes --store
  bool has_ontology;     // takes --ontology
  bool has_json;         // takes --json
  std::unique_ptr<Command> (*make)();
};

std::unique_ptr<Command> make_build_command();
std::unique_ptr<Command> make_check_command();
std::unique_ptr<Command> make_conflicts_command();
std::unique_ptr<Command> make_diff_command();
std::unique_ptr<Command> make_eval_command();
std::unique_ptr<Command> make_export_command();
std::unique_ptr<Command> make_extract_command();
std::unique_ptr<Command> make_find_command();
std::unique_ptr<Command> make_forget_command();
std::unique_ptr<Command> make_ledger_command();
std::unique_ptr<Command> make_path_command();
std::unique_ptr<Command> make_judge_command();
std::unique_ptr<Command> make_review_command();
std::unique_ptr<Command> make_show_command();
std::unique_ptr<Command> make_stats_command();
std::unique_ptr<Command> make_timeline_command();
std::unique_ptr<Command> make_train_command();
std::unique_ptr<Command> make_verify_command();
std::unique_ptr<Command> make_version_command();
std::unique_ptr<Command> make_why_command();

}  // namespace fangzhi
