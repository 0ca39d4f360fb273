#include "extract/reading.h"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace fangzhi {
namespace {

constexpr const char* kTable =
    "市委\tnoun\n委书记\tnoun\n市委书记\ttitle\n书记\ttitle\n"
    "产业\tnoun\n产业园\thead\ttype=Park\n园\thead\ttype=Park\n广场\thead\ttype=Project\n"
    "届\tnumbered\n次会议\tnumbered\n会议\thead\ttype=Event\n"
    "个\tunit\n亩\tunit\n万元\tunit\n达\tlight_verb\n已\tadverb\n"
    "和\tconjunction\n等\tsummary\n中\tlocalizer\n活动\tnoun\n摄\tbyline\n建设\tnominal_verb\n";

const Lexicon& lexicon() {
  static const Lexicon built = [] {
    Lexicon words;
    const Status read = words.parse(kTable, "words.tsv");
    EXPECT_TRUE(read) << (read ? "" : read.error().message);
    words.build();
    return words;
  }();
  return built;
}

const char* mark_of(const Token& token) {
  switch (token.kind) {
    case TokenKind::word:
      return "";
    case TokenKind::unknown:
      return "?";
    case TokenKind::number:
      return "#";
    case TokenKind::latin:
      return "@";
    case TokenKind::mark:
      return "!";
    case TokenKind::space:
      return "_";
    case TokenKind::quoted:
      return "q";
    case TokenKind::bracketed:
      return "b";
    case TokenKind::titled:
      return "t";
  }
  return "";
}

// The tokens apart by |, each behind a sign for its kind; known words have none.
std::string shown(std::u32string_view text, const std::vector<Token>& tokens) {
  std::string all;
  for (const Token& token : tokens) {
    all += (all.empty() ? "" : "|") + std::string(mark_of(token)) +
           to_utf8(text.substr(token.begin, token.end - token.begin));
  }
  return all;
}

std::string tokens_of(const std::u32string& text) {
  return shown(text, Tokenizer(lexicon(), text).read(0, static_cast<std::uint32_t>(text.size())));
}

std::string reading_of(const std::u32string& text) {
  const Reading reading = read_page(lexicon(), lay_out(text));
  return shown(reading.text(), reading.tokens);
}

struct TextCase {
  const char* name;
  std::u32string text;
  const char* tokens;
};

void PrintTo(const TextCase& each, std::ostream* out) {
  *out << each.name;
}
std::string name_of(const testing::TestParamInfo<TextCase>& info) {
  return info.param.name;
}

class Tokens : public testing::TestWithParam<TextCase> {};

TEST_P(Tokens, CoverTheText) {
  EXPECT_EQ(tokens_of(GetParam().text), GetParam().tokens);
}

const TextCase kTokens[] = {
    {"Empty", U"", ""},
    {"TheLongestWordWins", U"市委书记", "市委书记"},
    {"UnknownCharactersAreOneToken", U"云河广场", "?云河|广场"},
    {"AnUnknownTail", U"产业园区", "产业园|?区"},
    {"NumberWithPointAndComma", U"1,234.5万元", "#1,234.5|万元"},
    {"APointAtTheEndIsAMark", U"投资12.", "?投资|#12|!."},
    {"NumberAndUnit", U"12个产业园", "#12|个|产业园"},
    {"WrittenNumeralBeforeAUnit", U"二十个广场", "#二十|个|广场"},
    {"RoughNumeral", U"十余个广场", "#十余|个|广场"},
    {"Latin", U"建设Blue园", "建设|@Blue|园"},
    {"LatinAndNumber", U"A320园", "@A|#320|园"},
    {"Spaces", U"广场 广场", "广场|_ |广场"},
    {"MarksStandAlone", U"，。", "!，|!。"},
    {"NumberedWord", U"第十五届", "第十五届"},
    {"NumberedWordWithoutDi", U"四次会议", "四次会议"},
    {"NumberedWordInDigits", U"第15届", "第15届"},
    {"TwoNumberedWords", U"第十五届四次会议", "第十五届|四次会议"},
    {"NumberedWordWithoutANumber", U"届次会议", "?届次|会议"},
    {"OutsideTheBasicPlane", U"\U00020000园", "?\U00020000|园"},
};
INSTANTIATE_TEST_SUITE_P(Table, Tokens, testing::ValuesIn(kTokens), name_of);

TEST(TokensOfAPart, CountFromTheWholeText) {
  const std::u32string text = U"云河广场和产业园";
  const std::vector<Token> tokens = Tokenizer(lexicon(), text).read(2, 5);
  ASSERT_EQ(tokens.size(), 2u);
  EXPECT_EQ(tokens[0].begin, 2u);
  EXPECT_EQ(tokens[0].end, 4u);
  EXPECT_EQ(tokens[1].begin, 4u);
  EXPECT_EQ(tokens[1].word, lexicon().find(U"和"));
  EXPECT_TRUE(tokens[1].is(WordClass::conjunction));
}

TEST(TokensOfAPart, NoteTheLongestWordsOfThePartsRead) {
  const std::u32string text = U"云河产业园区。产业园";
  Tokenizer tokenizer(lexicon(), text);
  tokenizer.read(0, 7);
  const LongestWords longest = tokenizer.release_longest();
  ASSERT_EQ(longest.from.size(), text.size());
  ASSERT_EQ(longest.to.size(), text.size());
  EXPECT_EQ(longest.from[2], lexicon().find(U"产业园"));
  EXPECT_EQ(longest.to[4], lexicon().find(U"产业园"));
  EXPECT_EQ(longest.from[0], kNoWord);
  EXPECT_EQ(longest.from[7], kNoWord) << "not read";
}

TEST(TokensOfRandomText, HaveNoGaps) {
  const std::u32string alphabet = U"市委书记产业园第十五届次会议12.,个万达已和“”（）《》云A \U00020000";
  std::mt19937 random(15);
  for (int round = 0; round < 1000; ++round) {
    std::u32string text;
    const std::size_t length = random() % 40;
    while (text.size() < length) text += alphabet[random() % alphabet.size()];
    std::uint32_t at = 0;
    Tokenizer tokenizer(lexicon(), text);
    for (const Token& token : tokenizer.read(0, static_cast<std::uint32_t>(text.size()))) {
      ASSERT_EQ(token.begin, at) << to_utf8(text);
      ASSERT_LT(token.begin, token.end) << to_utf8(text);
      ASSERT_EQ(token.kind == TokenKind::word, token.word != kNoWord) << to_utf8(text);
      at = token.end;
    }
    ASSERT_EQ(at, text.size()) << to_utf8(text);
  }
}

class Readings : public testing::TestWithParam<TextCase> {};

TEST_P(Readings, SettleTheTokens) {
  EXPECT_EQ(reading_of(GetParam().text), GetParam().tokens);
}

const TextCase kReadings[] = {
    {"AVerbInsideAName", U"万达广场", "?万达|广场"},
    {"AMeasureAfterANumberIsOne", U"12个云河", "#12|个|?云河"},
    {"AMeasureWithoutANumberIsNone", U"云个广场", "?云个|广场"},
    {"AVerbBeforeANumberStays", U"云达12个", "?云|达|#12|个"},
    {"AVerbAfterAKnownWordStays", U"产业达标", "产业|达|?标"},
    {"AFalseConjunction", U"悦和园", "?悦和|园"},
    {"AConjunction", U"产业和园", "产业|和|园"},
    {"ALocalizerBeforeAMark", U"活动中，云河", "活动|中|!，|?云河"},
    {"ALocalizerInsideAName", U"中原广场", "?中原|广场"},
    {"AQuotation", U"“云河”广场", "q“云河”|广场"},
    {"AQuotationOfWords", U"“产业和园”建设", "q“产业和园”|建设"},
    {"AnEmptyQuotationIsNone", U"“”广场", "!“|!”|广场"},
    {"AQuotationThatDoesNotClose", U"“云河广场", "!“|?云河|广场"},
    {"AQuotationThatHoldsAClause", U"“云河，广场”", "!“|?云河|!，|广场|!”"},
    {"AQuotationThatIsTooLong", U"“云河云河云河云河云河云河云河云河”",
     "!“|?云河云河云河云河云河云河云河云河|!”"},
    {"ABracket", U"广场（二期）", "广场|b（二期）"},
    {"ABylineInBrackets", U"（云河摄）", "!（|?云河|摄|!）"},
    {"ABracketInAQuotation", U"“云河（二期）”", "!“|?云河|b（二期）|!”"},
    {"ATitle", U"《云河，广场的产业》发布", "t《云河，广场的产业》|?发布"},
    {"ATitleThatDoesNotClose", U"《云河", "!《|?云河"},
};
INSTANTIATE_TEST_SUITE_P(Table, Readings, testing::ValuesIn(kReadings), name_of);

std::vector<std::string> clauses_of(const Reading& reading) {
  std::vector<std::string> clauses;
  for (const Clause& clause : reading.clauses) clauses.push_back(to_utf8(reading.text_of(clause.tokens)));
  return clauses;
}

TEST(Reading, IsCutIntoSentencesAndClauses) {
  const Reading reading = read_page(lexicon(), lay_out(U"云河广场，产业园：已建设。活动！\n\n- 产业；和"));
  EXPECT_EQ(clauses_of(reading),
            (std::vector<std::string>{"云河广场，", "产业园：", "已建设。", "活动！", "产业；", "和"}));
  ASSERT_EQ(reading.sentences.size(), 4u);
  EXPECT_EQ(to_utf8(reading.text_of(reading.sentences[0].tokens)), "云河广场，产业园：已建设。");
  EXPECT_EQ(reading.sentences[0].clauses.size(), 3u);
  EXPECT_EQ(reading.sentences[1].paragraph, 0u);
  EXPECT_EQ(reading.sentences[2].paragraph, 1u);
  EXPECT_EQ(reading.clauses[4].sentence, 2u);
}

TEST(Reading, AMarkInsideAGroupEndsNothing) {
  const Reading reading = read_page(lexicon(), lay_out(U"《云河。广场，产业》建设"));
  EXPECT_EQ(clauses_of(reading), std::vector<std::string>{"《云河。广场，产业》建设"});
}

// Sentences, their clauses and their tokens each cover what is above them.
TEST(Reading, RandomPagesAreCoveredWithoutGaps) {
  const std::u32string alphabet = U"云河产业园，。：；“”（）《》中和万达12 \n\n";
  std::mt19937 random(16);
  for (int round = 0; round < 1000; ++round) {
    std::u32string page;
    const std::size_t length = random() % 80;
    while (page.size() < length) page += alphabet[random() % alphabet.size()];
    const Reading reading = read_page(lexicon(), lay_out(page));
    std::uint32_t token = 0;
    std::uint32_t clause = 0;
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
      const Sentence& sentence = reading.sentences[s];
      ASSERT_EQ(sentence.tokens.begin, token) << to_utf8(page);
      ASSERT_EQ(sentence.clauses.begin, clause) << to_utf8(page);
      for (; clause < sentence.clauses.end; ++clause) {
        ASSERT_EQ(reading.clauses[clause].sentence, s);
        ASSERT_EQ(reading.clauses[clause].tokens.begin, token) << to_utf8(page);
        token = reading.clauses[clause].tokens.end;
      }
      ASSERT_EQ(sentence.tokens.end, token) << to_utf8(page);
      const Paragraph& paragraph = reading.layout.paragraphs[sentence.paragraph];
      ASSERT_GE(reading.tokens[sentence.tokens.begin].begin, paragraph.begin);
      ASSERT_LE(reading.tokens[sentence.tokens.end - 1].end, paragraph.end);
    }
    ASSERT_EQ(token, reading.tokens.size()) << to_utf8(page);
    ASSERT_EQ(clause, reading.clauses.size()) << to_utf8(page);
  }
}

TEST(Reading, OfNothingIsEmpty) {
  const Reading reading = read_page(lexicon(), lay_out(U""));
  EXPECT_TRUE(reading.tokens.empty());
  EXPECT_TRUE(reading.sentences.empty());
}

}  // namespace
}  // namespace fangzhi
