// The verbs that ask the graph: timeline, path, ledger, conflicts, diff, and what show says of posts.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>

#include "core/page_reader.h"
#include "core/utf8.h"
#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

// The sample pages of data/pages in a store that all tests read.
class SamplePages : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder = std::make_unique<TemporaryFolder>();
    std::filesystem::copy(std::filesystem::path(FANGZHI_ROOT) / "data/pages", *folder / "pages",
                          std::filesystem::copy_options::recursive);
    const Outcome built = Program(*folder)({"build", "pages"});
    ASSERT_EQ(built.exit_code, 0) << built.err;
  }
  static void TearDownTestSuite() { folder.reset(); }

  Outcome fangzhi(const std::vector<std::string>& arguments) { return Program(*folder)(arguments); }
  Json json(std::vector<std::string> arguments) {
    arguments.push_back("--json");
    const Outcome run = fangzhi(arguments);
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.err, "");
    return Json::parse(run.out);
  }

  static std::unique_ptr<TemporaryFolder> folder;
};
std::unique_ptr<TemporaryFolder> SamplePages::folder;

// Counts the quotations below, each cut from its page again.
std::size_t check_quotations(const std::filesystem::path& folder, const Json& json) {
  std::size_t checked = 0;
  if (json.is_object() && json.contains("quotation") && json.contains("page")) {
    const std::string name = json["page"];
    const auto page = read_page({name, folder / name}, "");
    EXPECT_TRUE(page) << page.error().message;
    const std::size_t begin = json["evidence"][0];
    const std::size_t end = json["evidence"][1];
    EXPECT_EQ(to_utf8(to_code_points(page->text).substr(begin, end - begin)), json["quotation"]);
    ++checked;
  }
  if (json.is_structured()) {
    for (const Json& part : json) checked += check_quotations(folder, part);
  }
  return checked;
}

TEST_F(SamplePages, EveryQuotationOfEveryAnswerIsCutFromItsPage) {
  for (const std::vector<std::string>& verb : std::vector<std::vector<std::string>>{
           {"timeline", "万达广场"}, {"path", "万达集团", "科技馆"}, {"ledger"}, {"conflicts"}}) {
    EXPECT_GE(check_quotations(folder->path(), json(verb)), 3u) << verb[0];
  }
}

TEST_F(SamplePages, TimelineTellsYearByYear) {
  const Json timeline = json({"timeline", "云峰湖水上乐园"});
  EXPECT_EQ(timeline["entity"]["name"], "云峰湖水上乐园");
  ASSERT_FALSE(timeline["years"].empty());
  EXPECT_EQ(timeline["years"][0]["year"], "2017");
  const Outcome text = fangzhi({"timeline", "云峰湖水上乐园"});
  EXPECT_EQ(text.exit_code, 0);
  EXPECT_EQ(text.err, "");
  for (const char* part :
       {"\n2017\n", "云峰湖水上乐园 投用", "计划", "pages/luwan_2016_report.txt  2017-01-12"}) {
    EXPECT_TRUE(contains(text.out, part)) << part << "\nis not in\n" << text.out;
  }
}

TEST_F(SamplePages, LedgerSaysWhichPromisesFellSilent) {
  const Json ledger = json({"ledger", "云峰湖水上乐园"});
  ASSERT_EQ(ledger["entries"].size(), 1u);
  const Json& promises = ledger["entries"][0]["promises"];
  const auto found = std::find_if(promises.begin(), promises.end(),
                                  [](const Json& each) { return each["aim"] == "投用"; });
  ASSERT_NE(found, promises.end());
  const Json& promise = *found;
  EXPECT_EQ(promise["due"], "2018");
  EXPECT_EQ(promise["state"], "silent");
  EXPECT_EQ(promise["is_late"], true);
  const Outcome text = fangzhi({"ledger", "云峰湖水上乐园"});
  EXPECT_TRUE(contains(text.out, "promised: 投用 by 2018  →  无下文 since 2017-01-12  逾期")) << text.out;
}

TEST_F(SamplePages, LedgerCountsWhatItLists) {
  const Json ledger = json({"ledger"});
  std::size_t promises = 0;
  std::size_t promise_reports = 0;
  std::size_t steps = 0;
  const auto pages_of = [](const Json& event) {
    std::set<std::string> pages;
    for (const Json& report : event["reports"]) pages.insert(report["page"]);
    return pages.size();
  };
  for (const Json& entry : ledger["entries"]) {
    promises += entry["promises"].size();
    steps += entry["steps"].size();
    for (const Json& promise : entry["promises"]) promise_reports += pages_of(promise["event"]);
  }
  const Json& counts = ledger["counts"];
  EXPECT_EQ(counts["promises"], promises);
  EXPECT_EQ(counts["promise_reports"], promise_reports);
  EXPECT_EQ(counts["steps"], steps);
  EXPECT_GE(promise_reports, promises);
  EXPECT_EQ(counts["kept"].get<std::size_t>() + counts["under_way"].get<std::size_t>() +
                counts["open"].get<std::size_t>() + counts["silent"].get<std::size_t>(),
            promises);
}

TEST_F(SamplePages, LedgerIsNarrowed) {
  const std::size_t all = json({"ledger"})["entries"].size();
  const std::size_t kept = json({"ledger", "--state", "kept"})["entries"].size();
  EXPECT_GT(kept, 0u);
  EXPECT_LT(kept, all);
  EXPECT_EQ(json({"ledger", "--state", "已兑现"})["entries"].size(), kept);
  EXPECT_LT(json({"ledger", "--place", "漯河"})["entries"].size(), all);
  EXPECT_LT(json({"ledger", "--since", "2024"})["entries"].size(), all);
  EXPECT_LT(json({"ledger", "--as-of", "2016"})["entries"].size(), all);
  const Outcome nothing = fangzhi({"ledger", "没有这个"});
  EXPECT_EQ(nothing.exit_code, 0);
  EXPECT_EQ(nothing.out, "");
  EXPECT_EQ(nothing.err, "fangzhi: no promises fit\n");
}

TEST_F(SamplePages, ConflictsKeepBothSumsNewestFirst) {
  const Json found = json({"conflicts", "智轨装备制造基地"});
  ASSERT_EQ(found["entities"].size(), 1u);
  std::vector<std::string> sums;
  for (const Json& conflict : found["entities"][0]["conflicts"]) {
    if (conflict["of"] != "amount") continue;
    for (const Json& claim : conflict["claims"]) sums.push_back(claim["value"]);
  }
  ASSERT_GE(sums.size(), 2u);
  EXPECT_EQ(sums[0], "19.2亿元");
  EXPECT_EQ(sums[1], "18.6亿元");
  const Outcome card = fangzhi({"show", "智轨装备制造基地"});
  EXPECT_TRUE(contains(card.out, "\nconflicts\n  金额")) << card.out;
  const std::size_t all = json({"conflicts"})["entities"].size();
  EXPECT_LT(json({"conflicts", "--place", "株洲"})["entities"].size(), all);
  const Outcome none = fangzhi({"conflicts", "--type", "人物"});
  EXPECT_EQ(none.exit_code, 0);
  EXPECT_EQ(none.out, "");
  EXPECT_EQ(none.err, "fangzhi: no conflicts\n");
}

TEST_F(SamplePages, PathShowsTheSentencesOfEveryTie) {
  const Json path = json({"path", "万达集团", "科技馆"});
  ASSERT_EQ(path["ties"].size(), 3u);
  EXPECT_EQ(path["ties"][0]["from"]["name"], "万达集团");
  EXPECT_EQ(path["ties"][2]["to"]["name"], "科技馆");
  const Outcome text = fangzhi({"path", "万达集团", "科技馆"});
  EXPECT_TRUE(contains(text.out, "万达集团 — ")) << text.out;
  EXPECT_TRUE(contains(text.out, "“万达广场由万达集团投资建设”")) << text.out;
  for (const std::vector<std::string>& limits : std::vector<std::vector<std::string>>{
           {"--max-length", "2"}, {"--without", "地点", "--without", "Park"}}) {
    std::vector<std::string> arguments = {"path", "万达集团", "科技馆"};
    arguments.insert(arguments.end(), limits.begin(), limits.end());
    const Outcome none = fangzhi(arguments);
    EXPECT_EQ(none.exit_code, 0);
    EXPECT_EQ(none.out, "");
    EXPECT_TRUE(contains(none.err, "nothing connects them within")) << none.err;
  }
}

TEST_F(SamplePages, AnswersDoNotDependOnTheOrderOfReading) {
  std::vector<std::string> build = {"build", "--store", "reversed.db", "--threads", "1"};
  for (const auto& entry : std::filesystem::directory_iterator(*folder / "pages")) {
    if (entry.path().extension() != ".json") build.push_back("pages/" + entry.path().filename().string());
  }
  std::sort(build.begin() + 5, build.end(), std::greater<>());
  ASSERT_EQ(fangzhi(build).exit_code, 0);
  for (std::vector<std::string> verb : std::vector<std::vector<std::string>>{
           {"timeline", "万达广场"}, {"path", "万达集团", "科技馆"}, {"ledger"}, {"conflicts"}}) {
    const std::string expected = fangzhi(verb).out;
    EXPECT_NE(expected, "");
    verb.insert(verb.end(), {"--store", "reversed.db"});
    EXPECT_EQ(fangzhi(verb).out, expected) << verb[0];
  }
}

TEST_F(SamplePages, ANameThatIsNothingsGetsSuggestions) {
  for (const std::vector<std::string>& verb : std::vector<std::vector<std::string>>{
           {"timeline", "万达广"}, {"path", "万达广", "科技馆"}, {"conflicts", "万达广"}}) {
    const Outcome run = fangzhi(verb);
    EXPECT_EQ(run.exit_code, 0) << verb[0];
    EXPECT_EQ(run.out, "") << verb[0];
    EXPECT_EQ(run.err.rfind("fangzhi: nothing is called \"万达广\"; near are:\n", 0), 0u) << run.err;
  }
}

TEST_F(SamplePages, AskedWronglyIsSaidInOneSentence) {
  for (const std::vector<std::string>& verb :
       std::vector<std::vector<std::string>>{{"ledger", "--since", "去年"},
                                             {"ledger", "--as-of", "2023-13"},
                                             {"ledger", "--state", "kpt"},
                                             {"conflicts", "--type", "人士"},
                                             {"path", "a", "b", "--without", "Plce"},
                                             {"path", "a"},
                                             {"timeline"},
                                             {"diff", "a"},
                                             {"diff", "--rules", "x", "-"}}) {
    const Outcome run = fangzhi(verb);
    EXPECT_EQ(run.exit_code, 2) << verb[0] << " " << run.err;
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
  }
}

using Questions = CommandTest;

TEST_F(Questions, ShowListsTheHoldersOfAPostInTheirOrder) {
  const auto notice = [&](const std::string& name, const std::string& date, const std::string& sentence) {
    folder.write("pages/" + name + ".txt", "云河市东湖区人事任免\n" + sentence + "\n");
    folder.write(
        "pages/" + name + ".meta.json",
        R"({"date": ")" + date + R"(", "place": "洛阳市西工区", "period": ")" + date.substr(0, 4) + "\"}");
  };
  notice("a", "2015-03-01", "任命陶立群为西工区商务局局长。");
  notice("b", "2018-04-01", "任命周思远为西工区商务局局长。");
  notice("c", "2020-05-01", "任命陶立群为西工区商务局局长。");
  ASSERT_EQ(fangzhi({"build", "pages"}).exit_code, 0);
  const Outcome run = fangzhi({"show", "西工区商务局", "--json"});
  const Json posts = Json::parse(run.out)["entities"][0]["posts"];
  ASSERT_EQ(posts.size(), 1u) << run.out;
  EXPECT_EQ(posts[0]["title"], "局长");
  std::vector<std::string> holders;
  for (const Json& term : posts[0]["terms"]) holders.push_back(term["person"]["name"]);
  EXPECT_EQ(holders, (std::vector<std::string>{"陶立群", "周思远", "陶立群"}));
  EXPECT_EQ(posts[0]["successions"], (Json{"gap", "gap"}));
  const Outcome text = fangzhi({"show", "西工区商务局"});
  EXPECT_TRUE(contains(text.out, "\nposts\n  局长\n")) << text.out;
}

TEST_F(Questions, DiffOfTwoStoresSaysWhatWasGained) {
  build();
  folder.write("more/c.txt", "2025年，漯河市西城区云河大桥竣工。\n");
  ASSERT_EQ(fangzhi({"build", "--store", "new.db", "pages", "more"}).exit_code, 0);
  const Outcome run = fangzhi({"diff", "--json", "fangzhi.db", "new.db"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const Json difference = Json::parse(run.out);
  ASSERT_EQ(difference["pages"].size(), 1u) << run.out;
  EXPECT_EQ(difference["pages"][0]["page"], "more/c.txt");
  EXPECT_EQ(difference["pages"][0]["change"], "gained");
  EXPECT_GE(difference["statements"]["gained"].get<int>(), 1);
  EXPECT_EQ(difference["statements"]["lost"], 0);
  const Outcome text = fangzhi({"diff", "fangzhi.db", "new.db"});
  EXPECT_TRUE(contains(text.out, "竣工")) << text.out;
  const Outcome same = fangzhi({"diff", "new.db", "new.db"});
  EXPECT_EQ(same.exit_code, 0);
  EXPECT_EQ(same.out, "");
  EXPECT_EQ(same.err, "fangzhi: no difference\n");
  EXPECT_EQ(fangzhi({"diff", "fangzhi.db", "none.db"}).exit_code, 1);
  EXPECT_FALSE(std::filesystem::exists(folder / "none.db"));
}

TEST_F(Questions, DiffOfTwoOntologiesNamesTheRule) {
  write_pages();
  const std::filesystem::path ontology = std::filesystem::path(FANGZHI_ROOT) / "ontology";
  std::filesystem::copy(ontology, folder / "old", std::filesystem::copy_options::recursive);
  const Outcome same = fangzhi({"diff", "--rules", "old", "pages"});
  EXPECT_EQ(same.exit_code, 0) << same.err;
  EXPECT_EQ(same.err, "fangzhi: no difference\n");
  for (const auto& entry : std::filesystem::directory_iterator(folder / "old/patterns")) {
    folder.write(std::filesystem::relative(entry.path(), folder.path()).string(), "[]\n");
  }
  const Outcome run = fangzhi({"diff", "--json", "--rules", "old", "pages"});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  const Json difference = Json::parse(run.out);
  EXPECT_GE(difference["statements"]["gained"].get<int>(), 2) << run.out;
  EXPECT_FALSE(difference["rules"].empty());
  EXPECT_EQ(difference["pages"][0]["change"], "reread");
}

}  // namespace
}  // namespace fangzhi
