#include "plane/accounts.hpp"

#include "base/encoding.hpp"
#include "plane/life/closures.hpp"
#include "plane/organizations/account_creations.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/members.hpp"
#include "plane/organizations/tag_compliance.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/output.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

model::CreateAccountStatus shown(const domain::AccountCreation& creation) {
  return {.id = creation.id,
          .account_name = creation.account_name,
          .state = creation.state,
          .requested_timestamp = creation.requested_at,
          .completed_timestamp = creation.completed_at,
          .account_id = creation.account,
          .gov_cloud_account_id = creation.govcloud_account,
          .failure_reason = creation.failure_reason};
}

std::string key_of(const domain::Member& member) { return member.account.str(); }

/// CreateAccount and CreateGovCloudAccount ask for the same.
template <class Input>
domain::AccountCreation request_account(Call& call, const Input& input, bool with_govcloud) {
  const Organization organization = managed(call);
  domain::require_compliant_tags(call.unit, organization, "account", to_tags(input.tags));
  const std::string role_name = input.role_name.value_or(std::string(domain::kDefaultAccessRole));
  const std::string billing =
      input.iam_user_access_to_billing.value_or(model::IAMUserAccessToBilling::kAllow);
  return domain::request_account(call, organization,
                                 {.email = input.email,
                                  .account_name = input.account_name,
                                  .role_name = role_name,
                                  .iam_user_access_to_billing = billing,
                                  .tags = to_tags(input.tags),
                                  .with_govcloud = with_govcloud});
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
model::CreateAccountResponse create_account(Call& call, const model::CreateAccountRequest& input) {
  return {.create_account_status = shown(request_account(call, input, false))};
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateGovCloudAccount.html
model::CreateGovCloudAccountResponse create_gov_cloud_account(
    Call& call, const model::CreateGovCloudAccountRequest& input) {
  return {.create_account_status = shown(request_account(call, input, true))};
}

template <class Input>
Accesses create_account_access(Call& call, const Input& input) {
  Accesses accesses{on_everything()};
  add_request_tags(accesses.front(), input.tags);
  require_tagging(call, accesses, "account", input.tags);
  return accesses;
}

model::DescribeCreateAccountStatusResponse describe_create_account_status(
    Call& call, const model::DescribeCreateAccountStatusRequest& input) {
  return {.create_account_status = shown(
              domain::get_account_creation(call.unit, readable(call), input.create_account_request_id))};
}

/// Ids hold no colon, so that a place is told apart from its end.
domain::CreationPlace creation_place(const std::string& text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) return {};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

model::ListCreateAccountStatusResponse list_create_account_status(
    Call& call, const model::ListCreateAccountStatusRequest& input) {
  using State = model::CreateAccountState;
  const Organization organization = readable(call);
  auto states = input.states.value_or(std::vector<std::string>{});
  if (states.empty()) states = {State::kInProgress, State::kSucceeded, State::kFailed};
  model::ListCreateAccountStatusResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::account_creations(call.unit, organization, states, creation_place(after), limit);
  };
  const auto key = [](const domain::AccountCreation& creation) { return creation.state + ":" + creation.id; };
  auto& statuses = output.create_account_statuses.emplace();
  for (const auto& creation : page_of(input, output, fetch, key)) statuses.push_back(shown(creation));
  return output;
}

model::DescribeAccountResponse describe_account(Call& call, const model::DescribeAccountRequest& input) {
  const Organization organization = readable(call);
  return {.account = to_api(organization, domain::get_member(call.unit, organization, input.account_id))};
}

model::ListAccountsResponse list_accounts(Call& call, const model::ListAccountsRequest& input) {
  const Organization organization = readable(call);
  model::ListAccountsResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::members(call.unit, organization, after, limit);
  };
  auto& accounts = output.accounts.emplace();
  for (const auto& member : page_of(input, output, fetch, key_of)) {
    accounts.push_back(to_api(organization, member));
  }
  return output;
}

model::ListAccountsForParentResponse list_accounts_for_parent(
    Call& call, const model::ListAccountsForParentRequest& input) {
  const Organization organization = readable(call);
  const domain::Node parent = domain::parent_of_id(call.unit, organization, input.parent_id);
  model::ListAccountsForParentResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::members_of_parent(call.unit, parent, after, limit);
  };
  auto& accounts = output.accounts.emplace();
  for (const auto& member : page_of(input, output, fetch, key_of)) {
    accounts.push_back(to_api(organization, member));
  }
  return output;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
void close_account(Call& call, const model::CloseAccountRequest& input) {
  const Organization organization = managed(call);
  plane::life::close_member(call, organization,
                            domain::get_member(call.unit, organization, input.account_id));
}

void move_account(Call& call, const model::MoveAccountRequest& input) {
  const Organization organization = managed(call);
  domain::move_account(call, organization, domain::get_member(call.unit, organization, input.account_id),
                       input.source_parent_id, input.destination_parent_id);
}

Accesses move_account_access(Call& call, const model::MoveAccountRequest& input) {
  return {on_resource(call, input.account_id), on_resource(call, input.source_parent_id),
          on_resource(call, input.destination_parent_id)};
}

}  // namespace

model::Account to_api(const Organization& organization, const domain::Member& member) {
  return {.id = member.account.str(),
          .arn = domain::account_arn(organization, member.account),
          .email = member.email,
          .name = member.name,
          .status = status_of(member.state),
          .state = std::string(plane::account_state_name(member.state)),
          .paths = std::vector{member.path()},
          .joined_method = member.joined_method,
          .joined_timestamp = member.joined_at};
}

std::optional<std::string> status_of(plane::AccountState state) {
  switch (state) {
    case plane::AccountState::active:
      return model::AccountStatus::kActive;
    case plane::AccountState::suspended:
    case plane::AccountState::closed:
      return model::AccountStatus::kSuspended;
    case plane::AccountState::pending_closure:
      return model::AccountStatus::kPendingClosure;
    case plane::AccountState::pending_activation:
      break;
  }
  return std::nullopt;
}

void add_accounts(Table& table) {
  table.on<&create_account, &create_account_access<model::CreateAccountRequest>>("CreateAccount");
  table.on<&create_gov_cloud_account, &create_account_access<model::CreateGovCloudAccountRequest>>(
      "CreateGovCloudAccount");
  table.on<&describe_create_account_status, &access_to_everything<model::DescribeCreateAccountStatusRequest>>(
      "DescribeCreateAccountStatus");
  table.on<&list_create_account_status, &access_to_everything<model::ListCreateAccountStatusRequest>>(
      "ListCreateAccountStatus");
  table.on<&describe_account, &access_to<&model::DescribeAccountRequest::account_id>>("DescribeAccount");
  table.on<&list_accounts, &access_to_everything<model::ListAccountsRequest>>("ListAccounts");
  table.on<&list_accounts_for_parent, &access_to<&model::ListAccountsForParentRequest::parent_id>>(
      "ListAccountsForParent");
  table.on<&move_account, &move_account_access>("MoveAccount");
  table.on<&close_account, &access_to<&model::CloseAccountRequest::account_id>>("CloseAccount");
}

}  // namespace groundwork::services::organizations
