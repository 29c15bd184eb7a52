#include "webauthn/credential_json.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/encoding.hpp"

namespace groundwork::webauthn {
namespace {

namespace json = boost::json;

constexpr std::size_t kTextBytesMax = 65536;
constexpr std::size_t kTransportsMax = 8, kTransportBytesMax = 32;

bool is_transport(std::string_view text) {
  return !text.empty() && text.size() <= kTransportBytesMax &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

std::vector<std::string> transports_of(const json::object& response) {
  std::vector<std::string> found;
  const json::value* listed = response.if_contains("transports");
  if (listed == nullptr || !listed->is_array()) return found;
  for (const json::value& one : listed->get_array()) {
    if (!one.is_string() || !is_transport(one.get_string()) || found.size() == kTransportsMax) continue;
    found.emplace_back(one.get_string());
  }
  return found;
}

/// Decodes the member into `out`; false where it is there and no base64url. Null is as good as absent.
bool read_bytes(const json::object& object, std::string_view name, std::string& out) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || value->is_null()) return true;
  if (!value->is_string()) return false;
  auto bytes = base::unbase64url(value->get_string());
  if (!bytes) return false;
  out = *std::move(bytes);
  return true;
}

}  // namespace

tl::expected<CredentialJson, std::string> parse_credential(std::string_view text) {
  const auto fault = [](std::string words) { return tl::unexpected(std::move(words)); };
  if (text.size() > kTextBytesMax) return fault("The credential is longer than 64 KiB.");
  boost::system::error_code failed;
  const json::value parsed = json::parse(text, failed);
  if (failed || !parsed.is_object()) return fault("The credential is no JSON object.");
  const json::object& object = parsed.get_object();
  const json::value* type = object.if_contains("type");
  if (type == nullptr || !type->is_string() || type->get_string() != "public-key") {
    return fault("The credential's type is not public-key.");
  }
  const json::value* response = object.if_contains("response");
  if (response == nullptr || !response->is_object()) return fault("The credential has no response.");
  const json::object& members = response->get_object();
  CredentialJson found;
  if (!read_bytes(object, "rawId", found.id)) return fault("rawId is no base64url text.");
  const std::pair<const char*, std::string*> places[] = {{"clientDataJSON", &found.client_data},
                                                         {"attestationObject", &found.attestation_object},
                                                         {"authenticatorData", &found.authenticator_data},
                                                         {"signature", &found.signature},
                                                         {"userHandle", &found.user_handle}};
  for (const auto& [name, place] : places) {
    if (!read_bytes(members, name, *place)) {
      return fault(fmt::format("response.{} is no base64url text.", name));
    }
  }
  if (found.id.empty() || found.client_data.empty()) {
    return fault("The credential lacks rawId or response.clientDataJSON.");
  }
  found.transports = transports_of(members);
  return found;
}

}  // namespace groundwork::webauthn
