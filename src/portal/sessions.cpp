#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/account_settings.hpp"
#include "plane/life/closures.hpp"
#include "plane/signin_clients.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::ConsoleSession;
using services::Call;

constexpr std::string_view kSameDevice = "arn:aws:signin:::devtools/same-device";

/// Of an account that is closed, or is being closed.
std::optional<base::Instant> reopenable_until(Call& call, const plane::Account& account) {
  using plane::AccountState;
  if (account.state != AccountState::pending_closure && account.state != AccountState::suspended) return {};
  const auto closure = plane::life::last_closure(call.unit, account.id);
  const bool is_closing = closure && (closure->state == "PENDING" || closure->state == "SUSPENDED");
  if (!is_closing) return {};  // suspended for another reason: its free plan has ended
  return plane::life::reopenable_until(call.settings, *closure);
}

GetSessionOutput get_session(Call& call, const SessionInput& input) {
  const ConsoleSession session = session_of(call, input.session_token);
  const auto caller = plane::signin::caller_of(call.unit, session, call.now, session.expires_at);
  const plane::Account account = plane::get_account(call.unit, session.account);
  GetSessionOutput output{.arn = caller.principal.arn,
                          .account_id = account.id.str(),
                          .account_name = account.name,
                          .account_state = std::string(plane::account_state_name(account.state)),
                          .support_plan = account.support_plan,
                          .account_alias = plane::find_account_alias(call.unit, account.id),
                          .signed_in_at = session.started_at,
                          .expires_at = session.expires_at,
                          .mfa_used = session.mfa_at.has_value(),
                          .iam_billing_access = account.iam_billing_access,
                          .now = call.now};
  if (!caller.user_name.empty()) output.user_name = caller.user_name;
  output.reopenable_until = reopenable_until(call, account);
  return output;
}

SignOutOutput sign_out(Call& call, const SessionInput& input) {
  plane::signin::close_console_session(call, input.session_token);
  return {};
}

struct Url {
  std::string_view scheme, host, path;
};

std::optional<Url> split_url(std::string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos) return std::nullopt;
  Url url{.scheme = text.substr(0, colon), .host = text.substr(colon + 3), .path = {}};
  if (const std::size_t end = url.host.find_first_of("/?#"); end != std::string_view::npos) {
    url.path = url.host.substr(end);
    url.host = url.host.substr(0, end);
  }
  return url;
}

/// `HOST` or `HOST:PORT` of this machine; nothing that a browser would read otherwise.
bool is_loopback(std::string_view authority) {
  constexpr std::array<std::string_view, 3> kHosts{"127.0.0.1", "localhost", "[::1]"};
  return std::ranges::any_of(kHosts, [&](std::string_view host) {
    if (!authority.starts_with(host)) return false;
    const std::string_view rest = authority.substr(host.size());
    return rest.empty() || (rest[0] == ':' && base::is_digits(rest.substr(1)));
  });
}

/// A code goes to a program on the same machine (RFC 8252, 7.3), or is shown on the page of the sign-in
/// service, whence a person carries it to the other machine. Anywhere else it would be given away.
void check_redirect_uri(const AuthorizeClientInput& input) {
  const auto url = split_url(input.redirect_uri);
  if (input.client_id == kSameDevice) {
    if (!url || url->scheme != "http" || !is_loopback(url->host)) {
      throw invalid_field("redirectUri",
                          "It must be an http address of this machine, such as "
                          "http://127.0.0.1:PORT/oauth/callback.");
    }
  } else if (!url || url->path != "/v1/sessions/confirmation") {
    throw invalid_field("redirectUri", "It must be the sign-in service's page /v1/sessions/confirmation.");
  }
}

void check_permission(Call& call, const plane::Caller& caller, const std::string& client_id) {
  const std::string resource = plane::signin::public_client_arn(call.region, caller.account, client_id);
  const auto decision =
      plane::signin::ask_policies(call, caller, origin_of(call), "signin:AuthorizeOAuth2Access", resource);
  if (decision.allowed()) return;
  throw aws::ApiError("AccessDeniedException",
                      fmt::format("User: {} is not authorized to perform: signin:AuthorizeOAuth2Access on "
                                  "resource: {}. The managed policy SignInLocalDevelopmentAccess allows it.",
                                  caller.principal.arn, resource),
                      403);
}

// https://docs.aws.amazon.com/signin/latest/userguide/command-line-sign-in.html
AuthorizeClientOutput authorize_client(Call& call, const AuthorizeClientInput& input) {
  const ConsoleSession session = session_of(call, input.session_token);
  check_redirect_uri(input);
  const auto caller = plane::signin::caller_of(call.unit, session, call.now, session.expires_at);
  check_permission(call, caller, input.client_id);
  auto issued = plane::signin::issue_authorization_code(
      call, session, {input.client_id, input.redirect_uri, input.code_challenge});
  plane::signin::record_client_access(call, caller, origin_of(call), "AuthorizeOAuth2Access",
                                      input.client_id);
  return {.code = std::move(issued.code),
          .state = input.state,
          .redirect_uri = input.redirect_uri,
          .expires_at = issued.expires_at};
}

}  // namespace

ConsoleSession session_of(Call& call, const std::string& token) {
  auto found = plane::signin::find_console_session(call.unit, token, call.now);
  if (found.state != plane::signin::SessionState::good) throw session_not_found();
  return *std::move(found.session);
}

aws::AccountId account_of_root(Call& call, const std::string& token) {
  const ConsoleSession session = session_of(call, token);
  if (!session.is_root()) throw root_user_alone();
  return session.account;
}

void add_sessions(services::Table& table) {
  table.open<&get_session>("GetSession")
      .open<&sign_out>("SignOut")
      .open<&authorize_client>("AuthorizeClient");
}

}  // namespace groundwork::portal
