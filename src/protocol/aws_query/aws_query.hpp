#pragma once

#include <string_view>

#include "aws/error.hpp"
#include "protocol/message.hpp"
#include "shape/model.hpp"

/// The AWS Query protocol: a form goes in, XML comes out.
/// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
namespace groundwork::protocol::aws_query {

// The server's side.

/// The `Action` that the request names, in its query string or form; empty where it names none.
std::string action_of(const Request& request);
DecodeResult decode_input(const shape::Operation& operation, const Request& request);
Response encode_output(const shape::Service& service, const shape::Operation& operation, const void* output,
                       std::string_view request_id);
Response encode_error(const shape::Service& service, const aws::ApiError& error, std::string_view request_id);

// The client's side.

Request encode_input(const shape::Service& service, const shape::Operation& operation, const void* input);
DecodeResult decode_output(const shape::Operation& operation, const Response& response);
aws::ApiError decode_error(const Response& response);

}  // namespace groundwork::protocol::aws_query
