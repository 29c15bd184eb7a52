#include "sigv4/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.hpp"
#include "sigv4/canonical.hpp"
#include "sigv4/sign.hpp"

namespace groundwork::sigv4 {
namespace {

using testing::HasSubstr;
using testing::Not;

const base::Instant kNow = *base::parse_iso8601("20150830T123600Z");
constexpr std::string_view kRegions[] = {"us-east-1", "eu-central-1"};
const aws::Credentials kKey{.access_key_id = "AKIDEXAMPLE", .secret_access_key = "secret"};
const std::string kGoodHeader =
    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=abc";

/// A request that a test bends out of shape, one step after the other.
struct Draft {
  std::string method = "POST", target = "/";
  Headers headers{{"host", "iam.amazonaws.com"}, {"x-amz-date", "20150830T123600Z"}};
  std::string body = "Action=ListUsers&Version=2010-05-08";

  Draft& with(std::string name, std::string value) {
    without(name);
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  Draft& without(const std::string& name) {
    std::erase_if(headers, [&](const Header& header) { return header.first == name; });
    return *this;
  }
  Draft& to(std::string new_target) {
    target = std::move(new_target);
    return *this;
  }
  RequestView view() const { return {method, target, headers, body}; }
};

/// The fault of a request, or one that says that there was none.
Fault fault_of(const Draft& draft, std::string_view service = "iam", base::Instant now = kNow) {
  const Authorization result = parse_authorization(draft.view(), now, {service, kRegions});
  if (const auto* fault = std::get_if<Fault>(&result)) return *fault;
  return {FaultKind::expired_token, "(no fault)"};
}

Draft signed_draft(const SigningScope& scope = {"us-east-1", "iam"}, const aws::Credentials& key = kKey,
                   base::Instant at = kNow) {
  Draft draft;
  draft.without("x-amz-date");
  for (auto& header : sign(draft.view(), key, scope, at)) draft.headers.push_back(std::move(header));
  return draft;
}

Credential credential_of(const Draft& draft, std::string_view service = "iam") {
  return std::get<Credential>(parse_authorization(draft.view(), kNow, {service, kRegions}));
}

SigningKey key_for(const Credential& credential) {
  return SigningKey::derive("secret", credential.date, credential.region, credential.service);
}

bool is_anonymous(const Draft& draft) {
  return std::holds_alternative<Anonymous>(parse_authorization(draft.view(), kNow, {"iam", kRegions}));
}

// The faults in the order in which AWS reports them: each draft mends what the one before was refused for.

TEST(FaultOrder, OfTheAuthorizationHeader) {
  Draft draft;
  draft.without("x-amz-date").to("/a%zz?b=%").with("authorization", "").with("x-amz-target", "T");
  EXPECT_EQ(fault_of(draft),
            (Fault{FaultKind::malformed_request, "Illegal hex character in escape % pattern: %zz"}));
  draft.to("/?b=%");
  EXPECT_EQ(fault_of(draft), (Fault{FaultKind::malformed_request, "Incomplete trailing escape % sequence"}));
  draft.to("/?X-Amz-Algorithm=AWS4-HMAC-SHA256");
  EXPECT_EQ(fault_of(draft),
            (Fault{FaultKind::bad_signature,
                   "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' "
                   "as HTTP header."}));
  draft.to("/");
  EXPECT_EQ(fault_of(draft), (Fault{FaultKind::incomplete, "Authorization header cannot be empty."}));
  draft.with("authorization", "AWS5-HMAC-SHA256 Foo");
  EXPECT_EQ(fault_of(draft),
            (Fault{FaultKind::incomplete, "Unsupported AWS 'algorithm': 'AWS5-HMAC-SHA256'."}));
  draft.with("authorization", "AWS4-HMAC-SHA256 Foo, Bar");
  EXPECT_EQ(fault_of(draft),
            (Fault{FaultKind::incomplete,
                   "'Foo' not a valid key=value pair (missing equal-sign) in Authorization header: "
                   "'AWS4-HMAC-SHA256 Foo, Bar'."}));
  draft.with("authorization", "AWS4-HMAC-SHA256 Foo=1");
  EXPECT_EQ(
      fault_of(draft),
      (Fault{FaultKind::incomplete,
             "Authorization header requires 'Credential' parameter. Authorization header requires "
             "'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization "
             "header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
             "Authorization=AWS4-HMAC-SHA256"}));
  draft.with("authorization", "AWS4-HMAC-SHA256 Credential=c, Signature=s, SignedHeaders=bar");
  EXPECT_EQ(fault_of(draft),
            (Fault{FaultKind::incomplete,
                   "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. "
                   "Authorization=AWS4-HMAC-SHA256"}));
  draft.with("x-amz-date", "2015/08/30");
  EXPECT_EQ(fault_of(draft),
            (Fault{FaultKind::bad_signature,
                   "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."}));
  draft.with("authorization", "AWS4-HMAC-SHA256 Credential=c, Signature=s, SignedHeaders=host;x-amz-date");
  EXPECT_EQ(fault_of(draft), (Fault{FaultKind::bad_signature,
                                    "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization."}));
}

TEST(FaultOrder, OfDateClockAndScope) {
  Draft draft;
  draft.with("authorization", "AWS4-HMAC-SHA256 Credential=c, Signature=s, SignedHeaders=host;x-amz-date");
  draft.with("x-amz-date", "2015/08/30");
  EXPECT_EQ(fault_of(draft), (Fault{FaultKind::incomplete,
                                    "Date must be in ISO-8601 'basic format'. Got '2015/08/30'. See "
                                    "http://en.wikipedia.org/wiki/ISO_8601"}));
  draft.with("x-amz-date", "20150830T122059Z");
  EXPECT_EQ(fault_of(draft),
            (Fault{FaultKind::bad_signature,
                   "Signature expired: 20150830T122059Z is now earlier than 20150830T122100Z "
                   "(20150830T123600Z - 15 min.)"}));
  draft.with("x-amz-date", "20150830T125101Z");
  EXPECT_EQ(fault_of(draft), (Fault{FaultKind::bad_signature,
                                    "Signature not yet current: 20150830T125101Z is still later than "
                                    "20150830T125100Z (20150830T123600Z + 15 min.)"}));
  draft.with("x-amz-date", "20150830T122100Z");
  EXPECT_EQ(fault_of(draft), (Fault{FaultKind::incomplete,
                                    "Credential must have exactly 5 slash-delimited elements, e.g. "
                                    "keyid/date/region/service/term, got 'c'"}));
  draft.with("authorization",
             "AWS4-HMAC-SHA256 Credential=c/foobar/mars-1/ec2/aws5_request, Signature=s, "
             "SignedHeaders=host;x-amz-date");
  EXPECT_EQ(
      fault_of(draft),
      (Fault{FaultKind::bad_signature,
             "Credential should be scoped to a valid region, not 'mars-1'. Credential should be scoped to "
             "correct service: 'iam'. Credential should be scoped with a valid terminator: 'aws4_request', "
             "not 'aws5_request'. Date in Credential scope does not match YYYYMMDD from ISO-8601 version of "
             "date from HTTP: 'foobar' != '20150830', from '20150830T122100Z'."}));
  draft.with("authorization", kGoodHeader);
  EXPECT_EQ(fault_of(draft).message, "(no fault)");
}

TEST(FaultOrder, OfAPresignedRequest) {
  Draft draft;
  draft.method = "GET";
  draft.body.clear();
  const auto query = [&](const std::string& text) -> Draft& {
    return draft.without("x-amz-date").to("/?Action=ListUsers&X-Amz-Algorithm=" + text);
  };
  EXPECT_EQ(fault_of(query("AWS5-HMAC-SHA256")), missing_token());
  EXPECT_EQ(
      fault_of(query("AWS4-HMAC-SHA256")),
      (Fault{FaultKind::incomplete,
             "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must "
             "include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. AWS "
             "query-string parameters must include 'X-Amz-Date'. Re-examine the query-string parameters."}));
  std::string text =
      "AWS4-HMAC-SHA256&X-Amz-Credential=c&X-Amz-Signature=s&X-Amz-SignedHeaders=a&X-Amz-Date=d";
  EXPECT_THAT(fault_of(query(text + "&X-Amz-Expires=604801")).message, HasSubstr("less than a week"));
  EXPECT_THAT(fault_of(query(text + "&X-Amz-Expires=99999999999999999999")).message,
              HasSubstr("less than a week"));
  EXPECT_THAT(fault_of(query(text + "&X-Amz-Expires=0")).message, HasSubstr("greater than 0"));
  EXPECT_THAT(fault_of(query(text + "&X-Amz-Expires=soon")).message, HasSubstr("should be a number"));
  EXPECT_THAT(fault_of(query(text)).message, HasSubstr("'Host' or ':authority'"));
  text = "AWS4-HMAC-SHA256&X-Amz-Credential=c&X-Amz-Signature=s&X-Amz-SignedHeaders=host&X-Amz-Date=";
  EXPECT_THAT(fault_of(query(text + "d")).message, HasSubstr("Got 'd'"));
  EXPECT_EQ(fault_of(query(text + "20150830T110000Z&X-Amz-Expires=60")),
            (Fault{FaultKind::expired_request, "Request has expired."}));
  EXPECT_THAT(fault_of(query(text + "20150830T110000Z")).message, HasSubstr("Signature expired"));
  EXPECT_THAT(fault_of(query(text + "20150830T130000Z&X-Amz-Expires=60")).message,
              HasSubstr("Signature not yet current"));
  EXPECT_THAT(fault_of(query(text + "20150830T123600Z&X-Amz-Expires=60")).message, HasSubstr("got 'c'"));
}

TEST(Faults, StsKeepsTheRegionToItselfAndEndsWithASpace) {
  Draft draft;
  draft.with("authorization",
             "AWS4-HMAC-SHA256 Credential=c/20150830/mars-1/ec2/aws4_request, Signature=s, "
             "SignedHeaders=host;x-amz-date");
  EXPECT_EQ(fault_of(draft, "sts").message,
            "Credential should be scoped to a valid region. Credential should be scoped to correct service: "
            "'sts'. ");
}

TEST(Faults, MostServicesAllowFiveMinutes) {
  Draft draft;
  draft.with("authorization", kGoodHeader).with("x-amz-date", "20150830T123059Z");
  EXPECT_EQ(
      fault_of(draft, "organizations").message,
      "Signature expired: 20150830T123059Z is now earlier than 20150830T123100Z (20150830T123600Z - 5 min.)");
}

TEST(Faults, TheHeaderIsNotRepeatedWhereItMayHoldASecret) {
  Draft draft;
  draft.with("authorization", "AWS4-HMAC-SHA256 Credential=AKID/wJalrXUtnFEMI=");
  EXPECT_THAT(fault_of(draft).message, Not(HasSubstr("wJalr")));
}

TEST(Faults, APathMustBeAbsolute) {
  EXPECT_EQ(fault_of(Draft().to("iam.amazonaws.com:443")).message,
            "Path is not absolute: iam.amazonaws.com:443");
}

TEST(ParseAuthorization, ARequestWithoutSignatureIsAnonymous) {
  EXPECT_TRUE(is_anonymous(Draft()));
  EXPECT_TRUE(is_anonymous(Draft().to("/?X-Amz-Signature=abc")));
}

TEST(ParseAuthorization, AnswersWhatTheKeyLookUpNeeds) {
  aws::Credentials key = kKey;
  key.session_token = "TOKEN==";
  const Credential credential = credential_of(signed_draft({"eu-central-1", "iam"}, key));
  EXPECT_EQ(credential.access_key_id, "AKIDEXAMPLE");
  EXPECT_EQ(credential.date, "20150830");
  EXPECT_EQ(credential.region, "eu-central-1");
  EXPECT_EQ(credential.service, "iam");
  EXPECT_EQ(credential.session_token, "TOKEN==");
  EXPECT_EQ(credential.at, kNow);
  EXPECT_FALSE(credential.presigned);
  EXPECT_THAT(credential.signed_headers, testing::ElementsAre("host", "x-amz-date", "x-amz-security-token"));
  EXPECT_TRUE(verify_signature(credential, key_for(credential)));
}

TEST(ParseAuthorization, TakesTheDateHeaderWhereThereIsNoOther) {
  Draft draft;
  draft.without("x-amz-date")
      .with("date", "Sun, 30 Aug 2015 12:36:00 GMT")
      .with("authorization",
            "AWS4-HMAC-SHA256 "
            "Credential=c/20150830/us-east-1/iam/aws4_request,SignedHeaders=Date;HOST,Signature=s");
  const Credential credential = credential_of(draft);
  EXPECT_EQ(credential.at, kNow);
  EXPECT_THAT(credential.signed_headers, testing::ElementsAre("date", "host"));
  EXPECT_THAT(credential.string_to_sign, HasSubstr("\n20150830T123600Z\n"));
}

TEST(ParseAuthorization, APresignedRequestOutlivesItsTimeByTheSkewOnly) {
  Draft draft;
  draft.without("x-amz-date").to(presign(draft.view(), kKey, {"us-east-1", "iam"}, kNow, 60));
  EXPECT_EQ(fault_of(draft, "iam", kNow.plus_seconds(960)).message, "(no fault)");
  EXPECT_EQ(fault_of(draft, "iam", kNow.plus_seconds(961)).message, "Request has expired.");
}

TEST(VerifySignature, RefusesEveryChangeOfWhatWasSigned) {
  const Draft good = signed_draft();
  const SigningKey key = key_for(credential_of(good));
  ASSERT_TRUE(verify_signature(credential_of(good), key));

  Draft draft = good;
  draft.method = "GET";
  EXPECT_FALSE(verify_signature(credential_of(draft), key));
  draft = good;
  draft.body += "&UserName=x";
  EXPECT_FALSE(verify_signature(credential_of(draft), key));
  draft = good;
  draft.to("/?a=b");
  EXPECT_FALSE(verify_signature(credential_of(draft), key));
  draft = good;
  draft.with("host", "sts.amazonaws.com");
  EXPECT_FALSE(verify_signature(credential_of(draft), key));
  draft = good;
  draft.with("x-amz-date", "20150830T123601Z");
  EXPECT_FALSE(verify_signature(credential_of(draft), key));
  EXPECT_FALSE(
      verify_signature(credential_of(good), SigningKey::derive("other", "20150830", "us-east-1", "iam")));
}

TEST(VerifySignature, TheClaimedHashMustBeTheBodys) {
  Draft draft;
  draft.without("x-amz-date").with("x-amz-content-sha256", base::sha256_hex("another body"));
  for (auto& header : sign(draft.view(), kKey, {"us-east-1", "iam"}, kNow)) draft.headers.push_back(header);
  const Credential credential = credential_of(draft);
  EXPECT_FALSE(verify_signature(credential, key_for(credential)));
}

TEST(VerifySignature, OnlyS3MayLeaveTheBodyOut) {
  for (const std::string service : {"s3", "iam"}) {
    Draft draft;
    draft.without("x-amz-date");
    const aws::Credentials key{.access_key_id = "AKIDEXAMPLE", .secret_access_key = "secret"};
    draft.with("x-amz-date", "20150830T123600Z").with("x-amz-content-sha256", std::string(kUnsignedPayload));
    const std::vector<std::string> names{"host", "x-amz-content-sha256", "x-amz-date"};
    const std::string canonical =
        canonical_request(draft.view(), {}, names, kUnsignedPayload, path_style(service));
    const SigningKey signing_key = SigningKey::derive("secret", "20150830", "us-east-1", service);
    const std::string scope = credential_scope("20150830", "us-east-1", service);
    draft.with("authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope +
                                    ", SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=" +
                                    signing_key.sign(string_to_sign(kNow, scope, canonical)));
    EXPECT_EQ(verify_signature(credential_of(draft, service), signing_key), service == "s3") << service;
  }
}

TEST(SignatureMismatch, ShowsWhatShouldHaveBeenSignedButNoToken) {
  aws::Credentials key = kKey;
  key.session_token = "TOKEN==";
  const Draft draft = signed_draft({"us-east-1", "iam"}, key);
  const Credential credential = credential_of(draft);
  const Fault fault = signature_mismatch(credential, rules_for("iam"));
  EXPECT_EQ(fault.kind, FaultKind::bad_signature);
  EXPECT_THAT(fault.message,
              HasSubstr("for details.\n\nThe Canonical String for this request should have been\n"
                        "'POST\n/\n\nhost:iam.amazonaws.com\nx-amz-date:20150830T123600Z\n"
                        "x-amz-security-token:***\n\nhost;x-amz-date;x-amz-security-token\n"));
  EXPECT_THAT(fault.message, HasSubstr("'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n"));
  EXPECT_THAT(fault.message, Not(HasSubstr("TOKEN")));
  EXPECT_THAT(signature_mismatch(credential, rules_for("sts")).message, testing::EndsWith("for details."));

  Draft presigned;
  presigned.without("x-amz-date").to(presign(presigned.view(), key, {"us-east-1", "iam"}, kNow, 60));
  EXPECT_THAT(
      signature_mismatch(credential_of(presigned), rules_for("iam")).message,
      testing::AllOf(HasSubstr("X-Amz-Security-Token=***&X-Amz-SignedHeaders"), Not(HasSubstr("TOKEN"))));
}

TEST(FaultCodes, AreSpelledForEachProtocol) {
  using enum FaultKind;
  using enum ProtocolFamily;
  EXPECT_EQ(code_for(missing_token, query), (FaultCode{"MissingAuthenticationToken", 403}));
  EXPECT_EQ(code_for(incomplete, query), (FaultCode{"IncompleteSignature", 400}));
  EXPECT_EQ(code_for(unknown_key, query), (FaultCode{"InvalidClientTokenId", 403}));
  EXPECT_EQ(code_for(invalid_token, query), (FaultCode{"InvalidClientTokenId", 403}));
  EXPECT_EQ(code_for(bad_signature, query), (FaultCode{"SignatureDoesNotMatch", 403}));
  EXPECT_EQ(code_for(expired_token, query), (FaultCode{"ExpiredToken", 403}));
  EXPECT_EQ(code_for(expired_request, query), (FaultCode{"RequestExpired", 400}));
  EXPECT_EQ(code_for(missing_token, json), (FaultCode{"MissingAuthenticationTokenException", 400}));
  EXPECT_EQ(code_for(incomplete, json), (FaultCode{"IncompleteSignatureException", 400}));
  EXPECT_EQ(code_for(unknown_key, json), (FaultCode{"UnrecognizedClientException", 400}));
  EXPECT_EQ(code_for(bad_signature, json), (FaultCode{"InvalidSignatureException", 400}));
  EXPECT_EQ(code_for(expired_token, json), (FaultCode{"ExpiredTokenException", 400}));
  EXPECT_EQ(code_for(bad_signature, rest_json), (FaultCode{"InvalidSignatureException", 403}));
  EXPECT_EQ(code_for(unknown_key, rest_json), (FaultCode{"UnrecognizedClientException", 403}));
}

}  // namespace
}  // namespace groundwork::sigv4
