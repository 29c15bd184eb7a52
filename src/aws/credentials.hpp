#pragma once

#include <optional>
#include <string>

#include "base/instant.hpp"

namespace groundwork::aws {

/// What a caller signs with. A long-term key has no session token and does not expire.
struct Credentials {
  std::string access_key_id;
  std::string secret_access_key;
  std::string session_token;
  std::optional<base::Instant> expires_at;
};

}  // namespace groundwork::aws
