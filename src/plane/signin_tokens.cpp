#include "plane/signin_tokens.hpp"

#include "base/digest.hpp"
#include "base/encoding.hpp"

namespace groundwork::plane {

std::string new_token(base::Random& random) { return base::base64url(random.bytes(32)); }

std::string token_digest(std::string_view token) { return base::sha256_hex(token); }

}  // namespace groundwork::plane
