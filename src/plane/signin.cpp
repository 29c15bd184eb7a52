#include "plane/signin.hpp"

#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/account_settings.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/signin_attempts.hpp"
#include "plane/signin_enrolment.hpp"
#include "plane/signin_tokens.hpp"

namespace groundwork::plane::signin {
namespace {

constexpr std::array<std::string_view, 5> kStepNames{"PASSWORD", "MFA_CODE", "ENROLL_MFA", "CHANGE_PASSWORD",
                                                     "SIGNED_IN"};

Step step_of(std::string_view name) {
  for (std::size_t i = 0; i < kStepNames.size(); ++i) {
    if (kStepNames[i] == name) return static_cast<Step>(i);
  }
  throw std::logic_error(fmt::format("no step of sign-in is called {}", name));
}

std::string digest_of(std::string_view kind, std::string_view account, std::string_view name) {
  return token_digest(fmt::format("{}\n{}\n{}", kind, base::lower(account), base::lower(name)));
}

/// An account that is closed for good has no one who could sign in.
std::optional<aws::AccountId> if_there(const std::optional<Account>& account) {
  if (!account || account->state == AccountState::closed) return std::nullopt;
  return account->id;
}

/// Of an account that is closed, the root user alone can sign in.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
std::optional<aws::AccountId> if_open(const std::optional<Account>& account) {
  const bool is_closed = account && (account->state == AccountState::pending_closure ||
                                     account->state == AccountState::suspended);
  return is_closed ? std::nullopt : if_there(account);
}

std::optional<aws::AccountId> find_by_id_or_alias(store::Unit& unit, std::string_view text) {
  auto id = aws::AccountId::parse(text);
  if (!id) id = find_account_by_alias(unit, text);
  return id ? if_open(find_account(unit, *id)) : std::nullopt;
}

/// What a password is compared with where there is none, so that this takes as long.
const std::string& decoy_hash() {
  static const std::string kHash = base::hash_password("nobody");
  return kHash;
}

void move_to(Work& work, SignIn& sign_in, Step step) {
  sign_in.step = step;
  work.unit.execute("UPDATE sign_ins SET step = $1, mfa_at = $2, mfa_serial = $3 WHERE id = $4",
                    step_name(step), sign_in.mfa_at, sign_in.mfa_serial, sign_in.id);
}

Attempt failed(Work& work, const Subject& subject, const Standing& standing) {
  if (const auto until = count_failure(work, subject, standing)) return {Outcome::locked, until};
  return {Outcome::wrong, {}};
}

Attempt signed_in(Work& work, SignIn& sign_in) {
  const Subject& subject = sign_in.subject;
  forget_failures(work, subject);
  if (subject.is_root) {
    RootUser root = get_root_user(work.unit, *subject.account);
    root.password_last_used_at = work.now;
    put_root_user(work, *subject.account, root);
  } else {
    record_password_use(work, *subject.user_id, work.now);
  }
  work.unit.execute("DELETE FROM sign_ins WHERE id = $1", sign_in.id);
  sign_in.step = Step::signed_in;
  return {.outcome = Outcome::passed,
          .locked_until = {},
          .session = open_console_session(work, *subject.account, subject.user_id, sign_in.mfa_at)};
}

/// With every factor shown: a new password may be due.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
Attempt after_factors(Work& work, SignIn& sign_in) {
  if (sign_in.subject.is_root) return signed_in(work, sign_in);
  const auto profile = find_login_profile(work.unit, *sign_in.subject.user_id);
  const auto policy = find_password_policy(work.unit, *sign_in.subject.account);
  const auto expires_at = password_expires_at(policy, profile->changed_at);
  const bool is_expired = expires_at && *expires_at <= work.now;
  if (is_expired && policy->hard_expiry.value_or(false)) return {Outcome::password_expired, {}};
  if (!is_expired && !profile->reset_required) return signed_in(work, sign_in);
  move_to(work, sign_in, Step::change_password);
  return {Outcome::passed, {}};
}

}  // namespace

Subject root_subject(store::Unit& unit, std::string_view email) {
  return {.digest = digest_of("root", "", email),
          .is_root = true,
          .account = if_there(find_account_by_email(unit, email)),
          .user_id = {}};
}

Subject user_subject(store::Unit& unit, std::string_view account, std::string_view user_name) {
  Subject subject{
      .digest = digest_of("user", account, user_name), .is_root = false, .account = {}, .user_id = {}};
  subject.account = find_by_id_or_alias(unit, account);
  if (!subject.account) return subject;
  if (const auto user = find_user(unit, *subject.account, user_name)) subject.user_id = user->id;
  return subject;
}

std::string_view step_name(Step step) { return kStepNames[static_cast<std::size_t>(step)]; }

std::string start(Work& work, const Subject& subject) {
  work.unit.execute("DELETE FROM sign_ins WHERE expires_at <= $1", work.now);
  std::string token = new_token(work.random);
  work.unit.execute(
      "INSERT INTO sign_ins (id, subject, kind, account, user_id, step, expires_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      token_digest(token), subject.digest, subject.is_root ? "root" : "user", subject.account,
      subject.user_id, step_name(Step::password), work.now.plus_seconds(kSignInSeconds));
  return token;
}

std::optional<SignIn> find(store::Unit& unit, std::string_view token, base::Instant now) {
  auto rows = unit.query(
      "SELECT id, subject, kind, account, user_id, step, mfa_at, mfa_serial FROM sign_ins "
      "WHERE id = $1 AND expires_at > $2",
      token_digest(token), now);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  SignIn found{.id = row->text(0),
               .subject = {.digest = row->text(1),
                           .is_root = row->text_view(2) == "root",
                           .account = {},
                           .user_id = row->optional_text(4)},
               .step = step_of(row->text_view(5)),
               .mfa_at = row->optional_instant(6),
               .mfa_serial = row->optional_text(7)};
  if (!row->is_null(3)) found.subject.account = aws::AccountId::trusted(row->text_view(3));
  return found;
}

Attempt confirm_password(Work& work, const Subject& subject, std::string_view password) {
  const Standing standing = standing_of(work.unit, subject);
  if (standing.is_locked(work.now)) return {Outcome::locked, standing.locked_until};
  const bool matches =
      base::verify_password(standing.password_hash ? *standing.password_hash : decoy_hash(), password);
  if (!matches || !standing.password_hash) return failed(work, subject, standing);
  return {Outcome::passed, {}};
}

Attempt submit_password(Work& work, SignIn& sign_in, std::string_view password) {
  if (Attempt refused = confirm_password(work, sign_in.subject, password);
      refused.outcome != Outcome::passed) {
    return refused;
  }
  if (has_mfa(work.unit, sign_in.subject.owner())) {
    move_to(work, sign_in, Step::mfa_code);
    return {Outcome::passed, {}};
  }
  const auto demanded_at = mfa_demanded_at(work, sign_in.subject);
  Attempt attempt{Outcome::passed, {}};
  if (demanded_at && *demanded_at <= work.now) {
    move_to(work, sign_in, Step::enroll_mfa);
  } else {
    attempt = after_factors(work, sign_in);
  }
  attempt.mfa_demanded_at = demanded_at;
  return attempt;
}

Attempt submit_mfa_code(Work& work, SignIn& sign_in, std::string_view code) {
  return submit_second_factor(work, sign_in,
                              [&] { return verify_totp(work, sign_in.subject.owner(), "", code); });
}

Attempt submit_second_factor(Work& work, SignIn& sign_in,
                             const std::function<std::optional<std::string>()>& verify) {
  const Standing standing = standing_of(work.unit, sign_in.subject);
  if (standing.is_locked(work.now)) return {Outcome::locked, standing.locked_until};
  const auto serial = verify();
  if (!serial) return failed(work, sign_in.subject, standing);
  return second_factor_shown(work, sign_in, *serial);
}

Attempt second_factor_shown(Work& work, SignIn& sign_in, const std::string& serial) {
  sign_in.mfa_at = work.now;
  sign_in.mfa_serial = serial;
  return after_factors(work, sign_in);
}

Attempt change_password_at_sign_in(Work& work, SignIn& sign_in, std::string_view password) {
  change_password(work, *sign_in.subject.user_id, password, false);
  return signed_in(work, sign_in);
}

User user_of(store::Unit& unit, const SignIn& sign_in) {
  if (sign_in.subject.is_root) throw std::logic_error("the root user is no IAM user");
  return get_user(unit, *sign_in.subject.user_id);
}

std::optional<std::string> refuse_new_password(store::Unit& unit, const User& user,
                                               std::string_view password) {
  if (auto refusal = refuse_password(unit, user, password)) return refusal;
  const auto profile = find_login_profile(unit, user.id);
  if (profile && base::verify_password(profile->password_hash, password)) {
    return "The new password must differ from the old one.";
  }
  return std::nullopt;
}

void reset_root_password(Work& work, const aws::AccountId& account, std::string_view password) {
  RootUser root = get_root_user(work.unit, account);
  root.password_hash = base::hash_password(password);
  root.password_changed_at = work.now;
  root.failed_attempts = 0;
  root.locked_until.reset();
  put_root_user(work, account, root);
}

}  // namespace groundwork::plane::signin
