#include "core/page_reader.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/core/temporary_folder.h"

namespace fangzhi {
namespace {

constexpr const char* kSentence =
    "5月10日，东湖区召开重大项目推进会。会议听取了各专班工作进展情况汇报，研究部署下一步工作。";

// kSentence in GB18030, two bytes a character.
const std::string kSentenceInGb18030 =
    "\x35\xd4\xc2\x31\x30\xc8\xd5\xa3\xac\xb6\xab\xba\xfe\xc7\xf8\xd5\xd9\xbf\xaa\xd6\xd8\xb4\xf3\xcf\xee\xc4"
    "\xbf\xcd"
    "\xc6\xbd\xf8\xbb\xe1\xa1\xa3\xbb\xe1\xd2\xe9\xcc\xfd\xc8\xa1\xc1\xcb\xb8\xf7\xd7\xa8\xb0\xe0\xb9\xa4\xd7"
    "\xf7\xbd"
    "\xf8\xd5\xb9\xc7\xe9\xbf\xf6\xbb\xe3\xb1\xa8\xa3\xac\xd1\xd0\xbe\xbf\xb2\xbf\xca\xf0\xcf\xc2\xd2\xbb\xb2"
    "\xbd\xb9"
    "\xa4\xd7\xf7\xa1\xa3";

std::string bytes_of(const char* literal, std::size_t size) {
  return std::string(literal, size);
}

TEST(Decode, ReadsWhatPagesAreWrittenIn) {
  struct Case {
    const char* name;
    std::string bytes;
    const char* encoding;
    std::string text;
  };
  const Case cases[] = {
      {"UTF-8", kSentence, "", kSentence},
      {"UTF-8 with a mark", std::string("\xef\xbb\xbf") + kSentence, "", kSentence},
      {"UTF-8 said so", std::string("\xef\xbb\xbf") + kSentence, "utf-8", kSentence},
      {"GB18030", kSentenceInGb18030, "", kSentence},
      {"GB18030 said so", kSentenceInGb18030, "GB18030", kSentence},
      {"GB18030 called GB2312", "\xe9\x46", "gb2312", "镕"},  // a character of GBK that ends in an ASCII byte
      {"a short headline in GB18030", "\xb7\xbd\xd6\xbe", "", "方志"},
      {"GB18030 of four bytes", kSentenceInGb18030 + "\x95\x32\x82\x36", "",
       std::string(kSentence) + "\U00020000"},
      {"UTF-16LE with a mark", bytes_of("\xff\xfe\xb9\x65\x40\xd8\x00\xdc", 8), "", "方\U00020000"},
      {"UTF-16BE with a mark", bytes_of("\xfe\xff\x65\xb9\x5f\xd7", 6), "", "方志"},
      {"UTF-16LE said so", bytes_of("\xb9\x65\xd7\x5f", 4), "UTF-16LE", "方志"},
      {"Big5 said so", "\xa4\xe8\xa7\xd3", "Big5", "方志"},
      {"line ends are kept", "一\r\n二\r三\n", "", "一\r\n二\r三\n"},
      {"controls and zero-width are kept", "\x1b[31m红\u200b", "", "\x1b[31m红\u200b"},
  };
  for (const Case& c : cases) {
    const Result<std::string> text = decode(c.bytes, "p.txt", c.encoding);
    ASSERT_TRUE(text) << c.name << ": " << text.error().message;
    EXPECT_EQ(*text, c.text) << c.name;
  }
}

TEST(Decode, ReadsLongPagesOverBufferEdges) {
  std::string bytes, text;
  for (int i = 0; i < 3000; ++i) {
    bytes += kSentenceInGb18030 + "\x95\x32\x82\x36" + (i % 2 ? "x\n" : "\n");
    text += std::string(kSentence) + "\U00020000" + (i % 2 ? "x\n" : "\n");
  }
  const Result<std::string> decoded = decode(bytes, "p.txt", "");
  ASSERT_TRUE(decoded);
  EXPECT_TRUE(*decoded == text);
}

TEST(Decode, RefusesWithFilePlaceAndReason) {
  const std::string gb = kSentenceInGb18030;
  struct Case {
    const char* name;
    std::string bytes;
    const char* encoding;
    std::string message;
  };
  const Case cases[] = {
      {"empty", "", "", "p.txt: is empty"},
      {"blank", " \r\n\u3000\u200b\t\ufeff", "", "p.txt: holds no text but white space"},
      {"only a mark", "\xef\xbb\xbf", "", "p.txt: holds no text but white space"},
      {"NUL", bytes_of("一\n二\0三", 11), "",
       "p.txt: line 2 holds a NUL: this is no text, or text in another encoding (name it with --encoding)"},
      {"damaged UTF-8", "方志\n东湖\xff区", "",
       "p.txt: byte 13 (line 2) is not valid UTF-8; convert the page or name its encoding with --encoding"},
      {"UTF-8 cut at the end", "方志\xe6\x96", "",
       "p.txt: byte 6 (line 1) is not valid UTF-8; convert the page or name its encoding with --encoding"},
      {"damage after a mark",
       "\xef\xbb\xbf"
       "方\n\xff",
       "",
       "p.txt: byte 7 (line 2) is not valid UTF-8; convert the page or name its encoding with --encoding"},
      {"damaged GB18030", gb + "\n" + gb + "\xff\xff", "",
       "p.txt: byte 1 (line 1) is not valid UTF-8, and byte 179 (line 2) is not valid GB18030; convert the "
       "page or "
       "name its encoding with --encoding"},
      {"GB18030 cut at the end", gb + "\xb7", "",
       "p.txt: byte 1 (line 1) is not valid UTF-8, and byte 89 (line 1) is not valid GB18030; convert the "
       "page or "
       "name its encoding with --encoding"},
      {"not what was said", gb, "UTF-8",
       "p.txt: byte 1 (line 1) is not valid UTF-8; convert the page or name its encoding with --encoding"},
      {"half a pair in UTF-16", bytes_of("\xff\xfe\xb9\x65\x0a\x00\x40\xd8", 8), "",
       "p.txt: byte 6 (line 2) is not valid UTF-16LE; convert the page or name its encoding with --encoding"},
  };
  for (const Case& c : cases) {
    const Result<std::string> text = decode(c.bytes, "p.txt", c.encoding);
    ASSERT_FALSE(text) << c.name;
    EXPECT_EQ(text.error().message, c.message) << c.name;
    EXPECT_EQ(text.error().kind, ErrorKind::bad_input) << c.name;
  }
}

TEST(Decode, DoesNotTakeAWesternPageForChinese) {
  const std::string french =
      "Le pr\xe9"
      "fet a inaugur\xe9 la nouvelle usine \xe0 c\xf4t\xe9 de la for\xeat; "
      "l'\xe9t\xe9 dernier, les travaux avaient d\xe9j\xe0 commenc\xe9 dans la r\xe9gion.";
  const Result<std::string> text = decode(french, "p.txt", "");
  ASSERT_FALSE(text);
  EXPECT_NE(text.error().message.find("is not valid UTF-8"), std::string::npos) << text.error().message;
}

TEST(Decode, HoldsToItsLimits) {
  EXPECT_TRUE(decode(std::string(kMaxLineBytes, 'a') + "\n" + std::string(kMaxLineBytes, 'b'), "p.txt", ""));
  const Result<std::string> line = decode("一\n" + std::string(kMaxLineBytes + 1, 'a'), "p.txt", "");
  ASSERT_FALSE(line);
  EXPECT_EQ(line.error().message, "p.txt: line 2 is longer than 4 MiB; break it into lines");
  std::string page;
  while (page.size() <= kMaxPageBytes) page += std::string(1 << 20, 'a') + "\n";
  const Result<std::string> large = decode(page, "p.txt", "");
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().message, "p.txt: is larger than 32 MiB; split it");
}

TEST(CheckEncoding, KnowsWhatCanBeRead) {
  for (const char* name : {"", "UTF-8", "utf8", "GB18030", "gbk", "GB2312", "Big5", "UTF-16"}) {
    EXPECT_TRUE(check_encoding(name)) << name;
  }
  const Status unknown = check_encoding("martian");
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, ErrorKind::usage);
  EXPECT_EQ(
      unknown.error().message,
      "--encoding: \"martian\" is not an encoding that can be read; try UTF-8, GB18030, Big5 or UTF-16");
}

TEST(ParseMetadata, ReadsEveryField) {
  const Result<PageMetadata> metadata = parse_metadata(
      "\xef\xbb\xbf{\"title\":\"报告\",\"source\":\"日报\",\"date\":\"2024-02-29\",\"place\":\"漯河市\","
      "\"period\":\"2023\"}",
      "p.meta.json");
  ASSERT_TRUE(metadata);
  EXPECT_EQ(*metadata, (PageMetadata{"报告", "日报", "2024-02-29", "漯河市", "2023"}));
  EXPECT_EQ(*parse_metadata("{}", "p"), PageMetadata{});
}

TEST(ParseMetadata, RefusesWithFileAndField) {
  struct Case {
    const char* json;
    const char* message;
  };
  const Case cases[] = {
      {"{\"titles\":\"x\"}", "p: \"titles\" is not a field; did you mean \"title\"?"},
      {"{\"qqqqqqqq\":\"x\"}",
       "p: \"qqqqqqqq\" is not a field; known are title, source, date, place and period"},
      {"{\"period\":2024}", "p: \"period\" must be a string, not number"},
      {"{\"title\":null}", "p: \"title\" must be a string, not null"},
      {"{\"title\":\"a\\u0000b\"}", "p: \"title\" holds a control character; remove it"},
      {"{\"date\":\"2023-02-29\"}", "p: \"date\" is \"2023-02-29\"; write it as YYYY, YYYY-MM or YYYY-MM-DD"},
      {"{\"date\":\"2023-13\"}", "p: \"date\" is \"2023-13\"; write it as YYYY, YYYY-MM or YYYY-MM-DD"},
      {"{\"date\":\"2023/01\"}", "p: \"date\" is \"2023/01\"; write it as YYYY, YYYY-MM or YYYY-MM-DD"},
      {"{\"period\":\"二〇二四\"}", "p: \"period\" is \"二〇二四\"; write it as YYYY, YYYY-MM or YYYY-MM-DD"},
      {"[]", "p: must be a JSON object, {\"title\": …}"},
  };
  for (const Case& c : cases) {
    const Result<PageMetadata> metadata = parse_metadata(c.json, "p");
    ASSERT_FALSE(metadata) << c.json;
    EXPECT_EQ(metadata.error().message, c.message);
  }
  for (const char* broken : {"", "{", "{\"title\":}", "{\"title\":\"\xff\"}"}) {
    const Result<PageMetadata> metadata = parse_metadata(broken, "p");
    ASSERT_FALSE(metadata) << broken;
    EXPECT_EQ(metadata.error().message.rfind("p: is not valid JSON: line 1, column ", 0), 0u)
        << metadata.error().message;
  }
}

TEST(ParseMetadata, SurvivesDeepNesting) {
  const std::string deep(1 << 20, '[');
  EXPECT_FALSE(parse_metadata(deep, "p"));
  EXPECT_FALSE(
      parse_metadata("{\"title\":" + std::string(200000, '[') + std::string(200000, ']') + "}", "p"));
}

TEST(ReadPage, TakesTheSidecarBesideIt) {
  const TemporaryFolder folder;
  const auto page_at = [&](const char* name) { return read_page({name, folder.write(name, "正文")}, ""); };
  folder.write("short.meta.json", R"({"title":"短"})");
  folder.write("long.txt.meta.json", R"({"title":"长"})");
  folder.write("both.meta.json", R"({"title":"短"})");
  folder.write("both.txt.meta.json", R"({"title":"长"})");
  EXPECT_EQ(page_at("short.txt")->metadata.title, "短");
  EXPECT_EQ(page_at("long.txt")->metadata.title, "长");
  EXPECT_EQ(page_at("both.txt")->metadata.title, "长");
  const Result<Page> without = page_at("none.txt");
  ASSERT_TRUE(without);
  EXPECT_EQ(without->name, "none.txt");
  EXPECT_EQ(without->text, "正文");
  EXPECT_EQ(without->metadata, PageMetadata{});
}

TEST(ReadPage, RefusesAPageWhoseSidecarIsWrong) {
  const TemporaryFolder folder;
  const auto path = folder.write("a.txt", "正文");
  const auto sidecar = folder.write("a.meta.json", R"({"plase":"漯河市"})");
  const Result<Page> page = read_page({"a.txt", path}, "");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().message, sidecar.string() + ": \"plase\" is not a field; did you mean \"place\"?");
}

TEST(ReadPage, NeverWaitsOnAPipe) {
  const TemporaryFolder folder;
  const auto pipe = folder / "pipe.txt";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const Result<Page> page = read_page({"pipe.txt", pipe}, "");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().message, "pipe.txt: is not a regular file");
}

TEST(ReadPage, LooksAtTheSizeBeforeItReads) {
  const TemporaryFolder folder;
  const auto path = folder.write("large.txt", "x");
  std::filesystem::resize_file(path, std::uintmax_t{1} << 34);  // sparse
  const Result<Page> page = read_page({"large.txt", path}, "");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().message, "large.txt: is larger than 32 MiB; split it");
}

TEST(ReadPageFrom, ReadsAStream) {
  const TemporaryFolder folder;
  std::FILE* stream = std::fopen(folder.write("in", "正文\n").c_str(), "r");
  ASSERT_NE(stream, nullptr);
  const Result<Page> page = read_page_from(stream, "");
  std::fclose(stream);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->name, "-");
  EXPECT_EQ(page->text, "正文\n");
}

}  // namespace
}  // namespace fangzhi
