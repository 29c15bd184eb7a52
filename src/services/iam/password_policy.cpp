#include "plane/identities/password_policy.hpp"

#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/identities.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

aws::ApiError no_password_policy(Call& call) {
  return no_such_entity(
      fmt::format("The Password Policy with domain name {} cannot be found.", call.account().str()));
}

std::optional<std::int32_t> narrow(const std::optional<std::int64_t>& value) {
  if (!value) return std::nullopt;
  return static_cast<std::int32_t>(*value);
}

/// AWS's default policy is no policy here.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html
GetAccountPasswordPolicyResponse get_account_password_policy(Call& call, const shape::Unit&) {
  const auto policy = plane::find_password_policy(call.unit, call.account());
  if (!policy) throw no_password_policy(call);
  return {.password_policy = {.minimum_password_length = static_cast<std::int32_t>(policy->minimum_length),
                              .require_symbols = policy->require_symbols,
                              .require_numbers = policy->require_numbers,
                              .require_uppercase_characters = policy->require_uppercase,
                              .require_lowercase_characters = policy->require_lowercase,
                              .allow_users_to_change_password = policy->users_may_change,
                              .expire_passwords = policy->max_age_days.has_value(),
                              .max_password_age = narrow(policy->max_age_days),
                              .password_reuse_prevention = narrow(policy->reuse_prevention),
                              .hard_expiry = policy->hard_expiry}};
}

/// Replaces the whole policy: what is left out goes back to AWS's default for it.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
void update_account_password_policy(Call& call, const UpdateAccountPasswordPolicyRequest& input) {
  plane::PasswordPolicy policy;
  policy.minimum_length =
      input.minimum_password_length.value_or(static_cast<std::int32_t>(policy.minimum_length));
  policy.require_symbols = input.require_symbols.value_or(false);
  policy.require_numbers = input.require_numbers.value_or(false);
  policy.require_uppercase = input.require_uppercase_characters.value_or(false);
  policy.require_lowercase = input.require_lowercase_characters.value_or(false);
  policy.users_may_change = input.allow_users_to_change_password.value_or(false);
  policy.max_age_days = input.max_password_age;
  policy.reuse_prevention = input.password_reuse_prevention;
  policy.hard_expiry = input.hard_expiry;
  plane::put_password_policy(call, call.account(), policy);
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountPasswordPolicy.html
void delete_account_password_policy(Call& call, const shape::Unit&) {
  if (!plane::delete_password_policy(call, call.account())) throw no_password_policy(call);
}

}  // namespace

void add_password_policy(Table& table) {
  table.on<&get_account_password_policy, &access_account<shape::Unit>>("GetAccountPasswordPolicy")
      .on<&update_account_password_policy, &access_account<UpdateAccountPasswordPolicyRequest>>(
          "UpdateAccountPasswordPolicy")
      .on<&delete_account_password_policy, &access_account<shape::Unit>>("DeleteAccountPasswordPolicy");
}

}  // namespace groundwork::services::iam
