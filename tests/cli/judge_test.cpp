// What people decide about names: kept in a file, obeyed by every build, and told by why and review.
#include <gtest/gtest.h>
#include <pty.h>

#include <filesystem>
#include <set>
#include <sstream>
#include <string>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

class JudgeTest : public CommandTest {
 protected:
  // Two pages that speak of one district and of a work of their own.
  void build() {
    folder.write("pages/a.txt", "2024年，漯河市西城区平稳发展，云河大桥开工建设。\n");
    folder.write("pages/b.md", "2023年，漯河市西城区平稳发展，云河文化广场开工建设。\n");
    const Outcome run = fangzhi({"build", "pages"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
  }

  // The names of each identity, by its id.
  std::map<std::string, std::set<std::string>> identities() {
    std::map<std::string, std::set<std::string>> names;
    std::istringstream lines(fangzhi({"export", "--format", "identities"}).out);
    for (std::string line; std::getline(lines, line);) {
      const Json identity = Json::parse(line);
      for (const Json& member : identity["members"])
        names[identity["id"]].insert(member["name"].get<std::string>());
    }
    return names;
  }

  bool are_one(const std::string& a, const std::string& b) {
    for (const auto& [id, names] : identities()) {
      if (names.count(a) > 0 && names.count(b) > 0) return true;
    }
    return false;
  }

  std::size_t count_named(const std::string& name) {
    std::size_t count = 0;
    for (const auto& [id, names] : identities()) count += names.count(name);
    return count;
  }

  Json judge(const std::string& a, const std::string& verdict, const std::string& b) {
    const Outcome run = fangzhi({"judge", a, verdict, b, "--because", "a test", "--json"});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return run.exit_code == 0 ? Json::parse(run.out) : Json();
  }

  std::string ledger() { return Program::contents(folder / "fangzhi.judgements.tsv"); }
};

TEST_F(JudgeTest, AJudgementOutlivesTheStore) {
  build();
  EXPECT_FALSE(are_one("云河大桥", "云河文化广场"));
  const Json judged = judge("云河大桥", "same", "云河文化广场");
  EXPECT_EQ(judged["was_joined"], false);
  EXPECT_EQ(judged["joined"], true);
  EXPECT_EQ(judged["a"]["page"], "pages/a.txt");
  EXPECT_TRUE(are_one("云河大桥", "云河文化广场"));
  fs::remove_all(folder / "fangzhi.db");
  ASSERT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
  EXPECT_TRUE(are_one("云河大桥", "云河文化广场"));
  EXPECT_EQ(fangzhi({"verify"}).exit_code, 0);
}

TEST_F(JudgeTest, TheLastJudgementHolds) {
  build();
  judge("云河大桥", "same", "云河文化广场");
  const Json taken_back = judge("云河大桥", "different", "云河文化广场");
  EXPECT_EQ(taken_back["was_joined"], true);
  EXPECT_EQ(taken_back["joined"], false);
  EXPECT_FALSE(are_one("云河大桥", "云河文化广场"));
  fs::remove(folder / "fangzhi.judgements.tsv");
  ASSERT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
  EXPECT_EQ(fangzhi({"verify"}).exit_code, 0);
}

TEST_F(JudgeTest, TellsApartWhatTwoPagesCallByOneName) {
  build();
  EXPECT_EQ(count_named("西城区"), 1u);
  EXPECT_EQ(judge("pages/a.txt#西城区", "different", "pages/b.md#西城区")["joined"], false);
  EXPECT_EQ(count_named("西城区"), 2u);
  EXPECT_EQ(fangzhi({"verify"}).exit_code, 0);
  EXPECT_EQ(judge("pages/a.txt#西城区", "same", "pages/b.md#西城区")["joined"], true);
  EXPECT_EQ(count_named("西城区"), 1u);
}

TEST_F(JudgeTest, SaysWhichJudgementsLostTheirEvidence) {
  build();
  judge("云河大桥", "same", "云河文化广场");
  ASSERT_EQ(fangzhi({"forget", "pages/b.md"}).exit_code, 0);
  const Outcome built = fangzhi({"build", "pages/a.txt"});
  EXPECT_EQ(built.exit_code, 0);
  EXPECT_TRUE(contains(built.err, "pages/b.md")) << built.err;
  const Outcome reviewed = fangzhi({"review", "--json"});
  EXPECT_TRUE(contains(reviewed.err, "pages/b.md")) << reviewed.err;
  EXPECT_EQ(Json::parse(reviewed.out)["lost_judgements"], 1);
  ASSERT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
  EXPECT_TRUE(are_one("云河大桥", "云河文化广场"));
}

TEST_F(JudgeTest, WhyTellsOfTwoNames) {
  build();
  const Outcome apart = fangzhi({"why", "云河大桥", "云河文化广场"});
  EXPECT_EQ(apart.exit_code, 0) << apart.err;
  EXPECT_TRUE(contains(apart.out, "two things")) << apart.out;
  judge("云河大桥", "same", "云河文化广场");
  const Json why = Json::parse(fangzhi({"why", "云河大桥", "云河文化广场", "--json"}).out);
  EXPECT_EQ(why["joined"], true);
  ASSERT_EQ(why["compared"].size(), 1u);
  EXPECT_EQ(why["compared"][0]["outcome"], "same");
  EXPECT_EQ(why["compared"][0]["judgement"]["reason"], "a test");
  const Outcome one = fangzhi({"why", "pages/a.txt#西城区", "pages/b.md#西城区"});
  EXPECT_TRUE(contains(one.out, "one by name")) << one.out;
}

TEST_F(JudgeTest, ReviewTakesAnswersFromAFile) {
  build();
  judge("云河大桥", "unsure", "云河文化广场");
  std::string answers = ledger();
  const std::size_t at = answers.find("unsure\tpages/");
  ASSERT_NE(at, std::string::npos);
  folder.write("open.tsv", std::string(answers).replace(at, 6, "?"));
  EXPECT_EQ(fangzhi({"review", "--answers", "open.tsv"}).out,
            "0 judgements noted in ./fangzhi.judgements.tsv\n");
  EXPECT_FALSE(are_one("云河大桥", "云河文化广场"));
  folder.write("answers.tsv", answers.replace(at, 6, "same"));
  const Outcome taken = fangzhi({"review", "--answers", "answers.tsv"});
  EXPECT_EQ(taken.out, "1 judgements noted in ./fangzhi.judgements.tsv\n") << taken.err;
  EXPECT_TRUE(are_one("云河大桥", "云河文化广场"));
}

// What review asks and says at a terminal where these lines are typed, each once it has asked.
std::string typed(const Program& fangzhi, const std::vector<std::string>& lines) {
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) fangzhi.execute({"review"}, {});
  std::string shown;
  std::size_t asked = 0;
  for (char c = 0; ::read(terminal, &c, 1) == 1;) {
    shown.push_back(c);
    const std::string prompt = "[q]uit: ";
    const bool is_prompt = shown.size() >= prompt.size() &&
                           shown.compare(shown.size() - prompt.size(), prompt.size(), prompt) == 0;
    if (!is_prompt || asked == lines.size()) continue;
    const std::string line = lines[asked++] + "\n";
    if (::write(terminal, line.data(), line.size()) < 0) break;
  }
  ::close(terminal);
  EXPECT_EQ(Program::wait_for(child), 0) << shown;
  EXPECT_EQ(asked, lines.size()) << shown;
  return shown;
}

TEST_F(JudgeTest, ReviewTakesAnswersFromTheKeyboard) {
  folder.write("pages/a.txt", "2024年，漯河市西城区平稳发展，云河大数据产业园开工建设。\n");
  folder.write("pages/b.md", "2023年，漯河市平稳发展，漯河市云河数据产业园开工建设。\n");
  ASSERT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
  const int unsure = Json::parse(fangzhi({"review", "--json"}).out)["unsure"];
  ASSERT_EQ(unsure, 1) << fangzhi({"why", "云河大数据产业园", "漯河市云河数据产业园"}).out;
  EXPECT_TRUE(contains(typed(fangzhi, {"q"}), "0 judgements noted"));
  EXPECT_TRUE(contains(typed(fangzhi,
                             {
                                 "",
                             }),
                       "0 judgements noted"))
      << "for later";
  EXPECT_FALSE(are_one("云河大数据产业园", "云河数据产业园"));
  const std::string shown = typed(fangzhi, {"s"});
  EXPECT_TRUE(contains(shown, "1 of 1")) << shown;
  EXPECT_TRUE(contains(shown, "1 judgements noted")) << shown;
  EXPECT_TRUE(contains(ledger(), "same\t")) << ledger();
  EXPECT_EQ(Json::parse(fangzhi({"review", "--json"}).out)["unsure"], 0);
}

TEST_F(JudgeTest, RefusesWhatItCannotJudge) {
  build();
  const Outcome verdict = fangzhi({"judge", "云河大桥", "sane", "云河文化广场"});
  EXPECT_EQ(verdict.exit_code, 2);
  EXPECT_TRUE(contains(verdict.err, "did you mean same")) << verdict.err;
  EXPECT_EQ(fangzhi({"judge", "云河大桥", "same", "无此名"}).exit_code, 2);
  EXPECT_EQ(fangzhi({"judge", "云河大桥", "different", "云河大桥"}).exit_code, 2);
  EXPECT_FALSE(fs::exists(folder / "fangzhi.judgements.tsv"));
  EXPECT_NE(fangzhi({"build", "--judgements", "nowhere.tsv", "pages"}).exit_code, 0);
}

}  // namespace
}  // namespace fangzhi
