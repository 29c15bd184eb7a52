#include "base/certificate.hpp"

#include <array>
#include <ctime>
#include <memory>
#include <stdexcept>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "base/openssl.hpp"

namespace groundwork::base {
namespace {

using Certificate = Owned<X509, X509_free>;
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using Extension = Owned<X509_EXTENSION, X509_EXTENSION_free>;
using Bio = Owned<BIO, BIO_free_all>;
using Names = Owned<GENERAL_NAMES, GENERAL_NAMES_free>;
using Number = Owned<BIGNUM, BN_free>;

constexpr int kSerialBits = 127;  // positive, and within the 20 bytes of RFC 5280, 4.1.2.2
constexpr long kVersion3 = 2;
constexpr std::size_t kIpv4Bytes = 4;

void require(bool done) {
  if (!done) throw std::runtime_error("OpenSSL could not make a certificate");
}

template <class T>
T required(T made) {
  require(static_cast<bool>(made));
  return made;
}

bool is_ip_address(const std::string& name) {
  std::array<unsigned char, sizeof(in6_addr)> address;
  return inet_pton(AF_INET, name.c_str(), address.data()) == 1 ||
         inet_pton(AF_INET6, name.c_str(), address.data()) == 1;
}

void add_extension(X509* certificate, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Extension made = required(Extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str())));
  require(X509_add_ext(certificate, made.get(), -1) == 1);
}

std::string alternative_names(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    out += fmt::format("{}{}:{}", out.empty() ? "" : ",", is_ip_address(name) ? "IP" : "DNS", name);
  }
  return out;
}

void set_serial(X509* certificate) {
  const Number number = required(Number(BN_new()));
  require(BN_rand(number.get(), kSerialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1);
  require(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr);
}

void set_name(X509* certificate) {
  X509_NAME* name = X509_get_subject_name(certificate);
  const auto* text = reinterpret_cast<const unsigned char*>("Groundwork account plane");
  require(X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, text, -1, -1, 0) == 1);
  require(X509_set_issuer_name(certificate, name) == 1);
}

std::string text_of(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string pem(X509* certificate) {
  const Bio bio = required(Bio(BIO_new(BIO_s_mem())));
  require(PEM_write_bio_X509(bio.get(), certificate) == 1);
  return text_of(bio.get());
}

std::string pem(EVP_PKEY* key) {
  const Bio bio = required(Bio(BIO_new(BIO_s_secmem())));
  require(PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
  return text_of(bio.get());
}

Instant instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) throw std::runtime_error("the certificate has a time that is none");
  return Instant::from_seconds(timegm(&parts));
}

std::string ip_text(const ASN1_OCTET_STRING* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const auto bytes = static_cast<std::size_t>(ASN1_STRING_length(address));
  if (bytes != kIpv4Bytes && bytes != sizeof(in6_addr)) return {};
  inet_ntop(bytes == kIpv4Bytes ? AF_INET : AF_INET6, ASN1_STRING_get0_data(address), text.data(),
            text.size());
  return text.data();
}

std::vector<std::string> names_of(X509* certificate) {
  const Names found(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  std::vector<std::string> names;
  for (int i = 0; found && i < sk_GENERAL_NAME_num(found.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(found.get(), i);
    if (name->type == GEN_IPADD) names.push_back(ip_text(name->d.iPAddress));
    if (name->type != GEN_DNS) continue;
    const auto* data = reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName));
    names.emplace_back(data, static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
  }
  return names;
}

std::string fingerprint_of(X509* certificate) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  require(X509_digest(certificate, EVP_sha256(), digest.data(), &size) == 1);
  std::string out;
  for (unsigned i = 0; i < size; ++i) out += fmt::format("{}{:02X}", i == 0 ? "" : ":", digest[i]);
  return out;
}

}  // namespace

/// https://www.rfc-editor.org/rfc/rfc5280#section-4.2; that it says CA:FALSE is why browsers take it as a
/// server's own.
TlsIdentity make_self_signed(const std::vector<std::string>& names, Instant not_before, Instant not_after) {
  const Key key = required(Key(EVP_EC_gen("P-256")));
  const Certificate made = required(Certificate(X509_new()));
  X509* certificate = made.get();
  require(X509_set_version(certificate, kVersion3) == 1);
  set_serial(certificate);
  set_name(certificate);
  require(ASN1_TIME_set(X509_getm_notBefore(certificate), not_before.seconds()) != nullptr);
  require(ASN1_TIME_set(X509_getm_notAfter(certificate), not_after.seconds()) != nullptr);
  require(X509_set_pubkey(certificate, key.get()) == 1);
  add_extension(certificate, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(certificate, NID_key_usage, "critical,digitalSignature");
  add_extension(certificate, NID_ext_key_usage, "serverAuth");
  add_extension(certificate, NID_subject_key_identifier, "hash");
  add_extension(certificate, NID_authority_key_identifier, "keyid:always");
  add_extension(certificate, NID_subject_alt_name, alternative_names(names));
  require(X509_sign(certificate, key.get(), EVP_sha256()) != 0);
  return {.certificates = pem(certificate), .key = pem(key.get())};
}

CertificateFacts read_certificate(std::string_view certificates) {
  const Bio bio = required(Bio(BIO_new_mem_buf(certificates.data(), static_cast<int>(certificates.size()))));
  const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
  if (!certificate) throw std::runtime_error("it holds no certificate in PEM form");
  return {.not_before = instant_of(X509_get0_notBefore(certificate.get())),
          .not_after = instant_of(X509_get0_notAfter(certificate.get())),
          .names = names_of(certificate.get()),
          .fingerprint = fingerprint_of(certificate.get())};
}

}  // namespace groundwork::base
