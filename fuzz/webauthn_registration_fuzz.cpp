// Reads attestation objects of any shape, as a stranger's authenticator may send them, down to libfido2.
// Input: an attestation object.
#include <cstdint>
#include <cstdlib>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "webauthn/assertion.hpp"
#include "webauthn/cbor.hpp"
#include "webauthn/registration.hpp"

namespace {

using namespace groundwork;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The answer of a browser that did all as it should.
std::string around(const webauthn::AttestationObject& object, std::string_view bytes) {
  const auto data = webauthn::read_authenticator_data(object.authenticator_data);
  const std::string id = data && data->credential ? data->credential->credential_id : "none";
  const std::string client_data = R"({"type":"webauthn.create","challenge":"","origin":"http://localhost"})";
  return R"({"type":"public-key","rawId":")" + base::base64url(id) + R"(","response":{"clientDataJSON":")" +
         base::base64url(client_data) + R"(","attestationObject":")" + base::base64url(bytes) + R"("}})";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(webauthn::read_authenticator_data(bytes));
  static_cast<void>(webauthn::parse_credential(bytes));
  if (const auto item = webauthn::Cbor::parse(bytes)) {
    require(webauthn::Cbor::parse(item->encoded()).has_value());
  }
  const auto object = webauthn::read_attestation_object(bytes);
  if (!object) return 0;
  static const std::string kDigest = base::sha256_hex("");
  const webauthn::Expected expected{
      .challenge_digest = kDigest, .origin = "http://localhost", .rp_id = "localhost"};
  const auto made = webauthn::verify_registration(around(*object, bytes), expected);
  if (!made) return 0;
  // What was taken can be asked for a signature, and one of nothing never holds.
  webauthn::CredentialJson answer{.id = made->credential_id,
                                  .client_data = R"({"type":"webauthn.get","challenge":"",)"
                                                 R"("origin":"http://localhost"})",
                                  .attestation_object = {},
                                  .authenticator_data = object->authenticator_data,
                                  .signature = std::string(64, '\0'),
                                  .user_handle = {},
                                  .transports = {}};
  require(!webauthn::verify_assertion(answer, {"", made->key, 0}, expected));
  return 0;
}
