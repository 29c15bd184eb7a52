#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::base {
namespace {

using testing::ElementsAre;
using namespace std::string_view_literals;

TEST(Text, LowerAndComparisonKnowAsciiOnly) {
  EXPECT_EQ(lower("X-Amz-Date É"), "x-amz-date É");
  EXPECT_TRUE(equal_ignoring_case("HoSt", "host"));
  EXPECT_FALSE(equal_ignoring_case("host", "hosts"));
}

TEST(Text, TrimTakesWhiteSpaceFromBothEnds) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim(" \t"), "");
}

TEST(Text, SplitKeepsEmptyPartsAndJoinPutsThemTogether) {
  EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
  EXPECT_EQ(join({"a", "", "b"}, ", "), "a, , b");
  EXPECT_EQ(join({}, ", "), "");
}

TEST(Text, DigitsAreAsciiAndAtLeastOne) {
  EXPECT_TRUE(is_digits("0123456789"));
  EXPECT_FALSE(is_digits(""));
  EXPECT_FALSE(is_digits("12a"));
  EXPECT_FALSE(is_digits("-1"));
}

TEST(Utf8, AcceptsWellFormedTextOfEveryLength) {
  for (const std::string_view text :
       {""sv, "a\0b"sv, "é"sv, "€"sv, "😀"sv, "\xef\xbf\xbf"sv, "\xf4\x8f\xbf\xbf"sv}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
  EXPECT_EQ(utf8_length("aé€😀"), 4U);
}

TEST(Utf8, RefusesWhatUnicodeForbids) {
  for (const std::string_view text : {"\x80"sv,              // a continuation alone
                                      "\xc3"sv,              // cut short
                                      "\xe2\x82"sv,          // cut short
                                      "\xc0\xaf"sv,          // overlong slash
                                      "\xe0\x80\xaf"sv,      // overlong slash
                                      "\xf0\x80\x80\xaf"sv,  // overlong slash
                                      "\xed\xa0\x80"sv,      // a surrogate
                                      "\xf4\x90\x80\x80"sv,  // beyond U+10FFFF
                                      "\xf5\x80\x80\x80"sv, "\xff"sv, "\xc3("sv}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(NearestName, FindsATypingSlipAndNothingElse) {
  const std::vector<std::string_view> verbs{"prepare", "up", "check", "coverage"};
  EXPECT_EQ(nearest_name("prepair", verbs), "prepare");
  EXPECT_EQ(nearest_name("chekc", verbs), "check");
  EXPECT_EQ(nearest_name("Coverage", verbs), "coverage");
  EXPECT_EQ(nearest_name("organization", verbs), "");
  EXPECT_EQ(nearest_name("anything", {}), "");
}

}  // namespace
}  // namespace groundwork::base
