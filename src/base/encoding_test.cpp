#include "base/encoding.hpp"

#include <vector>

#include <gtest/gtest.h>

namespace groundwork::base {
namespace {

struct Rfc4648 {
  std::string plain, base64, base32;
};
// https://www.rfc-editor.org/rfc/rfc4648 section 10; base32 without its padding.
const std::vector<Rfc4648> kRfc4648{{"", "", ""},
                                    {"f", "Zg==", "MY"},
                                    {"fo", "Zm8=", "MZXQ"},
                                    {"foo", "Zm9v", "MZXW6"},
                                    {"foob", "Zm9vYg==", "MZXW6YQ"},
                                    {"fooba", "Zm9vYmE=", "MZXW6YTB"},
                                    {"foobar", "Zm9vYmFy", "MZXW6YTBOI"}};

TEST(Base64, MatchesRfc4648) {
  for (const Rfc4648& vector : kRfc4648) {
    EXPECT_EQ(base64(vector.plain), vector.base64);
    EXPECT_EQ(unbase64(vector.base64), vector.plain);
  }
}

TEST(Base64, IsStrict) {
  EXPECT_EQ(unbase64("Zg"), std::nullopt);
  EXPECT_EQ(unbase64("Zm9v\n"), std::nullopt);
  EXPECT_EQ(unbase64("Zm 9v"), std::nullopt);
  EXPECT_EQ(unbase64("Zm9-"), std::nullopt);
}

TEST(Base64Url, UsesItsOwnAlphabetWithoutPadding) {
  EXPECT_EQ(base64url("\xfb\xff\xfe"), "-__-");
  EXPECT_EQ(unbase64url("-__-"), "\xfb\xff\xfe");
  EXPECT_EQ(base64url("f"), "Zg");
  EXPECT_EQ(unbase64url("Zg=="), std::nullopt);
  EXPECT_EQ(unbase64url("+//+"), std::nullopt);
}

TEST(Base32, MatchesRfc4648) {
  for (const Rfc4648& vector : kRfc4648) {
    EXPECT_EQ(base32(vector.plain), vector.base32);
    EXPECT_EQ(unbase32(vector.base32), vector.plain);
  }
  EXPECT_EQ(unbase32("mzxw6==="), "foo");
  EXPECT_EQ(unbase32("MZXW1"), std::nullopt);
}

TEST(Hex, GoesBothWays) {
  EXPECT_EQ(hex(std::string("\x00\x7f\xff", 3)), "007fff");
  EXPECT_EQ(unhex("007Fff"), std::string("\x00\x7f\xff", 3));
  EXPECT_EQ(unhex("0"), std::nullopt);
  EXPECT_EQ(unhex("0g"), std::nullopt);
}

TEST(UriEncode, LeavesOnlyTheUnreservedCharacters) {
  EXPECT_EQ(uri_encode("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(uri_encode("a b/c+d*é"), "a%20b%2Fc%2Bd%2A%C3%A9");
  EXPECT_EQ(uri_encode("/a b/c", true), "/a%20b/c");
}

TEST(UriDecode, RefusesABrokenEscape) {
  EXPECT_EQ(uri_decode("a%20b%2fc%C3%A9"), "a b/cé");
  EXPECT_EQ(uri_decode("a+b"), "a+b");
  EXPECT_EQ(uri_decode("a+b", true), "a b");
  EXPECT_EQ(uri_decode("%"), std::nullopt);
  EXPECT_EQ(uri_decode("%2"), std::nullopt);
  EXPECT_EQ(uri_decode("%2g"), std::nullopt);
}

}  // namespace
}  // namespace groundwork::base
