#include "webauthn/cbor.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "webauthn/authenticator_data.hpp"
#include "webauthn/registration.hpp"

namespace groundwork::webauthn {
namespace {

using testing::HasSubstr;

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out.push_back(static_cast<char>(value));
  return out;
}

TEST(CborLength, MeasuresTheFirstItem) {
  EXPECT_EQ(cbor_length(bytes({0x01, 0x02})), 1U);
  EXPECT_EQ(cbor_length(bytes({0xa1, 0x01, 0x82, 0x02, 0x03, 0xff})), 5U);
  EXPECT_EQ(cbor_length(bytes({0x80})), 1U);
}

TEST(CborLength, RefusesWhatIsCutOffNestedOrUnbounded) {
  EXPECT_EQ(cbor_length(""), std::nullopt);
  EXPECT_EQ(cbor_length(bytes({0x42, 0x01})), std::nullopt) << "cut off";
  EXPECT_EQ(cbor_length(bytes({0x9f, 0x01, 0xff})), std::nullopt) << "indefinite";
  EXPECT_EQ(cbor_length(bytes({0xc0, 0x01})), std::nullopt) << "tag";
  EXPECT_EQ(cbor_length(bytes({0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})), std::nullopt);
  EXPECT_EQ(cbor_length(bytes({0xbb, 0x80, 0, 0, 0, 0, 0, 0, 0x01, 0x01, 0x01})), std::nullopt);
  EXPECT_EQ(cbor_length(std::string(8, '\x81') + '\x01'), 9U);
  EXPECT_EQ(cbor_length(std::string(9, '\x81') + '\x01'), std::nullopt) << "nine levels";
}

TEST(CborMap, FindsTextsAndNumbers) {
  const auto map = Cbor::parse(bytes({0xa3, 0x01, 0x20, 0x61, 'a', 0x41, 'x', 0x20, 0xf5}));
  ASSERT_TRUE(map);
  EXPECT_EQ(map->at(1)->integer(), -1);
  EXPECT_EQ(map->at("a")->bytes(), "x");
  EXPECT_EQ(map->at(-1)->boolean(), true);
  EXPECT_FALSE(map->at(2));
  EXPECT_FALSE(map->at("a")->text());
  EXPECT_EQ(map->encoded().size(), 9U);
}

TEST(AuthenticatorDataText, IsReadToItsLastByte) {
  const std::string plain = std::string(32, 'h') + bytes({0x05, 0, 0, 1, 2});
  const auto data = read_authenticator_data(plain);
  ASSERT_TRUE(data);
  EXPECT_TRUE(data->user_present && data->user_verified);
  EXPECT_EQ(data->sign_count, 258U);
  EXPECT_FALSE(data->credential);
  EXPECT_THAT(read_authenticator_data(plain.substr(1)).error(), HasSubstr("shorter than 37 bytes"));
  EXPECT_THAT(read_authenticator_data(plain + "x").error(), HasSubstr("goes on"));
  std::string attested = plain;
  attested[32] = '\x41';
  EXPECT_THAT(read_authenticator_data(attested).error(), HasSubstr("cut off"));
  EXPECT_THAT(read_authenticator_data(attested + std::string(16, '\0') + bytes({0, 1, 'i', 0x01})).error(),
              HasSubstr("no COSE key"));
  EXPECT_THAT(read_authenticator_data(attested + std::string(16, '\0') + bytes({8, 0})).error(),
              HasSubstr("longer than 1,023"));
}

TEST(AttestationObjectText, HasItsThreeParts) {
  EXPECT_THAT(read_attestation_object("\x01").error(), HasSubstr("no CBOR map"));
  EXPECT_THAT(read_attestation_object("\xa0").error(), HasSubstr("lacks fmt"));
}

}  // namespace
}  // namespace groundwork::webauthn
