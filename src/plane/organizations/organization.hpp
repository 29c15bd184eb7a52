#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "plane/organizations/membership.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::organizations {

constexpr std::string_view kAllFeatures = "ALL";
constexpr std::string_view kConsolidatedBilling = "CONSOLIDATED_BILLING";

struct Organization {
  std::string id;  ///< o-..
  aws::AccountId management_account;
  std::string feature_set;  ///< ALL or CONSOLIDATED_BILLING
  base::Instant created_at;
  std::optional<base::Instant> email_verified_at;  ///< the management account's address
  std::int64_t account_count = 0;                  ///< members, the management account among them

  bool has_all_features() const { return feature_set == kAllFeatures; }
};

/// Makes `account` the management account of a new organization, with a root and, where it has all features,
/// SCPs enabled in it. Throws AlreadyInOrganizationException, or ConstraintViolationException where the
/// account is not fully set up.
Organization create_organization(Work& work, const aws::AccountId& account, std::string_view feature_set);

std::optional<Organization> find_organization(store::Unit& unit, std::string_view id);
/// The organization that an account belongs to; throws AWSOrganizationsNotInUseException where it stands
/// alone.
Organization organization_of(store::Unit& unit, const aws::AccountId& account);

/// The organization with its units, policies and tags; throws OrganizationNotEmptyException while it has
/// members beside the management account, or is getting one, and ConstraintViolationException while its bill
/// or another organization's is being transferred.
void delete_organization(Work& work, const Organization& organization);

/// Mails the code that verifies the address of the management account; the one before is no longer good.
void send_management_email_code(Work& work, const Organization& organization);
/// The organization that a code was mailed for, be it too old or not.
std::optional<Organization> find_organization_by_email_code(store::Unit& unit, std::string_view code);
/// Redeems the code that was mailed to the management account's address. False where it is wrong or too old.
bool verify_management_email(Work& work, const Organization& organization, std::string_view code);

// ARNs; `management` is the management account of the organization.
std::string organization_arn(const Organization& organization);
std::string account_arn(const Organization& organization, const aws::AccountId& account);
/// Of a root or an organizational unit.
std::string node_arn(const Organization& organization, std::string_view node_id);

}  // namespace groundwork::plane::organizations
