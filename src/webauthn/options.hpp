#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What a page hands to `navigator.credentials`, as JSON for `PublicKeyCredential.parse...OptionsFromJSON`.
namespace groundwork::webauthn {

/// Waits five minutes for the user, as long as a challenge is good.
inline constexpr int kCeremonySeconds = 300;

struct Descriptor {
  std::string credential_id;
  std::vector<std::string> transports;
};

struct CreationOptions {
  std::string_view challenge;  ///< bytes, as are all ids
  std::string_view rp_id, rp_name;
  std::string_view user_handle, user_name, user_display_name;
  std::span<const Descriptor> exclude;  ///< the user's credentials: no authenticator holds two
};
/// https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson
std::string creation_options(const CreationOptions& options);

struct RequestOptions {
  std::string_view challenge, rp_id;
  std::span<const Descriptor> allow;
};
/// https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson
std::string request_options(const RequestOptions& options);

}  // namespace groundwork::webauthn
