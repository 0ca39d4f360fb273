#include "export/xml_writer.h"

#include <gtest/gtest.h>

#include "tests/export/xml_reader.h"

namespace fangzhi {
namespace {

TEST(XmlWriter, EscapesTextAndAttributesAndClosesTags) {
  std::string out;
  StringSink sink(out);
  XmlWriter xml(sink);
  xml.open("a");
  xml.attribute("b", "\"<&>\t\n\r'");
  xml.open("c");
  xml.close();
  xml.text("\"<&>\t\n\r]]>");
  xml.close();
  ASSERT_TRUE(xml.flush());
  EXPECT_EQ(out, "<a b=\"&quot;&lt;&amp;&gt;&#9;&#10;&#13;'\"><c/>\"&lt;&amp;&gt;\t\n&#13;]]&gt;</a>");
  EXPECT_EQ(xml.replaced_characters(), 0u);
}

TEST(XmlWriter, ReplacesWhatXmlCannotHoldAndCountsIt) {
  const std::pair<std::string, std::uint64_t> cases[] = {{std::string("a\0b", 3), 1},
                                                         {"\x0b\x7f", 1},
                                                         {"\xEF\xBF\xBD\xEF\xBF\xBE", 1},
                                                         {"\xC0\x80", 2},
                                                         {"\xED\xA0\x80", 3},
                                                         {"\xF4\x90", 2},
                                                         {"\xE5\xB8", 2},
                                                         {"\xF0\x9F\x98\x80", 0},
                                                         {"\xF0\x8F\xBF\xBF", 4},
                                                         {"\xE0\x9F\xBF", 3}};
  for (const auto& [value, replaced] : cases) {
    std::string out;
    StringSink sink(out);
    XmlWriter xml(sink);
    xml.declaration();
    xml.open("a");
    xml.text(value);
    xml.close();
    ASSERT_TRUE(xml.flush());
    EXPECT_EQ(xml.replaced_characters(), replaced) << value;
    EXPECT_EQ(XmlReader(out).why(), "") << out;
  }
}

TEST(XmlReader, SeesWhatIsNotWellFormed) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  EXPECT_EQ(XmlReader(head + "<a b=\"1\"><c/>x</a>\n").why(), "");
  for (const char* body : {"<a>", "<a></b>", "<a/><b/>", "<a b=1/>", "<a b=\"1\" b=\"2\"/>", "<a>&x;</a>",
                           "<a>& </a>", "<a>]]></a>", "x<a/>", "<a b=\"<\"/>", "<a>\x01</a>"}) {
    EXPECT_NE(XmlReader(head + body).why(), "") << body;
  }
  EXPECT_NE(XmlReader("<a/>").why(), "");
}

}  // namespace
}  // namespace fangzhi
