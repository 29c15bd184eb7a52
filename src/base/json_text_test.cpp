#include "base/json_text.hpp"

#include <gtest/gtest.h>

namespace groundwork::base {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(JsonText, Quotes) {
  EXPECT_EQ(quoted(""), "\"\"");
  EXPECT_EQ(quoted("plain é"), "\"plain é\"");
  EXPECT_EQ(quoted("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(quoted("\n\r\t\x01"), R"("\n\r\t\u0001")");
}

}  // namespace
}  // namespace groundwork::base
