// --divisions and $FANGZHI_DIVISIONS: a fuller table of divisions, from the command line to the card of a
// place.
#include <gtest/gtest.h>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

constexpr const char* kTable = "410303101\t云河镇\t410303\n";
constexpr const char* kPage = "2023年，云河公园在洛阳市西工区云河镇建成。\n";

class DivisionsOption : public CommandTest {
 protected:
  void SetUp() override {
    folder.write("divisions.tsv", kTable);
    folder.write("pages/a.txt", kPage);
    folder.write("pages/a.meta.json", R"({"place": "河南洛阳西工区"})");
  }
  Json card(const std::vector<std::string>& options) {
    std::vector<std::string> arguments = {"show", "云河镇", "--json"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const Outcome run = fangzhi(arguments);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    const Json entities = Json::parse(run.out)["entities"];
    return entities.size() == 1 ? entities[0] : Json::object();
  }
};

TEST_F(DivisionsOption, GivesPlacesTheirCodes) {
  ASSERT_EQ(fangzhi({"build", "--divisions", "divisions.tsv", "pages"}).exit_code, 0);
  const Json known = card({"--divisions", "divisions.tsv"});
  EXPECT_EQ(known["code"], "410303101");
  EXPECT_EQ(known["path"], "河南省洛阳市西工区云河镇");
  EXPECT_FALSE(card({}).contains("code")) << "the table is asked when the question is";
  const Outcome shown = fangzhi({"show", "云河镇"}, {"", "", {{"FANGZHI_DIVISIONS", "divisions.tsv"}}});
  EXPECT_TRUE(contains(shown.out, "code 410303101  河南省洛阳市西工区云河镇\n")) << shown.out;
  const Outcome graphml = fangzhi({"export", "--format", "graphml", "--divisions", "divisions.tsv"});
  EXPECT_TRUE(contains(graphml.out, "<data key=\"code\">410303101</data>")) << graphml.out;
}

TEST_F(DivisionsOption, AnotherTableReadsThePagesAgain) {
  ASSERT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
  const auto pages = [&](const std::vector<std::string>& arguments) {
    return Json::parse(fangzhi(arguments).out)["pages"];
  };
  EXPECT_EQ(pages({"build", "--json", "pages"})["unchanged"], 1);
  EXPECT_EQ(pages({"build", "--json", "--divisions", "divisions.tsv", "pages"})["unchanged"], 0);
  EXPECT_EQ(pages({"build", "--json", "--divisions", "divisions.tsv", "pages"})["unchanged"], 1);
}

TEST_F(DivisionsOption, CheckReadsTheTable) {
  EXPECT_EQ(fangzhi({"check", "--divisions", "divisions.tsv"}).exit_code, 0);
  folder.write("wrong.tsv", "410303\t西工区\t410301\n");
  const Outcome wrong = fangzhi({"check", "--divisions", "wrong.tsv"});
  EXPECT_EQ(wrong.exit_code, 1);
  EXPECT_EQ(
      wrong.err,
      "fangzhi: wrong.tsv:1: parent: \"410301\" is no code of the table, did you mean 410300 (洛阳市)?\n");
  const Outcome missing = fangzhi({"extract", "--divisions", "none.tsv", "pages"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_TRUE(contains(missing.err, "none.tsv")) << missing.err;
}

}  // namespace
}  // namespace fangzhi
