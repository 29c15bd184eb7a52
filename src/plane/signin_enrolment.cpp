#include "plane/signin_enrolment.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "aws/arn.hpp"

namespace groundwork::plane::signin {
namespace {

constexpr std::string_view kEnrolmentSeed = "MFA enrolment seed";
constexpr std::string_view kRootDevice = "root-account-mfa-device";

/// Of whom `signin.require_mfa` demands a second factor.
enum class Demand : std::int64_t { of_nobody = 0, of_root_users = 1, of_everybody = 2 };

bool is_demanded(const Work& work, const Subject& subject) {
  const auto demand = static_cast<Demand>(work.settings[Setting::signin_require_mfa]);
  return demand == Demand::of_everybody || (demand == Demand::of_root_users && subject.is_root);
}

std::string holder_of(store::Unit& unit, const Subject& subject) {
  return subject.is_root ? subject.account->str() : get_user(unit, *subject.user_id).name;
}

/// The first name that no virtual device of the account has.
std::string free_device_name(store::Unit& unit, const Subject& subject, const std::string& holder) {
  const std::string name = subject.is_root ? std::string(kRootDevice) : holder;
  std::string free = name;
  for (int number = 2; find_mfa_device(unit, aws::iam_arn(*subject.account, "mfa", "/", free)); ++number) {
    free = fmt::format("{}-{}", name, number);
  }
  return free;
}

std::optional<std::string> seed_of(Work& work, const SignIn& sign_in) {
  auto rows = work.unit.query("SELECT secret FROM mfa_enrolments WHERE sign_in = $1", sign_in.id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  auto seed = work.seal.open(row->text_view(0), kEnrolmentSeed);
  if (!seed) throw std::logic_error("the seed of an enrolment was sealed with another key");
  return seed;
}

}  // namespace

std::optional<base::Instant> mfa_demanded_at(Work& work, const Subject& subject) {
  if (!is_demanded(work, subject)) return std::nullopt;
  work.unit.execute(
      "INSERT INTO mfa_grace_periods (owner, account, ends_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (owner) DO NOTHING",
      subject.owner(), subject.account,
      work.now.plus_seconds(work.settings[Setting::signin_mfa_grace_seconds]));
  auto rows = work.unit.query("SELECT ends_at FROM mfa_grace_periods WHERE owner = $1", subject.owner());
  return rows.first()->instant(0);
}

MfaEnrolment start_mfa_enrolment(Work& work, const SignIn& sign_in) {
  MfaEnrolment made;
  made.holder = holder_of(work.unit, sign_in.subject);
  made.device_name = free_device_name(work.unit, sign_in.subject, made.holder);
  made.seed = new_mfa_seed(work.random);
  work.unit.execute(
      "INSERT INTO mfa_enrolments (sign_in, secret) VALUES ($1, $2) "
      "ON CONFLICT (sign_in) DO UPDATE SET secret = excluded.secret",
      sign_in.id, work.seal.seal(made.seed, kEnrolmentSeed, work.random));
  return made;
}

std::optional<MfaDevice> finish_mfa_enrolment(Work& work, const SignIn& sign_in, std::string_view code_1,
                                              std::string_view code_2) {
  auto seed = seed_of(work, sign_in);
  if (!seed) return std::nullopt;
  const Subject& subject = sign_in.subject;
  const std::string name = free_device_name(work.unit, subject, holder_of(work.unit, subject));
  const auto made = insert_virtual_mfa_device(work, *subject.account, "/", name, *std::move(seed));
  if (enable_mfa_device(work, made.device.serial, subject.owner(), code_1, code_2)) {
    work.unit.execute("DELETE FROM mfa_enrolments WHERE sign_in = $1", sign_in.id);
    return find_mfa_device(work.unit, made.device.serial);
  }
  delete_mfa_device(work, made.device.serial);
  return std::nullopt;
}

}  // namespace groundwork::plane::signin
