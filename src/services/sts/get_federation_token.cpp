#include <algorithm>

#include <fmt/format.h>

#include "api/sts/types.hpp"
#include "plane/sessions.hpp"
#include "services/sts/session_policies.hpp"
#include "services/sts/table.hpp"

namespace groundwork::services::sts {
namespace {

constexpr std::int32_t kSecondsDefault = 43200;
constexpr std::int32_t kRootSecondsMax = 3600;

std::string federated_arn(const Call& call, const std::string& name) {
  return fmt::format("arn:aws:sts::{}:federated-user/{}", call.account().str(), name);
}

Accesses access(Call& call, const api::sts::GetFederationTokenRequest& input) {
  return {Access{.action = "sts:GetFederationToken", .resource = federated_arn(call, input.name)}};
}

/// Without a session policy the session has no rights but those that resource policies give it by name.
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
api::sts::GetFederationTokenResponse get_federation_token(Call& call,
                                                          const api::sts::GetFederationTokenRequest& input) {
  const SessionPolicies policies =
      read_session_policies(call, call.account(), input.policy, input.policy_arns);
  std::int32_t seconds = input.duration_seconds.value_or(kSecondsDefault);
  if (call.caller.is_root()) seconds = std::min(seconds, kRootSecondsMax);
  plane::Caller made;
  made.account = call.account();
  made.user_id = fmt::format("{}:{}", call.account().str(), input.name);
  made.principal = {.kind = policy::PrincipalKind::federated_user,
                    .account = call.account().str(),
                    .arn = federated_arn(call, input.name),
                    .issuer_arn = call.caller.principal.arn,
                    .unique_id = call.caller.principal.unique_id,
                    .provider = {}};
  plane::Session& session = made.session.emplace();
  session.kind = plane::SessionKind::federation_token;
  session.issued_at = call.now.whole_second();
  session.expires_at = session.issued_at.plus_seconds(seconds);
  session.name = input.name;
  session.policies = policies.inline_policies;
  session.policy_arns = policies.arns;
  session.tags = read_session_tags(input.tags);
  return {
      .credentials = to_credentials(plane::issue_credentials(call, made)),
      .federated_user = api::sts::FederatedUser{.federated_user_id = made.user_id, .arn = made.principal.arn},
      .packed_policy_size = policies.packed_size_percent};
}

}  // namespace

void add_get_federation_token(Table& table) {
  table.on<&get_federation_token, &access>("GetFederationToken").writes();
}

}  // namespace groundwork::services::sts
