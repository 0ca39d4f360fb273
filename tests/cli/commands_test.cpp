// Asking, extracting and building as a user meets them: exit code, standard output, standard error word for
// word.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

using Commands = CommandTest;

// The page of the bridge in GB18030.
const std::string kBridgeInGb18030 =
    "\x32\x30\x32\x34\xc4\xea\xa3\xac\xe4\xf0\xba\xd3\xca\xd0\xce\xf7\xb3\xc7\xc7\xf8\xc6\xbd\xce\xc8\xb7"
    "\xa2\xd5\xb9\xa3\xac\xd4\xc6\xba\xd3\xb4\xf3\xc7\xc5\xbf\xaa\xb9\xa4\xbd\xa8\xc9\xe8\xa1\xa3\x0a";

// Asking

TEST_F(Commands, HelpIsAnAnswer) {
  const Outcome help = fangzhi({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_EQ(help.err, "");
  for (const char* verb : {"build", "extract", "show", "find", "stats", "verify", "export", "forget", "check",
                           "eval", "version"}) {
    EXPECT_TRUE(contains(help.out, std::string("\n  ") + verb)) << verb;
    const Outcome of_verb = fangzhi({verb, "--help"});
    EXPECT_EQ(of_verb.exit_code, 0) << verb;
    EXPECT_TRUE(contains(of_verb.out, std::string("Usage: fangzhi ") + verb)) << of_verb.out;
    const std::size_t examples = of_verb.out.find("\nExamples:\n  fangzhi " + std::string(verb));
    ASSERT_NE(examples, std::string::npos) << of_verb.out;
    EXPECT_GE(
        std::count(of_verb.out.begin() + static_cast<std::ptrdiff_t>(examples), of_verb.out.end(), '\n'), 4)
        << verb;
    EXPECT_EQ(fangzhi({"help", verb}).out, of_verb.out) << verb;
  }
}

TEST_F(Commands, VersionIsOneLine) {
  EXPECT_EQ(fangzhi({"version"}).out, fangzhi({"--version"}).out);
  EXPECT_EQ(fangzhi({"version"}).out.rfind("fangzhi ", 0), 0u);
  EXPECT_TRUE(Json::parse(fangzhi({"version", "--json"}).out).contains("version"));
}

TEST_F(Commands, AskedWronglySaysHowToAskRight) {
  struct Case {
    std::vector<std::string> arguments;
    const char* message;
  };
  const Case cases[] = {
      {{}, "fangzhi: no command given; see fangzhi --help\n"},
      {{"exprot"}, "fangzhi: \"exprot\" is not a command; did you mean \"export\"?\n"},
      {{"buidl"}, "fangzhi: \"buidl\" is not a command; did you mean \"build\"?\n"},
      {{"xyzzy"}, "fangzhi: \"xyzzy\" is not a command; see fangzhi --help\n"},
      {{"build"}, "fangzhi: PATH is required; see fangzhi build --help\n"},
      {{"show"}, "fangzhi: NAME is required; see fangzhi show --help\n"},
      {{"stats", "--jsno"},
       "fangzhi: The following argument was not expected: --jsno; see fangzhi stats --help\n"},
      {{"find", "--type", "Projct"}, "fangzhi: --type: \"Projct\" is not known; did you mean \"Project\"?\n"},
      {{"find", "--relation", "signd"},
       "fangzhi: --relation: \"signd\" is not known; did you mean \"signed\"?\n"},
      {{"find", "--status", "planed"},
       "fangzhi: --status: \"planed\" is not known; did you mean \"planned\"?\n"},
      {{"find", "--status", "maybe so"},
       "fangzhi: --status: \"maybe so\" is not known; known are done, ongoing, planned, negated\n"},
      {{"find", "--since", "2023-13"},
       "fangzhi: --since: \"2023-13\" is no date; write YYYY, YYYY-MM or YYYY-MM-DD\n"},
      {{"find", "--min-amount", "很多"}, "fangzhi: --min-amount: \"很多\" is no amount; write 2亿元\n"},
      {{"export"}, "fangzhi: no format given; say --format jsonld or --format graphml\n"},
      {{"extract", "--encoding", "martian", "x"},
       "fangzhi: --encoding: \"martian\" is not an encoding that can be read; try UTF-8, GB18030, Big5 or "
       "UTF-16\n"},
  };
  for (const Case& c : cases) {
    const Outcome run = fangzhi(c.arguments);
    EXPECT_EQ(run.exit_code, 2) << c.message;
    EXPECT_EQ(run.err, c.message);
    EXPECT_EQ(run.out, "") << c.message;
  }
  EXPECT_EQ(fangzhi({"find", "--limit", "0"}).exit_code, 2);
  EXPECT_EQ(fangzhi({"extract", "--threads", "none", "x"}).exit_code, 2);
  EXPECT_EQ(fangzhi({"export", "--format", "grpahml"}).exit_code, 2);
}

// extract

TEST_F(Commands, ExtractPrintsALineAPageInOrder) {
  write_pages();
  const Outcome run = fangzhi({"extract", "pages/b.md", "pages"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  std::istringstream lines(run.out);
  std::vector<std::string> documents;
  for (std::string line; std::getline(lines, line);) {
    const Json page = Json::parse(line);
    documents.push_back(page["document"]);
    for (const char* key : {"place", "period", "entities", "statements", "observations"}) {
      EXPECT_TRUE(page.contains(key)) << key;
    }
  }
  EXPECT_EQ(documents, (std::vector<std::string>{"pages/b.md", "pages/a.txt", "pages/b.md"}));
}

TEST_F(Commands, ExtractReadsStandardInputAndOtherEncodings) {
  folder.write("utf8.txt", kBridge);
  folder.write("gb.txt", kBridgeInGb18030);
  const auto findings = [&](const Outcome& run) {
    EXPECT_EQ(run.exit_code, 0) << run.err;
    Json page = Json::parse(run.out);
    page.erase("document");
    return page;
  };
  const Json expected = findings(fangzhi({"extract", "utf8.txt"}));
  EXPECT_FALSE(expected["entities"].empty());
  EXPECT_EQ(findings(fangzhi({"extract", "gb.txt"})), expected);
  EXPECT_EQ(findings(fangzhi({"extract", "--encoding", "GBK", "gb.txt"})), expected);
  RunOptions piped;
  piped.input = kBridge;
  EXPECT_EQ(findings(fangzhi({"extract", "-"}, piped)), expected);
}

TEST_F(Commands, ExtractTakesTheSidecar) {
  folder.write("a.txt", kBridge);
  folder.write("a.meta.json", R"({"place":"云河市东湖区","period":"2022"})");
  const Outcome run = fangzhi({"extract", "a.txt"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const Json page = Json::parse(run.out);
  EXPECT_EQ(page["place"], "云河市东湖区");
  EXPECT_EQ(page["period"], "2022");
  EXPECT_FALSE(page.contains("inferred"));
}

TEST_F(Commands, SkipsWhatCannotBeReadAndSaysSo) {
  write_pages();
  folder.write("pages/bad.txt", "方志\n东湖\xff区");
  folder.write("pages/empty.txt", "");
  folder.write("pages/nul.txt", std::string("a\0b", 3));
  folder.write("pages/wide.txt", std::string(10 << 20, 'x'));
  folder.write("pages/long.txt", std::string(50 << 20, '\n'));
  folder.write("pages/side.txt", "正文");
  folder.write("pages/side.meta.json", R"({"date":"May"})");
  const std::string problems =
      "fangzhi: none.txt: there is no such file or folder; check the path\n"
      "fangzhi: pages/bad.txt: byte 13 (line 2) is not valid UTF-8; convert the page or name its encoding "
      "with --encoding\n"
      "fangzhi: pages/empty.txt: is empty\n"
      "fangzhi: pages/long.txt: is larger than 32 MiB; split it\n"
      "fangzhi: pages/nul.txt: line 1 holds a NUL: this is no text, or text in another encoding (name it "
      "with "
      "--encoding)\n"
      "fangzhi: pages/side.meta.json: \"date\" is \"May\"; write it as YYYY, YYYY-MM or YYYY-MM-DD\n"
      "fangzhi: pages/wide.txt: line 1 is longer than 4 MiB; break it into lines\n";
  const Outcome extracted = fangzhi({"extract", "none.txt", "pages"});
  EXPECT_EQ(extracted.exit_code, 3);
  EXPECT_EQ(extracted.err, problems);
  EXPECT_EQ(std::count(extracted.out.begin(), extracted.out.end(), '\n'), 2);
  const Outcome built = fangzhi({"build", "none.txt", "pages"});
  EXPECT_EQ(built.exit_code, 3);
  EXPECT_EQ(built.err, problems);
  EXPECT_EQ(built.out.substr(0, built.out.find('\n')), "pages: 2 added, 0 replaced, 0 unchanged, 7 skipped");
}

TEST_F(Commands, NoOrderOfAPageReachesTheTerminal) {
  folder.write("a\x1b[31m.txt", "");
  const Outcome run = fangzhi({"extract", "a\x1b[31m.txt"});
  EXPECT_EQ(run.exit_code, 3);
  EXPECT_EQ(run.err, "fangzhi: a\\x1b[31m.txt: is empty\n");
}

// build

TEST_F(Commands, BuildAgainChangesNothing) {
  build();
  const Outcome again = fangzhi({"build", "pages"});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_EQ(again.err, "");
  EXPECT_EQ(again.out.substr(0, again.out.find('\n')), "pages: 0 added, 0 replaced, 2 unchanged, 0 skipped");
  folder.write("pages/b.md", kBridge + std::string("另有后文。\n"));
  const Json changed = Json::parse(fangzhi({"build", "--json", "pages"}).out);
  EXPECT_EQ(changed["pages"], Json::parse(R"({"added":0,"replaced":1,"unchanged":1,"skipped":0})"));
  EXPECT_EQ(changed["store"]["documents"], 2);
}

TEST_F(Commands, BuildFindsItsStore) {
  write_pages();
  RunOptions told;
  told.environment["FANGZHI_STORE"] = "from-environment";
  EXPECT_EQ(fangzhi({"build", "pages"}, told).exit_code, 0);
  EXPECT_EQ(fangzhi({"build", "--store", "from-option", "pages"}, told).exit_code, 0);
  EXPECT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
  for (const char* name : {"from-environment", "from-option", "fangzhi.db"}) {
    EXPECT_TRUE(std::filesystem::is_directory(folder / name)) << name;
  }
}

TEST_F(Commands, BuildOfNothingMakesNoStore) {
  std::filesystem::create_directory(folder / "empty");
  const Outcome run = fangzhi({"build", "empty"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "fangzhi: no pages there; folders are searched for .txt, .md and .markdown files\n");
  EXPECT_EQ(fangzhi({"build", "missing"}).exit_code, 3);
  EXPECT_FALSE(std::filesystem::exists(folder / "fangzhi.db"));
}

TEST_F(Commands, AWrongOntologyIsNamed) {
  write_pages();
  const Outcome run = fangzhi({"build", "--ontology", "none", "pages"});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_EQ(run.err.rfind("fangzhi: none/", 0), 0u) << run.err;
  RunOptions told;
  told.environment["FANGZHI_ONTOLOGY"] = "elsewhere";
  EXPECT_EQ(fangzhi({"check"}, told).err.rfind("fangzhi: elsewhere/", 0), 0u);
}

TEST_F(Commands, InterruptedBuildKeepsWhatItRead) {
  constexpr int kPages = 2000;
  for (int i = 0; i < kPages; ++i)
    folder.write("many/" + std::to_string(i) + ".txt", kBridge + std::to_string(i));
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
    ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
    fangzhi.execute({"build", "many"}, {});
  }
  EXPECT_TRUE(Program::wait_until(child, [&] { return std::filesystem::exists(folder / "fangzhi.db"); }));
  ::kill(child, SIGTERM);
  ::kill(child, SIGTERM);  // as timeout does: one wish
  EXPECT_EQ(Program::wait_for(child), 143);
  const Outcome verified = fangzhi({"verify", "--json"});
  EXPECT_EQ(verified.exit_code, 0) << verified.out << verified.err;
  EXPECT_LT(Json::parse(verified.out)["documents"].get<int>(), kPages);
}
}  // namespace
}  // namespace fangzhi
