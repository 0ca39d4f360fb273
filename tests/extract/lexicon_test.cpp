#include "extract/lexicon.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

// A table of these lines, not yet built; a mistake fails the test.
Lexicon lexicon_of(const std::string& table) {
  Lexicon lexicon;
  const Status read = lexicon.parse(table, "words.tsv");
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return lexicon;
}

std::vector<std::string> words_in(const Lexicon& lexicon, const std::u32string& text) {
  std::vector<std::string> found;
  lexicon.find_all(text, [&](std::size_t begin, std::size_t end, WordId word) {
    EXPECT_EQ(text.substr(begin, end - begin), lexicon.word(word).text);
    found.push_back(to_utf8(lexicon.word(word).text));
  });
  return found;
}

TEST(Lexicon, FindsItsWordsInText) {
  Lexicon lexicon = lexicon_of("# comment\n\n产业\tnoun\n产业园\thead\ttype=Park\n园区\tnoun\t\n");
  lexicon.build();
  EXPECT_EQ(lexicon.size(), 3u);
  EXPECT_EQ(words_in(lexicon, U"云河产业园区"), (std::vector<std::string>{"产业", "产业园", "园区"}));
}

TEST(Lexicon, AWordMayHaveSeveralClassesWithDetails) {
  const Lexicon lexicon =
      lexicon_of("中心\thead\ttype=Project;strength=weak\r\n中心\tnoun\r\n中心\tunit\tkind=count\n");
  const WordId id = lexicon.find(U"中心");
  ASSERT_NE(id, kNoWord);
  const Word& word = lexicon.word(id);
  EXPECT_EQ(lexicon.size(), 1u);
  EXPECT_TRUE(word.classes.has(WordClass::head));
  EXPECT_TRUE(word.classes.has(WordClass::noun));
  EXPECT_FALSE(word.classes.has(WordClass::verb));
  EXPECT_EQ(word.detail(WordClass::head, "type"), "Project");
  EXPECT_EQ(word.detail(WordClass::head, "strength"), "weak");
  EXPECT_EQ(word.detail(WordClass::unit, "kind"), "count");
  EXPECT_EQ(word.detail(WordClass::head, "kind"), "") << "a detail of another class";
  EXPECT_EQ(word.detail(WordClass::head, "typ"), "") << "the beginning of a key";
}

TEST(Lexicon, FindsWholeWordsOnly) {
  const Lexicon lexicon = lexicon_of("产业园\tnoun\n");
  EXPECT_EQ(lexicon.find(U"产业"), kNoWord);
  EXPECT_EQ(lexicon.find(U"产业园区"), kNoWord);
  EXPECT_NE(lexicon.find(U"产业园"), kNoWord);
}

TEST(Lexicon, SurnamesAreAskedForAndNeverFoundInText) {
  Lexicon lexicon =
      lexicon_of("王\tsurname\tfreq=common\n高\tsurname\tfreq=risky\n欧阳\tsurname\n伟明\tgiven_char\n");
  lexicon.build();
  EXPECT_TRUE(lexicon.is_surname(U"王"));
  EXPECT_FALSE(lexicon.is_risky_surname(U"王"));
  EXPECT_TRUE(lexicon.is_surname(U"高"));
  EXPECT_TRUE(lexicon.is_risky_surname(U"高"));
  EXPECT_TRUE(lexicon.is_surname(U"欧阳"));
  EXPECT_FALSE(lexicon.is_surname(U"欧"));
  EXPECT_FALSE(lexicon.is_surname(U"欧明"));
  EXPECT_FALSE(lexicon.is_surname(U"王伟"));
  EXPECT_FALSE(lexicon.is_surname(U"\U00020000"));
  EXPECT_TRUE(lexicon.is_given_character(U'伟'));
  EXPECT_TRUE(lexicon.is_given_character(U'明'));
  EXPECT_FALSE(lexicon.is_given_character(U'王'));
  EXPECT_FALSE(lexicon.is_given_character(U'\U00020000'));
  EXPECT_EQ(words_in(lexicon, U"王高欧阳伟明"), std::vector<std::string>());
}

TEST(Lexicon, ListsAreAskedForAndNeverFoundInText) {
  Lexicon lexicon =
      lexicon_of("公司\tcompany_tail\n有限公司\tcompany_tail\n集团\tfirm_tail\n的\tgrammar_char\n");
  lexicon.build();
  EXPECT_EQ(lexicon.list(WordClass::company_tail), (std::vector<std::u32string>{U"有限公司", U"公司"}));
  EXPECT_TRUE(lexicon.is_listed(WordClass::firm_tail, U"集团"));
  EXPECT_FALSE(lexicon.is_listed(WordClass::firm_tail, U"公司"));
  EXPECT_TRUE(lexicon.may_begin_listed(WordClass::firm_tail, U"集团公司"));
  EXPECT_FALSE(lexicon.may_begin_listed(WordClass::firm_tail, U""));
  EXPECT_TRUE(lexicon.has_listed(WordClass::firm_tail, U"青禾集团"));
  EXPECT_FALSE(lexicon.has_listed(WordClass::firm_tail, U"青禾集"));
  EXPECT_FALSE(lexicon.has_listed(WordClass::firm_tail, U""));
  EXPECT_TRUE(lexicon.is_grammar_character(U'的'));
  EXPECT_FALSE(lexicon.is_grammar_character(U'地'));
  EXPECT_EQ(words_in(lexicon, U"集团的有限公司"), std::vector<std::string>());
}

TEST(Lexicon, RefusesAListEntryThatStandsTwice) {
  Lexicon lexicon;
  const Status read = lexicon.parse("公司\tfirm_tail\n公司\tcompany_tail\n公司\tfirm_tail\n", "words.tsv");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message,
            "words.tsv:3: word: \"公司\" stands in the tables as firm_tail already; keep one line");
}

TEST(Lexicon, AWordOfAPatternJoinsThatOfATable) {
  Lexicon lexicon = lexicon_of("开工\tverb\n");
  const WordId table = lexicon.find(U"开工");
  EXPECT_EQ(lexicon.add(U"开工", WordClass::trigger), table);
  EXPECT_NE(lexicon.add(U"奠基", WordClass::trigger), table);
  EXPECT_TRUE(lexicon.word(table).classes.has(WordClass::verb));
  EXPECT_TRUE(lexicon.word(table).classes.has(WordClass::trigger));
}

TEST(Lexicon, VerbsOfAnEndingBecomeNominal) {
  Lexicon lexicon = lexicon_of("亮化\tverb\n文化\tnoun\n化\tverb\n建设\tverb\n");
  lexicon.nominalise(U'化');
  const auto is_nominal = [&](const char32_t* word) {
    return lexicon.word(lexicon.find(word)).classes.has(WordClass::nominal_verb);
  };
  EXPECT_TRUE(is_nominal(U"亮化"));
  EXPECT_FALSE(is_nominal(U"文化"));
  EXPECT_FALSE(is_nominal(U"化"));
  EXPECT_FALSE(is_nominal(U"建设"));
}

TEST(Lexicon, MistakesNameFileLineFieldAndTheNearestClass) {
  struct Case {
    const char* table;
    const char* message;
  };
  const Case cases[] = {
      {"云河\n", "words.tsv:1: a line holds a word, its class and an optional detail, separated by tabs"},
      {"# one\n\n云河\tnoun\ta=b\tmore\n",
       "words.tsv:3: a line holds a word, its class and an optional detail, separated by tabs"},
      {"\tnoun\n", "words.tsv:1: a line holds a word, its class and an optional detail, separated by tabs"},
      {"云河\tnoum\n", "words.tsv:1: class: unknown class \"noum\", did you mean \"noun\"?"},
      {"云河\tnominal-verb\n",
       "words.tsv:1: class: unknown class \"nominal-verb\", did you mean \"nominal_verb\"?"},
      {"云河\tzzzzzz\n", "words.tsv:1: class: unknown class \"zzzzzz\""},
      {"云河\t\n", "words.tsv:1: class: unknown class \"\""},
      {"园\thead\ttype=Park;strong\n", "words.tsv:1: detail: \"strong\" is not of the form key=value"},
      {"欧阳修\tsurname\n", "words.tsv:1: word: a surname has one or two characters of the basic plane"},
      {"\U00020000\tsurname\n", "words.tsv:1: word: a surname has one or two characters of the basic plane"},
      {"云\tnoun\n\xff\tnoun\n", "words.tsv: byte 9 is not UTF-8; save the table as UTF-8"},
  };
  for (const Case& each : cases) {
    Lexicon lexicon;
    const Status read = lexicon.parse(each.table, "words.tsv");
    ASSERT_FALSE(read) << each.table;
    EXPECT_EQ(read.error().kind, ErrorKind::bad_input);
    EXPECT_EQ(read.error().message, each.message);
  }
}

TEST(Lexicon, EveryClassHasItsOwnName) {
  const std::vector<std::string>& names = word_class_names();
  ASSERT_EQ(names.size(), static_cast<std::size_t>(WordClass::count_));
  EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(parse_word_class(names[i]), static_cast<WordClass>(i)) << names[i];
  }
  EXPECT_EQ(parse_word_class("head"), WordClass::head);
  EXPECT_EQ(parse_word_class("localizer"), WordClass::localizer);
  EXPECT_EQ(parse_word_class("Head"), std::nullopt);
}

TEST(Lexicon, LoadsTheTablesOfAFolder) {
  const TemporaryFolder folder;
  folder.write("b.tsv", "云河\tnoun\n");
  folder.write("a.tsv", "东湖\tnoun\n");
  folder.write("notes.md", "not a table\n");
  Lexicon lexicon;
  const Status read = lexicon.load(folder.path());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(lexicon.size(), 2u);
  EXPECT_EQ(lexicon.find(U"东湖"), 0u) << "tables are read by name";
}

TEST(Lexicon, AMistakeInAFolderNamesTheFile) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.tsv", "云河\tnoum\n").string();
  Lexicon lexicon;
  const Status read = lexicon.load(folder.path());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message, file + ":1: class: unknown class \"noum\", did you mean \"noun\"?");
}

TEST(Lexicon, AFolderThatIsNotThereIsAnError) {
  const TemporaryFolder folder;
  Lexicon lexicon;
  const Status read = lexicon.load(folder / "none");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().kind, ErrorKind::io);
  EXPECT_EQ(read.error().message,
            (folder / "none").string() + ": cannot be listed (No such file or directory)");
}

TEST(ClassSet, HoldsEveryClassOfRunningWords) {
  for (std::size_t i = 0; i < kRunningClasses; ++i) {
    const auto one = static_cast<WordClass>(i);
    const ClassSet set{one};
    for (std::size_t k = 0; k < kRunningClasses; ++k) {
      EXPECT_EQ(set.has(static_cast<WordClass>(k)), k == i);
    }
  }
  const ClassSet both{WordClass::verb, WordClass::noun};
  EXPECT_TRUE(both.any_of({WordClass::noun, WordClass::head}));
  EXPECT_FALSE(both.any_of({WordClass::head}));
  EXPECT_TRUE(both.only({WordClass::noun, WordClass::verb, WordClass::head}));
  EXPECT_FALSE(both.only({WordClass::noun}));
  EXPECT_TRUE(ClassSet().empty());
}

}  // namespace
}  // namespace fangzhi
