// Text that no page should hold: extraction finishes, and what it finds keeps the laws.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "core/page_reader.h"
#include "core/page_walk.h"
#include "tests/extract/extraction_laws.h"

namespace fangzhi {
namespace {

void read_lawfully(const std::u32string& text, const std::string& name) {
  Page page;
  page.name = name;
  page.text = to_utf8(text);
  extract_lawfully(page);
  page.metadata.place = "漯河市西城区";
  page.metadata.period = "2023";
  extract_lawfully(page);
}

std::u32string repeated(std::u32string_view part, std::size_t length) {
  std::u32string text;
  while (text.size() < length) text += part;
  return text;
}

// Any code point but NUL and surrogates.
char32_t random_code_point(std::mt19937& random) {
  const char32_t ranges[][2] = {
      {1, 0x7f}, {0x80, 0xd7ff}, {0x3000, 0x303f}, {0x4e00, 0x9fff}, {0xe000, 0x10ffff}};
  const auto& range = ranges[random() % std::size(ranges)];
  return range[0] + static_cast<char32_t>(random() % (range[1] - range[0] + 1));
}

TEST(HostileText, RandomCodePoints) {
  std::mt19937 random(1);
  for (int round = 0; round < 100; ++round) {
    std::u32string text;
    const std::size_t length = random() % 400;
    while (text.size() < length) text += random_code_point(random);
    read_lawfully(text, "round " + std::to_string(round));
  }
}

TEST(HostileText, RandomWordsOfTheTables) {
  const Lexicon& lexicon = own_rules().lexicon();
  const std::u32string marks = U"，。、；：“”（）《》·—\n #*-12.%年月日王张";
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    std::u32string text;
    const std::size_t length = random() % 300;
    while (text.size() < length) {
      text += lexicon.word(static_cast<WordId>(random() % lexicon.size())).text;
      if (random() % 3 == 0) text += marks[random() % marks.size()];
    }
    read_lawfully(text, "round " + std::to_string(round));
  }
}

TEST(HostileText, PiecesOfTheSamplePages) {
  std::vector<std::u32string> sentences;
  for (const PageSource& source : walk_pages({std::string(FANGZHI_ROOT) + "/data/pages"}).pages) {
    const Result<Page> page = read_page(source, "");
    ASSERT_TRUE(page) << page.error().message;
    sentences.push_back(to_code_points(page->text));
  }
  ASSERT_FALSE(sentences.empty());
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::u32string text;
    for (int piece = 0; piece < 12; ++piece) {
      const std::u32string& page = sentences[random() % sentences.size()];
      text += page.substr(random() % page.size(), random() % 40);
    }
    read_lawfully(text, "round " + std::to_string(round));
  }
}

TEST(HostileText, ALongPageOfOnePart) {
  constexpr std::size_t kLength = 70'000;  // 200 KB of Chinese
  const std::u32string parts[] = {U"云",
                                  U"一",
                                  U"1",
                                  U"a",
                                  U"，",
                                  U"、",
                                  U"。",
                                  U"“",
                                  U"”",
                                  U"（",
                                  U"）",
                                  U"《",
                                  U" ",
                                  U"\n",
                                  U"王",
                                  U"的",
                                  U"区",
                                  U"桥",
                                  U"开工",
                                  U"签约",
                                  U"年",
                                  U"1月",
                                  U"市委书记",
                                  U"和",
                                  U"等",
                                  U"项目",
                                  U"·",
                                  U"**",
                                  U"#",
                                  U"云、",
                                  U"云桥、",
                                  U"云桥和",
                                  U"开工，",
                                  U"王伟、",
                                  U"冰雕大赛暨首届冰雪节暨",
                                  U"1个",
                                  U"王伟",
                                  U"云河大桥开工、",
                                  U"3月2日，云河大桥开工，",
                                  U"会上云河大桥开工。",
                                  U"他被评为“中国好人”，",
                                  U"云河集团、青禾公司：省级龙头企业；",
                                  U"原云河小学副校长王伟、",
                                  U"这一总投资五亿元的制造业项目"};
  for (const std::u32string& part : parts) read_lawfully(repeated(part, kLength), to_utf8(part));
}

TEST(HostileText, ALongListOfHeadings) {
  constexpr std::size_t kLength = 40'000;
  const std::u32string parts[] = {U"开工项目：\n\n", U"●东湖镇开工：\n\n",
                                  U"●东湖镇开工项目：\n云河大桥\n\n"};
  for (const std::u32string& part : parts) read_lawfully(repeated(part, kLength), to_utf8(part));
}

TEST(HostileText, AListWithoutEnd) {
  constexpr std::size_t kLength = 40'000;
  const std::u32string parts[] = {U"云河大桥（东湖镇）\n\n", U"●东湖镇：云河大桥、青禾大桥\n\n",
                                  U"1、云河大桥：选址东湖镇。\n\n", U"【短波】\n云河大桥开工。\n\n"};
  for (const std::u32string& part : parts)
    read_lawfully(U"3月2日，各镇开工项目：\n\n" + repeated(part, kLength), to_utf8(part));
}

TEST(HostileText, DeepNesting) {
  constexpr std::size_t kDepth = 20'000;
  for (const auto& [open, close] :
       std::vector<std::pair<std::u32string, std::u32string>>{{U"“", U"”"},
                                                              {U"（", U"）"},
                                                              {U"《", U"》"},
                                                              {U"“（《云", U"桥》）”"},
                                                              {U"(", U")"},
                                                              {U"「", U"」"}}) {
    read_lawfully(repeated(open, kDepth) + U"云河大桥开工" + repeated(close, kDepth), to_utf8(open));
    read_lawfully(repeated(close, kDepth) + U"云河大桥开工" + repeated(open, kDepth), to_utf8(close));
  }
}

TEST(HostileText, OnlyMarks) {
  const std::u32string marks = U"，。、；：？！“”（）《》…—·-*#●■ \n\t\u3000";
  std::mt19937 random(4);
  for (int round = 0; round < 100; ++round) {
    std::u32string text;
    const std::size_t length = random() % 300;
    while (text.size() < length) text += marks[random() % marks.size()];
    read_lawfully(text, "round " + std::to_string(round));
  }
}

TEST(HostileText, OddMetadata) {
  Page page;
  page.name = "page.txt";
  page.text = "市委书记张伟明说，今年全区新开工云河大桥。";
  for (const char* place :
       {"", "区", "市", "西城", "漯河市", "漯河市西城区", "\U00020000", "河南省漯河市西城区", "，"}) {
    for (const char* period : {"", "2023", "2023-05", "0000"}) {
      for (const char* date : {"", "2023", "2023-05", "2023-05-01", "2023-99-99"}) {
        page.metadata.place = place;
        page.metadata.period = period;
        page.metadata.date = date;
        extract_lawfully(page);
      }
    }
  }
}

}  // namespace
}  // namespace fangzhi
