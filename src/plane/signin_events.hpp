#pragma once

#include <string_view>

#include "plane/signin.hpp"
#include "plane/signin_permission.hpp"

/// Sign-ins as CloudTrail tells of them, in the account concerned. A name that no account has leaves none.
/// CloudTrail User Guide, cloudtrail-event-reference-aws-console-sign-in-events.html
namespace groundwork::plane::signin {

struct LoginEnd {
  bool mfa_used = false;
  std::optional<std::string> mfa_serial;  ///< of the device that was shown
  bool passed = false;                    ///< tells Success from Failure
};
/// ConsoleLogin.
void record_console_login(Work& work, const Subject& subject, const Origin& origin, const LoginEnd& end);
/// CheckMfa: the sign-in goes on with a second factor.
void record_mfa_check(Work& work, const Subject& subject, const Origin& origin);
/// EnableMFADevice: a device was enabled on a page, of the root user or a user.
void record_mfa_enabling(Work& work, const Subject& subject, const Origin& origin, const std::string& serial);
/// `name` is PasswordRecoveryRequested or PasswordRecoveryCompleted.
void record_password_recovery(Work& work, const aws::AccountId& account, const Origin& origin,
                              std::string_view name);
/// EmailUpdated: the root user gave the account another address.
void record_email_update(Work& work, const aws::AccountId& account, const Origin& origin);
/// CloseAccount: the root user closed the account.
void record_account_closure(Work& work, const Caller& caller, const Origin& origin);
/// A program was authorized, or was given credentials, in a console session: `name` is AuthorizeOAuth2Access
/// or CreateOAuth2Token.
void record_client_access(Work& work, const Caller& caller, const Origin& origin, std::string_view name,
                          std::string_view client_id);
/// StartSupportPlanUpdate: another support plan was chosen in account settings.
void record_support_plan_update(Work& work, const Caller& caller, const Origin& origin,
                                std::string_view plan);
/// UpdateIAMAccessPreference: the root user let users and roles see costs, or no longer.
void record_iam_access_update(Work& work, const Caller& caller, const Origin& origin, bool allowed);

/// Somebody came with temporary credentials in place of a password: `name` is GetSigninToken or ConsoleLogin.
void record_federation(Work& work, const Caller& caller, const Origin& origin, std::string_view name);

}  // namespace groundwork::plane::signin
