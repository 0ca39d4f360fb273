// The verbs that ask a store or change it: exit code, standard output, standard error word for word.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

using StoreCommands = CommandTest;

// show, find, stats, verify

TEST_F(StoreCommands, VerbsThatAskNeedAStore) {
  for (const std::vector<std::string>& verb :
       std::vector<std::vector<std::string>>{{"show", "云河大桥"},
                                             {"find"},
                                             {"stats"},
                                             {"verify"},
                                             {"export", "--format", "jsonld"},
                                             {"forget", "a"}}) {
    const Outcome run = fangzhi(verb);
    EXPECT_EQ(run.exit_code, 1) << verb[0];
    EXPECT_EQ(run.out, "") << verb[0];
    EXPECT_EQ(run.err.rfind("fangzhi: ", 0), 0u) << verb[0] << ": " << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    EXPECT_FALSE(std::filesystem::exists(folder / "fangzhi.db")) << verb[0];
  }
}

// Whether the system knows of a file lock of this process.
bool holds_a_lock(pid_t process) {
  return contains(Program::contents("/proc/locks"), " WRITE " + std::to_string(process) + " ");
}

TEST_F(StoreCommands, AStoreHasOneWriterAndAnyReaders) {
  build();
  int input[2];
  ASSERT_EQ(::pipe(input), 0);
  const pid_t writer = ::fork();
  if (writer == 0) {
    ::dup2(input[0], STDIN_FILENO);
    ::close(input[1]);
    ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
    fangzhi.execute({"build", "-"}, {});
  }
  ::close(input[0]);
  EXPECT_TRUE(Program::wait_until(writer, [&] { return holds_a_lock(writer); }));
  const Outcome second = fangzhi({"build", "pages"});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_EQ(std::count(second.err.begin(), second.err.end(), '\n'), 1) << second.err;
  EXPECT_TRUE(contains(second.err, std::to_string(writer))) << second.err;
  EXPECT_EQ(fangzhi({"forget", "pages/a.txt"}).exit_code, 1);
  EXPECT_EQ(fangzhi({"find"}).exit_code, 0);
  EXPECT_EQ(fangzhi({"verify"}).exit_code, 0);
  ASSERT_EQ(::write(input[1], kBridge, std::string(kBridge).size()),
            static_cast<ssize_t>(std::string(kBridge).size()));
  ::close(input[1]);
  EXPECT_EQ(Program::wait_for(writer), 0);
  EXPECT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
}

TEST_F(StoreCommands, FindAnswersWithItsSentence) {
  build();
  const Outcome table = fangzhi({"find", "--relation", "begun"});
  EXPECT_EQ(table.exit_code, 0);
  EXPECT_EQ(table.err, "");
  EXPECT_EQ(table.out.rfind("time", 0), 0u);
  EXPECT_TRUE(contains(table.out, "开工")) << table.out;
  EXPECT_TRUE(contains(table.out, "pages/a.txt")) << table.out;
  const Json rows = Json::parse(fangzhi({"find", "--relation", "开工", "--json"}).out);
  ASSERT_GE(rows["statements"].size(), 1u);
  for (const Json& row : rows["statements"]) {
    EXPECT_EQ(row["predicate"], "开工");
    EXPECT_TRUE(contains(kBridge, row["quotation"].get<std::string>()));
    EXPECT_EQ(row["page"], "pages/a.txt");
  }
  EXPECT_EQ(rows["total"], rows["statements"].size());
}

TEST_F(StoreCommands, FindTakesChineseAndEnglishWords) {
  build();
  const std::string expected =
      fangzhi({"find", "--type", "Project", "--relation", "竣工", "--status", "done"}).out;
  EXPECT_TRUE(contains(expected, "竣工"));
  EXPECT_EQ(fangzhi({"find", "--type", "项目", "--relation", "completed", "--status", "完成"}).out, expected);
  EXPECT_EQ(fangzhi({"find", "--type", "project", "--relation", "COMPLETED", "--status", "ＤＯＮＥ"}).out,
            expected);
}

TEST_F(StoreCommands, FindSaysWhatItLeavesOut) {
  build();
  const Json all = Json::parse(fangzhi({"find", "--json"}).out);
  ASSERT_GE(all["total"].get<int>(), 2);
  const Outcome one = fangzhi({"find", "--limit", "1"});
  EXPECT_EQ(one.exit_code, 0);
  EXPECT_EQ(std::count(one.out.begin(), one.out.end(), '\n'), 2);
  EXPECT_EQ(one.err, "fangzhi: " + std::to_string(all["total"].get<int>() - 1) +
                         " more fit; raise --limit to see them\n");
}

TEST_F(StoreCommands, AnEmptyAnswerIsDone) {
  build();
  const Outcome table = fangzhi({"find", "没有这个"});
  EXPECT_EQ(table.exit_code, 0);
  EXPECT_EQ(table.out, "");
  EXPECT_EQ(table.err, "fangzhi: nothing fits\n");
  EXPECT_EQ(fangzhi({"find", "没有这个", "--json"}).out, "{\"statements\":[],\"total\":0}\n");
  const Outcome shown = fangzhi({"show", "没有这个"});
  EXPECT_EQ(shown.exit_code, 0);
  EXPECT_EQ(shown.out, "");
  EXPECT_EQ(shown.err.rfind("fangzhi: nothing is called \"没有这个\"", 0), 0u) << shown.err;
  const Outcome json = fangzhi({"show", "没有这个", "--json"});
  EXPECT_EQ(json.exit_code, 0);
  EXPECT_EQ(Json::parse(json.out)["entities"], Json::array());
}

TEST_F(StoreCommands, ShowPrintsACardByNameAndById) {
  build();
  const std::string id = some_entity();
  const Outcome by_id = fangzhi({"show", id.substr(0, 12), "--json"});
  EXPECT_EQ(by_id.exit_code, 0);
  const Json cards = Json::parse(by_id.out)["entities"];
  ASSERT_EQ(cards.size(), 1u);
  EXPECT_EQ(cards[0]["id"], id);
  ASSERT_FALSE(cards[0]["life"].empty());
  const std::string quotation = cards[0]["life"][0]["quotation"];
  const Outcome card = fangzhi({"show", cards[0]["name"].get<std::string>()});
  EXPECT_EQ(card.exit_code, 0);
  EXPECT_EQ(card.err, "");
  for (const std::string& part : {cards[0]["name"].get<std::string>(), "id " + id, "“" + quotation + "”",
                                  std::string("\ntied to\n"), std::string("\npages\n  pages/")}) {
    EXPECT_TRUE(contains(card.out, part)) << part << "\nis not in\n" << card.out;
  }
}

// What names tell of parts stands apart from what statements say.
TEST_F(StoreCommands, ShowAndWhyTellAPartOfAWhole) {
  const Outcome built = fangzhi({"build", FANGZHI_ROOT "/data/pages"});
  ASSERT_EQ(built.exit_code, 0) << built.err;
  const std::string belief = "智轨装备制造基地一期 隶属 智轨装备制造基地  part-of-name\n";
  for (const std::vector<std::string>& ask :
       std::vector<std::vector<std::string>>{{"show", "智轨装备制造基地一期"},
                                             {"show", "智轨装备制造基地"},
                                             {"why", "智轨装备制造基地", "智轨装备制造基地一期"}}) {
    const Outcome run = fangzhi(ask);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_TRUE(contains(run.out, belief)) << run.out;
    EXPECT_TRUE(contains(run.out, "“智轨装备制造基地一期”")) << run.out;
  }
  const Json card = Json::parse(fangzhi({"show", "智轨装备制造基地", "--json"}).out)["entities"][0];
  ASSERT_FALSE(card["parts"].empty());
  EXPECT_EQ(card["parts"][0]["is_subject"], false);
  EXPECT_EQ(card["parts"][0]["rule"], "part-of-name");
}

TEST_F(StoreCommands, QuestionsKnowThePartsOfAWhole) {
  const Outcome built = fangzhi({"build", FANGZHI_ROOT "/data/pages"});
  ASSERT_EQ(built.exit_code, 0) << built.err;
  const std::string part = "智轨装备制造基地一期";
  const std::string whole = "智轨装备制造基地";
  const Outcome found = fangzhi({"find", part, "--relation", "隶属"});
  EXPECT_TRUE(contains(found.out, "part-of-name")) << found.out;
  const Json rows = Json::parse(fangzhi({"find", part, "--relation", "隶属", "--json"}).out)["statements"];
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0]["rule"], "part-of-name");
  const Outcome path = fangzhi({"path", part, whole});
  EXPECT_TRUE(contains(path.out, part + " 隶属 " + whole + "  part-of-name\n")) << path.out;
  EXPECT_FALSE(contains(fangzhi({"timeline", whole}).out, part + " 投产"));
  EXPECT_TRUE(contains(fangzhi({"timeline", "--parts", whole}).out, part + " 投产"));
  const std::uint64_t believed = Json::parse(fangzhi({"stats", "--json"}).out)["believed_parts"];
  EXPECT_GT(believed, 5u);
  EXPECT_TRUE(contains(fangzhi({"stats"}).out, "believed"));
}

TEST_F(StoreCommands, ShowSuggestsNearNames) {
  build();
  const Outcome near = fangzhi({"show", "云河桥"});
  EXPECT_EQ(near.exit_code, 0);
  EXPECT_TRUE(contains(near.out + near.err, "云河大桥")) << near.err;
}

TEST_F(StoreCommands, StatsCount) {
  build();
  const Json figures = Json::parse(fangzhi({"stats", "--json"}).out);
  EXPECT_EQ(figures["documents"], 2);
  std::uint64_t by_type = 0;
  for (const auto& [type, number] : figures["identities_by_type"].items())
    by_type += number.get<std::uint64_t>();
  EXPECT_EQ(figures["identities"], by_type);
  std::uint64_t by_predicate = 0;
  for (const auto& [id, number] : figures["statements_by_predicate"].items())
    by_predicate += number.get<std::uint64_t>();
  EXPECT_EQ(figures["statements"], by_predicate);
  EXPECT_TRUE(contains(fangzhi({"stats"}).out, "documents"));
}

TEST_F(StoreCommands, VerifyReportsItsNumbers) {
  build();
  const Outcome run = fangzhi({"verify"});
  EXPECT_EQ(run.exit_code, 0) << run.out;
  EXPECT_EQ(run.err, "");
  EXPECT_TRUE(contains(run.out, "2 documents\n")) << run.out;
  EXPECT_TRUE(contains(run.out, "0 problems\n")) << run.out;
  const Json report = Json::parse(fangzhi({"verify", "--json"}).out);
  EXPECT_EQ(report["ok"], true);
  EXPECT_GT(report["spans_checked"].get<int>(), 0);
}

// export, forget, check

TEST_F(StoreCommands, ExportWritesAFileOrAStream) {
  build();
  const Outcome stream = fangzhi({"export", "--format", "jsonld"});
  EXPECT_EQ(stream.exit_code, 0) << stream.err;
  EXPECT_TRUE(Json::parse(stream.out).contains("@graph"));
  const Outcome file = fangzhi({"export", "-o", "graph.jsonld"});
  EXPECT_EQ(file.exit_code, 0) << file.err;
  EXPECT_EQ(file.out.rfind("graph.jsonld: ", 0), 0u);
  EXPECT_EQ(Program::contents(folder / "graph.jsonld"), stream.out);
  EXPECT_TRUE(contains(fangzhi({"export", "--format", "graphml", "-o", "-"}).out, "<graphml"));
  const Outcome nowhere = fangzhi({"export", "-o", "none/graph.graphml"});
  EXPECT_EQ(nowhere.exit_code, 1);
  EXPECT_EQ(nowhere.err, "fangzhi: none/graph.graphml: cannot be created (No such file or directory)\n");
}

TEST_F(StoreCommands, ForgetRemovesPages) {
  build();
  const Outcome run = fangzhi({"forget", "./pages/a.txt"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.out, "forgot 1 of 1 pages\n");
  EXPECT_EQ(Json::parse(fangzhi({"stats", "--json"}).out)["documents"], 1);
  const Outcome again = fangzhi({"forget", "--json", "pages/a.txt", "pages/b.md"});
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_EQ(Json::parse(again.out),
            Json::parse(R"({"forgotten":["pages/b.md"],"not_found":["pages/a.txt"]})"));
  EXPECT_EQ(std::count(again.err.begin(), again.err.end(), '\n'), 1) << again.err;
}

TEST_F(StoreCommands, CheckRunsTheExamples) {
  const Outcome run = fangzhi({"check"});
  EXPECT_EQ(run.exit_code, 0) << run.out << run.err;
  EXPECT_EQ(Json::parse(fangzhi({"check", "--json"}).out), Json::parse(R"({"ok":true,"errors":[]})"));
  const Outcome broken = fangzhi({"check", "--ontology", "none", "--json"});
  EXPECT_EQ(broken.exit_code, 1);
  EXPECT_EQ(Json::parse(broken.out)["errors"].size(), 1u);
}
}  // namespace
}  // namespace fangzhi
