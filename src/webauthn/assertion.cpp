#include "webauthn/assertion.hpp"

#include <stdexcept>

#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <fmt/format.h>

#include "base/digest.hpp"
#include "webauthn/fido.hpp"

namespace groundwork::webauthn {
namespace {

tl::unexpected<std::string> fault(std::string words) { return tl::unexpected(std::move(words)); }

template <class Key, Key* (*make)(), void (*release)(Key**), int (*read)(Key*, const void*, std::size_t)>
int verify_with(const fido_assert_t* assertion, const PublicKey& key) {
  const std::unique_ptr<Key, fido::Release<Key, release>> read_key(make());
  if (!read_key) throw std::bad_alloc();
  if (const int code = read(read_key.get(), key.bytes.data(), key.bytes.size()); code != FIDO_OK) return code;
  return fido_assert_verify(assertion, 0, static_cast<int>(key.algorithm), read_key.get());
}

int verify_signature(const fido_assert_t* assertion, const PublicKey& key) {
  switch (key.algorithm) {
    case COSE_ES256:
      return verify_with<es256_pk_t, es256_pk_new, es256_pk_free, es256_pk_from_ptr>(assertion, key);
    case COSE_EDDSA:
      return verify_with<eddsa_pk_t, eddsa_pk_new, eddsa_pk_free, eddsa_pk_from_ptr>(assertion, key);
    case COSE_RS256:
      return verify_with<rs256_pk_t, rs256_pk_new, rs256_pk_free, rs256_pk_from_ptr>(assertion, key);
    default:
      throw std::logic_error(fmt::format("a key of the algorithm {} was kept", key.algorithm));
  }
}

int fill(fido_assert_t* assertion, const CredentialJson& credential, const Expected& expected) {
  const std::string hash = base::sha256(credential.client_data), rp_id(expected.rp_id);
  int code = fido_assert_set_clientdata_hash(assertion, fido::data(hash), hash.size());
  if (code == FIDO_OK) code = fido_assert_set_rp(assertion, rp_id.c_str());
  if (code == FIDO_OK) code = fido_assert_set_up(assertion, FIDO_OPT_TRUE);
  if (code == FIDO_OK) code = fido_assert_set_count(assertion, 1);
  if (code == FIDO_OK) {
    code = fido_assert_set_authdata_raw(assertion, 0, fido::data(credential.authenticator_data),
                                        credential.authenticator_data.size());
  }
  if (code == FIDO_OK) {
    code = fido_assert_set_sig(assertion, 0, fido::data(credential.signature), credential.signature.size());
  }
  return code;
}

bool has_grown(std::uint32_t from, std::uint32_t to) { return to > from || (from == 0 && to == 0); }

}  // namespace

tl::expected<Assertion, std::string> verify_assertion(const CredentialJson& credential,
                                                      const KnownCredential& known,
                                                      const Expected& expected) {
  if (auto refusal = refuse_client_data(credential.client_data, Ceremony::assertion, expected)) {
    return fault(*std::move(refusal));
  }
  if (!credential.user_handle.empty() && credential.user_handle != known.user_handle) {
    return fault("It belongs to another user.");
  }
  const auto data = read_authenticator_data(credential.authenticator_data);
  if (!data) return fault(fmt::format("In the answer, {}.", data.error()));
  if (auto refusal = refuse_authenticator(*data, expected)) return fault(*std::move(refusal));
  const auto assertion = fido::new_assertion();
  int code = fill(assertion.get(), credential, expected);
  if (code == FIDO_OK) code = verify_signature(assertion.get(), known.key);
  if (code != FIDO_OK) return fault(fmt::format("The signature does not hold ({}).", fido::words(code)));
  if (!has_grown(known.sign_count, data->sign_count)) {
    return fault(fmt::format("Its counter says {} after {}: there may be a copy of the authenticator.",
                             data->sign_count, known.sign_count));
  }
  return Assertion{data->sign_count, data->user_verified};
}

}  // namespace groundwork::webauthn
