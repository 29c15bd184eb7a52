#include "plane/identities/passkeys.hpp"

#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "aws/arn.hpp"
#include "base/digest.hpp"
#include "base/encoding.hpp"

namespace groundwork::plane {
namespace {

constexpr std::size_t kSuffixCharacters = 26;  // as AWS's: 130 bits
constexpr std::size_t kChallengeBytes = 32;

std::string bytes_of(std::string_view text) {
  auto bytes = base::unbase64url(text);
  if (!bytes) throw std::logic_error("a column of passkeys is no base64url");
  return *std::move(bytes);
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string serial_of(Work& work, const PasskeyOwner& owner, std::string_view name) {
  const std::string path =
      owner.user_name ? fmt::format("/user/{}/", *owner.user_name) : std::string("/root-account/");
  return aws::iam_arn(owner.account, "u2f", path,
                      fmt::format("{}-{}", name, work.random.text(kSuffixCharacters, base::kBase32Alphabet)));
}

}  // namespace

MfaDevice insert_passkey(Work& work, const PasskeyOwner& owner, std::string_view name,
                         const Passkey& passkey) {
  const MfaDevice device{.serial = serial_of(work, owner, name),
                         .account = owner.account,
                         .kind = MfaKind::passkey,
                         .owner = owner.owner,
                         .created_at = work.now,
                         .enabled_at = work.now};
  work.unit.execute(
      "INSERT INTO mfa_devices (serial, account, kind, secret, owner, created_at, enabled_at) "
      "VALUES ($1, $2, 'passkey', '', $3, $4, $4)",
      device.serial, device.account, device.owner, work.now);
  work.unit.execute(
      "INSERT INTO passkeys (serial, credential_id, rp_id, algorithm, public_key, sign_count, transports) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      device.serial, base::base64url(passkey.credential_id), passkey.rp_id, passkey.algorithm,
      base::base64url(passkey.public_key), passkey.sign_count,
      fmt::format("{}", fmt::join(passkey.transports, " ")));
  work.unit.touch();
  return device;
}

std::vector<Passkey> passkeys_of(store::Unit& unit, std::string_view owner) {
  std::vector<Passkey> found;
  for (const store::Row row :
       unit.query("SELECT p.serial, p.credential_id, p.rp_id, p.algorithm, p.public_key, p.sign_count, "
                  "p.transports FROM mfa_devices d JOIN passkeys p ON p.serial = d.serial "
                  "WHERE d.owner = $1 ORDER BY d.serial",
                  owner)) {
    found.push_back({.serial = row.text(0),
                     .credential_id = bytes_of(row.text_view(1)),
                     .rp_id = row.text(2),
                     .algorithm = row.integer(3),
                     .public_key = bytes_of(row.text_view(4)),
                     .sign_count = row.integer(5),
                     .transports = words_of(row.text_view(6))});
  }
  return found;
}

bool has_passkey(store::Unit& unit, std::string_view credential_id) {
  return unit.exists("SELECT 1 FROM passkeys WHERE credential_id = $1", base::base64url(credential_id));
}

void set_sign_count(Work& work, const std::string& serial, std::int64_t sign_count) {
  work.unit.execute("UPDATE passkeys SET sign_count = $1 WHERE serial = $2", sign_count, serial);
}

std::string new_challenge(Work& work, std::string_view holder, std::int64_t seconds) {
  work.unit.execute("DELETE FROM passkey_challenges WHERE expires_at <= $1", work.now);
  std::string challenge = work.random.bytes(kChallengeBytes);
  work.unit.execute(
      "INSERT INTO passkey_challenges (holder, digest, expires_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (holder) DO UPDATE SET digest = excluded.digest, expires_at = excluded.expires_at",
      holder, base::sha256_hex(challenge), work.now.plus_seconds(seconds));
  return challenge;
}

std::optional<std::string> take_challenge(Work& work, std::string_view holder) {
  std::optional<std::string> digest;
  {
    auto rows = work.unit.query("SELECT digest FROM passkey_challenges WHERE holder = $1 AND expires_at > $2",
                                holder, work.now);
    if (const auto row = rows.first()) digest = row->text(0);
  }
  if (digest) work.unit.execute("DELETE FROM passkey_challenges WHERE holder = $1", holder);
  return digest;
}

}  // namespace groundwork::plane
