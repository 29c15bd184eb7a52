#include "plane/organizations/trusted_services.hpp"

#include <algorithm>
#include <array>

#include "plane/organizations/errors.hpp"

namespace groundwork::plane::organizations {
namespace {

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
constexpr auto kServices = std::to_array<std::string_view>({
    "access-analyzer.amazonaws.com",
    "account.amazonaws.com",
    "auditmanager.amazonaws.com",
    "backup.amazonaws.com",
    "cloudtrail.amazonaws.com",
    "compute-optimizer.amazonaws.com",
    "config-multiaccountsetup.amazonaws.com",
    "config.amazonaws.com",
    "controltower.amazonaws.com",
    "detective.amazonaws.com",
    "devops-guru.amazonaws.com",
    "fms.amazonaws.com",
    "guardduty.amazonaws.com",
    "health.amazonaws.com",
    "iam.amazonaws.com",
    "inspector2.amazonaws.com",
    "ipam.amazonaws.com",
    "license-manager.amazonaws.com",
    "macie.amazonaws.com",
    "malware-protection.guardduty.amazonaws.com",
    "member.org.stacksets.cloudformation.amazonaws.com",
    "networkmanager.amazonaws.com",
    "ram.amazonaws.com",
    "reporting.trustedadvisor.amazonaws.com",
    "securityhub.amazonaws.com",
    "servicecatalog.amazonaws.com",
    "servicequotas.amazonaws.com",
    "ssm.amazonaws.com",
    "sso.amazonaws.com",
    "storage-lens.s3.amazonaws.com",
    "tagpolicies.tag.amazonaws.com",
    "wellarchitected.amazonaws.com",
});
static_assert(std::ranges::is_sorted(kServices), "so that it can be searched");

}  // namespace

void require_known_service(std::string_view principal) {
  if (std::ranges::binary_search(kServices, principal)) return;
  throw invalid_input("UNRECOGNIZED_SERVICE_PRINCIPAL", "You specified an unrecognized service principal.");
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
  if (!organization.has_all_features()) throw needs_all_features();
  require_known_service(principal);
  work.unit.execute(
      "INSERT INTO organization_services (organization, service_principal, enabled_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (organization, service_principal) DO NOTHING",
      organization.id, principal, work.now);
  work.unit.touch();
}

void disable_service_access(Work& work, const Organization& organization, std::string_view principal) {
  require_known_service(principal);
  work.unit.execute("DELETE FROM organization_services WHERE organization = $1 AND service_principal = $2",
                    organization.id, principal);
  work.unit.touch();
}

}  // namespace groundwork::plane::organizations
