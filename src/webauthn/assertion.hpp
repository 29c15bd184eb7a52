#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "webauthn/ceremony.hpp"
#include "webauthn/credential_json.hpp"

namespace groundwork::webauthn {

/// What is kept of the credential that is to sign.
struct KnownCredential {
  std::string_view user_handle;  ///< the bytes that it was registered with
  PublicKey key;
  std::uint32_t sign_count = 0;
};

struct Assertion {
  std::uint32_t sign_count = 0;  ///< to be kept from now on
  bool user_verified = false;
};

/// Checks what `navigator.credentials.get` has answered, whose `id` has led to `known`: the reason, in words,
/// where it is not good. A counter that does not grow tells of a copy of the authenticator; synced passkeys
/// count nothing and always say 0.
/// https://www.w3.org/TR/webauthn-2/#sctn-verifying-assertion
tl::expected<Assertion, std::string> verify_assertion(const CredentialJson& credential,
                                                      const KnownCredential& known, const Expected& expected);

}  // namespace groundwork::webauthn
