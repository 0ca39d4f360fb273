// How long pages speak: special issues, whole reports of work, web pages with what the site puts around them.
// One short text for each habit.
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/news_case.h"

namespace fangzhi {
namespace {

class LongPages : public testing::TestWithParam<NewsCase> {};

TEST_P(LongPages, AreReadAsTheyAreMeant) {
  expect_read(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Habits, LongPages,
    testing::Values(
        NewsCase{
            "HonoursItemByItem",
            "近日，西城区多个单位榜上有名，名单如下：\n\n"
            "- **青禾农业园区**：省级五星级现代农业园区\n"
            "- **云河镇**：省级乡村振兴示范镇；**云河镇青溪村**：省级乡村振兴示范村\n"
            "- **青林化工园区**：通过省级化工园区认定\n",
            {"青禾农业园区 获评 省级五星级现代农业园区 done 2023", "云河镇 获评 省级乡村振兴示范镇 done 2023",
             "青溪村 获评 省级乡村振兴示范村 done 2023", "青林化工园区 获评 省级化工园区 done 2023"},
            {"云河镇 获评 省级五星级现代农业园区 done 2023",
             "青林化工园区 获评 省级乡村振兴示范村 done 2023"}},
        NewsCase{
            "HonoursWithVerbsOfTheirOwn",
            "西城区获批国家生态文明建设示范区，入列全国村庄清洁行动先进县，再度跻身省质量强县，上榜全国农产品"
            "数字化"
            "百强县。\n",
            {"西城区 获评 国家生态文明建设示范区 done 2023", "西城区 获评 全国村庄清洁行动先进县 done 2023",
             "西城区 获评 省质量强县 done 2023", "西城区 获评 全国农产品数字化百强县 done 2023"}},
        NewsCase{"APronounHasTheAward",
                 "该村党支部书记周云河的眼里闪着光。去年，他被评为“中国好人”，证书压在箱底。\n",
                 {"周云河 获评 中国好人 done 2022"}},
        NewsCase{"WhatIsToBeHeldInAList",
                 "支持云河景区提升，办好第二届青林马拉松、第八届青林产业发展论坛。\n",
                 {"西城区 举办 第二届青林马拉松 planned", "西城区 举办 第八届青林产业发展论坛 planned"}},
        NewsCase{"TheFootOfASiteHoldsNothing",
                 "西城区办好第二届青林马拉松。\n\n"
                 "主办：西城区人民政府　承办：西城区数据服务中心　豫ICP备05021384号\n",
                 {},
                 {"西城区人民政府 举办 第二届青林马拉松 planned 2023",
                  "西城区数据服务中心 举办 第二届青林马拉松 planned 2023"}},
        NewsCase{"WhereAWorkIsCompletedIsNotCompleted",
                 "9月6日，青禾时尚供应链枢纽项目在青林国际物流中心竣工。\n",
                 {},
                 {"青林国际物流中心 竣工 西城区 done 2023-09-06"}},
        NewsCase{"AWorkThatAClauseWithADayBegan",
                 "青禾特种气体生产项目今年3月开工后一路提速。\n",
                 {"青禾特种气体生产项目 开工 西城区 done 2023-03"}},
        NewsCase{"APartOfABridgeDoesNotCompleteIt",
                 "云河大桥左幅贯通。\n",
                 {"云河大桥 在建 西城区 ongoing 2023"},
                 {"云河大桥 竣工 西城区 done 2023"}},
        NewsCase{
            "WorksOfADayDescribedOneByOne",
            "此次集中开工的18个项目总投资86亿元，涵盖新型工业等领域。其中，总投资22亿元的青禾新材料项目占地46"
            "0亩；"
            "总投资12亿元的云河电池回收项目布局在东湖产业园；位于青溪镇的良种牛场扩建项目概算投资1.6亿元。\n",
            {"青禾新材料项目 开工 西城区 done 2023", "云河电池回收项目 开工 东湖产业园 done 2023",
             "良种牛场扩建项目 开工 青溪镇 done 2023"}},
        NewsCase{"HowManyWorksThereAreIsNoPartOfAName",
                 "青林大街北延、云河110千伏变电站3项配套工程建成投用，西苑1#地块1286套安置房交付使用。\n",
                 {"云河110千伏变电站 竣工 西城区 done 2023"},
                 {},
                 {"云河110千伏变电站"},
                 {"云河110千伏变电站3项配套工程", "西苑1#地块1286套安置房"}},
        NewsCase{"ABracketLeftOpenEndsAName",
                 "西城经济开发区（以下简称经开区）青禾污水处理厂扩建工程建成投用。\n",
                 {},
                 {},
                 {},
                 {"经开区）青禾污水处理厂扩建工程"}},
        NewsCase{"ACaptionGoesOnWithNothing",
                 "图1 俯瞰青林商务区沙盘\n图2 云河小学效果图\n",
                 {},
                 {},
                 {},
                 {"沙盘图2云河小学"}},
        NewsCase{"WhatIsTheFirstOfItsKindIsDescribed",
                 "青林博物馆加快建设。该馆是国内首个青铜文化专题博物馆，计划今年5月对外开放。\n",
                 {"青林博物馆 投用 西城区 planned 2023-05"},
                 {},
                 {},
                 {"青铜文化专题博物馆"}},
        NewsCase{"ATableBelowAHeadingOfSignedWorks",
                 "**重点签约项目**\n\n| 项目名称 | 投资方 | 拟落户地 |\n| --- | --- | --- |\n"
                 "| 青禾高端家具项目 | 青禾实业有限公司 | 青溪镇 |\n| 云河机械项目 | 云河机械有限公司 | "
                 "云溪镇 |\n",
                 {"青禾高端家具项目 签约 青溪镇 done 2023", "云河机械项目 签约 云溪镇 done 2023"}},
        NewsCase{"AParkAndAWorkInItThatThePageNamesByItself",
                 "开工仪式在漯河经开区云河新材料项目现场举行。云河新材料项目总投资22亿元，占地460亩。漯河经开"
                 "区现有企业"
                 "100家。\n",
                 {"开工仪式 位于 漯河经开区 done"},
                 {},
                 {"云河新材料项目"},
                 {"漯河经开区云河新材料项目"}},
        NewsCase{
            "WhatTwoBuiltTogetherIsAWork",
            "青禾公司与云河学院共建的青林半导体产业学院5月10日揭牌启用。\n",
            {"云河学院 建设 青林半导体产业学院 done 2023", "青林半导体产业学院 投用 西城区 done 2023-05-10"}},
        NewsCase{"TheWorkThatTheSentenceBeforeNamed",
                 "一行人来到青禾智造产业园项目。这一全市单体投资最大的制造业项目由青禾集团投资建设，去年11月3"
                 "0日正式签约。\n",
                 {"青禾集团 建设 青禾智造产业园项目 done 2023"},
                 {"青禾集团 签约 西城区 done 2022-11-30"}},
        NewsCase{"TheTownThatHeadsTheLine",
                 "【青溪镇】云河工具生产线10月投产。\n\n【云溪镇】东湖重工技改项目竣工投产。\n",
                 {"云河工具生产线 投产 青溪镇 done 2023-10", "东湖重工技改项目 竣工 云溪镇 done 2023"}},
        NewsCase{"AParkNamedLateIsNotWhereAllWorksStand",
                 "冷轧硅钢生产线项目6月17日开工。云河部件项目在青林产业园动工，总投资20亿元。截至年底，青林产"
                 "业园累计引进"
                 "项目50个。\n",
                 {"冷轧硅钢生产线项目 开工 西城区 done 2023-06-17"},
                 {"冷轧硅钢生产线项目 开工 青林产业园 done 2023-06-17"}},
        NewsCase{"ATableThatSaysWhatIsArranged",
                 "2023年全县重点建设项目\n\n序号  项目名称  建设地点  总投资（亿元）  进度安排\n"
                 "1  青禾水溶肥项目  青溪镇  9  3月开工\n2  云河光伏发电项目  云溪镇  2  4月开工\n",
                 {"青禾水溶肥项目 开工 青溪镇 done 2023-03", "云河光伏发电项目 开工 云溪镇 done 2023-04"}},
        NewsCase{"TheFirmThatAnAwardIsTold",
                 "作为区内首家百亿企业，江苏秦邮金属材料有限公司今年开票118亿元。4月，企业入选省智能制造示范"
                 "工厂。\n",
                 {"江苏秦邮金属材料有限公司 获评 省智能制造示范工厂 done 2023-04"}},
        NewsCase{
            "AllOfAListAreAwarded",
            "青溪镇、云溪镇、区公安局等12个单位被区委授予“全区党建工作先进单位”称号。\n",
            {"青溪镇 获评 全区党建工作先进单位 done 2023", "云溪镇 获评 全区党建工作先进单位 done 2023"}},
        NewsCase{"WhoPassesIsNotTheDistrict",
                 "青溪镇顺利通过“中国路灯制造基地”复评。\n",
                 {"青溪镇 获评 中国路灯制造基地 done 2023"},
                 {"西城区 获评 中国路灯制造基地 done 2023"}},
        NewsCase{"WhomAnHonourDescribes",
                 "去年入选国家现代农业产业园的青林农业产业园，枣树面积达到5万亩。\n",
                 {"青林农业产业园 获评 国家现代农业产业园 done 2022"},
                 {"西城区 获评 国家现代农业产业园 done 2022"}},
        NewsCase{"ABureauWithAndInItsName",
                 "任命李青林为区文化和广电旅游体育局局长。\n",
                 {},
                 {},
                 {"西城区文化和广电旅游体育局"},
                 {"广电旅游体育局"}},
        NewsCase{"WhenItIsToBeDoneIsNoPartOfAName",
                 "投资380万元的青溪镇党性教育基地七一前建成。\n",
                 {},
                 {},
                 {},
                 {"青溪镇党性教育基地七一前"}},
        NewsCase{"WhatIsMeantHasNotHappened",
                 "目前已有云河智能、青禾科技等5家企业明确入驻意向。\n",
                 {},
                 {"云河智能 入驻 西城区 done 2023"}},
        NewsCase{"AndInATownASentenceGoesOn",
                 "全区道路越修越宽。而在青溪镇，青林路拓宽改造工程已于4月28日通车。\n",
                 {"青林路拓宽改造工程 投用 青溪镇 done 2023-04-28"}},
        NewsCase{"AFirmWithoutItsProvince",
                 "山东睿云信息获批省级专精特新中小企业。睿云信息还拿下省级瞪羚企业的牌子。\n",
                 {"山东睿云信息 获评 省级瞪羚企业 done 2023"},
                 {},
                 {},
                 {"睿云信息"}},
        NewsCase{"WhoseFirmItIsThatBuilds",
                 "中禾集团旗下的新云发电有限公司投资建设青林抽水蓄能电站。\n",
                 {"新云发电有限公司 建设 青林抽水蓄能电站 done 2023", "新云发电有限公司 隶属 中禾集团 done"},
                 {"中禾集团 建设 青林抽水蓄能电站 done 2023"}},
        NewsCase{"WhatHeadsABatch",
                 "重点抓好三个一批：\n——开工一批。青禾玉米深加工、云河热电联产、东湖烟气制酸；\n——储备一批。"
                 "青林风电基地、"
                 "云溪矿区深部找矿。\n",
                 {"青禾玉米深加工 开工 西城区 done 2023", "东湖烟气制酸 开工 西城区 done 2023",
                  "青林风电基地 谋划 西城区 done 2023"}},
        NewsCase{
            "AFramedLineHeadsWorks",
            "西城区重点项目进展\n\n【5月12日新开工】\n\n●青禾度假酒店建设项目　5亿元　业主：青禾文旅公司\n"
            "●云河康复中心项目　1.2亿元\n",
            {"青禾度假酒店建设项目 开工 西城区 done 2023-05-12",
             "云河康复中心项目 开工 西城区 done 2023-05-12"}},
        NewsCase{"ATableWithoutFrames",
                 "项目名称 | 建设地点 | 总投资(亿元) | 进度\n---|---|---|---\n青禾散热器件项目 | 青溪镇 | "
                 "6.5 | 竣工\n"
                 "云河光学镜头项目 | 云溪镇 | 5.2 | 开工\n",
                 {"青禾散热器件项目 竣工 青溪镇 done 2023", "云河光学镜头项目 开工 云溪镇 done 2023"}},
        NewsCase{"WhoTookThePictureIsNoPartOfAName",
                 "□文/程砚舟　图/西城经开区党政办\n西城经开区云河项目竣工。\n",
                 {},
                 {},
                 {},
                 {"图/西城经开区", "图/西城经开区党政办"}},
        NewsCase{
            "LabelsInBrackets",
            "【项目名称】青禾机场扩建工程\n【建设单位】青禾集团有限公司\n【进度】主体封顶，预计12月投用\n",
            {"青禾集团有限公司 建设 青禾机场扩建工程 done 2023",
             "青禾机场扩建工程 在建 西城区 ongoing 2023"}},
        NewsCase{"ShortNewsAreNotOfTheTownAbove",
                 "本报讯 青溪镇青溪村办起果园。青溪镇党委书记周云河说，村民都入了股。\n\n【一周短波】\n\n"
                 "●区人民医院新病房楼启用。\n",
                 {},
                 {"区人民医院新病房楼 投用 青溪镇 done 2023"}},
        NewsCase{"WhereAnItemPutsItsWork",
                 "【部分签约项目名单】\n\n1、青禾物流园项目：由青禾集团投资10亿元，选址青溪镇，主要建设仓储设"
                 "施。\n"
                 "2、云河清洁生产项目：由云河钛业有限公司投资6亿元，在云溪镇原厂区实施。\n",
                 {"青禾物流园项目 签约 青溪镇 done 2023", "云河清洁生产项目 签约 云溪镇 done 2023"}},
        NewsCase{"AFramedLineEndsWhatTheOneAboveHeads",
                 "西城区重点项目进展\n\n【5月12日新开工】\n\n●青禾度假酒店建设项目　5亿元\n\n【其他】\n\n"
                 "●云河康复中心项目　1.2亿元\n",
                 {"青禾度假酒店建设项目 开工 西城区 done 2023-05-12"},
                 {"云河康复中心项目 开工 西城区 done 2023-05-12"}},
        NewsCase{"HonoursOfAList",
                 "一批单位获表彰：\n\n●青溪小学、云溪中学：漯河市文明校园\n●周云河（区环卫中心）：漯河市劳动"
                 "模范\n",
                 {"青溪小学 获评 漯河市文明校园 done 2023", "云溪中学 获评 漯河市文明校园 done 2023"}},
        NewsCase{"LabelsBelowAWork",
                 "一、青禾机场扩建工程\n【建设单位】青禾集团有限公司\n【进度】主体封顶，预计12月投用\n",
                 {"青禾集团有限公司 建设 青禾机场扩建工程 done 2023",
                  "青禾机场扩建工程 在建 西城区 ongoing 2023"}},
        NewsCase{
            "AnHonourSaysWhatItIsFor",
            "青禾茶业有限公司投资2600万元扩建车间，今年又摘得国家农业产业强镇的牌子。\n",
            {},
            {"青禾茶业有限公司 获评 国家农业产业强镇 done 2023", "西城区 获评 国家农业产业强镇 done 2023"}},
        NewsCase{"FirmsSettleInTheParkOfTheParagraph",
                 "走进青林科创产业园，楼下是车间。云河电子、青禾科技等一批企业先后入驻。\n\n"
                 "东湖产业园也在扩建。\n",
                 {"云河电子 入驻 青林科创产业园 done 2023", "青禾科技 入驻 青林科创产业园 done 2023"}}),
    [](const testing::TestParamInfo<NewsCase>& each) { return std::string(each.param.name); });

TEST(LongPagesYear, AReportInShortIsOnTheYearBefore) {
  const Extraction found = extract_lawfully(
      page_of("漯河日报 2016年1月12日 星期二\n\n西城区第十届人民代表大会第五次会议召开\n\n"
              "1月6日，西城区第十届人民代表大会第五次会议举行。2016年任务繁重。\n\n政府工作报告摘登\n\n"
              "青禾大道延伸工程建成通车。\n\n2016，咱们这样干\n\n建成云河中学。2016年，2016年。\n",
              kDistrict, ""));
  EXPECT_EQ(found.period, "2015");
}

TEST(LongPagesYear, AHeadlineSaysOfWhichYearTheWorkIs) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "政府工作报告\n——2011年1月18日在西城区第十届人民代表大会第六次会议上\n\n一、2010年工作回顾\n\n"
      "青禾大道延伸工程建成通车。\n\n三、起好步、开好局，扎实做好2011年工作\n\n力争云河大桥年底前竣工。\n",
      kDistrict, "")));
  EXPECT_TRUE(holds(said, "青禾大道延伸工程 竣工 西城区 done 2010")) << shown(said);
  EXPECT_TRUE(holds(said, "云河大桥 竣工 西城区 planned 2011")) << shown(said);
}

}  // namespace
}  // namespace fangzhi
