#include "plane/organizations/resource_policies.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/policy_types.hpp"
#include "plane/organizations/tags.hpp"
#include "policy/document.hpp"
#include "policy/pattern.hpp"
#include "policy/raw_policy.hpp"

namespace groundwork::plane::organizations {
namespace {

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs-policy-delegate-update.html
constexpr auto kDelegable = std::to_array<std::string_view>({
    "AttachPolicy",
    "CreatePolicy",
    "DeletePolicy",
    "DescribeAccount",
    "DescribeCreateAccountStatus",
    "DescribeEffectivePolicy",
    "DescribeHandshake",
    "DescribeOrganization",
    "DescribeOrganizationalUnit",
    "DescribePolicy",
    "DescribeResourcePolicy",
    "DetachPolicy",
    "DisablePolicyType",
    "EnablePolicyType",
    "ListAWSServiceAccessForOrganization",
    "ListAccounts",
    "ListAccountsForParent",
    "ListChildren",
    "ListCreateAccountStatus",
    "ListDelegatedAdministrators",
    "ListDelegatedServicesForAccount",
    "ListHandshakesForAccount",
    "ListHandshakesForOrganization",
    "ListOrganizationalUnitsForParent",
    "ListParents",
    "ListPolicies",
    "ListPoliciesForTarget",
    "ListRoots",
    "ListTagsForResource",
    "ListTargetsForPolicy",
    "TagResource",
    "UntagResource",
    "UpdatePolicy",
});

aws::ApiError resource_policy_not_found() {
  return refusal("ResourcePolicyNotFoundException",
                 "We can't find a resource policy request with the parameter that you specified.");
}

DocumentFault unsupported_action(std::size_t position) {
  return {invalid_input("UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
                        "You specified an action that isn't supported in a resource policy."),
          "", position};
}

DocumentFault unsupported_resource(std::size_t position) {
  return {invalid_input("UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY",
                        "You specified a resource that isn't supported in a resource policy."),
          "", position};
}

DocumentFault invalid_principal(std::string reason, std::size_t position) {
  return {invalid_input("INVALID_PRINCIPAL", "You specified an invalid principal element in the policy."),
          std::move(reason), position};
}

using Check = std::optional<DocumentFault>;

Check check_delegable(const policy::RawStatement& statement) {
  // Refused since June 30, 2026: what they give is not to be seen from the policy.
  if (!statement.action) return unsupported_action(statement.place_of("NotAction"));
  if (!statement.resource) return unsupported_resource(statement.place_of("NotResource"));
  for (const policy::PlacedText& action : *statement.action) {
    if (std::ranges::none_of(kDelegable, [&](std::string_view operation) {
          return policy::action_matches(action.text, fmt::format("organizations:{}", operation));
        })) {
      return unsupported_action(action.position);
    }
  }
  for (const policy::PlacedText& resource : *statement.resource) {
    if (resource.text != "*" && !policy::wildcard_match("arn:*:organizations::*", resource.text)) {
      return unsupported_resource(resource.position);
    }
  }
  return std::nullopt;
}

Check check_account_principals(const policy::RawStatement& statement) {
  const auto& principals = statement.principal ? statement.principal : statement.not_principal;
  for (const policy::RawPrincipal& principal : *principals) {
    if (principal.type == "AWS") continue;
    return invalid_principal("only accounts, users and roles are let in", principal.value.position);
  }
  return std::nullopt;
}

Check check_known_types(const policy::RawStatement& statement) {
  for (const policy::RawCondition& condition : statement.conditions) {
    if (!base::equal_ignoring_case(condition.key.text, "organizations:PolicyType")) continue;
    for (const policy::PlacedText& value : condition.values) {
      if (std::ranges::any_of(policy_types(), [&](const PolicyType& type) {
            return policy::wildcard_match_ignoring_case(value.text, type.name);
          })) {
        continue;
      }
      return DocumentFault{invalid_input("UNSUPPORTED_POLICY_TYPE_IN_RESOURCE_POLICY",
                                         "You specified a policy type that isn't supported in a resource "
                                         "policy."),
                           fmt::format("`{}` is no policy type", value.text), value.position};
    }
  }
  return std::nullopt;
}

DocumentFault to_fault(const policy::Fault& fault) {
  if (fault.message.starts_with("Invalid principal")) return invalid_principal(fault.reason, fault.position);
  return {invalid_input("INVALID_RESOURCE_POLICY_JSON",
                        "You specified a resource policy that is not valid: " + fault.reason + "."),
          "", fault.position};
}

}  // namespace

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
std::string resource_policy_arn(const Organization& organization, std::string_view id) {
  return fmt::format("arn:aws:organizations::{}:resourcepolicy/{}/{}", organization.management_account.str(),
                     organization.id, id);
}

std::optional<ResourcePolicy> find_resource_policy(store::Unit& unit, std::string_view organization_id) {
  auto rows = unit.query("SELECT id, content FROM organization_resource_policies WHERE organization = $1",
                         organization_id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return ResourcePolicy{.id = row->text(0), .content = row->text(1)};
}

ResourcePolicy get_resource_policy(store::Unit& unit, const Organization& organization) {
  auto found = find_resource_policy(unit, organization.id);
  if (!found) throw resource_policy_not_found();
  return std::move(*found);
}

DocumentFaults resource_policy_faults(std::string_view content) {
  const auto parsed = policy::parse(content, policy::DocumentKind::resource);
  if (!parsed) return {to_fault(parsed.error())};
  const auto raw = policy::read_policy(content).value();
  for (const policy::RawStatement& statement : *raw.statements) {
    for (const auto check : {check_account_principals, check_delegable, check_known_types}) {
      if (auto fault = check(statement)) return {*std::move(fault)};
    }
  }
  return {};
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_PutResourcePolicy.html
ResourcePolicy put_resource_policy(Work& work, const Organization& organization, std::string_view content,
                                   const Tags& tags) {
  refuse_if_any(resource_policy_faults(content));
  auto policy = find_resource_policy(work.unit, organization.id);
  if (policy && !tags.empty()) {
    throw invalid_input("TARGET_NOT_SUPPORTED",
                        "You can't perform the specified operation on that target entity.");
  }
  if (!policy) {
    policy.emplace().id = new_resource_policy_id(work.random);
    put_tags(work, organization, policy->id, tags);
  }
  policy->content = content;
  work.unit.execute(
      "INSERT INTO organization_resource_policies (organization, id, content) VALUES ($1, $2, $3) "
      "ON CONFLICT (organization) DO UPDATE SET content = excluded.content",
      organization.id, policy->id, content);
  work.unit.touch();
  return std::move(*policy);
}

void delete_resource_policy(Work& work, const Organization& organization) {
  const ResourcePolicy policy = get_resource_policy(work.unit, organization);
  remove_all_tags(work, organization, policy.id);
  work.unit.execute("DELETE FROM organization_resource_policies WHERE organization = $1", organization.id);
  work.unit.touch();
}

std::span<const std::string_view> delegable_operations() { return kDelegable; }

}  // namespace groundwork::plane::organizations
