#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "webauthn/ceremony.hpp"

namespace groundwork::webauthn {

/// A credential that a browser has made and that is good to be kept.
struct Registration {
  std::string credential_id;
  PublicKey key;
  std::uint32_t sign_count = 0;
  std::string aaguid;                   ///< 16 bytes; zeros where the authenticator does not say its model
  std::vector<std::string> transports;  ///< how the browser reaches it, as it says
  bool user_verified = false;
};

/// Checks what `navigator.credentials.create` has answered, as JSON: the reason, in words, where it is not
/// good. Attestation may be `none`, or `packed` or `fido-u2f` with a signature that holds; whose the
/// certificate is that signed it, nobody asks.
/// https://www.w3.org/TR/webauthn-2/#sctn-registering-a-new-credential
tl::expected<Registration, std::string> verify_registration(std::string_view credential,
                                                            const Expected& expected);

/// The three parts of an attestation object. `statement` is CBOR again.
struct AttestationObject {
  std::string format, authenticator_data, statement;
};
tl::expected<AttestationObject, std::string> read_attestation_object(std::string_view bytes);

}  // namespace groundwork::webauthn
