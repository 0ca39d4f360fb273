#include "cli/extraction_json.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

TEST(ExtractionJson, KeepsItsContract) {
  Extraction extraction;
  extraction.place = "云河市东湖区";
  extraction.period = "2024";
  extraction.entities = {{"Project", "星光广场", {"星光\"广场", "星光广场"}, {{3, 7}, {20, 25}}, "云河市"},
                         {"Park", "东湖产业园", {"东湖产业园"}, {{8, 13}}, ""}};
  Statement statement;
  statement.subject = 0;
  statement.object = 1;
  statement.predicate = "开工";
  statement.status = StatementStatus::planned;
  statement.time = "2024-03";
  statement.qualifiers = {{"amount", "20亿元"}};
  statement.evidence = {0, 30};
  statement.rule = "breaks-ground";
  extraction.statements = {statement};
  Observation observation;
  observation.indicator = "营业收入";
  observation.value = "53";
  observation.unit = "亿元";
  observation.time = "2024";
  observation.change = "+3.1%";
  observation.about = 1;
  observation.evidence = {40, 60};
  extraction.observations = {observation};
  EXPECT_EQ(
      extraction_json("a.txt", extraction),
      R"({"document":"a.txt","place":"云河市东湖区","period":"2024","entities":[)"
      R"({"id":"e1","type":"Project","name":"星光广场","aliases":["星光\"广场","星光广场"],)"
      R"("mentions":[[3,7],[20,25]]},)"
      R"({"id":"e2","type":"Park","name":"东湖产业园","aliases":["东湖产业园"],"mentions":[[8,13]]}],)"
      R"("statements":[{"subject":"e1","predicate":"开工","object":"e2","status":"planned","time":"2024-03",)"
      R"("evidence":[0,30],"rule":"breaks-ground","amount":"20亿元"}],)"
      R"("observations":[{"indicator":"营业收入","value":"53","unit":"亿元","time":"2024","change":"+3.1%",)"
      R"("about":"e2","evidence":[40,60]}]})");
}

TEST(ExtractionJson, LeavesOutWhatIsUnknownAndMarksWhatIsInferred) {
  Extraction extraction;
  extraction.place = "漯河市";
  extraction.place_inferred = true;
  extraction.entities = {{"Place", "漯河市", {}, {}, ""}};
  extraction.statements = {Statement{}};
  EXPECT_EQ(
      extraction_json("-", extraction),
      R"({"document":"-","place":"漯河市","period":"","inferred":["place"],"entities":[)"
      R"({"id":"e1","type":"Place","name":"漯河市","aliases":[],"mentions":[]}],)"
      R"("statements":[{"subject":"e1","predicate":"","object":"e1","status":"done","evidence":[0,0],"rule":""}],)"
      R"("observations":[]})");
}

}  // namespace
}  // namespace fangzhi
