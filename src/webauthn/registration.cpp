#include "webauthn/registration.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "webauthn/cbor.hpp"
#include "webauthn/credential_json.hpp"
#include "webauthn/fido.hpp"

namespace groundwork::webauthn {
namespace {

constexpr std::array<std::int64_t, 3> kAlgorithms{COSE_ES256, COSE_EDDSA, COSE_RS256};

tl::unexpected<std::string> fault(std::string words) { return tl::unexpected(std::move(words)); }

/// libfido2 verifies only where it was told beforehand which extensions there are.
int set_extensions(fido_cred_t* credential, const Extensions& extensions) {
  int code = fido_cred_set_extensions(credential, extensions.hmac_secret ? FIDO_EXT_HMAC_SECRET : 0);
  if (code == FIDO_OK && extensions.cred_protect) {
    code = fido_cred_set_prot(credential, static_cast<int>(*extensions.cred_protect));
  }
  if (code == FIDO_OK && extensions.min_pin_length) {
    code = fido_cred_set_pin_minlen(credential, static_cast<std::size_t>(*extensions.min_pin_length));
  }
  return code;
}

int fill(fido_cred_t* credential, const AttestationObject& object, const AuthenticatorData& data,
         std::string_view client_data, const Expected& expected) {
  const std::string hash = base::sha256(client_data), rp_id(expected.rp_id);
  int code = fido_cred_set_type(credential, static_cast<int>(data.credential->algorithm));
  if (code == FIDO_OK) code = fido_cred_set_clientdata_hash(credential, fido::data(hash), hash.size());
  if (code == FIDO_OK) code = fido_cred_set_rp(credential, rp_id.c_str(), nullptr);
  if (code == FIDO_OK) code = set_extensions(credential, data.extensions);
  if (code == FIDO_OK) {
    code = fido_cred_set_authdata_raw(credential, fido::data(object.authenticator_data),
                                      object.authenticator_data.size());
  }
  return code;
}

/// The signature over all of it: by the credential itself, or by the maker's key in the certificate.
/// https://www.w3.org/TR/webauthn-2/#sctn-defined-attestation-formats
std::optional<std::string> refuse_attestation(fido_cred_t* credential, const AttestationObject& object) {
  if (object.format == "none") return std::nullopt;
  if (object.format != "packed" && object.format != "fido-u2f") {
    return fmt::format("Its attestation is of the format {}; none, packed and fido-u2f are known.",
                       object.format);
  }
  int code = fido_cred_set_fmt(credential, object.format.c_str());
  if (code == FIDO_OK) {
    code = fido_cred_set_attstmt(credential, fido::data(object.statement), object.statement.size());
  }
  if (code == FIDO_OK) {
    const bool has_certificate = fido_cred_x5c_len(credential) > 0;
    code = has_certificate ? fido_cred_verify(credential) : fido_cred_verify_self(credential);
  }
  if (code == FIDO_OK) return std::nullopt;
  return fmt::format("The signature of its attestation does not hold ({}).", fido::words(code));
}

tl::expected<Registration, std::string> verify(const CredentialJson& json, const AttestationObject& object,
                                               const AuthenticatorData& data, const Expected& expected) {
  const auto credential = fido::new_credential();
  if (const int code = fill(credential.get(), object, data, json.client_data, expected); code != FIDO_OK) {
    return fault(fmt::format("Its public key cannot be read ({}).", fido::words(code)));
  }
  if (auto refusal = refuse_attestation(credential.get(), object)) return fault(*std::move(refusal));
  return Registration{.credential_id = data.credential->credential_id,
                      .key = {data.credential->algorithm, fido::text(fido_cred_pubkey_ptr(credential.get()),
                                                                     fido_cred_pubkey_len(credential.get()))},
                      .sign_count = data.sign_count,
                      .aaguid = data.credential->aaguid,
                      .transports = json.transports,
                      .user_verified = data.user_verified};
}

}  // namespace

tl::expected<AttestationObject, std::string> read_attestation_object(std::string_view bytes) {
  const auto object = Cbor::parse(bytes);
  if (!object || !object->is_map()) return fault("The attestation object is no CBOR map.");
  const auto format = object->at("fmt"), data = object->at("authData"), statement = object->at("attStmt");
  const auto format_text = format ? format->text() : std::nullopt;
  const auto data_bytes = data ? data->bytes() : std::nullopt;
  if (!format_text || !data_bytes || !statement || !statement->is_map()) {
    return fault("The attestation object lacks fmt, authData or attStmt.");
  }
  return AttestationObject{*format_text, *data_bytes, statement->encoded()};
}

tl::expected<Registration, std::string> verify_registration(std::string_view credential,
                                                            const Expected& expected) {
  const auto json = parse_credential(credential);
  if (!json) return fault(json.error());
  if (auto refusal = refuse_client_data(json->client_data, Ceremony::registration, expected)) {
    return fault(*std::move(refusal));
  }
  const auto object = read_attestation_object(json->attestation_object);
  if (!object) return fault(object.error());
  const auto data = read_authenticator_data(object->authenticator_data);
  if (!data) return fault(fmt::format("In the attestation object, {}.", data.error()));
  if (auto refusal = refuse_authenticator(*data, expected)) return fault(*std::move(refusal));
  if (!data->credential) return fault("The attestation object holds no credential.");
  if (data->credential->credential_id != json->id) return fault("rawId names another credential.");
  if (std::ranges::find(kAlgorithms, data->credential->algorithm) == kAlgorithms.end()) {
    return fault(fmt::format("Its algorithm is COSE {}; ES256 (-7), EdDSA (-8) and RS256 (-257) are known.",
                             data->credential->algorithm));
  }
  return verify(*json, *object, *data, expected);
}

}  // namespace groundwork::webauthn
