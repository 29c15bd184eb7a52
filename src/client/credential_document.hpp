#pragma once

#include <string_view>

#include "client/credentials.hpp"

namespace groundwork::client {

/// Reads `{"AccessKeyId", "SecretAccessKey", TOKEN, "Expiration"}`, the answer of every source but the
/// environment. `token_name` is `Token` or `SessionToken`. What is wrong is said without repeating the
/// document.
Provided read_credential_document(std::string_view json, std::string_view token_name);

}  // namespace groundwork::client
