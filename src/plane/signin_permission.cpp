#include "plane/signin_permission.hpp"

#include <fmt/format.h>

#include "plane/authority.hpp"

namespace groundwork::plane::signin {
namespace {

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
policy::Context keys_of(const Work& work, const Caller& caller, const Origin& origin,
                        const Authority::Standing& standing) {
  policy::Context keys;
  keys.set("aws:CurrentTime", base::iso8601(work.now));
  keys.set("aws:EpochTime", std::to_string(work.now.seconds()));
  keys.set("aws:SecureTransport", origin.secure ? "true" : "false");
  keys.set("aws:SourceIp", std::string(origin.source_ip));
  keys.set("aws:RequestedRegion", std::string(origin.region));
  if (!origin.user_agent.empty()) keys.set("aws:UserAgent", std::string(origin.user_agent));
  keys.set("aws:PrincipalType", std::string(policy::principal_type(caller.principal.kind)));
  const bool is_of_role = caller.principal.kind == policy::PrincipalKind::role_session;
  keys.set("aws:PrincipalArn", is_of_role ? caller.principal.issuer_arn : caller.principal.arn);
  keys.set("aws:PrincipalAccount", caller.account.str());
  keys.set("aws:ResourceAccount", caller.account.str());
  keys.set("aws:userid", caller.user_id);
  if (!caller.user_name.empty()) keys.set("aws:username", caller.user_name);
  keys.set("aws:MultiFactorAuthPresent", caller.session && caller.session->mfa_at ? "true" : "false");
  if (caller.session && caller.session->mfa_at) {
    keys.set("aws:MultiFactorAuthAge",
             std::to_string(work.now.seconds() - caller.session->mfa_at->seconds()));
  }
  for (const auto& [key, value] : standing.tags) keys.set("aws:PrincipalTag/" + key, value);
  if (!standing.organization_id.empty()) {
    keys.set("aws:PrincipalOrgID", standing.organization_id);
    keys.set("aws:PrincipalOrgPaths", std::vector{standing.organization_path});
  }
  return keys;
}

}  // namespace

policy::Decision ask_policies(Work& work, const Caller& caller, const Origin& origin, std::string_view action,
                              std::string_view resource,
                              const std::vector<std::pair<std::string, std::string>>& more) {
  // A unit that writes must not read a cache, so that one of the process's would be of no use.
  Authority authority;
  policy::Context keys = keys_of(work, caller, origin, authority.standing_of(work, caller));
  for (const auto& [key, value] : more) keys.set(key, value);
  return policy::evaluate({.principal = caller.principal,
                           .action = std::string(action),
                           .resource = std::string(resource),
                           .resource_account = {},
                           .context = keys},
                          authority.policies_of(work, caller));
}

std::string public_client_arn(std::string_view region, const aws::AccountId& account,
                              std::string_view client_id) {
  return fmt::format("arn:aws:signin:{}:{}:oauth2/public-client/{}", region, account.str(),
                     client_id.ends_with("/same-device") ? "localhost" : "remote");
}

}  // namespace groundwork::plane::signin
