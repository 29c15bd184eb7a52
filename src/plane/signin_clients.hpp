#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/signin_sessions.hpp"

/// What a signed-in person lets a program do: OAuth 2.0 authorization codes with PKCE, and refresh tokens.
/// https://www.rfc-editor.org/rfc/rfc7636
namespace groundwork::plane::signin {

struct Authorization {
  std::string client_id;
  std::string redirect_uri;
  std::string code_challenge;  ///< base64url of the verifier's SHA-256
};
struct IssuedCode {
  std::string code;  ///< told once, good once
  base::Instant expires_at;
};
IssuedCode issue_authorization_code(Work& work, const ConsoleSession& session,
                                    const Authorization& authorization);

struct FoundAuthorization {
  std::string session_id;
  Authorization authorization;
};
/// Takes the code, which is good no more; nullopt where it was not good.
std::optional<FoundAuthorization> take_authorization_code(Work& work, std::string_view code);
bool verifier_matches(std::string_view code_challenge, std::string_view code_verifier);

/// What a refresh token renews, and for whom alone.
struct RefreshGrant {
  std::string session_id;
  std::string client_id;
  std::optional<std::string> key = {};  ///< thumbprint of the key that its holder has to prove
};
/// A new token that renews credentials as long as the session lasts.
std::string issue_refresh_token(Work& work, const RefreshGrant& grant);
/// What a token that is good for `client_id` grants. A token that was replaced stays good for a minute, so
/// that a client whose answer was lost can ask again.
std::optional<RefreshGrant> find_refresh_grant(Work& work, std::string_view token,
                                               std::string_view client_id);
/// Issues the token that follows `token`.
std::string replace_refresh_token(Work& work, std::string_view token, const RefreshGrant& grant);

}  // namespace groundwork::plane::signin
