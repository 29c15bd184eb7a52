#pragma once

#include "services/table.hpp"

namespace groundwork::portal {

/// What a browser needs beyond AWS's APIs: sign-up, sign-in and the mailbox (api/portal.smithy).
const services::Table& table();

// Each part of the API adds its operations; defined beside them.
void add_sign_up(services::Table& table);
void add_sign_up_details(services::Table& table);  ///< contact, payment, phone and support plan
void add_sign_in(services::Table& table);
void add_passkeys(services::Table& table);
void add_passkey_sign_in(services::Table& table);
void add_mfa_enrolment(services::Table& table);
void add_sessions(services::Table& table);
void add_session_list(services::Table& table);  ///< and the credentials of a session
void add_events(services::Table& table);
void add_policy_documents(services::Table& table);
void add_support_plans(services::Table& table);
void add_billing_access(services::Table& table);
void add_password_reset(services::Table& table);
void add_account(services::Table& table);             ///< what the root user alone does to its account
void add_email_update(services::Table& table);        ///< another address of the root user
void add_account_standing(services::Table& table);    ///< what an account needs to stand alone
void add_organization_email(services::Table& table);  ///< the address of a management account
void add_messages(services::Table& table);

}  // namespace groundwork::portal
