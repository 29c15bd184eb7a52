#include "plane/organizations/delegations.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/trusted_services.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/output.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

/// The access function of what is about a service alone.
template <class Input>
Accesses service_access(Call&, const Input& input) {
  Access access = on_everything();
  add_context(access, "organizations:ServicePrincipal", input.service_principal);
  return {std::move(access)};
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services.html
void enable_service_access(Call& call, const model::EnableAWSServiceAccessRequest& input) {
  domain::enable_service_access(call, managed(call), input.service_principal);
}

void disable_service_access(Call& call, const model::DisableAWSServiceAccessRequest& input) {
  domain::disable_service_access(call, managed(call), input.service_principal);
}

model::ListAWSServiceAccessForOrganizationResponse list_service_access(
    Call& call, const model::ListAWSServiceAccessForOrganizationRequest& input) {
  const Organization organization = readable(call);
  domain::require_all_features(organization);
  model::ListAWSServiceAccessForOrganizationResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::trusted_services(call.unit, organization, after, limit);
  };
  auto& services = output.enabled_service_principals.emplace();
  for (const auto& service :
       page_of(input, output, fetch, [](const auto& listed) { return listed.principal; })) {
    services.push_back({.service_principal = service.principal, .date_enabled = service.enabled_at});
  }
  return output;
}

template <class Input>
Accesses delegation_access(Call& call, const Input& input) {
  Access access = on_resource(call, input.account_id);
  add_context(access, "organizations:ServicePrincipal", input.service_principal);
  return {std::move(access)};
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html
void register_delegated_administrator(Call& call, const model::RegisterDelegatedAdministratorRequest& input) {
  const Organization organization = managed(call);
  domain::register_delegated_administrator(call, organization,
                                           domain::get_member(call.unit, organization, input.account_id),
                                           input.service_principal);
}

void deregister_delegated_administrator(Call& call,
                                        const model::DeregisterDelegatedAdministratorRequest& input) {
  const Organization organization = managed(call);
  domain::deregister_delegated_administrator(call, organization,
                                             domain::get_member(call.unit, organization, input.account_id),
                                             input.service_principal);
}

model::DelegatedAdministrator shown(const model::Account& account, base::Instant enabled_at) {
  return {.id = account.id,
          .arn = account.arn,
          .email = account.email,
          .name = account.name,
          .status = account.status,
          .state = account.state,
          .joined_method = account.joined_method,
          .joined_timestamp = account.joined_timestamp,
          .delegation_enabled_date = enabled_at};
}

model::ListDelegatedAdministratorsResponse list_delegated_administrators(
    Call& call, const model::ListDelegatedAdministratorsRequest& input) {
  const Organization organization = readable(call);
  domain::require_all_features(organization);
  if (input.service_principal) domain::require_known_service(*input.service_principal);
  model::ListDelegatedAdministratorsResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::delegated_administrators(call.unit, organization, input.service_principal.value_or(""),
                                            after, limit);
  };
  auto& administrators = output.delegated_administrators.emplace();
  for (const auto& found :
       page_of(input, output, fetch, [](const auto& listed) { return listed.account.str(); })) {
    const auto member = domain::get_member(call.unit, organization, found.account.str());
    administrators.push_back(shown(to_api(organization, member), found.enabled_at));
  }
  return output;
}

Accesses list_delegated_administrators_access(Call&, const model::ListDelegatedAdministratorsRequest& input) {
  Access access = on_everything();
  if (input.service_principal)
    add_context(access, "organizations:ServicePrincipal", *input.service_principal);
  return {std::move(access)};
}

model::ListDelegatedServicesForAccountResponse list_delegated_services_for_account(
    Call& call, const model::ListDelegatedServicesForAccountRequest& input) {
  const Organization organization = readable(call);
  domain::require_all_features(organization);
  const domain::Member member = domain::get_member(call.unit, organization, input.account_id);
  if (!domain::is_delegated_administrator(call.unit, organization.id, member.account)) {
    throw domain::not_a_delegated_administrator();
  }
  model::ListDelegatedServicesForAccountResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::delegations_of(call.unit, organization, member.account, after, limit);
  };
  auto& services = output.delegated_services.emplace();
  for (const auto& found :
       page_of(input, output, fetch, [](const auto& listed) { return listed.service_principal; })) {
    services.push_back(
        {.service_principal = found.service_principal, .delegation_enabled_date = found.enabled_at});
  }
  return output;
}

}  // namespace

void add_service_access(Table& table) {
  using model::DeregisterDelegatedAdministratorRequest;
  using model::RegisterDelegatedAdministratorRequest;
  table.on<&enable_service_access, &service_access<model::EnableAWSServiceAccessRequest>>(
      "EnableAWSServiceAccess");
  table.on<&disable_service_access, &service_access<model::DisableAWSServiceAccessRequest>>(
      "DisableAWSServiceAccess");
  table.on<&list_service_access, &access_to_everything<model::ListAWSServiceAccessForOrganizationRequest>>(
      "ListAWSServiceAccessForOrganization");
  table.on<&register_delegated_administrator, &delegation_access<RegisterDelegatedAdministratorRequest>>(
      "RegisterDelegatedAdministrator");
  table.on<&deregister_delegated_administrator, &delegation_access<DeregisterDelegatedAdministratorRequest>>(
      "DeregisterDelegatedAdministrator");
  table.on<&list_delegated_administrators, &list_delegated_administrators_access>(
      "ListDelegatedAdministrators");
  table.on<&list_delegated_services_for_account,
           &access_to<&model::ListDelegatedServicesForAccountRequest::account_id>>(
      "ListDelegatedServicesForAccount");
}

}  // namespace groundwork::services::organizations
