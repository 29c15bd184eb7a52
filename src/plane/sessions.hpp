#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/caller.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

struct TemporaryCredentials {
  std::string access_key_id;  ///< ASIA..
  std::string secret_access_key;
  std::string session_token;
  base::Instant expires_at;
};

/// Makes temporary credentials for `caller`, whose `session` says what they carry. Nothing is stored: the
/// token is the session, sealed, so that it outlives a restart and costs no row.
TemporaryCredentials issue_credentials(Work& work, const Caller& caller);

/// What a session token says: who its bearer is, and the secret that signs. `expires_at` may have passed: the
/// gateway tells an expired token from a forged one.
struct OpenedSession {
  Caller caller;
  std::string secret_access_key;
};
/// nullopt where the token was not made here, or for another access key.
std::optional<OpenedSession> open_session_token(const base::SealKey& seal, std::string_view access_key_id,
                                                std::string_view token);

/// A caller with a session, as text that holds no secret, and back. The text must be our own.
std::string write_session_caller(const Caller& caller);
Caller read_session_caller(std::string_view text);

}  // namespace groundwork::plane
