#include "gateway/stages.hpp"
#include "protocol/codec.hpp"

namespace groundwork::gateway {

void decode(Exchange& exchange) {
  auto read = protocol::decode_input(exchange.table->model(), *exchange.operation, exchange.request);
  if (read.malformed) {
    throw aws::ApiError(read.malformed->code, read.malformed->message, read.malformed->http_status);
  }
  exchange.input = std::move(read.value);
  const auto violations =
      shape::check_constraints(*exchange.operation->input, exchange.input.get(), read.missing);
  if (!violations.empty()) throw exchange.table->refuse(violations);
}

}  // namespace groundwork::gateway
