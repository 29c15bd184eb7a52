#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/secret.hpp"

namespace groundwork::prepare {

/// The names under which a run keeps what an account will not tell again.
namespace secret {
inline constexpr std::string_view kRootPassword = "root-password";
inline constexpr std::string_view kRootMfaSeed = "root-mfa-seed";
inline constexpr std::string_view kRootSession = "root-session";
inline constexpr std::string_view kAdministratorPassword = "administrator-password";
/// The one that is being set: which of the two is good shows at the next sign-in.
inline constexpr std::string_view kAdministratorPasswordNext = "administrator-password-next";
inline constexpr std::string_view kAdministratorMfaSeed = "administrator-mfa-seed";
inline constexpr std::string_view kAdministratorSession = "administrator-session";
inline constexpr std::string_view kSignUpToken = "sign-up-token";
/// Of an existing account, by its id or e-mail address, whose owner a rehearsal plays.
std::string root_password_of(std::string_view account);
std::string root_mfa_seed_of(std::string_view account);
std::string sign_up_token_of(std::string_view account);
}  // namespace secret

/// The file cannot be opened: another key, another passphrase, damage. The text says what to do.
class SecretsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The sealed file of a run: secrets, and notes that are none but belong to the same moment (which account
/// was made, which code was used last). Every change is on disk when the call returns.
class Secrets {
 public:
  /// Opens `folder`/secrets.sealed, or begins with nothing. With a passphrase the key is derived from it,
  /// else `folder`/secrets.key is read or made. Throws SecretsError.
  static Secrets open(const std::filesystem::path& folder, const std::optional<std::string>& passphrase,
                      base::Random& random);
  /// Kept in memory alone, for a run that may leave nothing behind.
  static Secrets in_memory(base::Random& random);

  static std::filesystem::path file_in(const std::filesystem::path& folder);

  std::optional<std::string> find(std::string_view name) const;
  /// Throws SecretsError naming the secret.
  std::string get(std::string_view name) const;
  void put(std::string_view name, std::string_view value);
  void erase(std::string_view name);
  const std::map<std::string, std::string, std::less<>>& all() const { return secrets_; }

  std::optional<std::string> note(std::string_view name) const;
  void put_note(std::string_view name, std::string_view value);
  void erase_note(std::string_view name);

  /// `text` with every secret in it withheld: for messages that come from elsewhere.
  std::string redact(std::string text) const;

 private:
  using Entries = std::map<std::string, std::string, std::less<>>;
  explicit Secrets(base::Random& random) : random_(&random) {}
  void read(const std::filesystem::path& file);
  void save() const;

  base::Random* random_;
  std::filesystem::path file_;  ///< empty: in memory
  std::optional<base::SealKey> key_;
  std::string salt_;  ///< of the passphrase; empty with a key file
  Entries secrets_, notes_;
};

/// 24 characters with at least one of each class that AWS's password rules know, none of which needs
/// quoting in XML.
std::string generate_password(base::Random& random);

}  // namespace groundwork::prepare
