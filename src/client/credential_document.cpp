#include "client/credential_document.hpp"

#include <boost/json.hpp>

namespace groundwork::client {
namespace {

namespace json = boost::json;

std::string text(const json::object& document, std::string_view name) {
  const json::value* value = document.if_contains(name);
  const json::string* string = value == nullptr ? nullptr : value->if_string();
  return string == nullptr ? std::string() : std::string(*string);
}

NotServed failure(std::string reason) { return {std::move(reason), true}; }

}  // namespace

Provided read_credential_document(std::string_view json_text, std::string_view token_name) {
  json::error_code error;
  const json::value parsed = json::parse(json_text, error);
  if (error || !parsed.is_object()) return failure("answered no JSON object");
  const json::object& document = parsed.get_object();

  aws::Credentials credentials{.access_key_id = text(document, "AccessKeyId"),
                               .secret_access_key = text(document, "SecretAccessKey"),
                               .session_token = text(document, token_name)};
  if (credentials.access_key_id.empty()) return failure("answered no AccessKeyId");
  if (credentials.secret_access_key.empty()) return failure("answered no SecretAccessKey");
  if (const std::string expiration = text(document, "Expiration"); !expiration.empty()) {
    credentials.expires_at = base::parse_iso8601(expiration);
    if (!credentials.expires_at) return failure("answered an Expiration that is no ISO 8601 time");
  }
  return credentials;
}

}  // namespace groundwork::client
