#include "plane/accounts.hpp"
#include "plane/govcloud.hpp"
#include "services/account/errors.hpp"
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

/// The two are closed and reopened together.
/// https://docs.aws.amazon.com/accounts/latest/reference/API_GetGovCloudAccountInformation.html
model::GetGovCloudAccountInformationResponse get_gov_cloud_account_information(
    Call& call, const model::GetGovCloudAccountInformationRequest& input) {
  const auto id = subject_of(call, "account:GetGovCloudAccountInformation", input.standard_account_id);
  const auto found = plane::find_govcloud_account(call.unit, id);
  if (!found) throw resource_not_found("The account has no linked AWS GovCloud (US) account.");
  return {.gov_cloud_account_id = found->str(),
          .account_state = state_of(plane::get_account(call.unit, id).state)};
}

Accesses access_to_gov_cloud_account(Call& call, const model::GetGovCloudAccountInformationRequest& input) {
  return {access_to_account(call, "account:GetGovCloudAccountInformation", input.standard_account_id)};
}

}  // namespace

void add_information(Table& table) {
  using model::GetAccountInformationRequest;
  table.on<&get_account_information,
           &access_to<"account:GetAccountInformation", GetAccountInformationRequest>>(
      "GetAccountInformation");
  table.on<&put_account_name, &access_to<"account:PutAccountName", model::PutAccountNameRequest>>(
      "PutAccountName");
  table.on<&get_gov_cloud_account_information, &access_to_gov_cloud_account>("GetGovCloudAccountInformation");
}

}  // namespace groundwork::services::account
