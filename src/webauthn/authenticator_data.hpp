#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace groundwork::webauthn {

/// The part of authenticator data that describes a credential just made.
struct AttestedCredential {
  std::string aaguid;  ///< 16 bytes: the model of the authenticator, or zeros
  std::string credential_id;
  std::int64_t algorithm = 0;  ///< COSE: -7, -8, -257, ...
};

/// Extensions that an authenticator has answered and that libfido2 wants to hear of before it verifies.
struct Extensions {
  bool hmac_secret = false;
  std::optional<std::int64_t> cred_protect, min_pin_length;
};

struct AuthenticatorData {
  std::string rp_id_hash;
  bool user_present = false, user_verified = false;
  std::uint32_t sign_count = 0;
  std::optional<AttestedCredential> credential;
  Extensions extensions;
};

/// Splits authenticator data, to the last byte. The reason where it cannot.
/// https://www.w3.org/TR/webauthn-2/#sctn-authenticator-data
tl::expected<AuthenticatorData, std::string> read_authenticator_data(std::string_view bytes);

}  // namespace groundwork::webauthn
