#include "cli/operator_client.hpp"

#include <cstdlib>
#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/encoding.hpp"
#include "gateway/peer.hpp"

namespace groundwork::cli {
namespace {

namespace json = boost::json;

bool is_this_machine(std::string_view endpoint) {
  const std::size_t scheme = endpoint.find("://");
  std::string_view host = scheme == std::string_view::npos ? endpoint : endpoint.substr(scheme + 3);
  if (host.starts_with('[')) return gateway::is_loopback(host.substr(1, host.find(']') - 1));
  host = host.substr(0, host.find_first_of(":/"));
  return host == "localhost" || gateway::is_loopback(host);
}

/// The plane's own word for a refusal, or the status where the answer is not a plane's.
std::string refusal_words(const client::HttpResponse& response) {
  boost::system::error_code bad;
  const json::value body = json::parse(response.body, bad);
  const json::object* object = bad ? nullptr : body.if_object();
  const json::value* error = object == nullptr ? nullptr : object->if_contains("error");
  if (error != nullptr && error->is_string()) return std::string(error->as_string());
  return fmt::format("HTTP {}; is it a groundwork plane?", response.status);
}

}  // namespace

OperatorClient::OperatorClient(std::string endpoint)
    : endpoint_(std::move(endpoint)), transport_(client::transport_options(client::process_environment())) {
  while (endpoint_.ends_with('/')) endpoint_.pop_back();
}

json::value OperatorClient::get(std::string_view name, const Parameters& parameters) {
  std::string url = fmt::format("{}/_groundwork/{}", endpoint_, name);
  char separator = '?';
  for (const auto& [key, value] : parameters) {
    if (value.empty()) continue;
    url += fmt::format("{}{}={}", separator, key, base::uri_encode(value));
    separator = '&';
  }
  return send({.method = "GET", .url = url});
}

json::value OperatorClient::post(std::string_view name, const json::value& body) {
  return send({.method = "POST",
               .url = fmt::format("{}/_groundwork/{}", endpoint_, name),
               .headers = {{"Content-Type", "application/json"}},
               .body = json::serialize(body)});
}

json::value OperatorClient::send(client::HttpRequest request) {
  request.direct = is_this_machine(endpoint_);
  if (const char* token = std::getenv(kOperatorTokenVariable); token != nullptr && *token != '\0') {
    request.headers.emplace_back("Authorization", fmt::format("Bearer {}", token));
  }
  client::HttpResponse response;
  try {
    response = transport_.send(request);
  } catch (const client::TransportError& error) {
    throw std::runtime_error(
        fmt::format("no plane answers at {}: {}; start one with groundwork up, or name another "
                    "with --endpoint",
                    endpoint_, error.what()));
  }
  if (response.status != 200) {
    throw std::runtime_error(fmt::format("{} refused: {}", endpoint_, refusal_words(response)));
  }
  boost::system::error_code bad;
  json::value answer = json::parse(response.body, bad);
  if (bad || !answer.is_object()) {
    throw std::runtime_error(fmt::format("{} answered no JSON; is it a groundwork plane?", endpoint_));
  }
  return answer;
}

}  // namespace groundwork::cli
