#include <fmt/format.h>

#include "api/account/types.hpp"
#include "api/iam/types.hpp"
#include "prepare/mfa_device.hpp"
#include "prepare/sign_up_record.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace iam = api::iam;

constexpr const char* kSecurityCredentialsUrl =
    "https://console.aws.amazon.com/iam/home#/security_credentials";
/// The name under which AWS's console makes a root user's first virtual device.
constexpr const char* kRootDevice = "root-account-mfa-device";

/// Before it is active, an account answers on the sign-up's page alone.
Seen look_at_activation(Preparation& p) {
  if (p.portal != nullptr) {
    const auto sign_up = find_sign_up(p);
    if (sign_up && sign_up->account_state && *sign_up->account_state != "ACTIVE") {
      return {.is_so = false,
              .before = fmt::format("the account is {}", *sign_up->account_state),
              .evidence = {evidence("portal:GetSignUp, accountState", *sign_up->account_state)}};
    }
  }
  const auto found = unless("OptInRequired", [&] {
    return p.call<api::account::GetAccountInformationResponse>(
        api::account::service(), "GetAccountInformation", api::account::GetAccountInformationRequest{});
  });
  if (!found) return {.is_so = false, .before = "the account's services cannot be used yet", .evidence = {}};
  if (p.account_id.empty() && found->account_id) p.learn_account(*found->account_id);
  Seen seen{
      .is_so = found->account_state == "ACTIVE",
      .before = fmt::format("account {} is {}", shown(found->account_id), shown(found->account_state)),
      .evidence = {evidence("account:GetAccountInformation, AccountState", shown(found->account_state))}};
  if (found->account_state == "SUSPENDED" || found->account_state == "CLOSED") {
    seen.obstacle =
        fmt::format("the account is {}: AWS Support can say how it is reopened", *found->account_state);
  }
  return seen;
}

void wait_for_activation(Preparation& p) {
  p.pace.note("waiting for the activation of the account");
  if (!p.pace.wait_until([&] { return look_at_activation(p).is_so; })) {
    throw StepError(
        "the account is not active yet; AWS says that it may take up to 24 hours. Run again later");
  }
}

std::int32_t summary_entry(Preparation& p, const std::string& name) {
  const auto found =
      p.call<iam::GetAccountSummaryResponse>(iam::service(), "GetAccountSummary", shape::Unit{});
  const auto& map = found.summary_map;
  if (!map || !map->contains(name))
    throw StepError(fmt::format("iam:GetAccountSummary tells nothing of {}", name));
  return map->at(name);
}

Seen look_at_root_mfa(Preparation& p) {
  const std::int32_t enabled = summary_entry(p, "AccountMFAEnabled");
  Seen seen{.is_so = enabled == 1,
            .before = enabled == 1 ? "the root user has MFA" : "the root user has no MFA",
            .evidence = {evidence("iam:GetAccountSummary, AccountMFAEnabled", std::to_string(enabled))}};
  if (!seen.is_so && p.portal == nullptr) {
    seen.person = report::PersonTask{
        "Sign in as the root user and assign an MFA device, better two: a security key that is locked away, "
        "or a "
        "virtual device on a phone that the company owns",
        kSecurityCredentialsUrl, "iam:GetAccountSummary, AccountMFAEnabled is 1"};
  }
  return seen;
}

Step root_mfa(Preparation& p) {
  return {.id = "root-mfa",
          .title = "Turn on MFA for the root user",
          .purpose = "Who has the password alone must not get in: the root user can do everything.",
          .change = "assign a virtual MFA device to the root user",
          .needs = {kAccountActive},
          .look = [&p] { return look_at_root_mfa(p); },
          .make =
              [&p] {
                assign_mfa_device(p, {.credentials = p.portal->root(),
                                      .authenticator = p.portal->root_authenticator(),
                                      .device_name = kRootDevice,
                                      .user_name = p.known_account()});
              }};
}

Step root_mfa_asked(Preparation& p) {
  return {.id = "root-mfa-asked",
          .title = "See that a sign-in asks for the code",
          .purpose = "What was turned on is tried.",
          .change = {},
          .needs = {"root-mfa"},
          .look = [&p]() -> Seen {
            const std::string next = p.portal->step_after_root_password();
            const bool is_asked = next == "MFA_CODE";
            return {.is_so = is_asked,
                    .before = is_asked ? "after the right password the root user is asked for a code"
                                       : "the root user gets in with the password alone",
                    .evidence = {evidence("portal:SubmitPassword, nextStep", next)}};
          }};
}

Step root_access_keys(Preparation& p) {
  return {.id = "root-access-keys",
          .title = "Have no access keys for the root user",
          .purpose = "A key that can do everything and never expires is what intruders look for first.",
          .change = {},
          .needs = {kAccountActive},
          .look = [&p]() -> Seen {
            const std::int32_t present = summary_entry(p, "AccountAccessKeysPresent");
            Seen seen{
                .is_so = present == 0,
                .before = present == 0 ? "the root user has no access keys" : "the root user has access keys",
                .evidence = {
                    evidence("iam:GetAccountSummary, AccountAccessKeysPresent", std::to_string(present))}};
            if (!seen.is_so) {
              seen.person = report::PersonTask{
                  "See what still uses the root user's access keys, move it to a role, then sign in as the "
                  "root user "
                  "and delete them",
                  kSecurityCredentialsUrl, "iam:GetAccountSummary, AccountAccessKeysPresent is 0"};
            }
            return seen;
          }};
}

}  // namespace

std::vector<Step> activation_steps(Preparation& p) {
  const std::string before = p.signs_up() ? p.portal != nullptr ? "support-plan" : "sign-up" : "caller";
  return {{.id = kAccountActive,
           .title = "Have the account activated",
           .purpose =
               "AWS checks a new account for some minutes, at most 24 hours; until then its services refuse.",
           .change = "wait until AWS has activated the account",
           .needs = {before},
           .look = [&p] { return look_at_activation(p); },
           .make = [&p] { wait_for_activation(p); }}};
}

std::vector<Step> root_steps(Preparation& p) {
  std::vector<Step> steps{root_mfa(p)};
  if (p.portal != nullptr) steps.push_back(root_mfa_asked(p));
  steps.push_back(root_access_keys(p));
  return steps;
}

}  // namespace groundwork::prepare
