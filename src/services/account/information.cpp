#include "plane/accounts.hpp"
#include "services/account/subject.hpp"
#include "services/account/table.hpp"

namespace groundwork::services::account {
namespace {

/// This API has no word for an account that is being closed: it can no longer be used.
std::string state_of(plane::AccountState state) {
  if (state == plane::AccountState::pending_closure) state = plane::AccountState::suspended;
  return std::string(plane::account_state_name(state));
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_GetAccountInformation.html
model::GetAccountInformationResponse get_account_information(
    Call& call, const model::GetAccountInformationRequest& input) {
  const auto id = subject_of(call, "account:GetAccountInformation", input.account_id);
  const plane::Account account = plane::get_account(call.unit, id);
  return {.account_id = account.id.str(),
          .account_name = account.name,
          .account_created_date = account.created_at,
          .account_state = state_of(account.state)};
}

// https://docs.aws.amazon.com/accounts/latest/reference/API_PutAccountName.html
void put_account_name(Call& call, const model::PutAccountNameRequest& input) {
  const auto id = subject_of(call, "account:PutAccountName", input.account_id);
  plane::rename_account(call, id, input.account_name);
}

/// Of a member account alone: the address of any other is only shown to its root user.
/// https://docs.aws.amazon.com/accounts/latest/reference/API_GetPrimaryEmail.html
model::GetPrimaryEmailResponse get_primary_email(Call& call, const model::GetPrimaryEmailRequest& input) {
  const auto id = subject_of(call, "account:GetPrimaryEmail", input.account_id);
  return {.primary_email = plane::get_account(call.unit, id).email};
}

}  // namespace

void add_information(Table& table) {
  using model::GetAccountInformationRequest;
  table.on<&get_account_information,
           &access_to<"account:GetAccountInformation", GetAccountInformationRequest>>(
      "GetAccountInformation");
  table.on<&put_account_name, &access_to<"account:PutAccountName", model::PutAccountNameRequest>>(
      "PutAccountName");
  table.on<&get_primary_email, &access_to<"account:GetPrimaryEmail", model::GetPrimaryEmailRequest>>(
      "GetPrimaryEmail");
}

}  // namespace groundwork::services::account
