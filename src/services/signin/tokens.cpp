#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "api/signin/types.hpp"
#include "base/encoding.hpp"
#include "plane/sessions.hpp"
#include "plane/signin_clients.hpp"
#include "plane/signin_events.hpp"
#include "services/signin/errors.hpp"
#include "services/signin/proof.hpp"
#include "services/signin/table.hpp"

namespace groundwork::services::signin {
namespace {

using namespace api::signin;
namespace rules = plane::signin;

constexpr std::int64_t kExpiresInMax = 900;  // the model's
constexpr std::string_view kTokenType = "aws_sigv4";
constexpr std::string_view kTokenPath = "/v1/token";

/// The session behind a grant, which must still be good.
rules::ConsoleSession session_of(Call& call, std::string_view id) {
  auto found = rules::find_console_session_by_id(call.unit, id, call.now);
  switch (found.state) {
    case rules::SessionState::good:
      return *std::move(found.session);
    case rules::SessionState::credentials_changed:
      throw credentials_changed();
    case rules::SessionState::ended:
      break;
  }
  throw token_expired();
}

const std::string& needed(const std::optional<std::string>& member, std::string_view name) {
  if (!member) throw invalid_request(fmt::format("{} is required for this grantType.", name));
  return *member;
}

/// Redeems a code, once, for whoever holds the verifier behind its challenge.
/// https://www.rfc-editor.org/rfc/rfc7636#section-4.6
rules::ConsoleSession redeem_code(Call& call, const CreateOAuth2TokenRequestBody& input) {
  const std::string& verifier = needed(input.code_verifier, "codeVerifier");
  const auto found = rules::take_authorization_code(call, needed(input.code, "code"));
  if (!found) throw auth_code_expired();
  const rules::Authorization& authorization = found->authorization;
  if (authorization.client_id != input.client_id ||
      authorization.redirect_uri != needed(input.redirect_uri, "redirectUri") ||
      !rules::verifier_matches(authorization.code_challenge, verifier)) {
    throw invalid_request("The code was issued for another clientId, redirectUri or codeVerifier.");
  }
  return session_of(call, found->session_id);
}

/// Credentials for who has signed in, for a quarter of an hour at most and never longer than the session.
struct Issued {
  plane::Caller caller;
  plane::TemporaryCredentials credentials;
  std::int32_t expires_in = 0;
};

Issued issue(Call& call, const rules::ConsoleSession& session, const std::string& client_id) {
  const std::int64_t seconds =
      std::min(call.settings[plane::Setting::signin_credential_seconds], kExpiresInMax);
  const base::Instant expires_at = std::min(call.now.plus_seconds(seconds), session.expires_at);
  Issued issued{.caller = rules::caller_of(call.unit, session, call.now, expires_at), .credentials = {}};
  const plane::Caller& caller = issued.caller;
  const rules::Origin origin{call.source_ip, call.user_agent, call.region, call.secure};
  const std::string resource = rules::public_client_arn(call.region, caller.account, client_id);
  if (!rules::ask_policies(call, caller, origin, "signin:CreateOAuth2Token", resource).allowed()) {
    throw insufficient_permissions(caller.principal.arn);
  }
  issued.credentials = plane::issue_credentials(call, caller);
  // The model allows no zero.
  issued.expires_in =
      static_cast<std::int32_t>(std::max<std::int64_t>(1, (expires_at.ms - call.now.ms) / 1000));
  rules::record_client_access(call, caller, origin, "CreateOAuth2Token", client_id);
  return issued;
}

/// An unsecured JWT (RFC 7519, 6), which OpenID Connect allows for a token that comes straight from the token
/// endpoint: there is no key of ours that a client could check a signature with.
std::string id_token(const Call& call, const Issued& issued, const std::string& client_id) {
  const boost::json::object claims{{"iss", "https://signin.aws.amazon.com"},
                                   {"sub", issued.caller.principal.arn},
                                   {"aud", client_id},
                                   {"iat", call.now.seconds()},
                                   {"exp", issued.credentials.expires_at.seconds()}};
  return fmt::format("{}.{}.", base::base64url(R"({"alg":"none","typ":"JWT"})"),
                     base::base64url(boost::json::serialize(claims)));
}

CreateOAuth2TokenResponse to_response(Issued issued, std::string refresh_token,
                                      std::optional<std::string> id) {
  plane::TemporaryCredentials& made = issued.credentials;
  return {.token_output = {.access_token = {std::move(made.access_key_id), std::move(made.secret_access_key),
                                            std::move(made.session_token)},
                           .token_type = std::string(kTokenType),
                           .expires_in = issued.expires_in,
                           .refresh_token = std::move(refresh_token),
                           .id_token = std::move(id)}};
}

std::optional<std::string> proven_key_of(const Call& call) {
  return proven_key({call.proof, call.host, kTokenPath, call.unmoved_now});
}

/// A token stays with the key that it was first asked for with: whoever takes it away cannot use it.
CreateOAuth2TokenResponse renew(Call& call, const CreateOAuth2TokenRequestBody& input) {
  const std::string& token = needed(input.refresh_token, "refreshToken");
  const auto key = proven_key_of(call);
  auto grant = rules::find_refresh_grant(call, token, input.client_id);
  if (!grant) throw token_expired();
  if (grant->key && grant->key != key) {
    throw invalid_request("The refresh token needs a DPoP proof of the key that it was issued for.");
  }
  grant->key = key;
  Issued issued = issue(call, session_of(call, grant->session_id), input.client_id);
  return to_response(std::move(issued), rules::replace_refresh_token(call, token, *grant), {});
}

// https://docs.aws.amazon.com/signin/latest/APIReference/API_CreateOAuth2Token.html
CreateOAuth2TokenResponse create_token(Call& call, const CreateOAuth2TokenRequest& request) {
  const CreateOAuth2TokenRequestBody& input = request.token_input;
  if (input.grant_type == "refresh_token") return renew(call, input);
  auto key = proven_key_of(call);
  const rules::ConsoleSession session = redeem_code(call, input);
  Issued issued = issue(call, session, input.client_id);
  std::string id = id_token(call, issued, input.client_id);
  return to_response(std::move(issued),
                     rules::issue_refresh_token(call, {session.id, input.client_id, std::move(key)}),
                     std::move(id));
}

}  // namespace

void add_tokens(Table& table) { table.open<&create_token>("CreateOAuth2Token"); }

}  // namespace groundwork::services::signin
