#pragma once

#include <string_view>

#include "aws/error.hpp"
#include "protocol/message.hpp"
#include "shape/model.hpp"

/// The AWS REST JSON protocol: members travel in the path, the query string, headers and a JSON body.
/// https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
namespace groundwork::protocol::rest_json {

// The server's side.

/// The operation whose method, path and fixed query parameters the request has; of several the most literal
/// one. nullptr where there is none.
const shape::Operation* match(const shape::Service& service, std::string_view method,
                              std::string_view target);
DecodeResult decode_input(const shape::Operation& operation, const Request& request);
Response encode_output(const shape::Operation& operation, const void* output, std::string_view request_id);
Response encode_error(const shape::Service& service, const aws::ApiError& error, std::string_view request_id);

// The client's side.

Request encode_input(const shape::Operation& operation, const void* input);
DecodeResult decode_output(const shape::Operation& operation, const Response& response);
aws::ApiError decode_error(const Response& response);

}  // namespace groundwork::protocol::rest_json
