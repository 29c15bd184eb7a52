#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "aws/error.hpp"
#include "base/clock.hpp"
#include "base/random.hpp"
#include "client/config.hpp"
#include "client/credentials.hpp"
#include "client/retry.hpp"
#include "client/transport.hpp"
#include "shape/model.hpp"

namespace groundwork::client {

/// One call, as a report tells of it: never an input, an output or a header, since those may hold secrets.
struct CallRecord {
  std::string service;  ///< signing name
  std::string operation;
  std::string region;
  int http_status = 0;     ///< 0 where no answer came
  std::string error_code;  ///< empty where it went well
  std::string request_id;
  base::Instant started_at;
  std::int64_t duration_ms = 0;
};
using Observe = std::function<void(const CallRecord&)>;

/// What the clients of one program share; outlives them.
struct ClientContext {
  Send send;
  const base::Clock& clock;
  base::Random& random;
  Sleep sleep = base::sleep_ms;
  Observe observe = {};
  RetryPolicy retry = {};
  std::string user_agent = "groundwork";
};

/// Typed calls to one service at one endpoint. For one thread at a time.
class ServiceClient {
 public:
  /// `credentials` null: requests are not signed (operations of the model's @auth([])).
  ServiceClient(const shape::Service& service, Endpoint endpoint, CredentialChain* credentials,
                ClientContext& context);

  /// Throws aws::ApiError as the service refused, TransportError where no answer came, NoCredentials.
  template <class Output, class Input>
  Output call(std::string_view operation, const Input& input) {
    shape::Value value = send(operation, shape::shape_of<Input>(), &input, shape::shape_of<Output>());
    return std::move(value.as<Output>());
  }
  /// An operation without output.
  template <class Input>
  void call(std::string_view operation, const Input& input) {
    send(operation, shape::shape_of<Input>(), &input, shape::shape_of<shape::Unit>());
  }

 private:
  shape::Value send(std::string_view operation, const shape::Shape& input_shape, const void* input,
                    const shape::Shape& output_shape);
  HttpResponse exchange(const std::string& method, const std::string& target, Headers headers,
                        std::string body);

  const shape::Service& service_;
  Endpoint endpoint_;
  CredentialChain* credentials_;
  ClientContext& context_;
};

/// Asks page after page: `ask(token)` makes one call and hands on what it found; answers the next token, or
/// nullopt. Stops on an absent token alone, since AWS gives empty pages with one.
void each_page(const std::function<std::optional<std::string>(const std::optional<std::string>& token)>& ask);

}  // namespace groundwork::client
