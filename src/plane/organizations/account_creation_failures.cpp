#include "plane/organizations/account_creation_failures.hpp"

#include "plane/accounts.hpp"
#include "plane/faults.hpp"
#include "plane/govcloud.hpp"

namespace groundwork::plane::organizations {
namespace {

/// The management account pays for the new one.
std::string_view payment_failure_of(Work& work, const aws::AccountId& management) {
  const auto method = find_payment_method(work.unit, management);
  if (!method) return "MISSING_PAYMENT_INSTRUMENT";
  return method->is_expired(work.now) ? "INVALID_PAYMENT_INSTRUMENT" : "";
}

/// The new account gets the management account's address.
bool has_valid_address(store::Unit& unit, const aws::AccountId& management) {
  const auto contact = find_contact_information(unit, management);
  return contact && (contact->state_or_region || !needs_state_or_region(contact->country_code));
}

std::string_view email_failure_of(store::Unit& unit, const AccountCreation& creation) {
  if (!is_account_email(creation.email)) return "INVALID_EMAIL";
  if (find_account_by_email(unit, creation.email)) return "EMAIL_ALREADY_EXISTS";
  if (creation.with_govcloud && has_govcloud_account(unit, creation.email)) {
    return "GOVCLOUD_ACCOUNT_ALREADY_EXISTS";
  }
  return {};
}

}  // namespace

std::string failure_of(Work& work, const Organization& organization, const AccountCreation& creation) {
  if (auto ordered = take_fault(work, "create_account")) return *std::move(ordered);
  if (organization.account_count >= work.settings[Setting::organizations_accounts]) {
    return "ACCOUNT_LIMIT_EXCEEDED";
  }
  if (const auto failure = email_failure_of(work.unit, creation); !failure.empty()) {
    return std::string(failure);
  }
  if (!has_valid_address(work.unit, organization.management_account)) return "INVALID_ADDRESS";
  return std::string(payment_failure_of(work, organization.management_account));
}

}  // namespace groundwork::plane::organizations
