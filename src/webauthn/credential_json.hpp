#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace groundwork::webauthn {

/// A PublicKeyCredential as a browser's toJSON() writes it, decoded. Members that it does not have are empty.
/// https://www.w3.org/TR/webauthn-3/#dictdef-registrationresponsejson
struct CredentialJson {
  std::string id;
  std::string client_data;
  std::string attestation_object;
  std::string authenticator_data, signature, user_handle;
  std::vector<std::string> transports;  ///< such as `internal`, `usb`
};

/// The reason, in words, where the text is no such credential. It may have 64 KiB.
tl::expected<CredentialJson, std::string> parse_credential(std::string_view text);

}  // namespace groundwork::webauthn
