#include "base/xml.hpp"

#include <gtest/gtest.h>

namespace groundwork::base {
namespace {

std::string text_of(std::string_view text) {
  std::string out;
  XmlWriter(out).text(text);
  return out;
}

TEST(XmlWriter, NestsElements) {
  std::string out;
  XmlWriter xml(out);
  xml.open("A", "urn:x?a=1&b=2");
  xml.leaf("B", "1 < 2");
  xml.leaf("C", "");
  xml.close("A");
  EXPECT_EQ(out, "<A xmlns=\"urn:x?a=1&amp;b=2\"><B>1 &lt; 2</B><C></C></A>");
}

TEST(XmlWriter, EscapesWhatAReaderWouldChange) {
  EXPECT_EQ(text_of("a&b<c>d\"e'"), "a&amp;b&lt;c&gt;d&quot;e'");
  EXPECT_EQ(text_of("line\r\n\tnext"), "line&#xD;\n\tnext");
  EXPECT_EQ(text_of("é"), "é");
}

TEST(XmlWriter, ReplacesWhatXmlCannotCarry) {
  EXPECT_EQ(text_of(std::string_view("a\0b\x01", 4)),
            "a\xef\xbf\xbd"
            "b\xef\xbf\xbd");
}

}  // namespace
}  // namespace groundwork::base
