#include "plane/identities/mfa_devices.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "base/digest.hpp"
#include "base/secret.hpp"
#include "plane/identities/tags.hpp"

namespace groundwork::plane {
namespace {

constexpr std::string_view kSeedPurpose = "MFA seed";
constexpr std::string_view kVirtual = "virtual";
constexpr std::size_t kSeedBytes = 40;  // AWS's seeds are 64 characters of base32
constexpr int kVerifySteps = 1;         // either side of the present code
constexpr std::int64_t kEnableSteps = 10;
constexpr std::int64_t kResyncSteps = 12 * 60 * 2;
constexpr std::string_view kSelect =
    "SELECT serial, account, owner, created_at, enabled_at, kind FROM mfa_devices ";

MfaDevice device_of(const store::Row& row) {
  return {.serial = row.text(0),
          .account = aws::AccountId::trusted(row.text_view(1)),
          .kind = row.text_view(5) == kVirtual ? MfaKind::virtual_totp : MfaKind::passkey,
          .owner = row.optional_text(2),
          .created_at = row.instant(3),
          .enabled_at = row.optional_instant(4)};
}

std::vector<MfaDevice> all_of(store::Rows rows) {
  std::vector<MfaDevice> found;
  for (const store::Row row : rows) found.push_back(device_of(row));
  return found;
}

// What all serial numbers of an account begin with. Sort keys leave it out: a whole serial number is longer
// than a marker may be.
std::string serial_prefix(const aws::AccountId& account) { return aws::iam_arn(account, "", "", ""); }

std::string sort_key_of(const MfaDevice& device) {
  return device.serial.substr(serial_prefix(device.account).size());
}

/// What is needed to check codes.
struct Generator {
  std::string serial;
  std::string seed;
  std::int64_t last_step = 0;
  std::int64_t drift_steps = 0;
};

Generator generator_of(const base::SealKey& seal, const store::Row& row) {
  auto seed = seal.open(row.text_view(1), kSeedPurpose);
  if (!seed)
    throw std::logic_error(fmt::format("the seed of {} was sealed with another key", row.text_view(0)));
  return {row.text(0), *std::move(seed), row.optional_integer(2).value_or(0), row.integer(3)};
}

constexpr std::string_view kSelectGenerator =
    "SELECT serial, secret, last_step, drift_steps FROM mfa_devices ";

/// The step of `code_2` where both codes follow each other within `steps` around now, and are not spent.
std::optional<std::int64_t> find_pair(const Generator& generator, base::Instant now, std::int64_t steps,
                                      std::string_view code_1, std::string_view code_2) {
  const std::int64_t present = base::totp_step(now);
  for (std::int64_t away = 0; away <= steps; ++away) {
    for (const std::int64_t first : {present - away, present + away}) {
      if (first <= generator.last_step) continue;
      if (base::equal_constant_time(base::totp_code(generator.seed, first), code_1) &&
          base::equal_constant_time(base::totp_code(generator.seed, first + 1), code_2)) {
        return first + 1;
      }
    }
  }
  return std::nullopt;
}

/// Spends both codes and follows the device's clock. Codes that were typed around the present moment say
/// nothing of its drift.
bool take_pair(Work& work, const std::string& serial, std::int64_t steps, std::string_view code_1,
               std::string_view code_2) {
  auto rows = work.unit.query(fmt::format("{}WHERE serial = $1", kSelectGenerator), serial);
  const auto row = rows.first();
  if (!row) throw std::logic_error(fmt::format("MFA device {} is not there", serial));
  const auto step = find_pair(generator_of(work.seal, *row), work.now, steps, code_1, code_2);
  if (!step) return false;
  const std::int64_t away = *step - base::totp_step(work.now);
  const std::int64_t drift = away >= -1 && away <= 1 ? 0 : away;
  work.unit.execute("UPDATE mfa_devices SET last_step = $1, drift_steps = $2 WHERE serial = $3", *step, drift,
                    serial);
  return true;
}

}  // namespace

std::optional<MfaDevice> find_mfa_device(store::Unit& unit, std::string_view serial) {
  auto rows = unit.query(fmt::format("{}WHERE serial = $1", kSelect), serial);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return device_of(*row);
}

std::vector<MfaDevice> mfa_devices_of(store::Unit& unit, std::string_view owner) {
  return all_of(unit.query(fmt::format("{}WHERE owner = $1 ORDER BY serial", kSelect), owner));
}

bool has_mfa(store::Unit& unit, std::string_view owner) {
  return unit.exists("SELECT 1 FROM mfa_devices WHERE owner = $1 LIMIT 1", owner);
}

Page<MfaDevice> list_mfa_devices(store::Unit& unit, const aws::AccountId& account, std::string_view owner,
                                 const PageRequest& request) {
  return cut_page(
      all_of(unit.query(fmt::format("{}WHERE owner = $1 AND serial > $2 ORDER BY serial LIMIT $3", kSelect),
                        owner, serial_prefix(account) + request.after, request.rows())),
      request, sort_key_of);
}

Page<MfaDevice> list_virtual_mfa_devices(store::Unit& unit, const aws::AccountId& account,
                                         Assignment assignment, const PageRequest& request) {
  std::string_view condition;
  if (assignment == Assignment::assigned) condition = "AND owner IS NOT NULL ";
  if (assignment == Assignment::unassigned) condition = "AND owner IS NULL ";
  return cut_page(
      all_of(unit.query(
          fmt::format("{}WHERE account = $1 AND kind = $2 AND serial > $3 {}ORDER BY serial LIMIT $4",
                      kSelect, condition),
          account, kVirtual, serial_prefix(account) + request.after, request.rows())),
      request, sort_key_of);
}

std::int64_t count_virtual_mfa_devices(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM mfa_devices WHERE account = $1 AND kind = $2", account, kVirtual);
}

std::int64_t count_mfa_devices(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM mfa_devices WHERE account = $1", account);
}

std::int64_t count_mfa_devices_in_use(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM mfa_devices WHERE account = $1 AND owner IS NOT NULL", account);
}

std::string new_mfa_seed(base::Random& random) { return random.bytes(kSeedBytes); }

NewMfaDevice insert_virtual_mfa_device(Work& work, const aws::AccountId& account, std::string_view path,
                                       std::string_view name) {
  return insert_virtual_mfa_device(work, account, path, name, new_mfa_seed(work.random));
}

NewMfaDevice insert_virtual_mfa_device(Work& work, const aws::AccountId& account, std::string_view path,
                                       std::string_view name, std::string seed) {
  NewMfaDevice made;
  made.seed = std::move(seed);
  made.device = {.serial = aws::iam_arn(account, "mfa", path, name),
                 .account = account,
                 .kind = MfaKind::virtual_totp,
                 .owner = {},
                 .created_at = work.now,
                 .enabled_at = {}};
  work.unit.execute(
      "INSERT INTO mfa_devices (serial, account, kind, secret, created_at) VALUES ($1, $2, $3, $4, $5)",
      made.device.serial, account, kVirtual, work.seal.seal(made.seed, kSeedPurpose, work.random), work.now);
  return made;
}

bool enable_mfa_device(Work& work, const std::string& serial, std::string_view owner, std::string_view code_1,
                       std::string_view code_2) {
  if (!take_pair(work, serial, kEnableSteps, code_1, code_2)) return false;
  work.unit.execute("UPDATE mfa_devices SET owner = $1, enabled_at = $2 WHERE serial = $3", owner, work.now,
                    serial);
  work.unit.touch();
  return true;
}

bool resync_mfa_device(Work& work, const std::string& serial, std::string_view code_1,
                       std::string_view code_2) {
  return take_pair(work, serial, kResyncSteps, code_1, code_2);
}

void deactivate_mfa_device(Work& work, const MfaDevice& device) {
  if (device.kind == MfaKind::passkey) {
    delete_mfa_device(work, device.serial);
  } else {
    work.unit.execute("UPDATE mfa_devices SET owner = NULL, enabled_at = NULL WHERE serial = $1",
                      device.serial);
  }
  work.unit.touch();
}

void delete_mfa_device(Work& work, const std::string& serial) {
  delete_tags(work, serial);
  work.unit.execute("DELETE FROM mfa_devices WHERE serial = $1", serial);
}

std::optional<TotpMatch> find_totp_match(Work& work, std::string_view owner, std::string_view serial,
                                         std::string_view code) {
  for (const store::Row row : work.unit.query(
           fmt::format("{}WHERE owner = $1 AND kind = $2 AND (serial = $3 OR $3 = '') ORDER BY serial",
                       kSelectGenerator),
           owner, kVirtual, serial)) {
    const Generator generator = generator_of(work.seal, row);
    const base::Instant device_time = work.now.plus_seconds(generator.drift_steps * 30);
    const auto step = base::totp_match(generator.seed, code, device_time, kVerifySteps);
    if (step && *step > generator.last_step) return TotpMatch{generator.serial, *step};
  }
  return std::nullopt;
}

std::optional<std::string> verify_totp(Work& work, std::string_view owner, std::string_view serial,
                                       std::string_view code) {
  const auto match = find_totp_match(work, owner, serial, code);
  if (!match) return std::nullopt;
  work.unit.execute("UPDATE mfa_devices SET last_step = $1 WHERE serial = $2", match->step, match->serial);
  return match->serial;
}

}  // namespace groundwork::plane
