#include "plane/identities/login_profiles.hpp"

#include "base/secret.hpp"
#include "plane/accounts.hpp"

namespace groundwork::plane {
namespace {

constexpr std::int64_t kRememberedPasswords = 24;  // the most that PasswordReusePrevention can ask for

void remember_password(Work& work, const std::string& user_id, std::string_view hash) {
  const std::int64_t sequence =
      1 +
      work.unit.count("SELECT COALESCE(MAX(sequence), 0) FROM password_history WHERE user_id = $1", user_id);
  work.unit.execute("INSERT INTO password_history (user_id, sequence, password_hash) VALUES ($1, $2, $3)",
                    user_id, sequence, hash);
  work.unit.execute("DELETE FROM password_history WHERE user_id = $1 AND sequence <= $2", user_id,
                    sequence - kRememberedPasswords);
}

bool was_used(store::Unit& unit, std::string_view user_id, std::string_view password, std::int64_t how_many) {
  for (const store::Row row : unit.query(
           "SELECT password_hash FROM password_history WHERE user_id = $1 ORDER BY sequence DESC LIMIT $2",
           user_id, how_many)) {
    if (base::verify_password(row.text_view(0), password)) return true;
  }
  return false;
}

}  // namespace

std::optional<LoginProfile> find_login_profile(store::Unit& unit, std::string_view user_id) {
  auto rows = unit.query(
      "SELECT user_id, password_hash, created_at, changed_at, reset_required, failed_attempts, locked_until "
      "FROM login_profiles WHERE user_id = $1",
      user_id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return LoginProfile{.user_id = row->text(0),
                      .password_hash = row->text(1),
                      .created_at = row->instant(2),
                      .changed_at = row->instant(3),
                      .reset_required = row->flag(4),
                      .failed_attempts = row->integer(5),
                      .locked_until = row->optional_instant(6)};
}

std::optional<std::string> refuse_password(store::Unit& unit, const User& user, std::string_view password) {
  const Account account = get_account(unit, user.account);
  const auto policy = find_password_policy(unit, user.account);
  if (auto refusal = check_password(policy, password, account.name, account.email)) return refusal;
  if (policy && policy->reuse_prevention && was_used(unit, user.id, password, *policy->reuse_prevention)) {
    return std::string(kNonConformingPassword);
  }
  return std::nullopt;
}

LoginProfile insert_login_profile(Work& work, const std::string& user_id, std::string_view password,
                                  bool reset_required) {
  return import_login_profile(work, user_id, base::hash_password(password), reset_required);
}

LoginProfile import_login_profile(Work& work, const std::string& user_id, std::string_view password_hash,
                                  bool reset_required) {
  LoginProfile profile{.user_id = user_id,
                       .password_hash = std::string(password_hash),
                       .created_at = work.now,
                       .changed_at = work.now,
                       .reset_required = reset_required,
                       .locked_until = {}};
  work.unit.execute(
      "INSERT INTO login_profiles (user_id, password_hash, created_at, changed_at, reset_required) "
      "VALUES ($1, $2, $3, $3, $4)",
      user_id, profile.password_hash, work.now, reset_required);
  remember_password(work, user_id, profile.password_hash);
  return profile;
}

void change_password(Work& work, const std::string& user_id, std::string_view password, bool reset_required) {
  const std::string hash = base::hash_password(password);
  work.unit.execute(
      "UPDATE login_profiles SET password_hash = $1, changed_at = $2, reset_required = $3, failed_attempts = "
      "0, "
      "locked_until = NULL WHERE user_id = $4",
      hash, work.now, reset_required, user_id);
  remember_password(work, user_id, hash);
}

void set_reset_required(Work& work, const std::string& user_id, bool reset_required) {
  work.unit.execute("UPDATE login_profiles SET reset_required = $1 WHERE user_id = $2", reset_required,
                    user_id);
}

void set_sign_in_attempts(Work& work, const std::string& user_id, std::int64_t failed_attempts,
                          std::optional<base::Instant> locked_until) {
  work.unit.execute("UPDATE login_profiles SET failed_attempts = $1, locked_until = $2 WHERE user_id = $3",
                    failed_attempts, locked_until, user_id);
}

bool delete_login_profile(Work& work, const std::string& user_id) {
  return work.unit.execute("DELETE FROM login_profiles WHERE user_id = $1", user_id) > 0;
}

}  // namespace groundwork::plane
