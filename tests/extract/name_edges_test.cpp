#include "extract/name_edges.h"

#include <gtest/gtest.h>

#include "core/page_layout.h"
#include "tests/extract/extraction_laws.h"

namespace fangzhi {
namespace {

TEST(NameEdges, AMarkWithoutItsOtherIsNoPartOfAName) {
  std::vector<Mention> mentions = {{1, 7, 1, 1, ""}, {8, 14, 1, 1, ""}};
  settle_marks(U"获省级示范园”、“云河”大桥", mentions);
  EXPECT_EQ(mentions[0].end, 6u);
  EXPECT_EQ(mentions[1].begin, 8u) << "a name may hold both";
}

TEST(NameEdges, AMarkInsideANameBringsItsOther) {
  std::vector<Mention> mentions = {{0, 5, 1, 1, ""}, {8, 15, 1, 1, ""}};
  settle_marks(U"先进“红旗”、“云河—青林”快线", mentions);
  EXPECT_EQ(mentions[0].end, 6u);
  EXPECT_EQ(mentions[1].begin, 7u);
}

TEST(NameEdges, APersonWhomThePageKnowsTakesNothingFromTheNextWord) {
  constexpr std::u32string_view kText = U"周云河家分红，周云河高举，周云河水";
  std::vector<Mention> mentions = {{0, 3, 1, 1, ""}, {7, 11, 1, 1, ""}, {13, 17, 2, 1, ""}};
  cut_known_persons(kText, 1, mentions);
  EXPECT_EQ(mentions[1].end, 10u);
  EXPECT_EQ(mentions[2].end, 17u) << "of another type";
}

TEST(NameEdges, WhereABodyIsStationedIsPartOfItsName) {
  TypeTable types;
  types.place = 1, types.institution = 2;
  const auto found = [&](std::u32string_view text, std::vector<Mention> mentions) {
    take_station(text, types, mentions);
    std::vector<std::u32string_view> names;
    for (const Mention& each : mentions) names.push_back(text.substr(each.begin, each.end - each.begin));
    return names;
  };
  using Names = std::vector<std::u32string_view>;
  EXPECT_EQ(found(U"由驻市检察院纪检监察组负责", {{2, 11, 2, 1, ""}}), Names{U"驻市检察院纪检监察组"});
  EXPECT_EQ(found(U"青禾县驻深圳联络处", {{0, 3, 1, 1, ""}, {4, 9, 2, 1, ""}}), Names{U"青禾县驻深圳联络处"});
  EXPECT_EQ(found(U"青禾县入驻深圳联络处", {{0, 3, 1, 1, ""}, {5, 10, 2, 1, ""}}),
            (Names{U"青禾县", U"深圳联络处"}));
  EXPECT_EQ(found(U"进驻青禾公司", {{2, 6, 2, 1, ""}}), Names{U"青禾公司"});
}

TEST(NameEdges, AnAwardIsAllThatTheMarksEnclose) {
  constexpr std::u32string_view kText = U"入选“云河评估指数暨全国案例50强”，“云河暨全国案例50强”不多";
  std::vector<Mention> mentions = {{3, 5, 1, 1, ""}, {10, 17, 3, 1, ""}, {23, 30, 3, 1, ""}};
  widen_quoted_honors(kText, 3, mentions);
  ASSERT_EQ(mentions.size(), 2u);
  EXPECT_EQ(mentions[0].begin, 3u);
  EXPECT_EQ(mentions[1].begin, 23u) << "nobody was awarded it";
}

TEST(NameEdges, NamesBuiltAlikeShareTheHeadOfTheLast) {
  TypeTable types;
  types.place = 1, types.park = 2, types.project = 3;
  std::vector<Mention> mentions = {
      {0, 2, 1, 1, ""}, {3, 5, 1, 1, ""}, {6, 12, 2, 1, ""}, {13, 15, 1, 1, ""}, {16, 22, 2, 1, ""}};
  share_heads(U"青溪、禾溪、林溪湿地公园、石塘、云河生态公园", types, mentions);
  EXPECT_EQ(mentions[0].type, types.park);
  EXPECT_EQ(mentions[1].type, types.park);
  EXPECT_EQ(mentions[3].type, types.place) << "石塘 is built otherwise than 云河";
}

TEST(NameEdges, WhatIntroducesANameIsNoPartOfIt) {
  const Rulebook& rules = own_rules();
  const TypeTable& types = rules.types();
  const auto cut = [&](std::u32string_view text, TypeId type) {
    const Reading reading = read_page(rules.lexicon(), lay_out(text));
    std::vector<Mention> mentions = {{0, static_cast<std::uint32_t>(text.size()), type, 1, ""}};
    cut_introductions(reading, rules, mentions);
    return std::u32string(text.substr(mentions.front().begin));
  };
  EXPECT_EQ(cut(U"日资企业青禾机械", types.institution), U"青禾机械");
  EXPECT_EQ(cut(U"云河市级重点项目青林冷链园", types.project), U"青林冷链园");
  EXPECT_EQ(cut(U"五届青禾茶文化节", types.event), U"青禾茶文化节");
  EXPECT_EQ(cut(U"民营企业服务中心", types.institution), U"民营企业服务中心");
  EXPECT_EQ(cut(U"十五届人大四次会议", types.event), U"十五届人大四次会议");
  EXPECT_EQ(cut(U"第五届青禾茶文化节", types.event), U"第五届青禾茶文化节");
}

TEST(NameEdges, TheDayIsNoPartOfAnEvent) {
  constexpr std::u32string_view kText = U"当天上午云河茶文化节。今日会";
  std::vector<Mention> mentions = {{0, 10, 1, 1, ""}, {11, 14, 1, 1, ""}};
  cut_days_of_events(kText, 1, mentions);
  EXPECT_EQ(mentions[0].begin, 4u);
  EXPECT_EQ(mentions[1].begin, 11u) << "too short to be cut";
}

TEST(NameEdges, APersonIsNoPartOfABody) {
  constexpr std::u32string_view kText = U"李青林到会。李青林与商会会长、李青林与云河商会";
  TypeTable types;
  types.person = 1, types.institution = 2;
  std::vector<Mention> mentions = {{0, 3, 1, 1, ""}, {6, 12, 2, 1, ""}, {15, 23, 2, 1, ""}};
  split_off_persons(kText, types, mentions);
  ASSERT_EQ(mentions.size(), 4u);
  EXPECT_EQ(mentions[1].type, types.person);
  EXPECT_EQ(mentions[1].end, 9u) << "what is left of 商会 is too short to be a name";
  EXPECT_EQ(mentions[3].begin, 19u);
  EXPECT_EQ(mentions[3].type, types.institution);
}

}  // namespace
}  // namespace fangzhi
