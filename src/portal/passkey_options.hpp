#pragma once

#include <string_view>
#include <vector>

#include "plane/identities/passkeys.hpp"
#include "webauthn/options.hpp"

namespace groundwork::portal {

/// How a browser is told of those passkeys that work on the host's pages.
std::vector<webauthn::Descriptor> descriptors_of(const std::vector<plane::Passkey>& passkeys,
                                                 std::string_view rp_id);

}  // namespace groundwork::portal
