#include "export/exporter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/export/sample_graph.h"
#include "tests/export/xml_reader.h"

namespace fangzhi {
namespace {

using namespace testing_graph;
using nlohmann::json;

// What an export gave; a failure fails the test.
std::string exported(GraphReader& reader, std::string_view format, ExportReport* report = nullptr) {
  std::string bytes;
  StringSink sink(bytes);
  const auto done = export_graph(reader, load_ontology(), format, sink);
  EXPECT_TRUE(done) << done.error().message;
  if (done && report != nullptr) *report = *done;
  return bytes;
}

json node_with_id(const json& document, const std::string& id) {
  for (const json& node : document.at("@graph")) {
    if (node.at("id") == id) return node;
  }
  ADD_FAILURE() << "no node " << id;
  return json::object();
}

// The data of the node or edge element at `index`, by key.
std::map<std::string, std::string> data_of(const XmlReader& xml, std::size_t index) {
  std::map<std::string, std::string> data;
  for (const XmlElement& element : xml.elements()) {
    if (element.name == "data" && element.parent == index) data[element.attributes.at("key")] = element.text;
  }
  return data;
}

// The index of the first element with that name and that attribute.
std::size_t find_element(const XmlReader& xml, const std::string& name, const std::string& attribute,
                         const std::string& value) {
  for (std::size_t i = 0; i < xml.elements().size(); ++i) {
    const XmlElement& element = xml.elements()[i];
    const auto found = element.attributes.find(attribute);
    if (element.name == name && found != element.attributes.end() && found->second == value) return i;
  }
  ADD_FAILURE() << "no " << name << " with " << attribute << " " << value;
  return 0;
}

class ExportGolden : public testing::TestWithParam<std::string> {};

TEST_P(ExportGolden, WritesTheSameBytesAsEver) {
  const auto path = std::filesystem::path(FANGZHI_ROOT) / "tests/golden/exports" / ("sample." + GetParam());
  const SampleGraph graph = make_graph(sample_pages());
  const std::string bytes = exported(*graph.reader, GetParam());
  if (std::getenv("FANGZHI_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << bytes;
  const auto expected = read_file(path);
  ASSERT_TRUE(expected) << expected.error().message << "; make it with FANGZHI_UPDATE_GOLDEN=1";
  EXPECT_EQ(bytes, *expected);
}

TEST_P(ExportGolden, DoesNotDependOnTheOrderOfReading) {
  std::vector<DocumentRecord> pages = sample_pages();
  const SampleGraph forward = make_graph(pages);
  std::reverse(pages.begin(), pages.end());
  const SampleGraph backward = make_graph(pages);
  EXPECT_EQ(exported(*forward.reader, GetParam()), exported(*backward.reader, GetParam()));
}

// A sink that takes so many bytes and then fails, as a full disk does.
class FailingSink final : public ByteSink {
 public:
  explicit FailingSink(std::size_t room) : room_(room) {}
  Status write(std::string_view bytes) override {
    EXPECT_FALSE(failed_) << "written to after a failure";
    if (bytes.size() > room_) {
      failed_ = true;
      return io_error("the disk is full");
    }
    room_ -= bytes.size();
    return {};
  }
  Status close() override { return {}; }

 private:
  std::size_t room_;
  bool failed_ = false;
};

TEST_P(ExportGolden, PassesOnTheFailureOfTheSink) {
  const SampleGraph graph = make_graph(sample_pages());
  const Ontology ontology = load_ontology();
  const std::size_t size = exported(*graph.reader, GetParam()).size();
  for (std::size_t room = 0; room < size; room += 37) {
    FailingSink sink(room);
    const auto done = export_graph(*graph.reader, ontology, GetParam(), sink);
    ASSERT_FALSE(done) << "room for " << room << " bytes";
    ASSERT_EQ(done.error().message, "the disk is full");
  }
  FailingSink enough(size);
  EXPECT_TRUE(export_graph(*graph.reader, ontology, GetParam(), enough));
}

TEST_P(ExportGolden, RefusesAClassThatTheOntologyDoesNotDefine) {
  PageScript page("x.txt", "云河市新政策");
  page.entity("Policy", "新政策");
  const SampleGraph graph = make_graph({page.finish()});
  std::string bytes;
  StringSink sink(bytes);
  const auto done = export_graph(*graph.reader, load_ontology(), GetParam(), sink);
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("Policy, which ontology/classes.jsonc does not define"),
            std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Formats, ExportGolden, testing::Values("jsonld", "graphml"),
                         [](const auto& format) { return format.param; });

TEST(ExportFormats, NamesTheKnownOnesAndTheNearest) {
  const auto found = find_export_format("graphm");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, ErrorKind::usage);
  EXPECT_EQ(found.error().message,
            "unknown format \"graphm\"; known are graphml, identities, jsonld; did you mean graphml?");
  EXPECT_EQ(find_export_format("turtle").error().message,
            "unknown format \"turtle\"; known are graphml, identities, jsonld");
  EXPECT_EQ(find_export_format("jsonld")->extension, ".jsonld");
}

TEST(JsonldExport, PutsTypeThenIdFirstInEveryNodeAndOneNodeOnALine) {
  const SampleGraph graph = make_graph(sample_pages());
  const std::string bytes = exported(*graph.reader, "jsonld");
  const auto document = nlohmann::ordered_json::parse(bytes);
  EXPECT_EQ(document.begin().key(), "@context");
  std::size_t lines = 0;
  for (const auto& node : document["@graph"]) {
    auto item = node.begin();
    EXPECT_EQ(item.key(), "type");
    EXPECT_EQ((++item).key(), "id") << node;
    lines += bytes.find("\n" + node.dump()) != std::string::npos ? 1 : 0;
  }
  EXPECT_EQ(lines, document["@graph"].size());
}

// Every key and every type of a node and of the nodes in it, compacted or a term.
void collect_words(const json& value, std::set<std::string>& words) {
  if (value.is_array()) {
    for (const json& item : value) collect_words(item, words);
  }
  if (!value.is_object() || !value.contains("id")) return;
  for (const auto& [key, inner] : value.items()) {
    words.insert(key);
    collect_words(inner, words);
  }
  const json& type = value["type"];
  for (const json& one : type.is_array() ? type : json::array({type})) words.insert(one.get<std::string>());
}

TEST(JsonldExport, UsesNoWordThatTheContextLacks) {
  const SampleGraph graph = make_graph(sample_pages());
  const json document = json::parse(exported(*graph.reader, "jsonld"));
  std::set<std::string> words;
  collect_words(document["@graph"], words);
  EXPECT_EQ(words.count("Observation") + words.count("selector") + words.count("grantor"), 3u);
  for (const std::string& word : words) {
    EXPECT_TRUE(document["@context"].contains(word.substr(0, word.find(':')))) << word;
  }
}

TEST(JsonldExport, WritesPlainTriplesOnlyForWhatHappenedOrGoesOn) {
  const SampleGraph graph = make_graph(sample_pages());
  const json document = json::parse(exported(*graph.reader, "jsonld"));
  const Identity plaza = identity_named(*graph.reader, "云河星海广场项目");
  const Identity lake = identity_named(*graph.reader, "东湖区");
  const json node = node_with_id(document, "urn:fangzhi:e:" + plaza.id.hex());
  EXPECT_EQ(node["type"], json::array({"Project"}));
  EXPECT_EQ(node["altLabel"], json::array({"云河星海广场", "星海广场"}));
  // Begun is said twice, planned and done: one triple. The statements stand beside it.
  EXPECT_EQ(node["begun"], json::array({"urn:fangzhi:e:" + lake.id.hex()}));
  const json group =
      node_with_id(document, "urn:fangzhi:e:" + identity_named(*graph.reader, "星海集团").id.hex());
  EXPECT_EQ(group["type"], json::array({"Institution", "schema:Organization", "org:Organization"}));
  EXPECT_TRUE(group.contains("cooperates_with"));
}

TEST(JsonldExport, WritesNoPlainTripleForWhatIsPlannedOrDenied) {
  PageScript page("x.txt", "甲项目计划在乙园开工。甲项目没有在乙园竣工。");
  const auto project = page.entity("Project", "甲项目");
  const auto park = page.entity("Park", "乙园");
  page.say({project, "开工", park, "甲项目计划在乙园开工", "2030", StatementStatus::planned, {}});
  page.say({project, "竣工", park, "甲项目没有在乙园竣工", "", StatementStatus::negated, {}});
  const SampleGraph graph = make_graph({page.finish()});
  ExportReport report;
  const json document = json::parse(exported(*graph.reader, "jsonld", &report));
  const json node =
      node_with_id(document, "urn:fangzhi:e:" + identity_named(*graph.reader, "甲项目").id.hex());
  EXPECT_FALSE(node.contains("begun"));
  EXPECT_FALSE(node.contains("completed"));
  EXPECT_EQ(report.statements, 2u);
}

TEST(JsonldExport, QuotesTheSentenceBehindEveryStatement) {
  const std::vector<DocumentRecord> pages = sample_pages();
  const SampleGraph graph = make_graph(pages);
  const json document = json::parse(exported(*graph.reader, "jsonld"));
  std::map<std::string, std::string> texts;
  for (const auto& page : pages) texts["urn:fangzhi:d:" + page.id.hex()] = page.page.text;
  std::size_t checked = 0;
  for (const json& node : document["@graph"]) {
    if (!node.contains("wasDerivedFrom")) continue;
    const json& evidence = node["wasDerivedFrom"];
    const json& position = evidence["selector"][1];
    const std::string cut(cut_code_points(texts.at(evidence["source"]),
                                          std::stoul(position["start"].get<std::string>()),
                                          std::stoul(position["end"].get<std::string>())));
    EXPECT_EQ(evidence["selector"][0]["exact"], cut);
    ++checked;
  }
  EXPECT_EQ(checked, 8u);
}

TEST(JsonldExport, TypesTimesByTheirPrecision) {
  const SampleGraph graph = make_graph(sample_pages());
  const json document = json::parse(exported(*graph.reader, "jsonld"));
  std::set<std::string> seen;
  for (const json& node : document["@graph"]) {
    if (node["type"] != "rdf:Statement") continue;
    for (const char* term : {"year", "month", "day"}) {
      if (node.contains(term)) seen.insert(std::string(term) + " " + node[term].get<std::string>());
    }
    if (node.contains("month")) {
      EXPECT_EQ(node["earliest"], "2023-05-01");
      EXPECT_EQ(node["latest"], "2023-05-31");
    }
  }
  EXPECT_EQ(seen, (std::set<std::string>{"day 2022-03-08", "month 2023-05", "year 2023", "year 2024"}));
}

TEST(JsonldExport, SaysWhatADocumentIsAndWhatWasInferred) {
  const std::vector<DocumentRecord> pages = sample_pages();
  const SampleGraph graph = make_graph(pages);
  const json document = json::parse(exported(*graph.reader, "jsonld"));
  const json first = node_with_id(document, "urn:fangzhi:d:" + pages[0].id.hex());
  EXPECT_EQ(first["title"], "星海广场签约");
  EXPECT_EQ(first["publishedDay"], "2022-03-09");
  EXPECT_EQ(first["fileName"], json::array({"云河日报/2022.txt"}));
  EXPECT_EQ(first["placeInferred"], false);
  EXPECT_EQ(first["periodInferred"], true);
}

// A district of Beijing, and a zone that another city calls so.
std::vector<DocumentRecord> pages_of_two_districts() {
  PageScript first("a.txt", "北京市西城区召开会议。");
  first.entity("Place", "北京市");
  first.entity("Place", "西城区", {}, "北京市");
  PageScript second("b.txt", "漯河西城区召开会议。");
  second.entity("Place", "漯河");
  second.entity("Place", "西城区", {}, "漯河市");
  return {first.finish(), second.finish()};
}

TEST(ExportCodes, AreThoseOfDivisionsOnly) {
  const SampleGraph graph = make_graph(pages_of_two_districts());
  const json document = json::parse(exported(*graph.reader, "jsonld"));
  EXPECT_EQ(document["@context"]["code"], "schema:identifier");
  std::map<std::string, std::string> codes;
  for (const json& node : document["@graph"]) {
    if (node["id"].get<std::string>().rfind("urn:fangzhi:e:", 0) == 0)
      codes[node.value("place", "") + node["label"]["zh"].get<std::string>()] = node.value("code", "none");
  }
  EXPECT_EQ(
      codes,
      (std::map<std::string, std::string>{
          {"北京市", "110000"}, {"北京市西城区", "110102"}, {"漯河", "411100"}, {"漯河市西城区", "none"}}));
}

TEST(ExportCodes, AreAnAttributeOfGraphmlNodes) {
  const SampleGraph graph = make_graph(pages_of_two_districts());
  const std::string bytes = exported(*graph.reader, "graphml");
  const XmlReader xml(bytes);
  std::map<std::string, std::string> codes;
  for (std::size_t i = 0; i < xml.elements().size(); ++i) {
    if (xml.elements()[i].name != "node") continue;
    std::map<std::string, std::string> data = data_of(xml, i);
    codes[data["place"] + data["label"]] = data.count("code") == 0 ? "none" : data["code"];
  }
  EXPECT_EQ(
      codes,
      (std::map<std::string, std::string>{
          {"北京市", "110000"}, {"北京市西城区", "110102"}, {"漯河", "411100"}, {"漯河市西城区", "none"}}));
}

TEST(GraphmlExport, DrawsOneEdgeForManyStatements) {
  const SampleGraph graph = make_graph(sample_pages());
  ExportReport report;
  const XmlReader xml(exported(*graph.reader, "graphml", &report));
  ASSERT_EQ(xml.why(), "");
  const std::size_t begun = find_element(xml, "edge", "label", "begun");
  const Identity plaza = identity_named(*graph.reader, "云河星海广场项目");
  EXPECT_EQ(xml.elements()[begun].attributes.at("source"), "e-" + plaza.id.hex());
  const auto data = data_of(xml, begun);
  EXPECT_EQ(data.at("edgelabel"), "开工");
  EXPECT_EQ(data.at("weight"), "2");
  EXPECT_EQ(data.at("status"), "done|planned");
  EXPECT_EQ(data.at("first_year"), "2023");
  EXPECT_EQ(data.at("last_year"), "2023");
  EXPECT_EQ(data.at("e_sources"), "2");
  // What happened vouches for the edge, although the promise came first.
  EXPECT_EQ(data.at("quotation"), "项目已于5月开工");
  EXPECT_EQ(report.edges, 6u);
  EXPECT_EQ(report.statements, 7u);
}

// A store of one page, linked by the rules that come with Fangzhi.
std::unique_ptr<GraphStore> linked_store(PageScript& page) {
  Result<Linker> linker = Linker::load(FANGZHI_ROOT "/ontology");
  if (!linker) ADD_FAILURE() << linker.error().message;
  auto store = make_memory_store("test rules", LinkBasis{*std::move(linker), {}});
  const auto writer = std::move(store->open_writer()).value();
  EXPECT_TRUE(writer->put(page.finish()));
  EXPECT_TRUE(writer->publish());
  return store;
}

TEST(ExportParts, WhatIsAlsoSaidIsOneEdge) {
  PageScript page("x.txt", "青禾智能装备产业园一期工程隶属青禾智能装备产业园。");
  const auto part = page.entity("Project", "青禾智能装备产业园一期工程", {}, "云河市");
  const auto whole = page.entity("Park", "青禾智能装备产业园", {}, "云河市");
  page.say({part,
            "隶属",
            whole,
            "青禾智能装备产业园一期工程隶属青禾智能装备产业园",
            "",
            StatementStatus::done,
            {}});
  const auto store = linked_store(page);
  ExportReport report;
  const XmlReader xml(exported(*std::move(store->open_reader()).value(), "graphml", &report));
  ASSERT_EQ(xml.why(), "");
  EXPECT_EQ(report.edges, 1u);
  EXPECT_EQ(report.statements, 1u);
  EXPECT_EQ(data_of(xml, find_element(xml, "edge", "label", "part_of")).count("statement"), 1u);
}

TEST(ExportParts, AreEdgesWithARuleAndAQuotationAndNoStatement) {
  PageScript page("x.txt", "青禾智能装备产业园开工。青禾智能装备产业园一期工程开工。");
  page.entity("Park", "青禾智能装备产业园", {}, "云河市");
  page.entity("Project", "青禾智能装备产业园一期工程", {}, "云河市");
  const auto store = linked_store(page);
  const auto reader = std::move(store->open_reader()).value();
  const std::string part = identity_named(*reader, "青禾智能装备产业园一期工程").id.hex();
  const std::string whole = identity_named(*reader, "青禾智能装备产业园").id.hex();

  ExportReport report;
  const XmlReader xml(exported(*reader, "graphml", &report));
  ASSERT_EQ(xml.why(), "");
  EXPECT_EQ(report.edges, 1u);
  EXPECT_EQ(report.statements, 0u);
  const std::size_t edge = find_element(xml, "edge", "label", "part_of");
  EXPECT_EQ(xml.elements()[edge].attributes.at("source"), "e-" + part);
  EXPECT_EQ(xml.elements()[edge].attributes.at("target"), "e-" + whole);
  const auto data = data_of(xml, edge);
  EXPECT_EQ(data.at("rule"), "part-of-name");
  EXPECT_EQ(data.at("quotation"), "青禾智能装备产业园一期工程");
  EXPECT_EQ(data.count("status") + data.count("statement"), 0u);

  const json document = json::parse(exported(*reader, "jsonld"));
  EXPECT_EQ(node_with_id(document, "urn:fangzhi:e:" + part)["part_of"],
            json::array({"urn:fangzhi:e:" + whole}));
  std::size_t beliefs = 0;
  for (const json& node : document["@graph"]) {
    if (node["type"] != json::array({"rdf:Statement", "fz:Belief"})) continue;
    ++beliefs;
    EXPECT_EQ(node["rule"], "part-of-name");
    EXPECT_EQ(node["subject"], "urn:fangzhi:e:" + part);
    EXPECT_EQ(node["wasDerivedFrom"]["selector"][0]["exact"], "青禾智能装备产业园一期工程");
    EXPECT_EQ(node.count("status"), 0u);
  }
  EXPECT_EQ(beliefs, 1u);
}

TEST(GraphmlExport, LeavesUnknownYearsOutAndMarksSymmetricEdges) {
  const SampleGraph graph = make_graph(sample_pages());
  const XmlReader xml(exported(*graph.reader, "graphml"));
  const auto data = data_of(xml, find_element(xml, "edge", "label", "cooperates_with"));
  EXPECT_EQ(data.count("first_year"), 0u);
  EXPECT_EQ(data.count("last_year"), 0u);
  EXPECT_EQ(data.at("symmetric"), "true");
}

TEST(GraphmlExport, KeepsEntitiesThatNothingIsSaidOf) {
  const SampleGraph graph = make_graph(sample_pages());
  const XmlReader xml(exported(*graph.reader, "graphml"));
  const auto data =
      data_of(xml, find_element(xml, "node", "id", "e-" + identity_named(*graph.reader, "桂花路").id.hex()));
  EXPECT_EQ(data.at("label"), "桂花路");
  EXPECT_EQ(data.at("entity_type"), "Place");
  EXPECT_EQ(data.at("place"), "云河市");
}

TEST(GraphmlExport, WritesKeysThenNodesThenEdgesWithUniqueIds) {
  const SampleGraph graph = make_graph(sample_pages());
  const XmlReader xml(exported(*graph.reader, "graphml"));
  std::string order;
  std::set<std::string> ids;
  for (const XmlElement& element : xml.elements()) {
    if (element.name != "key" && element.name != "node" && element.name != "edge") continue;
    if (order.empty() || order.back() != element.name.front()) order += element.name.front();
    EXPECT_TRUE(ids.insert(element.name + element.attributes.at("id")).second) << element.attributes.at("id");
    for (const char* end : {"source", "target"}) {
      if (element.name != "edge") continue;
      EXPECT_EQ(ids.count("node" + element.attributes.at(end)), 1u);
    }
    EXPECT_EQ(element.attributes.count("type"), 0u);
  }
  EXPECT_EQ(order, "kne");
}

TEST(GraphmlExport, WarnsOfWhatGephiWouldMisread) {
  PageScript page("x.txt", "INFO中心在甲园，又名甲INF园。");
  page.entity("Institution", "INFO中心");
  page.entity("Park", "甲园", {"甲园", "甲INF园"});
  const SampleGraph graph = make_graph({page.finish()});
  ExportReport report;
  exported(*graph.reader, "graphml", &report);
  ASSERT_EQ(report.warnings.size(), 1u);
  EXPECT_EQ(report.warnings[0].find("1 values other than labels hold the letters INF"), 0u)
      << report.warnings[0];
}

// Text that breaks careless writers, and whether XML can hold it.
const std::pair<std::string, bool> kHostile[] = {
    {"引号\"'与<标签>&amp;", true}, {"]]>", true},           {"行\r\n尾\t格", true}, {"\x0b\x01\x1f", false},
    {"\xEF\xBF\xBE", false},        {"\xEF\xBF\xBF", false}, {"\\u0000\\", true},    {"𠮷\U0010FFFF", true},
    {"</script><!--", true},
};

DocumentRecord hostile_page() {
  std::string text = "甲在乙。";
  for (const auto& [part, holds] : kHostile) text += part;
  PageScript page("hostile.txt", text);
  std::vector<std::string> aliases;
  for (const auto& [part, holds] : kHostile) aliases.push_back(part);
  std::sort(aliases.begin(), aliases.end());
  aliases.push_back("甲");
  const auto subject = page.entity("Project", "甲", aliases);
  const auto object = page.entity("Place", "乙");
  page.metadata().title = text;
  page.metadata().date = text;
  page.say(
      {subject, "位于", object, text, text, StatementStatus::done, {{"amount", text}, {"键 \"<&", text}}});
  return page.finish();
}

TEST(ExportHostileText, ComesBackFromJsonUnchanged) {
  const SampleGraph graph = make_graph({hostile_page()});
  const json document = json::parse(exported(*graph.reader, "jsonld"));
  const std::string text = hostile_page().page.text;
  const json statement = *std::find_if(document["@graph"].begin(), document["@graph"].end(),
                                       [](const json& node) { return node["type"] == "rdf:Statement"; });
  EXPECT_EQ(statement["wasDerivedFrom"]["selector"][0]["exact"], text);
  EXPECT_EQ(statement["amount"], text);
  EXPECT_EQ(statement["timeText"], text);
  EXPECT_EQ(statement["fz:qualifier:%E9%94%AE%20%22%3C%26"], text);
}

TEST(ExportHostileText, IsWellFormedXmlAndLosesOnlyWhatXmlCannotHold) {
  const SampleGraph graph = make_graph({hostile_page()});
  ExportReport report;
  const XmlReader xml(exported(*graph.reader, "graphml", &report));
  ASSERT_EQ(xml.why(), "");
  const auto aliases =
      data_of(xml, find_element(xml, "node", "id", "e-" + identity_named(*graph.reader, "甲").id.hex()))
          .at("aliases");
  for (const auto& [part, holds] : kHostile)
    EXPECT_EQ(aliases.find(part) != std::string::npos, holds) << part;
  // Five characters, in the aliases and in the quotation.
  EXPECT_EQ(report.replaced_characters, 10u);
}

TEST(ExportEmptyGraph, IsValidInEveryFormat) {
  const SampleGraph graph = make_graph({PageScript("empty.txt", "无事。").finish()});
  EXPECT_EQ(json::parse(exported(*graph.reader, "jsonld"))["@graph"].size(), 7u + 18u + 1u);
  EXPECT_EQ(XmlReader(exported(*graph.reader, "graphml")).why(), "");
}

}  // namespace
}  // namespace fangzhi
