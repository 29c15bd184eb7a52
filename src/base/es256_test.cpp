#include "base/es256.hpp"

#include <gtest/gtest.h>

#include "base/encoding.hpp"

namespace groundwork::base {
namespace {

std::string bytes(std::string_view text) { return unbase64url(text).value(); }

/// https://www.rfc-editor.org/rfc/rfc7515#appendix-A.3
class Es256 : public testing::Test {
 protected:
  P256Key key{bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
              bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")};
  std::string message =
      "eyJhbGciOiJFUzI1NiJ9."
      "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
  std::string signature =
      bytes("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
};

TEST_F(Es256, TakesWhatTheKeyHasSigned) { EXPECT_TRUE(es256_matches(key, message, signature)); }

TEST_F(Es256, RefusesAnythingElse) {
  EXPECT_FALSE(es256_matches(key, message + "x", signature));
  std::string other = signature;
  other[40] = static_cast<char>(other[40] ^ 1);
  EXPECT_FALSE(es256_matches(key, message, other));
  EXPECT_FALSE(es256_matches({key.y, key.x}, message, signature)) << "no point of the curve";
  EXPECT_FALSE(es256_matches({std::string(32, '\0'), std::string(32, '\0')}, message, signature));
  EXPECT_FALSE(es256_matches(key, message, std::string(64, '\0')));
}

TEST_F(Es256, RefusesWhatHasNotItsSize) {
  EXPECT_FALSE(es256_matches({key.x.substr(1), key.y}, message, signature));
  EXPECT_FALSE(es256_matches({"", ""}, message, signature));
  EXPECT_FALSE(es256_matches(key, message, signature + "x"));
  EXPECT_FALSE(es256_matches(key, message, ""));
}

}  // namespace
}  // namespace groundwork::base
