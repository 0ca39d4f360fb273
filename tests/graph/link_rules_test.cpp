#include "graph/link_rules.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/byte_io.h"
#include "graph/linking.h"
#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

const fs::path kOntology = fs::path(FANGZHI_ROOT) / "ontology";

TEST(LinkRules, RefuseWhatTheyDoNotKnow) {
  const struct {
    const char* from;
    const char* to;
    const char* complaint;
  } cases[] = {
      {"\"counters\"", "\"counter\"", "counter: unknown key, did you mean counters"},
      {"\"equal_core\": 5", "\"equal_cores\": 5", "equal_cores: unknown key, did you mean equal_core"},
      {"\"apart\": \"year\"", "\"apart\": \"yeer\"", "apart: unknown word yeer, did you mean year"},
      {"\"Park\": {", "\"Parc\": {", "Parc: unknown key, did you mean Park"},
      {"\"finished\": \"竣工\"", "\"finished\": \"竣公\"",
       "finished: unknown relation 竣公, did you mean 竣工"},
      {"\"same_place\": 1,", "", "same_place: missing or not a number"},
      {"\"shortest_core\": 2", "\"shortest_core\": 0", "shortest_core: must be 1 or more"},
      {"\"is\": \"same\"", "\"is\": \"sane\"", "is: unknown word sane, did you mean same"},
      {"\"weights\": {", "\"weights\": [", "not JSON here"},
  };
  const std::string rules = *read_file(kOntology / "linking.jsonc");
  for (const auto& it : cases) {
    const TemporaryFolder folder;
    const fs::path copy = folder.path() / "ontology";
    fs::copy(kOntology, copy, fs::copy_options::recursive);
    std::string changed = rules;
    const std::size_t at = changed.find(it.from);
    ASSERT_NE(at, std::string::npos) << it.from;
    changed.replace(at, std::string(it.from).size(), it.to);
    std::ofstream(copy / "linking.jsonc") << changed;
    const auto loaded = Linker::load(copy);
    ASSERT_FALSE(loaded) << it.to;
    EXPECT_NE(loaded.error().message.find(it.complaint), std::string::npos) << loaded.error().message;
    EXPECT_NE(loaded.error().message.find("linking.jsonc:"), std::string::npos) << loaded.error().message;
  }
}

}  // namespace
}  // namespace fangzhi
