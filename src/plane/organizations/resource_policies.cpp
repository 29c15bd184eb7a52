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

aws::ApiError unsupported_action() {
  return invalid_input("UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
                       "You specified an action that isn't supported in a resource policy.");
}

aws::ApiError unsupported_resource() {
  return invalid_input("UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY",
                       "You specified a resource that isn't supported in a resource policy.");
}

void require_delegable(const policy::RawStatement& statement) {
  // Refused since June 30, 2026: what they give is not to be seen from the policy.
  if (!statement.action) throw unsupported_action();
  if (!statement.resource) throw unsupported_resource();
  for (const policy::PlacedText& action : *statement.action) {
    if (std::ranges::none_of(kDelegable, [&](std::string_view operation) {
          return policy::action_matches(action.text, fmt::format("organizations:{}", operation));
        })) {
      throw unsupported_action();
    }
  }
  for (const policy::PlacedText& resource : *statement.resource) {
    if (resource.text != "*" && !policy::wildcard_match("arn:*:organizations::*", resource.text)) {
      throw unsupported_resource();
    }
  }
}

void require_account_principals(const policy::RawStatement& statement) {
  const auto& principals = statement.principal ? statement.principal : statement.not_principal;
  if (std::ranges::all_of(*principals, [](const auto& principal) { return principal.type == "AWS"; })) return;
  throw invalid_input("INVALID_PRINCIPAL", "You specified an invalid principal element in the policy.");
}

void require_known_types(const policy::RawStatement& statement) {
  for (const policy::RawCondition& condition : statement.conditions) {
    if (!base::equal_ignoring_case(condition.key, "organizations:PolicyType")) continue;
    for (const std::string& value : condition.values) {
      if (std::ranges::any_of(policy_types(), [&](const PolicyType& type) {
            return policy::wildcard_match_ignoring_case(value, type.name);
          })) {
        continue;
      }
      throw invalid_input("UNSUPPORTED_POLICY_TYPE_IN_RESOURCE_POLICY",
                          "You specified a policy type that isn't supported in a resource policy.");
    }
  }
}

void require_good_content(std::string_view content) {
  if (const auto parsed = policy::parse(content, policy::DocumentKind::resource); !parsed) {
    if (parsed.error().message.starts_with("Invalid principal")) {
      throw invalid_input("INVALID_PRINCIPAL", "You specified an invalid principal element in the policy.");
    }
    throw invalid_input("INVALID_RESOURCE_POLICY_JSON",
                        "You specified a resource policy that is not valid: " + parsed.error().reason + ".");
  }
  const auto raw = policy::read_policy(content).value();
  for (const policy::RawStatement& statement : *raw.statements) {
    require_account_principals(statement);
    require_delegable(statement);
    require_known_types(statement);
  }
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

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_PutResourcePolicy.html
ResourcePolicy put_resource_policy(Work& work, const Organization& organization, std::string_view content,
                                   const Tags& tags) {
  require_good_content(content);
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
