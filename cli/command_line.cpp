#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "cli/command.h"
#include "cli/interrupt.h"
#include "core/nearest_word.h"

namespace fangzhi {
namespace {

// The table of commands, in the order of the help.
constexpr CommandEntry kCommands[] = {
    {"build", "Read pages and take them into the store",
     "build pages/\nbuild --store news.db 2023/ 2024/\ncat page.txt | fangzhi build -", true, true, true,
     make_build_command},
    {"extract", "Print what pages say, one JSON object a page, without a store",
     "extract page.txt\nextract --threads 4 pages/ > pages.jsonl\nextract --encoding GB18030 old/", false,
     true, false, make_extract_command},
    {"show", "Show what is known of one name", "show 万达广场\nshow --json 万达广场\nshow 3f2a9c", true, true,
     true, make_show_command},
    {"find", "List statements",
     "find 产业园\nfind --relation 签约 --place 西城区\nfind --type Project --since 2023 --status done", true,
     true, true, make_find_command},
    {"why", "Say why something was found, or was not",
     "why --page page.txt\nwhy --page page.txt --html > page.html\nwhy --page page.txt 青禾阳台\nwhy --page "
     "page.txt "
     "--at 120\nwhy 3f2a9c\nwhy 云河高铁项目 云河高铁",
     true, true, true, make_why_command},
    {"timeline", "Show year by year what pages reported of one name, and what changed",
     "timeline 万达广场\ntimeline --json 万达广场", true, true, true, make_timeline_command},
    {"path", "Show how two names are connected",
     "path 万达集团 西城区\npath --without Place --max-length 4 荣科 四方伟业", true, true, true,
     make_path_command},
    {"ledger", "Set promises beside what became of them",
     "ledger\nledger --place 西城区 --since 2022\nledger --as-of 2023-12-31 --state silent", true, true, true,
     make_ledger_command},
    {"conflicts", "List what pages say of one thing that cannot all be true",
     "conflicts\nconflicts 万达广场\nconflicts --type Project --place 西城区 --json", true, true, true,
     make_conflicts_command},
    {"diff", "Say what one store, or one ontology, finds and another does not",
     "diff old.db new.db\ndiff --rules old-ontology pages/\ndiff --limit 20 --json old.db new.db", false,
     true, true, make_diff_command},
    {"judge", "Decide that two names are one thing, or two, in a file that outlives the store",
     "judge 云河高铁项目 same 云河高铁\njudge pages/01.txt#王小明 different pages/02.txt#王小明 --because "
     "\"two cities\"",
     true, true, true, make_judge_command},
    {"review", "List the pairs that nobody is sure of, and take what people decide",
     "review\nreview --limit 50 > questions.tsv\nreview --answers questions.tsv", true, true, true,
     make_review_command},
    {"stats", "Count what the store holds", "stats\nstats --json", true, true, true, make_stats_command},
    {"verify", "Re-check every span, index and count of the store", "verify\nverify --store news.db --json",
     true, true, true, make_verify_command},
    {"export", "Write the graph to a file that other programs open",
     "export --format graphml -o graph.graphml\nexport --format jsonld > graph.jsonld", true, true, true,
     make_export_command},
    {"forget", "Remove pages from the store as if they had never been read",
     "forget pages/01.txt\nforget --store news.db 2023/05.txt 2023/06.txt", true, true, true,
     make_forget_command},
    {"check", "Check the ontology, the rules and their examples",
     "check\ncheck --ontology my-ontology --json", false, true, true, make_check_command},
    {"eval", "Measure extraction and linking against what a careful reader wrote down",
     "eval data/annotated/train\neval --by genre data/annotated/train\neval --misses my-sentences.txt\n"
     "eval --folds 5 data/annotated/train\neval --identities data/identities.jsonl data/pages",
     true, true, true, make_eval_command},
    {"train", "Learn the weights of names from annotated sentences",
     "train data/annotated/train --out ontology\n"
     "train data/annotated/train my-sentences.txt --out ontology",
     false, true, false, make_train_command},
    {"version", "Print the version", "version\nversion --json", false, false, true, make_version_command},
};

std::string footer_of(const CommandEntry& entry) {
  std::string footer = "Examples:\n";
  std::string_view rest = entry.examples;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    const bool is_pipe = line.find("fangzhi ") != std::string_view::npos;
    footer.append(is_pipe ? "  " : "  fangzhi ").append(line).append("\n");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  footer.pop_back();
  return footer;
}

const CommandEntry* find_entry(std::string_view name) {
  for (const CommandEntry& entry : kCommands) {
    if (name == entry.name) return &entry;
  }
  return nullptr;
}

// Full names of what no entry of the table is called.
Error unknown_verb(const std::string& verb) {
  std::vector<std::string> known;
  for (const CommandEntry& entry : kCommands) known.emplace_back(entry.name);
  const std::string nearest = nearest_word(verb, known);
  return usage_error("\"" + verb + "\" is not a command; " +
                     (nearest.empty() ? "see fangzhi --help" : "did you mean \"" + nearest + "\"?"));
}

// An application that knows the verbs, and the commands behind them.
struct Application {
  CLI::App app{
      "Fangzhi reads Chinese local newspaper pages and work reports into a graph in which every edge quotes "
      "its "
      "sentence.",
      "fangzhi"};
  std::vector<std::unique_ptr<Command>> commands;  // as kCommands
};

void declare_verb(Application& application, const CommandEntry& entry, Session& session) {
  CLI::App& verb = *application.app.add_subcommand(entry.name, entry.summary);
  std::unique_ptr<Command> command = entry.make();
  VerbArguments arguments(verb);
  command->declare(arguments);
  if (entry.has_store) {
    verb.add_option("--store", session.store_option, "The store's folder ($FANGZHI_STORE, else ./fangzhi.db)")
        ->option_text("FOLDER");
  }
  if (entry.has_ontology) {
    verb.add_option("--ontology", session.ontology_option,
                    "The ontology's folder ($FANGZHI_ONTOLOGY, else as installed)")
        ->option_text("FOLDER");
    verb.add_option("--divisions", session.divisions_option,
                    "A fuller table of divisions ($FANGZHI_DIVISIONS; see docs/divisions.md)")
        ->option_text("FILE");
  }
  if (entry.has_json) verb.add_flag("--json", session.json, "Answer in JSON");
  verb.footer(footer_of(entry));
  application.commands.push_back(std::move(command));
}

int exit_code_of(const Error& error) {
  return error.kind == ErrorKind::usage ? kAskedWrongly : kFailed;
}

// Ends a run whose answer is written: what could not be written is a failure, unless its reader left.
int finish(Session& session, int exit_code) {
  const Status closed = session.out.close();
  if (closed || session.out.reader_is_gone()) return exit_code;
  session.console.say(closed.error().message);
  return kFailed;
}

int fail(Session& session, const Error& error) {
  if (session.out.reader_is_gone()) return kDone;
  session.console.say(error.message);
  constexpr int kSignalExit = 128;
  const int signal = interrupting_signal();
  return signal != 0 ? kSignalExit + signal : exit_code_of(error);
}

int run_parsed(Application& application, Session& session) {
  for (std::size_t i = 0; i < std::size(kCommands); ++i) {
    if (!application.app.got_subcommand(kCommands[i].name)) continue;
    const Result<int> exit_code = application.commands[i]->run(session);
    return exit_code ? finish(session, *exit_code) : fail(session, exit_code.error());
  }
  session.console.say("no command given; see fangzhi --help");
  return kAskedWrongly;
}

int print(Session& session, const std::string& text) {
  const Status written = session.out.write(text);
  return written ? finish(session, kDone) : fail(session, written.error());
}

// `help VERB` and `--version` are other spellings.
std::vector<std::string> spelled_out(int argc, const char* const* argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  if (!arguments.empty() && arguments[0] == "help") {
    arguments.erase(arguments.begin());
    arguments.emplace_back("--help");
  }
  if (!arguments.empty() && (arguments[0] == "--version" || arguments[0] == "-V")) arguments[0] = "version";
  return arguments;
}

std::string help_of(Application& application) {
  for (const CommandEntry& entry : kCommands) {
    if (application.app.got_subcommand(entry.name))
      return application.app.get_subcommand(entry.name)->help("fangzhi");
  }
  return application.app.help();
}

std::string one_sentence(std::string message) {
  for (char& c : message) c = c == '\n' ? ' ' : c;
  return message;
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  std::signal(SIGPIPE, SIG_IGN);
  const Terminal terminal = Terminal::detect();
  Console console(terminal);
  Output out(stdout);
  Session session{out, console, terminal, "", "", "", false};
  Application application;
  application.app.require_subcommand(0, 1);
  bool is_version_asked = false;  // spelled_out() has made a verb of it by then
  application.app.add_flag("-V,--version", is_version_asked, "Print the version");
  application.app.footer("fangzhi VERB --help shows the options of a verb and examples.");
  for (const CommandEntry& entry : kCommands) declare_verb(application, entry, session);

  std::vector<std::string> arguments = spelled_out(argc, argv);
  if (!arguments.empty() && arguments[0].rfind('-', 0) != 0 && find_entry(arguments[0]) == nullptr) {
    return fail(session, unknown_verb(arguments[0]));
  }
  try {
    application.app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForHelp&) {
    return print(session, help_of(application));
  } catch (const CLI::ParseError& error) {
    return fail(session, usage_error(one_sentence(error.what()) + "; see fangzhi " +
                                     (arguments.empty() ? "" : arguments[0] + " ") + "--help"));
  }
  return run_parsed(application, session);
}

}  // namespace fangzhi
