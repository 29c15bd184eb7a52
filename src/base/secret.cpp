#include "base/secret.hpp"

#include <algorithm>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/text.hpp"

namespace groundwork::base {
namespace {

constexpr std::size_t kMebibyte = 1024 * 1024;
constexpr std::size_t kPasswordMemory = 19 * kMebibyte;
constexpr std::size_t kPassphraseMemory = 64 * kMebibyte;
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void require_sodium() {
  static const int result = sodium_init();
  if (result < 0) throw std::runtime_error("libsodium could not be initialised");
}

[[noreturn]] void fail(const std::filesystem::path& file, std::string_view what) {
  throw std::runtime_error(
      fmt::format("{}: {}: {}", file.native(), what, std::generic_category().message(errno)));
}

/// Closes the file that it holds.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  bool ok() const { return number_ >= 0; }

 private:
  int number_;
};

/// A new file of mode 0600 beside `file`, its bytes on the disk; gone again unless it was given another name.
class FreshFile {
 public:
  FreshFile(const std::filesystem::path& file, std::string_view bytes) : name_(file.native() + ".XXXXXX") {
    const Descriptor out(::mkstemp(name_.data()));
    if (!out.ok()) fail(file, "cannot be written");
    while (!bytes.empty()) {
      const ssize_t count = ::write(out.number(), bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) give_up(file);
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (::fsync(out.number()) != 0) give_up(file);
  }
  ~FreshFile() { ::unlink(name_.c_str()); }
  FreshFile(const FreshFile&) = delete;
  FreshFile& operator=(const FreshFile&) = delete;
  const char* name() const { return name_.c_str(); }

 private:
  [[noreturn]] void give_up(const std::filesystem::path& file) const {
    const int reason = errno;
    ::unlink(name_.c_str());
    errno = reason;
    fail(file, "cannot be written");
  }
  std::string name_;
};

/// A new name is durable only when its directory is.
void sync_directory(const std::filesystem::path& file) {
  const std::filesystem::path parent = file.parent_path();
  const Descriptor directory(
      ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory.ok() || ::fsync(directory.number()) != 0) fail(file, "cannot be made durable");
}

/// Puts a new key at `file` unless another process was quicker: a link, other than a rename, never replaces.
void create_key_file(const std::filesystem::path& file, Random& random) {
  const FreshFile fresh(file, base64url(random.bytes(SealKey::kBytes)) + "\n");
  if (::link(fresh.name(), file.c_str()) != 0 && errno != EEXIST) fail(file, "cannot be created");
  sync_directory(file);
}

}  // namespace

std::string hash_password(std::string_view password) {
  require_sodium();
  std::string out(crypto_pwhash_STRBYTES, '\0');
  if (crypto_pwhash_str(out.data(), password.data(), password.size(), kPasses, kPasswordMemory) != 0) {
    throw std::bad_alloc();
  }
  out.resize(out.find('\0'));
  return out;
}

bool verify_password(std::string_view hash, std::string_view password) {
  require_sodium();
  const std::string terminated(hash);
  return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

SealKey::SealKey(std::string_view bytes) {
  require_sodium();
  if (bytes.size() != kBytes) throw std::runtime_error("a sealing key must have 32 bytes");
  std::copy(bytes.begin(), bytes.end(), key_.begin());
}

SealKey::~SealKey() { sodium_memzero(key_.data(), key_.size()); }

SealKey SealKey::from_passphrase(std::string_view passphrase, std::string_view salt) {
  require_sodium();
  if (salt.size() != crypto_pwhash_SALTBYTES) throw std::runtime_error("the salt must have 16 bytes");
  std::string key(kBytes, '\0');
  if (crypto_pwhash(raw(key), key.size(), passphrase.data(), passphrase.size(), raw(salt), kPasses,
                    kPassphraseMemory, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw std::bad_alloc();
  }
  return SealKey(key);
}

SealKey SealKey::load_or_create(const std::filesystem::path& file, Random& random) {
  return SealKey(unbase64url(load_or_create_secret(file, random)).value());
}

std::string load_or_create_secret(const std::filesystem::path& file, Random& random) {
  if (!std::filesystem::exists(file)) create_key_file(file, random);
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0) fail(file, "cannot be read");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    throw std::runtime_error(
        fmt::format("{}: others may read this key; set its mode to 0600", file.native()));
  }
  const std::string text = read_file(file);
  std::string secret(trim(text));
  const auto bytes = unbase64url(secret);
  if (!bytes || bytes->size() != SealKey::kBytes) {
    throw std::runtime_error(
        fmt::format("{}: holds no key (32 bytes in base64url are expected)", file.native()));
  }
  return secret;
}

std::string SealKey::seal(std::string_view plain, std::string_view purpose, Random& random) const {
  std::string out = random.bytes(kNonceBytes);
  out.resize(kNonceBytes + plain.size() + kTagBytes);
  unsigned char* const nonce = raw(out);
  crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + kNonceBytes, nullptr, raw(plain), plain.size(),
                                             raw(purpose), purpose.size(), nullptr, nonce, key_.data());
  return base64url(out);
}

std::optional<std::string> SealKey::open(std::string_view sealed, std::string_view purpose) const {
  const auto bytes = unbase64url(sealed);
  if (!bytes || bytes->size() < kNonceBytes + kTagBytes) return std::nullopt;
  const unsigned char* const nonce = raw(*bytes);
  std::string plain(bytes->size() - kNonceBytes - kTagBytes, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw(plain), nullptr, nullptr, nonce + kNonceBytes,
                                                 bytes->size() - kNonceBytes, raw(purpose), purpose.size(),
                                                 nonce, key_.data()) != 0) {
    return std::nullopt;
  }
  return plain;
}

// https://www.rfc-editor.org/rfc/rfc6238 and section 5.3 of https://www.rfc-editor.org/rfc/rfc4226
std::string totp_code(std::string_view seed, std::int64_t step) {
  std::string counter(8, '\0');
  for (std::size_t i = 0; i < 8; ++i) counter[7 - i] = static_cast<char>((step >> (8 * i)) & 0xff);
  const std::string mac = hmac_sha1(seed, counter);
  const auto offset = static_cast<std::size_t>(mac[19] & 0x0f);
  std::uint32_t truncated = 0;
  for (std::size_t i = 0; i < 4; ++i)
    truncated = truncated << 8 | static_cast<unsigned char>(mac[offset + i]);
  return fmt::format("{:06}", (truncated & 0x7fffffffU) % 1000000U);
}

std::optional<std::int64_t> totp_match(std::string_view seed, std::string_view code, Instant at, int window) {
  const std::int64_t middle = totp_step(at);
  for (std::int64_t step = middle - window; step <= middle + window; ++step) {
    if (equal_constant_time(totp_code(seed, step), code)) return step;
  }
  return std::nullopt;
}

void write_private_file(const std::filesystem::path& file, std::string_view bytes) {
  write_passing_file(file, bytes);
  sync_directory(file);
}

void write_passing_file(const std::filesystem::path& file, std::string_view bytes) {
  const FreshFile fresh(file, bytes);
  if (::rename(fresh.name(), file.c_str()) != 0) fail(file, "cannot be replaced");
}

std::string read_file(const std::filesystem::path& file) {
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!in.ok()) fail(file, "cannot be read");
  std::string out;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t count = ::read(in.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(file, "cannot be read");
    if (count == 0) return out;
    out.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace groundwork::base
