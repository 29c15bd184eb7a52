#include "client/service_client.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "client/signed_sender.hpp"
#include "protocol/codec.hpp"

namespace groundwork::client {
namespace {

protocol::Response to_protocol(HttpResponse response) {
  protocol::Response made{.status = response.status,
                          .content_type = {},
                          .headers = std::move(response.headers),
                          .body = std::move(response.body)};
  made.content_type = made.header("content-type");
  return made;
}

std::string request_id_of(const protocol::Response& response) {
  for (const std::string_view name : {"x-amzn-requestid", "x-amz-request-id"}) {
    if (const std::string_view id = response.header(name); !id.empty()) return std::string(id);
  }
  return {};
}

}  // namespace

ServiceClient::ServiceClient(const shape::Service& service, Endpoint endpoint, CredentialChain* credentials,
                             ClientContext& context)
    : service_(service), endpoint_(std::move(endpoint)), credentials_(credentials), context_(context) {}

HttpResponse ServiceClient::exchange(const std::string& method, const std::string& target, Headers headers,
                                     std::string body) {
  const auto code_of = [this](const HttpResponse& answer) {
    return protocol::decode_error(service_, to_protocol(answer)).code;
  };
  if (credentials_ != nullptr) {
    SignedSender sender(endpoint_, context_.retry,
                        {.send = context_.send,
                         .credentials = *credentials_,
                         .clock = context_.clock,
                         .random = context_.random,
                         .sleep = context_.sleep,
                         .error_code_of = code_of,
                         .user_agent = context_.user_agent});
    return sender.send(method, target, std::move(headers), std::move(body));
  }
  headers.emplace_back("user-agent", context_.user_agent);
  const HttpRequest request{.method = method,
                            .url = endpoint_.url + target,
                            .headers = std::move(headers),
                            .body = std::move(body)};
  return with_retries(context_.retry, context_.random, context_.sleep, code_of,
                      [&] { return context_.send(request); });
}

shape::Value ServiceClient::send(std::string_view operation, const shape::Shape& input_shape,
                                 const void* input, const shape::Shape& output_shape) {
  const shape::Operation* model = service_.find(operation);
  if (model == nullptr || model->input != &input_shape || model->output != &output_shape) {
    throw std::logic_error(fmt::format("{} has no operation {} of these types", service_.name, operation));
  }
  protocol::Request request = protocol::encode_input(service_, *model, input);
  CallRecord record{.service = std::string(service_.signing_name),
                    .operation = std::string(operation),
                    .region = endpoint_.scope.region,
                    .started_at = context_.clock.now()};
  const std::int64_t started_ms = base::monotonic_ms();
  const auto finish = [&](std::string error_code) {
    record.duration_ms = base::monotonic_ms() - started_ms;
    record.error_code = std::move(error_code);
    if (context_.observe) context_.observe(record);
  };
  protocol::Response response;
  try {
    response = to_protocol(
        exchange(request.method, request.target, std::move(request.headers), std::move(request.body)));
  } catch (const std::exception&) {
    finish("NoAnswer");
    throw;
  }
  record.http_status = response.status;
  record.request_id = request_id_of(response);
  if (response.status >= 300) {
    aws::ApiError error = protocol::decode_error(service_, response);
    finish(error.code);
    throw error;
  }
  finish({});
  protocol::DecodeResult read = protocol::decode_output(service_, *model, response);
  if (read.malformed) throw aws::ApiError(read.malformed->code, read.malformed->message, response.status);
  return std::move(read.value);
}

void each_page(const std::function<std::optional<std::string>(const std::optional<std::string>&)>& ask) {
  std::optional<std::string> token;
  do {
    token = ask(token);
  } while (token);
}

}  // namespace groundwork::client
