// What holds for any pages: the order of reading, the number of threads and the history of a store leave no
// trace.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

// All exports of a store.
using Graph = std::vector<std::string>;

class Laws : public CommandTest {
 protected:
  // The sample pages of data/pages and some that share names with one another, as paths from the folder.
  void SetUp() override {
    for (const auto& entry : fs::directory_iterator(fs::path(FANGZHI_ROOT) / "data" / "pages")) {
      folder.write("pages/" + entry.path().filename().string(), Program::contents(entry.path()));
    }
    folder.write("pages/bridge.txt", kBridge);
    folder.write("pages/square.md", kSquare);
    folder.write("pages/twice.txt", kBridge);
    for (const auto& entry : fs::recursive_directory_iterator(folder / "pages")) {
      const std::string extension = entry.path().extension().string();
      if (extension == ".txt" || extension == ".md")
        pages.push_back(fs::relative(entry.path(), folder.path()).string());
    }
    std::sort(pages.begin(), pages.end());
  }

  void build(const std::string& store, const std::vector<std::string>& paths,
             const std::string& threads = "2") {
    std::vector<std::string> arguments = {"build", "--store", store, "--threads", threads};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    const Outcome built = fangzhi(arguments);
    EXPECT_EQ(built.exit_code, 0) << built.err;
  }

  // Verifies the store, then exports it.
  Graph graph_of(const std::string& store) {
    const Outcome verified = fangzhi({"verify", "--store", store});
    EXPECT_EQ(verified.exit_code, 0) << verified.out << verified.err;
    Graph graph;
    for (const char* format : {"jsonld", "graphml", "identities"}) {
      graph.push_back(fangzhi({"export", "--store", store, "--format", format}).out);
      EXPECT_GT(graph.back().size(), 100u) << format;
    }
    return graph;
  }

  std::vector<std::string> pages;
};

TEST_F(Laws, NeitherOrderNorThreadsLeaveATrace) {
  build("one", pages, "1");
  const Graph expected = graph_of("one");
  EXPECT_GT(expected.front().size(), 2000u);
  std::mt19937 random(7);
  for (const char* threads : {"1", "2", "8"}) {
    std::shuffle(pages.begin(), pages.end(), random);
    const std::string store = std::string("shuffled-") + threads;
    build(store, pages, threads);
    EXPECT_TRUE(graph_of(store) == expected) << threads << " threads";
  }
  build("folder", {"pages"});
  EXPECT_TRUE(graph_of("folder") == expected);
}

TEST_F(Laws, ExtractionDoesNotDependOnThreads) {
  const Outcome one = fangzhi({"extract", "--threads", "1", "pages"});
  EXPECT_EQ(one.exit_code, 0) << one.err;
  for (const char* threads : {"2", "8"})
    EXPECT_TRUE(fangzhi({"extract", "--threads", threads, "pages"}).out == one.out);
}

TEST_F(Laws, BuiltTwiceIsBuiltOnce) {
  build("store", pages);
  const Graph once = graph_of("store");
  build("store", pages);
  EXPECT_TRUE(graph_of("store") == once);
}

TEST_F(Laws, BuiltInPartsIsBuiltAtOnce) {
  build("whole", pages);
  std::mt19937 random(17);
  std::shuffle(pages.begin(), pages.end(), random);
  for (auto at = pages.begin(); at != pages.end();) {
    const auto end =
        at + std::min<std::ptrdiff_t>(pages.end() - at, 1 + static_cast<std::ptrdiff_t>(random() % 5));
    build("parts", {at, end});
    at = end;
  }
  EXPECT_TRUE(graph_of("parts") == graph_of("whole"));
}

TEST_F(Laws, ForgottenIsNeverRead) {
  const std::vector<std::string> kept(pages.begin(),
                                      pages.begin() + static_cast<std::ptrdiff_t>(pages.size() / 2));
  const std::vector<std::string> rest(pages.begin() + static_cast<std::ptrdiff_t>(pages.size() / 2),
                                      pages.end());
  build("kept", kept);
  build("all", pages);
  std::vector<std::string> forget = {"forget", "--store", "all"};
  forget.insert(forget.end(), rest.begin(), rest.end());
  const Outcome forgotten = fangzhi(forget);
  EXPECT_EQ(forgotten.exit_code, 0) << forgotten.err;
  EXPECT_TRUE(graph_of("all") == graph_of("kept"));
}

TEST_F(Laws, ForgettingAnyPagesInAnyOrderIsNeverHavingReadThem) {
  std::mt19937 random(13);
  build("all", pages);
  for (int round = 0; round < 3; ++round) {
    SCOPED_TRACE(round);
    std::shuffle(pages.begin(), pages.end(), random);
    const auto kept = static_cast<std::ptrdiff_t>(3 + random() % (pages.size() - 5));
    const std::string fresh = "fresh-" + std::to_string(round);
    build(fresh, {pages.begin(), pages.begin() + kept});
    build("all", pages);  // again, what the round before forgot
    std::vector<std::string> forget = {"forget", "--store", "all"};
    forget.insert(forget.end(), pages.begin() + kept, pages.end());
    EXPECT_EQ(fangzhi(forget).exit_code, 0);
    EXPECT_TRUE(graph_of("all") == graph_of(fresh));
  }
}

TEST_F(Laws, ReplacedIsNeverRead) {
  folder.write("changing.txt", kSquare);
  build("changed", pages);
  build("changed", {"changing.txt"});
  folder.write("changing.txt", std::string(kSquare) + "云河大桥竣工。\n");
  build("changed", {"changing.txt"});
  build("fresh", pages);
  build("fresh", {"changing.txt"});
  EXPECT_TRUE(graph_of("changed") == graph_of("fresh"));
}

TEST_F(Laws, EverySpanIsItsQuotation) {
  build("store", pages);
  const Json report = Json::parse(fangzhi({"verify", "--store", "store", "--json"}).out);
  EXPECT_EQ(report["ok"], true) << report.dump();
  const auto findings =
      report["statements"].get<std::uint64_t>() + report["observations"].get<std::uint64_t>();
  EXPECT_GT(findings, 0u);
  EXPECT_GE(report["spans_checked"].get<std::uint64_t>(), findings);
}

}  // namespace
}  // namespace fangzhi
