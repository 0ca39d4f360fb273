#include "core/utf8.h"

#include <gtest/gtest.h>

namespace fangzhi {
namespace {

TEST(Utf8, FindsTheFirstInvalidByte) {
  struct Case {
    const char* name;
    std::string bytes;
    std::optional<std::size_t> bad;
  };
  const Case cases[] = {
      {"empty", "", std::nullopt},
      {"ASCII", "abc\n", std::nullopt},
      {"every length", "a\u00e9\u65b9\U00020000", std::nullopt},
      {"last code point", "\xf4\x8f\xbf\xbf", std::nullopt},
      {"past the last code point", "a\xf4\x90\x80\x80", 1},
      {"lone continuation", "ab\x80", 2},
      {"cut at the end", "方\xe6\x96", 3},
      {"overlong slash", "\xc0\xaf", 0},
      {"overlong of three", "\xe0\x9f\xbf", 0},
      {"overlong of four", "\xf0\x8f\xbf\xbf", 0},
      {"surrogate", "x\xed\xa0\x80", 1},
      {"letter inside a sequence",
       "\xe6"
       "a\x96",
       0},
      {"five bytes", "\xf8\x88\x80\x80\x80", 0},
  };
  for (const Case& c : cases) EXPECT_EQ(find_invalid_utf8(c.bytes), c.bad) << c.name;
}

TEST(Utf8, EncodesAndDecodesEveryCodePoint) {
  std::u32string all;
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (c < 0xd800 || c > 0xdfff) all.push_back(c);
  }
  const std::string bytes = to_utf8(all);
  EXPECT_EQ(find_invalid_utf8(bytes), std::nullopt);
  EXPECT_TRUE(to_code_points(bytes) == all);
}

TEST(Utf8, CutsByCodePoints) {
  const std::string text = "a方志\U00020000b";
  EXPECT_EQ(cut_code_points(text, 0, 5), text);
  EXPECT_EQ(cut_code_points(text, 1, 3), "方志");
  EXPECT_EQ(cut_code_points(text, 3, 4), "\U00020000");
  EXPECT_EQ(cut_code_points(text, 4, 99), "b");
  EXPECT_EQ(cut_code_points(text, 2, 2), "");
  EXPECT_EQ(cut_code_points(text, 9, 12), "");
}

TEST(Utf8, KnowsTheSpacesOfPages) {
  for (char32_t c : {U' ', U'\t', U'\n', U'\r', U'\u3000', U'\u00a0', U'\u200b', U'\ufeff'})
    EXPECT_TRUE(is_space(c));
  for (char32_t c : {U'方', U'a', U'、', U'\0'}) EXPECT_FALSE(is_space(c));
}

}  // namespace
}  // namespace fangzhi
