#include "cli/table.h"

#include <gtest/gtest.h>

#include <sstream>

namespace fangzhi {
namespace {

TEST(DisplayWidth, CountsColumns) {
  struct Case {
    const char* text;
    int width;
  };
  const Case cases[] = {
      {"", 0},   {"abc", 3},     {"方志", 4},   {"，。、；", 8},   {"“引”", 4},    {"ｗ５", 4},
      {"ﾊﾝ", 2}, {"e\u0301", 1}, {"\u200b", 0}, {"\U00020000", 2}, {"3.5亿元", 7}, {"…", 1},
  };
  for (const Case& c : cases) EXPECT_EQ(display_width(c.text), c.width) << c.text;
}

TEST(Visible, LetsNoOrderReachTheTerminal) {
  EXPECT_EQ(visible("红\x1b[31m色"), "红\\x1b[31m色");
  EXPECT_EQ(visible("a\tb\r\nc\x7f"), "a\\x09b\\x0d\\x0ac\\x7f");
  EXPECT_EQ(visible("\u009b31m"), "\\x9b31m");
  EXPECT_EQ(visible("a\u202eb\u200b\u2028"), "a\\u202eb\\u200b\\u2028");
  EXPECT_EQ(visible("方\xff志"), "\\xe6\\x96\\xb9\\xff\\xe5\\xbf\\x97");
  EXPECT_EQ(visible("方志 “abc”"), "方志 “abc”");
}

TEST(OneLine, JoinsWhatThePageBroke) {
  EXPECT_EQ(one_line("万达\n广场"), "万达广场");
  EXPECT_EQ(one_line("万达\r\n　　广场"), "万达广场");
  EXPECT_EQ(one_line("the new\r\n\tpark"), "the new park");
  EXPECT_EQ(one_line("项目 A\n区"), "项目 A 区");
  EXPECT_EQ(one_line(" \n"), "");
}

TEST(Shorten, CutsAtColumnsAndSaysSo) {
  EXPECT_EQ(shorten("方志学会", 8), "方志学会");
  EXPECT_EQ(shorten("方志学会", 7), "方志学…");
  EXPECT_EQ(shorten("方志学会", 6), "方志…");
  EXPECT_EQ(shorten("abc", 2), "a…");
  EXPECT_EQ(shorten("方", 1), "…");
}

TEST(Table, LinesUpFullWidthCharacters) {
  Table table({"type", "name", "count"});
  table.add({"Project", "万达广场", "1"});
  table.add({"地点", "西城区abc", "12"});
  EXPECT_EQ(table.render(Terminal{}),
            "type     name       count\n"
            "Project  万达广场   1\n"
            "地点     西城区abc  12\n");
}

TEST(Table, FitsTheTerminal) {
  Table table({"a", "b"});
  table.add({"短", "一个很长很长很长很长的名称"});
  Terminal narrow;
  narrow.width = 20;
  std::istringstream lines(table.render(narrow));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(display_width(line), 20) << line;
  EXPECT_EQ(count, 2u);
}

TEST(Table, KeepsEachRowOnOneSafeLine) {
  Table table({"a", "b"});
  table.add({"x\x1b]0;y\x07", "上\n下"});
  EXPECT_EQ(table.render(Terminal{}),
            "a              b\n"
            "x\\x1b]0;y\\x07  上下\n");
}

TEST(Table, ColoursOnlyWhereItMay) {
  Table table({"a"});
  Terminal colored;
  colored.has_color = true;
  EXPECT_EQ(table.render(Terminal{}), "a\n");
  EXPECT_EQ(table.render(colored), "\x1b[1ma\x1b[0m\n");
}

}  // namespace
}  // namespace fangzhi
