#pragma once

#include <string>
#include <vector>

#include "gateway/exchange.hpp"

namespace groundwork::gateway {

/// The services behind one port. Finds the service and operation that a request names, as AWS's SDKs name
/// them: by X-Amz-Target, by the credential scope with Action or path, by Version for unsigned Query calls,
/// by path alone for unsigned REST calls. The host name is never needed, so that AWS_ENDPOINT_URL alone
/// suffices.
class Router {
 public:
  explicit Router(std::vector<const services::Table*> tables) : tables_(std::move(tables)) {}

  /// Fills `table`, `operation` and `handler`; throws ApiError where the request names nothing that is known.
  void route(Exchange& exchange) const;
  /// The service whose protocol spells an answer: the routed one, or one that speaks as the request does.
  const shape::Service& spelling_for(const Exchange& exchange) const;

  const std::vector<const services::Table*>& tables() const { return tables_; }

 private:
  const services::Table* choose(const HttpRequest& request) const;

  std::vector<const services::Table*> tables_;
};

/// The signing name in the credential scope of a header or presigned signature; empty where there is none. A
/// glance for routing alone: the authenticate stage reads it properly.
std::string signing_name_of(const HttpRequest& request);

}  // namespace groundwork::gateway
