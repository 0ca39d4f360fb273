// tests/golden/first_page: a page of text, and the graph it becomes, byte for byte.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/cli/run_binary.h"

namespace fangzhi {
namespace {

const std::filesystem::path kCase = std::filesystem::path(FANGZHI_ROOT) / "tests/golden/first_page";

class FirstPage : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"source.txt", "source.meta.json"})
      folder.write(name, Program::contents(kCase / name));
  }

  // What the golden file of that name must hold.
  void expect_golden(const std::string& name, const Outcome& run) {
    ASSERT_EQ(run.exit_code, 0) << run.err;
    if (std::getenv("FANGZHI_UPDATE_GOLDEN") != nullptr)
      std::ofstream(kCase / name, std::ios::binary) << run.out;
    ASSERT_TRUE(std::filesystem::exists(kCase / name)) << name << "; make it with FANGZHI_UPDATE_GOLDEN=1";
    EXPECT_EQ(run.out, Program::contents(kCase / name))
        << name << "; if the difference is meant, write it with FANGZHI_UPDATE_GOLDEN=1 and read it";
  }

  TemporaryFolder folder;
  Program fangzhi{folder};
};

TEST_F(FirstPage, SaysWhatItEverSaid) {
  expect_golden("expected.json", fangzhi({"extract", "source.txt"}));
}

TEST_F(FirstPage, BecomesTheGraphItEverBecame) {
  const Outcome built = fangzhi({"build", "source.txt"});
  ASSERT_EQ(built.exit_code, 0) << built.err;
  expect_golden("expected.jsonld", fangzhi({"export", "--format", "jsonld"}));
  expect_golden("expected.graphml", fangzhi({"export", "--format", "graphml"}));
}

}  // namespace
}  // namespace fangzhi
