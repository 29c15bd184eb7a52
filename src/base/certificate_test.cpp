#include "base/certificate.hpp"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::base {
namespace {

using testing::ElementsAre;
using testing::MatchesRegex;
using testing::StartsWith;

constexpr Instant kFrom = Instant::from_seconds(1'795'451'820);
constexpr Instant kTo = kFrom.plus_seconds(365 * kDaySeconds);

TEST(SelfSigned, SaysWhatItWasMadeFor) {
  const TlsIdentity made =
      make_self_signed({"localhost", "plane.example.com", "127.0.0.1", "::1"}, kFrom, kTo);
  EXPECT_THAT(made.key, StartsWith("-----BEGIN PRIVATE KEY-----"));
  const CertificateFacts facts = read_certificate(made.certificates);
  EXPECT_THAT(facts.names, ElementsAre("localhost", "plane.example.com", "127.0.0.1", "::1"));
  EXPECT_EQ(facts.not_before, kFrom);
  EXPECT_EQ(facts.not_after, kTo);
  EXPECT_THAT(facts.fingerprint, MatchesRegex("([0-9A-F][0-9A-F]:)+[0-9A-F][0-9A-F]"));
  EXPECT_EQ(facts.fingerprint.size(), 32 * 3 - 1);
}

TEST(SelfSigned, HasAKeyOfItsOwnEachTime) {
  const TlsIdentity one = make_self_signed({"localhost"}, kFrom, kTo);
  const TlsIdentity other = make_self_signed({"localhost"}, kFrom, kTo);
  EXPECT_NE(one.key, other.key);
  EXPECT_NE(read_certificate(one.certificates).fingerprint, read_certificate(other.certificates).fingerprint);
}

TEST(Certificate, IsRefusedWhereThereIsNone) {
  for (const std::string_view text : {"", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"}) {
    EXPECT_THROW(read_certificate(text), std::runtime_error) << text;
  }
}

}  // namespace
}  // namespace groundwork::base
