#include "gateway/router.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/encoding.hpp"
#include "base/text.hpp"
#include "protocol/codec.hpp"

namespace groundwork::gateway {
namespace {

/// The part of `KEY/DATE/REGION/SERVICE/aws4_request` that names the service.
std::string service_in_scope(std::string_view scope) {
  const auto parts = base::split(scope, '/');
  return parts.size() >= 5 ? std::string(parts[parts.size() - 2]) : std::string();
}

/// The value of a parameter of a query string or form, undecoded; empty where it is absent.
std::string_view parameter(std::string_view form, std::string_view name) {
  for (const std::string_view pair : base::split(form, '&')) {
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
  }
  return {};
}

std::string_view query_of(const HttpRequest& request) {
  const std::size_t mark = request.target.find('?');
  return mark == std::string::npos ? std::string_view() : std::string_view(request.target).substr(mark + 1);
}

bool is_form(const HttpRequest& request) {
  return request.header("content-type").starts_with("application/x-www-form-urlencoded");
}

/// AWS's words for an operation that a service does not have, in each protocol.
aws::ApiError unknown_operation(const services::Table& table, const HttpRequest& request) {
  const shape::Service& model = table.model();
  const std::string asked = protocol::asked_operation(model, request);
  switch (model.protocol) {
    case shape::Protocol::aws_query:
      if (asked.empty()) return {"MissingAction", "The request must contain the parameter Action.", 400};
      return {"InvalidAction",
              fmt::format("Could not find operation {} for version {}", asked, model.version), 400};
    case shape::Protocol::aws_json_1_0:
    case shape::Protocol::aws_json_1_1:
      return {"UnknownOperationException", "", 400};
    case shape::Protocol::rest_json:
      return {"UnknownOperationException", "", 404};
  }
  return aws::internal_failure();
}

}  // namespace

std::string signing_name_of(const HttpRequest& request) {
  const std::string_view header = request.header("authorization");
  if (const std::size_t at = header.find("Credential="); at != std::string_view::npos) {
    const std::string_view scope = header.substr(at + 11);
    return service_in_scope(scope.substr(0, scope.find_first_of(", ")));
  }
  const auto scope = base::uri_decode(parameter(query_of(request), "X-Amz-Credential"));
  return scope ? service_in_scope(*scope) : std::string();
}

const services::Table* Router::choose(const HttpRequest& request) const {
  const auto having = [this](auto&& test) -> const services::Table* {
    const auto found = std::ranges::find_if(tables_, [&](const auto* table) { return test(table->model()); });
    return found == tables_.end() ? nullptr : *found;
  };
  if (const std::string_view target = request.header("x-amz-target"); !target.empty()) {
    const std::string_view prefix = target.substr(0, target.rfind('.'));
    return having([&](const shape::Service& s) { return s.target_prefix == prefix; });
  }
  if (const std::string name = signing_name_of(request); !name.empty()) {
    return having([&](const shape::Service& s) { return s.signing_name == name; });
  }
  std::string_view version = parameter(query_of(request), "Version");
  if (version.empty() && is_form(request)) version = parameter(request.body, "Version");
  if (!version.empty()) {
    return having([&](const shape::Service& s) {
      return s.protocol == shape::Protocol::aws_query && s.version == version;
    });
  }
  return having([&](const shape::Service& s) {
    return s.protocol == shape::Protocol::rest_json && protocol::find_operation(s, request) != nullptr;
  });
}

void Router::route(Exchange& exchange) const {
  exchange.table = choose(exchange.request);
  if (exchange.table == nullptr) {
    const std::string name = signing_name_of(exchange.request);
    if (!name.empty()) {
      throw aws::ApiError("NotImplemented",
                          fmt::format("The service {} is not part of Groundwork's account plane.", name),
                          501);
    }
    throw aws::ApiError("UnknownOperationException",
                        "The request names no operation of a service that is served here.", 404);
  }
  exchange.operation = protocol::find_operation(exchange.table->model(), exchange.request);
  if (exchange.operation == nullptr) throw unknown_operation(*exchange.table, exchange.request);
  exchange.handler = exchange.table->find(*exchange.operation);
}

const shape::Service& Router::spelling_for(const Exchange& exchange) const {
  if (exchange.table != nullptr) return exchange.table->model();
  const bool json = exchange.request.header("content-type").starts_with("application/x-amz-json");
  for (const services::Table* table : tables_) {
    const shape::Protocol protocol = table->model().protocol;
    const bool speaks_json =
        protocol == shape::Protocol::aws_json_1_0 || protocol == shape::Protocol::aws_json_1_1;
    if (is_form(exchange.request) ? protocol == shape::Protocol::aws_query
        : json                    ? speaks_json
                                  : protocol == shape::Protocol::rest_json) {
      return table->model();
    }
  }
  return tables_.front()->model();
}

}  // namespace groundwork::gateway
