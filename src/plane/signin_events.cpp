#include "plane/signin_events.hpp"

#include <boost/json.hpp>

#include "aws/arn.hpp"
#include "plane/events.hpp"
#include "plane/identities/mfa_devices.hpp"

namespace groundwork::plane::signin {
namespace {

namespace json = boost::json;

constexpr std::string_view kSource = "signin.amazonaws.com";
constexpr std::string_view kHidden = "HIDDEN_DUE_TO_SECURITY_REASONS";

json::object identity(std::string_view type, std::string_view principal_id, std::string_view arn,
                      const aws::AccountId& account) {
  return {{"type", type}, {"principalId", principal_id}, {"arn", arn}, {"accountId", account.str()}};
}

json::object root_identity(const aws::AccountId& account) {
  return identity("Root", account.str(), aws::root_arn(account), account);
}

/// A name that no user of the account has may be a password in the wrong field.
json::object identity_of(store::Unit& unit, const Subject& subject) {
  if (subject.is_root) return root_identity(*subject.account);
  if (!subject.user_id) {
    return {{"type", "IAMUser"},
            {"accountId", subject.account->str()},
            {"accessKeyId", ""},
            {"userName", kHidden}};
  }
  const User user = get_user(unit, *subject.user_id);
  json::object out = identity("IAMUser", user.id, user.arn(), user.account);
  out["userName"] = user.name;
  return out;
}

json::object identity_of(const Caller& caller) {
  json::object out =
      identity(identity_type(caller.principal.kind), caller.user_id, caller.principal.arn, caller.account);
  if (!caller.user_name.empty()) out["userName"] = caller.user_name;
  return out;
}

struct Entry {
  aws::AccountId account;
  std::string_view name, type;
  json::object user_identity, extra;
  std::string_view source = kSource;
};

void insert(Work& work, const Origin& origin, Entry entry) {
  const std::string id = work.random.uuid();
  json::object record{{"eventVersion", "1.11"},
                      {"userIdentity", entry.user_identity},
                      {"eventTime", base::iso8601(work.now)},
                      {"eventSource", entry.source},
                      {"eventName", entry.name},
                      {"awsRegion", origin.region},
                      {"sourceIPAddress", origin.source_ip},
                      {"userAgent", origin.user_agent},
                      {"requestParameters", nullptr},
                      {"responseElements", nullptr},
                      {"eventID", id},
                      {"readOnly", false},
                      {"eventType", entry.type},
                      {"managementEvent", true},
                      {"recipientAccountId", entry.account.str()},
                      {"eventCategory", "Management"}};
  for (auto& [key, value] : entry.extra) record[key] = std::move(value);
  const json::value* name = entry.user_identity.if_contains("userName");
  insert_event(work.unit, {.id = id,
                           .account = entry.account,
                           .at = work.now,
                           .source = std::string(entry.source),
                           .name = std::string(entry.name),
                           .user_name = name == nullptr ? "" : json::value_to<std::string>(*name),
                           .access_key_id = {},
                           .error_code = {},
                           .record = json::serialize(record),
                           .decision = {}});
}

json::object outcome(std::string_view name, bool passed) {
  return {{"responseElements", {{name, passed ? "Success" : "Failure"}}}};
}

}  // namespace

void record_console_login(Work& work, const Subject& subject, const Origin& origin, const LoginEnd& end) {
  if (!subject.account) return;
  json::object extra = outcome("ConsoleLogin", end.passed);
  json::object data{{"MobileVersion", "No"}, {"MFAUsed", end.mfa_used ? "Yes" : "No"}};
  if (end.mfa_serial) data["MFAIdentifier"] = *end.mfa_serial;
  extra["additionalEventData"] = std::move(data);
  if (!end.passed) {
    extra["errorMessage"] =
        subject.is_known() ? "Failed authentication" : "No username found in supplied account";
  }
  insert(work, origin,
         {*subject.account, "ConsoleLogin", "AwsConsoleSignIn", identity_of(work.unit, subject),
          std::move(extra)});
}

void record_mfa_check(Work& work, const Subject& subject, const Origin& origin) {
  json::object extra = outcome("CheckMfa", true);
  const auto devices = mfa_devices_of(work.unit, subject.owner());
  std::string_view type = "Multiple MFA Devices";
  if (devices.size() == 1) type = devices[0].kind == MfaKind::passkey ? "U2F MFA" : "Virtual MFA";
  extra["additionalEventData"] = {{"MfaType", type}};
  insert(
      work, origin,
      {*subject.account, "CheckMfa", "AwsConsoleSignIn", identity_of(work.unit, subject), std::move(extra)});
}

void record_mfa_enabling(Work& work, const Subject& subject, const Origin& origin,
                         const std::string& serial) {
  json::object identity = identity_of(work.unit, subject);
  json::object parameters{{"serialNumber", serial}};
  if (const json::value* name = identity.if_contains("userName")) parameters["userName"] = *name;
  insert(work, origin,
         {*subject.account,
          "EnableMFADevice",
          "AwsApiCall",
          std::move(identity),
          {{"requestParameters", std::move(parameters)}},
          "iam.amazonaws.com"});
}

void record_password_recovery(Work& work, const aws::AccountId& account, const Origin& origin,
                              std::string_view name) {
  insert(work, origin, {account, name, "AwsConsoleSignIn", root_identity(account), outcome(name, true)});
}

void record_email_update(Work& work, const aws::AccountId& account, const Origin& origin) {
  constexpr std::string_view kName = "EmailUpdated";
  insert(work, origin, {account, kName, "AwsConsoleSignIn", root_identity(account), outcome(kName, true)});
}

void record_account_closure(Work& work, const Caller& caller, const Origin& origin) {
  insert(work, origin,
         {caller.account, "CloseAccount", "AwsApiCall", identity_of(caller), {}, "account.amazonaws.com"});
}

void record_client_access(Work& work, const Caller& caller, const Origin& origin, std::string_view name,
                          std::string_view client_id) {
  insert(work, origin,
         {caller.account,
          name,
          "AwsApiCall",
          identity_of(caller),
          {{"requestParameters", {{"clientId", client_id}}}}});
}

void record_support_plan_update(Work& work, const Caller& caller, const Origin& origin,
                                std::string_view plan) {
  insert(work, origin,
         {caller.account,
          "StartSupportPlanUpdate",
          "AwsApiCall",
          identity_of(caller),
          {{"requestParameters", {{"update", {{"supportLevel", plan}}}}}},
          "supportplans.amazonaws.com"});
}

void record_iam_access_update(Work& work, const Caller& caller, const Origin& origin, bool allowed) {
  insert(work, origin,
         {caller.account,
          "UpdateIAMAccessPreference",
          "AwsApiCall",
          identity_of(caller),
          {{"requestParameters", {{"billingConsoleAccessEnabled", allowed}}}},
          "billingconsole.amazonaws.com"});
}

void record_federation(Work& work, const Caller& caller, const Origin& origin, std::string_view name) {
  insert(work, origin, {caller.account, name, "AwsConsoleSignIn", identity_of(caller), outcome(name, true)});
}

}  // namespace groundwork::plane::signin
