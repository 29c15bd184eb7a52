#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "webauthn/assertion.hpp"
#include "webauthn/options.hpp"
#include "webauthn/registration.hpp"
#include "webauthn/software_authenticator.hpp"

namespace groundwork::webauthn {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::string_view kChallenge = "sixteen bytes or more of a challenge";
constexpr std::string_view kOrigin = "http://localhost:8080";
constexpr std::string_view kUser = "AIDAEXAMPLE";

struct CeremoniesTest : testing::Test {
  const std::string digest = base::sha256_hex(kChallenge);
  Expected expected{.challenge_digest = digest, .origin = kOrigin, .rp_id = "localhost"};

  static std::string creation() {
    return creation_options({.challenge = kChallenge,
                             .rp_id = "localhost",
                             .rp_name = "Groundwork",
                             .user_handle = kUser,
                             .user_name = "bob",
                             .user_display_name = "Bob",
                             .exclude = {}});
  }
  static std::string request() {
    return request_options({.challenge = kChallenge, .rp_id = "localhost", .allow = {}});
  }
  /// The reason of a refusal, or nothing.
  std::string registering(SoftwareAuthenticator& with) const {
    const auto made = verify_registration(with.create(creation()), expected);
    return made ? "" : made.error();
  }
  PublicKey registered(SoftwareAuthenticator& with) const {
    const auto made = verify_registration(with.create(creation()), expected);
    EXPECT_TRUE(made) << made.error();
    return made ? made->key : PublicKey{};
  }
  std::string signing(SoftwareAuthenticator& with, const PublicKey& key, std::uint32_t count = 0) const {
    const auto credential = parse_credential(with.get(request()));
    const auto made = verify_assertion(*credential, {kUser, key, count}, expected);
    return made ? "" : made.error();
  }
};

TEST_F(CeremoniesTest, RegisterAndSignWithEachAlgorithm) {
  for (const int algorithm : {-7, -8, -257}) {
    SoftwareAuthenticator key(algorithm);
    const auto made = verify_registration(key.create(creation()), expected);
    ASSERT_TRUE(made) << algorithm << ": " << made.error();
    EXPECT_EQ(made->credential_id, key.credential_id());
    EXPECT_EQ(made->key.algorithm, algorithm);
    EXPECT_EQ(made->aaguid, std::string(16, '\0'));
    EXPECT_THAT(made->transports, ElementsAre("internal"));
    EXPECT_TRUE(made->user_verified);
    EXPECT_EQ(signing(key, made->key), "") << algorithm;
    key.spoils_signatures = true;
    EXPECT_THAT(signing(key, made->key), HasSubstr("signature does not hold")) << algorithm;
    SoftwareAuthenticator another(algorithm);
    another.user_handle = kUser;
    EXPECT_THAT(signing(another, made->key), HasSubstr("signature does not hold")) << algorithm;
  }
}

TEST_F(CeremoniesTest, AttestationsOfWhomeverHoldWhereTheySign) {
  for (const int algorithm : {-7, -8, -257}) {
    for (const char* attestation : {"packed", "x5c"}) {
      SoftwareAuthenticator key(algorithm);
      key.attestation = attestation;
      EXPECT_EQ(registering(key), "") << attestation << algorithm;
      key.spoils_signatures = true;
      EXPECT_THAT(registering(key), HasSubstr("signature of its attestation")) << attestation << algorithm;
    }
  }
  SoftwareAuthenticator tpm;
  tpm.attestation = "tpm";
  EXPECT_THAT(registering(tpm), HasSubstr("format tpm; none, packed and fido-u2f"));
}

TEST_F(CeremoniesTest, AuthenticatorsMayAnswerExtensions) {
  SoftwareAuthenticator key;
  key.has_extensions = true;
  key.attestation = "packed";
  EXPECT_EQ(registering(key), "");
}

TEST_F(CeremoniesTest, AnotherChallengeOriginOrPartyIsRefused) {
  SoftwareAuthenticator key;
  const PublicKey known = registered(key);
  key.challenge = base::base64url("another");
  EXPECT_THAT(registering(key), HasSubstr("another challenge"));
  EXPECT_THAT(signing(key, known), HasSubstr("another challenge"));
  key.challenge.clear();
  key.origin = "http://evil.example";
  EXPECT_EQ(registering(key),
            "It was made on a page of http://evil.example, and this is http://localhost:8080.");
  EXPECT_THAT(signing(key, known), HasSubstr("http://evil.example"));
  key.origin = kOrigin;
  key.rp_id = "evil.example";
  EXPECT_THAT(registering(key), HasSubstr("another relying party than localhost"));
  EXPECT_THAT(signing(key, known), HasSubstr("another relying party than localhost"));
}

TEST_F(CeremoniesTest, TheOtherCeremonysAnswerIsRefused) {
  SoftwareAuthenticator key;
  const PublicKey known = registered(key);
  key.client_data_type = "webauthn.get";
  EXPECT_THAT(registering(key), HasSubstr("type is not webauthn.create"));
  key.client_data_type = "webauthn.create";
  EXPECT_THAT(signing(key, known), HasSubstr("type is not webauthn.get"));
}

TEST_F(CeremoniesTest, SomebodyMustBePresentAndVerifiedWhereItIsAskedFor) {
  SoftwareAuthenticator key;
  const PublicKey known = registered(key);
  key.flags = 0x01;
  EXPECT_EQ(signing(key, known), "");
  expected.user_verification_required = true;
  EXPECT_THAT(registering(key), HasSubstr("did not verify its user"));
  EXPECT_THAT(signing(key, known), HasSubstr("did not verify its user"));
  key.flags = 0x04;
  EXPECT_THAT(registering(key), HasSubstr("Nobody was present"));
  EXPECT_THAT(signing(key, known), HasSubstr("Nobody was present"));
}

TEST_F(CeremoniesTest, ACounterThatDoesNotGrowTellsOfACopy) {
  SoftwareAuthenticator key;
  const PublicKey known = registered(key);
  EXPECT_EQ(signing(key, known, 0), "") << "synced passkeys do not count";
  EXPECT_THAT(signing(key, known, 5), HasSubstr("counter says 0 after 5"));
  key.counts = true;
  key.sign_count = 5;
  EXPECT_EQ(signing(key, known, 5), "");
  EXPECT_THAT(signing(key, known, 9), HasSubstr("counter says 7 after 9"));
}

TEST_F(CeremoniesTest, AnotherUsersHandleIsRefused) {
  SoftwareAuthenticator key;
  const PublicKey known = registered(key);
  key.user_handle = "AIDAANOTHER";
  EXPECT_THAT(signing(key, known), HasSubstr("another user"));
}

TEST_F(CeremoniesTest, WhatIsNoCredentialIsRefusedInWords) {
  const auto refusal = [&](std::string_view text) { return verify_registration(text, expected).error(); };
  EXPECT_THAT(refusal("{"), HasSubstr("no JSON object"));
  EXPECT_THAT(refusal(R"({"type":"password"})"), HasSubstr("type is not public-key"));
  EXPECT_THAT(refusal(R"({"type":"public-key"})"), HasSubstr("no response"));
  EXPECT_THAT(refusal(R"({"type":"public-key","rawId":"?","response":{}})"), HasSubstr("rawId"));
  EXPECT_THAT(refusal(R"({"type":"public-key","rawId":"AA","response":{"clientDataJSON":"?"}})"),
              HasSubstr("response.clientDataJSON"));
  EXPECT_THAT(refusal(R"({"type":"public-key","rawId":"AA","response":{}})"), HasSubstr("lacks rawId"));
  EXPECT_THAT(refusal(std::string(70000, ' ')), HasSubstr("64 KiB"));
}

}  // namespace
}  // namespace groundwork::webauthn
