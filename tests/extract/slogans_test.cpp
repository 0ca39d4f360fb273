// Which rows of words are slogans.
#include "extract/slogans.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/utf8.h"
#include "tests/extract/extraction_laws.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

Lines slogans_of(const std::string& utf8) {
  const std::u32string text = to_code_points(utf8);
  Lines found;
  for (const TextSpan& span : find_slogans(own_rules().lexicon(), text))
    found.push_back(to_utf8(std::u32string_view(text).substr(span.begin, span.end - span.begin)));
  return found;
}

TEST(Slogans, AreVerbsInARowThatBeginOrEndAlike) {
  const struct {
    const char* text;
    Lines found;
  } cases[] = {
      {"推动签约项目早落地、早开工、早投产。", {"早落地、早开工、早投产"}},
      {"签约一批、开工一批、投产一批，形成良好态势。", {"签约一批、开工一批、投产一批"}},
      {"要早开工，早投产；再抓落地、抓开工。", {"早开工，早投产", "抓落地、抓开工"}},
      // Names may begin alike, and a deed alone is one.
      {"东湖镇、东山镇、东河镇同时开工。", {}},
      {"力争云河大桥早开工、云河水厂早投产。", {}},
      {"云河大桥早日开工。", {}},
      {"", {}},
  };
  for (const auto& each : cases) EXPECT_EQ(slogans_of(each.text), each.found) << each.text;
}

TEST(Slogans, NameAndStateNothing) {
  Page page;
  page.name = "page.txt";
  page.text = "发布的场景有云河冷链中心、东湖湿地公园。要推动签约项目早落地、早开工、早建设、早投产。\n";
  page.metadata.place = "安陵市云岭区";
  const Extraction found = extract_lawfully(page);
  EXPECT_TRUE(found.statements.empty());
  for (const Entity& entity : found.entities)
    EXPECT_EQ(entity.name.find("早"), std::string::npos) << entity.name;
}

}  // namespace
}  // namespace fangzhi
