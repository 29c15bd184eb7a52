#pragma once

#include <string>

#include "services/call.hpp"

namespace groundwork::portal {

/// The page in the browser that a passkey is made or shown on.
struct PasskeyPage {
  std::string rp_id;   ///< its host: `localhost`
  std::string origin;  ///< `http://localhost:8080`
};
/// Of the host that the request was sent to, which is the page's own. Throws PasskeyAddressException where no
/// browser offers passkeys: at an IP address, and without TLS anywhere but on this machine.
/// https://www.w3.org/TR/webauthn-2/#relying-party-identifier
PasskeyPage passkey_page(const services::Call& call);

}  // namespace groundwork::portal
