#include "protocol/codec.hpp"

#include "protocol/aws_json/aws_json.hpp"
#include "protocol/aws_query/aws_query.hpp"
#include "protocol/rest_json/rest_json.hpp"

namespace groundwork::protocol {

using shape::Protocol;

const shape::Operation* find_operation(const shape::Service& service, const Request& request) {
  switch (service.protocol) {
    case Protocol::aws_query:
      return service.find(aws_query::action_of(request));
    case Protocol::rest_json:
      return rest_json::match(service, request.method, request.target);
    default:
      return request.header("x-amz-target").starts_with(service.target_prefix)
                 ? service.find(aws_json::operation_of(request))
                 : nullptr;
  }
}

std::string asked_operation(const shape::Service& service, const Request& request) {
  switch (service.protocol) {
    case Protocol::aws_query:
      return aws_query::action_of(request);
    case Protocol::rest_json:
      return request.method + ' ' + request.target.substr(0, request.target.find('?'));
    default:
      return std::string(aws_json::operation_of(request));
  }
}

DecodeResult decode_input(const shape::Service& service, const shape::Operation& operation,
                          const Request& request) {
  switch (service.protocol) {
    case Protocol::aws_query:
      return aws_query::decode_input(operation, request);
    case Protocol::rest_json:
      return rest_json::decode_input(operation, request);
    default:
      return aws_json::decode_input(operation, request);
  }
}

Response encode_output(const shape::Service& service, const shape::Operation& operation, const void* output,
                       std::string_view request_id) {
  switch (service.protocol) {
    case Protocol::aws_query:
      return aws_query::encode_output(service, operation, output, request_id);
    case Protocol::rest_json:
      return rest_json::encode_output(operation, output, request_id);
    default:
      return aws_json::encode_output(service, operation, output, request_id);
  }
}

Response encode_error(const shape::Service& service, const aws::ApiError& error,
                      std::string_view request_id) {
  switch (service.protocol) {
    case Protocol::aws_query:
      return aws_query::encode_error(service, error, request_id);
    case Protocol::rest_json:
      return rest_json::encode_error(service, error, request_id);
    default:
      return aws_json::encode_error(service, error, request_id);
  }
}

Request encode_input(const shape::Service& service, const shape::Operation& operation, const void* input) {
  switch (service.protocol) {
    case Protocol::aws_query:
      return aws_query::encode_input(service, operation, input);
    case Protocol::rest_json:
      return rest_json::encode_input(operation, input);
    default:
      return aws_json::encode_input(service, operation, input);
  }
}

DecodeResult decode_output(const shape::Service& service, const shape::Operation& operation,
                           const Response& response) {
  switch (service.protocol) {
    case Protocol::aws_query:
      return aws_query::decode_output(operation, response);
    case Protocol::rest_json:
      return rest_json::decode_output(operation, response);
    default:
      return aws_json::decode_output(operation, response);
  }
}

aws::ApiError decode_error(const shape::Service& service, const Response& response) {
  switch (service.protocol) {
    case Protocol::aws_query:
      return aws_query::decode_error(response);
    case Protocol::rest_json:
      return rest_json::decode_error(response);
    default:
      return aws_json::decode_error(response);
  }
}

}  // namespace groundwork::protocol
