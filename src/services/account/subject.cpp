#include "services/account/subject.hpp"

#include <fmt/format.h>

#include "plane/organizations/delegations.hpp"
#include "plane/organizations/membership.hpp"
#include "plane/organizations/trusted_services.hpp"

namespace groundwork::services::account {
namespace {

namespace organizations = plane::organizations;

constexpr std::string_view kServicePrincipal = "account.amazonaws.com";

aws::ApiError refused(const Call& call, std::string_view action, std::string_view reason = {}) {
  std::string text =
      fmt::format("User: {} is not authorized to perform: {}", call.caller.principal.arn, action);
  if (!reason.empty()) text += fmt::format(" ({})", reason);
  return aws::access_denied(std::move(text));
}

/// The caller's organization, where the caller may manage other accounts in it.
/// https://docs.aws.amazon.com/accounts/latest/reference/using-orgs.html
organizations::Membership managed(Call& call, std::string_view action, const aws::AccountId& account) {
  const auto own = organizations::membership_of(call.unit, call.account());
  if (!own) throw refused(call, action);
  if (own->management_account == account) {
    throw refused(
        call, action,
        "The management account can only be managed using the standalone context from the management "
        "account.");
  }
  const bool may_manage =
      own->is_management || organizations::is_delegated_administrator(call.unit, own->organization_id,
                                                                      call.account(), kServicePrincipal);
  if (!may_manage || !own->has_all_features()) throw refused(call, action);
  if (!organizations::is_trusted(call.unit, own->organization_id, kServicePrincipal)) {
    throw refused(call, action,
                  "Your organization must first enable trusted access with AWS Account Management.");
  }
  return *own;
}

}  // namespace

aws::AccountId subject_of(Call& call, std::string_view action, const std::string& account_id) {
  // INVARIANT: the model's pattern has let only twelve digits through.
  const aws::AccountId account = aws::AccountId::trusted(account_id);
  const organizations::Membership own = managed(call, action, account);
  const auto target = organizations::membership_of(call.unit, account);
  if (!target || target->organization_id != own.organization_id) throw refused(call, action);
  return account;
}

aws::AccountId subject_of(Call& call, std::string_view action, const std::optional<std::string>& account_id) {
  return account_id ? subject_of(call, action, *account_id) : call.account();
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsaccountmanagement.html
Access access_to_account(Call& call, std::string_view action, const std::optional<std::string>& account_id) {
  Access access{.action = std::string(action),
                .resource = fmt::format("arn:aws:account::{}:account", call.account().str())};
  if (!account_id) return access;
  const aws::AccountId account = subject_of(call, action, *account_id);
  const auto membership = organizations::membership_of(call.unit, account);
  access.resource = fmt::format("arn:aws:account::{}:account/{}/{}", membership->management_account.str(),
                                membership->organization_id, account.str());
  return access;
}

}  // namespace groundwork::services::account
