#include "extract/figures.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "tests/extract/extraction_laws.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

struct Sentence {
  const char* name;
  const char* text;
  Lines figures;  // "indicator value unit about change"
};

void PrintTo(const Sentence& sentence, std::ostream* out) {
  *out << sentence.text;
}

Lines figures_of(const std::string& text) {
  Page page;
  page.name = "page.txt";
  page.text = text;
  page.metadata.place = "安陵市云岭区";
  page.metadata.period = "2023";
  const Extraction found = extract_lawfully(page);
  Lines lines;
  for (const Observation& each : found.observations) {
    std::string line =
        each.indicator + " " + each.value + " " + each.unit + " " + found.entities[each.about].name;
    if (!each.change.empty()) line += " " + each.change;
    lines.push_back(line);
  }
  return lines;
}

class Figures : public testing::TestWithParam<Sentence> {};

TEST_P(Figures, AreObserved) {
  EXPECT_EQ(figures_of(GetParam().text), GetParam().figures);
}

const std::vector<Sentence> kSentences = {
    {"AGrowthAloneMeasuresWhatGrew", "规上工业增加值同比增长6.3%。", {"规上工业增加值 6.3 % 云岭区 +6.3%"}},
    {"AFallHasAMinus", "用电量比上年下降2%。", {"用电量 2 % 云岭区 -2%"}},
    {"AChangeOfTheFigureBefore", "财政收入9.37亿元，同比增长7.1%。", {"财政收入 9.37 亿元 云岭区 +7.1%"}},
    {"WhereAFigureCameFromIsNone", "市场主体由2.7万户增加到5.1万户。", {"市场主体 5.1 万户 云岭区"}},
    {"TheVerbOfACountIsKept", "全区改造62个老旧小区。", {"改造老旧小区 62 个 云岭区"}},
    {"WhatIsMeasuredBehindTheUnit", "流转3200亩荒山。", {"流转荒山 3200 亩 云岭区"}},
    {"AThresholdIsNoFigure", "引进10亿元以上项目12个。", {"引进10亿元以上项目 12 个 云岭区"}},
    {"ACountBesideASum", "12家企业产值61.8亿元。", {"企业 12 家 云岭区", "企业产值 61.8 亿元 云岭区"}},
    {"ALabel", "总投资：8600万元。", {"总投资 8600 万元 云岭区"}},
    {"FiguresOfTwoIndicators",
     "签约项目履约率、开工率分别为92%、81%。",
     {"签约项目履约率 92 % 云岭区", "开工率 81 % 云岭区"}},
    {"PeopleAreCounted", "接待游客31.4万人次。", {"接待游客 31.4 万人次 云岭区"}},
    {"AMagnitudeWithoutAUnit", "常住人口达到50万。", {"常住人口 50 万 云岭区"}},
    {"ARankIsNoFigure", "我区列第96位。", {}},
    {"AGradeIsNoFigure", "明天东北风4级。", {}},
    {"ANumberOfALetterIsNone", "首趟G8322次列车开行。", {}},
};

INSTANTIATE_TEST_SUITE_P(Table, Figures, testing::ValuesIn(kSentences),
                         [](const auto& each) { return std::string(each.param.name); });

const std::vector<Sentence> kSubjects = {
    {"TheWorkBehind", "总投资5亿元的云台冷链中心项目开工。", {"总投资 5 亿元 云台冷链中心项目"}},
    {"TheWorkOfTheClauseBefore",
     "云台冷链中心项目在石塘镇开工，总投资5亿元。",
     {"总投资 5 亿元 云台冷链中心项目"}},
    {"TheWorkThatIsPaidFor", "宏远电子集团投资5亿元新建云台冷链中心项目。", {"投资 5 亿元 云台冷链中心项目"}},
    {"TheInnerOfTwoPlaces", "石塘镇柳溪村种植茶叶2200亩。", {"种植茶叶 2200 亩 柳溪村"}},
    {"ANameBehindAPrepositionIsNot",
     "云台冷链中心项目由宏远电子集团承建，占地62亩。",
     {"占地 62 亩 云台冷链中心项目"}},
    {"WorksInTurnTellOfTheDistrict",
     "云台冷链中心项目开工，石塘文化广场项目竣工，新增就业5000人。",
     {"新增就业 5000 人 云岭区"}},
    {"AWordForTheWholeDistrict", "石塘镇建成茶园，全区茶园达到3万亩。", {"茶园 3 万亩 云岭区"}},
    {"AWordForWhatWasNamed", "云台冷链中心项目主体封顶。该项目占地62亩。", {"占地 62 亩 云台冷链中心项目"}},
};

INSTANTIATE_TEST_SUITE_P(Subjects, Figures, testing::ValuesIn(kSubjects),
                         [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace fangzhi
