// What a table of divisions changes in reading a page. The divisions and their codes are public facts.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "extract/extraction.h"
#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

const std::filesystem::path kOntology = std::filesystem::path(FANGZHI_ROOT) / "ontology";

constexpr const char* kTable = "410324100\t城关镇\t410324\n";

// The rules with a table of divisions laid over the built-in one.
struct Rules {
  explicit Rules(const std::string& table) : file(folder.write("divisions.tsv", table)) {}

  Extraction read(const std::string& text, const std::string& place = "") const {
    Page page;
    page.name = "page";
    page.text = text;
    page.metadata.place = place;
    return extract(*rules, page);
  }

  TemporaryFolder folder;
  std::filesystem::path file;
  Result<Ontology> ontology = Ontology::load(kOntology, file);
  Result<Rulebook> rules = Rulebook::load(kOntology, *ontology);
};

// The scope of the place of that name; "not found" where the page was not seen to speak of it.
std::string scope_of(const Extraction& found, const std::string& name) {
  for (const Entity& entity : found.entities) {
    if (entity.type == "Place" && entity.name == name) return entity.place;
  }
  return "not found";
}

class LocalDivisions : public testing::Test {
 protected:
  static const Rules& full() {
    static const Rules rules(kTable);
    return rules;
  }
  static const Rules& built_in() {
    static const Rules rules("# nothing\n");
    return rules;
  }
};

TEST_F(LocalDivisions, ACountyOfWhichThereIsOneLiesInItsOwnCity) {
  const std::string text = "青禾集团到栾川县考察。";
  EXPECT_EQ(scope_of(full().read(text, "漯河市西城区"), "栾川县"), "洛阳市");
}

TEST_F(LocalDivisions, ADistrictOfThatNameElsewhereIsAnother) {
  const std::string text = "西工区、西城区召开会议。会议在西工区召开。";
  EXPECT_EQ(scope_of(full().read(text, "漯河市"), "西工区"), "漯河市");
  EXPECT_EQ(scope_of(full().read(text, "洛阳市"), "西工区"), "洛阳市");
}

TEST_F(LocalDivisions, ThePagesCityComesFirstThenWhatStandsBefore) {
  EXPECT_EQ(scope_of(full().read("会议在朝阳区召开。", "长春市南关区"), "朝阳区"), "长春市");
  EXPECT_EQ(scope_of(full().read("会议在北京市朝阳区召开。", "洛阳市西工区"), "朝阳区"), "北京市");
  EXPECT_EQ(scope_of(full().read("会议在朝阳区召开。", "北京市西城区"), "朝阳区"), "北京市");
}

TEST_F(LocalDivisions, AZoneThatBearsTheNameOfADistrictStaysWhereItIs) {
  const Extraction found = full().read("漯河市西城区召开会议。北京市民到西城区参观。", "漯河市西城区");
  EXPECT_EQ(scope_of(found, "西城区"), "漯河市");
}

TEST_F(LocalDivisions, ACityUnderItsProvinceStandsByItself) {
  EXPECT_EQ(scope_of(full().read("青禾集团到济源市考察。", "洛阳市西工区"), "济源市"), "");
}

TEST_F(LocalDivisions, TheTableVouchesForNamesMadeOfWords) {
  const std::string text = "青禾集团到共和县考察。";
  EXPECT_NE(scope_of(full().read(text, "洛阳市"), "共和县"), "not found");
}

struct Given {
  const char* name;
  const char* place;  // as given
  const char* text;
  const char* known;  // the place of the page
};

class GivenPlaces : public testing::TestWithParam<Given> {};

TEST_P(GivenPlaces, AreCutIntoCityAndDistrict) {
  static const Rules rules(kTable);
  const Given& given = GetParam();
  EXPECT_EQ(rules.read(given.text, given.place).place, given.known);
}

INSTANTIATE_TEST_SUITE_P(
    Table, GivenPlaces,
    testing::Values(Given{"Full", "河南省洛阳市西工区", "会议召开。", "洛阳市西工区"},
                    Given{"Short", "河南洛阳西工区", "会议召开。", "洛阳市西工区"},
                    Given{"ShortCity", "洛阳", "会议召开。", "洛阳市"},
                    Given{"Municipality", "北京西城区", "会议召开。", "北京市西城区"},
                    Given{"ShortNameInsideALongerOne", "朝阳区", "会议召开。", "朝阳区"},
                    Given{"Invented", "安陵市云岭区", "会议召开。", "安陵市云岭区"},
                    Given{"CountyAlone", "栾川县", "会议召开。", "洛阳市栾川县"},
                    Given{"CityUnderItsProvince", "济源市", "会议召开。", "济源市"},
                    Given{"DistrictAlone", "西工区", "会议召开。", "西工区"},
                    Given{"DistrictAfterItsCity", "西工区", "会议在洛阳市西工区召开。", "洛阳市西工区"},
                    Given{"DistrictWithAnother", "西工区", "会议在涧西区召开。", "西工区"},
                    Given{"DistrictWithTwoOthers", "西工区", "会议在涧西区召开。活动在洛龙区举行。",
                          "洛阳市西工区"},
                    Given{"DistrictWithACounty", "西工区", "会议在栾川县召开。", "洛阳市西工区"},
                    Given{"CountyByItsShortName", "", "澄城：10个项目集中开工。", "渭南市澄城县"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST_F(LocalDivisions, TheFingerprintKnowsTheTable) {
  const std::string fingerprint = full().rules->fingerprint().value();
  EXPECT_NE(fingerprint, built_in().rules->fingerprint().value());
  EXPECT_EQ(fingerprint, Rules(kTable).rules->fingerprint().value()) << "wherever the file lies";
}

}  // namespace
}  // namespace fangzhi
