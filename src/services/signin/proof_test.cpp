#include "services/signin/proof.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aws/error.hpp"
#include "base/encoding.hpp"

namespace groundwork::services::signin {
namespace {

using base::Instant;
using testing::HasSubstr;

/// https://www.rfc-editor.org/rfc/rfc9449#section-4.1, and the thumbprint from 6.1.
constexpr std::string_view kHeader =
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZ"
    "OXpDa0RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIs"
    "ImNydiI6IlAtMjU2In19";
constexpr std::string_view kClaims =
    "eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rv"
    "a2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ";
constexpr std::string_view kSignature =
    "2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
constexpr std::string_view kThumbprint = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
constexpr std::int64_t kIssued = 1'562'262'616;

struct Proof {
  std::string header = std::string(kHeader), claims = std::string(kClaims),
              signature = std::string(kSignature);
  std::string host = "server.example.com", path = "/token";
  std::int64_t at = kIssued + 60;

  std::optional<std::string> key() const {
    const std::string text = header + "." + claims + "." + signature;
    return proven_key({text, host, path, Instant::from_seconds(at)});
  }
  std::string refusal() const {
    try {
      key();
    } catch (const aws::ApiError& error) {
      return error.message;
    }
    return "none";
  }
};

std::string replaced(std::string_view part, std::string_view what, std::string_view with) {
  std::string text = base::unbase64url(part).value();
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return base::base64url(text.replace(at, what.size(), with));
}

TEST(ProvenKey, IsTheThumbprintOfTheKeyThatSigned) { EXPECT_EQ(Proof{}.key(), kThumbprint); }

TEST(ProvenKey, IsNoneWithoutAProof) {
  EXPECT_EQ(proven_key({"", "localhost", "/v1/token", Instant::from_seconds(kIssued)}), std::nullopt);
}

TEST(ProvenKey, IsForThisCallAlone) {
  EXPECT_THAT(Proof{.host = "other.example.com"}.refusal(), HasSubstr("another address"));
  EXPECT_THAT(Proof{.host = "server.example.com:8443"}.refusal(), HasSubstr("another address"));
  EXPECT_THAT(Proof{.path = "/v1/token"}.refusal(), HasSubstr("another address"));
}

TEST(ProvenKey, IsForThisMomentAlone) {
  EXPECT_EQ(Proof{.at = kIssued + 300}.key(), kThumbprint);
  EXPECT_EQ(Proof{.at = kIssued - 300}.key(), kThumbprint);
  EXPECT_THAT(Proof{.at = kIssued + 301}.refusal(), HasSubstr("not of this moment"));
  EXPECT_THAT(Proof{.at = kIssued - 301}.refusal(), HasSubstr("not of this moment"));
}

TEST(ProvenKey, IsNotTakenOnTrust) {
  constexpr std::string_view kUnsigned = "not signed with its key";
  EXPECT_THAT(Proof{.claims = replaced(kClaims, "server", "servet")}.refusal(), HasSubstr(kUnsigned));
  EXPECT_THAT(Proof{.header = replaced(kHeader, "l8tF", "l8tG")}.refusal(), HasSubstr(kUnsigned));
  EXPECT_THAT(Proof{.signature = ""}.refusal(), HasSubstr(kUnsigned));
  EXPECT_THAT(Proof{.header = replaced(kHeader, "ES256", "none")}.refusal(), HasSubstr("ES256"));
  EXPECT_THAT(Proof{.header = replaced(kHeader, "P-256", "P-384")}.refusal(), HasSubstr("P-256"));
  EXPECT_THAT(Proof{.header = replaced(kHeader, "dpop+jwt", "jwt")}.refusal(), HasSubstr("dpop+jwt"));
  EXPECT_THAT(Proof{.header = replaced(kHeader, R"("kty")", R"("d":"x","kty")")}.refusal(),
              HasSubstr("private key"));
}

TEST(ProvenKey, IsInAToken) {
  for (const std::string_view text :
       {"x", ".", "..", "a.b", "!.!.!", "e30.e30.", "W10.W10.AA", "e30.e30.e30.e30"}) {
    EXPECT_THROW(proven_key({text, "a", "/", Instant::from_seconds(0)}), aws::ApiError) << text;
  }
  EXPECT_THROW(proven_key({std::string(5000, 'a'), "a", "/", Instant::from_seconds(0)}), aws::ApiError);
}

}  // namespace
}  // namespace groundwork::services::signin
