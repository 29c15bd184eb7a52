#include "cli/server_certificate.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "base/file_lock.hpp"
#include "base/secret.hpp"
#include "base/text.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

namespace fs = std::filesystem;
using base::CertificateFacts;
using base::Instant;
using base::kDaySeconds;

/// As long as Apple's systems accept one that its user trusts: https://support.apple.com/en-us/103769
constexpr std::int64_t kDays = 825;
constexpr std::int64_t kRenewDays = 30;
constexpr fs::perms kOfOthers = fs::perms::group_all | fs::perms::others_all;

/// This machine's own name, where it is one that a certificate can hold.
std::string host_name() {
  std::array<char, 256> name{};
  if (gethostname(name.data(), name.size() - 1) != 0) return {};
  const std::string text = base::lower(name.data());
  constexpr std::string_view kFit = "abcdefghijklmnopqrstuvwxyz0123456789-.";
  return text.find_first_not_of(kFit) == std::string::npos ? text : "";
}

std::vector<std::string> names_for(const std::string& address) {
  std::vector<std::string> names{"localhost", "127.0.0.1", "::1"};
  for (const std::string& name : {host_name(), address}) {
    const bool known = std::find(names.begin(), names.end(), name) != names.end();
    if (!name.empty() && name != "0.0.0.0" && name != "::" && !known) names.push_back(name);
  }
  return names;
}

bool is_good(const CertificateFacts& facts, const std::vector<std::string>& names, Instant now) {
  const auto covered = [&](const std::string& name) {
    return std::find(facts.names.begin(), facts.names.end(), name) != facts.names.end();
  };
  return facts.not_before <= now && now.plus_seconds(kRenewDays * kDaySeconds) < facts.not_after &&
         std::all_of(names.begin(), names.end(), covered);
}

std::string read_named(const fs::path& file) {
  try {
    return base::read_file(file);
  } catch (const std::runtime_error& error) {
    throw UsageFault(error.what());
  }
}

CertificateFacts facts_of(const fs::path& file, std::string_view certificates) {
  try {
    return base::read_certificate(certificates);
  } catch (const std::runtime_error& error) {
    throw UsageFault(fmt::format("{}: {}", file.string(), error.what()));
  }
}

/// Both forms that openssl writes: https://www.rfc-editor.org/rfc/rfc7468#section-11 and the older
/// https://www.rfc-editor.org/rfc/rfc1421#section-4.6.
void refuse_locked_key(const fs::path& file, std::string_view key) {
  if (key.find("ENCRYPTED") == std::string_view::npos) return;
  throw UsageFault(
      fmt::format("{}: the key has a passphrase, and nobody is there to be asked for it: give "
                  "the key without one (openssl pkey -in {} -out KEY)",
                  file.string(), file.string()));
}

void refuse_readable_key(const fs::path& file) {
  if ((fs::status(file).permissions() & kOfOthers) == fs::perms::none) return;
  throw UsageFault(fmt::format("{} can be read by others: chmod 600 it, or delete it to have another made",
                               file.string()));
}

}  // namespace

ServerCertificate given_certificate(const fs::path& certificate, const fs::path& key,
                                    const base::Clock& clock) {
  base::TlsIdentity identity{.certificates = read_named(certificate), .key = read_named(key)};
  refuse_locked_key(key, identity.key);
  const CertificateFacts facts = facts_of(certificate, identity.certificates);
  const Instant now = clock.now();
  if (now < facts.not_before || facts.not_after < now) {
    throw UsageFault(fmt::format("{}: the certificate is good from {} to {}, and it is {}",
                                 certificate.string(), base::iso8601(facts.not_before),
                                 base::iso8601(facts.not_after), base::iso8601(now)));
  }
  return {.identity = std::move(identity),
          .file = certificate,
          .key_file = key,
          .fingerprint = facts.fingerprint};
}

/// Key and certificate stand in one file, so that whoever reads it reads two that belong together; beside it
/// the certificate alone, for clients.
ServerCertificate self_made_certificate(const fs::path& folder, const std::string& address,
                                        const base::Clock& clock) {
  if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
  const base::FileLock lock(folder / "lock", base::FileLock::Patience::kWaits);
  const fs::path both = folder / "server.pem", certificate = folder / "certificate.pem";
  const auto names = names_for(address);
  const Instant now = clock.now();
  if (fs::exists(both) && fs::exists(certificate)) {
    refuse_readable_key(both);
    const std::string kept = read_named(both);
    const CertificateFacts facts = facts_of(both, kept);
    if (is_good(facts, names, now)) {
      return {.identity = {.certificates = kept, .key = kept},
              .file = certificate,
              .key_file = both,
              .fingerprint = facts.fingerprint,
              .self_made = true};
    }
  }
  // From yesterday on, for clients whose clock is behind.
  base::TlsIdentity made = base::make_self_signed(names, now.plus_seconds(-kDaySeconds),
                                                  now.plus_seconds((kDays - 1) * kDaySeconds));
  base::write_private_file(both, made.key + made.certificates);
  base::write_private_file(certificate, made.certificates);
  const std::string fingerprint = base::read_certificate(made.certificates).fingerprint;
  return {.identity = std::move(made),
          .file = certificate,
          .key_file = both,
          .fingerprint = fingerprint,
          .self_made = true};
}

}  // namespace groundwork::cli
