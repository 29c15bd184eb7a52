#include "prepare/secrets.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/encoding.hpp"
#include "base/text.hpp"

namespace groundwork::prepare {
namespace {

namespace json = boost::json;

constexpr std::string_view kPurpose = "groundwork prepare secrets";
constexpr std::string_view kHeading = "groundwork-secrets-1";
constexpr std::size_t kSaltBytes = 16;
/// Shorter texts, such as codes and flags, occur by chance in what is redacted.
constexpr std::size_t kRedactedLengthMin = 8;

/// `groundwork-secrets-1 SALT SEALED`; the salt is `-` where a key file is used.
struct SealedFile {
  std::string salt, sealed;
};

SealedFile read_sealed_file(const std::filesystem::path& file) {
  const std::string text = base::read_file(file);
  const auto words = base::split(base::trim(text), ' ');
  if (words.size() != 3 || words[0] != kHeading) {
    throw SecretsError(fmt::format("{} is no file of secrets of this version", file.string()));
  }
  if (words[1] == "-") return {{}, std::string(words[2])};
  auto salt = base::unbase64url(words[1]);
  if (!salt || salt->size() != kSaltBytes) throw SecretsError(fmt::format("{} is damaged", file.string()));
  return {*std::move(salt), std::string(words[2])};
}

json::object to_json(const std::map<std::string, std::string, std::less<>>& entries) {
  json::object out;
  for (const auto& [name, value] : entries) out[name] = value;
  return out;
}

std::map<std::string, std::string, std::less<>> from_json(const json::value& value) {
  std::map<std::string, std::string, std::less<>> out;
  for (const auto& [name, entry] : value.as_object()) out.emplace(name, entry.as_string().c_str());
  return out;
}

}  // namespace

std::filesystem::path Secrets::file_in(const std::filesystem::path& folder) {
  return folder / "secrets.sealed";
}

Secrets Secrets::in_memory(base::Random& random) { return Secrets(random); }

Secrets Secrets::open(const std::filesystem::path& folder, const std::optional<std::string>& passphrase,
                      base::Random& random) {
  Secrets secrets(random);
  secrets.file_ = file_in(folder);
  const bool is_there = std::filesystem::exists(secrets.file_);
  const SealedFile sealed = is_there ? read_sealed_file(secrets.file_) : SealedFile{};
  if (is_there && sealed.salt.empty() == passphrase.has_value()) {
    const std::string_view reason =
        passphrase ? "is sealed with the key file beside it, and not with a passphrase"
                   : "is sealed with a passphrase: give it by --passphrase-file or GROUNDWORK_PASSPHRASE";
    throw SecretsError(fmt::format("{} {}", secrets.file_.string(), reason));
  }
  if (passphrase) {
    secrets.salt_ = is_there ? sealed.salt : random.bytes(kSaltBytes);
    secrets.key_ = base::SealKey::from_passphrase(*passphrase, secrets.salt_);
  } else {
    secrets.key_ = base::SealKey::load_or_create(folder / "secrets.key", random);
  }
  if (is_there) secrets.read(secrets.file_);
  return secrets;
}

void Secrets::read(const std::filesystem::path& file) {
  const auto plain = key_->open(read_sealed_file(file).sealed, kPurpose);
  if (!plain) {
    throw SecretsError(
        fmt::format("{} was altered, or sealed with another key or passphrase", file.string()));
  }
  const json::value content = json::parse(*plain);
  secrets_ = from_json(content.at("secrets"));
  notes_ = from_json(content.at("notes"));
}

void Secrets::save() const {
  if (file_.empty()) return;
  const json::object content{{"secrets", to_json(secrets_)}, {"notes", to_json(notes_)}};
  const std::string salt = salt_.empty() ? "-" : base::base64url(salt_);
  base::write_private_file(file_, fmt::format("{} {} {}\n", kHeading, salt,
                                              key_->seal(json::serialize(content), kPurpose, *random_)));
}

std::optional<std::string> Secrets::find(std::string_view name) const {
  const auto found = secrets_.find(name);
  return found == secrets_.end() ? std::nullopt : std::optional(found->second);
}

std::string Secrets::get(std::string_view name) const {
  if (auto value = find(name)) return *std::move(value);
  throw SecretsError(
      fmt::format("this run's folder does not hold the secret '{}'; it was set by someone else", name));
}

void Secrets::put(std::string_view name, std::string_view value) {
  secrets_.insert_or_assign(std::string(name), std::string(value));
  save();
}

void Secrets::erase(std::string_view name) {
  const auto found = secrets_.find(name);
  if (found == secrets_.end()) return;
  secrets_.erase(found);
  save();
}

std::optional<std::string> Secrets::note(std::string_view name) const {
  const auto found = notes_.find(name);
  return found == notes_.end() ? std::nullopt : std::optional(found->second);
}

void Secrets::put_note(std::string_view name, std::string_view value) {
  if (note(name) == value) return;
  notes_.insert_or_assign(std::string(name), std::string(value));
  save();
}

void Secrets::erase_note(std::string_view name) {
  const auto found = notes_.find(name);
  if (found == notes_.end()) return;
  notes_.erase(found);
  save();
}

std::string Secrets::redact(std::string text) const {
  for (const auto& [name, value] : secrets_) {
    if (value.size() < kRedactedLengthMin) continue;
    for (std::size_t at = text.find(value); at != std::string::npos; at = text.find(value, at)) {
      text.replace(at, value.size(), "(withheld)");
    }
  }
  return text;
}

std::string secret::root_password_of(std::string_view account) {
  return fmt::format("root-password-of-{}", account);
}

std::string secret::root_mfa_seed_of(std::string_view account) {
  return fmt::format("root-mfa-seed-of-{}", account);
}

std::string secret::sign_up_token_of(std::string_view account) {
  return fmt::format("sign-up-token-of-{}", account);
}

std::string generate_password(base::Random& random) {
  constexpr std::string_view kClasses[] = {"ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz",
                                           "23456789", "!@#%^*()_+-=[]{}"};
  constexpr std::size_t kLength = 24;
  std::string every;
  std::string password;
  for (const std::string_view letters : kClasses) {
    every += letters;
    password += random.text(1, letters);
  }
  password += random.text(kLength - password.size(), every);
  // Fisher and Yates: no class stands in a known place.
  for (std::size_t i = password.size() - 1; i > 0; --i) std::swap(password[i], password[random.below(i + 1)]);
  return password;
}

}  // namespace groundwork::prepare
