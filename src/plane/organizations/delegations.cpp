#include "plane/organizations/delegations.hpp"

#include "plane/organizations/errors.hpp"
#include "plane/organizations/trusted_services.hpp"

namespace groundwork::plane::organizations {
namespace {

void require_room_for_administrator(store::Unit& unit, const Organization& organization,
                                    std::string_view service_principal) {
  const auto max = delegated_administrators_max(service_principal);
  if (!max) return;
  const std::int64_t count = unit.count(
      "SELECT COUNT(*) FROM organization_delegations WHERE organization = $1 AND service_principal = $2",
      organization.id, service_principal);
  if (count < *max) return;
  throw constraint_violation(
      "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
      "You have exceeded the allowed number of delegated administrators for the delegated service.");
}

}  // namespace

aws::ApiError not_a_delegated_administrator() {
  return refusal("AccountNotRegisteredException",
                 "The provided account is not a registered delegated administrator for your organization.");
}

bool is_delegated_administrator(store::Unit& unit, std::string_view organization_id,
                                const aws::AccountId& account) {
  return unit.exists("SELECT 1 FROM organization_delegations WHERE organization = $1 AND account = $2",
                     organization_id, account);
}

bool is_delegated_administrator(store::Unit& unit, std::string_view organization_id,
                                const aws::AccountId& account, std::string_view service_principal) {
  return unit.exists(
      "SELECT 1 FROM organization_delegations WHERE organization = $1 AND account = $2 AND "
      "service_principal = $3",
      organization_id, account, service_principal);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html
void register_delegated_administrator(Work& work, const Organization& organization, const Member& member,
                                      std::string_view service_principal) {
  require_all_features(organization);
  require_known_service(service_principal);
  if (member.account == organization.management_account) {
    throw constraint_violation(
        "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
        "You cannot register master account/yourself as delegated administrator for your "
        "organization.");
  }
  if (member.state != AccountState::active) {
    throw constraint_violation("CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
                               "You cannot register a suspended account as a delegated administrator.");
  }
  if (!is_trusted(work.unit, organization.id, service_principal)) {
    throw constraint_violation(
        "SERVICE_ACCESS_NOT_ENABLED",
        "You must enable service access before you register a delegated administrator.");
  }
  if (is_delegated_administrator(work.unit, organization.id, member.account, service_principal)) {
    throw refusal("AccountAlreadyRegisteredException",
                  "The provided account is already a delegated administrator for your organization.");
  }
  require_room_for_administrator(work.unit, organization, service_principal);
  work.unit.execute(
      "INSERT INTO organization_delegations (organization, account, service_principal, enabled_at) "
      "VALUES ($1, $2, $3, $4)",
      organization.id, member.account, service_principal, work.now);
  work.unit.touch();
}

void deregister_delegated_administrator(Work& work, const Organization& organization, const Member& member,
                                        std::string_view service_principal) {
  require_all_features(organization);
  require_known_service(service_principal);
  const auto removed = work.unit.execute(
      "DELETE FROM organization_delegations WHERE organization = $1 AND account = $2 AND "
      "service_principal = $3",
      organization.id, member.account, service_principal);
  if (removed == 0) throw not_a_delegated_administrator();
  work.unit.touch();
}

void remove_delegations(Work& work, const Organization& organization, const aws::AccountId& account) {
  work.unit.execute("DELETE FROM organization_delegations WHERE organization = $1 AND account = $2",
                    organization.id, account);
  work.unit.touch();
}

std::vector<DelegatedAdministrator> delegated_administrators(store::Unit& unit,
                                                             const Organization& organization,
                                                             std::string_view service_principal,
                                                             std::string_view after, std::int64_t limit) {
  std::vector<DelegatedAdministrator> found;
  for (const store::Row row :
       unit.query("SELECT account, MIN(enabled_at) FROM organization_delegations WHERE organization = $1 AND "
                  "(service_principal = $2 OR $2 = '') AND account > $3 GROUP BY account ORDER BY account "
                  "LIMIT $4",
                  organization.id, service_principal, after, limit)) {
    found.push_back({aws::AccountId::trusted(row.text_view(0)), row.instant(1)});
  }
  return found;
}

std::vector<Delegation> delegations_of(store::Unit& unit, const Organization& organization,
                                       const aws::AccountId& account, std::string_view after,
                                       std::int64_t limit) {
  std::vector<Delegation> found;
  for (const store::Row row : unit.query(
           "SELECT service_principal, enabled_at FROM organization_delegations WHERE organization = $1 "
           "AND account = $2 AND service_principal > $3 ORDER BY service_principal LIMIT $4",
           organization.id, account, after, limit)) {
    found.push_back({row.text(0), row.instant(1)});
  }
  return found;
}

}  // namespace groundwork::plane::organizations
