#include "extract/extraction.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "core/byte_io.h"
#include "core/page_reader.h"
#include "core/page_walk.h"
#include "extract/annotated_text.h"
#include "tests/extract/extraction_laws.h"
#include "tests/extract/extraction_lines.h"

namespace fangzhi {
namespace {

struct FactCase {
  const char* name;
  const char* text;
  Lines says;
};

void PrintTo(const FactCase& each, std::ostream* out) {
  *out << each.name;
}

class Facts : public testing::TestWithParam<FactCase> {};

TEST_P(Facts, AreStated) {
  const Lines said = statements_of(extract_lawfully(page_of(GetParam().text)));
  for (const std::string& line : GetParam().says)
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
}

// Other statements may be made of the same page; these must be.
const FactCase kFacts[] = {
    {"RowsThatSingleSpacesPartTellOfTheirWorks",
     "序号　项目名称　建设单位　年度计划（万元）　9月底形象进度\n"
     "9　青林隧道　云河城建集团　45000　土方开挖\n10　石塘水厂扩能　云河水务公司　12000　停工\n",
     {"云河城建集团 建设 青林隧道 done 2023", "青林隧道 在建 西城区 ongoing 2023",
      "石塘水厂扩能 在建 西城区 negated 2023"}},
    {"ATableMayGoOnFromTheOneBefore",
     "序号\n项目名称\n建设地点\n形象进度\n7\n青林隧道\n青林镇\n设备安装\n8\n石塘水厂\n石塘镇\n已投用\n",
     {"青林隧道 在建 青林镇 ongoing 2023", "石塘水厂 投用 石塘镇 done 2023"}},
    {"ABulletinIsOfItsMonth",
     "关于2023年9月份重点项目进展情况的通报\n\n青林隧道建成通车。石塘水厂本月投产。\n",
     {"青林隧道 竣工 西城区 done 2023-09", "石塘水厂 投产 西城区 done 2023-09"}},
    {"WhatTheYearIsToBringIsPlanned",
     "2023年重点项目名单\n\n一、新开工项目\n\n1、青林隧道。总投资2亿元。\n2、石塘水厂。总投资1亿元。\n"
     "3、云河大桥。总投资3亿元。\n\n二、前期项目\n\n4、东湖医院。总投资4亿元。\n",
     {"青林隧道 开工 西城区 planned 2023", "云河大桥 开工 西城区 planned 2023"}},
    {"WhatFillsAPartOfAnItemAloneIsOfItsWork",
     "一、续建项目\n\n1、青林光伏基地，60万千瓦，2022—2024年，总投资27亿元，石塘镇，青禾能源公司。\n"
     "2、云河大桥，全长800米，2022—2023年，总投资2亿元，业主云河城建集团。\n"
     "3、东湖医院（设床位500张）。2022—2024年，总投资4亿元，石塘镇。\n",
     {"青林光伏基地 位于 石塘镇 done", "青禾能源公司 建设 青林光伏基地 done 2023",
      "云河城建集团 建设 云河大桥 done 2023", "东湖医院 位于 石塘镇 done"}},
    {"AShortSentenceMayHeadATableBehindProse",
     "抓好以下工作：一是全力扩园。计划新开工项目如下：\n\n序号\n项目名称\n建设地点\n总投资（万元）\n1\n青林隧"
     "道\n"
     "青林镇\n80000\n2\n石塘水厂\n石塘镇\n46500\n",
     {"青林隧道 开工 青林镇 planned 2023", "石塘水厂 开工 石塘镇 planned 2023"}},
    {"WhatASentenceWithoutANameSaysIsOfTheWorkBefore",
     "青林大桥的故事要曲折些。2012年立项，2014年开工。\n",
     {"青林大桥 开工 西城区 done 2014"}},
    {"TheDistrictHoldsWhatNobodyElseDoes",
     "成功举办首届青林避暑文化旅游节，到区里避暑成了新选择。\n",
     {"西城区 举办 首届青林避暑文化旅游节 done 2023"}},
    {"WhatIsToBeHeldWellIsStillToCome",
     "办好第二届青林避暑文化旅游节。\n",
     {"西城区 举办 第二届青林避暑文化旅游节 planned"}},
    {"AnEventOfTheDistrictsNameIsItsOwn",
     "西城区2023年重大项目观摩会8月14日举行。\n",
     {"西城区 举办 西城区2023年重大项目观摩会 done 2023-08-14"}},
    {"ATitleMayStandBehindTheName", "会议听取了李青林副区长所作的报告。\n", {"李青林 任职 西城区 done 2023"}},
    {"TheChairOfASittingIsOfTheStandingCommittee",
     "6月28日，西城区人大常委会举行第六次会议。李青林主任主持，副主任张云河出席。\n",
     {"李青林 任职 西城区人大常委会 done 2023", "张云河 任职 西城区人大常委会 done 2023"}},
    {"AnOfficeAloneIsTheDistrictsOwn",
     "“账要算清。”财政局局长李青林说。\n",
     {"李青林 任职 西城区财政局 done 2023"}},
    {"WhoGivesUpAPostHoldsItNoMore",
     "接受李青林辞去西城区人民政府区长职务的请求。\n",
     {"李青林 任职 西城区人民政府 negated 2023"}},
    {"APostMayBeHeldBesideAnother",
     "区总工会主席由区人大常委会副主任李青林兼任。\n",
     {"李青林 任职 西城区总工会 done 2023", "李青林 任职 西城区人大常委会 done 2023"}},
    {"WhoIsElectedMayStandBehindTheTitle",
     "计票结果宣布：当选为副区长的有李青林、张明华2人。\n",
     {"李青林 任职 西城区 done 2023", "张明华 任职 西城区 done 2023"}},
    {"AHospitalToldOfAsAWorkHasAHead",
     "云河县人民医院江南院区去年9月开诊。院长李青林告诉记者，病人多了。\n",
     {"李青林 任职 云河县人民医院江南院区 done 2023"}},
    {"PartnersSignAsTheyAreNamed",
     "4月19日，西城区政府与云河大学签署战略合作协议。\n",
     {"西城区政府 签约 云河大学 done 2023-04-19", "西城区政府 合作 云河大学 done 2023-04-19"}},
    {"WhoComesIntoAParkComesToTheLastOneNamed",
     "石塘工业园今年扩区。路通了，水也通了。\n\n日子好过了。目前已有青禾电子、云河精工等43家企业进区。\n",
     {"青禾电子 入驻 石塘工业园 done 2023", "云河精工 入驻 石塘工业园 done 2023"}},
    {"WhatStandsBesideARoadIsWhereTheRoadIs",
     "石塘镇青林大道旁，一栋新楼已经亮灯。云河医院新院2021年8月开工，今年6月1日启用。\n",
     {"云河医院新院 开工 石塘镇 done 2021-08", "云河医院新院 投用 石塘镇 done 2023-06-01"}},
    {"WhatAZoneHasBelowItIsInIt",
     "东湖高新区管着79平方公里，下辖青林产业园、云河装备产业园两个园区。\n",
     {"青林产业园 位于 东湖高新区 done", "云河装备产业园 位于 东湖高新区 done"}},
    {"TheZoneOfTheHeadlineHoldsItsWorksThoughItsParksAreNamedMore",
     "东湖高新区二十年\n\n青林产业园很忙。青林产业园招工，青林产业园扩建。东湖高新区有账本。\n\n"
     "云河大道三期上半年动工。\n",
     {"云河大道三期 开工 东湖高新区 done 2023"}},
    {"WhoIsAwardedIsNamedInAClauseBefore",
     "青禾酒业有限责任公司占地30亩，2010年被商务部认定为“中华老字号”。\n",
     {"青禾酒业有限责任公司 获评 中华老字号 done 2010"}},
    {"WhatStandsInAPlaceIsAwardedNotThePlace",
     "东湖区青林镇的云河产业园新添厂房14栋，获评全省“美好家园”示范园区。\n",
     {"云河产业园 获评 全省“美好家园”示范园区 done 2023"}},
    {"OfTwoParksTheOneThatOpensTheSentenceIsBuilt",
     "绿能电池产业园坐落于东湖循环经济园，由青禾新能源科技有限公司投资建设。\n",
     {"青禾新能源科技有限公司 建设 绿能电池产业园 done 2023"}},
    {"AReportTurnsToTheYearItIsGivenIn",
     "政府工作报告\n\n（2024年1月20日在西城区第九届人民代表大会第三次会议上）\n\n青林大桥通车。\n\n"
     "今年是攻坚之年。目标是增长7%。\n\n一季度，开工石塘新材料项目。\n",
     {"石塘新材料项目 开工 西城区 planned 2024"}},
    {"TheFirstMonthHasANameOfItsOwn",
     "石塘冷链中心已于元月18日开工。\n",
     {"石塘冷链中心 开工 西城区 done 2023-01-18"}},
    {"WhatIsStillToBeginHasNotBegun",
     "石塘冷链中心、青林水厂等5个计划新开工项目尚未开工。\n",
     {"石塘冷链中心 开工 西城区 negated 2023"}},
    {"WhoIsOnSiteBuilds",
     "3月5日，云河铁路东湖段开工，青禾建设集团、四海路桥公司先后进场施工。\n",
     {"青禾建设集团 建设 云河铁路东湖段 done 2023", "四海路桥公司 建设 云河铁路东湖段 done 2023"}},
    {"AParkHasAContractorTooWhereNoProjectIsNamed",
     "青禾智能家电产业园总投资3亿元，承建方青林建设集团正在收尾。\n",
     {"青林建设集团 建设 青禾智能家电产业园 done 2023"}},
    {"WhatABuilderPutInAPlaceStandsThere",
     "青禾食品公司去年在青林镇投建的脱水蔬菜车间已经满产。\n",
     {"脱水蔬菜车间 位于 青林镇 done"}},
    {"TheCommitteeOfTheZoneThatTheArticleIsAbout",
     "青林工业园区扩容。青林工业园区落户企业137家。\n\n管委会主任李青林说，婉拒了6个项目。\n",
     {"李青林 任职 青林工业园区管委会 done 2023"}},
    {"TheCommitteeOfTheZoneThatAWordMeans",
     "手续由青林经开区代办。副县长、经开区管委会主任李青林到场。\n",
     {"李青林 任职 青林经开区管委会 done 2023"}},
    {"TheHospitalThatTheArticleIsAbout",
     "云河县人民医院搬家。云河县人民医院新院启用。\n\n院长李青林告诉记者，无一差错。\n\n"
     "云河县人民医院签订协议。\n",
     {"李青林 任职 云河县人民医院 done 2023"}},
    {"WhoIsElectedAfterTheHeadIsOfTheGovernmentToo",
     "会议选举李青林为云河县人民政府县长，周云山、张东湖为副县长。\n",
     {"周云山 任职 云河县人民政府 done 2023", "张东湖 任职 云河县 done 2023"}},
    {"WhatIsHeldInAPlaceIsThere",
     "8月6日，青林县在云山镇举办青禾招商推介会。青禾半程马拉松11月3日在东湖景区鸣枪。\n",
     {"青禾招商推介会 位于 云山镇 done 2023-08-06", "青禾半程马拉松 位于 东湖景区 done 2023-11-03"}},
    {"WhatAZoneHasIsInIt",
     "东湖经济开发区规划面积12平方公里，区内设有云河装备产业园、青禾食品产业园和青林中学。\n",
     {"云河装备产业园 位于 东湖经济开发区 done", "青禾食品产业园 位于 东湖经济开发区 done",
      "青林中学 位于 东湖经济开发区 done"}},
    {"WhoSignsIsNamedInAClauseBefore",
     "青禾毛毯有限公司成立于2011年。2012年8月与云河大学签订产学研合作协议，共建研发中心。\n",
     {"青禾毛毯有限公司 签约 云河大学 done 2012-08", "青禾毛毯有限公司 合作 云河大学 done 2012-08"}},
    {"WhoWorksWithAListIsNamedAtTheBeginning",
     "从2016年起，青禾药业公司先后与云河大学、青林大学开展产学研合作。\n",
     {"青禾药业公司 合作 云河大学 done 2016", "青禾药业公司 合作 青林大学 done 2016"}},
    {"TheYearThatOpensARunIsOfAllOfIt",
     "回望2022年，全区完成投资60亿元；云河公路建成通车。\n",
     {"云河公路 竣工 西城区 done 2022", "云河公路 投用 西城区 done 2022"}},
    {"WhatIsOfAComingYearIsAPlan",
     "云河医院综合楼封顶，2025年投用。\n",
     {"云河医院综合楼 投用 西城区 planned 2025"}},
    {"WhatARouteReachesIsNotWhatIsBuilt",
     "云河大道北延工程南起青禾大道，北接青林高速云河互通，由青禾建设集团承建。\n",
     {"青禾建设集团 建设 云河大道北延工程 done 2023"}},
    {"TheNewHouseIsThatOfTheNameBefore",
     "云河县人民医院新院3月启用。新院由青禾建设集团总承包。\n",
     {"青禾建设集团 建设 云河县人民医院新院 done 2023"}},
    {"AReporterOfAStationThatThePageNamesAsItsSource",
     "大桥通车\n\n2023-02-26　来源：云河电视台\n\n本台讯（记者 李青林）大桥通车。\n",
     {"李青林 任职 云河电视台 done 2023"}},
    {"AFirstStopIsWhereTheWorksAre",
     "3月5日，视察组出发。\n\n第一站是青林镇。云河二期项目5月投产。\n",
     {"云河二期项目 投产 青林镇 done 2023-05"}},
    {"BothOrgansOfAZoneInOneListOfPosts",
     "东湖新区党工委副书记、管委会主任李青林到场。\n",
     {"李青林 任职 东湖新区党工委 done 2023", "李青林 任职 东湖新区管委会 done 2023",
      "李青林 任职 东湖新区 done 2023"}},
    {"AReporterOfAllMediaIsOfThePaper",
     "青禾日报讯（全媒体记者 李青林）大桥通车。\n",
     {"李青林 任职 青禾日报 done 2023"}},
    {"WhatIsPossibleIsStillToCome",
     "云河实验中学新校区主体结构完工，今秋可投入使用。\n",
     {"云河实验中学新校区 在建 西城区 ongoing 2023", "云河实验中学新校区 投用 西城区 planned 2023"}},
    {"WhatIsToldInsideAParkLiesThere",
     "青林镇的大桥通车；东湖产业园内，投资2亿元的青禾纺织改造项目竣工。\n",
     {"青禾纺织改造项目 竣工 东湖产业园 done 2023"}},
    {"WhoseWorkItIsIsSaidByAnOwnersLabel",
     "云河体育中心总投资3亿元，业主单位为青禾集团。\n",
     {"青禾集团 建设 云河体育中心 done 2023"}},
    {"WhatAnArticleTellsIsWhereItsHeadlineSays",
     "青林镇：一条路，盘活一方山水\n\n初夏的青林镇绿意正浓。3月，云河公路改造工程动工，"
     "10月建成通车。\n\n青林镇文化站介绍，云河水库除险加固工程已经开工。\n",
     {"云河水库除险加固工程 开工 青林镇 done 2023"}},
    {"WhoBuildsIsToldByTheYear",
     "5月10日，由青禾集团承建的云河冷链中心竣工。\n",
     {"青禾集团 建设 云河冷链中心 done 2023", "云河冷链中心 竣工 西城区 done 2023-05-10"}},
    {"WhatIsBegunInAPlaceLiesThere",
     "5月9日，云河输变电工程在青林镇破土动工。\n",
     {"云河输变电工程 位于 青林镇 done 2023-05-09"}},
    {"WhoIsNamedBehindATitleAndAColonHoldsThePost",
     "西城区教育局局长：李青林\n",
     {"李青林 任职 西城区教育局 done 2023"}},
    {"ATitleAloneIsOfTheFirmThatTheArticleIsAbout",
     "青禾机械有限公司建厂十年。青禾机械有限公司去年产值翻番，云河集团前来学习。\n\n"
     "“做不完的订单。”\n\n董事长李青林说。\n",
     {"李青林 任职 青禾机械有限公司 done 2023"}},
    {"ASentenceMayHeadAListOfWorks",
     "3月5日，西城区一季度重大项目集中开工。\n——青禾电池项目。总投资12亿元。\n"
     "——云河冷链园。位于石塘镇。\n",
     {"青禾电池项目 开工 西城区 done 2023-03-05", "云河冷链园 开工 石塘镇 done 2023-03-05"}},
    {"ANameReachesIntoTheTrigger",
     "云河水库扩建工程完工，青林街区改造完成。\n",
     {"云河水库扩建工程 竣工 西城区 done 2023"}},
    {"AnItemTellsOfTheNameAtItsHead",
     "重点企业：\n1、青禾风电设备有限公司。丹麦独资，总投资3.2亿元，2011年10月投产。\n"
     "2、云河杂粮批发市场。2019年9月开业，年交易量45万吨。\n",
     {"青禾风电设备有限公司 投产 西城区 done 2011-10", "云河杂粮批发市场 投用 西城区 done 2019-09"}},
    {"WhatLiesInThisTownLiesInIt",
     "青林镇今年新修道路12公里。该镇石塘村的云河茶厂投产。\n",
     {"石塘村 隶属 青林镇 done"}},
    {"TheDayOfOneEventIsNotThatOfTheNext",
     "云河大桥于2021年3月开工，由青禾集团承建，已建成通车。\n",
     {"云河大桥 开工 西城区 done 2021-03", "云河大桥 投用 西城区 done 2023"}},
    {"WhatAZoneTellsOfIsInIt",
     "青林经开区交出亮眼成绩单：新建标准厂房12万平方米，创业大道全线贯通，云河人才公寓交付使用。\n",
     {"云河人才公寓 投用 青林经开区 done 2023"}},
    {"WhatASemicolonPartsIsToldOfTheSame",
     "2016年，青禾机械有限公司在新三板挂牌；2021年，被认定为省级企业技术中心。\n",
     {"青禾机械有限公司 获评 省级企业技术中心 done 2021"}},
    {"TheYearOfItsFoundingIsNotThatOfItsPlace",
     "青禾机械有限公司创建于1998年，位于青林镇工业集中区。\n",
     {"青禾机械有限公司 位于 青林镇工业集中区 done"}},
    {"WhatCameToNothingIsNegated",
     "青禾科学城项目仍停留在图纸上，年初计划的签约未能实现。\n",
     {"青禾科学城项目 签约 西城区 negated 2023"}},
    {"APostOfTheCity", "市委书记张伟明出席仪式并讲话。", {"张伟明 任职 漯河市委 done 2023"}},
    {"APostOfTheDistrict", "区委书记李红梅出席仪式。", {"李红梅 任职 西城区委 done 2023"}},
    {"PostsOfAnotherCounty",
     "云山县审计局局长张建国、云山县县委书记李红梅、县长王志强出席。",
     {"张建国 任职 云山县审计局 done 2023", "李红梅 任职 云山县委 done 2023",
      "王志强 任职 云山县 done 2023"}},
    {"APostOfEachInAList",
     "副区长张建国、李红梅出席仪式。",
     {"张建国 任职 西城区 done 2023", "李红梅 任职 西城区 done 2023"}},
    {"SeveralAreElected",
     "会议选举张建国为区人大常委会主任，李红梅、王志强为副区长。",
     {"张建国 任职 西城区人大常委会 done 2023", "李红梅 任职 西城区 done 2023",
      "王志强 任职 西城区 done 2023"}},
    {"APostThatIsMeant",
     "张建国，男，1980年3月生，现任东湖镇党委书记，拟任西城区副区长。",
     {"张建国 任职 东湖镇党委 done 2023", "张建国 任职 西城区 planned"}},
    {"PostsInATown",
     "东湖镇党委书记张建国、副镇长李红梅、人大主席王志强出席。",
     {"张建国 任职 东湖镇党委 done 2023", "李红梅 任职 东湖镇 done 2023"}},
    {"APartyPostOfTheTownWhoseHeadOneIs",
     "东湖镇修好了道路。镇党委副书记、镇长张建国说，还要再修。",
     {"张建国 任职 东湖镇党委 done 2023", "张建国 任职 东湖镇 done 2023"}},
    {"APostOfTheVillageNamedBefore",
     "东湖镇石塘村换了水管。村党支部书记张建国说，水费没有变。",
     {"张建国 任职 石塘村 done 2023"}},
    {"APostOfTheCompanyThatTheSentenceTellsOf",
     "青禾新能源科技有限公司由云河新材料集团有限公司控股。总经理张建国说，产值翻番。",
     {"张建国 任职 青禾新能源科技有限公司 done 2023"}},
    {"APostThatOnlyTownsHave",
     "东湖镇修好了道路。人大主席张建国说，还要再修。",
     {"张建国 任职 东湖镇人大 done 2023"}},
    {"ADeputyOfTheCongressNamedBefore",
     "西城区人大常委会视察了云河大桥。副主任张建国说，进度正常。",
     {"张建国 任职 西城区人大常委会 done 2023"}},
    {"APostThatIsProposed",
     "李红梅任东湖镇党委副书记、提名镇长人选。",
     {"李红梅 任职 东湖镇党委 done 2023", "李红梅 任职 东湖镇 planned"}},
    {"WhoIsAppointedBySomebody", "张建国被任命为副区长。", {"张建国 任职 西城区 done 2023"}},
    {"ANoticeNamesThePostAlone",
     "公示：张建国，男，1971年6月生，东湖镇党委书记，拟任西城区副区长。",
     {"张建国 任职 东湖镇党委 done 2023", "张建国 任职 西城区 planned"}},
    {"TheHeadOfTheHospitalNamedBefore",
     "东湖镇卫生院搬家了。院长张建国说，床位增加了。",
     {"张建国 任职 东湖镇卫生院 done 2023"}},
    {"ADeputyAtTheBodyOfThePostBefore",
     "区人大常委会主任张建国主持会议，副主任李红梅、王志强出席。",
     {"李红梅 任职 西城区人大常委会 done 2023", "王志强 任职 西城区人大常委会 done 2023"}},
    {"APostBeforeWhoHoldsIt", "区工商联主席由张建国兼任。", {"张建国 任职 西城区工商联 done 2023"}},
    {"APostOfTheCompanyNamedBefore",
     "青禾新能源科技有限公司年产值翻番。副总经理张建国说，企业还要扩产。",
     {"张建国 任职 青禾新能源科技有限公司 done 2023"}},
    {"APostBehindABodyThatIsNoName",
     "市委常委、副市长、高新区党工委书记张建国出席。",
     {"张建国 任职 漯河市委 done 2023", "张建国 任职 漯河市 done 2023"}},
    {"TheHeadOfAGovernmentIsThatOfItsDivision",
     "云山县人民政府副县长张建国出席。",
     {"张建国 任职 云山县 done 2023"}},
    {"ATitleBeginsWithTheLevelOfItsCity", "江阴市长张建国出席仪式。", {"张建国 任职 江阴市 done 2023"}},
    {"ReportersInARow",
     "河南日报记者 张建国 李红梅　王志强",
     {"张建国 任职 河南日报 done 2023", "李红梅 任职 河南日报 done 2023", "王志强 任职 河南日报 done 2023"}},
    {"APartyCommitteeByItsFullName",
     "中共凌云县委书记张建国说，县委书记李红梅也说。",
     {"张建国 任职 凌云县委 done 2023"}},
    {"APostBehindAPost",
     "区委常委、东湖产业园管委会主任张建国出席。",
     {"张建国 任职 西城区委 done 2023", "张建国 任职 东湖产业园管委会 done 2023"}},
    {"TheWorkingCommitteeOfAZone",
     "东湖产业园党工委书记张建国出席。",
     {"张建国 任职 东湖产业园党工委 done 2023"}},
    {"AnOfficeOfTheLevelItNames",
     "区林长局局长张建国说，市果业局副局长李红梅也说。",
     {"张建国 任职 西城区林长局 done 2023", "李红梅 任职 漯河市果业局 done 2023"}},
    {"EachOfAListBySeveralPredicates",
     "云数科技、青禾出行服务平台等项目签约落地。",
     {"云数科技 签约 西城区 done 2023", "云数科技 落地 西城区 done 2023",
      "青禾出行服务平台 签约 西城区 done 2023", "青禾出行服务平台 落地 西城区 done 2023"}},
    {"WhatIsAboutToBeIsPlanned", "云河文化广场即将投用。", {"云河文化广场 投用 西城区 planned"}},
    {"APlannedYear", "云河文化广场计划于2024年10月竣工。", {"云河文化广场 竣工 西城区 planned 2024-10"}},
    {"NotYet", "云河大桥项目尚未开工。", {"云河大桥项目 开工 西城区 negated 2023"}},
    {"UnderWay", "云河大桥正在建设。", {"云河大桥 在建 西城区 ongoing 2023"}},
    {"ASumThatIsPlanned", "计划总投资9.8亿元的云河大桥开工。", {"云河大桥 开工 西城区 done 2023"}},
    {"WithinAYearThatIsOver", "云河大桥项目也在年内签约。", {"云河大桥项目 签约 西城区 done 2023"}},
    {"ByTheEndOfTheYear", "云河大桥年底竣工。", {"云河大桥 竣工 西城区 planned 2023"}},
    {"WhatGoesOnMayBeAPlan", "2024年，将加快推进云河大桥建设。", {"云河大桥 在建 西城区 planned 2024"}},
    {"TheTimeOfTheEvent",
     "9月16日，第三届青禾文化旅游节在东湖产业园开幕，客商云集。区委书记李红梅出席开幕式。",
     {"李红梅 出席 第三届青禾文化旅游节 done 2023-09-16"}},
    {"AYearInANameIsNoTime",
     "9月16日，2021年青禾文化旅游节在东湖产业园举行。",
     {"2021年青禾文化旅游节 位于 东湖产业园 done 2023-09-16"}},
    {"AHeadingTellsNoDay",
     "云河大桥开工\n9月16日，云河大桥开工建设。",
     {"云河大桥 开工 西城区 done 2023-09-16"}},
    {"WithItsMonth", "2021年3月，云河大桥开工建设。", {"云河大桥 开工 西城区 done 2021-03"}},
    {"InAPark", "青禾集团落户东湖产业园。", {"青禾集团 落地 东湖产业园 done 2023"}},
    {"StandsIn", "云河科技有限公司位于东湖产业园。", {"云河科技有限公司 位于 东湖产业园 done"}},
    {"APlaceOfADistrict", "位于西城区的云河产业园发展迅速。", {"云河产业园 位于 西城区 done"}},
    {"AProjectOfAPark", "东湖产业园的云河大桥开工建设。", {"云河大桥 位于 东湖产业园 done"}},
    {"AChainOfPlaces",
     "云山县漕河镇青石村、柳树村完成道路改造。",
     {"漕河镇 隶属 云山县 done", "青石村 隶属 漕河镇 done", "柳树村 隶属 漕河镇 done"}},
    {"ABodyUnderABody",
     "青禾集团旗下的青禾种业有限公司落户东湖产业园。",
     {"青禾种业有限公司 隶属 青禾集团 done"}},
    {"ANewName", "云河工业集中区更名为云河经济开发区。", {"云河工业集中区 更名 云河经济开发区 done 2023"}},
    {"ANameOfBefore", "青禾产业园的前身是云河工业园。", {"云河工业园 更名 青禾产业园 done"}},
    {"ANameOfBeforeInBrackets",
     "云河大学（原青禾师范学院）与青禾集团签约。",
     {"青禾师范学院 更名 云河大学 done"}},
    {"ANewNameInBrackets", "青林师范学院（现为云河大学）建成投用。", {"青林师范学院 更名 云河大学 done"}},
    {"ANameOfBeforeOfWhatAPronounMeans",
     "东湖产业园由青禾新能源科技有限公司投资建设。这家企业的前身，就是三年前签约的云河电池有限公司。",
     {"云河电池有限公司 更名 青禾新能源科技有限公司 done"}},
    {"WhoBuildsIt",
     "云河大桥9月26日开工，总投资8.8亿元，青禾智能投资建设。",
     {"青禾智能 建设 云河大桥 done 2023"}},
    {"ADateAfterTheName", "冷链物流中心4月投用。", {"冷链物流中心 投用 西城区 done 2023-04"}},
    {"AKindOfThingThatIsMeant", "高标准体育馆竣工。", {"高标准体育馆 竣工 西城区 done 2023"}},
    {"AWrappedName",
     "全区上半年重点推进的在建项目共有十二个，其中云河文化广\n场已经竣工，东湖大桥正在加快建设。",
     {"云河文化广场 竣工 西城区 done 2023", "东湖大桥 在建 西城区 ongoing 2023"}},
};
std::string name_of(const testing::TestParamInfo<FactCase>& info) {
  return info.param.name;
}
INSTANTIATE_TEST_SUITE_P(Table, Facts, testing::ValuesIn(kFacts), name_of);

TEST(Extraction, AWrappedNameIsFoundWholeAndItsSpanCoversTheWrap) {
  const Page page =
      page_of("全区上半年重点推进的在建项目共有十二个，其中云河文化广\n场已经竣工，东湖大桥正在加快建设。");
  const Extraction found = extract_lawfully(page);
  const Entity* square = find_entity(found, "云河文化广场");
  ASSERT_NE(square, nullptr);
  ASSERT_EQ(square->mentions.size(), 1u);
  EXPECT_EQ(cut_code_points(page.text, square->mentions[0].begin, square->mentions[0].end), "云河文化广\n场");
  EXPECT_EQ(square->aliases, Lines{"云河文化广场"});
}

TEST(Extraction, ATownStandsBehindTheShortNameOfItsCounty) {
  const Extraction found = extract_lawfully(page_of("公路北起平度灰埠镇，东至莱阳谭格庄镇。"));
  for (const char* name : {"平度", "灰埠镇", "莱阳", "谭格庄镇"}) {
    const Entity* place = find_entity(found, name);
    ASSERT_NE(place, nullptr) << name;
    EXPECT_EQ(place->type, "Place") << name;
  }
}

TEST(Extraction, WhatABracketCallsAThingIsNoPartOfItsName) {
  const Extraction found = extract_lawfully(page_of("云河老街改造项目（原地重建）开工。"));
  EXPECT_NE(find_entity(found, "云河老街改造项目"), nullptr);
  for (const Statement& each : found.statements) EXPECT_NE(each.predicate, "更名");
}

TEST(Extraction, WhatIsSignedAtACeremonyIsOfItsDay) {
  const Lines said = statements_of(
      extract_lawfully(page_of("9月16日，西城区三季度重点项目集中签约仪式举行。区长李云河出席。\n\n"
                               "投资5亿元的青禾冷链中心、云河泵业二期先后签约。\n\n青禾大桥已经建成。\n")));
  EXPECT_TRUE(holds(said, "青禾冷链中心 签约 西城区 done 2023-09-16")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 竣工 西城区 done 2023")) << "not of that day\n" << shown(said);
}

TEST(Extraction, SubHeadlinesAndOpeningCountiesHoldTheWorksBelow) {
  const Lines said = statements_of(extract_lawfully(
      page_of("项目集中开工\n\n舞阳县：冷链先行\n\n分会场设在保和乡。云河冷链中心开工建设。\n\n"
              "一路风光\n\n临颍县的重头戏是路。青禾公路改建工程当天动工。\n",
              "漯河市")));
  EXPECT_TRUE(holds(said, "云河冷链中心 开工 舞阳县 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾公路改建工程 开工 临颍县 done 2023")) << shown(said);
}

TEST(Extraction, WhoDidNotSignDidNot) {
  const Lines said = statements_of(extract_lawfully(
      page_of("青禾毛毯有限公司成立于2011年。因价格谈不拢，没有与云河大学、青林大学开展产学研合作。\n")));
  for (const std::string& line : said)
    EXPECT_TRUE(line.find("云河大学") == std::string::npos || line.find(" negated") != std::string::npos)
        << line;
}

TEST(Extraction, WhereATripGoesElsewhereNothingStands) {
  const Lines said =
      statements_of(extract_lawfully(page_of("头一站是天津滨海新区。云河冷链物流园算定了盘子，7月破土。\n")));
  EXPECT_TRUE(holds(said, "云河冷链物流园 开工 西城区 done 2023-07")) << shown(said);
  EXPECT_EQ(shown(said).find("云河冷链物流园 开工 滨海新区"), std::string::npos) << shown(said);
}

TEST(Extraction, ColumnsOfNewsAreEachOfTheirCounty) {
  const Lines said = statements_of(extract_lawfully(
      page_of("要闻\n\n舞阳县新闻。青禾公司与舞阳县政府签约。\n\n  ■临颍　四个项目同日动工\n"
              "  本报讯（李青林）8月19日，云河冷链中心开工。县长周云山到场。\n\n  ■郾城　新桥通车\n"
              "  本报讯（张建国）8月20日，青林大桥建成通车。\n",
              "漯河市舞阳县")));
  EXPECT_TRUE(holds(said, "云河冷链中心 开工 临颍县 done 2023-08-19")) << shown(said);
  EXPECT_TRUE(holds(said, "周云山 任职 临颍县 done 2023")) << shown(said);
}

TEST(Extraction, ALineThatNamesACountyAloneHeadsWhatFollows) {
  const Lines said = statements_of(extract_lawfully(
      page_of("全市集中开工\n\n·舞阳·\n拼的是速度\n\n8月19日，云河冷链中心开工建设，市里派来专班。\n\n"
              "·临颍·\n\n8月19日，青林水厂开工建设，县里派来专班。\n",
              "漯河市")));
  EXPECT_TRUE(holds(said, "云河冷链中心 开工 舞阳县 done 2023-08-19")) << shown(said);
  EXPECT_TRUE(holds(said, "青林水厂 开工 临颍县 done 2023-08-19")) << shown(said);
}

TEST(Extraction, WhereSomebodyIsFromIsNotWhereHeSettles) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "东湖产业园开园。东湖产业园很忙。来自重庆荣昌的七里陶瓷公司今年1月入驻。云河座舱项目由瑞典企业投资，"
      "6月投产。\n")));
  EXPECT_EQ(shown(said).find("入驻 荣昌"), std::string::npos) << shown(said);
  EXPECT_EQ(shown(said).find("投产 瑞典"), std::string::npos) << shown(said);
}

TEST(Extraction, OnACitysPageAWorkIsSignedWithWhoSignsForIt) {
  const Lines said = statements_of(extract_lawfully(
      page_of("11月16日，舞阳县政府与青禾铝业集团签署铝箔生产基地项目，总投资30亿元。\n", "漯河市")));
  EXPECT_TRUE(holds(said, "青禾铝业集团 签约 舞阳县政府 done 2023-11-16")) << shown(said);
  EXPECT_TRUE(holds(said, "铝箔生产基地项目 签约 舞阳县政府 done 2023-11-16")) << shown(said);
  EXPECT_EQ(shown(said).find("合作"), std::string::npos) << shown(said);
}

TEST(Extraction, AnEventNamedInPassingHasNoGuestsInOtherParagraphs) {
  const Lines said =
      statements_of(extract_lawfully(page_of("新厂投产\n\n青禾公司搬进新厂。\n\n十年前公司只有七台机器。\n\n"
                                             "在杭州户外用品博览会上，有人找到展位。\n\n"
                                             "副区长李青林到场，没有讲话。\n")));
  EXPECT_EQ(shown(said).find("出席"), std::string::npos) << shown(said);
}

TEST(Extraction, WhatThePastMonthsBroughtIsNoPlan) {
  Page page = page_of("此外，青林路改造、云河路天桥两项工程11月陆续完工。\n");
  page.metadata.date = "2023-12-21";
  const Lines said = statements_of(extract_lawfully(page));
  EXPECT_TRUE(holds(said, "青林路改造 竣工 西城区 done 2023-11")) << shown(said);
}

TEST(Extraction, WhatStandsForAWorkIsNoNameOfIt) {
  const Extraction found = extract_lawfully(
      page_of("公司投建青林石英砂项目（以下简称“本项目”）。本项目位于青林镇，本项目总投资2亿元。\n"));
  for (const Entity& each : found.entities)
    EXPECT_EQ(std::count(each.aliases.begin(), each.aliases.end(), "本项目"), 0) << each.name;
}

TEST(Extraction, TheShortNameOfACountyOfTheCityIsItsName) {
  const Extraction found = extract_lawfully(page_of("·舞阳·\n\n8月19日，云河冷链中心开工建设。\n", "漯河市"));
  ASSERT_NE(find_entity(found, "舞阳县"), nullptr);
  EXPECT_EQ(find_entity(found, "舞阳县")->aliases, Lines{"舞阳"});
}

TEST(Extraction, ABridgeOfWhichSomethingIsToldIsAWorkWhereverItIsNamed) {
  const Extraction found =
      extract_lawfully(page_of("青林大桥2014年开工，2018年通车。\n\n车过青林大桥，她望着窗外。\n"));
  const Entity* bridge = find_entity(found, "青林大桥");
  ASSERT_NE(bridge, nullptr);
  EXPECT_EQ(bridge->type, "Project");
  EXPECT_EQ(bridge->mentions.size(), 2u);
}

TEST(Extraction, ADatelessPageIsOfTheLastYearItSpeaksOf) {
  Page page = page_of("2016年，青林园获评示范园。2016年，园区扩建。2018年，全区实现产值586亿元。\n");
  page.metadata.period.clear();
  EXPECT_EQ(extract_lawfully(page).period, "2018");
}

TEST(Extraction, AHeadlineThatLooksBackNamesTheYear) {
  Page page =
      page_of("云河日报\n2021年2月24日 星期三\n\n轻装上阵\n\n——西城区2020年工作回眸\n\n青林大桥建成通车。\n");
  page.metadata.period.clear();
  EXPECT_EQ(extract_lawfully(page).period, "2020");
}

TEST(Extraction, ABrandAloneIsTheOnlyCompanyCalledSo) {
  const Extraction found = extract_lawfully(
      page_of("考察组走进渤泰冷链集团有限公司。双方谈妥，渤泰将投资，渤泰的仓库也来。渤泰湾不在此列。\n"));
  const Entity* firm = find_entity(found, "渤泰冷链集团有限公司");
  ASSERT_NE(firm, nullptr);
  EXPECT_EQ(firm->mentions.size(), 3u);
  const Extraction two =
      extract_lawfully(page_of("渤泰冷链集团有限公司与渤泰地产有限公司不和。渤泰将投资。\n"));
  firm = find_entity(two, "渤泰冷链集团有限公司");
  ASSERT_NE(firm, nullptr);
  EXPECT_EQ(firm->mentions.size(), 1u) << "渤泰 may be either";
}

TEST(Extraction, ACompanyWithLessSaidOfItsKindIsTheSame) {
  const Extraction found = extract_lawfully(page_of(
      "西城区与上海驰岳电子公司签约。\n\n上海驰岳电子股份有限公司董事长到场，驰岳电子落户西城区。\n"));
  const Entity* firm = find_entity(found, "上海驰岳电子股份有限公司");
  ASSERT_NE(firm, nullptr);
  EXPECT_EQ(firm->mentions.size(), 3u);
  EXPECT_EQ(find_entity(found, "上海驰岳电子公司"), nullptr);
}

TEST(Extraction, AWorkThatIsNamedWithoutItsTownIsTheSame) {
  const Extraction found =
      extract_lawfully(page_of("青林镇云河康养小镇项目签约。\n\n云河康养小镇项目未能按期开工。\n"));
  EXPECT_EQ(find_entity(found, "云河康养小镇项目"), nullptr);
  ASSERT_NE(find_entity(found, "青林镇云河康养小镇项目"), nullptr);
}

TEST(Extraction, TownsThatAreCountedBearTheirLevel) {
  const Extraction found = extract_lawfully(page_of("青溪、禾溪两镇到城区更近了。青溪镇在建公路。\n"));
  const Entity* town = find_entity(found, "青溪镇");
  ASSERT_NE(town, nullptr);
  EXPECT_EQ(town->aliases, (std::vector<std::string>{"青溪", "青溪镇"}));
  ASSERT_NE(find_entity(found, "禾溪镇"), nullptr);
  EXPECT_EQ(find_entity(found, "禾溪镇")->aliases, (std::vector<std::string>{"禾溪"}));
}

TEST(Extraction, WhoIsElectedBesideAPostDoesNotHoldIt) {
  const Lines said = statements_of(extract_lawfully(page_of("张云河当选区人大常委会主任  李青林当选区长\n")));
  EXPECT_TRUE(holds(said, "李青林 任职 西城区 done 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "李青林 任职 西城区人大常委会 done 2023")) << shown(said);
}

TEST(Extraction, TheTitleBehindACommitteeIsOfItsDivision) {
  const Lines said = statements_of(
      extract_lawfully(page_of("漯河市委常委李云河，舞阳县委书记张青林、县长周云山出席。\n", "漯河市")));
  EXPECT_TRUE(holds(said, "周云山 任职 舞阳县 done 2023")) << shown(said);
}

TEST(Extraction, RowsOfATableTellOfTheirWorks) {
  const Lines said = statements_of(
      extract_lawfully(page_of("序号\t项目名称\t建设地点\t建设单位\t总投资\t进展情况\n"
                               "1\t云河药材仓储物流园\t青林镇\t青禾药业集团有限公司\t38600\t1#气调库封顶\n"
                               "2\t马铃薯种薯温室（三期）\t石塘镇\t—\t4850\t建成投用\n"
                               "3\t青林至石塘道路改造\t青林镇、石塘镇\t西城区交通局\t21700\t\n")));
  for (const char* line :
       {"云河药材仓储物流园 位于 青林镇 done", "青禾药业集团有限公司 建设 云河药材仓储物流园 done 2023",
        "云河药材仓储物流园 在建 青林镇 ongoing 2023", "马铃薯种薯温室（三期） 投用 石塘镇 done 2023",
        "青林至石塘道路改造 位于 青林镇 done", "青林至石塘道路改造 位于 石塘镇 done",
        "西城区交通局 建设 青林至石塘道路改造 done 2023"}) {
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
  }
}

TEST(Extraction, ThisPaperIsTheOneOfTheMasthead) {
  const Lines said = statements_of(extract_lawfully(
      page_of("云河日报　2023年5月27日　第2版·乡村\n\n本报讯（记者 李青林）青禾大桥已经建成通车。\n")));
  EXPECT_TRUE(holds(said, "李青林 任职 云河日报 done 2023")) << shown(said);
  const Extraction bulletin = extract_lawfully(page_of("统计公报　2023年5月27日　第2版\n\n青禾大桥建成。\n"));
  EXPECT_EQ(find_entity(bulletin, "统计公报"), nullptr);
}

TEST(Extraction, WhoWritesForThePaperIsToldByItsMastheadOrItsSource) {
  const Lines said = statements_of(
      extract_lawfully(page_of("云河日报　2023年5月27日　第2版·乡村\n\n□ "
                               "本报记者　李青林　通讯员　张建国\n\n青禾大桥已经建成通车。\n")));
  EXPECT_TRUE(holds(said, "李青林 任职 云河日报 done 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "张建国 任职 云河日报 done 2023")) << shown(said);
  const Lines copied = statements_of(extract_lawfully(
      page_of("青禾大桥通车\n来源：云河日报　时间：2023-11-06　记者：李青林\n\n青禾大桥已经建成通车。\n")));
  EXPECT_TRUE(holds(copied, "李青林 任职 云河日报 done 2023")) << shown(copied);
}

TEST(Extraction, APostInAGovernmentIsOfItAndOfItsDivision) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "6月28日，会议决定任命：张建国为西城区人民政府副区长。区委常委、副区长（挂职）李青林参加会议。\n")));
  EXPECT_TRUE(holds(said, "张建国 任职 西城区人民政府 done 2023-06-28")) << shown(said);
  EXPECT_TRUE(holds(said, "张建国 任职 西城区 done 2023-06-28")) << shown(said);
  EXPECT_TRUE(holds(said, "李青林 任职 西城区 done 2023")) << shown(said);
}

TEST(Extraction, WhatIsBuiltJointlyIsAProject) {
  const Extraction found =
      extract_lawfully(page_of("青禾集团与云河大学签订协议，共建云河精密铸造联合实验室。\n"));
  const Entity* laboratory = find_entity(found, "云河精密铸造联合实验室");
  ASSERT_NE(laboratory, nullptr);
  EXPECT_EQ(laboratory->type, "Project");
}

TEST(Extraction, WorksThatWereCountedAreDescribedOneByOne) {
  const Lines said = statements_of(extract_lawfully(
      page_of("3月5日，西城区项目集中开工仪式举行。当天开工的项目共18个，总投资62亿元。投资10亿元的青禾电池项"
              "目落户石塘镇，将建设6条"
              "生产线；云河物流中心总投资4.8亿元，建成后年吞吐50万吨；青林纺织搬迁项目已于去年竣工。\n\n"
              "18个项目中，民生项目2个，即云河敬老院项目、青林门诊楼项目。\n")));
  for (const char* line :
       {"青禾电池项目 开工 石塘镇 done 2023-03-05", "云河物流中心 开工 西城区 done 2023-03-05",
        "云河敬老院项目 开工 西城区 done 2023-03-05", "青林门诊楼项目 开工 西城区 done 2023-03-05"}) {
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
  }
  for (const std::string& line : said) {
    EXPECT_NE(line.substr(0, line.find(" done")), "青林纺织搬迁项目 开工 西城区")
        << "it says what else it is";
  }
}

TEST(Extraction, ListedLinesBelowACountAreWorks) {
  const Extraction found =
      extract_lawfully(page_of("二、续建项目（2个）\n1.青林康养中心\n2.县城东环路\n三、竣工项目（2个）\n3."
                               "云河治理工程\n4.县第三小学\n"));
  const Lines said = statements_of(found);
  EXPECT_TRUE(holds(said, "县城东环路 在建 西城区 ongoing 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "云河治理工程 竣工 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "县第三小学 竣工 西城区 done 2023")) << shown(said);
}

TEST(Extraction, ABodyOfTheDistrictDoesNotSignWithIt) {
  const Lines said = statements_of(extract_lawfully(
      page_of("1月12日，西城区人民政府与浙江青禾材料有限公司就年产5万吨改性塑料项目正式签约。\n")));
  EXPECT_TRUE(holds(said, "浙江青禾材料有限公司 签约 西城区人民政府 done 2023-01-12")) << shown(said);
  EXPECT_FALSE(holds(said, "西城区人民政府 签约 西城区 done 2023-01-12")) << shown(said);
}

TEST(Extraction, WhoWasOnlyVisitedDoesNotSign) {
  const Lines said = statements_of(extract_lawfully(
      page_of("5月18日，考察团先后到青禾医药、云河仪器、青林数科等企业走访，并与青禾医药签订投资协议。\n")));
  EXPECT_TRUE(holds(said, "青禾医药 签约 西城区 done 2023-05-18")) << shown(said);
  EXPECT_FALSE(holds(said, "云河仪器 签约 西城区 done 2023-05-18")) << shown(said);
}

TEST(Extraction, APostEndsWhereAnotherPersonStands) {
  const Lines said = statements_of(
      extract_lawfully(page_of("区委副书记、区长李云河与青禾集团副总裁张青林代表双方签约。\n")));
  EXPECT_TRUE(holds(said, "张青林 任职 青禾集团 done 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "张青林 任职 西城区委 done 2023")) << shown(said);
}

TEST(Extraction, WhatLiesElsewhereIsAnotherThing) {
  const Lines said = statements_of(
      extract_lawfully(page_of("云河农机技改项目已于8月投产，位于泰国罗勇府的海外工厂也在加紧建设。\n")));
  EXPECT_TRUE(holds(said, "云河农机技改项目 投产 西城区 done 2023-08")) << shown(said);
  for (const std::string& line : said) EXPECT_NE(line.find("云河农机技改项目 在建"), 0u) << line;
}

TEST(Extraction, ARiverHoldsNothing) {
  const Lines said = statements_of(extract_lawfully(page_of("青禾大桥在云河开工，建成后直通青林广场。\n")));
  EXPECT_FALSE(said.empty()) << "that it was begun";
  for (const std::string& line : said) {
    EXPECT_NE(line.find("青禾大桥 位于"), 0u) << line;
    EXPECT_NE(line.find("青林广场 竣工"), 0u) << line;
  }
}

TEST(Extraction, WhatAParagraphHasGoneToIsWhereItsWorksAre) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "16日上午，市长李云河来到舞阳县。石漫滩水库项目已于7月28日开工。\n\n青禾大桥已经建成。\n", "漯河市")));
  EXPECT_TRUE(holds(said, "石漫滩水库项目 开工 舞阳县 done 2023-07-28")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 竣工 漯河市 done 2023")) << shown(said);
}

TEST(Extraction, OfTwoWhoSignThePublicBodyIsTheObject) {
  for (const char* text :
       {"西城区人民政府与青禾集团签订投资协议。", "青禾集团与西城区人民政府签订投资协议。"}) {
    const Lines said = statements_of(extract_lawfully(page_of(text)));
    EXPECT_TRUE(holds(said, "青禾集团 签约 西城区人民政府 done 2023")) << shown(said);
  }
}

TEST(Extraction, ABodyInATitleIsMeantButNotMentioned) {
  const Extraction found =
      extract_lawfully(page_of("西城区委书记张云河到会。西城区委、西城区教育局局长李青林作了部署。"));
  const Entity* committee = find_entity(found, "西城区委");
  ASSERT_NE(committee, nullptr);
  EXPECT_EQ(committee->mentions.size(), 1u) << "where it acts by itself";
  const auto names_committee = [&](const Statement& each) {
    return each.predicate == "任职" && &found.entities[each.object] == committee;
  };
  EXPECT_TRUE(std::any_of(found.statements.begin(), found.statements.end(), names_committee));
  const Entity* bureau = find_entity(found, "西城区教育局");
  ASSERT_NE(bureau, nullptr);
  EXPECT_EQ(bureau->mentions.size(), 1u) << "an office keeps its name before its head's title";
}

TEST(Extraction, ACompanyIsCalledByItsCoreInQuotationMarks) {
  const Extraction found =
      extract_lawfully(page_of("湖南云泰智轨科技股份有限公司在云河产业园投产，员工叫它“云泰智轨”。"));
  const Entity* company = find_entity(found, "湖南云泰智轨科技股份有限公司");
  ASSERT_NE(company, nullptr);
  EXPECT_EQ(company->aliases, (Lines{"云泰智轨", "湖南云泰智轨科技股份有限公司"}));
}

TEST(Extraction, AShortNameMeansTheOnlyCompanyCalledSo) {
  const Extraction found =
      extract_lawfully(page_of("湖南青禾新材料股份有限公司与云岭区签约。青禾新材总经理王建国出席。\n\n"
                               "四海（云岭）铸锻有限公司投产，四海铸锻厂长李卫东介绍。\n\n"
                               "沃野种业有限公司、沃野肥业有限公司签约，沃野出席。"));
  const Entity* company = find_entity(found, "湖南青禾新材料股份有限公司");
  ASSERT_NE(company, nullptr);
  EXPECT_EQ(company->aliases, (Lines{"湖南青禾新材料股份有限公司", "青禾新材"}));
  EXPECT_EQ(find_entity(found, "青禾新材"), nullptr);
  for (const char* either : {"沃野种业有限公司", "沃野肥业有限公司"}) {
    const Entity* one = find_entity(found, either);
    ASSERT_NE(one, nullptr) << either;
    EXPECT_EQ(one->aliases, Lines{either});
  }
}

TEST(Extraction, ABracketBehindAWorkSaysWhereItIs) {
  const Lines said =
      statements_of(extract_lawfully(page_of("新开工项目有：东湖体育中心（石塘村），青禾公园（青石镇）。")));
  EXPECT_TRUE(holds(said, "青禾公园 位于 青石镇 done")) << shown(said);
  const Lines zones = statements_of(extract_lawfully(page_of(
      "开工项目一览\n\n云河冷链中心（青石镇柳树湾村）\n\n云河大桥扩建工程（高新区）\n\n青禾水厂（一期）\n")));
  EXPECT_TRUE(holds(zones, "云河冷链中心 开工 柳树湾村 done 2023")) << shown(zones);
  EXPECT_TRUE(holds(zones, "柳树湾村 隶属 青石镇 done")) << shown(zones);
  EXPECT_TRUE(holds(zones, "云河大桥扩建工程 开工 高新区 done 2023")) << shown(zones);
}

TEST(Extraction, WhoSitsOnABodyIsToldByTheOneBefore) {
  const Lines said = statements_of(
      extract_lawfully(page_of("马志宏当选西城区人大常委会主任，谢玉兰当选副主任，苏丽萍当选委员。")));
  EXPECT_TRUE(holds(said, "苏丽萍 任职 西城区人大常委会 done 2023")) << shown(said);
}

TEST(Extraction, WhatIsSaidOfATimeStandsBehindIt) {
  const Lines said = statements_of(extract_lawfully(
      page_of("云河大桥去年11月开工，通车时间推迟到2025年。青禾公园竣工日期定于2024年6月，其他照旧。")));
  EXPECT_TRUE(holds(said, "云河大桥 开工 西城区 done 2022-11")) << shown(said);
  EXPECT_TRUE(holds(said, "云河大桥 投用 西城区 planned 2025")) << shown(said);
}

TEST(Extraction, WhoWritesADispatchIsOfThePaperThatOpensIt) {
  const Lines said = statements_of(
      extract_lawfully(page_of("青禾日报讯（记者 李思齐 马志宏 通讯员 谢玉兰）云河大桥通车。\n\n本报讯（记者 "
                               "苏丽萍）青禾公园开放。\n")));
  EXPECT_TRUE(holds(said, "李思齐 任职 青禾日报 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "马志宏 任职 青禾日报 done 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "谢玉兰 任职 青禾日报 done 2023")) << shown(said);
  EXPECT_EQ(shown(said).find("苏丽萍"), std::string::npos) << "no paper is named: " << shown(said);
}

TEST(Extraction, ATitleMayBeginInsideTheWordBeforeIt) {
  const Lines said = statements_of(extract_lawfully(page_of("半山村党支部书记林大炉说，今年收入翻番。")));
  EXPECT_TRUE(holds(said, "林大炉 任职 半山村 done 2023")) << shown(said);
}

TEST(Extraction, ATitleOfATownIsOfTheTownThePageIsAbout) {
  const Lines said =
      statements_of(extract_lawfully(page_of("镇党委书记张建国到柳河镇学习。\n", "漯河市西城区东湖镇")));
  EXPECT_TRUE(holds(said, "张建国 任职 东湖镇党委 done 2023")) << shown(said);
}

TEST(Extraction, ATitleOfATownIsOfNoneWhereSeveralAreNamedBefore) {
  const Lines said = statements_of(
      extract_lawfully(page_of("东湖镇修好了道路。\n\n柳河镇开了集市。\n\n镇长张建国出席仪式。\n")));
  EXPECT_FALSE(holds(said, "张建国 任职 东湖镇 done 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "张建国 任职 柳河镇 done 2023")) << shown(said);
}

TEST(Extraction, AListThatSignsWithSomebodyIsOfBodies) {
  const Extraction found = extract_lawfully(page_of("荣泰、中沃、四海伟业先后和园区签约。"));
  for (const char* name : {"荣泰", "中沃", "四海伟业"}) {
    const Entity* body = find_entity(found, name);
    ASSERT_NE(body, nullptr) << name;
    EXPECT_EQ(body->type, "Institution") << name;
  }
}

TEST(Extraction, WhatClosesAListTellsWhatItsMembersAre) {
  struct Case {
    const char* text;
    const char* name;
    const char* type;
  };
  const Case cases[] = {
      {"青禾树脂、云河轮胎等7个项目开工。", "云河轮胎", "Project"},
      {"青禾树脂、云河轮胎等7个外资项目，合计总投资12.1亿美元。", "青禾树脂", "Project"},
      {"园区有东湖面业、云河食品等3家企业。", "云河食品", "Institution"},
      {"青禾树脂项目、云河轮胎项目等7家企业受到表扬。", "云河轮胎项目", "Project"},
  };
  for (const Case& each : cases) {
    const Extraction found = extract(own_rules(), page_of(each.text));
    const Entity* entity = find_entity(found, each.name);
    ASSERT_NE(entity, nullptr) << each.text;
    EXPECT_EQ(entity->type, each.type) << each.text;
  }
}

TEST(Extraction, AListOfProductsNamesNoEntities) {
  const Extraction found = extract_lawfully(page_of(
      "飞轮电池、智能水表、光伏逆变器等科技成果实现产业化，青禾电池有限公司等企业的产品畅销全国。\n"));
  for (const char* product : {"飞轮电池", "智能水表", "光伏逆变器"})
    EXPECT_EQ(find_entity(found, product), nullptr) << product;
  EXPECT_NE(find_entity(found, "青禾电池有限公司"), nullptr);
}

TEST(Extraction, AMeetingOfSeveralBodiesIsNotOfTheLastAlone) {
  const Extraction found = extract_lawfully(page_of("认真落实省委、市委、区委全会及经济工作会议部署。\n"));
  EXPECT_EQ(find_entity(found, "区委全会及经济工作会议"), nullptr);
  EXPECT_TRUE(std::any_of(found.entities.begin(), found.entities.end(),
                          [](const Entity& each) { return each.name == "西城区委"; }));
}

TEST(Extraction, CellsInLinesOfTheirOwnMakeATable) {
  const Extraction found = extract_lawfully(page_of(
      "西城区2023年新签约项目清单\n\n现将8个项目有关情况公布如下：\n\n序号\n项目名称\n投资主体\n建设地点\n"
      "投资额（万元）\n进展情况（截至9月30日）\n1\n云河硅微粉项目\n青禾电子材料有限公司\n青林镇\n42000\n"
      "6月28日开工\n2\n石溪露营基地\n四海文旅集团\n四门前镇\n9800\n计划年底动工\n"));
  const Lines said = statements_of(found);
  for (const char* line :
       {"云河硅微粉项目 位于 青林镇 done", "云河硅微粉项目 签约 青林镇 done 2023",
        "青禾电子材料有限公司 建设 云河硅微粉项目 done 2023", "云河硅微粉项目 开工 青林镇 done 2023-06-28",
        "石溪露营基地 位于 四门前镇 done", "石溪露营基地 开工 四门前镇 planned 2023"}) {
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
  }
  const auto sum = std::find_if(found.observations.begin(), found.observations.end(),
                                [](const Observation& each) { return each.value == "42000"; });
  ASSERT_NE(sum, found.observations.end());
  EXPECT_EQ(sum->indicator + sum->unit, "投资额万元");
  EXPECT_EQ(found.entities[sum->about].name, "云河硅微粉项目");
}

TEST(Extraction, AHeaderThatASlashDividesStandsAboveSeveralCells) {
  const Extraction found = extract_lawfully(
      page_of("序号\n项目名称／建设地点\n建设内容／项目单位\n进展情况\n1*"
              "\n云河风电叶片项目／青林高新区\n新建厂房6万平方米／青禾复"
              "材有限公司\n主体封顶\n2\n石溪物流港／石塘镇\n专用线2条／四海运通集团\n9月12日建成投用\n"));
  const Lines said = statements_of(found);
  for (const char* line :
       {"云河风电叶片项目 位于 青林高新区 done", "青禾复材有限公司 建设 云河风电叶片项目 done 2023",
        "云河风电叶片项目 在建 青林高新区 ongoing 2023", "四海运通集团 建设 石溪物流港 done 2023",
        "石溪物流港 投用 石塘镇 done 2023-09-12"}) {
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
  }
  const Entity* zone = find_entity(found, "青林高新区");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(zone->type, "Park");
}

TEST(Extraction, AWorkMayLaterBeCalledWithoutItsOwnerAndQuantity) {
  const Extraction found =
      extract_lawfully(page_of("青禾材料有限公司年产5万吨磷酸铁项目开工。磷酸铁项目计划明年投产。\n\n云河公司"
                               "年产2万吨负极材料项目、四海公司年产3万吨"
                               "负极材料项目签约。负极材料项目受到关注。\n"));
  EXPECT_EQ(find_entity(found, "磷酸铁项目"), nullptr);
  const Entity* work = find_entity(found, "青禾材料有限公司年产5万吨磷酸铁项目");
  ASSERT_NE(work, nullptr);
  EXPECT_EQ(work->mentions.size(), 2u);
}

TEST(Extraction, AWorkMayLaterBeCalledByItsEnd) {
  const Extraction found =
      extract_lawfully(page_of("云河人民医院新院区昨日启用。新院区位于青林镇，设床位800张。\n"));
  EXPECT_EQ(find_entity(found, "新院区"), nullptr);
  EXPECT_TRUE(holds(statements_of(found), "云河人民医院新院区 位于 青林镇 done"))
      << shown(statements_of(found));
}

TEST(Extraction, WhatOpensARunOfClausesIsWhereItPlays) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "9月29日，西城区重大项目集中开工。在青林镇，青禾电池年产5万吨项目、东林水厂三期同时动工。石塘镇开工的"
      "是云泉景区二期；云岭镇则把云湖国际酒店一并摆上了开工台。\n")));
  for (const char* line :
       {"青禾电池年产5万吨项目 开工 青林镇 done 2023-09-29", "东林水厂三期 开工 青林镇 done 2023-09-29",
        "云泉景区二期 开工 石塘镇 done 2023-09-29", "云湖国际酒店 开工 云岭镇 done 2023-09-29"}) {
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
  }
}

TEST(Extraction, APlanThatItsSentenceDeniesIsNone) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "云河连接线计划7月开工，因用海未批复，至今未动工。云河敬老院改扩建项目因施工单位更换尚未复工。\n")));
  EXPECT_TRUE(holds(said, "云河连接线 开工 西城区 negated 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "云河敬老院改扩建项目 在建 西城区 negated 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "云河连接线 开工 西城区 planned 2023-07")) << shown(said);
}

TEST(Extraction, AZoneInTheHeadlineIsWhereItsWorksAre) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "云河经济开发区2023年工作总结\n\n今年以来，云河经济开发区攻坚克难。青禾电池项目竣工投产，东湖产业园、"
      "青林产业园建设加快。\n")));
  EXPECT_TRUE(holds(said, "青禾电池项目 竣工 云河经济开发区 done 2023")) << shown(said);
}

TEST(Extraction, AnItemTellsOfTheWorkAtItsHead) {
  const Lines said =
      statements_of(extract_lawfully(page_of("现将部分项目进展情况通报如下：\n\n1．云河冷链基地（三期）。位于"
                                             "青林镇，总投资60亿元，厂房钢结构吊装过半，预计"
                                             "2024年6月投产。\n2．石溪水库至县城水厂原水管道。总投资2亿元，10"
                                             "月试通水。\n3．东林大桥改造工程。6月开工，"
                                             "青禾水产等7家企业已签约。\n")));
  for (const char* line :
       {"云河冷链基地（三期） 投产 青林镇 planned 2024-06",
        "石溪水库至县城水厂原水管道 投用 西城区 done 2023-10", "东林大桥改造工程 开工 西城区 done 2023-06"}) {
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
  }
  EXPECT_FALSE(holds(said, "东林大桥改造工程 签约 西城区 done 2023-06")) << shown(said);
}

TEST(Extraction, WhereAndByWhomAWorkIsBuiltStandsBesideIt) {
  struct Case {
    const char* text;
    const char* line;
  };
  const Case cases[] = {
      {"青禾集团将在青林镇投资2.2亿元建设30兆瓦光伏电站。", "30兆瓦光伏电站 位于 青林镇 planned"},
      {"青禾集团将在青林镇投资2.2亿元建设30兆瓦光伏电站。", "青禾集团 建设 30兆瓦光伏电站 planned"},
      {"青禾集团与云河大学签订协议，共建云河铸造联合实验室。", "云河大学 建设 云河铸造联合实验室 done 2023"},
      {"云河大桥主桥合龙。区长叮嘱承建单位四海路桥公司注意防暑。", "四海路桥公司 建设 云河大桥 done 2023"},
      {"在石塘村，区长察看了云河冷链中心建设。", "云河冷链中心 位于 石塘村 done"},
  };
  for (const Case& each : cases) {
    const Lines said = statements_of(extract_lawfully(page_of(each.text)));
    EXPECT_TRUE(holds(said, each.line)) << each.line << " is not in\n" << shown(said);
  }
  const Lines county = statements_of(extract_lawfully(page_of("在山阳县，区长察看了云河冷链中心建设。")));
  EXPECT_FALSE(holds(county, "云河冷链中心 位于 山阳县 done")) << shown(county);
}

TEST(Extraction, ASubsidiaryIsOfTheFirmTheArticleIsAbout) {
  const Lines said =
      statements_of(extract_lawfully(page_of("江苏青禾新材料股份有限公司（以下简称“青禾新材”）扩产。青禾新材"
                                             "与西城区人民政府签约，由全资子公司云河青锂有限公"
                                             "司（暂定名，下称“云河青锂”）实施。云河青锂项目3月开工。\n")));
  EXPECT_TRUE(holds(said, "云河青锂有限公司 隶属 江苏青禾新材料股份有限公司 done")) << shown(said);
  for (const std::string& line : said) EXPECT_EQ(line.find("隶属 西城区"), std::string::npos) << line;
}

TEST(Extraction, ARoadOfWhichNothingIsToldIsAPlace) {
  const Extraction found = extract_lawfully(
      page_of("云青铁路、石林公路穿园而过。青禾大桥建成通车。加快推进东河高速、云河水厂等项目前期工作。\n"));
  for (const auto& [name, type] : {std::pair("云青铁路", "Place"),
                                   {"石林公路", "Place"},
                                   {"青禾大桥", "Project"},
                                   {"东河高速", "Project"}}) {
    const Entity* road = find_entity(found, name);
    ASSERT_NE(road, nullptr) << name;
    EXPECT_EQ(road->type, type) << name;
  }
}

TEST(Extraction, ARoadThatIsResurfacedIsAWork) {
  const Lines said = statements_of(extract_lawfully(page_of("云岭大街、云山北路完成“白改黑”。\n")));
  EXPECT_TRUE(holds(said, "云岭大街 竣工 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "云山北路 竣工 西城区 done 2023")) << shown(said);
}

TEST(Extraction, WhomAParagraphOpensWithIsAwardedWhatItTellsOf) {
  const Lines said =
      statements_of(extract_lawfully(page_of("青禾新材料有限公司成立于2011年。2019年，被认定为国家高新技术企"
                                             "业。\n\n西城区教育局2021年召开大会。2022年，获评"
                                             "全国文明城区。\n")));
  EXPECT_TRUE(holds(said, "青禾新材料有限公司 获评 国家高新技术企业 done 2019")) << shown(said);
  EXPECT_TRUE(holds(said, "西城区 获评 全国文明城区 done 2022")) << shown(said);
  const Lines zone = statements_of(extract_lawfully(page_of(
      "云河经济开发区简介\n\n云河经济开发区位于西城区北部。\n\n2010年获评国家新型工业化产业示范基地。\n")));
  EXPECT_TRUE(holds(zone, "云河经济开发区 获评 国家新型工业化产业示范基地 done 2010")) << shown(zone);
  const Lines national = statements_of(extract_lawfully(
      page_of("青禾新材料有限公司成立于2011年。2019年，获评全国绿色工厂。2020年，我区获评全国文明城区。\n")));
  EXPECT_TRUE(holds(national, "青禾新材料有限公司 获评 全国绿色工厂 done 2019")) << shown(national);
  EXPECT_TRUE(holds(national, "西城区 获评 全国文明城区 done 2020")) << shown(national);
}

TEST(Extraction, ACountyThatOpensASentenceHoldsWhatIsToldThere) {
  Page page = page_of(
      "4月6日，云河市重大项目集中开工。东平县有18个项目动工，包括北山水厂智能化改造、南山文创街区等。青林县6"
      "个项目同日"
      "奠基，其中青林电厂二期项目总投资82亿元。\n");
  page.metadata.place = "云河市";
  const Lines said = statements_of(extract_lawfully(page));
  EXPECT_TRUE(holds(said, "北山水厂智能化改造 开工 东平县 done 2023-04-06")) << shown(said);
  EXPECT_TRUE(holds(said, "青林电厂二期项目 开工 青林县 done 2023-04-06")) << shown(said);
}

TEST(Extraction, ACityThatLiesInThePagesCityIsOneOfItsCounties) {
  Page page = page_of("4月6日，各地项目集中开工。登封市有18个项目动工，包括北山水厂智能化改造等。\n");
  page.metadata.place = "郑州市";
  const Lines said = statements_of(extract_lawfully(page));
  EXPECT_TRUE(holds(said, "北山水厂智能化改造 开工 登封市 done 2023-04-06")) << shown(said);
}

TEST(Extraction, WhatIsBuiltSomewhereIsAWorkThoughItsWordsAreCommon) {
  const Extraction found =
      extract_lawfully(page_of("公司拟投资2."
                               "2亿元，在青林镇建设轴承座配套基地。公司与云河大学签约共建大型轴套联合实验"
                               "室，在石塘镇建设3个服务中心，在青林镇建成首座工厂。\n"));
  for (const char* name : {"轴承座配套基地", "大型轴套联合实验室"}) {
    const Entity* work = find_entity(found, name);
    ASSERT_NE(work, nullptr) << name;
    EXPECT_EQ(work->type, "Project") << name;
  }
  EXPECT_EQ(find_entity(found, "3个服务中心"), nullptr);
  EXPECT_EQ(find_entity(found, "首座工厂"), nullptr);
}

TEST(Extraction, ANationalBodyIsItselfAndPlentyOfAKindIsNothing) {
  const Extraction found =
      extract_lawfully(page_of("连片改造等经验获央视专题报道。旧村改造项目多、规模大。央视记者来访。\n"));
  const Entity* station = find_entity(found, "央视");
  ASSERT_NE(station, nullptr);
  EXPECT_EQ(station->type, "Institution");
  EXPECT_EQ(find_entity(found, "旧村改造项目"), nullptr);
}

TEST(Extraction, WhatOpensToTheVisitorsIsAPark) {
  const Extraction found = extract_lawfully(page_of(
      "石溪公园二期5月1日开园。青禾大学与青禾集团共建云河精密铸造研究院。云河石溪游乐公园正在建设。\n"));
  const Entity* park = find_entity(found, "石溪公园二期");
  ASSERT_NE(park, nullptr);
  EXPECT_EQ(park->type, "Park");
  const Entity* institute = find_entity(found, "云河精密铸造研究院");
  ASSERT_NE(institute, nullptr);
  EXPECT_EQ(institute->type, "Project");
}

TEST(Extraction, ABodyCalledInFullAndForShortIsOne) {
  const Extraction found =
      extract_lawfully(page_of("西城区人民代表大会常务委员会任免名单\n\n6月28日，区人大常委会举行会议。区人大"
                               "常委会主任张建国主持。\n"));
  EXPECT_NE(find_entity(found, "西城区人民代表大会常务委员会"), nullptr);
  EXPECT_EQ(find_entity(found, "西城区人大常委会"), nullptr);
}

TEST(Extraction, WhoIsIntroducedBySexAndPeopleIsAPerson) {
  const Extraction found = extract_lawfully(
      page_of("一、任命：\n苏和巴特尔（蒙古族）为西城区水务局局长；\n那日松，男，蒙古族，1979年3月出生。\n"));
  for (const char* name : {"苏和巴特尔", "那日松"}) {
    const Entity* person = find_entity(found, name);
    ASSERT_NE(person, nullptr) << name;
    EXPECT_EQ(person->type, "Person");
  }
}

TEST(Extraction, APostThatIsHeldNoLongerIsDenied) {
  const Extraction found =
      extract_lawfully(page_of("区长彭晓岚、副区长邓启明出席会议。会议宣布：彭晓岚同志任西城区委书记；邓启明"
                               "同志不再担任西城区委副书记职务。"));
  const Lines said = statements_of(found);
  EXPECT_TRUE(holds(said, "彭晓岚 任职 西城区委 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "邓启明 任职 西城区委 negated 2023")) << shown(said);
}

TEST(Extraction, LinesBelowAHeadingSayWhoIsAppointed) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "会议通过如下任免事项：\n\n一、任命\n\n张建国为西城区教育局局长；\n\n王志强为西城区水务局局长。\n\n"
      "二、免去\n\n李红梅的西城区教育局局长职务。\n")));
  EXPECT_TRUE(holds(said, "张建国 任职 西城区教育局 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "王志强 任职 西城区水务局 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "李红梅 任职 西城区教育局 negated 2023")) << shown(said);
}

TEST(Extraction, WhoIsElectedIsSoOnTheDayToldOf) {
  const Lines said = statements_of(extract_lawfully(
      page_of("11月27日，西城区第八届人民代表大会第一次会议闭幕。张建国当选西城区人大常委会主任。\n")));
  EXPECT_TRUE(holds(said, "张建国 任职 西城区人大常委会 done 2023-11-27")) << shown(said);
}

TEST(Extraction, WhoIsElectedInALaterParagraphIsSoOnThatDayToo) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "11月27日，西城区第八届人民代表大会第一次会议闭幕。\n\n图为代表在投票。\n\n经投票，张建国当选西城区人大"
      "常委会主任。\n")));
  EXPECT_TRUE(holds(said, "张建国 任职 西城区人大常委会 done 2023-11-27")) << shown(said);
}

TEST(Extraction, WhoNamesAThingIsNotWhatItIsNamed) {
  const Lines said =
      statements_of(extract_lawfully(page_of("青禾科技扩产顺利，被省委、省政府评为河南省优秀企业。\n")));
  for (const std::string& line : said) {
    EXPECT_FALSE(line.starts_with("河南省政府 获评")) << line;
    EXPECT_FALSE(line.starts_with("河南省委 获评")) << line;
  }
}

TEST(Extraction, AnAutonomousCountyIsNamedInItsBodiesAndForShort) {
  const Extraction found = extract_lawfully(
      page_of("自治县人民政府召开会议。前郭县副县长张建国出席。\n", "松原市前郭尔罗斯蒙古族自治县"));
  EXPECT_NE(find_entity(found, "前郭尔罗斯蒙古族自治县人民政府"), nullptr);
  const Lines said = statements_of(found);
  EXPECT_TRUE(holds(said, "张建国 任职 前郭尔罗斯蒙古族自治县 done 2023")) << shown(said);
}

TEST(Extraction, ATownMayBeWhatAPageReportsOn) {
  const Lines said =
      statements_of(extract_lawfully(page_of("2023年，云河文化广场竣工。\n", "漯河市西城区柳河街道")));
  EXPECT_TRUE(holds(said, "云河文化广场 竣工 柳河街道 done 2023")) << shown(said);
}

TEST(Extraction, AZoneIsWhatThePageNamesIt) {
  const Extraction found = extract_lawfully(page_of(
      "大庆高新区交出亮眼答卷\n\n2022年，大庆高新区开工项目12个，青禾新材料产业园建成投产。\n", "", ""));
  EXPECT_EQ(found.place, "大庆市大庆高新区");
  ASSERT_NE(find_entity(found, "大庆高新区"), nullptr);
  EXPECT_EQ(find_entity(found, "大庆高新区")->type, "Park");
  const Lines said = statements_of(found);
  EXPECT_TRUE(holds(said, "青禾新材料产业园 投产 大庆高新区 done 2022")) << shown(said);
}

TEST(Extraction, AZoneIsOneUnderAllItsNames) {
  const Extraction found = extract_lawfully(page_of(
      "青禾高新技术产业开发区产值增长8%。高新区引进云河新材料项目。青禾高新区还将建设云河冷链中心。\n\n"
      "石塘镇工业园开园。镇工业园已有企业12家。\n"));
  const Entity* zone = find_entity(found, "青禾高新技术产业开发区");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(zone->aliases, (Lines{"青禾高新区", "青禾高新技术产业开发区", "高新区"}));
  EXPECT_EQ(find_entity(found, "高新区"), nullptr);
  EXPECT_EQ(find_entity(found, "镇工业园"), nullptr);
  const Lines said = statements_of(found);
  EXPECT_TRUE(holds(said, "云河新材料项目 落地 青禾高新技术产业开发区 done 2023")) << shown(said);
}

TEST(Extraction, AZoneOfAnotherCityIsNotTheOneAtHome) {
  const Extraction found = extract_lawfully(
      page_of("考察组参观了郑州高新区。漯河市西城区高新区产值增长8%，高新区引进青禾新材料项目。\n"));
  const Entity* other = find_entity(found, "郑州高新区");
  ASSERT_NE(other, nullptr);
  EXPECT_EQ(other->aliases, Lines{"郑州高新区"});
}

TEST(Extraction, AShortNameMayBeToldInABracket) {
  const Extraction found = extract_lawfully(page_of(
      "湖南青禾南岭乳业有限公司（以下简称“南岭乳业”）在云河产业园投产。南岭乳业总经理王建国介绍。\n"));
  const Entity* company = find_entity(found, "湖南青禾南岭乳业有限公司");
  ASSERT_NE(company, nullptr);
  EXPECT_EQ(company->aliases, (Lines{"南岭乳业", "湖南青禾南岭乳业有限公司"}));
}

TEST(Extraction, WhatIsHandedOverIsNoPlan) {
  const Lines said = statements_of(
      extract_lawfully(page_of("2022年9月，青禾精密股份有限公司将总部整体迁到青禾经济技术开发区。\n\n"
                               "云河机械有限公司将入驻青禾经济技术开发区。\n")));
  EXPECT_TRUE(holds(said, "青禾精密股份有限公司 入驻 青禾经济技术开发区 done 2022-09")) << shown(said);
  EXPECT_TRUE(holds(said, "云河机械有限公司 入驻 青禾经济技术开发区 planned")) << shown(said);
}

TEST(Extraction, WhatIsSaidOfSomeIsNotSaidOfAll) {
  const Lines said = statements_of(extract_lawfully(
      page_of("东湖产业园内已有青禾棉业、云河混凝土等10个项目落地，部分项目已投产运营。\n")));
  EXPECT_TRUE(holds(said, "青禾棉业 落地 东湖产业园 done 2023")) << shown(said);
  for (const std::string& line : said) EXPECT_EQ(line.find("投产"), std::string::npos) << line;
}

TEST(Extraction, WhoSettlesInDoesSoInTheOnlyParkOfTheArticle) {
  const Lines said = statements_of(extract_lawfully(
      page_of("云河产业园开园。云河产业园占地300亩。\n\n青禾电子有限公司、四海软件有限公司正式入驻。\n")));
  EXPECT_TRUE(holds(said, "青禾电子有限公司 入驻 云河产业园 done 2023")) << shown(said);
  const Lines among = statements_of(extract_lawfully(
      page_of("云河产业园、东湖产业园开园。\n\n青禾电子有限公司、四海软件有限公司正式入驻。\n")));
  EXPECT_FALSE(holds(among, "青禾电子有限公司 入驻 云河产业园 done 2023")) << shown(among);
}

TEST(Extraction, AListOfHonorsIsNoPartOfTheirName) {
  const Lines said = statements_of(extract_lawfully(
      page_of("云河新材料有限公司入选第三批国家级绿色工厂名单，石塘镇入选第二批特色小镇创建名单。\n")));
  EXPECT_TRUE(holds(said, "云河新材料有限公司 获评 第三批国家级绿色工厂 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "石塘镇 获评 第二批特色小镇创建名单 done 2023")) << shown(said);
}

TEST(Extraction, AZoneIsAParkWhateverIsSaidOfIt) {
  const Extraction found =
      extract_lawfully(page_of("漯河经济开发区召开调度会。开发区36个重点项目完成投资18亿元。\n"));
  const Entity* zone = find_entity(found, "漯河经济开发区");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(zone->type, "Park");
  EXPECT_EQ(find_entity(found, "开发区"), nullptr);
}

TEST(Extraction, ASentenceSpeaksOfItsOwnNames) {
  const Lines said = statements_of(extract_lawfully(
      page_of("青禾能源公司已与东湖高新区签订协议，分期建设储能设备产业园。目前，东湖高新区已吸引云河电气、"
              "四海制药等一批知名企业相继落户。\n")));
  EXPECT_TRUE(holds(said, "云河电气 落地 东湖高新区 done 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "储能设备产业园 落地 东湖高新区 done 2023")) << shown(said);
  const Lines firms = statements_of(extract_lawfully(
      page_of("昊远电子的母公司是昊株式会社，全资子公司有昊远新材料有限公司、昊远贸易有限公司。木林优品、"
              "亲子工坊、贝乐研学等9家企业签约入驻高新区木玩产业园。\n")));
  EXPECT_TRUE(holds(firms, "木林优品 签约 高新区木玩产业园 done 2023")) << shown(firms);
  EXPECT_FALSE(holds(firms, "昊远贸易有限公司 签约 高新区木玩产业园 done 2023")) << shown(firms);
}

TEST(Extraction, QuotationsInARowAreAList) {
  const Lines said = statements_of(extract_lawfully(
      page_of("青禾新材料有限公司先后荣获“国家知识产权优势企业”“湖南省瞪羚企业”“湖南省绿色工厂”等称号。\n")));
  for (const char* honor : {"国家知识产权优势企业", "湖南省瞪羚企业", "湖南省绿色工厂"}) {
    const bool is_said = std::any_of(said.begin(), said.end(), [&](const std::string& line) {
      return line.starts_with("青禾新材料有限公司 获评 " + std::string(honor) + " ");
    });
    EXPECT_TRUE(is_said) << honor << "\n" << shown(said);
  }
}

TEST(Extraction, TheCommitteeOfACountyOfOneCharacterHasItTwice) {
  const Lines said = statements_of(extract_lawfully(page_of("县委书记张建国出席仪式。\n", "重庆市忠县")));
  EXPECT_TRUE(holds(said, "张建国 任职 忠县县委 done 2023")) << shown(said);
}

TEST(Extraction, OnAPageAboutACitysCityItsBodiesAreItsOwn) {
  const Lines said = statements_of(
      extract_lawfully(page_of("市商务局局长张建国致辞，市委书记李红梅出席。\n", "宜春市丰城市")));
  EXPECT_TRUE(holds(said, "张建国 任职 丰城市商务局 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "李红梅 任职 丰城市委 done 2023")) << shown(said);
}

TEST(Extraction, WorksBelowAHeadingAreWhatItSays) {
  const Lines said = statements_of(
      extract_lawfully(page_of("部分开工项目一览\n\n●云河冷链中心（东湖镇）\n\n●青禾路改建工程\n\n"
                               "尚未竣工的项目\n\n1.云河大桥\n\n2.青禾大桥\n\n东湖镇的变化很大。\n")));
  EXPECT_TRUE(holds(said, "云河冷链中心 开工 东湖镇 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾路改建工程 开工 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "云河大桥 竣工 西城区 negated 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 竣工 西城区 negated 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "云河大桥 开工 西城区 done 2023")) << "a heading ends the list before it";
}

TEST(Extraction, APlaceMayStandBeforeItsLineOfWorks) {
  const Extraction found = extract_lawfully(page_of(
      "3月5日，重大项目集中开工活动举行。\n\n各分会场同步开工：\n\n△东湖镇：云河冷链中心、青禾大桥；\n\n"
      "△水坑镇：青禾路改建工程。\n"));
  const Lines said = statements_of(found);
  EXPECT_TRUE(holds(said, "云河冷链中心 开工 东湖镇 done 2023-03-05")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 开工 东湖镇 done 2023-03-05")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾路改建工程 开工 水坑镇 done 2023-03-05")) << shown(said);
  for (const Statement& each : found.statements) {
    if (found.entities[each.subject].name != "云河冷链中心") continue;
    EXPECT_TRUE(each.quotation.starts_with("各分会场同步开工")) << "the heading says so: " << each.quotation;
  }
}

TEST(Extraction, WorksBehindTheirCountAreWhatItSays) {
  const Lines said = statements_of(extract_lawfully(
      page_of("签约项目13个，同比增长18%"
              "，总投资105亿元。主要包括云河冷链中心、青禾大桥和石塘水厂等；计划新开工项目10个，"
              "总投资79亿元。主要包括东湖医院、南山污水处理厂等项目。已竣工的有柳林小学。\n")));
  EXPECT_TRUE(holds(said, "云河冷链中心 签约 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "石塘水厂 签约 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "东湖医院 开工 西城区 planned")) << shown(said);
  EXPECT_TRUE(holds(said, "南山污水处理厂 开工 西城区 planned")) << shown(said);
  EXPECT_FALSE(holds(said, "柳林小学 开工 西城区 planned")) << shown(said);
}

TEST(Extraction, ACountMaySayWhichWorks) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "新签约亿元以上工业项目38个，总投资212亿元，其中10亿元以上项目2个，分别是云河冷链中心、青禾大桥。\n")));
  EXPECT_TRUE(holds(said, "云河冷链中心 签约 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 签约 西城区 done 2023")) << shown(said);
}

TEST(Extraction, SomeOfTheWorksCountedAreWhatTheCountSaysToo) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "全区共签约招商引资项目31个。其中云河冷链中心、青禾大桥等19个项目开工建设，石塘水厂、东湖医院等6个项目"
      "竣工。南山污水处理厂、柳林小学等3个项目竣工。\n")));
  EXPECT_TRUE(holds(said, "青禾大桥 签约 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 开工 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "石塘水厂 签约 西城区 done 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "柳林小学 签约 西城区 done 2023")) << "a sentence further: " << shown(said);
}

TEST(Extraction, WhatOpensASentenceIsWhatItsLaterClausesSpeakOf) {
  const Lines said =
      statements_of(extract_lawfully(page_of("石塘村位于东河镇北部，全村共有农户320户，2022年集体收入破百万元"
                                             "，先后获评全国文明村、省级乡村旅游示范村。\n")));
  EXPECT_TRUE(holds(said, "石塘村 获评 全国文明村 done 2022")) << shown(said);
  EXPECT_TRUE(holds(said, "石塘村 获评 省级乡村旅游示范村 done 2022")) << shown(said);
}

TEST(Extraction, WhereOfficialsGoIsNoHost) {
  const Lines said = statements_of(extract_lawfully(
      page_of("招商专班多次赴深圳、苏州、成都等地开展推介，举行青禾产业项目签约仪式、云河说明会等活动。\n")));
  for (const std::string& line : said) EXPECT_FALSE(line.starts_with("深圳 举办")) << line;
}

TEST(Extraction, AListIsWhatTheHeadingAboveItsNumbersSays) {
  const Lines said = statements_of(
      extract_lawfully(page_of("一、续建项目（2个）\n1.云河冷链中心\n2.青禾大桥\n\n二、新建项目（1个）\n3."
                               "石塘水厂\n\n三、前期项目\n4.东湖水"
                               "库\n")));
  EXPECT_TRUE(holds(said, "云河冷链中心 在建 西城区 ongoing 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 在建 西城区 ongoing 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "石塘水厂 开工 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "东湖水库 谋划 西城区 done 2023")) << shown(said);
}

TEST(Extraction, LinesBehindLabelsTellOfTheWorkAboveThem) {
  const Extraction found =
      extract_lawfully(page_of("项目名称：云河冷链中心\n建设单位：青禾建工集团\n建设地点：东湖镇\n总投资：890"
                               "0万元\n形象进度：2023年7月开工，"
                               "主体完工。\n\n项目名称：石塘大桥\n形象进度：2023年8月通车。\n"));
  const Lines said = statements_of(found);
  EXPECT_TRUE(holds(said, "青禾建工集团 建设 云河冷链中心 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "云河冷链中心 位于 东湖镇 done")) << shown(said);
  EXPECT_TRUE(holds(said, "云河冷链中心 开工 东湖镇 done 2023-07")) << shown(said);
  EXPECT_TRUE(holds(said, "云河冷链中心 在建 东湖镇 ongoing 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "云河冷链中心 竣工 东湖镇 done 2023-07")) << shown(said);
  EXPECT_FALSE(holds(said, "石塘大桥 在建 西城区 ongoing 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "石塘大桥 投用 西城区 done 2023-08")) << shown(said);
  ASSERT_EQ(found.observations.size(), 1u);
  EXPECT_EQ(found.entities[found.observations[0].about].name, "云河冷链中心");
}

TEST(Extraction, AParagraphThatOpensWithTheYearToComeIsAPlan) {
  const Lines said =
      statements_of(extract_lawfully(page_of("2024年重点工作。开工建设云河大桥，建成青禾水厂。\n\n新的一年，"
                                             "要建成石塘小学项目。\n\n2023年，东湖医院项目竣工。\n")));
  EXPECT_TRUE(holds(said, "云河大桥 开工 西城区 planned 2024")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾水厂 竣工 西城区 planned 2024")) << shown(said);
  EXPECT_TRUE(holds(said, "石塘小学项目 竣工 西城区 planned 2024")) << shown(said);
  EXPECT_TRUE(holds(said, "东湖医院项目 竣工 西城区 done 2023")) << shown(said);
}

TEST(Extraction, AParagraphThatOpensWithATimeOfTheNextYearIsNoPlan) {
  const Lines said = statements_of(extract_lawfully(
      page_of("大桥明年通车。青禾水厂项目主体封顶。\n\n2024年底迎客。石塘小学项目主体封顶。\n")));
  EXPECT_TRUE(holds(said, "青禾水厂项目 在建 西城区 ongoing 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "石塘小学项目 在建 西城区 ongoing 2023")) << shown(said);
}

TEST(Extraction, WhatTheListedWorksAreMayBeToldBelowEach) {
  const Lines said =
      statements_of(extract_lawfully(page_of("签约项目简介\n\n云河冷链中心\n\n总投资5亿元，占地120亩，可带动"
                                             "就业300人。\n\n青禾大桥\n\n全长2公里，双向六车"
                                             "道。\n\n其他事项\n\n石塘水库\n")));
  EXPECT_TRUE(holds(said, "云河冷链中心 签约 西城区 done 2023")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 签约 西城区 done 2023")) << shown(said);
  EXPECT_FALSE(holds(said, "石塘水库 签约 西城区 done 2023")) << shown(said);
}

TEST(Extraction, PartsOfAWorkAreNotWhatIsDoneWithIt) {
  const Lines said = statements_of(extract_lawfully(page_of(
      "云河物流港项目总投资5亿元，主要建设智能分拣中心、冷链仓储中心等，预计2024年10月建成投用。\n")));
  for (const std::string& line : said) {
    EXPECT_FALSE(line.starts_with("智能分拣中心 投用")) << line;
    EXPECT_FALSE(line.starts_with("冷链仓储中心 竣工")) << line;
  }
}

TEST(Extraction, OfThoseCountedANameDoesNotBeginWithTheWordForAmong) {
  const Extraction found = extract_lawfully(
      page_of("75个项目中已开工50个，其中33个重点工程中东湖大道、港口路北延等21个项目已复工。\n"));
  EXPECT_NE(find_entity(found, "东湖大道"), nullptr);
  EXPECT_EQ(find_entity(found, "中东湖大道"), nullptr);
}

TEST(Extraction, WhatIsUrgedIsPlannedThoughASumStandsBetween) {
  const Lines said = statements_of(extract_lawfully(page_of("力促总投资50亿元的云河冷链中心一季度开工。\n")));
  EXPECT_TRUE(holds(said, "云河冷链中心 开工 西城区 planned 2023")) << shown(said);
}

TEST(Extraction, AFigureMayBeOfWhatAWordStandsFor) {
  const Extraction found = extract_lawfully(
      page_of("云河冷链中心由石塘村村委会和青禾砖瓦厂共建，村集体出土地，原青禾砖瓦厂出厂房。"
              "该项目占地70亩，总投资5000万元。\n"));
  ASSERT_EQ(found.observations.size(), 2u);
  for (const Observation& each : found.observations)
    EXPECT_EQ(found.entities[each.about].name, "云河冷链中心") << each.indicator;
}

TEST(Extraction, AFigureIsOfWhatTheSentencesSpeakOf) {
  const Extraction found =
      extract_lawfully(page_of("11月12日，青禾医疗工厂在云河路举行落成庆典，占地52亩，主要生产血透耗材。\n\n"
                               "东湖开发区今年外出招商19次，"
                               "走访青禾植物油、云河集团，意向投资额27亿元。\n"));
  ASSERT_EQ(found.observations.size(), 3u);
  EXPECT_EQ(found.entities[found.observations[0].about].name, "青禾医疗工厂");
  for (std::size_t i = 1; i < found.observations.size(); ++i)
    EXPECT_EQ(found.entities[found.observations[i].about].name, "东湖开发区")
        << found.observations[i].indicator;
}

TEST(Extraction, WhatFollowsHappenedOnTheDayToldBefore) {
  const Lines said = statements_of(extract_lawfully(
      page_of("3月27日，西城区招商大会举行。青禾新材料项目在东湖产业园签约。\n\n会上，云河冷链中心签约。\n\n"
              "近年来，云河文化广场签约。\n\n青禾大桥竣工。\n")));
  EXPECT_TRUE(holds(said, "青禾新材料项目 签约 东湖产业园 done 2023-03-27")) << shown(said);
  EXPECT_TRUE(holds(said, "云河冷链中心 签约 西城区 done 2023-03-27")) << "会上: " << shown(said);
  EXPECT_TRUE(holds(said, "云河文化广场 签约 西城区 done 2023")) << "近年来: " << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 竣工 西城区 done 2023")) << "another paragraph: " << shown(said);
}

TEST(Extraction, WhatIsPlannedBelowAHeadingOfTheNextYearIsOfThatYear) {
  const Lines said = statements_of(extract_lawfully(
      page_of("一、2023年工作回顾\n\n将开工青禾大桥。\n\n二、2024年工作安排\n\n将开工云河大桥。\n")));
  EXPECT_TRUE(holds(said, "云河大桥 开工 西城区 planned 2024")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾大桥 开工 西城区 planned")) << shown(said);
}

TEST(Extraction, WhatIsSaidOfAWorkHoldsWhereThePageSaysItStands) {
  const Lines said = statements_of(
      extract_lawfully(page_of("青禾新材料项目位于青石镇。该项目5月开工，明年投产。\n\n云河大桥竣工。\n")));
  EXPECT_TRUE(holds(said, "青禾新材料项目 开工 青石镇 done 2023-05")) << shown(said);
  EXPECT_TRUE(holds(said, "青禾新材料项目 投产 青石镇 planned 2024")) << shown(said);
  EXPECT_TRUE(holds(said, "云河大桥 竣工 西城区 done 2023")) << shown(said);
  const Lines twice = statements_of(extract_lawfully(
      page_of("云河水厂一期落户青石镇。云河水厂二期位于石塘村，也位于柳树镇。云河水厂二期5月开工。\n")));
  EXPECT_TRUE(holds(twice, "云河水厂二期 开工 西城区 done 2023-05")) << "which of two: " << shown(twice);
}

TEST(Extraction, WhatStandsInsideAZoneLiesThere) {
  const Lines said = statements_of(
      extract_lawfully(page_of("东湖产业园内的青禾新材料项目投产。东湖产业园里，云河冷链中心正在调试。\n")));
  EXPECT_TRUE(holds(said, "青禾新材料项目 位于 东湖产业园 done")) << shown(said);
  EXPECT_TRUE(holds(said, "云河冷链中心 位于 东湖产业园 done")) << shown(said);
}

TEST(Extraction, WhoPaysForAWorkBuildsIt) {
  const Lines said = statements_of(
      extract_lawfully(page_of("青禾集团有限公司投资4.2亿元的云河新材料项目落户东湖产业园。\n")));
  EXPECT_TRUE(holds(said, "青禾集团有限公司 建设 云河新材料项目 done 2023")) << shown(said);
}

TEST(Extraction, WhoIsRemovedIsSomebody) {
  const Extraction found = extract_lawfully(page_of("免去何青河的西城区商务局局长职务。"));
  const Entity* person = find_entity(found, "何青河");
  ASSERT_NE(person, nullptr);
  EXPECT_EQ(person->type, "Person");
}

TEST(Extraction, ANameOnceFoundIsFoundWhereThePageRepeatsIt) {
  const Extraction found = extract_lawfully(page_of("云河文化广场竣工。市民对云河文化广场很满意。"));
  const Entity* square = find_entity(found, "云河文化广场");
  ASSERT_NE(square, nullptr);
  EXPECT_EQ(square->mentions, (std::vector<TextSpan>{{0, 6}, {12, 18}}));
}

TEST(Extraction, AFigureIsObserved) {
  const Extraction found = extract_lawfully(page_of("一般公共预算收入完成51593万元，增长34.2%。"));
  ASSERT_EQ(found.observations.size(), 1u);
  const Observation& observation = found.observations[0];
  EXPECT_EQ(observation.indicator, "一般公共预算收入");
  EXPECT_EQ(observation.value, "51593");
  EXPECT_EQ(observation.unit, "万元");
  EXPECT_EQ(observation.time, "2023");
  EXPECT_EQ(observation.change, "+34.2%");
  EXPECT_EQ(found.entities[observation.about].name, "西城区");
}

TEST(Extraction, GivenPlaceAndPeriodOverrideTheText) {
  const std::string text = "2023年，漯河市西城区平稳发展，云河文化广场竣工。";
  const Extraction inferred = extract_lawfully(page_of(text, "", ""));
  EXPECT_EQ(inferred.place, "漯河市西城区");
  EXPECT_EQ(inferred.period, "2023");
  EXPECT_TRUE(inferred.place_inferred);
  EXPECT_TRUE(inferred.period_inferred);
  const Extraction given = extract_lawfully(page_of(text, "安陵市云岭区", "2020"));
  EXPECT_EQ(given.place, "安陵市云岭区");
  EXPECT_EQ(given.period, "2020");
  EXPECT_FALSE(given.place_inferred);
  EXPECT_FALSE(given.period_inferred);
}

TEST(Extraction, GivenPlaceIsWhatTheDistrictMeans) {
  const std::string text = "区委书记李红梅出席仪式。";
  EXPECT_NE(find_entity(extract_lawfully(page_of(text, "安陵市云岭区", "2020")), "云岭区委"), nullptr);
  EXPECT_NE(find_entity(extract_lawfully(page_of(text)), "西城区委"), nullptr);
}

TEST(Extraction, WithoutAPlaceNothingIsMadeUp) {
  const Extraction found =
      extract_lawfully(page_of("云河文化广场竣工。市委书记张伟明出席仪式并讲话。", "", ""));
  EXPECT_EQ(found.place, "");
  EXPECT_EQ(found.period, "");
  EXPECT_NE(find_entity(found, "云河文化广场"), nullptr);
  for (const Entity& entity : found.entities) EXPECT_NE(entity.type, "Place") << entity.name;
}

TEST(Extraction, APlaceThatATableKnowsKeepsItsNameWhereNoCityIsKnown) {
  EXPECT_NE(find_entity(extract_lawfully(page_of("云河集团落户老城区。", "", "")), "老城区"), nullptr);
}

TEST(Extraction, MarksInsideANameAreInItsFormsButNotInTheName) {
  const Extraction found = extract_lawfully(page_of("云河**文化**广场竣工。"));
  const Entity* square = find_entity(found, "云河文化广场");
  ASSERT_NE(square, nullptr);
  EXPECT_EQ(square->aliases, Lines{"云河**文化**广场"});
  EXPECT_EQ(square->mentions, (std::vector<TextSpan>{{0, 10}}));
}

TEST(Extraction, NeitherThePaperNorTheVenueActs) {
  const Lines said = statements_of(
      extract_lawfully(page_of("青禾日报讯 位于东湖产业园的云河冷链中心竣工。\n\n"
                               "5月9日，西城区政府与青禾集团在青林镇行政服务中心签署战略合作协议。\n")));
  EXPECT_TRUE(holds(said, "云河冷链中心 位于 东湖产业园 done")) << shown(said);
  EXPECT_FALSE(holds(said, "青禾日报 位于 东湖产业园 done")) << shown(said);
  EXPECT_TRUE(holds(said, "西城区政府 签约 青禾集团 done 2023-05-09")) << shown(said);
  EXPECT_FALSE(holds(said, "青林镇行政服务中心 签约 西城区政府 done 2023-05-09")) << shown(said);
}

TEST(Extraction, OfAnEmptyPageIsEmpty) {
  const Extraction found = extract_lawfully(page_of("", "", ""));
  EXPECT_TRUE(found.entities.empty());
  EXPECT_TRUE(found.statements.empty());
  EXPECT_TRUE(found.observations.empty());
  EXPECT_EQ(found.place + found.period, "");
}

TEST(Extraction, TheSamePageTwiceIsTheSame) {
  for (const FactCase& each : kFacts) {
    const Page page = page_of(each.text);
    EXPECT_TRUE(extract(own_rules(), page) == extract(own_rules(), page)) << each.name;
  }
}

// Line ends and a blank line at the end are noise of the page.
TEST(Extraction, LineEndsChangeNothingButOffsets) {
  const std::string unix_page = "2021年3月，云河大桥开工建设。\n\n云河文化广场即将投用。\n";
  std::string dos_page = unix_page;
  for (std::size_t at = 0; (at = dos_page.find('\n', at)) != std::string::npos; at += 2)
    dos_page.insert(at, "\r");
  EXPECT_EQ(statements_of(extract_lawfully(page_of(unix_page))),
            statements_of(extract_lawfully(page_of(dos_page))));
}

TEST(Extraction, KeepsTheLawsOnTheSamplePages) {
  const std::string data = FANGZHI_ROOT "/data";
  std::size_t statements = 0;
  for (const PageSource& source : walk_pages({data + "/pages", data + "/quiet"}).pages) {
    const Result<Page> page = read_page(source, "");
    ASSERT_TRUE(page) << page.error().message;
    const Extraction found = extract_lawfully(*page);
    EXPECT_TRUE(found == extract(own_rules(), *page)) << source.name << " read twice";
    statements += found.statements.size();
  }
  EXPECT_GT(statements, 400u);
}

TEST(Extraction, KeepsTheLawsOnTheAnnotatedSentences) {
  const std::filesystem::path annotated = std::filesystem::path(FANGZHI_ROOT) / "data/annotated";
  std::size_t sentences = 0;
  for (const PageSource& source : walk_pages({annotated.string()}).pages) {
    if (source.path.extension() != ".txt") continue;
    const Result<std::string> bytes = read_file(source.path);
    ASSERT_TRUE(bytes) << bytes.error().message;
    const auto read = parse_annotated(*bytes, source.name, AnnotationWords::of(own_ontology()));
    ASSERT_TRUE(read) << read.error().message;
    for (const AnnotatedSentence& sentence : *read) {
      ++sentences;
      extract_lawfully(sentence.page);
    }
  }
  EXPECT_GT(sentences, 1000u);
}

}  // namespace
}  // namespace fangzhi
