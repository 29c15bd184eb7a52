#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace groundwork::services::signin {

/// A call that shows in its DPoP header that its sender holds a key.
struct ProvenCall {
  std::string_view proof;  ///< the header; empty where there is none
  std::string_view host;   ///< that the call was sent to, with its port
  std::string_view path;
  base::Instant now;  ///< by the machine's clock, as the caller's own is never moved
};

/// The key's thumbprint (https://www.rfc-editor.org/rfc/rfc7638), or nullopt without a proof. AWS's tools
/// send one with each call for a token (https://www.rfc-editor.org/rfc/rfc9449), made with a key on P-256
/// that they keep beside the token. Throws a ValidationException that says what is wrong with it.
std::optional<std::string> proven_key(const ProvenCall& call);

}  // namespace groundwork::services::signin
