#include "plane/organizations/trusted_services.hpp"

#include <algorithm>
#include <array>

#include "plane/organizations/errors.hpp"
#include "plane/organizations/policy_types.hpp"

namespace groundwork::plane::organizations {
namespace {

struct Service {
  std::string_view principal;
  std::optional<std::int64_t> administrators_max;  // empty: its guide names no number
};

/// The services, and how many delegated administrators an organization may have in each: the latter from the
/// services' own guides.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
constexpr auto kServices = std::to_array<Service>({
    {"access-analyzer.amazonaws.com", 1},
    {"account.amazonaws.com", {}},
    {"auditmanager.amazonaws.com", 1},
    {"backup.amazonaws.com", {}},
    {"cloudtrail.amazonaws.com", 3},
    {"compute-optimizer.amazonaws.com", {}},
    {"config-multiaccountsetup.amazonaws.com", {}},
    {"config.amazonaws.com", {}},
    {"controltower.amazonaws.com", {}},
    {"detective.amazonaws.com", 1},
    {"devops-guru.amazonaws.com", {}},
    {"fms.amazonaws.com", {}},
    {"guardduty.amazonaws.com", 1},
    {"health.amazonaws.com", {}},
    {"iam.amazonaws.com", {}},
    {"inspector2.amazonaws.com", 1},
    {"ipam.amazonaws.com", {}},
    {"license-manager.amazonaws.com", 1},
    {"macie.amazonaws.com", 1},
    {"malware-protection.guardduty.amazonaws.com", {}},
    {"member.org.stacksets.cloudformation.amazonaws.com", 5},
    {"networkmanager.amazonaws.com", {}},
    {"ram.amazonaws.com", {}},
    {"reporting.trustedadvisor.amazonaws.com", 5},
    {"securityhub.amazonaws.com", 1},
    {"servicecatalog.amazonaws.com", 50},
    {"servicequotas.amazonaws.com", {}},
    {"ssm.amazonaws.com", {}},
    {"sso.amazonaws.com", 1},
    {"storage-lens.s3.amazonaws.com", 5},
    {"tagpolicies.tag.amazonaws.com", {}},
    {"wellarchitected.amazonaws.com", {}},
});
static_assert(std::ranges::is_sorted(kServices, {}, &Service::principal), "so that it can be searched");

const Service* find_service(std::string_view principal) {
  const auto found = std::ranges::lower_bound(kServices, principal, {}, &Service::principal);
  return found != kServices.end() && found->principal == principal ? &*found : nullptr;
}

/// In the words of the first publication of this reason; AWS's present words speak of a second registration.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
void require_no_administrators(store::Unit& unit, const Organization& organization,
                               std::string_view principal) {
  if (!unit.exists(
          "SELECT 1 FROM organization_delegations WHERE organization = $1 AND service_principal = $2",
          organization.id, principal)) {
    return;
  }
  throw constraint_violation(
      "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
      "To complete this operation, you must first deregister all delegated administrators for this service.");
}

}  // namespace

void require_known_service(std::string_view principal) {
  if (find_service(principal) != nullptr) return;
  throw invalid_input("UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");
}

void require_all_features(const Organization& organization) {
  if (!organization.has_all_features()) throw needs_all_features();
}

std::optional<std::int64_t> delegated_administrators_max(std::string_view principal) {
  const Service* service = find_service(principal);
  return service == nullptr ? std::nullopt : service->administrators_max;
}

bool is_trusted(store::Unit& unit, std::string_view organization_id, std::string_view principal) {
  return unit.exists("SELECT 1 FROM organization_services WHERE organization = $1 AND service_principal = $2",
                     organization_id, principal);
}

std::vector<TrustedService> trusted_services(store::Unit& unit, const Organization& organization,
                                             std::string_view after, std::int64_t limit) {
  std::vector<TrustedService> found;
  for (const store::Row row : unit.query(
           "SELECT service_principal, enabled_at FROM organization_services WHERE organization = $1 AND "
           "service_principal > $2 ORDER BY service_principal LIMIT $3",
           organization.id, after, limit)) {
    found.push_back({row.text(0), row.instant(1)});
  }
  return found;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html
void enable_service_access(Work& work, const Organization& organization, std::string_view principal) {
  require_all_features(organization);
  require_known_service(principal);
  work.unit.execute(
      "INSERT INTO organization_services (organization, service_principal, enabled_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (organization, service_principal) DO NOTHING",
      organization.id, principal, work.now);
  work.unit.touch();
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisableAWSServiceAccess.html
void disable_service_access(Work& work, const Organization& organization, std::string_view principal) {
  require_all_features(organization);
  require_known_service(principal);
  require_no_administrators(work.unit, organization, principal);
  for (const PolicyType& type : policy_types()) {
    if (type.service != principal || !is_enabled(work.unit, organization.id, type.name)) continue;
    throw constraint_violation(
        "POLICY_TYPE_ENABLED_FOR_THIS_SERVICE",
        "You attempted to disable service access before you disabled the policy type. To complete this "
        "operation, you must first disable the policy type.");
  }
  work.unit.execute("DELETE FROM organization_services WHERE organization = $1 AND service_principal = $2",
                    organization.id, principal);
  work.unit.touch();
}

}  // namespace groundwork::plane::organizations
