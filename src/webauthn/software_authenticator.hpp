#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json.hpp>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"

namespace groundwork::webauthn {

/// For tests: a browser and an authenticator in one, with a key made by OpenSSL. Its members make it lie.
class SoftwareAuthenticator {
 public:
  std::string origin = "http://localhost:8080";
  std::string attestation = "none";  ///< or `packed`, `x5c` (packed with a certificate), or any other format
  std::string rp_id;                 ///< in place of the one in the options
  std::string challenge;             ///< the same, in base64url
  std::string client_data_type;      ///< the same
  std::uint8_t flags = 0x05;         ///< user present and verified
  std::uint32_t sign_count = 0;      ///< counts from here; stays 0 where `counts` is false
  bool counts = false;
  bool spoils_signatures = false;
  bool has_extensions = false;  ///< answers credProtect, as security keys do
  std::string user_handle;      ///< of the options of `create`

  explicit SoftwareAuthenticator(int algorithm = -7) : algorithm_(algorithm), key_(make_key(algorithm)) {
    credential_id_ = base::sha256(cose_key());
  }

  const std::string& credential_id() const { return credential_id_; }

  /// What `navigator.credentials.create` answers for the options, as JSON.
  std::string create(std::string_view options) {
    const auto asked = boost::json::parse(options);
    user_handle = base::unbase64url(text(asked.at("user").at("id"))).value();
    const std::string client_data = client_data_for("webauthn.create", asked);
    const std::string data = authenticator_data(text(asked.at("rp").at("id")), true);
    const std::string object = map_of({{string_item("fmt"), string_item(format())},
                                       {string_item("attStmt"), statement(data, client_data)},
                                       {string_item("authData"), bytes_item(data)}});
    return answer(client_data,
                  {{"attestationObject", base::base64url(object)}, {"transports", {"internal"}}});
  }
  /// What `navigator.credentials.get` answers.
  std::string get(std::string_view options) {
    if (counts) ++sign_count;
    const auto asked = boost::json::parse(options);
    const std::string client_data = client_data_for("webauthn.get", asked);
    const std::string data = authenticator_data(text(asked.at("rpId")), false);
    return answer(client_data, {{"authenticatorData", base::base64url(data)},
                                {"signature", base::base64url(sign(*key_, data + base::sha256(client_data)))},
                                {"userHandle", base::base64url(user_handle)}});
  }

 private:
  struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(BIGNUM* number) const { BN_free(number); }
  };
  using Key = std::unique_ptr<EVP_PKEY, Free>;
  using Pair = std::pair<std::string, std::string>;

  static void require(bool holds) {
    if (!holds) throw std::runtime_error("OpenSSL refused");
  }
  static Key make_key(int algorithm) {
    EVP_PKEY* made = algorithm == -7   ? EVP_EC_gen("P-256")
                     : algorithm == -8 ? EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")
                                       : EVP_RSA_gen(2048);
    require(made != nullptr);
    return Key(made);
  }
  static std::string text(const boost::json::value& value) { return std::string(value.as_string()); }

  // CBOR as authenticators write it.
  static std::string head(unsigned major, std::size_t size) {
    const auto type = static_cast<unsigned char>(major << 5U);
    if (size < 24) return {static_cast<char>(type | size)};
    if (size < 256) return {static_cast<char>(type | 24U), static_cast<char>(size)};
    return {static_cast<char>(type | 25U), static_cast<char>(size >> 8U), static_cast<char>(size & 255U)};
  }
  static std::string number_item(int value) {
    return value < 0 ? head(1, static_cast<std::size_t>(-1 - value))
                     : head(0, static_cast<std::size_t>(value));
  }
  static std::string bytes_item(std::string_view bytes) { return head(2, bytes.size()).append(bytes); }
  static std::string string_item(std::string_view bytes) { return head(3, bytes.size()).append(bytes); }
  static std::string map_of(const std::vector<Pair>& pairs) {
    std::string out = head(5, pairs.size());
    for (const auto& [key, value] : pairs) out += key + value;
    return out;
  }

  std::string cose_key() const {
    if (algorithm_ == -257) {
      BIGNUM* read = nullptr;
      require(EVP_PKEY_get_bn_param(key_.get(), OSSL_PKEY_PARAM_RSA_N, &read) == 1);
      const std::unique_ptr<BIGNUM, Free> modulus(read);
      std::string bytes(static_cast<std::size_t>(BN_num_bytes(modulus.get())), '\0');
      BN_bn2bin(modulus.get(), reinterpret_cast<unsigned char*>(bytes.data()));
      return map_of({{number_item(1), number_item(3)},
                     {number_item(3), number_item(algorithm_)},
                     {number_item(-1), bytes_item(bytes)},
                     {number_item(-2), bytes_item(std::string("\x01\x00\x01", 3))}});
    }
    std::string point(133, '\0');
    std::size_t size = 0;
    require(EVP_PKEY_get_octet_string_param(key_.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                            reinterpret_cast<unsigned char*>(point.data()), point.size(),
                                            &size) == 1);
    point.resize(size);
    if (algorithm_ == -8) {
      return map_of({{number_item(1), number_item(1)},
                     {number_item(3), number_item(-8)},
                     {number_item(-1), number_item(6)},
                     {number_item(-2), bytes_item(point)}});
    }
    return map_of({{number_item(1), number_item(2)},
                   {number_item(3), number_item(-7)},
                   {number_item(-1), number_item(1)},
                   {number_item(-2), bytes_item(point.substr(1, 32))},
                   {number_item(-3), bytes_item(point.substr(33))}});
  }

  std::string sign(EVP_PKEY& key, std::string_view bytes) const {
    const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    const EVP_MD* digest = EVP_PKEY_get_base_id(&key) == EVP_PKEY_ED25519 ? nullptr : EVP_sha256();
    require(EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, &key) == 1);
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t size = 0;
    require(EVP_DigestSign(context.get(), nullptr, &size, data, bytes.size()) == 1);
    std::string signature(size, '\0');
    require(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, data,
                           bytes.size()) == 1);
    signature.resize(size);
    if (spoils_signatures) signature.back() = static_cast<char>(signature.back() ^ 1);
    return signature;
  }

  std::string authenticator_data(const std::string& asked_rp_id, bool is_new) const {
    std::string out = base::sha256(rp_id.empty() ? asked_rp_id : rp_id);
    out += static_cast<char>(flags | (is_new ? 0x40 : 0) | (is_new && has_extensions ? 0x80 : 0));
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>(sign_count >> shift & 255U);
    if (!is_new) return out;
    out += std::string(16, '\0') + '\0' + static_cast<char>(credential_id_.size()) + credential_id_;
    out += cose_key();
    if (has_extensions) out += map_of({{string_item("credProtect"), number_item(2)}});
    return out;
  }

  std::string client_data_for(const char* type, const boost::json::value& asked) const {
    return boost::json::serialize(
        boost::json::object{{"type", client_data_type.empty() ? type : client_data_type},
                            {"challenge", challenge.empty() ? text(asked.at("challenge")) : challenge},
                            {"origin", origin},
                            {"crossOrigin", false}});
  }

  std::string format() const { return attestation == "x5c" ? "packed" : attestation; }
  std::string statement(const std::string& data, const std::string& client_data) const {
    const std::string to_sign = data + base::sha256(client_data);
    if (attestation == "packed") {
      return map_of({{string_item("alg"), number_item(algorithm_)},
                     {string_item("sig"), bytes_item(sign(*key_, to_sign))}});
    }
    if (attestation != "x5c") return map_of({});
    const Key maker = make_key(-7);
    return map_of({{string_item("alg"), number_item(-7)},
                   {string_item("sig"), bytes_item(sign(*maker, to_sign))},
                   {string_item("x5c"), head(4, 1) + bytes_item(certificate_of(*maker))}});
  }
  static std::string certificate_of(EVP_PKEY& key) {
    const std::unique_ptr<X509, Free> made(X509_new());
    require(X509_set_version(made.get(), 2) == 1 && X509_set_pubkey(made.get(), &key) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(made.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(made.get()), 3600);
    require(X509_sign(made.get(), &key, EVP_sha256()) > 0);
    std::string der(static_cast<std::size_t>(i2d_X509(made.get(), nullptr)), '\0');
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    i2d_X509(made.get(), &out);
    return der;
  }

  std::string answer(const std::string& client_data, boost::json::object response) const {
    response["clientDataJSON"] = base::base64url(client_data);
    const std::string id = base::base64url(credential_id_);
    return boost::json::serialize(boost::json::object{{"id", id},
                                                      {"rawId", id},
                                                      {"type", "public-key"},
                                                      {"authenticatorAttachment", "platform"},
                                                      {"clientExtensionResults", boost::json::object()},
                                                      {"response", std::move(response)}});
  }

  int algorithm_;
  Key key_;
  std::string credential_id_;
};

}  // namespace groundwork::webauthn
