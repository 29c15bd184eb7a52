#include "webauthn/options.hpp"

#include <boost/json.hpp>

#include "base/encoding.hpp"

namespace groundwork::webauthn {
namespace {

namespace json = boost::json;

json::array descriptors(std::span<const Descriptor> listed) {
  json::array out;
  for (const Descriptor& one : listed) {
    json::object descriptor{{"type", "public-key"}, {"id", base::base64url(one.credential_id)}};
    if (!one.transports.empty()) descriptor["transports"] = json::value_from(one.transports);
    out.push_back(std::move(descriptor));
  }
  return out;
}

json::object parameter(int algorithm) { return {{"type", "public-key"}, {"alg", algorithm}}; }

}  // namespace

std::string creation_options(const CreationOptions& options) {
  // ES256 first, which every authenticator has.
  const json::object made{
      {"rp", {{"id", options.rp_id}, {"name", options.rp_name}}},
      {"user",
       {{"id", base::base64url(options.user_handle)},
        {"name", options.user_name},
        {"displayName", options.user_display_name}}},
      {"challenge", base::base64url(options.challenge)},
      {"pubKeyCredParams", json::array{parameter(-7), parameter(-8), parameter(-257)}},
      {"timeout", kCeremonySeconds * 1000},
      {"excludeCredentials", descriptors(options.exclude)},
      {"authenticatorSelection", {{"residentKey", "preferred"}, {"userVerification", "preferred"}}},
      {"attestation", "none"}};
  return json::serialize(made);
}

std::string request_options(const RequestOptions& options) {
  const json::object made{{"challenge", base::base64url(options.challenge)},
                          {"timeout", kCeremonySeconds * 1000},
                          {"rpId", options.rp_id},
                          {"allowCredentials", descriptors(options.allow)},
                          {"userVerification", "preferred"}};
  return json::serialize(made);
}

}  // namespace groundwork::webauthn
