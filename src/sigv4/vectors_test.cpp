// The published test vectors of Signature Version 4 (awslabs/aws-c-auth, tests/aws-signing-test-suite/v4,
// Apache-2.0), as facts: a request and the signature that it must have.
#include <gtest/gtest.h>

#include "sigv4/canonical.hpp"
#include "sigv4/sign.hpp"
#include "sigv4/signing_key.hpp"
#include "sigv4/verify.hpp"

namespace groundwork::sigv4 {
namespace {

const aws::Credentials kKey{.access_key_id = "AKIDEXAMPLE",
                            .secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
const SigningScope kScope{.region = "us-east-1", .service = "service"};
const base::Instant kAt = *base::parse_iso8601("20150830T123600Z");
constexpr std::string_view kRegions[] = {"us-east-1"};

struct Vector {
  std::string name, method, target;
  Headers headers;
  std::string body;
  std::string token;
  PathStyle style;
  std::string signature;  ///< of the Authorization header
  std::string presigned;  ///< of the query for an hour, or empty where it is not tested
};

const std::string kSessionToken = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";
const std::string kLongToken =
    "AQoDYXdzEPT//////////"
    "wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8Y"
    "UuwthAx7mSEI/qkPpKPi/"
    "kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE"
    "8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+"
    "scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2"
    "ICCR/oLxBA==";
const std::string kUnreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const std::string kFormHash = "9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e";
const std::string kVanilla = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";

constexpr PathStyle kNormalised = PathStyle::normalised, kAsSent = PathStyle::as_sent;

const std::vector<Vector> kVectors{
    {"get-vanilla", "GET", "/", {}, "", "", kNormalised, kVanilla, ""},
    {"get-vanilla-with-session-token",
     "GET",
     "/",
     {},
     "",
     kSessionToken,
     kNormalised,
     "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8",
     "7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c"},
    {"get-vanilla-empty-query-key",
     "GET",
     "/?Param1=value1",
     {},
     "",
     "",
     kNormalised,
     "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
     ""},
    {"get-vanilla-query-order-encoded",
     "GET",
     "/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1",
     {},
     "",
     "",
     kNormalised,
     "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac",
     "c5f1848ceec943ac2ca68ee720460c23aaae30a2300586597ada94c4a65e4787"},
    {"get-vanilla-query-order-key-case",
     "GET",
     "/?Param2=value2&Param1=value1",
     {},
     "",
     "",
     kNormalised,
     "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
     "86012e2c9ad4d77369f5d81c11f75158aae4f895a085212cc6d3f923d300bed5"},
    {"get-vanilla-query-unreserved",
     "GET",
     "/?" + kUnreserved + "=" + kUnreserved,
     {},
     "",
     "",
     kNormalised,
     "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197",
     ""},
    {"get-vanilla-utf8-query",
     "GET",
     "/?ሴ=bar",
     {},
     "",
     "",
     kNormalised,
     "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04",
     ""},
    {"get-unreserved",
     "GET",
     "/" + kUnreserved,
     {},
     "",
     "",
     kNormalised,
     "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
     ""},
    {"get-utf8",
     "GET",
     "/ሴ",
     {},
     "",
     "",
     kNormalised,
     "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85",
     "10eae3f14a260bd3911cc6d008d3c576d143b05b62f09782a7a4b37f52178e44"},
    {"get-space-normalized",
     "GET",
     "/example space/",
     {},
     "",
     "",
     kNormalised,
     "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
     "7a1f416954786484c9824d93c1f26ef64acb9b1b6c9154d08c9f07d0e394abf6"},
    {"get-space-unnormalized",
     "GET",
     "/example space/",
     {},
     "",
     "",
     kAsSent,
     "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741",
     ""},
    {"get-relative-normalized", "GET", "/example/..", {}, "", "", kNormalised, kVanilla, ""},
    {"get-relative-unnormalized",
     "GET",
     "/example/..",
     {},
     "",
     "",
     kAsSent,
     "eca7ead57bb5aa5c8e28007acd4ff04e1ff9a0ff3b237ec1554a184887ff9282",
     ""},
    {"get-relative-relative-normalized",
     "GET",
     "/example1/example2/../..",
     {},
     "",
     "",
     kNormalised,
     kVanilla,
     ""},
    {"get-relative-relative-unnormalized",
     "GET",
     "/example1/example2/../..",
     {},
     "",
     "",
     kAsSent,
     "dc33e0856fd4baca4d7aa2146c38958283844764f38c74252a333df5e613003b",
     ""},
    {"get-slash-normalized", "GET", "//", {}, "", "", kNormalised, kVanilla, ""},
    {"get-slash-dot-slash-normalized", "GET", "/./", {}, "", "", kNormalised, kVanilla, ""},
    {"get-slash-dot-slash-unnormalized",
     "GET",
     "/./",
     {},
     "",
     "",
     kAsSent,
     "68714168e6557f8f2de0ef956fc24dc2593a4bd2961f8df51898d8a134695145",
     ""},
    {"get-slash-pointless-dot-normalized",
     "GET",
     "/./example",
     {},
     "",
     "",
     kNormalised,
     "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5",
     ""},
    {"get-slashes-normalized",
     "GET",
     "//example//",
     {},
     "",
     "",
     kNormalised,
     "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84",
     ""},
    {"get-slashes-unnormalized",
     "GET",
     "//example//",
     {},
     "",
     "",
     kAsSent,
     "87cca117541a147f6df867677d98a7d80dff226d2bfca9e4ffa899665623c7e5",
     ""},
    {"get-header-key-duplicate",
     "GET",
     "/",
     {{"my-header1", "value2"}, {"my-header1", "value2"}, {"my-header1", "value1"}},
     "",
     "",
     kNormalised,
     "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
     ""},
    {"get-header-value-multiline",
     "GET",
     "/",
     {{"my-header1", "value1"}, {"my-header1", "  value2"}, {"my-header1", "     value3"}},
     "",
     "",
     kNormalised,
     "ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790",
     ""},
    {"get-header-value-order",
     "GET",
     "/",
     {{"my-header1", "value4"}, {"my-header1", "value1"}, {"my-header1", "value3"}, {"my-header1", "value2"}},
     "",
     "",
     kNormalised,
     "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01",
     ""},
    {"get-header-value-trim",
     "GET",
     "/",
     {{"my-header1", " value1"}, {"my-header2", " \"a   b   c\""}},
     "",
     "",
     kNormalised,
     "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
     "e7bb0fd515e125e1aec2ecc4c0c17484fb06f6846b927c35e46005dd3df3acd4"},
    {"post-vanilla",
     "POST",
     "/",
     {},
     "",
     "",
     kNormalised,
     "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
     "2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b"},
    {"post-vanilla-query",
     "POST",
     "/?Param1=value1",
     {},
     "",
     "",
     kNormalised,
     "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
     ""},
    {"post-header-key-sort",
     "POST",
     "/",
     {{"my-header1", "value1"}},
     "",
     "",
     kNormalised,
     "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
     ""},
    {"post-header-value-case",
     "POST",
     "/",
     {{"my-header1", "VALUE1"}},
     "",
     "",
     kNormalised,
     "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
     ""},
    {"post-sts-header-before",
     "POST",
     "/",
     {},
     "",
     kLongToken,
     kNormalised,
     "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
     ""},
    {"post-x-www-form-urlencoded",
     "POST",
     "/",
     {{"content-type", "application/x-www-form-urlencoded"},
      {"content-length", "13"},
      {"x-amz-content-sha256", kFormHash}},
     "Param1=value1",
     "",
     kNormalised,
     "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b",
     ""},
    {"post-x-www-form-urlencoded-parameters",
     "POST",
     "/",
     {{"content-type", "application/x-www-form-urlencoded; charset=utf-8"},
      {"content-length", "13"},
      {"x-amz-content-sha256", kFormHash}},
     "Param1=value1",
     "",
     kNormalised,
     "328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422",
     ""},
};

class PublishedVectors : public testing::TestWithParam<Vector> {
 protected:
  Headers headers() const {
    Headers all = GetParam().headers;
    all.insert(all.begin(), {"host", "example.amazonaws.com"});
    return all;
  }
  static aws::Credentials credentials() {
    aws::Credentials key = kKey;
    key.session_token = GetParam().token;
    return key;
  }
  static void expect_verified(const RequestView& request, const std::string& signature) {
    const Authorization result = parse_authorization(request, kAt, {"service", kRegions});
    const auto* const credential = std::get_if<Credential>(&result);
    ASSERT_NE(credential, nullptr) << std::get<Fault>(result).message;
    EXPECT_EQ(credential->signature, signature);
    EXPECT_EQ(credential->session_token.value_or(""), GetParam().token);
    const auto key = SigningKey::derive(kKey.secret_access_key, "20150830", "us-east-1", "service");
    EXPECT_TRUE(verify_signature(*credential, key)) << credential->canonical_request;
  }
};

class HeaderVectors : public PublishedVectors {};
class PresignedVectors : public PublishedVectors {};

TEST_P(PublishedVectors, TheCanonicalRequestGivesThePublishedSignature) {
  const Vector& vector = GetParam();
  Headers all = headers();
  all.emplace_back("x-amz-date", "20150830T123600Z");
  if (!vector.token.empty()) all.emplace_back("x-amz-security-token", vector.token);
  std::vector<std::string> names;
  for (const auto& [name, value] : all) names.push_back(name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());

  const RequestView request{vector.method, vector.target, all, vector.body};
  const std::string canonical = canonical_request(request, decode_query(split_target(vector.target).query),
                                                  names, base::sha256_hex(vector.body), vector.style);
  const auto key = SigningKey::derive(kKey.secret_access_key, "20150830", "us-east-1", "service");
  EXPECT_EQ(key.sign(string_to_sign(kAt, "20150830/us-east-1/service/aws4_request", canonical)),
            vector.signature)
      << canonical;
}

TEST_P(HeaderVectors, SignAndVerify) {
  const Vector& vector = GetParam();
  Headers all = headers();
  const Headers added = sign({vector.method, vector.target, all, vector.body}, credentials(), kScope, kAt);
  EXPECT_EQ(added.back().first, "authorization");
  EXPECT_TRUE(added.back().second.ends_with("Signature=" + vector.signature)) << added.back().second;
  all.insert(all.end(), added.begin(), added.end());
  expect_verified({vector.method, vector.target, all, vector.body}, vector.signature);
}

TEST_P(PresignedVectors, SignAndVerify) {
  const Vector& vector = GetParam();
  const Headers all = headers();
  const std::string target =
      presign({vector.method, vector.target, all, vector.body}, credentials(), kScope, kAt, 3600);
  EXPECT_TRUE(target.ends_with("X-Amz-Signature=" + vector.presigned)) << target;
  expect_verified({vector.method, target, all, vector.body}, vector.presigned);
}

template <class Predicate>
auto vectors_where(Predicate predicate) {
  std::vector<Vector> chosen;
  std::copy_if(kVectors.begin(), kVectors.end(), std::back_inserter(chosen), predicate);
  return testing::ValuesIn(chosen);
}

std::string test_name(const testing::TestParamInfo<Vector>& test) {
  std::string name = test.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, PublishedVectors, testing::ValuesIn(kVectors), test_name);
// Only S3 signs a path as it was sent, and these vectors are not S3's.
INSTANTIATE_TEST_SUITE_P(Normalised, HeaderVectors,
                         vectors_where([](const Vector& v) { return v.style == PathStyle::normalised; }),
                         test_name);
INSTANTIATE_TEST_SUITE_P(Chosen, PresignedVectors,
                         vectors_where([](const Vector& v) { return !v.presigned.empty(); }), test_name);

}  // namespace
}  // namespace groundwork::sigv4
