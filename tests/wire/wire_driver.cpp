// Lets another program drive the wire protocols: a JSON command a line in, a JSON answer a line out.
//   {"do":"decode_input","service":S,"method":M,"target":T,"headers":{..},"body":B} -> operation, input,
//   missing, malformed
//   {"do":"encode_input","service":S,"operation":O,"value":{..}}                    -> method, target,
//   headers, body
//   {"do":"encode_output","service":S,"operation":O,"value":{..}}                   -> status, headers, body
//   {"do":"encode_error","service":S,"code":C,"message":M,"members":{..}}           -> status, headers, body
// Typed values travel as the JSON protocols spell them.
#include <iostream>

#include <boost/json.hpp>

#include "protocol/codec.hpp"
#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "services.hpp"

namespace groundwork::protocol {
namespace {

namespace bj = boost::json;

std::string text(const bj::object& object, std::string_view name) {
  const bj::value* value = object.if_contains(name);
  return value == nullptr ? "" : std::string(value->as_string());
}

const shape::Service& service_named(std::string_view name) {
  for (const shape::Service* service : wire::services()) {
    if (service->name == name) return *service;
  }
  throw std::runtime_error("no such service");
}

const shape::Operation& operation_named(const shape::Service& service, std::string_view name) {
  const shape::Operation* operation = service.find(name);
  if (operation == nullptr) throw std::runtime_error("no such operation");
  return *operation;
}

bj::value written(const shape::Shape& shape, const void* value) {
  std::string out;
  json::write_value(out, shape, value);
  return bj::parse(out);
}

shape::Value read(const shape::Shape& shape, const bj::object& command) {
  DecodeResult result{.value = shape::Value(shape)};
  if (!json::read_value(shape, result.value.get(), command.at("value"), shape::Path(), result)) {
    throw std::runtime_error("the value does not fit: " + result.malformed->message);
  }
  return std::move(result.value);
}

bj::object headers_of(const Headers& headers, std::string_view content_type) {
  bj::object out;
  for (const auto& [name, value] : headers) out[name] = value;
  if (!content_type.empty()) out["content-type"] = content_type;
  return out;
}

bj::object answer(const Response& response) {
  return {{"status", response.status},
          {"headers", headers_of(response.headers, response.content_type)},
          {"body", response.body}};
}

bj::object decode_input(const shape::Service& service, const bj::object& command) {
  Request request{
      .method = text(command, "method"), .target = text(command, "target"), .body = text(command, "body")};
  for (const auto& header : command.at("headers").as_object()) {
    request.headers.emplace_back(header.key(), header.value().as_string());
  }
  const shape::Operation* operation = find_operation(service, request);
  if (operation == nullptr) return {{"operation", nullptr}};
  const DecodeResult result = protocol::decode_input(service, *operation, request);
  bj::object out{{"operation", operation->name}, {"missing", bj::value_from(result.missing)}};
  if (result.malformed) out["malformed"] = result.malformed->code + ": " + result.malformed->message;
  out["input"] = written(result.value.shape(), result.value.get());
  return out;
}

bj::object encode_input(const shape::Service& service, const bj::object& command) {
  const shape::Operation& operation = operation_named(service, text(command, "operation"));
  const shape::Value input = read(*operation.input, command);
  const Request request = protocol::encode_input(service, operation, input.get());
  return {{"method", request.method},
          {"target", request.target},
          {"headers", headers_of(request.headers, "")},
          {"body", request.body}};
}

bj::object encode_output(const shape::Service& service, const bj::object& command) {
  const shape::Operation& operation = operation_named(service, text(command, "operation"));
  const shape::Value output = read(*operation.output, command);
  return answer(protocol::encode_output(service, operation, output.get(), text(command, "request_id")));
}

bj::object encode_error(const shape::Service& service, const bj::object& command) {
  aws::ApiError error(text(command, "code"), text(command, "message"));
  for (const auto& member : command.at("members").as_object()) {
    error.with(std::string(member.key()), member.value());
  }
  return answer(protocol::encode_error(service, error, text(command, "request_id")));
}

bj::object obey(const bj::object& command) {
  const shape::Service& service = service_named(text(command, "service"));
  const std::string what = text(command, "do");
  if (what == "decode_input") return decode_input(service, command);
  if (what == "encode_input") return encode_input(service, command);
  if (what == "encode_output") return encode_output(service, command);
  if (what == "encode_error") return encode_error(service, command);
  throw std::runtime_error("no such command");
}

}  // namespace
}  // namespace groundwork::protocol

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    boost::json::object out;
    try {
      out = groundwork::protocol::obey(boost::json::parse(line).as_object());
    } catch (const std::exception& error) {
      out = {{"failed", error.what()}};
    }
    std::cout << boost::json::serialize(out) << std::endl;
  }
}
