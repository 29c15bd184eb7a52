#include "plane/identities/credential_report.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "aws/arn.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/identities/users.hpp"

namespace groundwork::plane {
namespace {

constexpr std::string_view kColumns =
    "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
    "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
    "access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,"
    "access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,"
    "access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,"
    "cert_2_active,cert_2_last_rotated";
constexpr std::string_view kNotApplicable = "N/A";
constexpr std::string_view kNoInformation = "no_information";
constexpr std::string_view kNotSupported = "not_supported";
constexpr std::size_t kKeysShown = 2;
constexpr std::int64_t kUsersAtATime = 1000;

using Fields = std::vector<std::string>;

std::string flag(bool value) { return value ? "true" : "false"; }

/// `2026-11-23T16:37:00+00:00`
std::string date(base::Instant at) {
  std::string text = base::iso8601(at);
  text.replace(text.size() - 1, 1, "+00:00");
  return text;
}

std::string date_or(const std::optional<base::Instant>& at, std::string_view otherwise) {
  return at ? date(*at) : std::string(otherwise);
}

/// User names may hold commas, which need quotes.
std::string line_of(const Fields& fields) {
  std::string line;
  for (const std::string& field : fields) {
    if (!line.empty()) line += ',';
    const bool quoted = field.find(',') != std::string::npos;
    if (quoted) line += '"';
    line += field;
    if (quoted) line += '"';
  }
  return line;
}

void add_access_keys(Fields& fields, std::vector<AccessKey> keys) {
  std::sort(keys.begin(), keys.end(), [](const AccessKey& a, const AccessKey& b) {
    return std::tie(a.created_at, a.id) < std::tie(b.created_at, b.id);
  });
  for (std::size_t i = 0; i < kKeysShown; ++i) {
    if (i >= keys.size()) {
      fields.push_back(flag(false));
      fields.insert(fields.end(), 4, std::string(kNotApplicable));
      continue;
    }
    const AccessKey& key = keys[i];
    fields.push_back(flag(key.is_active()));
    fields.push_back(date(key.created_at));
    fields.push_back(key.last_use ? date(key.last_use->at) : std::string(kNotApplicable));
    fields.push_back(key.last_use ? key.last_use->region : std::string(kNotApplicable));
    fields.push_back(key.last_use ? key.last_use->service : std::string(kNotApplicable));
  }
}

/// Signing certificates cannot be made here.
void add_certificates(Fields& fields) {
  for (int i = 0; i < 2; ++i) {
    fields.push_back(flag(false));
    fields.emplace_back(kNotApplicable);
  }
}

/// Until member accounts could go without a root password, password_enabled was `not_supported` for every
/// root user.
Fields root_fields(Work& work, const Account& account) {
  const RootUser root = get_root_user(work.unit, account.id);
  Fields fields{"<root_account>",
                aws::root_arn(account.id),
                date(account.created_at),
                flag(root.password_hash.has_value()),
                date_or(root.password_last_used_at, kNoInformation),
                std::string(kNotSupported),
                std::string(kNotSupported),
                flag(has_mfa(work.unit, account.id.str()))};
  add_access_keys(fields, access_keys_of(work.unit, account.id, ""));
  add_certificates(fields);
  return fields;
}

Fields user_fields(Work& work, const User& user, const std::optional<PasswordPolicy>& policy) {
  const auto profile = find_login_profile(work.unit, user.id);
  Fields fields{user.name, user.arn(), date(user.created_at), flag(profile.has_value())};
  if (profile) {
    fields.push_back(date_or(user.password_last_used_at, kNoInformation));
    fields.push_back(date(profile->changed_at));
    fields.push_back(date_or(password_expires_at(policy, profile->changed_at), kNotApplicable));
  } else {
    fields.insert(fields.end(), 3, std::string(kNotApplicable));
  }
  fields.push_back(flag(has_mfa(work.unit, user.id)));
  add_access_keys(fields, access_keys_of(work.unit, user.account, user.id));
  add_certificates(fields);
  return fields;
}

}  // namespace

std::optional<CredentialReport> find_credential_report(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query("SELECT generated_at, content FROM credential_reports WHERE account = $1", account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return CredentialReport{row->instant(0), row->text(1)};
}

CredentialReport generate_credential_report(Work& work, const aws::AccountId& account) {
  const auto policy = find_password_policy(work.unit, account);
  CredentialReport report{work.now, std::string(kColumns)};
  report.content += '\n' + line_of(root_fields(work, get_account(work.unit, account)));
  PageRequest request{.limit = kUsersAtATime};
  do {
    const Page<User> page = list_users(work.unit, account, "/", request);
    for (const User& user : page.items) report.content += '\n' + line_of(user_fields(work, user, policy));
    request.after = page.next;
  } while (!request.after.empty());
  work.unit.execute(
      "INSERT INTO credential_reports (account, generated_at, content) VALUES ($1, $2, $3) "
      "ON CONFLICT (account) DO UPDATE SET generated_at = excluded.generated_at, content = excluded.content",
      account, report.generated_at, report.content);
  return report;
}

}  // namespace groundwork::plane
