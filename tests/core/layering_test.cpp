// Keeps the directions between folders, and the homes of the libraries, true.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
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

// Calls take(folder, file from the root, line) for every line of our headers and sources.
template <class Take>
void for_each_line(Take take) {
  for (const auto& [folder, allowed] : kMayInclude) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(FANGZHI_ROOT) / folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);)
        take(folder, folder + "/" + entry.path().filename().string(), line);
    }
  }
}

std::vector<Include> read_includes() {
  std::vector<Include> includes;
  for_each_line([&](const std::string& folder, const std::string& file, const std::string& line) {
    const std::size_t open = line.find_first_of("<\"");
    if (line.rfind("#include", 0) != 0 || open == std::string::npos) return;
    const std::size_t close = line.find_first_of(">\"", open + 1);
    includes.push_back({file, folder, line.substr(open + 1, close - open - 1), line[open] == '"'});
  });
  return includes;
}

// The type that a line without indentation begins to define, or nothing.
std::string defined_type(const std::string& line) {
  std::istringstream words(line);
  std::string kind, name;
  words >> kind >> name;
  if ((kind != "struct" && kind != "class" && kind != "enum") || line.find('{') == std::string::npos)
    return "";
  if (name == "class" || name == "[[nodiscard]]") words >> name;
  const bool is_plain = name.find_first_of("<:") == std::string::npos;  // neither special nor inside another
  return is_plain && line[0] != ' ' ? name : "";
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

// The linker would take two types of one name for one, though each file sees only its own.
TEST(Layering, TypesHaveNamesOfTheirOwn) {
  std::map<std::string, std::string> homes;
  bool is_of_one_file = false;
  for_each_line([&](const std::string&, const std::string& file, const std::string& line) {
    if (line == "namespace {") is_of_one_file = true;
    if (line == "}  // namespace") is_of_one_file = false;
    const std::string name = is_of_one_file ? "" : defined_type(line);
    if (name.empty()) return;
    const auto [home, is_new] = homes.emplace(name, file);
    EXPECT_TRUE(is_new) << name << " is in " << home->second << " and in " << file;
  });
  EXPECT_GT(homes.size(), 100u);
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
