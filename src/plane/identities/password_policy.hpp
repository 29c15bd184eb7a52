#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// What an account asks of its users' passwords. It does not bind the root user.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
struct PasswordPolicy {
  std::int64_t minimum_length = 6;
  bool require_symbols = false;
  bool require_numbers = false;
  bool require_uppercase = false;
  bool require_lowercase = false;
  bool users_may_change = false;
  std::optional<std::int64_t> max_age_days = {};
  std::optional<std::int64_t> reuse_prevention = {};  ///< how many former passwords are refused
  std::optional<bool> hard_expiry = {};  ///< an expired password can be renewed by an administrator alone
};

/// The policy that the account has set, if it has.
std::optional<PasswordPolicy> find_password_policy(store::Unit& unit, const aws::AccountId& account);
void put_password_policy(Work& work, const aws::AccountId& account, const PasswordPolicy& policy);
/// False where there was none.
bool delete_password_policy(Work& work, const aws::AccountId& account);

/// What AWS answers for every password that it refuses, whatever the rule.
inline constexpr std::string_view kNonConformingPassword =
    "Password does not conform to the account password policy.";

/// Why a new password is refused, in AWS's words, or nullopt where it is good. Without a policy AWS's default
/// holds, which is also the rule for root users: 8 to 128 characters, three of the four classes, neither the
/// account's name nor its e-mail address.
std::optional<std::string> check_password(const std::optional<PasswordPolicy>& policy,
                                          std::string_view password, std::string_view account_name,
                                          std::string_view account_email);

/// When a password that was set at `changed_at` expires, if it does.
std::optional<base::Instant> password_expires_at(const std::optional<PasswordPolicy>& policy,
                                                 base::Instant changed_at);

}  // namespace groundwork::plane
