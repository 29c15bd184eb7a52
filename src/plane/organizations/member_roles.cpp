#include "plane/organizations/member_roles.hpp"

#include <stdexcept>

#include "plane/identities/attachments.hpp"
#include "plane/identities/role_trust.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/service_linked_roles.hpp"

namespace groundwork::plane::organizations {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html
void create_organizations_linked_role(Work& work, const aws::AccountId& account) {
  const LinkedService* service = find_linked_service("organizations.amazonaws.com");
  if (service == nullptr) throw std::logic_error("Organizations has no service-linked role");
  if (find_role(work.unit, account, service->role_name)) return;
  create_service_linked_role(work, account, *service);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html
void create_access_role(Work& work, const aws::AccountId& member, const aws::AccountId& management,
                        std::string_view name) {
  const Role role = create_role(
      work, {.account = member, .name = std::string(name), .trust_policy = account_trust_policy(management)});
  attach_managed_policy(work, role.holder(), "arn:aws:iam::aws:policy/AdministratorAccess");
}

}  // namespace groundwork::plane::organizations
