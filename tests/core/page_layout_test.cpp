#include "core/page_layout.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace fangzhi {
namespace {

using Lines = std::vector<std::string>;

PageLayout layout_of(const std::string& page) {
  return lay_out(to_code_points(page));
}

std::string text_of(const PageLayout& layout, const Paragraph& paragraph) {
  return to_utf8(std::u32string_view(layout.text).substr(paragraph.begin, paragraph.end - paragraph.begin));
}

Lines paragraphs_of(const std::string& page) {
  const PageLayout layout = layout_of(page);
  Lines lines;
  for (const Paragraph& paragraph : layout.paragraphs) lines.push_back(text_of(layout, paragraph));
  return lines;
}

struct LayoutCase {
  const char* name;
  const char* page;
  Lines paragraphs;
};

void PrintTo(const LayoutCase& each, std::ostream* out) {
  *out << each.name;
}

class PageLayoutTable : public testing::TestWithParam<LayoutCase> {};

TEST_P(PageLayoutTable, GivesTheParagraphs) {
  EXPECT_EQ(paragraphs_of(GetParam().page), GetParam().paragraphs);
}

std::string name_of(const testing::TestParamInfo<LayoutCase>& info) {
  return info.param.name;
}

const LayoutCase kJoined[] = {
    {"WrappedInsideAName",
     "全区上半年在建的重点项目有云河新材料产\n业园等十二个，均按计划推进。",
     {"全区上半年在建的重点项目有云河新材料产业园等十二个，均按计划推进。"}},
    {"AHeadingThatThePageWrapsAsItWrapsItsProse",
     "政府工作报告\n——在云河县第十七届人民代表大\n会第六次会议上\n县长 李青林\n过去的一年，我们咬定项目不放\n"
     "松，云河公路全线拉通，云河大\n桥合龙，冷链中心等一批好项目\n建成投用，水库除险加固完工，\n"
     "老街棚户区改造一期通过验收。\n",
     {"政府工作报告", "——在云河县第十七届人民代表大会第六次会议上", "县长 李青林",
      "过去的一年，我们咬定项目不放松，云河公路全线拉通，云河大桥合龙，冷链中心等一批好项目建成投用，水库除险"
      "加"
      "固完工，老街棚户区改造一期通过验收。"}},
    {"NumberedLinesAreAList",
     "新建项目三个\n1.云河新材料产业园二期工程项目\n2.青禾镇石塘村冷链仓储物流中心\n（3）县城南大桥",
     {"新建项目三个", "1.云河新材料产业园二期工程项目", "2.青禾镇石塘村冷链仓储物流中心", "（3）县城南大桥"}},
    {"ASectionBeginsBelowAList",
     "二、续建项目\n1.青林康养中心\n2.大柳镇农贸市场\n三、竣工项目（2个）\n1.云河治理工程",
     {"二、续建项目", "1.青林康养中心", "2.大柳镇农贸市场", "三、竣工项目（2个）", "1.云河治理工程"}},
    {"CellsInLinesOfTheirOwnAreRows",
     "序号\n项目名称\n总投资（万元）\n\n1\n石塘大桥\n9800\n2\n云河 AB 中心\n120，\n含配套\n3\n缺一格的",
     {"序号 项目名称 总投资（万元）", "1 石塘大桥 9800", "2 云河AB中心 120，含配套", "3", "缺一格的"}},
    {"LinesWithLabelsStayApart",
     "项目名称：石塘大桥\n形象进度：主体完工\n建设单位：青禾集团",
     {"项目名称：石塘大桥", "形象进度：主体完工", "建设单位：青禾集团"}},
    {"ALoneNumberIsWrapped",
     "全区上半年完成固定资产投资四百亿元其中工业投资\n2.云河新材料产业园占其中的一半以上，均按计划推进。",
     {"全区上半年完成固定资产投资四百亿元其中工业投资2.云河新材料产业园占其中的一半以上，均按计划推进。"}},
    {"WrappedInsideANumber",
     "云岭区去年完成一般公共预算收入515\n93万元，同比增长百分之三。",
     {"云岭区去年完成一般公共预算收入51593万元，同比增长百分之三。"}},
    {"WrappedBetweenLatinWords",
     "这家公司的英文名字在工商登记里写作Blue\nRiver，注册地在云岭区。",
     {"这家公司的英文名字在工商登记里写作Blue River，注册地在云岭区。"}},
    {"WrappedAfterAFullStop",
     "云岭区今年的重点项目已经全部开工建设了。\n下一步要加快进度，确保年底之前主体完工。\n各镇各部门要守土尽"
     "责、"
     "主动服务企业。",
     {"云岭区今年的重点项目已经全部开工建设了。下一步要加快进度，确保年底之前主体完工。各镇各部门要守土尽责、"
      "主动服务"
      "企业。"}},
    {"ShortLineAfterAFullStopEndsTheParagraph",
     "云岭区今年的重点项目已经全部开工建设，下一步\n要加快进度，把任务落到每一个月、每一个人。\n各项目都要如"
     "期完"
     "工。\n会上，有关部门汇报了打算。",
     {"云岭区今年的重点项目已经全部开工建设，下一步要加快进度，把任务落到每一个月、每一个人。各项目都要如期完"
      "工。",
      "会上，有关部门汇报了打算。"}},
    {"AParagraphInALineOfItsOwnEndsThere",
     "昨日，云岭区举行集中开工活动，开工项目九个，总投资二十三亿元。\n部分开工项目一览\n△青石镇：石塘大桥",
     {"昨日，云岭区举行集中开工活动，开工项目九个，总投资二十三亿元。", "部分开工项目一览",
      "青石镇：石塘大桥"}},
    {"NamesInLinesOfManyLengthsAreAList",
     "开工项目一览\n石塘村红薯淀粉生产线扩建项目\n青石红军小镇游客中心\n柳溪景区玻璃栈道",
     {"开工项目一览", "石塘村红薯淀粉生产线扩建项目", "青石红军小镇游客中心", "柳溪景区玻璃栈道"}},
    {"AHeadlineOfTwoLinesAboveAByline",
     "云岭区举行今年第三季度重大项\n目集中开工活动\n本报记者李思齐",
     {"云岭区举行今年第三季度重大项目集中开工活动", "本报记者李思齐"}},
    {"BlankLineInsideASentence",
     "区里今年要新建三所学校、两座医院，\n\n以及一座文化馆，方便居民。",
     {"区里今年要新建三所学校、两座医院，以及一座文化馆，方便居民。"}},
    {"BlankLineBeforeAParticle",
     "今年以来，全区上下抓住产业转型升级\n\n的机遇，项目建设提速。",
     {"今年以来，全区上下抓住产业转型升级的机遇，项目建设提速。"}},
    {"BlankLineBetweenSentences",
     "云河大桥已经建成通车。\n\n东湖学校正在建设。",
     {"云河大桥已经建成通车。", "东湖学校正在建设。"}},
    {"CarriageReturnAndLineFeed",
     "云河大桥已经建成通车。\r\n\r\n东湖学校正在建设。\r\n",
     {"云河大桥已经建成通车。", "东湖学校正在建设。"}},
    {"CarriageReturnAlone",
     "云河大桥已经建成通车。\r\r东湖学校正在建设。",
     {"云河大桥已经建成通车。", "东湖学校正在建设。"}},
    {"WrappedWithCarriageReturns",
     "全区上半年在建的重点项目有云河新材料产\r\n业园等十二个，均按计划推进。",
     {"全区上半年在建的重点项目有云河新材料产业园等十二个，均按计划推进。"}},
};
INSTANTIATE_TEST_SUITE_P(Joined, PageLayoutTable, testing::ValuesIn(kJoined), name_of);

const LayoutCase kHeadings[] = {
    {"HeadingsStandAlone",
     "云岭区项目建设\n\n今年以来，云岭区新开工项目十二个。",
     {"云岭区项目建设", "今年以来，云岭区新开工项目十二个。"}},
    {"ShortHeadingAboveProse",
     "抓项目\n今年以来，云岭区新开工项目十二个，完成投资三十亿元，建成投用五个。",
     {"抓项目", "今年以来，云岭区新开工项目十二个，完成投资三十亿元，建成投用五个。"}},
    {"HeadlineWithACommaAboveProse",
     "青林镇：一条路，盘活一方山水\n\n初夏的青林镇绿意正浓，云河公路改造工程已经建成通车。",
     {"青林镇：一条路，盘活一方山水", "初夏的青林镇绿意正浓，云河公路改造工程已经建成通车。"}},
    {"LettersThatStandApart", "政　府　工　作　报　告\n\n各位代表。", {"政府工作报告", "各位代表。"}},
    {"NamesThatStandApart", "张 云河 李青林", {"张 云河 李青林"}},
    {"MarkdownHeading",
     "# 云岭区项目建设\n今年以来，云岭区新开工项目十二个。",
     {"云岭区项目建设", "今年以来，云岭区新开工项目十二个。"}},
    {"DoubledHeadline",
     "踔厉奋发启新程踔厉奋发启新程\n\n今年以来，云岭区新开工项目十二个。",
     {"踔厉奋发启新程", "今年以来，云岭区新开工项目十二个。"}},
    {"HeadlineOfDoubledLetters",
     "22002211，，这这样样干干\n\n今年是开局之年。",
     {"2021，这样干", "今年是开局之年。"}},
    {"DoubledHeadlineInTwoParts", "踔厉奋发踔厉奋发 勇毅前行勇毅前行", {"踔厉奋发 勇毅前行"}},
    {"DoubledHeadlineWithMarks", "踔厉奋发踔厉奋发！！", {"踔厉奋发！"}},
    {"HalfDoubledIsNotDoubled", "踔厉奋发踔厉奋发 勇毅前行", {"踔厉奋发踔厉奋发 勇毅前行"}},
    {"ReduplicatedWordStays", "常常", {"常常"}},
    {"ReduplicatedFourCharactersStay", "高高兴兴", {"高高兴兴"}},
    {"RepeatedWordOfTwoStays", "研究研究", {"研究研究"}},
    {"DoubledInsideASentenceStays", "踔厉奋发踔厉奋发是口号。", {"踔厉奋发踔厉奋发是口号。"}},
    {"RowsOfATable",
     "项目名称        总投资      进度\n云河广场        20亿元      主体封顶\n东湖大桥        8.6亿元     "
     "外墙",
     {"项目名称 总投资 进度", "云河广场 20亿元 主体封顶", "东湖大桥 8.6亿元 外墙"}},
    {"RowsThatTabsPart",
     "序号\t项目名称\t建设单位\t进度\n1\t云河 广场\t\t主体封顶\n2\t东湖大桥\t青禾集团\t外墙",
     {"序号 项目名称 建设单位 进度", "1 云河广场  主体封顶", "2 东湖大桥 青禾集团 外墙"}},
    {"RowsOfMarkdown",
     "| 项目名称 | 进度 | 投资 |\n|---|:---:|---|\n| 云河广场 | 主体封顶 | 20亿元 |",
     {"项目名称 进度 投资", "云河广场 主体封顶 20亿元"}},
    {"RowsBelowNumbersThatSingleSpacesPart",
     "序号　项目名称　建设单位　年度计划（万元）\n9　云河隧道　市城建集团　45000\n10　东湖大桥　青禾集团　120"
     "00",
     {"序号 项目名称 建设单位 年度计划（万元）", "9 云河隧道 市城建集团 45000",
      "10 东湖大桥 青禾集团 12000"}},
    {"NoRowsWithoutSuchHeaders", "9　云河隧道　市城建集团　45000", {"9云河隧道 市城建集团45000"}},
    {"TheDayOfPrintingInTwoLines",
     "云岭工业园：前6个月投资5.38亿元\n2020\n08/24\n11:34\n\n今年以来，云岭区新开工项目十二个。",
     {"云岭工业园：前6个月投资5.38亿元", "2020", "08/24", "11:34", "今年以来，云岭区新开工项目十二个。"}},
    {"AYearAloneGoesOnWithItsLine", "云岭工业园：前6个月投资\n2020", {"云岭工业园：前6个月投资2020"}},
    {"OneGapIsNoTable", "云河广场        20亿元", {"云河广场20亿元"}},
};
INSTANTIATE_TEST_SUITE_P(Headings, PageLayoutTable, testing::ValuesIn(kHeadings), name_of);

const LayoutCase kMarks[] = {
    {"BoldMarks", "**云河大桥**已经建成通车。", {"云河大桥已经建成通车。"}},
    {"OneAsteriskStays", "面积为3*4米。", {"面积为3*4米。"}},
    {"ListMarks",
     "- 云河大桥已经建成通车。\n- 东湖学校正在建设。",
     {"云河大桥已经建成通车。", "东湖学校正在建设。"}},
    {"BulletsOfPaper", "●云河大桥\n■东湖学校", {"云河大桥", "东湖学校"}},
    {"QuotationMark", "> 云河大桥已经建成通车。", {"云河大桥已经建成通车。"}},
    {"NegativeNumberIsNoListMark", "-5度。", {"-5度。"}},
    {"OnlyMarks", "■■■\n***\n----\n###", {"----"}},
    {"FullWidthDigitsAndLetters",
     "投资１２．５亿元，占３０％，用５Ｇ网络。",
     {"投资12.5亿元，占30%，用5G网络。"}},
    {"SmallAndHalfWidthSeparators",
     "青禾广场﹑云河大桥､石溪水厂开工。",
     {"青禾广场、云河大桥、石溪水厂开工。"}},
    {"HalfWidthPunctuation",
     "云河大桥,已通车;东湖学校:在建!真的?(是)",
     {"云河大桥，已通车；东湖学校：在建！真的？（是）"}},
    {"PunctuationInsideLatinStays", "增长1,234.5万元，时间为12:30。", {"增长1,234.5万元，时间为12:30。"}},
    {"CornerQuotationMarks", "「云河」大桥与『东湖』学校", {"“云河”大桥与“东湖”学校"}},
    {"SpacesAroundDigitsGo", "投资 51 593 万元，其中 3 月 19 日到位。", {"投资51593万元，其中3月19日到位。"}},
    {"SpacesBetweenWordsStay", "云河大桥  东湖学校\u3000西山公园", {"云河大桥 东湖学校 西山公园"}},
    {"SpacesBetweenLetterAndDigitStay", "Boeing 737 MAX", {"Boeing 737 MAX"}},
    {"SpacesBesideMarksGo", "云河大桥 ， 东湖学校 。", {"云河大桥，东湖学校。"}},
    {"IndentedParagraph", "\u3000\u3000云河大桥已经建成通车。", {"云河大桥已经建成通车。"}},
    {"Empty", "", {}},
    {"OnlyWhiteSpace", " \n\u3000\n\t\r\n", {}},
};
INSTANTIATE_TEST_SUITE_P(Marks, PageLayoutTable, testing::ValuesIn(kMarks), name_of);

TEST(PageLayout, KindsFollowMarksAndProse) {
  const PageLayout layout =
      layout_of("# 标题\n\n云岭区工作\n\n云河大桥已经建成通车。\n\n- 东湖学校正在建设。\n");
  ASSERT_EQ(layout.paragraphs.size(), 4u);
  EXPECT_EQ(layout.paragraphs[0].kind, ParagraphKind::heading);
  EXPECT_EQ(layout.paragraphs[1].kind, ParagraphKind::heading) << "short, without a full stop";
  EXPECT_EQ(layout.paragraphs[2].kind, ParagraphKind::body);
  EXPECT_EQ(layout.paragraphs[3].kind, ParagraphKind::item);
}

TEST(PageLayout, ANumberedLineIsAnItemBesideAnotherElseAHeading) {
  const PageLayout layout =
      layout_of("1.云河大桥\n2.青禾水厂\n\n3.提升园区\n园区新建标房五万平方米，全部投用。");
  ASSERT_EQ(layout.paragraphs.size(), 4u);
  EXPECT_EQ(layout.paragraphs[0].kind, ParagraphKind::item);
  EXPECT_EQ(layout.paragraphs[1].kind, ParagraphKind::item);
  EXPECT_EQ(layout.paragraphs[3].kind, ParagraphKind::body);
}

TEST(PageLayout, ArticlesAreNumbered) {
  const PageLayout layout = layout_of(
      "本报讯 云河大桥已经建成通车。\n\n居民出行方便了。\n\n本报讯 东湖学校正在建设。\n\n# "
      "西山公园\n\n公园开放了。\n");
  std::vector<std::uint32_t> articles;
  for (const Paragraph& paragraph : layout.paragraphs) articles.push_back(paragraph.article);
  EXPECT_EQ(articles, (std::vector<std::uint32_t>{0, 0, 1, 2, 2}));
}

TEST(PageLayout, HeadlinesAreOfTheArticleBelowThem) {
  const auto articles_of = [](const std::string& page) {
    std::vector<std::uint32_t> articles;
    for (const Paragraph& paragraph : layout_of(page).paragraphs) articles.push_back(paragraph.article);
    return articles;
  };
  using Articles = std::vector<std::uint32_t>;
  EXPECT_EQ(
      articles_of(
          "# 云河经开区\n## 项目拔节生长\n\n本报讯 云河大桥已经建成通车。\n\n图为大桥\n\n东湖学校开工\n\n"
          "本报讯 东湖学校正在建设。\n"),
      (Articles{0, 0, 0, 0, 1, 1}));
}

TEST(PageLayout, ASpanBrokenByAWrapCoversTheWrap) {
  const std::u32string page = U"全区上半年在建的重点项目有云河新材料产\n业园等十二个，均按计划推进。";
  const PageLayout layout = lay_out(page);
  const std::u32string name = U"云河新材料产业园";
  const std::size_t at = layout.text.find(name);
  ASSERT_NE(at, std::u32string::npos);
  const auto begin = static_cast<std::uint32_t>(at);
  const TextSpan span = layout.source_span(begin, begin + static_cast<std::uint32_t>(name.size()));
  EXPECT_EQ(page.substr(span.begin, span.end - span.begin), U"云河新材料产\n业园");
}

TEST(PageLayout, ADoubledHeadlineLeadsToItsFirstHalf) {
  const PageLayout layout = layout_of("踔厉奋发启新程踔厉奋发启新程");
  EXPECT_EQ(layout.source_span(0, 7), (TextSpan{0, 7}));
}

// What one character of a page may become; written down apart from the code that does it.
bool may_become(char32_t from, char32_t to) {
  const std::u32string_view wide =
      U"，；：！？（）％．＋－／「『〝」』〞﹑､０１２３４５６７８９ＡＢＣＸＹＺａｂｃｘｙｚ";
  const std::u32string_view narrow = U",;:!?()%.+-/“““”””、、0123456789ABCXYZabcxyz";
  if (from == to) return true;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    if (i < 7 && from == narrow[i] && to == wide[i]) return true;
    if (i >= 7 && from == wide[i] && to == narrow[i]) return true;
  }
  // The space between Latin words may stand for a line break, or for a bold mark after one.
  return to == U' ' && (is_space(from) || from == U'*');
}

TEST(PageLayout, EveryCharacterLeadsToWhereItCameFrom) {
  const std::u32string alphabet =
      U"云河大桥的云河大桥的、，。；！？”“「』（(),:;%％．0123１２aZbＡｘ  "
      U"\u3000\n\n\n\r#*-—●>■·/+…本报讯\U00020000";
  std::mt19937 random(20210607);
  for (int round = 0; round < 2000; ++round) {
    std::u32string page;
    const std::size_t length = random() % 120;
    while (page.size() < length) page += alphabet[random() % alphabet.size()];
    const PageLayout layout = lay_out(page);
    ASSERT_EQ(layout.source.size(), layout.text.size());
    std::uint32_t expected_begin = 0;
    std::int64_t last_source = -1;
    for (const Paragraph& paragraph : layout.paragraphs) {
      ASSERT_EQ(paragraph.begin, expected_begin) << to_utf8(page);
      ASSERT_LT(paragraph.begin, paragraph.end) << to_utf8(page);
      ASSERT_EQ(layout.text[paragraph.end], U'\n');
      for (std::uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
        ASSERT_LT(layout.source[i], page.size());
        ASSERT_GT(layout.source[i], last_source) << to_utf8(page) << " at " << i;
        last_source = layout.source[i];
        ASSERT_TRUE(may_become(page[layout.source[i]], layout.text[i])) << to_utf8(page) << " at " << i;
      }
      expected_begin = paragraph.end + 1;
    }
    ASSERT_EQ(expected_begin, layout.text.size());
  }
}

TEST(PageLayout, TheSpaceOfAWrappedLatinNameStandsForTheLineBreak) {
  const PageLayout layout = layout_of("这家公司的英文名字在工商登记里写作Blue\nRiver，注册地在云岭区。");
  const auto space = static_cast<std::uint32_t>(layout.text.find(U' '));
  ASSERT_LT(space, layout.text.size());
  EXPECT_EQ(layout.source_span(space, space + 1), (TextSpan{21, 22}));
}

TEST(PageLayout, ReadsOneLineOfAMegabyte) {
  for (const std::u32string part :
       {U"云河大桥已经建成通车，", U"云", U" ", U"**", U"1 ", U"（", U"云 \u3000"}) {
    std::u32string page;
    while (page.size() < 1'000'000) page += part;
    const PageLayout layout = lay_out(page);
    EXPECT_EQ(layout.text.size(), layout.source.size());
    EXPECT_LE(layout.paragraphs.size(), 1u);
  }
}

TEST(PageLayout, ReadsAMegabyteOfShortLines) {
  std::u32string page;
  while (page.size() < 1'000'000) page += U"云河大桥，东湖\n";
  const PageLayout layout = lay_out(page);
  EXPECT_EQ(layout.paragraphs.size(), 1u);
}

// What a paragraph holds must not be looked for again at every line.
TEST(PageLayout, AFewWordsBetweenBlankLinesAreAHeadline) {
  const PageLayout page = lay_out(
      U"城镇居民人均可支配收入29070元，农村居民人均可支配收入9985元，\n分别增长9%和9.5%"
      U"\n\n政府工作报告摘登\n\n"
      U"始终把工业摆在突出位置，招商小分队一年到头在外叩门求商。\n");
  ASSERT_EQ(page.paragraphs.size(), 3u);
  EXPECT_EQ(page.paragraphs[1].kind, ParagraphKind::heading);
}

TEST(PageLayout, DaysAndCaptionsOpenParagraphs) {
  const PageLayout days = lay_out(
      U"1月6日 集中签约仪式举行，14个项目现场签约，签约总额28亿元\n3月10日 "
      U"工作会议召开，书记讲话，主任部署工作\n");
  EXPECT_EQ(days.paragraphs.size(), 2u);
  const PageLayout captions = lay_out(U"图1 俯瞰青林商务区，规划沙盘前人来人往\n图2 云河小学，效果图\n");
  EXPECT_EQ(captions.paragraphs.size(), 2u);
  const PageLayout towns = lay_out(
      U"【青溪镇】云河工具二期标准厂房交付使用，生产线10月投产。\n【云溪镇】东湖重工配套件技改项目3月开工，主"
      U"厂房过半。\n");
  EXPECT_EQ(towns.paragraphs.size(), 2u);
}

TEST(PageLayout, ABylineIsALineOfItsOwn) {
  const PageLayout layout = lay_out(
      U"“退城”换来新天地\n——云河泵业整体迁入青林园区见闻\n本报记者 周  "
      U"云\n\n　　行车轰鸣，焊花飞溅。6月10日，"
      U"\n本报记者走进青林园区，看到了新厂区。\n");
  const auto has = [&](std::u32string_view line) {
    return std::any_of(layout.paragraphs.begin(), layout.paragraphs.end(), [&](const Paragraph& each) {
      return std::u32string_view(layout.text).substr(each.begin, each.end - each.begin) == line;
    });
  };
  EXPECT_TRUE(has(U"——云河泵业整体迁入青林园区见闻"));
  EXPECT_TRUE(has(U"行车轰鸣，焊花飞溅。6月10日，本报记者走进青林园区，看到了新厂区。")) << "no byline";
}

TEST(PageLayout, ABoldLineIsNoItem) {
  const PageLayout page = lay_out(U"**重点签约项目**\n\n- 云河家具项目\n");
  ASSERT_EQ(page.paragraphs.size(), 2u);
  EXPECT_EQ(page.paragraphs[0].kind, ParagraphKind::heading);
  EXPECT_EQ(page.paragraphs[1].kind, ParagraphKind::item);
}

TEST(PageLayout, ReadsAMegabyteOfLinesThatGoOn) {
  struct Case {
    const char* name;
    std::u32string first;
    std::u32string line;
  };
  const Case cases[] = {
      {"blank lines between", U"今年，云河大桥\n\n东湖，学校", U"\n\n东湖，学校"},
      {"closing marks only", U"”””””””””””””””””", U"\n”””””””””””””””””"},
      {"Latin words", U"Blue River Blue River", U"\nBlue River Blue River"},
  };
  for (const Case& each : cases) {
    std::u32string page = each.first;
    while (page.size() < 1'000'000) page += each.line;
    EXPECT_EQ(lay_out(page).paragraphs.size(), 1u) << each.name;
  }
}

}  // namespace
}  // namespace fangzhi
