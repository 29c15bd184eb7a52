#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"

namespace groundwork::plane {

/// An opaque token of 256 bits that says whose a call is. Told to its holder alone.
std::string new_token(base::Random& random);
/// All of a token that is kept: whoever reads the tables cannot use it.
std::string token_digest(std::string_view token);

}  // namespace groundwork::plane
