#include "portal/table.hpp"

#include "api/portal/types.hpp"
#include "portal/errors.hpp"

namespace groundwork::portal {

const services::Table& table() {
  static const services::Table kTable = [] {
    services::Table made(api::portal::service(), invalid_fields);
    made.records_itself();
    add_sign_up(made);
    add_sign_up_details(made);
    add_sign_in(made);
    add_passkey_sign_in(made);
    add_mfa_enrolment(made);
    add_passkeys(made);
    add_sessions(made);
    add_session_list(made);
    add_events(made);
    add_policy_documents(made);
    add_support_plans(made);
    add_billing_access(made);
    add_password_reset(made);
    add_account(made);
    add_email_update(made);
    add_account_standing(made);
    add_organization_email(made);
    add_messages(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::portal
