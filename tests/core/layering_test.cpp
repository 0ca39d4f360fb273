// Keeps the directions between folders, and the homes of the libraries, true.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> kMayInclude = {
    {"core", {"core"}},
    {"extract", {"extract", "core"}},
    {"graph", {"graph", "core"}},
    {"export", {"export", "graph", "core"}},
    {"cli", {"cli", "export", "graph", "extract", "core"}},
};

struct Include {
  std::string file;    // from the root: core/page.h
  std::string folder;  // core
  std::string header;  // what it includes
  bool is_ours = false;
};

std::vector<Include> read_includes() {
  std::vector<Include> includes;
  for (const auto& [folder, allowed] : kMayInclude) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(FANGZHI_ROOT) / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        const std::size_t open = line.find_first_of("<\"");
        if (line.rfind("#include", 0) != 0 || open == std::string::npos) continue;
        const std::size_t close = line.find_first_of(">\"", open + 1);
        includes.push_back({folder + "/" + entry.path().filename().string(), folder,
                            line.substr(open + 1, close - open - 1), line[open] == '"'});
      }
    }
  }
  return includes;
}

bool starts_with(const std::string& text, const std::string& prefix) {
  return text.rfind(prefix, 0) == 0;
}

TEST(Layering, FoldersIncludeOnlyWhatStandsBelowThem) {
  std::size_t checked = 0;
  for (const Include& include : read_includes()) {
    if (!include.is_ours) continue;
    ++checked;
    const std::string target = include.header.substr(0, include.header.find('/'));
    EXPECT_TRUE(kMayInclude.at(include.folder).count(target))
        << include.file << " includes " << include.header;
    EXPECT_TRUE(fs::exists(fs::path(FANGZHI_ROOT) / include.header))
        << include.file << ": " << include.header;
  }
  EXPECT_GT(checked, 10u);
}

TEST(Layering, LibrariesStayInTheirRooms) {
  std::size_t checked = 0;
  std::set<std::string> know_rocksdb;
  for (const Include& include : read_includes()) {
    if (include.is_ours) continue;
    ++checked;
    const std::string& header = include.header;
    const bool is_source = include.file.size() > 4 && include.file.substr(include.file.size() - 4) == ".cpp";
    const std::string said = include.file + " includes " + header;
    if (starts_with(header, "rocksdb/")) know_rocksdb.insert(include.file);
    EXPECT_TRUE(!starts_with(header, "nlohmann/") || is_source) << said;
    for (const char* library : {"spdlog/", "CLI/", "oneapi/", "tbb/"}) {
      EXPECT_TRUE(!starts_with(header, library) || include.folder == "cli") << said;
    }
    EXPECT_NE(header, "regex") << said;
    EXPECT_NE(header, "iostream") << said;
  }
  EXPECT_GT(checked, 10u);
  ASSERT_EQ(know_rocksdb.size(), 1u);  // so that a newer RocksDB is a small change
  EXPECT_TRUE(starts_with(*know_rocksdb.begin(), "graph/")) << *know_rocksdb.begin();
}

}  // namespace
}  // namespace fangzhi
