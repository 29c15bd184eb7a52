#include "plane/signin_federation.hpp"

#include <boost/json.hpp>

#include "plane/accounts.hpp"
#include "plane/sessions.hpp"

namespace groundwork::plane::signin {
namespace {

namespace json = boost::json;

constexpr std::string_view kPurpose = "signin-token";
constexpr std::int64_t kTokenSeconds = 900;
constexpr std::int64_t kSecondsMin = 900, kSecondsMax = 43200;

bool is_active(store::Unit& unit, const aws::AccountId& id) {
  const auto account = find_account(unit, id);
  return account && account->state == AccountState::active;
}

}  // namespace

std::optional<std::string> refuse_federation(const Caller& caller, std::optional<std::int64_t> seconds) {
  const bool is_role = caller.session && caller.session->kind == SessionKind::assumed_role;
  const bool is_federated = caller.session && caller.session->kind == SessionKind::federation_token;
  if (!is_role && !is_federated) {
    return "Session must hold credentials of sts:AssumeRole or sts:GetFederationToken.";
  }
  if (!seconds) return std::nullopt;
  if (is_federated) {
    return "SessionDuration is for credentials of a role; give DurationSeconds to sts:GetFederationToken.";
  }
  if (caller.session->chained) {
    return "SessionDuration is refused for a role that was assumed by a role (role chaining).";
  }
  if (*seconds < kSecondsMin || *seconds > kSecondsMax) {
    return "SessionDuration must be from 900 to 43200 seconds.";
  }
  return std::nullopt;
}

std::string issue_signin_token(Work& work, const Caller& caller, std::optional<std::int64_t> seconds) {
  json::object content{{"caller", write_session_caller(caller)},
                       {"expires_at", work.now.plus_seconds(kTokenSeconds).ms}};
  if (seconds) content["seconds"] = *seconds;
  return work.seal.seal(json::serialize(content), kPurpose, work.random);
}

std::optional<Federated> redeem_signin_token(Work& work, std::string_view token,
                                             std::string_view source_address) {
  const auto plain = work.seal.open(token, kPurpose);
  if (!plain) return std::nullopt;
  const json::object content = json::parse(*plain).as_object();  // sealed by us: well-formed
  Caller caller = read_session_caller(content.at("caller").as_string());
  const json::value* seconds = content.if_contains("seconds");
  const base::Instant expires_at =
      seconds == nullptr ? caller.session->expires_at : work.now.plus_seconds(seconds->as_int64());
  const bool is_late = content.at("expires_at").as_int64() <= work.now.ms || expires_at <= work.now;
  if (is_late || !is_active(work.unit, caller.account)) return std::nullopt;
  Federated made{.opened = open_federated_session(work, caller, expires_at, source_address),
                 .caller = caller};
  // A role that is gone by now opens nothing.
  const auto found = find_console_session_by_id(work.unit, made.opened.session.id, work.now);
  if (found.state != SessionState::good) {
    close_console_session(work, made.opened.token);
    return std::nullopt;
  }
  return made;
}

}  // namespace groundwork::plane::signin
