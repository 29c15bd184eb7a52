#include <fmt/format.h>

#include "api/iam/types.hpp"
#include "prepare/mfa_device.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace iam = api::iam;

const std::string& user_name(const Preparation& p) { return p.foundation.administrator_user_name; }

report::PersonTask sign_in_task(Preparation& p) {
  return {
      fmt::format(
          "Sign in as {} with the password that `groundwork secrets --show administrator-password` shows, "
          "choose another one, and assign an MFA device under \"Security credentials\"",
          user_name(p)),
      fmt::format("https://{}.signin.aws.amazon.com/console", p.known_account()),
      "iam:ListMFADevices names a device of the user"};
}

Seen look_at_mfa(Preparation& p) {
  const auto found = p.call<iam::ListMFADevicesResponse>(
      iam::service(), "ListMFADevices",
      iam::ListMFADevicesRequest{.user_name = user_name(p), .marker = {}, .max_items = {}});
  const std::size_t count = found.mfa_devices.size();
  const std::string serial = count == 0 ? "none" : found.mfa_devices.front().serial_number;
  Seen seen{.is_so = count > 0,
            .before = count > 0 ? "the administrator has MFA" : "the administrator has no MFA",
            .evidence = {evidence("iam:ListMFADevices, SerialNumber", serial)}};
  // A program that held the seed would be no second factor: on AWS the device is a person's.
  if (!seen.is_so && p.portal == nullptr) seen.person = sign_in_task(p);
  return seen;
}

Step administrator_mfa(Preparation& p) {
  return {.id = "administrator-mfa",
          .title = "Turn on MFA for the administrator",
          .purpose = "The administrator can do nearly all that the root user can.",
          .change = "assign a virtual MFA device to the administrator",
          .needs = {"administrator-user", "administrator-password"},
          .look = [&p] { return look_at_mfa(p); },
          .make =
              [&p] {
                assign_mfa_device(p, {.credentials = p.principals.current(),
                                      .authenticator = p.portal->administrator_authenticator(),
                                      .device_name = user_name(p),
                                      .user_name = user_name(p)});
              }};
}

Step administrator_sign_in(Preparation& p) {
  return {.id = "administrator-sign-in",
          .title = "Sign in as the administrator, and go on as it",
          .purpose = "That it works is proved by using it: no later step is done by the root user.",
          .change = "sign in with password and code, and choose another password",
          .needs = {"administrator-rights", "administrator-mfa"},
          .look = [&p]() -> Seen {
            if (!p.portal->is_administrator_ready()) {
              return {.is_so = false, .before = "nobody has signed in as the administrator", .evidence = {}};
            }
            const auto caller = caller_identity(p);
            const bool is_so = shown(caller.arn).ends_with(":user/" + user_name(p));
            return {.is_so = is_so,
                    .before = fmt::format("calls are made as {}", shown(caller.arn)),
                    .evidence = {evidence("sts:GetCallerIdentity, Arn", shown(caller.arn))}};
          },
          .make = [&p] { p.portal->sign_in_administrator(); }};
}

Step root_signed_out(Preparation& p) {
  return {.id = "root-signed-out",
          .title = "Sign the root user out",
          .purpose = "The root user is not used again; its password and its device are locked away.",
          .change = "end the root user's session",
          .needs = {"administrator-sign-in"},
          .look = [&p]() -> Seen {
            const bool is_in = p.portal->is_root_signed_in();
            return {.is_so = !is_in,
                    .before = is_in ? "the root user is signed in" : "the root user is not signed in",
                    .evidence = {evidence("portal:GetSession with the root user's session",
                                          is_in ? "signed in" : "no such session")}};
          },
          .make = [&p] { p.portal->sign_out_root(); }};
}

}  // namespace

std::vector<Step> administrator_mfa_steps(Preparation& p) {
  std::vector<Step> steps{administrator_mfa(p)};
  if (p.portal == nullptr) return steps;
  steps.push_back(administrator_sign_in(p));
  steps.push_back(root_signed_out(p));
  return steps;
}

}  // namespace groundwork::prepare
