#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/caller.hpp"
#include "plane/jobs.hpp"
#include "plane/organizations/organization.hpp"

namespace groundwork::plane::organizations {

constexpr std::string_view kCreateAccountJob = "organizations.create_account";
constexpr std::string_view kDefaultAccessRole = "OrganizationAccountAccessRole";

/// A request for a new member account, and how it goes.
struct AccountCreation {
  std::string id;  ///< car-..
  std::string organization_id;
  std::string email;
  std::string account_name;
  std::string role_name;
  std::string iam_user_access_to_billing;  ///< ALLOW or DENY
  Tags tags;
  std::string state;  ///< IN_PROGRESS, SUCCEEDED or FAILED
  base::Instant requested_at;
  std::optional<base::Instant> completed_at;
  std::optional<std::string> account;         ///< once it has succeeded
  std::optional<std::string> failure_reason;  ///< EMAIL_ALREADY_EXISTS, ..., once it has failed
  bool with_govcloud = false;                 ///< an account of AWS GovCloud (US) comes with it
  std::optional<std::string> govcloud_account;
};

struct NewAccount {
  std::string_view email, account_name, role_name, iam_user_access_to_billing;
  const Tags& tags;
  bool with_govcloud = false;
};
/// Puts the request on the list; the account comes later. Throws FinalizingOrganizationException,
/// ConstraintViolationException (ACCOUNT_NUMBER_LIMIT_EXCEEDED, ...), InvalidInputException
/// (INVALID_ROLE_NAME, ...) or TooManyRequestsException.
AccountCreation request_account(Work& work, const Organization& organization, const NewAccount& wanted);

/// Throws CreateAccountStatusNotFoundException.
AccountCreation get_account_creation(store::Unit& unit, const Organization& organization,
                                     std::string_view id);
/// Where a list of requests goes on: by state, then by id.
struct CreationPlace {
  std::string state, id;
};
/// Those in one of `states`, after `after`.
std::vector<AccountCreation> account_creations(store::Unit& unit, const Organization& organization,
                                               const std::vector<std::string>& states,
                                               const CreationPlace& after, std::int64_t limit);
bool has_account_creation_in_progress(store::Unit& unit, const Organization& organization);

/// The job behind a request: makes the account, or notes why it cannot be made.
void create_requested_account(Work& work, const Job& job);

}  // namespace groundwork::plane::organizations
