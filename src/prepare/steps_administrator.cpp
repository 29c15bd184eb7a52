#include <algorithm>

#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace iam = api::iam;

constexpr const char* kAdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";
constexpr const char* kUsersUrl = "https://console.aws.amazon.com/iam/home#/users";

const std::string& user_name(const Preparation& p) { return p.foundation.administrator_user_name; }

Step administrator_user(Preparation& p) {
  return {
      .id = "administrator-user",
      .title = fmt::format("Make the user {}", user_name(p)),
      .purpose =
          "The one IAM user with administrator rights: the way in until IAM Identity Center is there, and "
          "break glass afterwards.",
      .change = fmt::format("make the IAM user {}", user_name(p)),
      .needs = {kAccountActive},
      .look = [&p]() -> Seen {
        const auto found = unless("NoSuchEntity", [&] {
          return p.call<iam::GetUserResponse>(iam::service(), "GetUser",
                                              iam::GetUserRequest{.user_name = user_name(p)});
        });
        const std::string arn = found ? found->user.arn : "NoSuchEntity";
        return {.is_so = found.has_value(),
                .before = found ? "the user is there" : "there is no such user",
                .evidence = {evidence("iam:GetUser, Arn", arn)}};
      },
      .make =
          [&p] {
            p.call<iam::CreateUserResponse>(
                iam::service(), "CreateUser",
                iam::CreateUserRequest{
                    .path = {}, .user_name = user_name(p), .permissions_boundary = {}, .tags = {}});
          }};
}

Seen look_at_rights(Preparation& p) {
  bool is_attached = false;
  client::each_page([&](const std::optional<std::string>& marker) -> std::optional<std::string> {
    const auto page = p.call<iam::ListAttachedUserPoliciesResponse>(
        iam::service(), "ListAttachedUserPolicies",
        iam::ListAttachedUserPoliciesRequest{
            .user_name = user_name(p), .path_prefix = {}, .marker = marker, .max_items = {}});
    for (const auto& policy : page.attached_policies.value_or(std::vector<iam::AttachedPolicy>{})) {
      is_attached = is_attached || policy.policy_arn == kAdministratorAccess;
    }
    return page.is_truncated.value_or(false) ? page.marker : std::nullopt;
  });
  return {.is_so = is_attached,
          .before = is_attached ? "AdministratorAccess is attached" : "AdministratorAccess is not attached",
          .evidence = {
              evidence("iam:ListAttachedUserPolicies", is_attached ? kAdministratorAccess : "not there")}};
}

Step administrator_rights(Preparation& p) {
  return {.id = "administrator-rights",
          .title = "Give the administrator its rights",
          .purpose = "What the root user was needed for until now, the administrator does from here on.",
          .change = "attach the AWS managed policy AdministratorAccess",
          .needs = {"administrator-user"},
          .look = [&p] { return look_at_rights(p); },
          .make =
              [&p] {
                p.call(iam::service(), "AttachUserPolicy",
                       iam::AttachUserPolicyRequest{.user_name = user_name(p),
                                                    .policy_arn = kAdministratorAccess});
              }};
}

void set_password(Preparation& p) {
  // Written first: what the account has taken must never be known to nobody.
  if (!p.secrets.find(secret::kAdministratorPassword)) {
    p.secrets.put(secret::kAdministratorPassword, generate_password(p.random));
  }
  p.call<iam::CreateLoginProfileResponse>(
      iam::service(), "CreateLoginProfile",
      iam::CreateLoginProfileRequest{.user_name = user_name(p),
                                     .password = p.secrets.get(secret::kAdministratorPassword),
                                     .password_reset_required = true});
}

Step administrator_password(Preparation& p) {
  return {.id = "administrator-password",
          .title = "Turn on console access for the administrator",
          .purpose = "A person signs in with a password that must be changed at the first sign-in.",
          .change = "set a generated password, kept sealed in the run's folder",
          .needs = {"administrator-user", "password-policy"},
          .look = [&p]() -> Seen {
            const auto found = unless("NoSuchEntity", [&] {
              return p.call<iam::GetLoginProfileResponse>(
                  iam::service(), "GetLoginProfile", iam::GetLoginProfileRequest{.user_name = user_name(p)});
            });
            return {.is_so = found.has_value(),
                    .before = found ? "the user has a password" : "the user has no password",
                    .evidence = {evidence(
                        "iam:GetLoginProfile",
                        found ? fmt::format("created {}", base::iso8601(found->login_profile.create_date))
                              : "NoSuchEntity")}};
          },
          .make = [&p] { set_password(p); }};
}

Step administrator_access_keys(Preparation& p) {
  return {.id = "administrator-access-keys",
          .title = "Have no access keys for the administrator",
          .purpose = "Programs use roles; a key of the administrator would be a second, silent way in.",
          .change = {},
          .needs = {"administrator-user"},
          .look = [&p]() -> Seen {
            const auto found = p.call<iam::ListAccessKeysResponse>(
                iam::service(), "ListAccessKeys",
                iam::ListAccessKeysRequest{.user_name = user_name(p), .marker = {}, .max_items = {}});
            const std::size_t count = found.access_key_metadata.size();
            Seen seen{.is_so = count == 0,
                      .before = count == 0 ? "the user has no access keys"
                                           : fmt::format("the user has {} access keys", count),
                      .evidence = {evidence("iam:ListAccessKeys, how many", std::to_string(count))}};
            if (count > 0) {
              seen.person = report::PersonTask{
                  fmt::format("See what still uses the access keys of {}, move it to a role, and delete them",
                              user_name(p)),
                  kUsersUrl, "iam:ListAccessKeys is empty"};
            }
            return seen;
          }};
}

}  // namespace

std::vector<Step> administrator_steps(Preparation& p) {
  return {administrator_user(p), administrator_rights(p), administrator_password(p),
          administrator_access_keys(p)};
}

}  // namespace groundwork::prepare
