// What tests of the command line share: two pages in a folder of the test's own, and the program run there.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/run_binary.h"

namespace fangzhi {

using Json = nlohmann::json;

constexpr const char* kBridge = "2024年，漯河市西城区平稳发展，云河大桥开工建设。\n";
constexpr const char* kSquare = "2023年，漯河市西城区云河文化广场竣工。\n";

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

class CommandTest : public testing::Test {
 protected:
  // Two pages in pages/.
  void write_pages() {
    folder.write("pages/a.txt", kBridge);
    folder.write("pages/b.md", kSquare);
  }
  void build() {
    write_pages();
    const Outcome run = fangzhi({"build", "pages"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
  }
  // The id of any entity of the store.
  std::string some_entity() {
    const Outcome found = fangzhi({"find", "--json"});
    const Json statements = Json::parse(found.out)["statements"];
    EXPECT_FALSE(statements.empty());
    return statements.empty() ? "" : statements[0]["subject"]["id"].get<std::string>();
  }

  TemporaryFolder folder;
  Program fangzhi{folder};
};

}  // namespace fangzhi
