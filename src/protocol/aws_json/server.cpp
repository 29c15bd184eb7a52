#include "protocol/aws_json/aws_json.hpp"
#include "protocol/aws_json/content_type.hpp"
#include "protocol/errors.hpp"
#include "protocol/json/error.hpp"
#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"

namespace groundwork::protocol::aws_json {
namespace {

Response json_response(const shape::Service& service, int status, std::string_view request_id) {
  Response response{.status = status, .content_type = std::string(content_type(service.protocol))};
  response.headers.emplace_back("x-amzn-requestid", request_id);
  return response;
}

}  // namespace

std::string_view operation_of(const Request& request) {
  const std::string_view target = request.header("x-amz-target");
  const std::size_t dot = target.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : target.substr(dot + 1);
}

DecodeResult decode_input(const shape::Operation& operation, const Request& request) {
  DecodeResult result{.value = shape::Value(*operation.input)};
  json::read_body(*operation.input, result.value.get(), request.body, json::Which::all, shape::Path(),
                  result);
  return result;
}

Response encode_output(const shape::Service& service, const shape::Operation& operation, const void* output,
                       std::string_view request_id) {
  Response response = json_response(service, 200, request_id);
  // An operation that the model gives no output answers no bytes, one with an empty structure answers {}.
  if (operation.output != &shape::shape_of<shape::Unit>()) {
    json::write_members(response.body, *operation.output, output, json::Which::all);
  }
  return response;
}

Response encode_error(const shape::Service& service, const aws::ApiError& error,
                      std::string_view request_id) {
  const WireError wire = wire_error(service, error);
  Response response = json_response(service, wire.http_status, request_id);
  response.body = json::error_body(wire, error, true);
  return response;
}

}  // namespace groundwork::protocol::aws_json
