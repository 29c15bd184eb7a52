#include "services/organizations/delegation.hpp"

#include <algorithm>
#include <stdexcept>

#include "plane/organizations/delegations.hpp"
#include "plane/organizations/resource_policies.hpp"
#include "services/organizations/access.hpp"

namespace groundwork::services::organizations {
namespace {

/// What every account may ask, and DescribeEffectivePolicy, which every member may ask about itself.
constexpr std::string_view kForEverybody[] = {"DescribeEffectivePolicy", "DescribeHandshake",
                                              "DescribeOrganization", "ListHandshakesForAccount"};

void delegate(Call& call, Accesses& accesses, const domain::Membership& membership) {
  const auto found = domain::find_resource_policy(call.unit, membership.organization_id);
  if (!found) return;
  auto document = policy::parse(found->content, policy::DocumentKind::resource);
  if (!document)
    throw std::logic_error("a stored resource policy cannot be read: " + document.error().reason);
  const policy::SourcePtr source =
      policy::make_source(policy::Layer::resource, found->id, membership.organization_id, *document);
  for (Access& access : accesses) {
    access.resource_policy = source;
    access.resource_account = membership.management_account;
  }
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
void delegate_writing(Call& call, Accesses& accesses) {
  const auto membership = domain::membership_of(call.unit, call.account());
  if (membership && !membership->is_management) delegate(call, accesses, *membership);
}

void delegate_reading(Call& call, Accesses& accesses) {
  const auto membership = domain::membership_of(call.unit, call.account());
  if (!membership || membership->is_management) return;
  if (domain::is_delegated_administrator(call.unit, membership->organization_id, call.account())) return;
  delegate(call, accesses, *membership);
}

void delegate_operations(Table& table) {
  for (const std::string_view operation : domain::delegable_operations()) {
    if (std::ranges::find(kForEverybody, operation) != std::ranges::end(kForEverybody)) continue;
    const bool reads = operation.starts_with("Describe") || operation.starts_with("List");
    table.with_accesses(operation, reads ? &delegate_reading : &delegate_writing);
  }
}

}  // namespace groundwork::services::organizations
