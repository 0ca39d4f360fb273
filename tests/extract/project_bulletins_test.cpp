// Bulletins of a county's works, item by item, what stands around them on its site, and what other whole
// pages showed.

#include <gtest/gtest.h>

#include <string>

#include "tests/extract/news_case.h"

namespace fangzhi {
namespace {

constexpr const char* kItems =
    "西城区重点项目进展\n\n"
    "1．青禾工业园热电联产工程。总投资9.8亿元。业主：云河热电有限公司。进度：主厂房封顶。\n"
    "2．年产15万吨碳酸钙母粒项目（青禾钙业）。总投资2.6亿元，云溪青禾钙业有限公司投资建设，4月28日投产。\n"
    "3．云溪镇青山村、云山村产业路硬化工程：总投资980万元，业主为云溪镇人民政府，8月动工。\n"
    "4．云河污水处理厂提标改造工程。总投资4600万元，业主：青禾水务公司，拟于2024年3月开工。\n"
    "5．青禾大道、云河大桥工程。总投资2亿元，9月开工。\n";

class ProjectBulletins : public testing::TestWithParam<NewsCase> {};

TEST_P(ProjectBulletins, AreReadAsTheyAreMeant) {
  expect_read(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    All, ProjectBulletins,
    testing::Values(
        NewsCase{"PlacesOpenTheNameOfTheirWork",
                 kItems,
                 {"云河热电有限公司 建设 青禾工业园热电联产工程 done 2023",
                  "云溪镇青山村、云山村产业路硬化工程 开工 西城区 done 2023-08"},
                 {},
                 {},
                 {"热电联产工程", "云山村产业路硬化工程"}},
        NewsCase{"AFirmInBracketsIsNoPartOfTheWork",
                 kItems,
                 {"云溪青禾钙业有限公司 建设 年产15万吨碳酸钙母粒项目 done 2023"},
                 {},
                 {},
                 {"年产15万吨碳酸钙母粒项目（青禾钙业）"}},
        NewsCase{"WhoBuildsWhatIsPlannedIsYetToBuildIt",
                 kItems,
                 {"青禾水务公司 建设 云河污水处理厂提标改造工程 planned 2023",
                  "云溪镇人民政府 建设 云溪镇青山村、云山村产业路硬化工程 done 2023"}},
        NewsCase{"WhatAnItemTellsItsHeadingNeedNot",
                 "西城区重点项目进展情况\n\n一、竣工项目\n1．青禾小学。总投资3000万元。3月20日竣工。\n\n"
                 "二、新开工项目\n2．云河大桥工程。总投资2亿元。业主：青禾路桥公司。9月15日动工。\n"
                 "3．青溪康养园项目。总投资3亿元。原定6月开工，因手续未获批，至今未能开工。\n"
                 "4．云溪水厂工程。总投资1亿元。\n\n三、前期项目\n5．青林医院工程。总投资5亿元。\n",
                 {"云河大桥工程 开工 西城区 done 2023-09-15", "青溪康养园项目 开工 西城区 negated 2023",
                  "云溪水厂工程 开工 西城区 done 2023"},
                 {"云河大桥工程 开工 西城区 planned 2023", "云河大桥工程 开工 西城区 done 2023",
                  "青溪康养园项目 开工 西城区 planned 2023", "青溪康养园项目 开工 西城区 done 2023"}},
        NewsCase{
            "WhatIsCompletedIsNotTheWholeWork",
            "西城区重点项目进展情况\n\n1．青溪防洪治理工程。总投资3亿元；业主：区水利局；已完成堤防3.1公里，"
            "泵站正在浇筑。\n2．云河片区改造项目。总投资6亿元。1#楼已封顶，地下车库完成70%。\n"
            "3．青禾停车场建设项目。总投资1亿元。已完成立项。\n",
            {"云河片区改造项目 在建 西城区 ongoing 2023"},
            {"青溪防洪治理工程 竣工 西城区 done 2023", "云河片区改造项目 竣工 西城区 done 2023",
             "青禾停车场建设项目 竣工 西城区 done 2023"}},
        NewsCase{"WhatIsLeftOfAWorkIsNoOther",
                 "云溪二级公路工程路基完成92%。剩余路面工程力争明年5月完成并通车。\n",
                 {},
                 {},
                 {},
                 {"剩余路面工程"}},
        NewsCase{"AHeadlineNamesTheEventOfTheStory",
                 "西城区举行招商推介会暨项目集中签约仪式\n\n本报讯（记者 "
                 "周云河）6月12日下午，西城区2023年招商推介会暨"
                 "项目集中签约仪式举行。\n",
                 {"西城区 举办 西城区2023年招商推介会暨项目集中签约仪式 done 2023-06-12"},
                 {"周云河 出席 西城区2023年招商推介会暨项目集中签约仪式 done 2023-06-12"},
                 {},
                 {"招商推介会暨项目集中签约仪式"}},
        NewsCase{"ATitleBeforeANameThatBeginsLikeARiver",
                 "副市长周云河，区交通运输局局长江再云参加通车仪式。漯河市长江路改造工程完工。\n",
                 {"江再云 任职 西城区交通运输局 done 2023"},
                 {},
                 {"江再云", "漯河市长江路改造工程"}},
        NewsCase{"AFeastIsNoPartOfAMall", "汇禾城圣诞开业，客流不断。\n", {"汇禾城 投用 西城区 done 2023"}},
        NewsCase{"ATownThatIsASentenceHoldsItsParagraph",
                 "西城区城建项目进展\n\n**青溪镇。** 青禾村污水管网工程全面完工；云河幸福院投入使用。\n\n"
                 "**云溪镇。** 云河农贸市场3月开工。\n",
                 {"青禾村污水管网工程 竣工 青溪镇 done 2023", "云河幸福院 投用 青溪镇 done 2023",
                  "云河农贸市场 开工 云溪镇 done 2023-03"}},
        NewsCase{"WhatABracketCountsIsNoPartOfAWork",
                 "实验幼儿园青禾分园（办园规模15个班、学位450个）5月28日通过竣工验收。\n",
                 {"实验幼儿园青禾分园 竣工 西城区 done 2023-05-28"}},
        NewsCase{
            "TheSchoolOfTheArticle",
            "青溪镇云河书院小学今年迎来新生。\n\n“老井的井栏也搬来了。”校长郑雪梅说，今年10月，学校还被评为"
            "河南省标准化学校。\n",
            {"青溪镇云河书院小学 获评 河南省标准化学校 done 2023-10",
             "郑雪梅 任职 青溪镇云河书院小学 done 2023"}},
        NewsCase{"MachinesThatAreCountedAreNoWork",
                 "青禾热电联产工程主厂房封顶。工程建设2台50兆瓦背压机组及配套供热管网，明年投产。\n",
                 {},
                 {},
                 {},
                 {"2台50兆瓦背压机组及配套供热管网"}},
        NewsCase{"AnAdverbIsNoPartOfAFirm",
                 "青禾铸造、云河涂料先行入驻青林产业园。\n",
                 {"云河涂料 入驻 青林产业园 done 2023"},
                 {},
                 {},
                 {"云河涂料先行"}}),
    [](const testing::TestParamInfo<NewsCase>& each) { return std::string(each.param.name); });

constexpr const char* kMenu =
    "西城区人民政府门户网站\n无障碍阅读 | 长者模式 | 登录\n首页  走进西城  新闻中心  数据开放\n"
    "请输入关键字 搜索\n您现在的位置：首页 > 重大建设项目 > 实施情况\n\n"
    "西城区2023年第二季度统筹推进重点项目进展情况通报\n"
    "来源：西城区发展和改革局   发布时间：2023-06-14 16:42   浏览次数：327   打印   关闭\n\n"
    "各乡镇人民政府，区直各有关单位：\n\n";

TEST(ProjectBulletinsDay, TheCreditsBelowALongMenuTellIt) {
  const Extraction found = extract_lawfully(page_of(
      std::string(kMenu) + "青禾大桥计划2024年3月建成，云河学校2024年9月启用，青林医院2024年5月开工。\n",
      kDistrict, ""));
  EXPECT_EQ(found.period, "2023");
}

TEST(ProjectBulletinsDay, TheEndOfItsMonthIsStillToCome) {
  const Lines said = statements_of(extract_lawfully(page_of(
      std::string(kMenu) + "云河商圈改造一期工程本月底完工。截至6月底，青禾大桥竣工。\n", kDistrict, "")));
  EXPECT_TRUE(holds(said, "云河商圈改造一期工程 竣工 西城区 planned 2023-06")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 竣工 西城区 done 2023-06")) << shown(said);
}

}  // namespace
}  // namespace fangzhi
