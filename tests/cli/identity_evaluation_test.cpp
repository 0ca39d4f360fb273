// Measuring who is who as a user meets it, on pages whose figures are reckoned by hand.
#include <gtest/gtest.h>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

class EvalIdentities : public CommandTest {
 protected:
  // Two pages that speak of one district, each with a project of its own.
  void SetUp() override {
    folder.write("pages/a.txt", kBridge);
    folder.write("pages/b.md", "2023年，漯河市西城区平稳发展，云河文化广场竣工。\n");
    folder.write("gold.jsonl",
                 R"({"id":"district","type":"Place","name":"西城区","members":[)"
                 R"({"document":"a.txt","name":"西城区"},{"document":"pages/b.md","name":"西城区"}]})"
                 "\n\n"
                 R"({"id":"bridge","type":"Project","name":"云河大桥","members":[)"
                 R"({"document":"a.txt","name":"云河大桥"},{"document":"b.md","name":"云河二桥"}]})"
                 "\n");
  }

  std::string error_of(const std::string& gold) {
    folder.write("bad.jsonl", gold);
    const Outcome run = fangzhi({"eval", "--identities", "bad.jsonl", "pages"});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(run.out, "");
    return run.err;
  }
};

TEST_F(EvalIdentities, ScoresPagesAndStoresAlike) {
  const Outcome pages = fangzhi({"eval", "--json", "--misses", "--identities", "gold.jsonl", "pages"});
  ASSERT_EQ(pages.exit_code, 0) << pages.err;
  ASSERT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
  EXPECT_EQ(fangzhi({"eval", "--json", "--misses", "--identities", "gold.jsonl"}).out, pages.out);
  const Json report = Json::parse(pages.out);
  EXPECT_EQ(report["identities"], 2);
  EXPECT_EQ(report["all"]["not_extracted"], 1);
  EXPECT_EQ(report["by"]["Place"]["pairs"]["recall"], 1.0);
  EXPECT_EQ(report["by"]["Project"]["not_extracted"], 1);
  EXPECT_EQ(report["all"]["members"], 4);
  EXPECT_EQ(report["all"]["pairs"]["right"], 1);
  EXPECT_EQ(report["all"]["pairs"]["missed"], 1);
  EXPECT_EQ(report["all"]["pairs"]["precision"], 1.0);
  EXPECT_DOUBLE_EQ(report["all"]["b3"]["recall"], (1 + 1 + 0.5 + 0) / 4);
  EXPECT_EQ(report["extracted"]["pairs"]["f1"], 1.0);
  ASSERT_EQ(report["missed"].size(), 1u);
  EXPECT_EQ(report["missed"][0][1][0],
            (Json{{"identity", "bridge"}, {"document", "b.md"}, {"name", "云河二桥"}, {"extracted", false}}));
  EXPECT_TRUE(report["wrong"].empty());
}

TEST_F(EvalIdentities, PrintsFiguresAndMistakes) {
  const Outcome run = fangzhi({"eval", "--misses", "--identities", "gold.jsonl", "pages"});
  EXPECT_TRUE(
      contains(run.out, "missed: Project 云河大桥\n  云河大桥 a.txt\n  云河二桥 b.md (not extracted)\n\n"))
      << run.out;
  EXPECT_TRUE(contains(run.out,
                       "all            4       1              1.000     0.500  0.667  1.000  0.625  0.769\n"))
      << run.out;
  EXPECT_TRUE(contains(run.out, "\n2 identities; of their pairs 1 joined, 1 missed, 0 wrongly joined\n"))
      << run.out;
}

TEST_F(EvalIdentities, FindsWrongJoins) {
  folder.write(
      "gold.jsonl",
      R"({"id":"one","type":"Place","name":"西城区","members":[{"document":"a.txt","name":"西城区"}]})"
      "\n"
      R"({"id":"two","type":"Place","name":"西城区","members":[{"document":"b.md","name":"西城区"}]})");
  const Outcome run = fangzhi({"eval", "--misses", "--identities", "gold.jsonl", "pages"});
  EXPECT_TRUE(contains(run.out, "wrong: Place 西城区\n  西城区 a.txt\n  西城区 b.md\n\n")) << run.out;
  EXPECT_TRUE(contains(run.out, "0 joined, 0 missed, 1 wrongly joined")) << run.out;
}

TEST_F(EvalIdentities, SaysWhatIsWrongWithTheList) {
  EXPECT_EQ(error_of(""), "fangzhi: bad.jsonl: holds no identity; write one JSON object a line\n");
  EXPECT_EQ(error_of("\n{\n"), "fangzhi: bad.jsonl:2: is not JSON; write one object a line\n");
  EXPECT_EQ(error_of("{\"id\":\"a\",\"type\":\"Park\"}\n"),
            "fangzhi: bad.jsonl:1: needs the texts \"id\", \"type\" and \"name\"\n");
  const std::string named = R"({"id":"a","type":"Park","name":"云园","members":)";
  EXPECT_EQ(error_of(named + "[]}"), "fangzhi: bad.jsonl:1: \"members\" must list at least one member\n");
  EXPECT_EQ(error_of(named + "[{\"document\":\"a.txt\"}]}"),
            "fangzhi: bad.jsonl:1: every member needs the texts \"document\" and \"name\"\n");
  const std::string good = named + R"([{"document":"c.txt","name":"云园"}]})" + "\n";
  EXPECT_EQ(error_of(good + good),
            "fangzhi: bad.jsonl:2: the id \"a\" stands on an earlier line; give it one of its own\n");
  EXPECT_EQ(error_of(good),
            "fangzhi: c.txt: is not among the pages read, and a has a member there; name the folder that "
            "holds it\n");
}

TEST_F(EvalIdentities, CountsByTypeWithoutBeingAsked) {
  const Outcome run = fangzhi({"eval", "--identities", "gold.jsonl", "--by", "genre", "pages"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "fangzhi: --by: does not go with --identities; leave it out\n");
}

TEST_F(EvalIdentities, NeedsPagesOrAList) {
  const Outcome run = fangzhi({"eval"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_EQ(run.err, "fangzhi: PATH: is missing; name files of annotated sentences\n");
}

}  // namespace
}  // namespace fangzhi
