#pragma once

#include "plane/organizations/members.hpp"

/// How accounts leave an organization.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_remove.html
namespace groundwork::plane::organizations {

/// Throws MasterCannotLeaveOrganizationException, or ConstraintViolationException
/// (CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG, WAIT_PERIOD_ACTIVE, ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA,
/// ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION, MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED).
void require_may_leave(const Work& work, const Organization& organization, const Member& member);

/// At the member's own wish. Throws as `require_may_leave`.
void leave_organization(Work& work, const Organization& organization, const aws::AccountId& account);
/// At the management account's wish. Throws as `require_may_leave`, and AccountNotFoundException.
void remove_account(Work& work, const Organization& organization, std::string_view account_id);
/// For a member that goes straight to another organization. Throws as `require_may_leave`.
void leave_for(Work& work, const Organization& organization, const aws::AccountId& account,
               const Organization& next);

}  // namespace groundwork::plane::organizations
