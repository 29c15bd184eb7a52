#include "plane/accounts.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/policy_types.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

/// AvailablePolicyTypes is deprecated: it lists SCPs alone, and never says that they are off in the root.
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
model::Organization to_api(Call& call, const Organization& organization) {
  std::vector<model::PolicyTypeSummary> available;
  if (organization.has_all_features()) {
    available.push_back({.type = std::string(domain::kServiceControlPolicy), .status = "ENABLED"});
  }
  return {.id = organization.id,
          .arn = domain::organization_arn(organization),
          .feature_set = organization.feature_set,
          .master_account_arn = domain::account_arn(organization, organization.management_account),
          .master_account_id = organization.management_account.str(),
          .master_account_email = plane::get_account(call.unit, organization.management_account).email,
          .available_policy_types = std::move(available)};
}

model::Root to_api(Call& call, const Organization& organization, const domain::Node& root) {
  std::vector<model::PolicyTypeSummary> types;
  for (const auto& type : domain::policy_types_of_root(call.unit, organization, root)) {
    types.push_back({.type = type.type, .status = type.status});
  }
  return {.id = root.id,
          .arn = domain::node_arn(organization, root.id),
          .name = root.name,
          .policy_types = std::move(types)};
}

domain::Node get_root(Call& call, const Organization& organization, std::string_view id) {
  const auto node = domain::find_node(call.unit, organization, id);
  if (!node || !node->is_root()) throw domain::root_not_found();
  return *node;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html
model::CreateOrganizationResponse create_organization(Call& call,
                                                      const model::CreateOrganizationRequest& input) {
  const Organization made = domain::create_organization(
      call, call.account(), input.feature_set.value_or(std::string(domain::kAllFeatures)));
  return {.organization = to_api(call, made)};
}

Accesses create_organization_access(Call& call, const model::CreateOrganizationRequest&) {
  return {on_everything(), on_linked_role(call)};
}

/// Any member may ask.
model::DescribeOrganizationResponse describe_organization(Call& call, const shape::Unit&) {
  return {.organization = to_api(call, domain::organization_of(call.unit, call.account()))};
}

void delete_organization(Call& call, const shape::Unit&) { domain::delete_organization(call, managed(call)); }

model::ListRootsResponse list_roots(Call& call, const model::ListRootsRequest& input) {
  const Organization organization = readable(call);
  model::ListRootsResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t) {
    std::vector<domain::Node> roots{domain::root_of(call.unit, organization)};
    if (roots.front().id <= after) roots.clear();
    return roots;
  };
  auto& roots = output.roots.emplace();
  for (const auto& root : page_of(input, output, fetch, [](const auto& node) { return node.id; })) {
    roots.push_back(to_api(call, organization, root));
  }
  return output;
}

Accesses policy_type_access(Call& call, std::string_view root_id, const std::string& type) {
  Access access = on_resource(call, root_id);
  add_context(access, "organizations:PolicyType", type);
  return {std::move(access)};
}

model::EnablePolicyTypeResponse enable_policy_type(Call& call, const model::EnablePolicyTypeRequest& input) {
  const Organization organization = delegable(call);
  const domain::Node root = get_root(call, organization, input.root_id);
  domain::enable_policy_type(call, organization, root, domain::policy_type(input.policy_type));
  return {.root = to_api(call, organization, root)};
}

Accesses enable_policy_type_access(Call& call, const model::EnablePolicyTypeRequest& input) {
  return policy_type_access(call, input.root_id, input.policy_type);
}

model::DisablePolicyTypeResponse disable_policy_type(Call& call,
                                                     const model::DisablePolicyTypeRequest& input) {
  const Organization organization = delegable(call);
  const domain::Node root = get_root(call, organization, input.root_id);
  domain::disable_policy_type(call, organization, root, domain::policy_type(input.policy_type));
  return {.root = to_api(call, organization, root)};
}

Accesses disable_policy_type_access(Call& call, const model::DisablePolicyTypeRequest& input) {
  return policy_type_access(call, input.root_id, input.policy_type);
}

}  // namespace

void add_organization(Table& table) {
  table.on<&create_organization, &create_organization_access>("CreateOrganization");
  table.on<&describe_organization, &access_to_everything<shape::Unit>>("DescribeOrganization");
  table.on<&delete_organization, &access_to_everything<shape::Unit>>("DeleteOrganization");
  table.on<&list_roots, &access_to_everything<model::ListRootsRequest>>("ListRoots");
  table.on<&enable_policy_type, &enable_policy_type_access>("EnablePolicyType");
  table.on<&disable_policy_type, &disable_policy_type_access>("DisablePolicyType");
}

}  // namespace groundwork::services::organizations
