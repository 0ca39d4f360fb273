#include "extract/annotated_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/utf8.h"

namespace fangzhi {
namespace {

const AnnotationWords kWords = {{"Person", "Place", "Project", "Park", "Institution", "Event", "Honor"},
                                {"签约", "竣工", "位于", "任职"}};

std::vector<AnnotatedSentence> parse(const std::string& bytes) {
  Result<std::vector<AnnotatedSentence>> read = parse_annotated(bytes, "a.txt", kWords);
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return read ? *read : std::vector<AnnotatedSentence>();
}

std::string message_of(const std::string& bytes) {
  const Result<std::vector<AnnotatedSentence>> read = parse_annotated(bytes, "a.txt", kWords);
  return read ? "" : read.error().message;
}

const std::string kHeader = "@ place=安陵市/云岭区 period=2021 genre=竣工\n";

TEST(AnnotatedText, ReadsASentenceWithItsHeader) {
  const auto sentences =
      parse("# comment\n" + kHeader + "\n[云岭区:Place]的[云台冷链中心:Project]已于3月竣工。\n");
  ASSERT_EQ(sentences.size(), 1u);
  const AnnotatedSentence& sentence = sentences[0];
  EXPECT_EQ(sentence.page.text, "云岭区的云台冷链中心已于3月竣工。");
  EXPECT_EQ(sentence.page.name, "a.txt:4");
  EXPECT_EQ(sentence.page.metadata.place, "安陵市云岭区");
  EXPECT_EQ(sentence.page.metadata.period, "2021");
  EXPECT_EQ(sentence.genre, "竣工");
  EXPECT_EQ(sentence.district(), "云岭区");
  EXPECT_EQ(sentence.line, 4u);
}

TEST(AnnotatedText, SpansCountCodePointsOfTheTextWithoutBrackets) {
  const auto sentences = parse("A，[云岭区:Place]的[B区:Place]、[12:30报:Institution]\n");
  ASSERT_EQ(sentences.size(), 1u);
  const AnnotatedSentence& sentence = sentences[0];
  ASSERT_EQ(sentence.mentions.size(), 3u);
  EXPECT_EQ(sentence.mentions[1].span, (TextSpan{6, 8}));
  for (const GoldMention& mention : sentence.mentions) {
    EXPECT_EQ(cut_code_points(sentence.page.text, mention.span.begin, mention.span.end), mention.name);
  }
  EXPECT_EQ(sentence.mentions[2].name, "12:30报") << "the form is everything up to the last colon";
}

TEST(AnnotatedText, MentionsMayBeOptionalAndHaveAFullName) {
  const auto mentions =
      parse("[甲馆:Project?][乙馆:Project=城市乙馆][丙馆:Project?=城市丙馆]\n").at(0).mentions;
  ASSERT_EQ(mentions.size(), 3u);
  EXPECT_TRUE(mentions[0].is_optional);
  EXPECT_FALSE(mentions[0].has_own_name);
  EXPECT_FALSE(mentions[1].is_optional);
  EXPECT_EQ(mentions[1].name, "城市乙馆");
  EXPECT_TRUE(mentions[2].is_optional);
  EXPECT_TRUE(mentions[2].has_own_name);
  EXPECT_EQ(mentions[2].name, "城市丙馆");
  EXPECT_EQ(mentions[2].span, (TextSpan{4, 6}));
}

TEST(AnnotatedText, ReadsStatementsAndObservations) {
  const auto sentences = parse(kHeader +
                               "[王一:Person]说[云台中心:Project]竣工\n"
                               "  = 云台中心 | 竣工 | 云岭区 | planned | 2021-03 | amount=5亿元\n"
                               "  =? 王一 | 任职 | 云岭区委:Institution | done | - | role=书记 | grantor=市\n"
                               "  ~ 总投资 | 5 | 亿元 | 云台中心 | 2021 | +3.1%\n"
                               "  ~? 人口 | 7 | 万 | 安陵市 | -\n");
  ASSERT_EQ(sentences.size(), 1u);
  ASSERT_EQ(sentences[0].statements.size(), 2u);
  const GoldStatement& completed = sentences[0].statements[0];
  EXPECT_EQ(completed.subject.name, "云台中心");
  EXPECT_EQ(completed.predicate, "竣工");
  EXPECT_EQ(completed.object.name, "云岭区");
  EXPECT_EQ(completed.status, StatementStatus::planned);
  EXPECT_EQ(completed.time, "2021-03");
  EXPECT_EQ(completed.amount, "5亿元");
  EXPECT_FALSE(completed.is_optional);
  const GoldStatement& post = sentences[0].statements[1];
  EXPECT_TRUE(post.is_optional);
  EXPECT_EQ(post.object.name, "云岭区委");
  EXPECT_EQ(post.object.type, "Institution");
  EXPECT_EQ(post.time, "");
  EXPECT_EQ(post.role, "书记");
  EXPECT_EQ(post.grantor, "市");
  ASSERT_EQ(sentences[0].observations.size(), 2u);
  EXPECT_EQ(sentences[0].observations[0].change, "+3.1%");
  EXPECT_EQ(sentences[0].observations[0].about.name, "云台中心");
  EXPECT_TRUE(sentences[0].observations[1].is_optional);
}

TEST(AnnotatedText, AHeaderHoldsUntilTheNext) {
  const auto sentences = parse(kHeader + "一\n二\n@ place=丙县 period=2020\n三\n");
  ASSERT_EQ(sentences.size(), 3u);
  EXPECT_EQ(sentences[1].district(), "云岭区");
  EXPECT_EQ(sentences[2].page.metadata.place, "丙县");
  EXPECT_EQ(sentences[2].genre, "") << "a header replaces the whole of the one before";
}

TEST(AnnotatedText, LineEndsAndByteOrderMarkDoNotCount) {
  const auto sentences = parse("\xef\xbb\xbf@ place=丙县\r\n[丙县:Place]\r\n\r\n");
  ASSERT_EQ(sentences.size(), 1u);
  EXPECT_EQ(sentences[0].page.text, "丙县");
  EXPECT_EQ(sentences[0].page.metadata.place, "丙县");
}

TEST(AnnotatedText, MistakesNameFileLineFieldAndTheNearestWord) {
  struct Case {
    const char* bytes;
    const char* message;
  };
  const Case cases[] = {
      {"[甲:Projct]\n", "a.txt:1: type: \"Projct\" is not known; did you mean \"Project\"?"},
      {"[甲:Project\n",
       "a.txt:1: mention: has brackets that do not match; write [form:Type], and nothing else in "
       "brackets"},
      {"[甲[乙:Place]:Project]\n",
       "a.txt:1: mention: has brackets that do not match; write [form:Type], and nothing "
       "else in brackets"},
      {"[甲]\n", "a.txt:1: mention: \"甲\" has no form or no type; write [form:Type]"},
      {"[甲:Place=]\n", "a.txt:1: mention: has nothing after =; write the full name there"},
      {"@ plce=甲\n", "a.txt:1: header: \"plce\" is not known; did you mean \"place\"?"},
      {"@ place=\n", "a.txt:1: place: has no value; write place=VALUE without spaces"},
      {"@ place=甲//乙\n", "a.txt:1: place: has an empty level; write 安陵市/云岭区"},
      {"@ items=names\n", "a.txt:1: items: is \"names\"; write mentions, or leave it out"},
      {"@ items=mentions\n[甲区:Place]\n  = 甲区 | 签约 | 甲区 | done | -\n",
       "a.txt:3: statement: stands under a header that says items=mentions; take that out of the header"},
      {"@ items=mentions\n[甲区:Place]\n  ~ 总投资 | 5 | 亿元 | 甲区 | 2021\n",
       "a.txt:3: observation: stands under a header that says items=mentions; take that out of the header"},
      {"@ period=今年\n", "a.txt:1: period: is \"今年\"; write a year, YYYY"},
      {"  = 甲 | 签约 | 乙 | done | -\n",
       "a.txt:1: line: stands before any sentence; put it under the one it is about"},
      {"甲\n  乙\n",
       "a.txt:2: line: begins with a space but with neither = nor ~; begin a sentence at the margin"},
      {"[甲区:Place]\n  = 甲区 | 签约\n",
       "a.txt:2: statement: has too few fields; write = subject | predicate | object | status | time"},
      {"[甲区:Place]\n  = 甲曲 | 签约 | 甲区 | done | -\n",
       "a.txt:2: subject: \"甲曲\" is neither a mention of the sentence nor a level of its place; did you "
       "mean "
       "\"甲区\"?"},
      {"[甲区:Place]\n  = 甲区 | 签约 | 乙:Instituton | done | -\n",
       "a.txt:2: object: \"Instituton\" is not known; did you mean \"Institution\"?"},
      {"[甲区:Place]\n  = 甲区 | 签订 | 甲区 | done | -\n",
       "a.txt:2: predicate: \"签订\" is not known; did you mean \"签约\"?"},
      {"[甲区:Place]\n  = 甲区 | 签约 | 甲区 | planed | -\n",
       "a.txt:2: status: \"planed\" is not known; did you mean \"planned\"?"},
      {"[甲区:Place]\n  = 甲区 | 签约 | 甲区 | done | 3月\n",
       "a.txt:2: time: is \"3月\"; write YYYY, YYYY-MM, YYYY-MM-DD or -"},
      {"[甲区:Place]\n  = 甲区 | 签约 | 甲区 | done | - | amout=1\n",
       "a.txt:2: qualifier: \"amout\" is not known; did you mean \"amount\"?"},
      {"[甲区:Place]\n  = 甲区 | 签约 | 甲区 | done | - | amount=\n",
       "a.txt:2: amount: has no value; write amount=VALUE"},
      {"[甲区:Place]\n  ~ 人口 | 7 | 万 | 甲区\n",
       "a.txt:2: observation: has 4 fields; write ~ indicator | value | unit | about | time, then a change "
       "or nothing"},
      {"甲\n\xff\n", "a.txt:2: text: is not UTF-8; save the file as UTF-8"},
  };
  for (const Case& c : cases) EXPECT_EQ(message_of(c.bytes), c.message) << c.bytes;
}

}  // namespace
}  // namespace fangzhi
