// Explanations as a user meets them: of words of a page, of a whole page, and of what a store holds.
#include <gtest/gtest.h>

#include <utility>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

constexpr const char* kPage =
    "2024年，漯河市西城区平稳发展，云河\n大桥将于5月开工建设。\n<b>&云河大桥\"很长\n";

bool begins(const std::string& text, const std::string& beginning) {
  return text.rfind(beginning, 0) == 0;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// The characters of a piece of HTML, less the numbers that lead to statements.
std::string text_of_html(std::string html) {
  for (const auto& [open, close] : {std::pair{"<sup>", "</sup>"}, std::pair{"<", ">"}}) {
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open)) {
      const std::size_t end = html.find(close, at);
      html.erase(at, end + std::string(close).size() - at);
    }
  }
  for (const auto& [escape, mark] :
       {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""}, std::pair{"&amp;", "&"}}) {
    replace_all(html, escape, mark);
  }
  return html;
}

class WhyCommand : public CommandTest {
 protected:
  void SetUp() override {
    folder.write("a.txt", kPage);
    folder.write("a.txt.meta.json", R"({"place": "漯河市西城区", "period": "2024"})");
  }
  Json words(const std::vector<std::string>& what) {
    std::vector<std::string> arguments = {"why", "--json", "--page", "a.txt"};
    arguments.insert(arguments.end(), what.begin(), what.end());
    const Outcome run = fangzhi(arguments);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    return Json::parse(run.out);
  }
};

TEST_F(WhyCommand, ExplainsAMentionByItsCandidatesAndFeatures) {
  const Json said = words({"云河大桥"});
  EXPECT_EQ(said["span"], Json::array({17, 22})) << "found across the line break";
  EXPECT_EQ(said["entity"], "云河大桥");
  const Json& taken = said["candidates"][0];
  EXPECT_EQ(taken["text"], "云河\n大桥");
  EXPECT_EQ(taken["type"], "Project");
  EXPECT_EQ(taken["verdict"], "taken");
  double sum = 0;
  for (const Json& each : taken["features"]) {
    sum += each["weight"].get<double>() * each["times"].get<double>();
  }
  EXPECT_NEAR(sum, taken["score"].get<double>(), 1e-3);
  bool has_loser = false;
  for (const Json& each : said["candidates"]) has_loser = has_loser || !each["taken"].get<bool>();
  EXPECT_TRUE(has_loser);
}

TEST_F(WhyCommand, ExplainsTheStatementsThatRestOnTheWords) {
  const Json said = words({"--at", "18"});
  ASSERT_FALSE(said["statements"].empty());
  const Json& begun = said["statements"][0];
  EXPECT_EQ(begun["predicate"], "开工");
  EXPECT_EQ(begun["status"], "planned");
  EXPECT_EQ(begun["grounds"]["trigger"], "开工建设");
  EXPECT_EQ(begun["grounds"]["status"], "planned: 将于");
  EXPECT_EQ(begun["grounds"]["time"], "2024-05: 5月");
  EXPECT_TRUE(contains(begun["file"].get<std::string>(), ".jsonc"));
  const Outcome text = fangzhi({"why", "--page", "a.txt", "--at", "18"});
  EXPECT_TRUE(contains(text.out, "【云河大桥】将于5月开工建设")) << text.out;
  EXPECT_TRUE(contains(text.out, "planned: 将于\n")) << text.out;
}

TEST_F(WhyCommand, ExplainsHowTheEndsOfAStatementWereWeighed) {
  const Json begun = words({"--at", "18"})["statements"][0];
  for (const char* role : {"subject", "object"}) {
    const Json& weighed = begun["roles"][role];
    EXPECT_EQ(weighed["name"], begun[role]);
    double sum = 0;
    for (const Json& each : weighed["features"]) {
      sum += each["weight"].get<double>() * each["times"].get<double>();
      EXPECT_TRUE(contains(each["feature"].get<std::string>(), " ")) << "what is seen, and what it says";
    }
    EXPECT_NEAR(sum, weighed["score"].get<double>(), 1e-3);
    EXPECT_GE(weighed["features"].size(), 3u);
  }
  const Outcome text = fangzhi({"why", "--page", "a.txt", "--at", "18"});
  EXPECT_TRUE(contains(text.out, "Why 云河大桥 as subject scores +")) << text.out;
  EXPECT_TRUE(contains(text.out, "Why 西城区 as object scores ")) << text.out;
  EXPECT_TRUE(contains(text.out, "of less weight; --json lists them all\n")) << text.out;
}

TEST_F(WhyCommand, ExplainsHowTheStatusWasWeighed) {
  const Json begun = words({"--at", "18"})["statements"][0];
  const Json& weighed = begun["roles"]["status"];
  EXPECT_EQ(weighed["name"], "planned");
  EXPECT_GT(weighed["score"].get<double>(), 0);
  double sum = 0;
  for (const Json& each : weighed["features"])
    sum += each["weight"].get<double>() * each["times"].get<double>();
  EXPECT_NEAR(sum, weighed["score"].get<double>(), 1e-3);
  const Outcome text = fangzhi({"why", "--page", "a.txt", "--at", "18"});
  EXPECT_TRUE(contains(text.out, "Why planned as status scores +")) << text.out;
}

TEST_F(WhyCommand, SaysWhereElseTheWordsStand) {
  const Outcome run = fangzhi({"why", "--page", "a.txt", "云河大桥"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(run.err, "fangzhi: the words stand there 2 times; for the others give --at: 36\n");
}

TEST_F(WhyCommand, PrintsAPageWithItsMentionsMarked) {
  const Outcome run = fangzhi({"why", "--page", "a.txt"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_TRUE(
      contains(run.out, "[漯河市:Place][西城区:Place]平稳发展，[云河\n大桥:Project]将于5月开工建设。\n"))
      << run.out;
  EXPECT_TRUE(contains(run.out, "云河大桥 开工 西城区  planned  2024-05\n")) << run.out;
}

TEST_F(WhyCommand, WritesAnHtmlFileThatHoldsThePageUnharmed) {
  const Outcome run = fangzhi({"why", "--page", "a.txt", "--html"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_TRUE(begins(run.out, "<!DOCTYPE html>"));
  EXPECT_TRUE(contains(run.out, "&lt;b&gt;&amp;")) << "marks of the page are no marks of the file";
  EXPECT_TRUE(contains(run.out, "&quot;很长"));
  EXPECT_FALSE(contains(run.out, "<script"));
  EXPECT_FALSE(contains(run.out, "http"));
  EXPECT_TRUE(contains(run.out, "<mark class=\"t-Project\" id=\"m3\""));
  EXPECT_TRUE(contains(run.out, "<li id=\"s1\">"));
  EXPECT_TRUE(contains(run.out, "href=\"#q1\"")) << "a statement leads to its words";
  EXPECT_TRUE(contains(run.out, "<a id=\"q1\" href=\"#s1\">")) << "and back";
  // Taken out of its marks again, the text is the page.
  const std::size_t begin = run.out.find("<article>") + 9;
  EXPECT_EQ(text_of_html(run.out.substr(begin, run.out.find("</article>") - begin)), kPage);
}

TEST_F(WhyCommand, ExplainsWhatAStoreHolds) {
  ASSERT_EQ(fangzhi({"build", "a.txt"}).exit_code, 0);
  const Json found = Json::parse(fangzhi({"find", "--json", "--relation", "开工"}).out)["statements"];
  ASSERT_EQ(found.size(), 1u);
  const std::string id = found[0]["id"];
  const Outcome statement = fangzhi({"why", id.substr(0, 16)});
  ASSERT_EQ(statement.exit_code, 0) << statement.err;
  EXPECT_TRUE(contains(statement.out, "云河大桥 开工 西城区  planned  2024-05\n")) << statement.out;
  EXPECT_TRUE(contains(statement.out, "page       a.txt\n")) << statement.out;
  EXPECT_TRUE(contains(statement.out, "Why 云河大桥 (Project) scores")) << statement.out;
  EXPECT_TRUE(contains(statement.out, "Why 云河大桥 as subject scores")) << statement.out;
  EXPECT_EQ(Json::parse(fangzhi({"why", "--json", id}).out)["grounds"]["trigger"], "开工建设");

  const std::string subject = found[0]["subject"]["id"];
  const Outcome entity = fangzhi({"why", subject});
  ASSERT_EQ(entity.exit_code, 0) << entity.err;
  EXPECT_TRUE(contains(entity.out, "Why 云河大桥 (Project) scores")) << entity.out;
  EXPECT_TRUE(contains(entity.out, id.substr(0, 12))) << "names the statements it makes";
}

TEST_F(WhyCommand, SaysWhatIsAskedWrongly) {
  EXPECT_EQ(fangzhi({"why"}).exit_code, 2);
  EXPECT_EQ(fangzhi({"why", "--at", "3"}).exit_code, 2);
  EXPECT_EQ(fangzhi({"why", "--page", "a.txt", "--html", "云河"}).exit_code, 2);
  EXPECT_EQ(fangzhi({"why", "--page", "a.txt", "--at", "9999"}).exit_code, 2);
  const Outcome absent = fangzhi({"why", "--page", "a.txt", "青禾"});
  EXPECT_EQ(absent.exit_code, 1);
  EXPECT_EQ(absent.err, "fangzhi: \"青禾\" does not stand in a.txt; give words as the page writes them\n");
  ASSERT_EQ(fangzhi({"build", "a.txt"}).exit_code, 0);
  EXPECT_EQ(fangzhi({"why", "zzzz"}).exit_code, 1);
}

}  // namespace
}  // namespace fangzhi
