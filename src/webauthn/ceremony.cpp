#include "webauthn/ceremony.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"

namespace groundwork::webauthn {
namespace {

namespace json = boost::json;

std::string text_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr || !value->is_string()) return {};
  return std::string(value->get_string());
}

bool is_cross_origin(const json::object& object) {
  const json::value* value = object.if_contains("crossOrigin");
  return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace

std::optional<std::string> refuse_client_data(std::string_view text, Ceremony ceremony,
                                              const Expected& expected) {
  boost::system::error_code failed;
  const json::value parsed = json::parse(text, failed);
  if (failed || !parsed.is_object()) return "The client data is no JSON object.";
  const json::object& data = parsed.get_object();
  const std::string_view type = ceremony == Ceremony::registration ? "webauthn.create" : "webauthn.get";
  if (text_at(data, "type") != type) return fmt::format("The client data's type is not {}.", type);
  const auto challenge = base::unbase64url(text_at(data, "challenge"));
  if (!challenge || !base::equal_constant_time(base::sha256_hex(*challenge), expected.challenge_digest)) {
    return "It answers another challenge than the one that was given.";
  }
  if (const std::string origin = text_at(data, "origin"); origin != expected.origin) {
    return fmt::format("It was made on a page of {}, and this is {}.", origin, expected.origin);
  }
  if (is_cross_origin(data)) return "It was made in a frame of another site.";
  return std::nullopt;
}

std::optional<std::string> refuse_authenticator(const AuthenticatorData& data, const Expected& expected) {
  if (data.rp_id_hash != base::sha256(expected.rp_id)) {
    return fmt::format("It is made for another relying party than {}.", expected.rp_id);
  }
  if (!data.user_present) return "Nobody was present: the authenticator was not touched.";
  if (expected.user_verification_required && !data.user_verified) {
    return "The authenticator did not verify its user by PIN, fingerprint or face.";
  }
  return std::nullopt;
}

}  // namespace groundwork::webauthn
