// Measuring extraction as a user meets it, on sentences whose figures are reckoned by hand.
#include <gtest/gtest.h>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

class EvalCommand : public CommandTest {
 protected:
  // The extractor finds the bridge, its 开工 in the district, and the places. Of these the first sentence
  // leaves out nothing; the second calls the bridge a park, adds an honour that is none, and a statement
  // nobody makes.
  void write_sentences() {
    folder.write("set/a.txt",
                 "@ place=漯河市/西城区 period=2024 genre=开工\n"
                 "2024年，[云河大桥:Project]开工建设。\n"
                 "  = 云河大桥 | 开工 | 西城区 | done | 2024\n");
    folder.write("set/b.txt",
                 "@ place=漯河市/西城区 period=2024 genre=数据\n"
                 "2024年，[云河大桥:Park]开工[建设:Honor]。\n"
                 "  = 云河大桥 | 获评 | 建设 | done | 2024\n");
    folder.write("set/README.md", "[not:annotated]\n");
  }
};

TEST_F(EvalCommand, CountsWhatIsRightMissedAndWrong) {
  write_sentences();
  const Outcome run = fangzhi({"eval", "--json", "set"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const Json report = Json::parse(run.out);
  EXPECT_EQ(report["sentences"], 2);
  // Mentions: the bridge of a; of b the park and the honour missed, a project that is none.
  const Json& mentions = report["mentions"];
  EXPECT_EQ(mentions["right"], 1);
  EXPECT_EQ(mentions["missed"], 2);
  EXPECT_EQ(mentions["wrong"], 1);
  EXPECT_DOUBLE_EQ(mentions["precision"], 1.0 / 2);
  EXPECT_DOUBLE_EQ(mentions["recall"], 1.0 / 3);
  EXPECT_DOUBLE_EQ(mentions["f1"], 2.0 / 5);
  EXPECT_DOUBLE_EQ(mentions["by"]["Project"]["f1"], 2.0 / 3);
  EXPECT_EQ(mentions["by"]["Honor"]["missed"], 1);
  // Statements: the 开工 of a; of b the 获评 missed, a 开工 that is none.
  const Json& statements = report["statements"];
  EXPECT_EQ(statements["by"]["开工"]["right"], 1);
  EXPECT_EQ(statements["by"]["开工"]["wrong"], 1);
  EXPECT_EQ(statements["by"]["获评"]["missed"], 1);
  EXPECT_EQ(report["status"]["right"], 1);
  EXPECT_EQ(report["time"]["accuracy"], 1.0);
  EXPECT_FALSE(report.contains("misses"));
}

TEST_F(EvalCommand, PrintsATableAndTheSentencesOfMisses) {
  write_sentences();
  const Outcome table = fangzhi({"eval", "set"});
  ASSERT_EQ(table.exit_code, 0) << table.err;
  EXPECT_EQ(table.err, "");
  EXPECT_TRUE(contains(table.out, "mention      all      1      2       1      0.500  0.333  0.400\n"))
      << table.out;
  EXPECT_TRUE(contains(table.out, "\n2 sentences\n")) << table.out;
  const Outcome misses = fangzhi({"eval", "--misses", "set"});
  EXPECT_TRUE(
      contains(misses.out, "missed mention Honor: 1\n  set/b.txt:2: 建设\n    2024年，云河大桥开工建设。\n"))
      << misses.out;
  const Json listed = Json::parse(fangzhi({"eval", "--misses", "--json", "set/b.txt"}).out)["misses"];
  EXPECT_EQ(listed.size(), 5u) << listed;
}

TEST_F(EvalCommand, CountsApartByGenreAndDistrict) {
  write_sentences();
  const Json genres = Json::parse(fangzhi({"eval", "--json", "--by", "genre", "set"}).out);
  EXPECT_EQ(genres["mentions"]["by"]["开工"]["f1"], 1.0);
  EXPECT_EQ(genres["statements"]["by"]["数据"]["f1"], 0.0);
  const Json districts = Json::parse(fangzhi({"eval", "--json", "--by", "district", "set"}).out);
  EXPECT_EQ(districts["mentions"]["by"]["西城区"]["right"], 1);
  const Json types = Json::parse(fangzhi({"eval", "--json", "--by", "type", "set"}).out);
  EXPECT_TRUE(types["statements"]["by"].empty());
}

TEST_F(EvalCommand, SaysWhatIsWrongWithTheSentences) {
  folder.write("a.txt", "[云河大桥:Projct]开工\n");
  const Outcome bad = fangzhi({"eval", "a.txt"});
  EXPECT_EQ(bad.exit_code, 1);
  EXPECT_EQ(bad.err, "fangzhi: a.txt:1: type: \"Projct\" is not known; did you mean \"Project\"?\n");
  EXPECT_EQ(fangzhi({"eval", "nowhere"}).err,
            "fangzhi: nowhere: there is no such file or folder; check the path\n");
  folder.write("empty/README.md", "text\n");
  EXPECT_EQ(fangzhi({"eval", "empty"}).err,
            "fangzhi: empty: holds no annotated sentence; name .txt files of them\n");
  const Outcome asked = fangzhi({"eval", "--by", "gnre", "a.txt"});
  EXPECT_EQ(asked.exit_code, 2);
  EXPECT_EQ(asked.err, "fangzhi: --by: \"gnre\" is not known; did you mean \"genre\"?\n");
}

}  // namespace
}  // namespace fangzhi
