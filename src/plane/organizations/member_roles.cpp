#include "plane/organizations/member_roles.hpp"

#include <stdexcept>

#include "plane/identities/attachments.hpp"
#include "plane/identities/role_trust.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/service_linked_roles.hpp"

namespace groundwork::plane::organizations {

namespace {

const LinkedService& organizations_service() {
  const LinkedService* service = find_linked_service("organizations.amazonaws.com");
  if (service == nullptr) throw std::logic_error("Organizations has no service-linked role");
  return *service;
}

}  // namespace

bool has_organizations_linked_role(store::Unit& unit, const aws::AccountId& account) {
  return find_role(unit, account, organizations_service().role_name).has_value();
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html
void create_organizations_linked_role(Work& work, const aws::AccountId& account) {
  if (has_organizations_linked_role(work.unit, account)) return;
  create_service_linked_role(work, account, organizations_service());
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html
void create_access_role(Work& work, const aws::AccountId& member, const aws::AccountId& management,
                        std::string_view name) {
  const Role role = create_role(
      work, {.account = member, .name = std::string(name), .trust_policy = account_trust_policy(management)});
  attach_managed_policy(work, role.holder(), "arn:aws:iam::aws:policy/AdministratorAccess");
}

}  // namespace groundwork::plane::organizations
