#include "base/digest.hpp"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>
#include <sodium.h>

#include "base/encoding.hpp"

namespace groundwork::base {
namespace {

constexpr std::size_t kBlockBytes = 64;  // both SHA-1 and SHA-256 work on blocks of 64 bytes

struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, FreeContext>;

void require(int result) {
  if (result != 1) throw std::runtime_error("OpenSSL could not compute a digest");
}

Context new_context() {
  Context context(EVP_MD_CTX_new());
  require(context ? 1 : 0);
  return context;
}

/// Fetched once: looking an algorithm up by name costs more than hashing a small message.
const EVP_MD* fetched(const char* name) {
  const EVP_MD* algorithm = EVP_MD_fetch(nullptr, name, nullptr);
  require(algorithm != nullptr ? 1 : 0);
  return algorithm;
}

const EVP_MD* sha256_algorithm() {
  static const EVP_MD* const algorithm = fetched("SHA256");
  return algorithm;
}

const EVP_MD* sha1_algorithm() {
  static const EVP_MD* const algorithm = fetched("SHA1");
  return algorithm;
}

/// Each thread's own context, so that a digest allocates nothing but its answer.
EVP_MD_CTX* scratch() {
  thread_local const Context context = new_context();
  return context.get();
}

void update(EVP_MD_CTX* context, std::string_view bytes) {
  require(EVP_DigestUpdate(context, bytes.data(), bytes.size()));
}

std::string finish(EVP_MD_CTX* context) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  require(EVP_DigestFinal_ex(context, digest.data(), &size));
  return {reinterpret_cast<const char*>(digest.data()), size};
}

std::string digest_of(const EVP_MD* algorithm, std::string_view bytes) {
  EVP_MD_CTX* context = scratch();
  require(EVP_DigestInit_ex2(context, algorithm, nullptr));
  update(context, bytes);
  return finish(context);
}

/// A digest that has read one block: the key, each byte crossed with `pad` (RFC 2104).
Context keyed(const EVP_MD* algorithm, std::string_view key, unsigned char pad) {
  std::array<char, kBlockBytes> block;
  block.fill(static_cast<char>(pad));
  for (std::size_t i = 0; i < key.size(); ++i) block[i] = static_cast<char>(block[i] ^ key[i]);
  Context context = new_context();
  require(EVP_DigestInit_ex2(context.get(), algorithm, nullptr));
  update(context.get(), {block.data(), block.size()});
  sodium_memzero(block.data(), block.size());
  return context;
}

/// HMAC of RFC 2104 with both keyed states precomputed: a message then costs two copies and no key schedule.
class Hmac {
 public:
  Hmac(const EVP_MD* algorithm, std::string_view key) {
    const std::string hashed = key.size() > kBlockBytes ? digest_of(algorithm, key) : std::string();
    const std::string_view short_key = hashed.empty() ? key : std::string_view(hashed);
    inner_ = keyed(algorithm, short_key, 0x36);
    outer_ = keyed(algorithm, short_key, 0x5c);
  }

  std::string sign(std::string_view bytes) const {
    EVP_MD_CTX* context = scratch();
    require(EVP_MD_CTX_copy_ex(context, inner_.get()));
    update(context, bytes);
    const std::string inner = finish(context);
    require(EVP_MD_CTX_copy_ex(context, outer_.get()));
    update(context, inner);
    return finish(context);
  }

 private:
  Context inner_, outer_;
};

}  // namespace

std::string sha256(std::string_view bytes) { return digest_of(sha256_algorithm(), bytes); }

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  return Hmac(sha256_algorithm(), key).sign(bytes);
}

std::string hmac_sha1(std::string_view key, std::string_view bytes) {
  return Hmac(sha1_algorithm(), key).sign(bytes);
}

bool equal_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

struct HmacKey::State {
  Hmac hmac;
};

HmacKey::HmacKey(std::string_view key)
    : state_(std::make_unique<State>(State{Hmac(sha256_algorithm(), key)})) {}
HmacKey::~HmacKey() = default;
std::string HmacKey::sign(std::string_view bytes) const { return state_->hmac.sign(bytes); }

}  // namespace groundwork::base
