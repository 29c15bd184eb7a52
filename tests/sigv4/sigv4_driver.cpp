// Signs or verifies the requests that it reads, a JSON object a line, and answers with a JSON value a line.
#include <iostream>
#include <string>

#include <boost/json.hpp>

#include "sigv4/sign.hpp"
#include "sigv4/verify.hpp"

namespace {

using namespace groundwork;
namespace json = boost::json;

std::string text(const json::object& object, std::string_view name) {
  return std::string(object.at(name).as_string());
}

/// What one line asks for.
struct Order {
  explicit Order(const json::object& line)
      : method(text(line, "method")),
        target(text(line, "target")),
        body(text(line, "body")),
        key{.access_key_id = text(line, "key"),
            .secret_access_key = text(line, "secret"),
            .session_token = text(line, "token")},
        scope{.region = text(line, "region"), .service = text(line, "service")},
        at(*base::parse_iso8601(text(line, "at"))) {
    for (const json::value& header : line.at("headers").as_array()) {
      const json::array& pair = header.as_array();
      headers.emplace_back(std::string(pair.at(0).as_string()), std::string(pair.at(1).as_string()));
    }
  }
  sigv4::RequestView view() const { return {method, target, headers, body}; }

  std::string method, target, body;
  sigv4::Headers headers;
  aws::Credentials key;
  sigv4::SigningScope scope;
  base::Instant at;
};

std::string verdict(const Order& order) {
  const std::string_view regions[] = {order.scope.region};
  const auto result = sigv4::parse_authorization(order.view(), order.at,
                                                 {.service = order.scope.service, .regions = regions});
  if (std::holds_alternative<sigv4::Anonymous>(result)) return "anonymous";
  if (const auto* fault = std::get_if<sigv4::Fault>(&result)) return fault->message;
  const auto& credential = std::get<sigv4::Credential>(result);
  if (credential.session_token.value_or("") != order.key.session_token) return "another token";
  const auto key = sigv4::SigningKey::derive(order.key.secret_access_key, credential.date, credential.region,
                                             credential.service);
  return sigv4::verify_signature(credential, key) ? "good" : credential.canonical_request;
}

json::value answer(const json::object& line) {
  const Order order(line);
  const std::string action = text(line, "action");
  if (action == "verify") return json::value(verdict(order));
  if (action == "presign")
    return json::value(sigv4::presign(order.view(), order.key, order.scope, order.at, 900));
  json::object headers;
  for (const auto& [name, value] : sigv4::sign(order.view(), order.key, order.scope, order.at)) {
    headers[name] = value;
  }
  return headers;
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << json::serialize(answer(json::parse(line).as_object())) << '\n';
  }
}
