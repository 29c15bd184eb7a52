#pragma once

#include <string>
#include <string_view>

namespace groundwork::base {

/// A public key on the curve P-256: the point's coordinates, 32 bytes each, as in a JSON Web Key.
struct P256Key {
  std::string x;
  std::string y;
};

/// ES256 (https://www.rfc-editor.org/rfc/rfc7518#section-3.4): whether `signature`, r and s of 32 bytes each,
/// was made of `message` with the key. False also where the key is no point of the curve.
bool es256_matches(const P256Key& key, std::string_view message, std::string_view signature);

}  // namespace groundwork::base
