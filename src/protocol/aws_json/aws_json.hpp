#pragma once

#include <string_view>

#include "aws/error.hpp"
#include "protocol/message.hpp"
#include "shape/model.hpp"

/// The AWS JSON 1.0 and 1.1 protocols: the operation's name in X-Amz-Target, a JSON object each way.
/// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
namespace groundwork::protocol::aws_json {

// The server's side.

/// The operation named in X-Amz-Target, without the service's prefix; empty where there is none.
std::string_view operation_of(const Request& request);
DecodeResult decode_input(const shape::Operation& operation, const Request& request);
Response encode_output(const shape::Service& service, const shape::Operation& operation, const void* output,
                       std::string_view request_id);
Response encode_error(const shape::Service& service, const aws::ApiError& error, std::string_view request_id);

// The client's side.

Request encode_input(const shape::Service& service, const shape::Operation& operation, const void* input);
DecodeResult decode_output(const shape::Operation& operation, const Response& response);
aws::ApiError decode_error(const Response& response);

}  // namespace groundwork::protocol::aws_json
