#include "services/organizations/access.hpp"

#include <fmt/format.h>

#include "plane/organizations/delegations.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/policies.hpp"
#include "plane/organizations/resource_policies.hpp"
#include "plane/organizations/tags.hpp"

namespace groundwork::services::organizations {
namespace {

std::optional<Organization> organization_of_caller(Call& call) {
  const auto membership = domain::membership_of(call.unit, call.account());
  if (!membership) return std::nullopt;
  return domain::find_organization(call.unit, membership->organization_id);
}

/// A policy that is not there has the ARN of the type that most policies have.
std::string policy_arn(Call& call, const Organization& organization, std::string_view id) {
  if (const auto policy = domain::find_policy(call.unit, organization, id)) {
    return domain::policy_arn(organization, *policy);
  }
  return fmt::format("arn:aws:organizations::{}:policy/{}/service_control_policy/{}",
                     organization.management_account.str(), organization.id, id);
}

/// One that is not there is looked for among those that the organization pays.
domain::TransferDirection transfer_direction(Call& call, const Organization& organization,
                                             std::string_view id) {
  const auto transfer = domain::find_transfer(call.unit, id);
  return transfer ? domain::direction_for(*transfer, organization) : domain::TransferDirection::inbound;
}

std::string arn_of(Call& call, const Organization& organization, std::string_view id) {
  switch (domain::kind_of_id(id)) {
    case domain::IdKind::root:
    case domain::IdKind::organizational_unit:
      return domain::node_arn(organization, id);
    case domain::IdKind::account:
      return domain::account_arn(organization, aws::AccountId::trusted(id));
    case domain::IdKind::policy:
      return policy_arn(call, organization, id);
    case domain::IdKind::resource_policy:
      return domain::resource_policy_arn(organization, id);
    case domain::IdKind::responsibility_transfer:
      return domain::transfer_arn(organization, transfer_direction(call, organization, id), id);
    case domain::IdKind::other:
      break;
  }
  return "*";
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_permissions_overview.html
Organization managed(Call& call) {
  Organization organization = domain::organization_of(call.unit, call.account());
  if (organization.management_account != call.account()) throw domain::access_denied();
  return organization;
}

Organization delegable(Call& call) {
  Organization organization = domain::organization_of(call.unit, call.account());
  if (organization.management_account != call.account() && !call.granted) throw domain::access_denied();
  return organization;
}

Organization readable(Call& call) {
  Organization organization = domain::organization_of(call.unit, call.account());
  if (organization.management_account != call.account() && !call.granted &&
      !domain::is_delegated_administrator(call.unit, organization.id, call.account())) {
    throw domain::access_denied();
  }
  return organization;
}

Access on_everything() { return {.resource = "*"}; }

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
Access on_resource(Call& call, std::string_view id) {
  const auto organization = organization_of_caller(call);
  if (!organization) return on_everything();
  Access access{.resource = arn_of(call, *organization, id)};
  for (const auto& [key, value] : domain::tags_of(call.unit, *organization, id)) {
    add_context(access, "aws:ResourceTag/" + key, value);
  }
  if (domain::kind_of_id(id) == domain::IdKind::responsibility_transfer) {
    add_transfer(access, transfer_direction(call, *organization, id));
  }
  return access;
}

Access on_linked_role(Call& call) {
  constexpr std::string_view kService = "organizations.amazonaws.com";
  Access linked_role{
      .action = "iam:CreateServiceLinkedRole",
      .resource = fmt::format("arn:aws:iam::{}:role/aws-service-role/{}/AWSServiceRoleForOrganizations",
                              call.account().str(), kService)};
  add_context(linked_role, "iam:AWSServiceName", std::string(kService));
  linked_role.refusal =
      domain::refusal("AccessDeniedForDependencyException",
                      "The request failed because your credentials do not have permission to create the "
                      "service-linked role required by AWS Organizations.")
          .with("Reason", "ACCESS_DENIED_DURING_CREATE_SERVICE_LINKED_ROLE");
  return linked_role;
}

void add_context(Access& access, std::string key, std::string value) {
  access.context.emplace_back(std::move(key), std::vector{std::move(value)});
}

void add_policy_type(Call& call, Access& access, std::string_view id) {
  const auto organization = organization_of_caller(call);
  if (!organization) return;
  if (const auto policy = domain::find_policy(call.unit, *organization, id)) {
    add_context(access, "organizations:PolicyType", std::string(policy->type->name));
  }
}

void add_transfer(Access& access, domain::TransferDirection direction) {
  add_context(access, "organizations:TransferType", std::string(domain::kBillingTransfer));
  add_context(access, "organizations:TransferDirection", std::string(domain::name_of(direction)));
}

void add_request_tags(Access& access, const std::vector<model::Tag>& tags) {
  if (tags.empty()) return;
  std::vector<std::string> keys;
  for (const model::Tag& tag : tags) {
    add_context(access, "aws:RequestTag/" + tag.key, tag.value);
    keys.push_back(tag.key);
  }
  access.context.emplace_back("aws:TagKeys", std::move(keys));
}

void add_request_tags(Access& access, const std::optional<std::vector<model::Tag>>& tags) {
  if (tags) add_request_tags(access, *tags);
}

void require_tagging(Call& call, Accesses& accesses, std::string_view kind,
                     const std::optional<std::vector<model::Tag>>& tags, std::string_view below) {
  if (!tags || tags->empty()) return;
  const auto organization = organization_of_caller(call);
  if (!organization) return;
  Access tagging{
      .action = "organizations:TagResource",
      .resource = fmt::format("arn:aws:organizations::{}:{}/{}/{}", organization->management_account.str(),
                              kind, organization->id, below)};
  add_request_tags(tagging, *tags);
  accesses.push_back(std::move(tagging));
}

plane::Tags to_tags(const std::vector<model::Tag>& tags) {
  plane::Tags result;
  for (const model::Tag& tag : tags) result.emplace_back(tag.key, tag.value);
  return result;
}

plane::Tags to_tags(const std::optional<std::vector<model::Tag>>& tags) {
  return tags ? to_tags(*tags) : plane::Tags{};
}

}  // namespace groundwork::services::organizations
