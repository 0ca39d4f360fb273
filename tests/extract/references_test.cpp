// What words stand for names, and for which.
#include "extract/references.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "extract/extraction.h"
#include "tests/extract/extraction_laws.h"

namespace fangzhi {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

// The anaphors of a text, each with the name it means. Names in brackets are given: [青禾集团:Institution].
Pairs anaphors_of(const std::string& annotated) {
  Page page;
  page.name = "page.txt";
  page.metadata.place = "安陵市云岭区";
  page.metadata.period = "2023";
  std::vector<GivenName> names;
  std::u32string text;
  std::u32string rest = to_code_points(annotated);
  while (!rest.empty()) {
    const std::size_t open = rest.find(U'[');
    text += rest.substr(0, open);
    if (open == std::u32string::npos) break;
    const std::size_t colon = rest.find(U':', open);
    const std::size_t close = rest.find(U']', open);
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += rest.substr(open + 1, colon - open - 1);
    names.push_back({{begin, static_cast<std::uint32_t>(text.size())},
                     to_utf8(rest.substr(colon + 1, close - colon - 1))});
    rest = rest.substr(close + 1);
  }
  page.text = to_utf8(text);
  ExtractionTrace trace;
  extract(own_rules(), page, &trace, &names);
  const auto words_of = [&](const Mention& mention) {
    return to_utf8(trace.reading.text().substr(mention.begin, mention.end - mention.begin));
  };
  Pairs found;
  for (std::size_t i = 0; i < trace.references.mentions.size(); ++i) {
    const Mention& mention = trace.references.mentions[i];
    if (i > 0) {
      EXPECT_LE(trace.references.mentions[i - 1].end, mention.begin) << annotated;
    }
    if (mention.found_by == kAnaphor)
      found.emplace_back(words_of(mention), words_of(trace.mentions[trace.references.antecedents[i]]));
  }
  return found;
}

TEST(References, AWordForAKindOfThingsMeansTheNameThatEndsWithIt) {
  const struct {
    const char* text;
    Pairs found;
  } cases[] = {
      {"[云河大桥:Project]通车。大桥全长2公里。", {{"大桥", "云河大桥"}}},
      {"[青禾茶叶合作社:Institution]成立。合作社有社员90户。", {{"合作社", "青禾茶叶合作社"}}},
      {"[云河大桥:Project]通车，[东湖冷链园:Park]开园。这座大桥全长2公里。", {{"这座大桥", "云河大桥"}}},
      {"[青禾新材:Institution]扩产。[青禾新材:Institution]请来[云河建工:Institution]施工。公司总经理剪彩。",
       {{"公司", "青禾新材"}}},
      {"[青禾新材:Institution]扩产。[云河建工:Institution]施工。公司总经理剪彩。", {{"公司", "云河建工"}}},
      {"[云河县总医院:Institution]建成。该院床位600张。", {{"该院", "云河县总医院"}}},
      {"[东湖冷链园:Park]开园。企业都在园区。", {{"园区", "东湖冷链园"}}},
      {"[石塘村:Place]修路，[东湖镇:Place]出资。村里的老人说好。", {{"村里", "石塘村"}}},
      {"[东湖冷链园:Park]开园。大桥全长2公里。", {}},
  };
  for (const auto& each : cases) EXPECT_EQ(anaphors_of(each.text), each.found) << each.text;
}

TEST(References, ASentenceGoesOnWithWhatItOpensWith) {
  EXPECT_EQ(anaphors_of("[青禾生物:Institution]投产。公司下设[青禾食品:Institution]、[青禾医药:Institution]"
                        "。公司总经理剪彩。"),
            (Pairs{{"公司", "青禾生物"}, {"公司", "青禾生物"}}));
}

TEST(References, ACompanyIsAnyFirmAndNoOffice) {
  EXPECT_EQ(anaphors_of("[云岭区商务局:Institution]与[青禾云数:Institution]签约。公司将投资5亿元。"),
            (Pairs{{"公司", "青禾云数"}}));
  EXPECT_EQ(anaphors_of("[云岭区商务局:Institution]发文。公司将投资5亿元。"), Pairs{});
}

TEST(References, TheNearestSentenceDecidesAndInItTheFirstName) {
  EXPECT_EQ(
      anaphors_of(
          "[四海物流:Institution]进驻。[青禾云数:Institution]与[云河水务:Institution]签约。公司将投资。"),
      (Pairs{{"公司", "青禾云数"}}));
}

TEST(References, WorksInGeneralAreNoneInParticular) {
  for (const char* text : {
           "[云河大桥:Project]通车。要做深项目谋划。",
           "[云河大桥:Project]通车。全区8个项目开工。",
           "[云河大桥:Project]通车。全力推进项目。",
           "[青禾云数:Institution]投产。8家公司签约。",
           "[青禾云数:Institution]投产。建筑公司签约。",
           "[青禾云数:Institution]投产。公司员工签约。",
           "[云河冷链中心:Project]投用。指挥中心亮灯。",
           "[云河大桥:Project]通车。滚动实施项目23个，项目投产率100%。",
       })
    EXPECT_EQ(anaphors_of(text), Pairs{}) << text;
  EXPECT_EQ(anaphors_of("[云河冷链中心:Project]签约。项目占地60亩。"), (Pairs{{"项目", "云河冷链中心"}}));
}

TEST(References, AreStatedLikeNames) {
  Page page;
  page.name = "page.txt";
  page.metadata.place = "安陵市云岭区";
  page.metadata.period = "2023";
  page.text =
      "青禾果业有限公司总经理王建国来访。公司将投资5亿元建设云河冷链中心。\n\n"
      "云河茶叶合作社今年成立。合作社与四海物流有限公司签订了包销协议。";
  const Extraction found = extract_lawfully(page);
  std::vector<std::string> said;
  for (const Statement& each : found.statements)
    said.push_back(found.entities[each.subject].name + each.predicate + found.entities[each.object].name);
  const auto holds = [&](const std::string& line) {
    return std::find(said.begin(), said.end(), line) != said.end();
  };
  EXPECT_TRUE(holds("青禾果业有限公司建设云河冷链中心"));
  EXPECT_TRUE(holds("云河茶叶合作社签约四海物流有限公司") || holds("四海物流有限公司签约云河茶叶合作社"));
}

}  // namespace
}  // namespace fangzhi
