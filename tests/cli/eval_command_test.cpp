// Measuring extraction as a user meets it, on sentences whose figures are reckoned by hand.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

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
  // With the names given none is missed, and only what is made of them can be wrong.
  const Json given = Json::parse(fangzhi({"eval", "--json", "--names-given", "set"}).out);
  EXPECT_EQ(given["mentions"]["missed"], 0);
  EXPECT_EQ(given["mentions"]["wrong"], 0);
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

// Two districts; what is learned from one is measured on the other.
constexpr const char* kTwoDistricts =
    "@ place=漯河市/西城区 period=2024 genre=开工\n"
    "2024年，[云河大桥:Project]开工建设。\n"
    "  = 云河大桥 | 开工 | 西城区 | done | 2024\n"
    "@ place=安陵市/云岭区 period=2024 genre=开工\n"
    "2024年，[青禾冷链物流园:Project]开工建设。\n"
    "  = 青禾冷链物流园 | 开工 | 云岭区 | done | 2024\n";

TEST_F(EvalCommand, MeasuresLearnedWeightsBesideThoseSetByHand) {
  folder.write("two.txt", kTwoDistricts);
  for (const std::vector<std::string>& how :
       {std::vector<std::string>{"--folds", "2"}, std::vector<std::string>{"--by-district"}}) {
    std::vector<std::string> arguments = {"eval", "--json", "two.txt"};
    arguments.insert(arguments.end(), how.begin(), how.end());
    const Outcome run = fangzhi(arguments);
    ASSERT_EQ(run.exit_code, 0) << run.err;
    const Json report = Json::parse(run.out);
    EXPECT_EQ(report["sentences"], 2);
    EXPECT_EQ(report["groups"], 2);
    for (const char* side : {"hand", "learned"}) {
      const Json& all = report["mentions"][side];
      EXPECT_EQ(all["right"].get<int>() + all["missed"].get<int>(), 2) << "each sentence is measured once";
    }
    EXPECT_EQ(report["statements"]["by"]["开工"]["hand"]["right"], 2);
    EXPECT_EQ(fangzhi(arguments).out, run.out) << "the same sentences give the same figures";
  }
  const Outcome table = fangzhi({"eval", "--folds", "2", "two.txt"});
  EXPECT_TRUE(contains(table.out, "F1 hand")) << table.out;
  EXPECT_TRUE(contains(table.out, "2 sentences, 2 groups")) << table.out;
  EXPECT_EQ(fangzhi({"eval", "--folds", "2", "--misses", "two.txt"}).exit_code, 2);
}

TEST_F(EvalCommand, TrainsWeightsThatExtractionTakes) {
  folder.write("two.txt", kTwoDistricts);
  const Outcome run = fangzhi({"train", "two.txt", "--out", "once"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.err, "fangzhi: weights learned from 2 sentences stand in once\n");
  const std::string weights = read_text(folder / "once/weights.tsv");
  const std::string tagger = read_text(folder / "once/tagger.tsv");
  EXPECT_TRUE(contains(weights, "\nversion\t1\nbias\t")) << weights.substr(0, 400);
  EXPECT_TRUE(contains(tagger, "\ntypes\tPerson\tPlace\t")) << tagger.substr(0, 400);
  std::filesystem::copy(FANGZHI_ROOT "/ontology", folder / "ontology",
                        std::filesystem::copy_options::recursive);
  EXPECT_EQ(fangzhi({"train", "--ontology", "ontology", "two.txt", "--out", "ontology"}).exit_code, 0);
  EXPECT_EQ(fangzhi({"train", "--ontology", "ontology", "two.txt", "--out", "ontology"}).exit_code, 0)
      << "from weights of its own";
  EXPECT_EQ(read_text(folder / "ontology/weights.tsv"), weights) << "the same bytes, wherever they go";
  EXPECT_EQ(read_text(folder / "ontology/tagger.tsv"), tagger);
  EXPECT_EQ(fangzhi({"eval", "--ontology", "ontology", "two.txt"}).exit_code, 0);
  const Outcome refused = fangzhi({"train", "two.txt", "--out", "two.txt/weights"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_TRUE(contains(refused.err, "two.txt/weights: cannot be created")) << refused.err;
}

}  // namespace
}  // namespace fangzhi
