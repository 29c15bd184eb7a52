#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace iam = api::iam;

constexpr std::int32_t kPasswordLengthMin = 14;
constexpr std::int32_t kPasswordsRemembered = 24;
constexpr std::size_t kAliasLengthMin = 3;

std::string wanted_alias(const Foundation& f) {
  const std::string& id = f.organization_identifier;
  return id.size() < kAliasLengthMin ? id + "-management" : id;
}

/// An account has at most one alias, and one that people know already is left to them.
Seen look_at_alias(Preparation& p) {
  const auto found = p.call<iam::ListAccountAliasesResponse>(iam::service(), "ListAccountAliases",
                                                             iam::ListAccountAliasesRequest{})
                         .account_aliases;
  const std::string alias = found.empty() ? "none" : found.front();
  return {.is_so = !found.empty(),
          .before = fmt::format("account alias: {}", alias),
          .evidence = {evidence("iam:ListAccountAliases", alias)}};
}

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/console_account-alias.html
Step account_alias(Preparation& p) {
  const std::string wanted = wanted_alias(p.foundation);
  return {.id = "account-alias",
          .title = "Give the sign-in page a name",
          .purpose = "People sign in at a name instead of twelve digits.",
          .change = fmt::format("set the account alias \"{}\"", wanted),
          .needs = {kAccountActive},
          .look = [&p] { return look_at_alias(p); },
          .make =
              [&p, wanted] {
                p.call(iam::service(), "CreateAccountAlias",
                       iam::CreateAccountAliasRequest{.account_alias = wanted});
              }};
}

bool is_strict(const iam::PasswordPolicy& policy) {
  return policy.minimum_password_length.value_or(0) >= kPasswordLengthMin &&
         policy.require_symbols.value_or(false) && policy.require_numbers.value_or(false) &&
         policy.require_uppercase_characters.value_or(false) &&
         policy.require_lowercase_characters.value_or(false) &&
         policy.allow_users_to_change_password.value_or(false) &&
         policy.password_reuse_prevention.value_or(0) >= kPasswordsRemembered;
}

Seen look_at_password_policy(Preparation& p) {
  const auto found = unless("NoSuchEntity", [&] {
    return p.call<iam::GetAccountPasswordPolicyResponse>(iam::service(), "GetAccountPasswordPolicy",
                                                         shape::Unit{});
  });
  if (!found) {
    return {.is_so = false,
            .before = "there is no password policy",
            .evidence = {evidence("iam:GetAccountPasswordPolicy", "NoSuchEntity")}};
  }
  const bool is_so = is_strict(found->password_policy);
  const std::string words =
      fmt::format("at least {} characters, {} former passwords remembered, {}",
                  found->password_policy.minimum_password_length.value_or(0),
                  found->password_policy.password_reuse_prevention.value_or(0),
                  is_so ? "all kinds of characters asked for" : "weaker than it should be");
  return {.is_so = is_so, .before = words, .evidence = {evidence("iam:GetAccountPasswordPolicy", words)}};
}

Step password_policy(Preparation& p) {
  return {.id = "password-policy",
          .title = "Ask for strong passwords",
          .purpose = "The few IAM users that there are get passwords that cannot be guessed.",
          .change = fmt::format("ask for {} characters of all kinds and remember {} former passwords",
                                kPasswordLengthMin, kPasswordsRemembered),
          .needs = {kAccountActive},
          .look = [&p] { return look_at_password_policy(p); },
          .make =
              [&p] {
                p.call(
                    iam::service(), "UpdateAccountPasswordPolicy",
                    iam::UpdateAccountPasswordPolicyRequest{.minimum_password_length = kPasswordLengthMin,
                                                            .require_symbols = true,
                                                            .require_numbers = true,
                                                            .require_uppercase_characters = true,
                                                            .require_lowercase_characters = true,
                                                            .allow_users_to_change_password = true,
                                                            .max_password_age = {},
                                                            .password_reuse_prevention = kPasswordsRemembered,
                                                            .hard_expiry = {}});
              }};
}

}  // namespace

std::vector<Step> account_settings_steps(Preparation& p) { return {account_alias(p), password_policy(p)}; }

}  // namespace groundwork::prepare
