// Where and when a page speaks, with nothing given: titles, datelines, the words for a level.
#include "extract/scope.h"

#include <gtest/gtest.h>

#include "tests/extract/extraction_laws.h"

namespace fangzhi {
namespace {

struct Told {
  const char* text;
  const char* place;
  const char* period;
};

class ScopeOfPage : public ::testing::TestWithParam<Told> {};

Page page_of(const std::string& text) {
  Page page;
  page.name = "page.txt";
  page.text = text;
  return page;
}

TEST_P(ScopeOfPage, IsReadOffItsText) {
  const Extraction found = extract(own_rules(), page_of(GetParam().text));
  EXPECT_EQ(found.place, GetParam().place);
  EXPECT_EQ(found.period, GetParam().period);
  EXPECT_TRUE(found.place_inferred);
}

INSTANTIATE_TEST_SUITE_P(
    Pages, ScopeOfPage,
    ::testing::Values(
        // The report of a year tells of the year before; its title names the place.
        Told{"2024年云南省政府工作报告\n\n一年来，全省经济稳中向好。昆明市、大理市发展迅速。\n", "云南省",
             "2023"},
        Told{"政府工作报告\n\n——二〇二二年二月十八日在保山市第五届人民代表大会第一次会议上\n\n过去一年成绩显"
             "著。\n",
             "保山市", "2021"},
        // A report of the last weeks of a year tells of that year; its title may have the year behind a
        // bracket, and all may stand in one paragraph with the report.
        Told{"政府工作报告\n\n——2024年12月26日在保山市第五届人民代表大会第四次会议上\n\n一年来成绩显著。\n",
             "保山市", "2024"},
        Told{"（云南省）2022年祥云县政府工作报告全文\n\n2024年，路要修通。2024年，桥要建成。\n",
             "大理白族自治州祥云县", "2021"},
        Told{"政府工作报告——2013年1月16日在祥云县第十七届人民代表大会第二次会议上县长周云河一、2012年主要工作"
             "，"
             "全年生产总值增长，2013年要再接再厉，2013年修路，2013年建桥。\n",
             "大理白族自治州祥云县", "2012"},
        // A dateline before the news in one paragraph.
        Told{"祥云县项目竣工\n\n云河网2012年11月23日讯 "
             "今年5月，祥云县有77个项目集中开工，其中26个已经竣工，余下的"
             "正在抓紧推进，明年2013年全部投产，2013年再开工一批，后年还有一批。\n",
             "大理白族自治州祥云县", "2012"},
        // The county of a paper, whose short name the table does not have; no 和政县 in 和政府.
        Told{"解读政府工作报告\n稿源：卢龙新闻网\n\n全县招商成绩显著，县政府为担保贷款和政府贴息出台办法。\n",
             "秦皇岛市卢龙县", ""},
        Told{"柳河街道2022年度工作总结\n\n在县委领导下，街道为大学生提供担保贷款和政府贴息。\n", "柳河街道",
             "2022"},
        // A report that names its district as its committee's only, and minutes that do in the title of a
        // plan.
        Told{"各位代表：\n刚刚过去的一年，我们在中共通州区委坚强领导下，圆满完成各项任务。\n", "通州区", ""},
        Told{"区人大常委会会议召开，《昆明市盘龙区国土空间总体规划》决定推迟审议。\n", "昆明市盘龙区", ""},
        Told{"各位代表：\n五年来，在区委领导下，编制完成《盘龙区旅游发展规划》。\n", "昆明市盘龙区", ""},
        // News of one town, which the county only stands before.
        Told{"祥云县禾甸镇三措并举，云河桥建设步伐加快。禾甸镇还要修路。\n", "大理白族自治州祥云县禾甸镇",
             ""},
        Told{"祥云县禾甸镇三措并举。祥云县下庄镇也要修路。\n", "大理白族自治州祥云县", ""},
        // A town of which only the city is named, or a rank of towns.
        Told{"禾甸镇紧扣主线\n\n禾甸镇日前举办签约仪式。昆明企业到会。禾甸镇还要修路，向国家园林镇迈进。\n",
             "昆明市禾甸镇", ""},
        // The zone that the paper of its city means, and the one that a page introduces.
        Told{"保山新闻网消息　昨天，高新区举行全区大会。\n\n高新区招商成效明显。\n\n眼下，高新区人气攀升。\n"
             "\n道路"
             "修好。\n\n水厂建成。\n\n公园开放。\n\n桥梁通车。\n\n相关新闻\n\n大姚有客来。\n",
             "保山市高新区", ""},
        Told{"祥云县产业集聚区概况\n\n祥云县产业集聚区成立于2005年，祥云县很重视，祥云县委多次调研。\n",
             "祥云县产业集聚区", ""},
        Told{"产业合作区建设提速\n\n祥云县抓好产业合作区。祥云县委要求提速。\n", "大理白族自治州祥云县", ""},
        // What is held in a zone.
        Told{"9月26日，保山高新技术产业开发区2022年第三季度项目竣工活动启幕。保山市委书记周云河到会。\n",
             "保山市保山高新技术产业开发区", "2022"},
        // Guests come from elsewhere.
        Told{"祥云县政府考察团到大姚县考察\n\n8月31日，祥云县党政考察团走进大姚县，看了云河电厂。\n",
             "楚雄彝族自治州大姚县", ""},
        // Where somebody only went, by way of its city too, and a zone called 高新区 for short.
        Told{"签约\n\n4月11日，高新区来到昆明市盘龙区推介。高新区管委会与昆明企业签约，保山高新区将建新园，"
             "高新区党工委表示欢迎。\n",
             "保山市保山高新区", ""},
        // A town alone, named more than once.
        Told{"西河镇抓项目\n\n西河镇推动项目开工，西河镇党委书记带头包联。\n", "西河镇", ""},
        // A page that speaks of 全省 again and again reports on the province.
        Told{"全省重点项目加快推进\n\n全省共开工项目300个，陕西省投资增长8%"
             "。西安市走在前列，全省形势喜人。省长强调，全省要再接再厉。\n",
             "陕西省", ""},
        // A county that speaks for itself again and again, and names its zone oftener.
        Told{"民企园区巡礼\n\n武陟县委书记周云河、县长李青林多次到企业走访。今年，全县新增规上企业20家，全县"
             "上下一心。县委、县"
             "政府出台措施。\n\n春节刚过，工地上机器轰鸣。\n\n武陟经济开发区新建厂房5万平方米，云河项目在武陟"
             "经济开发区竣"
             "工。武陟经济开发区入驻企业100家，武陟经济开发区产值过百亿元。县发改委负责人说，全县还将新上项目"
             "30个。\n",
             "焦作市武陟县", ""},
        // The report of a town is about the town; a page that only names one is not.
        Told{"柳河街道2021年工作总结\n\n一年来，祥云县柳河街道办成十件实事。柳河小学投用。\n",
             "大理白族自治州祥云县柳河街道", "2021"},
        Told{"柳河街道小学投用\n\n2021年，祥云县柳河街道办成十件实事。祥云县投资5亿元。\n",
             "大理白族自治州祥云县", "2021"},
        // A zone is none where its name begins with a county's.
        Told{"祥云县经济开发区交出亮眼答卷\n\n2022年，祥云县经济开发区开工项目12个。\n",
             "大理白族自治州祥云县", "2022"},
        // 和县 is 和 between two others; cities call parts of theirs 东区.
        Told{"新桥通车\n\n2022年，祥云县的桥通车，省市和县里都拨了款，东区居民最高兴。祥云县还要建桥。\n",
             "大理白族自治州祥云县", "2022"},
        // A bulletin tells of the year in its title, whenever it was printed.
        Told{"祥云县2021年国民经济和社会发展统计公报\n\n祥云县统计局\n\n2022年4月11日\n\n云河冷链项目6月投产"
             "。\n",
             "大理白族自治州祥云县", "2021"},
        // What was last year, behind a year: the page is of the year after that; and what the name of an
        // event begins with is its year.
        Told{"厂房有了新主人\n\n祥云县云河冷链中心2022年11月动工，去年9月投用。\n", "大理白族自治州祥云县",
             "2024"},
        // The day at the end of a page, beside the number of its sheet.
        Told{"祥云乡村\n\n祥云县的葡萄熟了。2022年，祥云县建成冷库。今年，祥云县又修了路。\n\n"
             "2024年11月19日 版次：06\n",
             "大理白族自治州祥云县", "2024"},
        Told{"跑友齐聚祥云县\n\n9月15日，2018祥云马拉松赛举行。祥云县青禾大桥预计2019年通车。\n",
             "大理白族自治州祥云县", "2018"},
        // What is to come is no year of the page; a road's name no place of it.
        Told{"新桥开工\n\n近日，祥云县新桥动工，连接北海路与上海路，预计2028年建成。\n",
             "大理白族自治州祥云县", ""},
        // Nor is the year in which somebody began, and what stands in a work's name is no county.
        Told{"三江口桥动工\n\n近日，祥云县三江口桥动工，成立于2003年的中铁路桥公司承建。\n",
             "大理白族自治州祥云县", ""},
        // The day of printing gives the year where the text names none.
        Told{"新桥通车\n\n发布时间：2019-08-06\n\n昨日，曲靖市麒麟区新桥通车，全区交通更加便利。\n",
             "曲靖市麒麟区", "2019"},
        // An hour may stand behind the day, and layout joins the two; what was printed late in a year tells
        // of that year, whatever other years it names.
        Told{"新桥通车\n\n来源：祥云融媒 2022-11-17 08:56 "
             "浏览次数：1362\n\n祥云县新桥2021年3月动工，2021年12月封顶。力争"
             "2023年再建一座。\n",
             "大理白族自治州祥云县", "2022"},
        // A line of credits keeps to itself, whatever stands above and below it; its hour runs into its day.
        Told{"祥云又迎喜讯，三所学校落户，配套再上台阶\n来源：祥云网 时间：2020/09/02 "
             "10:55\n祥云县一小2019年12月动工，"
             "8月20日启用。\n",
             "大理白族自治州祥云县", "2020"},
        Told{"老吕 发表于 2011-5-7 11:26:33 | "
             "只看该作者\n祥云县2011年第二批工程昨日动工，祥云县今年再修路30公里。\n",
             "大理白族自治州祥云县", "2011"},
        // The day of printing in two lines, which the headline above does not take in.
        Told{"云南切换\n新闻\n祥云县：前6个月投资完成5.38亿元\n2020\n08/24\n11:34\n\n本报讯 "
             "祥云县修路30公里。\n",
             "大理白族自治州祥云县", "2020"},
        // A long line of credits, below what stands above the article.
        Told{"祥云县引来一批项目\n\nhttp://finance.news.example.com 2011-08-15 23:36 "
             "来源：祥云县电视台县域经济报道\n\n祥云县修路30公里。\n",
             "大理白族自治州祥云县", "2011"},
        // Put up in April, it tells of a day in September.
        Told{"祥云县一批工程奠基\n2013\n04/17\n\n祥云县9月26日举行奠基仪式，祥云县修路30公里。\n",
             "大理白族自治州祥云县", "2012"},
        // A district in the name of a work does not stand for its city, which the page opens with.
        Told{"大理148项重点工程推进平稳\n2019-05-06 09:55 来源：大理网\n\n大理网讯 "
             "今年中心城市重点工程148个。祥云县文化活动中心施工队伍进场。\n",
             "大理白族自治州", "2019"},
        // A town that speaks for itself, on a page that names its city alone.
        Told{
            "- "
            "发布机构：虹桥镇\n\n我镇平安村安置点开工。大理州委书记到虹桥镇调研。2019年，虹桥镇修路3公里。\n",
            "大理白族自治州虹桥镇", "2019"},
        // 新田 is the town that the page names, not a county far away.
        Told{"新田镇总结\n\n2019年，新田镇修路3公里，项目落户新田。新田区位好。\n", "新田镇", "2019"},
        // A day in the month of printing is of that year, whatever the year before brought.
        Told{"祥云县茶旅季开幕\n\n发布时间：2024-03-"
             "25\n\n3月22日，祥云县茶旅季开幕。2023年，祥云县产茶2万吨。\n",
             "大理白族自治州祥云县", "2024"},
        // What is over, as of its end, was the year before; a basis is laid for a year to come.
        Told{"祥云来客\n\n8月31日，考察团来到祥云县。截至2022年末，祥云县生产总值达465亿元。\n",
             "大理白族自治州祥云县", "2023"},
        Told{"祥云县城建提速\n\n2014年，祥云县新建住房572套，为2015年创成省级园林县城打下基础。\n",
             "大理白族自治州祥云县", "2014"},
        // Two digits may name a year at the beginning of a sentence; 今年 behind it is the next.
        Told{"祥云县工业园\n\n2007年，祥云县工业园获命名。08年，祥云县工业园完成产值4."
             "2亿元。今年上半年，祥云县工业园引进5个"
             "项目。\n",
             "大理白族自治州祥云县", "2009"},
        // Early in a year it may look back.
        Told{"祥云县交出亮眼答卷\n\n2022-01-12\n\n2021年，祥云县开工12个项目。2021年祥云县修路30公里。\n",
             "大理白族自治州祥云县", "2021"},
        // Put up again years later.
        Told{
            "祥云县年鉴\n\n发布时间：2021-07-27\n\n2016年祥云县修路，2016年祥云县植树，2016年祥云县建校，2016"
            "年祥云县建桥。\n",
            "大理白族自治州祥云县", "2016"},
        // Years that something began in or is to end in are not reported on; of years named as often, the
        // last.
        Told{"祥云县城乡巨变\n\n2008年以来，祥云县修路300公里，2008年以来新增学校12所。到2015年，祥云县还要修"
             "路。祥云县2010"
             "年完成投资2亿元。\n",
             "大理白族自治州祥云县", "2010"},
        Told{"祥云县工业园\n\n祥云县工业园成立于2002年。祥云县工业园2009年产值翻番。\n",
             "大理白族自治州祥云县", "2009"},
        Told{"外资加码祥云\n\n康达公司1999年入驻祥云县经济技术开发区。祥云县中国制造基地昨日开工。\n",
             "大理白族自治州祥云县", ""},
        Told{"祥云县项目建设\n\n2021年，祥云县开工12个项目。2022年，祥云县将再开工20个。\n",
             "大理白族自治州祥云县", "2021"},
        // Cities that were visited, and where firms come from, are not reported on.
        Told{"祥云招商\n\n祥云县县长一行赴昆明市、成都市、重庆市考察，到成都市拜访企业。\n",
             "大理白族自治州祥云县", ""},
        Told{"云岭区招商\n\n云岭区委书记与成都水利股份有限公司、成都电力股份有限公司签约。\n", "云岭区", ""},
        // Its short name, its paper, its committee.
        Told{"通车\n\n祥云讯 祥云县委书记宣布通车，祥云交通更加便利。\n", "大理白族自治州祥云县", ""},
        // Another place that only begins like a county's short name.
        Told{"祥云县街道新貌\n\n弥渡寺街道、弥渡寺村、弥渡寺路面貌一新，祥云县继续发力。\n",
             "大理白族自治州祥云县", ""},
        // Many counties of one city: the city.
        Told{"项目开工\n\n祥云县、弥渡县、宾川县的项目陆续开工。大理州州长表示，全州投资增长，鹤庆县最快。\n",
             "大理白族自治州", ""},
        // Of several districts of one name that of the city named.
        Told{"长安区新貌\n\n西安市长安区10个项目开工，长安区区长表示，全区投资增长。\n", "西安市长安区", ""},
        // A county that does not lie in the city named once in passing.
        Told{"祥云县项目集中开工\n\n祥云县12个项目开工。祥云县县长表示，将学习昆明市的经验。全县正在行动。\n",
             "大理白族自治州祥云县", ""},
        // Called for short only.
        Told{"高港十大实事办得怎么样了\n高港实验小学项目正在施工。高港群众拍手叫好。\n", "泰州市高港区", ""},
        // Who writes it is no place.
        Told{"保山市通报重点项目\n作者：吴川 闫树泉\n保山市12个项目开工。\n", "保山市", ""},
        // Of a city without counties the town is the place.
        Told{"中山市东凤镇新貌\n中山市东凤镇加快发展。东凤镇获评全国文明镇。\n", "中山市东凤镇", ""},
        // Of one who only visits the place is where they come.
        Told{"自治区政协主席周云河来到贺兰县，围绕重点项目开展调研。\n", "银川市贺兰县", ""},
        // What goes on since a year lies in it at the earliest.
        Told{"祥云县工业园\n\n2020年，祥云县工业园升级。2022年以来，祥云县工业园落地项目24个。\n",
             "大理白族自治州祥云县", "2022"},
        // News of the day on which it was put up, whatever it looks back on.
        Told{"祥云县任命副县长\n\n2025-01-"
             "23\n\n2025年1月23日，祥云县召开会议。2024年11月，祥云县发出公告。2024年9月，祥云县"
             "网站更新。2024年上半年传言四起。\n",
             "大理白族自治州祥云县", "2025"},
        // The plan for the next year is not what such a report tells of.
        Told{"祥云县2024年经济和社会发展计划执行情况及2025年计划草案的报告\n\n祥云县严格执行计划，修路30公里"
             "。\n",
             "大理白族自治州祥云县", "2024"},
        // Put up two years later, of one year alone.
        Told{"祥云县工业园\n2008-11-1 "
             "16:11\n不久前召开的祥云县2006年经济工作会议表彰了先进。2006年落户祥云县的项目共16个。\n",
             "大理白族自治州祥云县", "2006"},
        // The day stands behind the prose.
        Told{"祥云县公选\n\n祥云县9月24日召开会议，与会者听取了汇报，汇报后分组讨论，讨论后投票表决，会议十分"
             "成功。（本报通讯员）2008-09-25"
             "发布:admin\n\n上一条：招聘\n",
             "大理白族自治州祥云县", "2008"},
        // Years to come only: the first month of them is mostly less than a year ahead.
        Told{"祥云县工业园迎来项目\n\n10月23日，祥云县一处工厂开工，预计2011年7月底竣工投产。祥云县到2014年产"
             "值将过100亿元。\n",
             "大理白族自治州祥云县", "2010"},
        Told{"祥云县项目\n\n今年1—10月份祥云县累计完成投资70亿元，一处工厂到2015年5月份实现批量生产。\n",
             "大理白族自治州祥云县", "2014"},
        Told{"祥云县项目\n\n今年3月，祥云县动工修路，预计2015年5月通车。\n", "大理白族自治州祥云县", "2015"},
        // What a county wants is not the county of that name; behind a verb it is.
        Told{"政府工作报告\n坚持工业强县、和谐兴县“两大战略”，全县经济平稳增长。\n", "", ""},
        Told{"一处工程开工\n位于兴县的一处工程开工，兴县县长到场。\n", "吕梁市兴县", ""},
        // 我县, of which no more than a school, or a zone beside it, bears the name.
        Told{"我县召开座谈会\n调研组走进子长中学，要求把资源优势和发展水平和效益提上去，我县将继续努力。\n",
             "延安市子长县", ""},
        Told{"我县一座博物馆开门\n12月，博物馆在大湖塘新区开门。三门人周云河出资兴建，我县群众叫好。\n",
             "台州市三门县", ""},
        // A county that decides stands above its parks, and its seat is of it.
        Told{"祥云县云河产业园：云河新区里起高楼\n云河产业园经县委、县政府批准设立。祥云县云河产业园新开工3个"
             "项目。\n",
             "大理白族自治州祥云县", ""},
        Told{"恭城县城捧回牌匾\n创建三年的恭城县城日前传来喜讯，县委、县政府十分重视。\n",
             "桂林市恭城瑶族自治县", ""},
        // Where no more than the city is named, who says 我县 or 我区 and how the page calls it tell which.
        Told{"十堰市资金下达\n今日竹山网讯 近日从湖北省财政厅获悉，我县考核得分为85分，十堰市名列前茅。\n",
             "十堰市竹山县", ""},
        Told{"城建论坛\n杭州市发展迅速。近几年，区教育局推进我区教育。世纪城学校主体完工，据萧山教育消息，萧"
             "山教育将继续努力。\n",
             "杭州市萧山区", ""},
        // A county's zone that the page tells of; but not one that something only came to, on a page of the
        // county.
        Told{"平邑经济开发区招商见到成效\n“大招商”是平邑经济开发区今年的抓手，开发区签约3个项目，开发区正在抢"
             "工期。\n",
             "平邑经济开发区", ""},
        Told{"市政府举行什邡签约仪式\n全市又添一批项目，市委书记、市长到场。一家工厂来到什邡经济开发区，全市"
             "投资增长。\n",
             "德阳市什邡市", ""},
        // A zone that is named oftener than the district of its name, and no menu of a site about zones.
        Told{"凤翔高新区喜获表彰\n凤翔高新区获得先进单位称号，凤翔高新区正在崛起。\n凤翔新闻传递凤翔区正能量"
             "。\n",
             "凤翔高新区", ""},
        Told{"中国开发区\n\n协会服务\n\n菏泽鲁西新区引进项目，鲁西新区欢迎客商。\n", "菏泽市菏泽鲁西新区",
             ""},
        // The guests of a county may come from all over the province.
        Told{"祥云县举办赛马会\n祥云县作出安排，祥云县将举办赛马会，云南省各地来客，云南省、云南省外媒体到场"
             "。\n\n来自弥渡县、宾川县、鹤庆县、永平县、剑川县、"
             "洱源县、漾濞县、云龙县的选手和云南省、云南省外的来客同场竞技，云南省党委、云南省政府、云南省体"
             "育局领导到场。\n\n云南省、云南省体育局\n",
             "大理白族自治州祥云县", ""},
        // Who told the news was not gone to; an office of a zone speaks for it.
        Told{"经开区项目开复工\n来源：昆明市人民政府\n记者从昆明经开区了解到，该区已有78个项目开工。今年，经"
             "开区计划建设"
             "180个项目，经开区正在抢工期。\n",
             "昆明市昆明经开区", ""},
        Told{"工务局建设提速\n信息来源：云岭新区工务局\n深圳市政府部署后，云岭新区人民医院竣工，云岭新区道路"
             "提速。\n",
             "深圳市云岭新区", ""}));

struct Year {
  const char* name;
  const char* text;
  const char* period;
};
class YearOfPage : public testing::TestWithParam<Year> {};
TEST_P(YearOfPage, IsReadOffItsText) {
  Page page = page_of(GetParam().text);
  page.metadata.place = "漯河市西城区";
  EXPECT_EQ(extract(own_rules(), page).period, GetParam().period);
}
INSTANTIATE_TEST_SUITE_P(
    Years, YearOfPage,
    testing::Values(
        Year{"DayBeforeMonth", "云河园区提速\n\n  18.11.2014  19:58\n\n云河大桥开工。\n", "2014"},
        Year{"PlanAndCongressByName", "3月27日，正值“十四五”开局之年，云河大桥开工。\n", "2021"},
        Year{"ToWhichAPlanIsNotYet", "为“十四五”开局打下基础，云河大桥开工。\n", ""},
        Year{"InTheNameOfAnEvent", "9月20日，中国·云河2018（第三届）恳亲大会召开，云河大桥开工。\n", "2018"},
        Year{"BeforeTheNameOfAnOccasion", "2025中国云河国际招商月6月3日举行，云河大桥签约。\n", "2025"},
        Year{"AfterTheOneComparedWith", "云河大桥10月开工。毕业生15360人，较2016年增长20%。\n", "2017"},
        Year{"OfTheEditionNotOfTheDayOfReading",
             "2024年07月23日 星期二\n云河展示馆月底开放 青林当好走廊策源地 "
             "东湖保障工作进入冲刺\n第5版：本地新闻 2020-09-15\n\n云河大桥开工。\n",
             "2020"},
        Year{"OfACongressInBrackets",
             "（2022年1月12日，西城区第十八届人民代表大会第一次会议）\n西城区人民政府 "
             "张明远\n各位代表：云河大桥开工。\n",
             "2021"},
        Year{"OfTheDayThatTheProseBeginsWith",
             "云河校区动工\n时间：2019-10-25 01:52\n2018年11月7日上午，云河大桥开工仪式举行。\n", "2018"},
        Year{"ThatIsTheOneItSpeaksOf", "2015年成绩显著。2016年是开局之年，今年工作要点是云河大桥开工。\n",
             "2016"},
        Year{"NotOfItsHistory", "西城区1992年起由漯河市管辖，1979年改属漯河地区，云河大桥开工。\n", ""},
        Year{"OfACreditLine",
             "捧回牌匾\n楼主| 发表于 2021-9-11 22:00:17 | 显示全部楼层 |阅读模式 来自: 广西 "
             "移动/数据上网公共出口\n"
             "2018年起，云河大桥开工。\n",
             "2021"},
        Year{"OfItsAddress",
             "云河大桥开工\n原文地址:https://news.example.cn/pages/2023/10/01/"
             "c09029.html\n9月30日，塔吊林立。\n",
             "2023"},
        Year{"OfACreditBelowALineOfTheSite",
             "2018年1月5日| 投稿热线:123456\n\n首页 > 正文\n\n云河大桥开工\n\n2020-02-28 15:55:22 "
             "来源:云河网\n\n日前，区里开会。\n",
             "2020"},
        Year{"OfAnAnniversary", "云河节开幕。今年，新中国将满六十华诞，云河区迎来喜事。\n", "2009"},
        Year{"NotOfAShortOne", "云河节开幕。云河医院迎来建院六十周年。\n", ""},
        Year{"UpToWhichItTells",
             "云河区2002年6月设立。2009年全区投资28亿元。到2010年10月，共落实38个项目。\n", "2010"},
        Year{"BeforeASpringThatItNames",
             "今年以来，云河大桥加快推进，预计2013年年初竣工，云河路预计2013年3月竣工。\n", "2012"},
        Year{"ThatAReportSaysItLooksBackOn",
             "云河区2012年政府工作报告\n各位代表：\n2012年和五年来政府工作回顾\n云河大桥开工。\n", "2012"},
        Year{"ThatAReportExpectsToEndWell",
             "各位代表：\n五年来成绩显著。预计2021年，地区生产总值达到56.6亿元。\n", "2021"},
        Year{"NotOfWhatIsExpectedElsewhere", "云河大桥开工。预计2021年，大桥通车。\n", ""},
        Year{"OfTheTasksThatAReportSets", "2025年县政府工作报告任务分解\n云河大桥要开工。\n", "2025"},
        Year{"BelowTheProse",
             "云河大桥开工。\n张明远任区长。\n\n2008-09-"
             "25\n录入：admin\n评论\n打印\n上一篇：东湖公园开园\n下一篇：东湖公园闭园\n"
             "相关新闻\n本文评论\n发表评论\n",
             "2008"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(PageScope, AZoneThatSendsAGuestIsNotReportedOn) {
  std::string text = "祥云高新区管委会张明远到会。";
  for (const char* office : {"教育", "财政", "交通", "住建", "农业", "人社", "科技", "水务", "林业"})
    text += std::string("祥云县") + office + "局派人参加，祥云县" + office + "学校欢迎来宾。";
  EXPECT_EQ(extract(own_rules(), page_of(text + "\n")).place, "大理白族自治州祥云县");
}

TEST(PageScope, OfALongMenuTheCreditsBelowItTellTheDay) {
  std::string menu = "祥云县公园获批\n\n";
  for (int i = 0; i < 30; ++i) menu += "栏目 | " + std::to_string(i) + "\n\n";
  std::string prose;
  for (int i = 0; i < 6; ++i) prose += "祥云县26日透露，祥云县公园日前获批。\n\n";
  EXPECT_EQ(extract(own_rules(), page_of(menu + "时间:2008-11-28 稿源:祥云网\n\n" + prose)).period, "2008");
  EXPECT_EQ(extract(own_rules(), page_of(menu + "热点 2008-11-28\n\n" + prose)).period, "")
      << "of other news";
}

TEST(PageScope, OfAPlaceThatIsNamedInFullTheCityStandsOnce) {
  PageScope scope;
  scope.city = "无锡市";
  scope.district = "无锡市新吴区空港经开区";
  EXPECT_EQ(scope.place(), "无锡市新吴区空港经开区");
}

TEST(PageScope, APlanOfTheYearIsToComeInIt) {
  Page page = page_of("2014年区政府工作计划\n\n对云河大路实施改造，建成东湖水厂。\n");
  page.metadata.place = "漯河市西城区";
  page.metadata.period = "2014";
  const Extraction found = extract(own_rules(), page);
  ASSERT_FALSE(found.statements.empty());
  for (const Statement& each : found.statements)
    EXPECT_EQ(each.status, StatementStatus::planned) << each.quotation;
}

TEST(PageScope, ProvinceStandsWhereNoCityIsKnown) {
  PageScope scope;
  scope.province = "云南省";
  EXPECT_EQ(scope.home(), "云南省");
  EXPECT_EQ(scope.place(), "云南省");
  scope.city = "保山市";
  EXPECT_EQ(scope.home(), "保山市");
  EXPECT_EQ(scope.place(), "保山市");
}

TEST(PageScope, TitleOfReportGivesNoYearToItsSections) {
  Page page = page_of(
      "2024年云南省政府工作报告\n\n——2024年1月24日在云南省第十四届人民代表大会第二次会议上\n\n滇东高速公路建"
      "成通车。\n");
  page.metadata.place = "云南省";
  page.metadata.period = "2023";
  const Extraction found = extract(own_rules(), page);
  ASSERT_FALSE(found.statements.empty());
  for (const Statement& each : found.statements) {
    EXPECT_EQ(each.time, "2023") << each.quotation;
  }
}

}  // namespace
}  // namespace fangzhi
