#include "report/sample_report_test.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "base/secret.hpp"

namespace groundwork::report {
namespace {

constexpr base::Instant kStart{1795451820123};

Call call(std::string service, std::string operation, std::vector<Parameter> request,
          std::int64_t duration_ms) {
  static const char* const kRequestIds[] = {"5c4d9b1e-7f0a-4a57-9d5e-0a3f6f0d1b11",
                                            "a1f04c2b-3d4e-4c7f-8e21-55d0c0de7e57",
                                            "0e9b7a66-18c2-4b0d-9a8e-f2b6d3c4a511"};
  const std::string id = kRequestIds[(service.size() + operation.size()) % 3];
  return {std::move(service), std::move(operation), "us-east-1", std::move(request), 200, "", id,
          duration_ms};
}

Step step(std::string id, std::string title, std::string purpose, Result result, std::int64_t duration_ms) {
  Step made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.purpose = std::move(purpose);
  made.result = result;
  made.started = kStart;
  made.duration_ms = duration_ms;
  return made;
}

Section reuse_or_create() {
  Step caller =
      step("caller", "Say who is asking",
           "Shows which account and which principal the work is done with, before anything is changed.",
           Result::already_so, 84);
  caller.before = "No credentials of an existing account are at hand; a new account is wanted.";
  caller.evidence = {{"mode in the foundation file", "create"}};
  Step sign_up = step(
      "sign-up", "Sign up the account",
      "The management account pays for the organization and governs it, so nothing can begin without it.",
      Result::done, 2417);
  sign_up.before = "There is no account with the root e-mail address aws+management@example.com.";
  sign_up.change = "The account management was signed up as a business account on the paid plan.";
  sign_up.evidence = {{"account:GetAccountInformation, AccountState", "ACTIVE"},
                      {"account:GetAccountInformation, AccountName", "management"},
                      {"freetier:GetAccountPlanState, accountPlanType", "PAID"}};
  sign_up.calls = {call("account", "GetAccountInformation", {}, 9),
                   call("freetier", "GetAccountPlanState", {}, 7)};
  return {2, "Reuse or create the account", "steps 2 to 5", {caller, sign_up}};
}

Section secure_root() {
  Step mfa = step("root-mfa", "Turn on MFA for the root user",
                  "Whoever holds the root user holds everything: a password alone must never be enough.",
                  Result::needs_person, 31);
  mfa.before = "The root user signs in with its password alone.";
  mfa.change = "The root user signs in with a second factor as well.";
  mfa.person = PersonTask{
      "Sign in as the root user, open Security credentials, choose Assign MFA device, and register "
      "two passkeys or security keys that are kept in different places.",
      "https://us-east-1.console.aws.amazon.com/iam/home#/security_credentials",
      "iam:GetAccountSummary answers AccountMFAEnabled = 1."};
  mfa.evidence = {{"iam:GetAccountSummary, AccountMFAEnabled", "0"}};
  mfa.calls = {call("iam", "GetAccountSummary", {}, 12)};
  Step keys = step("root-keys", "Keep the root user without access keys",
                   "A key of the root user could do anything from anywhere, and no policy could stop it.",
                   Result::already_so, 12);
  keys.before = "The root user has no access keys.";
  keys.evidence = {{"iam:GetAccountSummary, AccountAccessKeysPresent", "0"},
                   {"credential report, <root_account>, access_key_1_active", "false"}};
  keys.calls = {call("iam", "GetAccountSummary", {}, 12), call("iam", "GetCredentialReport", {}, 21)};
  return {3, "Secure the root user", "step 6", {mfa, keys}};
}

Section contacts() {
  Step set = step("alternate-contacts", "Set the alternate contacts",
                  "AWS's notices about billing, operations and security then reach several people.",
                  Result::done, 143);
  set.before = "No alternate contact is set.";
  set.change = "The billing, operations and security contacts were set from the foundation file.";
  for (const char* type : {"BILLING", "OPERATIONS", "SECURITY"}) {
    set.calls.push_back(call("account", "PutAlternateContact",
                             {{"AlternateContactType", type}, {"Title", "On-call team"}}, 18));
    set.calls.push_back(call("account", "GetAlternateContact", {{"AlternateContactType", type}}, 6));
    set.evidence.push_back({std::string("account:GetAlternateContact, ") + type, "aws-contact@example.com"});
  }
  return {4, "Alternate contacts", "step 7", {set}};
}

Section administrator() {
  Step user =
      step("bootstrap-administrator", "Create the bootstrap administrator",
           "The way in until IAM Identity Center is there, and break glass afterwards.", Result::failed, 512);
  user.before = "There is no IAM user named Administrator.";
  user.change = "An IAM user with administrator rights and a console password, without access keys.";
  user.calls = {call("iam", "CreateUser", {{"UserName", "Administrator"}}, 22),
                call("iam", "CreateLoginProfile",
                     {{"UserName", "Administrator"}, request_parameter("Password", "correct horse")}, 30)};
  user.calls[1].http_status = 400;
  user.calls[1].error_code = "PasswordPolicyViolation";
  user.error =
      "iam:CreateLoginProfile answered PasswordPolicyViolation: Password should have at least one symbol.";
  Step mfa = step("administrator-mfa", "Turn on MFA for the bootstrap administrator",
                  "Administrator rights are never kept behind a password alone.", Result::skipped, 0);
  mfa.error = "Stands behind: Create the bootstrap administrator.";
  return {5, "The bootstrap administrator", "step 8", {user, mfa}};
}

Section organization() {
  Step made = step("organization", "Create the organization",
                   "All accounts are paid for together and governed from one place.", Result::planned, 0);
  made.before = "The account stands alone.";
  made.change = "An organization with all features; the account becomes its management account.";
  Step accounts = step("accounts", "Create the member accounts",
                       "Each team and each purpose gets a container of its own.", Result::planned, 0);
  accounts.change = "Four accounts: Log archive, Audit, Web shop development, Data platform development.";
  return {6, "The organization", "", {made, accounts}};
}

}  // namespace

Report sample_report() {
  Report report;
  report.title = "The foundation of example-corp";
  report.subject = {"example-corp", "", "111122223333", Target::rehearsal, "https://127.0.0.1:8443"};
  report.started = kStart;
  report.finished = kStart.plus_ms(4270);
  report.tool_version = "groundwork 0.1.0";
  report.sections = {reuse_or_create(), secure_root(), contacts(), administrator(), organization()};
  return report;
}

void expect_golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path file = std::filesystem::path(GROUNDWORK_REPORT_GOLDEN) / name;
  if (std::getenv("GROUNDWORK_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << actual;
    return;
  }
  EXPECT_EQ(base::read_file(file), actual)
      << "run again with GROUNDWORK_UPDATE_GOLDEN=1 where the change is meant";
}

}  // namespace groundwork::report
