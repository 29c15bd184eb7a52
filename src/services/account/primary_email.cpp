#include "plane/life/primary_email.hpp"

#include "services/account/errors.hpp"
#include "services/account/subject.hpp"
#include "services/account/table.hpp"

namespace groundwork::services::account {
namespace {

namespace life = plane::life;

/// Of a member account alone: the address of any other is only shown to its root user.
/// https://docs.aws.amazon.com/accounts/latest/reference/API_GetPrimaryEmail.html
model::GetPrimaryEmailResponse get_primary_email(Call& call, const model::GetPrimaryEmailRequest& input) {
  const auto id = subject_of(call, "account:GetPrimaryEmail", input.account_id);
  return {.primary_email = plane::get_account(call.unit, id).email};
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_StartPrimaryEmailUpdate.html
model::StartPrimaryEmailUpdateResponse start_primary_email_update(
    Call& call, const model::StartPrimaryEmailUpdateRequest& input) {
  const auto id = subject_of(call, "account:StartPrimaryEmailUpdate", input.account_id);
  if (!plane::is_account_email(input.primary_email)) {
    throw invalid_field("primaryEmail", "The e-mail address is not one that an account can have.");
  }
  life::start_primary_email_update(call, plane::get_account(call.unit, id), input.primary_email,
                                   life::EmailAsker::organization);
  return {.status = model::PrimaryEmailUpdateStatus::kPending};
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_AcceptPrimaryEmailUpdate.html
model::AcceptPrimaryEmailUpdateResponse accept_primary_email_update(
    Call& call, const model::AcceptPrimaryEmailUpdateRequest& input) {
  const auto id = subject_of(call, "account:AcceptPrimaryEmailUpdate", input.account_id);
  const auto update = life::find_primary_email_update(call.unit, id, call.now);
  if (!update || update->status != model::PrimaryEmailUpdateStatus::kPending) {
    throw resource_not_found("No change of the account's primary e-mail address is pending.");
  }
  if (update->email != input.primary_email) {
    throw invalid_field("primaryEmail", "It must be the address that the change was started with.");
  }
  switch (life::accept_primary_email_update(call, *update, input.otp)) {
    case plane::CodeCheck::right:
      return {.status = model::PrimaryEmailUpdateStatus::kAccepted};
    case plane::CodeCheck::wrong:
      throw invalid_field("otp", "The one-time password is wrong.").keeping_changes();
    case plane::CodeCheck::spent:
    case plane::CodeCheck::expired:
      break;
  }
  throw invalid_field("otp", "The one-time password is no longer good: start anew.").keeping_changes();
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_GetPrimaryEmailUpdateStatus.html
model::GetPrimaryEmailUpdateStatusResponse get_primary_email_update_status(
    Call& call, const model::GetPrimaryEmailUpdateStatusRequest& input) {
  const auto id = subject_of(call, "account:GetPrimaryEmailUpdateStatus", input.account_id);
  const auto update = life::find_primary_email_update(call.unit, id, call.now);
  if (!update) throw resource_not_found("No change of the account's primary e-mail address was started.");
  return {.status = update->status, .updated_at = update->updated_at};
}

/// What follows the `@`.
std::string domain_of(const std::string& email) { return email.substr(email.find('@') + 1); }

template <Action action, class Input>
Accesses new_email_access(Call& call, const Input& input) {
  Access access = access_to_account(call, action.text, input.account_id);
  access.context.emplace_back("account:EmailTargetDomain", std::vector{domain_of(input.primary_email)});
  return {std::move(access)};
}

}  // namespace

void add_primary_email(Table& table) {
  using model::GetPrimaryEmailUpdateStatusRequest;
  table.on<&get_primary_email, &access_to<"account:GetPrimaryEmail", model::GetPrimaryEmailRequest>>(
      "GetPrimaryEmail");
  table.on<&start_primary_email_update,
           &new_email_access<"account:StartPrimaryEmailUpdate", model::StartPrimaryEmailUpdateRequest>>(
      "StartPrimaryEmailUpdate");
  table.on<&accept_primary_email_update,
           &new_email_access<"account:AcceptPrimaryEmailUpdate", model::AcceptPrimaryEmailUpdateRequest>>(
      "AcceptPrimaryEmailUpdate");
  table.on<&get_primary_email_update_status,
           &access_to<"account:GetPrimaryEmailUpdateStatus", GetPrimaryEmailUpdateStatusRequest>>(
      "GetPrimaryEmailUpdateStatus");
}

}  // namespace groundwork::services::account
