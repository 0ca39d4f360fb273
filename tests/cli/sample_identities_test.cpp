// Who is who on the sample pages: the list is true to the pages, and linking is held against it.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include "cli/identity_evaluation.h"
#include "core/byte_io.h"
#include "core/page_reader.h"
#include "core/page_walk.h"
#include "core/utf8.h"
#include "tests/cli/command_test.h"

namespace fangzhi {
namespace {

const std::string kData = std::string(FANGZHI_ROOT) + "/data";

GoldIdentities sample_identities() {
  const Result<std::string> bytes = read_file(kData + "/identities.jsonl");
  EXPECT_TRUE(bytes);
  const Result<GoldIdentities> gold = parse_gold_identities(bytes ? *bytes : "", "identities.jsonl");
  EXPECT_TRUE(gold) << gold.error().message;
  return gold ? *gold : GoldIdentities();
}

// The text of every sample page without white space and the marks of emphasis, by file name.
std::map<std::string, std::string> sample_texts() {
  std::map<std::string, std::string> texts;
  for (const PageSource& source : walk_pages({kData + "/pages"}).pages) {
    const Result<Page> page = read_page(source, "");
    EXPECT_TRUE(page) << source.name;
    if (!page) continue;
    std::string& text = texts[source.path.filename().string()];
    for (const char32_t c : to_code_points(page->text)) {
      if (!is_space(c) && c != U'*') append_utf8(text, c);
    }
  }
  return texts;
}

// 区委书记 names 云岭区委 by its last two characters only.
bool stands_in_title(const GoldIdentity& identity, const std::string& name, const std::string& text) {
  const std::u32string full = to_code_points(name);
  return identity.type == "Institution" && full.size() > 2 &&
         contains(text, to_utf8(full.substr(full.size() - 2)));
}

TEST(SampleIdentities, EveryMemberStandsOnItsPage) {
  const std::map<std::string, std::string> texts = sample_texts();
  std::set<std::pair<std::string, std::string>> members;
  for (const GoldIdentity& identity : sample_identities()) {
    for (const GoldMember& member : identity.members) {
      const auto text = texts.find(member.document);
      ASSERT_NE(text, texts.end()) << identity.id << ": " << member.document;
      EXPECT_TRUE(contains(text->second, member.name) || stands_in_title(identity, member.name, text->second))
          << identity.id << ": " << member.name << " in " << member.document;
      EXPECT_TRUE(members.emplace(member.document, member.name).second)
          << member.name << " of " << member.document << " is in two identities";
    }
  }
  EXPECT_GE(members.size(), 400u);
}

// The bound on precision is what is asked of linking; the one on recall keeps what has been reached.
TEST_F(CommandTest, JoinsOfTheSamplePagesAreRight) {
  const Outcome run =
      fangzhi({"eval", "--json", "--misses", "--identities", kData + "/identities.jsonl", kData + "/pages"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  const Json report = Json::parse(run.out);
  EXPECT_GE(report["all"]["pairs"]["precision"].get<double>(), 0.98) << report["wrong"].dump(2);
  EXPECT_GE(report["all"]["pairs"]["recall"].get<double>(), 0.65) << report["missed"].dump(2);
}

}  // namespace
}  // namespace fangzhi
