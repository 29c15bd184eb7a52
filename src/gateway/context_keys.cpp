#include "gateway/context_keys.hpp"

#include <fmt/format.h>

namespace groundwork::gateway {
namespace {

using policy::PrincipalKind;

void add_session(policy::Context& keys, const plane::Session& session, base::Instant now) {
  keys.set("aws:TokenIssueTime", base::iso8601(session.issued_at));
  keys.set("aws:MultiFactorAuthPresent", session.mfa_at ? "true" : "false");
  if (session.mfa_at)
    keys.set("aws:MultiFactorAuthAge", std::to_string(now.seconds() - session.mfa_at->seconds()));
  if (!session.source_identity.empty()) keys.set("aws:SourceIdentity", session.source_identity);
}

void add_caller(policy::Context& keys, const plane::Caller& caller) {
  const policy::Principal& principal = caller.principal;
  const bool is_session_of_role = principal.kind == PrincipalKind::role_session;
  keys.set("aws:PrincipalType", std::string(policy::principal_type(principal.kind)));
  if (caller.is_anonymous()) {
    keys.set("aws:PrincipalAccount", "anonymous");
    return;
  }
  // The role, not its session.
  keys.set("aws:PrincipalArn", is_session_of_role ? principal.issuer_arn : principal.arn);
  keys.set("aws:PrincipalAccount", caller.account.str());
  keys.set("aws:userid", caller.user_id);
  if (!caller.user_name.empty()) keys.set("aws:username", caller.user_name);
}

}  // namespace

policy::Context global_keys(const Exchange& exchange, const plane::Authority::Standing& standing) {
  policy::Context keys;
  const base::Instant now = exchange.received_at;
  keys.set_lazy("aws:CurrentTime", [now] { return std::vector{base::iso8601(now)}; });
  keys.set_lazy("aws:EpochTime", [now] { return std::vector{std::to_string(now.seconds())}; });
  keys.set("aws:SecureTransport", exchange.request.secure ? "true" : "false");
  keys.set("aws:SourceIp", exchange.request.remote_address);
  keys.set("aws:RequestedRegion", exchange.region);
  if (const std::string_view agent = exchange.request.header("user-agent"); !agent.empty()) {
    keys.set("aws:UserAgent", std::string(agent));
  }
  if (const std::string_view referer = exchange.request.header("referer"); !referer.empty()) {
    keys.set("aws:referer", std::string(referer));
  }
  add_caller(keys, exchange.caller());
  if (exchange.caller().session) add_session(keys, *exchange.caller().session, now);
  for (const auto& [key, value] : standing.tags) keys.set("aws:PrincipalTag/" + key, value);
  if (!standing.organization_id.empty()) {
    keys.set("aws:PrincipalOrgID", standing.organization_id);
    keys.set("aws:PrincipalOrgPaths", std::vector{standing.organization_path});
  }
  return keys;
}

}  // namespace groundwork::gateway
