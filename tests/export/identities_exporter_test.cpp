#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "export/exporter.h"
#include "tests/export/sample_graph.h"

namespace fangzhi {
namespace {

using namespace testing_graph;
using nlohmann::json;

TEST(IdentitiesExport, ListsEveryNameOfEveryMemberWithItsDocument) {
  const SampleGraph graph = make_graph(sample_pages());
  std::string bytes;
  StringSink sink(bytes);
  const auto report = export_graph(*graph.reader, load_ontology(), "identities", sink);
  ASSERT_TRUE(report) << report.error().message;
  std::istringstream lines(bytes);
  std::set<std::tuple<std::string, std::string, std::string>> names;  // identity, document, name
  std::uint64_t met = 0;
  std::string before;
  for (std::string line; std::getline(lines, line); ++met) {
    const json identity = json::parse(line);
    EXPECT_LT(before, identity.at("id")) << "sorted by id";
    before = identity.at("id");
    EXPECT_FALSE(identity.at("type").get<std::string>().empty());
    for (const json& member : identity.at("members")) {
      EXPECT_TRUE(names.emplace(identity.at("name"), member.at("document"), member.at("name")).second);
    }
  }
  EXPECT_EQ(met, report->entities);
  std::size_t forms = 0;
  for (const DocumentRecord& page : sample_pages()) {
    for (const Entity& entity : page.extraction.entities) {
      std::set<std::string> of_entity(entity.aliases.begin(), entity.aliases.end());
      of_entity.insert(entity.name);
      forms += of_entity.size();
    }
  }
  EXPECT_EQ(names.size(), forms);
  EXPECT_TRUE(names.count({"云河星海广场项目", "云河日报/2022.txt", "云河星海广场项目"}));
}

}  // namespace
}  // namespace fangzhi
