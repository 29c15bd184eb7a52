#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "webauthn/authenticator_data.hpp"

/// What registration and assertion have in common.
namespace groundwork::webauthn {

/// What a browser's answer must fit.
struct Expected {
  std::string_view challenge_digest;  ///< SHA-256 of the challenge's bytes, in hexadecimal
  std::string_view origin;            ///< of the page: `http://localhost:8080`
  std::string_view rp_id;             ///< the page's host: `localhost`
  bool user_verification_required = false;
};

/// A credential's public key as libfido2 keeps it, and its COSE algorithm: ES256 (-7), EdDSA (-8) or RS256
/// (-257).
struct PublicKey {
  std::int64_t algorithm = 0;
  std::string bytes;

  friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

enum class Ceremony { registration, assertion };

/// Why the client data is not the answer that is waited for, in words, or nullopt: type, challenge and
/// origin. https://www.w3.org/TR/webauthn-2/#dictdef-collectedclientdata
std::optional<std::string> refuse_client_data(std::string_view json, Ceremony ceremony,
                                              const Expected& expected);
/// The same for authenticator data: the hash of the rp id, the user's presence and verification.
std::optional<std::string> refuse_authenticator(const AuthenticatorData& data, const Expected& expected);

}  // namespace groundwork::webauthn
