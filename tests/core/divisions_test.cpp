#include "core/divisions.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>

#include "core/ontology.h"
#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

const std::filesystem::path kOntology = std::filesystem::path(FANGZHI_ROOT) / "ontology";

// Two invented provinces with cities, districts of one name, a city that lies in its province directly, and
// towns.
constexpr const char* kTable =
    "# comment\n"
    "150000\t云省\t\t云 滇云\n"
    "150100\t安陵市\t150000\t安陵\n"
    "150102\t和合区\t150100\n"
    "150121\t青禾县\t150100\n"
    "150121101\t城关镇\t150121\n"
    "150121102\t青溪镇\t150121\n"
    "150200\t北岸市\t150000\n"
    "150202\t和合区\t150200\n"
    "150223\t石溪县\t150200\n"
    "150223101\t城关镇\t150223\n"
    "159001\t东湖市\t150000\n"
    "160000\t明珠市\t\n"
    "160101\t西桥区\t160000\n";

Divisions table_of(const std::string& bytes) {
  Divisions divisions;
  const Status added = divisions.add(bytes, "table.tsv");
  EXPECT_TRUE(added) << added.error().message;
  return divisions;
}

std::string code(const Division* division) {
  return division == nullptr ? "none" : division->code;
}

std::string complaint(const std::string& bytes) {
  Divisions divisions;
  const Status added = divisions.add(bytes, "table.tsv");
  return added ? "" : added.error().message;
}

TEST(Divisions, ReadsLevelsOffTheCodes) {
  const Divisions divisions = table_of(kTable);
  ASSERT_EQ(divisions.all().size(), 13u);
  EXPECT_EQ(divisions.find("云省", "")->level, DivisionLevel::province);
  EXPECT_EQ(divisions.find("安陵", "")->level, DivisionLevel::prefecture);
  EXPECT_EQ(divisions.find("东湖市", "")->level, DivisionLevel::county);
  EXPECT_EQ(divisions.find("青溪镇", "青禾县")->level, DivisionLevel::town);
  EXPECT_EQ(to_string(DivisionLevel::prefecture), "prefecture");
}

TEST(Divisions, FindsByFullNameAndOtherNames) {
  const Divisions divisions = table_of(kTable);
  for (const char* name : {"云省", "云", "滇云"}) EXPECT_EQ(code(divisions.find(name, "")), "150000") << name;
  EXPECT_EQ(code(divisions.find("安陵", "云")), "150100");
  EXPECT_EQ(code(divisions.find("安陵", "明珠市")), "none");
  EXPECT_EQ(code(divisions.find("没有市", "")), "none");
}

TEST(Divisions, TheCityTellsDistrictsOfOneNameApart) {
  const Divisions divisions = table_of(kTable);
  EXPECT_EQ(code(divisions.find("和合区", "安陵市")), "150102");
  EXPECT_EQ(code(divisions.find("和合区", "北岸市")), "150202");
  EXPECT_EQ(code(divisions.find("和合区", "云省")), "none") << "two of them";
  EXPECT_EQ(code(divisions.find("城关镇", "石溪县")), "150223101");
  EXPECT_EQ(code(divisions.find("城关镇", "云省")), "none");
  EXPECT_EQ(divisions.named("和合区").size(), 2u);
}

TEST(Divisions, ADistrictWithoutItsCityIsNobodys) {
  const Divisions divisions = table_of(kTable);
  EXPECT_EQ(code(divisions.find("青禾县", "")), "150121");
  EXPECT_EQ(code(divisions.find("西桥区", "")), "none") << "any city may call a zone so";
  EXPECT_EQ(code(divisions.find("西桥区", "明珠市")), "160101");
  EXPECT_EQ(code(divisions.find("青溪镇", "")), "none");
}

TEST(Divisions, KnowsTheCityAndThePath) {
  const Divisions divisions = table_of(kTable);
  const auto city_of = [&](const char* name, const char* place) {
    return code(divisions.city_of(*divisions.find(name, place)));
  };
  EXPECT_EQ(city_of("青溪镇", "青禾县"), "150100");
  EXPECT_EQ(city_of("安陵市", ""), "150100");
  EXPECT_EQ(city_of("东湖市", ""), "159001");
  EXPECT_EQ(city_of("西桥区", "明珠市"), "160000");
  EXPECT_EQ(city_of("云省", ""), "none");
  EXPECT_EQ(divisions.path_of(*divisions.find("青溪镇", "青禾县")), "云省安陵市青禾县青溪镇");
  EXPECT_TRUE(divisions.lies_in(*divisions.find("青溪镇", "青禾县"), "安陵"));
  EXPECT_FALSE(divisions.lies_in(*divisions.find("安陵市", ""), "安陵"));
}

TEST(Divisions, ATableLaidOverAddsNamesAndPlaces) {
  Divisions divisions = table_of(kTable);
  const std::string before = divisions.fingerprint();
  ASSERT_TRUE(divisions.add("150100\t安陵地区\t150000\t陵城\n150103\t云岭区\t150100\n", "more.tsv"));
  EXPECT_EQ(divisions.find("安陵地区", "")->name, "安陵市");
  EXPECT_EQ(code(divisions.find("陵城", "")), "150100");
  EXPECT_EQ(divisions.path_of(*divisions.find("云岭区", "安陵市")), "云省安陵市云岭区");
  EXPECT_NE(divisions.fingerprint(), before);
}

TEST(Divisions, AParentMayStandFurtherDown) {
  EXPECT_EQ(
      code(table_of("150102\t和合区\t150100\n150100\t安陵市\t150000\n150000\t云省\n").find("和合区", "云省")),
      "150102");
}

struct Mistake {
  const char* name;
  const char* row;  // after 150000 云省, 150100 安陵市 and 160000 明珠市
  const char* says;
};

class DivisionMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(DivisionMistakes, AreNamedWithLineAndRemedy) {
  const std::string before = "150000\t云省\n150100\t安陵市\t150000\n160000\t明珠市\n";
  EXPECT_EQ(complaint(before + GetParam().row + "\n"), std::string("table.tsv:4: ") + GetParam().says);
}

INSTANTIATE_TEST_SUITE_P(
    Table, DivisionMistakes,
    testing::Values(
        Mistake{
            "OneColumn", "150102",
            "a line holds a code, a name, the code of what it lies in and other names, separated by tabs"},
        Mistake{"ShortCode", "15010\t和合区\t150100",
                "code: \"15010\" is none of GB/T 2260; write six digits, or nine for a town"},
        Mistake{"LettersInCode", "15O102\t和合区\t150100",
                "code: \"15O102\" is none of GB/T 2260; write six digits, or nine for a town"},
        Mistake{"NoCode", "\t和合区\t150100",
                "code: \"\" is none of GB/T 2260; write six digits, or nine for a town"},
        Mistake{"CountyAsATown", "150102000\t和合区\t150100",
                "code: \"150102000\" is none of GB/T 2260; write six digits, or nine for a town"},
        Mistake{"ShortName", "150102\t区\t150100",
                "name: \"区\" is no full name; write two characters or more, without blanks"},
        Mistake{"BlankInName", "150102\t和合 区\t150100",
                "name: \"和合 区\" is no full name; write two characters or more, without blanks"},
        Mistake{"CodeTwice", "150100\t北岸市\t150000",
                "code: 150100 stands in line 2 already; keep one line"},
        Mistake{"NameTwice", "150300\t安陵市\t150000",
                "name: 安陵市 has the code 150100 in the same place; keep one line"},
        Mistake{"UnknownParent", "150102\t和合区\t150101",
                "parent: \"150101\" is no code of the table, did you mean 150100 (安陵市)?"},
        Mistake{"NameAsParent", "150102\t和合区\t安陵市",
                "parent: \"安陵市\" is no code of the table, did you mean 150100?"},
        Mistake{"FarParent", "150102\t和合区\t999999",
                "parent: \"999999\" is no code of the table; add its line"},
        Mistake{"NoParent", "150102\t和合区", "parent: missing; write the code of what 和合区 lies in"},
        Mistake{"OtherProvince", "150102\t和合区\t160000",
                "parent: 150102 cannot lie in 160000 (明珠市); codes begin with what they lie in"},
        Mistake{"ParentOfAProvince", "170000\t河省\t160000",
                "parent: 河省 is a province and lies in nothing; leave it out"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Divisions, TextThatIsNotUtf8IsNamed) {
  EXPECT_EQ(complaint("150000\t\xff\xff省\n"), "table.tsv: byte 7 is not UTF-8; save the table as UTF-8");
}

TEST(BuiltInDivisions, HoldEveryProvinceAndPrefecture) {
  const auto ontology = Ontology::load(kOntology);
  ASSERT_TRUE(ontology) << ontology.error().message;
  std::map<DivisionLevel, int> counts;
  for (const Division& division : ontology->divisions().all()) ++counts[division.level];
  EXPECT_EQ(counts[DivisionLevel::province], 34);
  EXPECT_EQ(counts[DivisionLevel::prefecture], 333);
  const Divisions& divisions = ontology->divisions();
  EXPECT_EQ(code(divisions.find("豫", "")), "410000");
  EXPECT_EQ(code(divisions.find("漯河", "")), "411100");
  EXPECT_EQ(code(divisions.find("吉林", "")), "220000") << "the province before the city";
  EXPECT_EQ(code(divisions.find("西城区", "北京市")), "110102");
  EXPECT_EQ(code(divisions.find("西城区", "漯河市")), "none");
}

TEST(BuiltInDivisions, AFullerTableComesFromAFile) {
  const TemporaryFolder folder;
  const auto file = folder.write("more.tsv", "410303\t西工区\t410300\n");
  const auto ontology = Ontology::load(kOntology, file);
  ASSERT_TRUE(ontology) << ontology.error().message;
  EXPECT_EQ(ontology->divisions().path_of(*ontology->divisions().find("西工区", "洛阳市")),
            "河南省洛阳市西工区");
  const auto missing = Ontology::load(kOntology, folder / "none.tsv");
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find((folder / "none.tsv").string()), std::string::npos);
}

}  // namespace
}  // namespace fangzhi
