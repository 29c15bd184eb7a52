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

// The client's side.

/// The request, without what belongs to an endpoint or a signature. `input` is an object of
/// `operation.input`; it may be nullptr where the model has no input. Members that a client must make up are
/// the caller's to fill first (shape/idempotency.hpp).
Request encode_input(const shape::Service& service, const shape::Operation& operation, const void* input);
/// Of an answer below 300; `missing` may be passed over, since AWS too leaves out members that its models
/// require.
DecodeResult decode_output(const shape::Service& service, const shape::Operation& operation,
                           const Response& response);
/// Of any other answer. Where the body is no error of the protocol (a proxy answered), the code is the HTTP
/// status and the message the beginning of the body.
aws::ApiError decode_error(const shape::Service& service, const Response& response);

}  // namespace groundwork::protocol
