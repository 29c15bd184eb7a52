// The cases in cases/*.json: bytes in, what they mean, bytes out. Values are spelled as the JSON protocols
// spell them.
#include <fstream>
#include <sstream>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include "protocol/codec.hpp"
#include "protocol/json/read.hpp"
#include "protocol/json/write.hpp"
#include "services.hpp"
#include "shape/constraints.hpp"

namespace groundwork::protocol {
namespace {

namespace bj = boost::json;

std::string text(const bj::object& object, std::string_view name, std::string otherwise = "") {
  const bj::value* value = object.if_contains(name);
  return value == nullptr ? otherwise : std::string(value->as_string());
}

const shape::Service& service_of(const bj::object& one) {
  const std::string name = text(one, "service");
  for (const shape::Service* service : wire::services()) {
    if (service->name == name) return *service;
  }
  throw std::runtime_error("no service " + name);
}

Request request_of(const bj::object& one) {
  const bj::object& spelled = one.at("request").as_object();
  Request request{.method = text(spelled, "method", "POST"),
                  .target = text(spelled, "target", "/"),
                  .body = text(spelled, "body")};
  if (const bj::value* headers = spelled.if_contains("headers")) {
    for (const auto& header : headers->as_object()) {
      request.headers.emplace_back(header.key(), header.value().as_string());
    }
  }
  return request;
}

bj::value written(const shape::Value& value) {
  std::string out;
  json::write_value(out, value.shape(), value.get());
  return bj::parse(out);
}

/// What the request is, in the case's own words; only what the case speaks of.
void try_request(const bj::object& one) {
  const shape::Service& service = service_of(one);
  const Request request = request_of(one);
  const shape::Operation* operation = find_operation(service, request);
  if (one.at("operation").is_null()) {
    EXPECT_EQ(operation, nullptr) << operation->name;
    return;
  }
  ASSERT_NE(operation, nullptr) << asked_operation(service, request);
  EXPECT_EQ(operation->name, text(one, "operation"));
  const DecodeResult result = decode_input(service, *operation, request);
  const std::string malformed =
      result.malformed ? result.malformed->code + ": " + result.malformed->message : "";
  EXPECT_EQ(malformed, text(one, "malformed"));
  if (one.contains("input")) {
    EXPECT_EQ(written(result.value), one.at("input"));
  }
  if (one.contains("missing")) {
    EXPECT_EQ(bj::value_from(result.missing), one.at("missing"));
  }
  if (one.contains("validation")) {
    const auto found = shape::check_constraints(*operation->input, result.value.get(), result.missing);
    EXPECT_EQ(found.empty() ? "" : shape::validation_message(found), text(one, "validation"));
  }
}

void expect_response(const Response& response, const bj::object& wanted) {
  EXPECT_EQ(response.status, wanted.at("status").as_int64());
  EXPECT_EQ(response.content_type, text(wanted, "content_type"));
  bj::object headers;
  for (const auto& [name, value] : response.headers) headers[name] = value;
  EXPECT_EQ(headers, wanted.at("headers").as_object());
  EXPECT_EQ(response.body, text(wanted, "body"));
}

constexpr std::string_view kRequestId = "11111111-2222";

void try_response(const bj::object& one) {
  const shape::Service& service = service_of(one);
  const shape::Operation& operation = *service.find(text(one, "operation"));
  DecodeResult output{.value = shape::Value(*operation.output)};
  ASSERT_TRUE(
      json::read_value(*operation.output, output.value.get(), one.at("output"), shape::Path(), output));
  expect_response(encode_output(service, operation, output.value.get(), kRequestId),
                  one.at("response").as_object());
}

void try_error(const bj::object& one) {
  const bj::object& spelled = one.at("error").as_object();
  aws::ApiError error(text(spelled, "code"), text(spelled, "message"),
                      static_cast<int>(spelled.at("http_status").as_int64()));
  for (const auto& member : spelled.at("members").as_object()) {
    error.with(std::string(member.key()), member.value());
  }
  expect_response(encode_error(service_of(one), error, kRequestId), one.at("response").as_object());
}

struct File {
  const char* name;
  void (*attempt)(const bj::object&);
};

class Cases : public testing::TestWithParam<File> {};

TEST_P(Cases, Hold) {
  std::ifstream file(std::string(WIRE_CASES) + "/" + GetParam().name + ".json");
  std::stringstream content;
  content << file.rdbuf();
  const bj::value cases = bj::parse(content.str(), {}, {.max_depth = 200});
  ASSERT_GT(cases.as_array().size(), 5U);
  for (const bj::value& one : cases.as_array()) {
    SCOPED_TRACE(text(one.as_object(), "name"));
    GetParam().attempt(one.as_object());
  }
}

INSTANTIATE_TEST_SUITE_P(Wire, Cases,
                         testing::Values(File{"requests", try_request}, File{"validation", try_request},
                                         File{"responses", try_response}, File{"errors", try_error}),
                         [](const auto& parameter) { return std::string(parameter.param.name); });

}  // namespace
}  // namespace groundwork::protocol
