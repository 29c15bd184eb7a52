#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "base/random.hpp"

namespace groundwork::base {

/// argon2id with 19 MiB and two passes (OWASP's minimum), as its own text form with salt and parameters.
/// Takes about 10 ms and 19 MiB.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view hash, std::string_view password);

/// A 32-byte key that seals secrets at rest (XChaCha20-Poly1305). `open` answers nullopt where the text was
/// altered, was sealed by another key, or under another `purpose`.
class SealKey {
 public:
  static constexpr std::size_t kBytes = 32;
  explicit SealKey(std::string_view bytes);
  SealKey(const SealKey&) = default;
  SealKey& operator=(const SealKey&) = default;
  ~SealKey();  ///< wipes the key
  /// Derived with argon2id (64 MiB) from a passphrase and a 16-byte salt.
  static SealKey from_passphrase(std::string_view passphrase, std::string_view salt);
  /// Reads the key from a file, or makes it with mode 0600 where it is absent. Refuses a file that others may
  /// read.
  static SealKey load_or_create(const std::filesystem::path& file, Random& random);

  /// base64url text. `purpose` is bound to the text, so that one secret cannot stand in for another.
  std::string seal(std::string_view plain, std::string_view purpose, Random& random) const;
  std::optional<std::string> open(std::string_view sealed, std::string_view purpose) const;

 private:
  std::array<unsigned char, kBytes> key_;
};

/// RFC 6238 with SHA-1, 30-second steps and six digits. `seed` is raw bytes.
std::string totp_code(std::string_view seed, std::int64_t step);
constexpr std::int64_t totp_step(Instant at) { return at.seconds() / 30; }
/// The step at which `code` is right, looked for from `window` steps before `at` to `window` after, or
/// nullopt.
std::optional<std::int64_t> totp_match(std::string_view seed, std::string_view code, Instant at, int window);

/// A secret of 32 random bytes, as base64url, from a file; made there with mode 0600 where the file is
/// absent. Refuses a file that others may read.
std::string load_or_create_secret(const std::filesystem::path& file, Random& random);

/// Writes a whole file with mode 0600 through a temporary name and a rename, so that a reader sees all or
/// nothing; it is on the disk when this returns.
void write_private_file(const std::filesystem::path& file, std::string_view bytes);
/// The same, for what means nothing after a restart: whoever reads it may take the folder away at once.
void write_passing_file(const std::filesystem::path& file, std::string_view bytes);
/// The whole file; throws std::runtime_error naming the file.
std::string read_file(const std::filesystem::path& file);

}  // namespace groundwork::base
