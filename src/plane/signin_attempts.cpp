#include "plane/signin_attempts.hpp"

#include "plane/accounts.hpp"
#include "plane/identities/login_profiles.hpp"

namespace groundwork::plane::signin {
namespace {

std::optional<LoginProfile> profile_of(store::Unit& unit, const Subject& subject) {
  if (subject.is_root || !subject.user_id) return std::nullopt;
  return find_login_profile(unit, *subject.user_id);
}

Standing standing_of_unknown(store::Unit& unit, const Subject& subject) {
  auto rows = unit.query("SELECT failed_attempts, locked_until FROM unknown_sign_ins WHERE subject = $1",
                         subject.digest);
  const auto row = rows.first();
  if (!row) return {};
  return {std::nullopt, row->integer(0), row->optional_instant(1)};
}

void put_unknown(Work& work, const Subject& subject, std::int64_t failed,
                 std::optional<base::Instant> locked_until) {
  // What nobody has tried for long is forgotten, so that strangers cannot fill the table.
  work.unit.execute("DELETE FROM unknown_sign_ins WHERE last_at < $1",
                    work.now.plus_seconds(-base::kDaySeconds));
  work.unit.execute(
      "INSERT INTO unknown_sign_ins (subject, failed_attempts, locked_until, last_at) VALUES ($1, $2, $3, "
      "$4) "
      "ON CONFLICT (subject) DO UPDATE SET failed_attempts = excluded.failed_attempts, "
      "locked_until = excluded.locked_until, last_at = excluded.last_at",
      subject.digest, failed, locked_until, work.now);
}

void put(Work& work, const Subject& subject, std::int64_t failed, std::optional<base::Instant> locked_until) {
  if (subject.is_root && subject.account) {
    RootUser root = get_root_user(work.unit, *subject.account);
    root.failed_attempts = failed;
    root.locked_until = locked_until;
    put_root_user(work, *subject.account, root);
  } else if (profile_of(work.unit, subject)) {
    set_sign_in_attempts(work, *subject.user_id, failed, locked_until);
  } else {
    put_unknown(work, subject, failed, locked_until);
  }
}

}  // namespace

Standing standing_of(store::Unit& unit, const Subject& subject) {
  if (subject.is_root && subject.account) {
    RootUser root = get_root_user(unit, *subject.account);
    return {std::move(root.password_hash), root.failed_attempts, root.locked_until};
  }
  if (auto profile = profile_of(unit, subject)) {
    return {std::move(profile->password_hash), profile->failed_attempts, profile->locked_until};
  }
  return standing_of_unknown(unit, subject);
}

std::optional<base::Instant> count_failure(Work& work, const Subject& subject, const Standing& standing) {
  const std::int64_t failed = standing.failed_attempts + 1;
  if (failed < work.settings[Setting::signin_attempts]) {
    put(work, subject, failed, std::nullopt);
    return std::nullopt;
  }
  // After the lock-out the count begins anew.
  const base::Instant until = work.now.plus_seconds(work.settings[Setting::signin_lockout_seconds]);
  put(work, subject, 0, until);
  return until;
}

void forget_failures(Work& work, const Subject& subject) { put(work, subject, 0, std::nullopt); }

}  // namespace groundwork::plane::signin
