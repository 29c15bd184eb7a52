#include "base/es256.hpp"

#include <array>
#include <memory>
#include <vector>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "base/openssl.hpp"

namespace groundwork::base {
namespace {

using Key = Owned<EVP_PKEY, EVP_PKEY_free>;

constexpr std::size_t kHalfBytes = 32;
constexpr char kUncompressed = 4;  // https://www.secg.org/sec1-v2.pdf, 2.3.3

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Key to_openssl(const P256Key& key) {
  std::string point = kUncompressed + key.x + key.y;
  std::string group = "prime256v1";
  const std::array<OSSL_PARAM, 3> parameters{
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
      OSSL_PARAM_construct_end()};
  const Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* made = nullptr;
  if (!context || EVP_PKEY_fromdata_init(context.get()) != 1) return nullptr;
  auto* given = const_cast<OSSL_PARAM*>(parameters.data());
  if (EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, given) != 1) return nullptr;
  return Key(made);
}

/// OpenSSL takes a signature as DER alone.
std::vector<unsigned char> der(std::string_view signature) {
  const Owned<ECDSA_SIG, ECDSA_SIG_free> pair(ECDSA_SIG_new());
  BIGNUM* r = BN_bin2bn(bytes_of(signature), kHalfBytes, nullptr);
  BIGNUM* s = BN_bin2bn(bytes_of(signature.substr(kHalfBytes)), kHalfBytes, nullptr);
  if (!pair || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  std::vector<unsigned char> out(static_cast<std::size_t>(i2d_ECDSA_SIG(pair.get(), nullptr)));
  unsigned char* end = out.data();
  i2d_ECDSA_SIG(pair.get(), &end);
  return out;
}

}  // namespace

bool es256_matches(const P256Key& key, std::string_view message, std::string_view signature) {
  if (key.x.size() != kHalfBytes || key.y.size() != kHalfBytes || signature.size() != 2 * kHalfBytes) {
    return false;
  }
  const Key known = to_openssl(key);
  const Owned<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  if (!known || !context) return false;
  if (EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, known.get()) != 1) return false;
  const std::vector<unsigned char> given = der(signature);
  return EVP_DigestVerify(context.get(), given.data(), given.size(), bytes_of(message), message.size()) == 1;
}

}  // namespace groundwork::base
