#include "core/ontology.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "core/byte_io.h"
#include "core/json_lines.h"
#include "core/partial_date.h"

namespace fangzhi {
namespace {

namespace fs = std::filesystem;

// A copy of the project's ontology in which one passage is replaced.
class OntologyFolder : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        fs::temp_directory_path() / ("fangzhi-ontology-" + std::to_string(::getpid()) + "-" + test->name());
    fs::create_directories(folder_);
    for (const char* file : {"classes.jsonc", "properties.jsonc", "context.jsonld", "divisions.tsv"}) {
      fs::copy_file(fs::path(FANGZHI_ROOT) / "ontology" / file, folder_ / file,
                    fs::copy_options::overwrite_existing);
    }
  }
  void TearDown() override { fs::remove_all(folder_); }

  void replace(const char* file, const std::string& old_text, const std::string& new_text) {
    std::string text = read_file(folder_ / file).value();
    const std::size_t at = text.find(old_text);
    ASSERT_NE(at, std::string::npos) << file << " has no " << old_text;
    std::ofstream(folder_ / file, std::ios::binary) << text.replace(at, old_text.size(), new_text);
  }

  // The line on which a text of a file begins.
  std::string line_of(const char* file, const std::string& text) {
    const std::string whole = read_file(folder_ / file).value();
    return std::to_string(line_of_byte(whole, whole.find(text)));
  }

  std::string complaint() {
    const auto loaded = Ontology::load(folder_);
    return loaded ? "" : loaded.error().message;
  }

  std::string place(const char* file, const std::string& line) {
    return (folder_ / file).string() + ":" + line + ": ";
  }

  fs::path folder_;
};

TEST(Ontology, HoldsTheSevenClassesAndEighteenPredicates) {
  const auto ontology = Ontology::load(fs::path(FANGZHI_ROOT) / "ontology");
  ASSERT_TRUE(ontology) << ontology.error().message;
  std::vector<std::string> classes;
  for (const auto& one : ontology->classes()) classes.push_back(one.id);
  EXPECT_EQ(classes, (std::vector<std::string>{"Person", "Place", "Project", "Park", "Institution", "Event",
                                               "Honor"}));
  const std::vector<std::string> predicates = {"谋划", "签约", "落地", "开工", "在建", "竣工",
                                               "投用", "投产", "入驻", "任职", "位于", "隶属",
                                               "更名", "获评", "出席", "举办", "合作", "建设"};
  EXPECT_EQ(ontology->properties().size(), predicates.size());
  for (const std::string& id : predicates) EXPECT_NE(ontology->find_property(id), nullptr) << id;
}

TEST(Ontology, ExpandsIrisAndOrdersTheLifeOfAProject) {
  const auto ontology = Ontology::load(fs::path(FANGZHI_ROOT) / "ontology");
  ASSERT_TRUE(ontology) << ontology.error().message;
  const OntologyClass* person = ontology->find_class("Person");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->iri, "urn:fangzhi:ns:Person");
  EXPECT_EQ(person->maps_to, std::vector<std::string>{"http://schema.org/Person"});
  EXPECT_EQ(ontology->find_property("签约")->iri, "urn:fangzhi:ns:signed");
  EXPECT_EQ(ontology->find_property("签约")->name, "signed");
  int stage = 0;
  for (const char* id : {"谋划", "签约", "落地", "开工", "在建", "竣工", "投用", "投产"}) {
    EXPECT_EQ(ontology->find_property(id)->stage, stage++) << id;
  }
  EXPECT_EQ(ontology->find_property("位于")->stage, -1);
  EXPECT_TRUE(ontology->find_property("合作")->symmetric);
  EXPECT_EQ(ontology->find_property("签署"), nullptr);
  EXPECT_EQ(ontology->jsonld_context().back(), '}');
}

TEST_F(OntologyFolder, NamesAnUnknownKeyAndTheNearestRightOne) {
  replace("classes.jsonc", "\"en\": \"park\"", "\"em\": \"park\"");
  EXPECT_EQ(complaint(),
            place("classes.jsonc", line_of("classes.jsonc", "\"em\"")) + "em: unknown key, did you mean en");
}

TEST_F(OntologyFolder, NamesAnUnknownClassInDomainAndRange) {
  replace("properties.jsonc", "\"domain\": [\"Institution\", \"Place\"], \"range\": [\"Event\"]",
          "\"domain\": [\"Institution\", \"Place\"], \"range\": [\"Evnt\"]");
  EXPECT_EQ(complaint(), place("properties.jsonc", line_of("properties.jsonc", "\"Evnt\"")) +
                             "range: unknown class Evnt, did you mean Event");
}

TEST_F(OntologyFolder, NamesAMissingLabel) {
  replace("properties.jsonc", "\"zh\": \"获评\", ", "");
  const std::string said = complaint();
  EXPECT_EQ(said.find(place("properties.jsonc", line_of("properties.jsonc", "\"awarded\"")) + "zh: missing"),
            0u)
      << said;
}

TEST_F(OntologyFolder, RefusesAnIdTwice) {
  replace("classes.jsonc", "\"id\": \"Honor\"", "\"id\": \"Event\"");
  const std::string said = complaint();
  EXPECT_NE(said.find("context.jsonld gives the term Event another meaning"), std::string::npos) << said;
  replace("classes.jsonc", "\"iri\": \"fz:Honor\"", "\"iri\": \"fz:Event\"");
  EXPECT_NE(complaint().find("id: Event is taken by an earlier entry"), std::string::npos) << complaint();
}

TEST_F(OntologyFolder, RefusesAStageTwice) {
  replace("properties.jsonc", "\"stage\": 4", "\"stage\": 3");
  EXPECT_NE(complaint().find("stage: 3 is taken by an earlier entry"), std::string::npos) << complaint();
}

TEST_F(OntologyFolder, RefusesAKeyTwiceInOneObject) {
  replace("classes.jsonc", "\"zh\": \"园区\"", "\"zh\": \"园区\", \"zh\": \"公园\"");
  EXPECT_NE(complaint().find("zh: this key stands here twice"), std::string::npos) << complaint();
}

TEST_F(OntologyFolder, NamesAnUnknownPrefix) {
  replace("classes.jsonc", "schema:Event", "shema:Event");
  EXPECT_NE(complaint().find("maps_to: unknown prefix in shema:Event, did you mean schema"),
            std::string::npos)
      << complaint();
}

TEST_F(OntologyFolder, AsksForTheTermOfAPropertyInTheContext) {
  replace("context.jsonld",
          "\"builds\": {\"@id\": \"fz:builds\", \"@type\": \"@id\", \"@container\": \"@set\"},", "");
  EXPECT_NE(complaint().find("iri: context.jsonld gives the term builds another meaning or none"),
            std::string::npos)
      << complaint();
}

TEST_F(OntologyFolder, PointsAtTheLineThatIsNotJson) {
  replace("classes.jsonc", "\"color\": \"#7fbc41\" },", "\"color\": \"#7fbc41\" }");
  const std::string line = line_of("classes.jsonc", "\"id\": \"Institution\"");
  EXPECT_EQ(complaint().find(place("classes.jsonc", line) + "not JSON here"), 0u) << complaint();
}

TEST_F(OntologyFolder, SaysWhichFileIsMissing) {
  fs::remove(folder_ / "properties.jsonc");
  EXPECT_NE(complaint().find("properties.jsonc"), std::string::npos) << complaint();
}

TEST_F(OntologyFolder, RefusesWrongShapesInOneSentence) {
  const std::pair<const char*, const char*> changes[] = {{"\"stage\": 2", "\"stage\": -2"},
                                                         {"\"symmetric\": true", "\"symmetric\": 1"},
                                                         {"\"name\": \"held\"", "\"name\": \"举办\""},
                                                         {"\"range\": [\"Honor\"]", "\"range\": []"},
                                                         {"\"range\": [\"Honor\"]", "\"range\": \"Honor\""}};
  for (const auto& [old_text, new_text] : changes) {
    SetUp();
    replace("properties.jsonc", old_text, new_text);
    EXPECT_NE(complaint(), "") << new_text;
  }
}

TEST(Ontology, SaysWhatTheWorldAllows) {
  const auto ontology = Ontology::load(fs::path(FANGZHI_ROOT) / "ontology");
  ASSERT_TRUE(ontology) << ontology.error().message;
  EXPECT_TRUE(ontology->is_staged("Project"));
  EXPECT_FALSE(ontology->is_staged("Person"));
  EXPECT_FALSE(ontology->is_staged("Policy"));
  EXPECT_TRUE(ontology->find_property("开工")->once);
  EXPECT_FALSE(ontology->find_property("在建")->once);
  EXPECT_EQ(ontology->find_property("签约")->promises, "开工");
  EXPECT_EQ(ontology->find_property("竣工")->not_before, std::vector<std::string>{"开工"});
  EXPECT_TRUE(ontology->find_property("建设")->one_subject);
  EXPECT_EQ(ontology->stage_of("开工"), 3);
  EXPECT_EQ(ontology->stage_of("位于"), -1);
  ASSERT_NE(ontology->find_qualifier("amount"), nullptr);
  EXPECT_TRUE(ontology->find_qualifier("amount")->one_value);
  EXPECT_EQ(ontology->posts().property, "任职");
  EXPECT_EQ(ontology->posts().qualifier, "role");
}

TEST_F(OntologyFolder, ChecksWhatTheWorldAllows) {
  const std::pair<const char*, const char*> changes[] = {
      {"\"not_before\": [\"开工\"]", "\"not_before\": [\"开业\"]"},
      {"\"promises\": \"开工\"", "\"promises\": \"谋划\""},
      {"\"promises\": \"开工\"", "\"promises\": \"开\""},
      {"\"one_value\": true", "\"one_value\": 1"},
      {"\"property\": \"任职\"", "\"property\": \"任\""},
      {"\"qualifier\": \"role\"", "\"qualifier\": \"rule\""},
      {"\"former\": [\"原\"", "\"former\": [1, \"原\""}};
  for (const auto& [old_text, new_text] : changes) {
    SetUp();
    replace("properties.jsonc", old_text, new_text);
    EXPECT_NE(complaint().find("properties.jsonc:"), std::string::npos) << new_text;
  }
  SetUp();
  replace("properties.jsonc", "\"qualifier\": \"role\"", "\"qualifier\": \"rle\"");
  EXPECT_NE(complaint().find("qualifier: unknown qualifier rle, did you mean role"), std::string::npos);
}

TEST_F(OntologyFolder, ReadsAClassAddedToTheData) {
  replace("classes.jsonc", "  \"classes\": [",
          "  \"classes\": [\n{\"id\":\"Policy\",\"zh\":\"政策\",\"en\":\"policy\",\"iri\":\"fz:Policy\","
          "\"color\":\"#112233\"},");
  replace("context.jsonld", "\"Honor\":", "\"Policy\": \"fz:Policy\", \"Honor\":");
  const auto ontology = Ontology::load(folder_);
  ASSERT_TRUE(ontology) << ontology.error().message;
  EXPECT_EQ(ontology->find_class("Policy")->zh, "政策");
}

TEST(NearestWord, ChoosesTheFewestEditsOverCodePoints) {
  const std::vector<std::string> known = {"签约", "落地", "开工", "投用", "投产", "graphml", "jsonld"};
  EXPECT_EQ(nearest_word("签的", known), "签约");
  EXPECT_EQ(nearest_word("投", known), "投用");
  EXPECT_EQ(nearest_word("grapml", known), "graphml");
  EXPECT_EQ(nearest_word("json-ld", known), "jsonld");
  EXPECT_EQ(nearest_word("任职", known), "");
  EXPECT_EQ(nearest_word("\xff\xfe", known), "");
}

TEST(JsonLines, FindsValuesPastCommentsStringsAndNesting) {
  const JsonLines lines(
      "// {\n{ \"a\": [1, \"x\\\"]\",\n  { \"b\": /* \n */ 2 } ],\n \"c\":\n {\"d\": 1}}\n");
  EXPECT_EQ(lines.line("/a"), 2u);
  EXPECT_EQ(lines.line("/a/1"), 2u);
  EXPECT_EQ(lines.line("/a/2/b"), 3u);
  EXPECT_EQ(lines.line("/c/d"), 6u);
  EXPECT_EQ(lines.line("/c/missing"), 5u);
  EXPECT_EQ(lines.duplicate(), "");
}

TEST(JsonLines, SurvivesTextThatIsNotJson) {
  for (const char* text : {"\"", "\\", "/", "/*", "{\"a", "]}", "{{{{\"a\":"}) {
    EXPECT_GE(JsonLines(text).line("/a"), 1u) << text;
  }
  EXPECT_EQ(JsonLines(std::string(1000000, '[')).line("/0/0"), 1u);
}

TEST(PartialDate, IsAnIntervalWithPrecision) {
  const auto day = parse_partial_date("2024-02-29");
  ASSERT_TRUE(day);
  EXPECT_EQ(day->first_day(), "2024-02-29");
  EXPECT_EQ(day->last_day(), "2024-02-29");
  EXPECT_EQ(parse_partial_date("2023-02")->last_day(), "2023-02-28");
  EXPECT_EQ(parse_partial_date("2023")->first_day(), "2023-01-01");
  EXPECT_EQ(parse_partial_date("2023")->last_day(), "2023-12-31");
}

TEST(PartialDate, RefusesWhatIsNoDayOfTheCalendar) {
  for (const char* text :
       {"", "23", "2023-13", "2023-00", "2023-02-29", "2023/02", "2023-1-1", "2023-01-0a", "２０２３"}) {
    EXPECT_FALSE(parse_partial_date(text)) << text;
  }
}

}  // namespace
}  // namespace fangzhi
