#pragma once

#include <string>
#include <string_view>

#include "aws/error.hpp"
#include "protocol/message.hpp"
#include "shape/model.hpp"

/// The front of the wire protocols: each function picks by `service.protocol`. All are pure and thread-safe.
namespace groundwork::protocol {

/// The operation that a request asks of `service`: by Action, by X-Amz-Target or by method and path. nullptr
/// where the service has no such operation; `asked_operation` then tells its name.
const shape::Operation* find_operation(const shape::Service& service, const Request& request);
/// The name of the operation as the request spells it, for the refusal; method and path for REST.
std::string asked_operation(const shape::Service& service, const Request& request);

// The server's side.

DecodeResult decode_input(const shape::Service& service, const shape::Operation& operation,
                          const Request& request);
/// `output` is an object of `operation.output`; it may be nullptr where the model has no output.
Response encode_output(const shape::Service& service, const shape::Operation& operation, const void* output,
                       std::string_view request_id);
/// Spells common refusals as the protocol does (see errors.hpp).
Response encode_error(const shape::Service& service, const aws::ApiError& error, std::string_view request_id);

}  // namespace groundwork::protocol
