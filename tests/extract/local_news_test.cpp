// How local papers, bulletins and reports speak: one short text for each habit, what must be read off it and
// what must not.
#include <gtest/gtest.h>

#include <string>

#include "tests/extract/extraction_laws.h"
#include "tests/extract/extraction_lines.h"
#include "tests/extract/news_case.h"

namespace fangzhi {
namespace {

class LocalNews : public testing::TestWithParam<NewsCase> {};

TEST_P(LocalNews, IsReadAsItIsMeant) {
  expect_read(GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    Habits, LocalNews,
    testing::Values(
        NewsCase{"ACeremonyNamedByWhatIsDoneThere",
                 "10月27日，青禾投资集团举行了战略合作框架协议签约仪式，区长周云河、副区长李青林出席。\n",
                 {"周云河 出席 战略合作框架协议签约仪式 done 2023-10-27",
                  "李青林 出席 战略合作框架协议签约仪式 done 2023-10-27"}},
        NewsCase{"ACeremonyIsMeantByItsKindOnItsDay",
                 "10月27日，西城区举行青禾杯摄影作品集锦巡展启动仪式。\n"
                 "参加当天上午启动仪式的有区长周云河，副区长李青林。周小文 摄\n",
                 {"周云河 出席 青禾杯摄影作品集锦巡展启动仪式 done 2023-10-27"},
                 {"周小文 出席 青禾杯摄影作品集锦巡展启动仪式 done 2023-10-27"},
                 {},
                 {"当天上午启动仪式"}},
        NewsCase{
            "HonoursInARowBelongToOne",
            "西城区先后荣获全国首个“中国小家电之乡”、全国首个“中国泵业基地”、“国家卫生区”、“省级文明城区”等荣"
            "誉。\n",
            {"西城区 获评 中国小家电之乡 done 2023", "西城区 获评 中国泵业基地 done 2023",
             "西城区 获评 国家卫生区 done 2023", "西城区 获评 省级文明城区 done 2023"}},
        NewsCase{"AListThatAnEllipsisSumsUp",
                 "青禾电子产业园项目、云河粮食城项目、东湖体育公园项目……随着一批批项目相继签约，西城区步伐加"
                 "快。\n",
                 {"青禾电子产业园项目 签约 西城区 done 2023", "云河粮食城项目 签约 西城区 done 2023",
                  "东湖体育公园项目 签约 西城区 done 2023"}},
        NewsCase{
            "WhatAParkDoesFieldByField",
            "西城区做强漯河空港西城经济区。\n\n该区空港经济区重点发展休闲食品、现代物流、电子科技等产业。\n\n"
            "休闲食品方面，青禾面业项目、云河米业项目先后竣工。\n\n电子信息方面，东湖电子项目开工。\n",
            {"青禾面业项目 竣工 漯河空港西城经济区 done 2023",
             "东湖电子项目 开工 漯河空港西城经济区 done 2023"},
            {},
            {},
            {"空港经济区"}},
        NewsCase{"ACeremonyNamedByItsDeedOpensTheSentence",
                 "青禾海螺一期日产4500吨熟料生产线竣工投产点火仪式10月28日上午在西城区隆重举行。参加仪式的有"
                 "区长周云河。\n",
                 {"周云河 出席 青禾海螺一期日产4500吨熟料生产线竣工投产点火仪式 done 2023-10-28"}},
        NewsCase{"WhatAParkIsDividedInto",
                 "青禾工业集聚区划分为三大园区：绿色食品工业园、返乡农民工创业园、建材工业园。\n",
                 {"绿色食品工业园 位于 青禾工业集聚区 done", "建材工业园 位于 青禾工业集聚区 done"}},
        NewsCase{"PostsOfGuestsAndOfHosts",
                 "3月12日，洛阳市委常委、常务副市长吴大江率洛阳市考察团来到我市。市委副书记、市长周云河，"
                 "市委常委、副市长李青林参加。\n",
                 {"吴大江 任职 洛阳市委 done 2023", "吴大江 任职 洛阳市 done 2023",
                  "周云河 任职 漯河市委 done 2023", "周云河 任职 漯河市 done 2023",
                  "李青林 任职 漯河市 done 2023"},
                 {"周云河 任职 洛阳市 done 2023"}},
        NewsCase{"WhoHoldsAnEventByItsBeingSaid",
                 "由青禾集团组织的云河恳谈会在深圳召开。\n",
                 {"青禾集团 举办 云河恳谈会 done 2023"}},
        NewsCase{"WhatAParkSees",
                 "10月22日，东湖产业园迎来青禾杯职业技能大赛。\n",
                 {"青禾杯职业技能大赛 位于 东湖产业园 done 2023-10-22"}},
        NewsCase{"OneOfSeveralWorksIsNoName",
                 "云河水泥项目是青禾集团在西城区投资兴建的第7个项目。项目于去年8月12日动工。\n",
                 {"云河水泥项目 开工 西城区 done 2022-08-12"},
                 {},
                 {},
                 {"第7个项目"}},
        NewsCase{"AParkThatAFirmPaysForIsAWork",
                 "青禾集团将投资15亿元，在西城经开区建设青禾智能制造产业园。\n",
                 {"青禾集团 建设 青禾智能制造产业园 planned", "青禾智能制造产业园 位于 西城经开区 planned"}},
        NewsCase{"SignedAndLandedInOneWord",
                 "今年4月3日，总投资12亿元的青禾文化康养城项目正式签约落户。\n",
                 {"青禾文化康养城项目 签约 西城区 done 2023-04-03",
                  "青禾文化康养城项目 落地 西城区 done 2023-04-03"}},
        NewsCase{"ACeremonyForSeveralWorksIsNamedAfterNone",
                 "9月26日，西城区举行云河粮食城、青禾家居和四海包装项目开工奠基仪式。\n",
                 {"云河粮食城 开工 西城区 done 2023-09-26", "四海包装项目 开工 西城区 done 2023-09-26"},
                 {},
                 {},
                 {"四海包装项目开工奠基仪式"}},
        NewsCase{"WhatIsCountedAsWorksIsWorks",
                 "3月2日，青禾科技、云河新材料以及青林公路改造工程3个项目集中开工。\n",
                 {"青禾科技 开工 西城区 done 2023-03-02", "云河新材料 开工 西城区 done 2023-03-02"}},
        NewsCase{
            "WorksOfKindsBehindTheirCounts",
            "集中开工的项目有22项，分别是：产业类5项，即云河光伏、青禾食品加工项目；民生和社会事业类3项，即"
            "西城区中医院、云台小区改造、青林片区改造。\n",
            {"云河光伏 开工 西城区 done 2023", "西城区中医院 开工 西城区 done 2023"}},
        NewsCase{
            "EachListHasItsOwnHead",
            "签约的10个项目包括云河机场、青禾小镇等，集中开工的12个项目包括云台山庄二期、青林绕城公路等。\n",
            {"云河机场 签约 西城区 done 2023", "青林绕城公路 开工 西城区 done 2023"},
            {"云河机场 开工 西城区 done 2023", "云台山庄二期 签约 西城区 done 2023"}},
        NewsCase{"WorksBehindTheirSums",
                 "此次集中签约的30个项目当中，既有投资122亿元的云河科创中心、投资120亿元的青禾冷链中心。\n",
                 {"云河科创中心 签约 西城区 done 2023", "青禾冷链中心 签约 西城区 done 2023"}},
        NewsCase{"BuildingSitesAreVisited",
                 "区长周云河来到云河水厂项目、青禾大桥项目的建设现场，边听边看。\n",
                 {"云河水厂项目 在建 西城区 ongoing 2023", "青禾大桥项目 在建 西城区 ongoing 2023"}},
        NewsCase{"ProgressIsLookedAt",
                 "周云河一行先后到云河水厂、青禾大桥，实地察看项目建设进展。\n",
                 {"云河水厂 在建 西城区 ongoing 2023", "青禾大桥 在建 西城区 ongoing 2023"}},
        NewsCase{"WhereWorksBeginTheyAreNotUnderWay",
                 "3月2日，全区重大项目在云河水厂项目施工现场举行集中开工活动。\n",
                 {},
                 {"云河水厂项目 在建 西城区 ongoing 2023"}},
        NewsCase{
            "WhoGivesTheReport",
            "政府工作报告\n\n——2023年1月16日在西城区第十六届人民代表大会第五次会议上\n\n西城区人民政府区长 "
            "周云河\n\n各位代表：现在我代表区人民政府报告工作。\n",
            {"周云河 出席 西城区第十六届人民代表大会第五次会议 done 2023-01-16"}},
        NewsCase{"AnEventOfTheDistrictHeldSomewhere",
                 "1月12日，西城区2023年第一季度项目集中开工仪式在云河镇青林村隆重举行。\n",
                 {"西城区 举办 西城区2023年第一季度项目集中开工仪式 done 2023-01-12"}},
        NewsCase{"AFestivalWithoutItsOpening",
                 "云河茶文化节开幕式昨日举行，区长周云河致辞。云河茶文化节持续三天。\n",
                 {},
                 {},
                 {"云河茶文化节"},
                 {"云河茶文化节开幕式"}},
        NewsCase{"WhoGivesAnHonourDoesNotGetIt",
                 "省住建厅把云河镇列为全省重点镇。\n",
                 {"云河镇 获评 全省重点镇 done 2023"},
                 {"河南省住建厅 获评 全省重点镇 done 2023"}},
        NewsCase{"AnHonourThatNobodyIsNamedFor",
                 "我区被国家林业局授予“中国木本油料之乡”称号。\n",
                 {"西城区 获评 中国木本油料之乡 done 2023"}},
        NewsCase{"TheProvinceBeforeAnHonour",
                 "河南省国家全域旅游示范区增至8家，云河镇入选国家全域旅游示范区。\n",
                 {"云河镇 获评 国家全域旅游示范区 done 2023"},
                 {},
                 {},
                 {"河南省国家全域旅游示范区"}},
        NewsCase{"APostBehindTheNameAtTheBodyBeforeIt",
                 "安陵市人大高文远副主任、云山县张志平县长出席。青禾食品有限公司王东湖副总经理致辞。\n",
                 {"高文远 任职 安陵市人大 done 2023", "张志平 任职 云山县 done 2023",
                  "王东湖 任职 青禾食品有限公司 done 2023"}},
        NewsCase{"TheCommitteeOfADistrictWithoutItsCity",
                 "商丘市睢阳区委副书记、区长周云河出席。\n",
                 {"周云河 任职 睢阳区委 done 2023", "周云河 任职 睢阳区 done 2023"}},
        NewsCase{"ACityWhoseShortNameEndsLikeALevel",
                 "徐州市委书记周云河考察。\n",
                 {"周云河 任职 徐州市委 done 2023"}},
        NewsCase{"WhereSomebodyHoldsAPostDoesNothing",
                 "安陵市人大李青林副主任欢迎青禾集团落户西城区。\n",
                 {"青禾集团 落地 西城区 done 2023"},
                 {"安陵市人大 落地 西城区 done 2023"}},
        NewsCase{"AnAdverbGivesNoLetterToAName",
                 "区委书记张云先后来到云河镇、青林镇调研。\n",
                 {"张云 任职 西城区委 done 2023"},
                 {},
                 {},
                 {"张云先"}},
        NewsCase{"APaperInItsDispatch",
                 "云河新报讯（记者周云河）2月8日，青禾大桥通车。\n",
                 {"周云河 任职 云河新报 done 2023"}},
        NewsCase{"APaperInItsSignature", "青禾大桥昨日通车。（云河快报）\n", {}, {}, {"云河快报"}},
        NewsCase{"ABranchAloneIsTheBranch",
                 "云河小学滨江校区8月29日启用。滨江校区设30个班。\n",
                 {"云河小学滨江校区 投用 西城区 done 2023-08-29"},
                 {},
                 {},
                 {"滨江校区"}},
        NewsCase{"WhatPagesCarryBesideTheirText",
                 "青禾大桥昨日通车。\n\n举报邮箱：service@cnpark.com 编辑：whlhm\n",
                 {},
                 {},
                 {},
                 {"whlhm", "service@cnpark"}},
        NewsCase{"AnHonourHeadsItsList",
                 "获得“全省文明单位”称号的有：西城区民政局、青禾集团、云河镇人民政府。\n",
                 {"西城区民政局 获评 全省文明单位 done 2023", "云河镇人民政府 获评 全省文明单位 done 2023"},
                 {"西城区 获评 全省文明单位 done 2023"}},
        NewsCase{"AnHonourHeadsTheLinesBelow",
                 "西城区国家级生态乡镇名单\n\n1、云河镇\n\n2、青林乡\n",
                 {"云河镇 获评 国家级生态乡镇 done 2023", "青林乡 获评 国家级生态乡镇 done 2023"}},
        NewsCase{"PostsOfOrgansOfACommittee",
                 "区委副书记、区委政法委书记周云河，区纪委书记李青林出席。\n",
                 {"周云河 任职 西城区委 done 2023", "周云河 任职 西城区委政法委 done 2023",
                  "李青林 任职 西城区纪委 done 2023"}},
        NewsCase{"APostThatIsTakenUp",
                 "西城区人民政府副区长一职由周云河出任。\n",
                 {"周云河 任职 西城区 done 2023"}},
        NewsCase{"WordsWithinANameSayNothingOfOthers",
                 "开工的有青禾光伏整县推进项目、云台小区改造。\n",
                 {},
                 {"云台小区改造 在建 西城区 ongoing 2023"}},
        NewsCase{"WhatComesAfterSomethingElseIsNoneOfIt",
                 "我区继去年底集中开工10个项目后，此次集中动工的22个项目主要有云河公路建设项目、青禾公园提升"
                 "项目。\n",
                 {"云河公路建设项目 开工 西城区 done 2023"},
                 {"云河公路建设项目 开工 西城区 done 2022"}},
        NewsCase{"TheDayOfWhatManyDoTogether",
                 "5月25日，西城区36项工程集中启动建设。\n\n这次集中开工的重大项目包括云河应急中心、青禾风电项"
                 "目等。\n",
                 {"云河应急中心 开工 西城区 done 2023-05-25"}},
        NewsCase{"ARoadToldOfAsBuilt",
                 "云河大道昨日通车。云河大道全长6公里。\n",
                 {"云河大道 投用 西城区 done 2023"}},
        NewsCase{"WhereAnEventWasHeldBeforeIt",
                 "西城区在温州市举行的西城区（温州）招商推介会取得成果。\n",
                 {"西城区（温州）招商推介会 位于 温州市 done"}},
        NewsCase{"WhereAWorkBehindItsSumIsBuilt",
                 "青禾集团拟在云河镇投资15亿元，建设青禾众创城项目。\n",
                 {"青禾众创城项目 位于 云河镇 planned", "青禾集团 建设 青禾众创城项目 planned"},
                 {"青禾众创城项目 在建 云河镇 planned", "青禾众创城项目 在建 西城区 planned"}},
        NewsCase{"CommitteeAndGovernmentInOneBreath",
                 "在市委市政府和西城区委区政府领导下，全区面貌一新。\n",
                 {},
                 {},
                 {"漯河市委", "漯河市政府", "西城区委", "西城区政府"}},
        NewsCase{"WhoReportsIsNoPartOfASetPhrase",
                 "各位代表：我谨代表区人民政府作政府工作报告，请大会审议，请列席人员多提宝贵意见。\n",
                 {},
                 {},
                 {"西城区人民政府"},
                 {"多提宝贵"}},
        NewsCase{"TheTornHeadingOfAReport",
                 "——2023年1月14日在西城区第十五届人民代表大会\n\n第一次会议上\n\n区长 周云河\n\n各位代表：\n",
                 {"周云河 出席 西城区第十五届人民代表大会第一次会议 done 2023-01-14"}},
        NewsCase{"WhoGivesTheReportThatAFileIs",
                 "政府工作报告\n\n——西城区第十五届人民代表大会第二次会议文件\n\n西城区人民政府区长 "
                 "周云河\n\n各位代表：\n",
                 {"周云河 出席 西城区第十五届人民代表大会第二次会议 done 2023"}},
        NewsCase{"TwoCeremoniesInOne",
                 "昨日，云河镇举行了青禾集团云河工业园奠基暨四海包装项目落户开工庆典仪式。参加仪式的有副市长"
                 "周云河、区长李青林。\n",
                 {"周云河 出席 青禾集团云河工业园奠基暨四海包装项目落户开工庆典仪式 done 2023",
                  "李青林 出席 青禾集团云河工业园奠基暨四海包装项目落户开工庆典仪式 done 2023"},
                 {},
                 {"青禾集团云河工业园奠基暨四海包装项目落户开工庆典仪式"},
                 {"开工庆典仪式"}},
        NewsCase{"TwoEventsInOne",
                 "昨日，西城区举办西城区冰雕大赛暨首届冰雪文化旅游节，区长李青林参加。\n",
                 {"西城区 举办 西城区冰雕大赛暨首届冰雪文化旅游节 done 2023",
                  "李青林 出席 西城区冰雕大赛暨首届冰雪文化旅游节 done 2023"},
                 {},
                 {},
                 {"首届冰雪文化旅游节", "西城区冰雕大赛"}},
        NewsCase{"WhoSendsADateline", "云河网青林2月6日电 青禾大桥昨日通车。\n", {}, {}, {"云河网"}},
        NewsCase{"WhoGaveAnHonourBeforeGetsNoneLater",
                 "我区获央视授予“最美收获地”。荣获“全国双拥模范城”称号。\n",
                 {"西城区 获评 最美收获地 done 2023", "西城区 获评 全国双拥模范城 done 2023"},
                 {"央视 获评 全国双拥模范城 done 2023"}},
        NewsCase{
            "AMeetingGivesItsDayToWhatItDecides",
            "会议于12月26日举行，会议同意周云河辞去西城区人民政府区长职务，任命李青林为西城区人民政府副区长。"
            "\n",
            {"周云河 任职 西城区人民政府 negated 2023-12-26", "李青林 任职 西城区人民政府 done 2023-12-26"}},
        NewsCase{"PlansAreOfTheYearThatTheirParagraphOpensWith",
                 "2023年，西城区要推进101个项目。商贸物流要做大做强，重点推进云河粮食城建设。\n",
                 {"云河粮食城 在建 西城区 planned 2023"}},
        NewsCase{"AParagraphAboutAParkStaysInIt",
                 "西城区有企业2万家。\n据统计，青林工业园已开工75个项目。云河化工、东湖电缆扩建等项目相继建成"
                 "投产。"
                 "青林工业园规上企业增至33家。\n",
                 {"东湖电缆扩建 竣工 青林工业园 done 2023", "东湖电缆扩建 投产 青林工业园 done 2023"}},
        NewsCase{"AParagraphThatOpensWithAParkOfThePageStaysInIt",
                 "西城区有企业2万家。\n据统计，青林工业园已开工75个项目。云河化工、东湖电缆扩建等项目相继建成"
                 "投产。\n"
                 "青林工业园规上企业增至33家。\n年内，青林工业园还将新增40家企业。\n",
                 {"东湖电缆扩建 竣工 青林工业园 done 2023", "东湖电缆扩建 投产 青林工业园 done 2023"}},
        NewsCase{"AParagraphThatOnlyNamesAParkDoesNot",
                 "西城区有企业2万家。\n据统计，青林工业园已开工75个项目。云河化工、东湖电缆扩建等项目相继建成"
                 "投产。\n",
                 {"东湖电缆扩建 竣工 西城区 done 2023"}},
        NewsCase{"ACommitteeIsNamedWithItsTerm",
                 "李青林同志当选区第十届人大常委会主任，周云河、赵东湖被选举为区人大常委会副主任。\n",
                 {"李青林 任职 西城区第十届人大常委会 done 2023", "周云河 任职 西城区人大常委会 done 2023",
                  "赵东湖 任职 西城区人大常委会 done 2023"}},
        NewsCase{
            "TheElectedAreOfTheDayOfTheMeeting",
            "政协西城区第六届委员会第一次会议12月21日落下帷幕。\n当选政协西城区第六届委员会主席的是周云河同志"
            "，"
            "李青林、赵东湖2位同志任政协副主席；王青山同志任政协秘书长。\n",
            {"周云河 任职 政协西城区第六届委员会 done 2023-12-21",
             "李青林 任职 政协西城区第六届委员会 done 2023", "王青山 任职 政协西城区第六届委员会 done 2023"}},
        NewsCase{"WhoChairsASessionAttendsIt",
                 "政协西城区第六届委员会第一次会议12月21日闭幕。\n担任大会执行主席的有：周云河、李青林、王青"
                 "山。\n",
                 {"周云河 出席 政协西城区第六届委员会第一次会议 done 2023-12-21",
                  "王青山 出席 政协西城区第六届委员会第一次会议 done 2023-12-21"}},
        NewsCase{
            "ASessionOfSeveralDaysHasItsMonth",
            "1月24日，西城区第八届人民代表大会第一次会议闭幕。会议期间，区委书记周云河出席会议并讲话。\n",
            {"周云河 出席 西城区第八届人民代表大会第一次会议 done 2023-01"}},
        NewsCase{"ASessionIsOfTheDayOnWhichThePageSaysThatItMet",
                 "1月24日，西城区第八届人民代表大会第一次会议闭幕。区委书记周云河出席会议并讲话。\n",
                 {"周云河 出席 西城区第八届人民代表大会第一次会议 done 2023-01-24"}},
        NewsCase{"AReportIsNotGivenOnTheDayOnWhichASessionEnds",
                 "1月24日，西城区第八届人民代表大会第一次会议闭幕。区长周云河作政府工作报告。\n",
                 {"周云河 出席 西城区第八届人民代表大会第一次会议 done 2023-01"}},
        NewsCase{"TheDayOfASessionMayStandInBracketsBehindIt",
                 "西城区八届人大常委会第四次会议今天（7月27日）举行。\n\n副区长李青林列席会议。\n",
                 {"李青林 出席 西城区八届人大常委会第四次会议 done 2023-07-27"}},
        NewsCase{"WhomASessionElectsOrAppointsIsSoOnItsDay",
                 "11月27日，西城区第八届人民代表大会第一次会议闭幕。\n\n"
                 "大会选举周云河担任西城区人大常委会主任，决定由李青林出任西城区副区长。\n",
                 {"周云河 任职 西城区人大常委会 done 2023-11-27", "李青林 任职 西城区 done 2023-11-27"}},
        NewsCase{"WhoOpensAnEventTakesPartInIt",
                 "5月22日，西城区第五届青林茶文化节在东湖镇启幕。\n区长周云河、副区长李青林等参加开幕式。\n",
                 {"周云河 出席 西城区第五届青林茶文化节 done 2023-05-22",
                  "李青林 出席 西城区第五届青林茶文化节 done 2023-05-22"},
                 {"周云河 出席 开幕式 done 2023-05-22"}},
        NewsCase{"WhoAttendsASittingAttendsTheSession",
                 "西城区第六届人民代表大会第一次会议12月21日举行第三次全体会议。在主席台前排就坐的有周云河、"
                 "李青林。\n",
                 {"周云河 出席 西城区第六届人民代表大会第一次会议 done 2023-12-21"}},
        NewsCase{"ARowOfEventsMeansTheOneThatThePageTellsOf",
                 "第20届青林博览会5月22日在东湖镇揭幕。到这一届，青林博览会已走过20年。\n区长周云河宣布青林博"
                 "览会开幕。\n",
                 {"周云河 出席 第20届青林博览会 done 2023-05-22"},
                 {"周云河 出席 青林博览会 done 2023-05-22"}},
        NewsCase{"ARowOfARosterIsAboutItsOwnName",
                 "受表彰人员名单\n\n周云河（女）  西城区东湖镇柳河社区党委书记\n\n李青林  "
                 "西城区东湖镇石塘村党支部书记\n",
                 {"周云河 任职 柳河社区 done 2023", "李青林 任职 石塘村 done 2023"},
                 {"李青林 任职 柳河社区 done 2023"}},
        NewsCase{"WorksThatACountRefersBackTo",
                 "今年，西城区新上供水工程3处，分别为青林水厂扩建工程、云河水厂改造工程、东湖管网延伸工程（柳"
                 "河社区、石塘村）。"
                 "上述3处供水工程均已完工通水。\n",
                 {"青林水厂扩建工程 竣工 西城区 done 2023", "云河水厂改造工程 投用 西城区 done 2023",
                  "东湖管网延伸工程 竣工 西城区 done 2023"}},
        NewsCase{"WorksThatACountRefersAheadTo",
                 "此次集中签约的3个项目，分布在旅游、能源两个领域。\n论数额，居首位的是60亿元的云河航空城项目"
                 "。能源类有2个项目："
                 "17亿元的青林风力发电项目、3亿元的东湖储能电站项目。\n",
                 {"云河航空城项目 签约 西城区 done 2023", "青林风力发电项目 签约 西城区 done 2023",
                  "东湖储能电站项目 签约 西城区 done 2023"}},
        NewsCase{"ACountOfMoreWorksThanAreNamedBelow",
                 "此次集中签约的9个项目，分布在旅游、能源两个领域。\n青林风力发电项目、东湖储能电站项目开工在"
                 "即。\n",
                 {},
                 {"青林风力发电项目 签约 西城区 done 2023"}},
        NewsCase{"AListOfOthersWhoHaveAnHonour",
                 "公示期已满。一同摘得“国家全域旅游示范区”称号的，还有青林县、云河县等4家创建单位。\n",
                 {"青林县 获评 国家全域旅游示范区 done 2023", "云河县 获评 国家全域旅游示范区 done 2023"}},
        NewsCase{"WhoWritesADispatchIsOfItsSender",
                 "青林网西城12月22日讯（分站记者 "
                 "罗云飞）西城区开工12个项目。\n西城区融媒体中心12月23日电（记者 张学明）西城区修路。\n",
                 {"罗云飞 任职 青林网 done 2023", "张学明 任职 西城区融媒体中心 done 2023"}},
        NewsCase{
            "ATownHoldsTheWorksThatItBears",
            "石溪镇承担重点项目6个，云河水厂项目、东湖冷链项目、青林粮库项目3个重点项目，目前已全部动工，"
            "完成投资9亿元。\n",
            {"云河水厂项目 开工 石溪镇 done 2023", "东湖冷链项目 开工 石溪镇 done 2023",
             "青林粮库项目 开工 石溪镇 done 2023"}},
        NewsCase{"ThoseCountedAreListedBelow",
                 "9月8日，西城区集中开工仪式举行，3个重点项目同时动工。\n"
                 "这3个项目为云河水厂项目、东湖冷链项目、青林粮库项目。\n",
                 {"云河水厂项目 开工 西城区 done 2023-09-08", "东湖冷链项目 开工 西城区 done 2023-09-08",
                  "青林粮库项目 开工 西城区 done 2023-09-08"}},
        NewsCase{"AnotherNumberIsNotOfThoseCounted",
                 "9月8日，西城区集中开工仪式举行，5个重点项目同时动工。\n"
                 "这3个项目为云河水厂项目、东湖冷链项目、青林粮库项目。\n",
                 {},
                 {"云河水厂项目 开工 西城区 done 2023-09-08"}},
        NewsCase{
            "WhatBeganThatDayIsToldSentenceBySentence",
            "此次一并开工的，有投资2亿元的云河水厂项目，建设内容主要是水池和管网。投资1亿元的东湖冷链项目，"
            "可与码头配套衔接。投资3亿元的青林粮库项目，达产达效后预计年产值5亿元。\n",
            {"云河水厂项目 开工 西城区 done 2023", "东湖冷链项目 开工 西城区 done 2023",
             "青林粮库项目 开工 西城区 done 2023"}},
        NewsCase{"WorksAreAmongThoseCounted",
                 "落户园区的项目共16个，云河轴承项目、东湖电池项目等扩规项目均在其列。\n",
                 {"云河轴承项目 落地 西城区 done 2023", "东湖电池项目 落地 西城区 done 2023"}},
        NewsCase{"WhatIsNearIsToCome", "云河轴承项目落地在即。\n", {"云河轴承项目 落地 西城区 planned"}},
        NewsCase{"AShortNameIsOfTheEventNamedBefore",
                 "9月8日，西城区2023年重点产业项目集中开工仪式举行。参加集中开工仪式的有区委书记张明远。\n",
                 {"张明远 出席 西城区2023年重点产业项目集中开工仪式 done 2023-09-08"}},
        NewsCase{"ACeremonyIsNamedByWhatItsClauseOpensWith",
                 "9月8日上午，云河模具有限公司揭牌仪式于东湖工业园举办。区长李思齐到场致辞。\n",
                 {"云河模具有限公司揭牌仪式 位于 东湖工业园 done 2023-09-08",
                  "李思齐 出席 云河模具有限公司揭牌仪式 done 2023-09-08"}},
        NewsCase{"ADistrictOrganisesACeremony",
                 "9月8日上午，我区组织“双招双引”百日攻坚行动集中签约仪式。区长李思齐到会。\n",
                 {"西城区 举办 “双招双引”百日攻坚行动集中签约仪式 done 2023-09-08",
                  "李思齐 出席 “双招双引”百日攻坚行动集中签约仪式 done 2023-09-08"}},
        NewsCase{"NobodyTakesPartInWhatIsSpokenOf",
                 "区长李思齐致辞时说，开展这次活动，是落实党的二十大精神的实际行动。\n",
                 {"李思齐 任职 西城区 done 2023"},
                 {"李思齐 出席 党的二十大 done 2023"}},
        NewsCase{"AsManyAsTheNumberSaysAreElected",
                 "王泓、羊扬、加尔肯·再以丁3人当选西城区人大常委会委员。\n",
                 {"王泓 任职 西城区人大常委会 done 2023", "羊扬 任职 西城区人大常委会 done 2023",
                  "加尔肯·再以丁 任职 西城区人大常委会 done 2023"}},
        NewsCase{
            "WhoGivesTheReportStandsBelowItsDay",
            "2023年政府工作报告\n（2023年2月27日，西城区第六届人民代表大会第三次会议）\n西城区人民政府区长　"
            "杨明燕\n各位代表：我代表区人民政府，向大会报告政府工作。\n",
            {"杨明燕 出席 西城区第六届人民代表大会第三次会议 done 2023-02-27"}},
        NewsCase{"OfficialsSignForTheirDistrict",
                 "云河重工有限公司的代表同副区长席明国、东湖开发区管委会主任李勇签下项目投资协议。\n",
                 {"云河重工有限公司 签约 西城区 done 2023"},
                 {"云河重工有限公司 签约 东湖开发区 done 2023"}},
        NewsCase{"AWorkIsOfTheFirmThatItIsSaidToBeOf",
                 "本次签约的有云河半导体有限公司的特种气体项目。\n",
                 {"云河半导体有限公司 建设 特种气体项目 done 2023"}},
        NewsCase{"AShortItemOfACountedListMayHoldAVerb",
                 "洽洽食品、金骏感应、万恒包装等13个项目已建成并投入运营。\n",
                 {"金骏感应 投用 西城区 done 2023", "万恒包装 投用 西城区 done 2023"}},
        NewsCase{"APartOfAWorkIsTheWork",
                 "云河新材料项目的生产线设备正在抓紧组装。\n",
                 {"云河新材料项目 在建 西城区 ongoing 2023"}},
        NewsCase{"WhatIsHeldAmongOthersIsHeldHere",
                 "青林鼓文化节等节会活动成功举行。\n",
                 {"西城区 举办 青林鼓文化节 done 2023"}},
        NewsCase{"WhoOrganisesIsNoPartOfTheName",
                 "9月8日，西城区组织第三批重点项目集中开工仪式。\n",
                 {"西城区 举办 第三批重点项目集中开工仪式 done 2023-09-08"}},
        NewsCase{"WhoIsElectedIsAPersonWhateverTheName",
                 "计票结果显示，张明远当选西城区区长；黎纲要当选区人民法院院长。\n",
                 {"黎纲要 任职 西城区人民法院 done 2023"}},
        NewsCase{
            "EveryItemOfAListHasItsPartOfTheSentence",
            "其中开工项目有3个，总投资2.36亿元，分别是：云河食品加工项目，计划总投资1.2亿元；东湖石膏粉项目，"
            "计划总投资3000万元；投资5600万元的青林显影材料项目。\n",
            {"云河食品加工项目 开工 西城区 done 2023", "东湖石膏粉项目 开工 西城区 done 2023",
             "青林显影材料项目 开工 西城区 done 2023"}},
        NewsCase{"WhatBeginsOrGoesOnAgainHasBegun",
                 "到3月底，云河数据中心项目、东湖冷链项目等78个重点项目已全部按期开复工。\n",
                 {"云河数据中心项目 开工 西城区 done 2023-03", "东湖冷链项目 开工 西城区 done 2023-03"}},
        NewsCase{"WhatAWorkMakesMayBeSeveralThings",
                 "年产50万吨重型合金管、棒、型材生产线项目现已正式签约。\n",
                 {"年产50万吨重型合金管、棒、型材生产线项目 签约 西城区 done 2023"}},
        NewsCase{"WhatKindOfFirmItIsIsNoPartOfItsName",
                 "投资企业云河能源集团董事长汲泉致辞。\n",
                 {"汲泉 任职 云河能源集团 done 2023"}},
        NewsCase{"TheWholeOfAWorkIsTheWork",
                 "云河炼化一体化项目整体工程已如期竣工。\n",
                 {"云河炼化一体化项目 竣工 西城区 done 2023"}},
        NewsCase{"WhoIsToHoldAPostComesAllTheSame",
                 "9月8日，西城区第三十六次常委会会议召开，拟任区人民政府副区长的赵海洋列席会议。\n",
                 {"赵海洋 出席 西城区第三十六次常委会会议 done 2023-09-08"},
                 {"赵海洋 出席 西城区第三十六次常委会会议 planned 2023-09-08"}},
        NewsCase{"AnHonourIsGivenToWhomItNames",
                 "2022年，中国橡胶协会命名云岭县为“中国橡塑之乡”。\n",
                 {"云岭县 获评 中国橡塑之乡 done 2022"}},
        NewsCase{"ACommitteeThatWithJoinsIsWhole",
                 "东湖高新区管委会同青禾电池系统有限公司签署项目进区协议。\n",
                 {"青禾电池系统有限公司 签约 东湖高新区管委会 done 2023"}},
        NewsCase{"ToWhomSomebodySpeaksIsNoPartOfTheName",
                 "东湖高新区管委会副主任王岩向与会企业介绍发展新机遇。\n",
                 {"王岩 任职 东湖高新区管委会 done 2023"}},
        NewsCase{"TheDayBehindAnEventIsItsDay",
                 "青林网7月1日讯 "
                 "西城区重点项目集中开工仪式6月30日在石溪镇举行，20个重点项目同时开工建设，总投资43亿元。\n\n"
                 "仪式上，区长李思齐致辞。\n",
                 {"李思齐 出席 西城区重点项目集中开工仪式 done 2023-06-30"}},
        NewsCase{
            "WhatIsVisitedInATownLiesThere",
            "采访团走进石溪镇的云河铜业公司、东湖水文公园、青林医院等处。\n",
            {"云河铜业公司 位于 石溪镇 done", "东湖水文公园 位于 石溪镇 done", "青林医院 位于 石溪镇 done"}},
        NewsCase{"AnOverviewSaysWhatACountyIsRuledFrom",
                 "云岭县是河北省沧州市下辖县，地处华北平原。\n",
                 {"云岭县 隶属 沧州市 done"}},
        NewsCase{"WhatAPlaceHasWithinItLiesThere",
                 "云岭县境内有玉壶山省级风景名胜区、寒山省级森林公园。\n",
                 {"玉壶山省级风景名胜区 位于 云岭县 done", "寒山省级森林公园 位于 云岭县 done"}},
        NewsCase{"NamesInMarksAreWhatTheirListSays",
                 "西城区引来“望湖纸业”、“琅素实业”等一大批企业。\n",
                 {"望湖纸业 落地 西城区 done 2023", "琅素实业 落地 西城区 done 2023"}},
        NewsCase{"ARiteIsAnEventToo",
                 "11月28日，在云河水泥有限公司投产典礼上，区长李思齐致辞。\n",
                 {"李思齐 出席 云河水泥有限公司投产典礼 done 2023-11-28"}},
        NewsCase{"AFirmBearsTheTitleBesideItsName",
                 "作为国家高新技术企业，云河光电有限公司年产值5亿元。\n省级农业产业化龙头企业东湖粮油有限公司"
                 "落户我区。\n"
                 "青林锻造有限公司，现为国家高新技术企业。\n",
                 {"云河光电有限公司 获评 国家高新技术企业 done 2023",
                  "东湖粮油有限公司 获评 省级农业产业化龙头企业 done 2023",
                  "青林锻造有限公司 获评 国家高新技术企业 done 2023"}},
        NewsCase{"ATitleThatOthersAreCountedByIsNobodys",
                 "新增国家高新技术企业12家，云河光电有限公司年产值5亿元。\n",
                 {},
                 {"云河光电有限公司 获评 国家高新技术企业 done 2023"}},
        NewsCase{"WhatIsLaidOutIsUnderWay",
                 "今年，西城区投资4.1亿元规划建设云河食品加工项目。\n",
                 {"云河食品加工项目 在建 西城区 ongoing 2023"}}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(LocalNewsPage, SaysNoMoreOfACityThanItsWords) {
  Page page = page_of("祥云县委书记周云河出席。州人大常委会副主任李青林讲话。\n", "", "2023");
  const Lines said = statements_of(extract_lawfully(page));
  EXPECT_TRUE(holds(said, "李青林 任职 州人大常委会 done 2023")) << shown(said);
  page.text = "大理州祥云县委书记周云河出席。州人大常委会副主任李青林讲话。\n";
  const Lines more = statements_of(extract_lawfully(page));
  EXPECT_TRUE(holds(more, "李青林 任职 大理白族自治州人大常委会 done 2023")) << shown(more);
}

TEST(LocalNewsOfAZone, ItsPaperSaysOfWhichAndItsOrgansNeedNoName) {
  Page page = page_of(
      "周云河到项目一线调研\n来源：洛阳高新融媒  "
      "日期：2024年06月19日\n\n6月17日下午，党工委书记、管委会主任周云河"
      "带队到云河制造产业园调研建设进展。洛阳市青林投资集团负责人陪同。\n",
      "", "");
  const Extraction found = extract_lawfully(page);
  EXPECT_EQ(found.place, "洛阳市洛阳高新区");
  const Lines said = statements_of(found);
  for (const char* line :
       {"周云河 任职 洛阳高新区党工委 done 2024", "周云河 任职 洛阳高新区管委会 done 2024"})
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
  page.text.replace(page.text.find("高新融媒"), std::string("高新融媒").size(), "日报");
  EXPECT_EQ(extract_lawfully(page).place, "洛阳市");
}

// A digest of what several districts have set out to do, each below its name.
TEST(LocalNewsOfACity, EachColumnIsOfTheDistrictAboveIt) {
  const std::string digest =
      "渝中\n做优青林片区\n2023年预期目标：地区生产总值增长5%。\n建成云河大桥。\n"
      "沙坪坝\n共建东湖科学城\n2023年预期目标：地区生产总值增长6%。\n开工建设东湖美术馆。\n";
  const Lines said = statements_of(extract_lawfully(page_of(digest, "重庆市")));
  for (const char* line : {"云河大桥 竣工 渝中区 planned 2023", "东湖美术馆 开工 沙坪坝区 planned 2023"})
    EXPECT_TRUE(holds(said, line)) << line << " is not in\n" << shown(said);
}

TEST(LocalNewsOfACity, GoalsThatAreOverAreNoPlans) {
  const std::string page = "2022年预期目标：地区生产总值增长5%。\n建成云河大桥。\n";
  const Lines said = statements_of(extract_lawfully(page_of(page, "重庆市")));
  EXPECT_FALSE(holds(said, "云河大桥 竣工 重庆市 planned 2023")) << shown(said);
}

}  // namespace
}  // namespace fangzhi
