#include <fmt/format.h>

#include "protocol/aws_json/aws_json.hpp"
#include "protocol/aws_json/content_type.hpp"
#include "protocol/json/error.hpp"
#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"

namespace groundwork::protocol::aws_json {

Request encode_input(const shape::Service& service, const shape::Operation& operation, const void* input) {
  Request request;
  request.headers.emplace_back("content-type", content_type(service.protocol));
  request.headers.emplace_back("x-amz-target", fmt::format("{}.{}", service.target_prefix, operation.name));
  json::write_members(request.body, *operation.input, input, json::Which::all);
  return request;
}

DecodeResult decode_output(const shape::Operation& operation, const Response& response) {
  DecodeResult result{.value = shape::Value(*operation.output)};
  json::read_body(*operation.output, result.value.get(), response.body, json::Which::all, shape::Path(),
                  result);
  return result;
}

aws::ApiError decode_error(const Response& response) {
  return json::read_error_body(response.body, response.header("x-amzn-errortype"), response.status);
}

}  // namespace groundwork::protocol::aws_json
