#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "client/service_client.hpp"
#include "report/model.hpp"

namespace groundwork::prepare {

/// The members of a request as a report may show them: nested ones as `ContactInformation.City`; what the
/// model calls sensitive, and what a name tells to be secret, is withheld.
std::vector<report::Parameter> call_parameters(const shape::Shape& shape, const void* input);

/// What all calls of a run go through: each is told to `observe`, with its request and its answer. A change
/// whose answer got lost is never sent a second time without looking. For one thread.
class Wire {
 public:
  struct Parts {
    std::function<client::Endpoint(const shape::Service&)> endpoint_of;
    client::Send send;
    const base::Clock& clock;
    base::Random& random;
    client::Sleep sleep = base::sleep_ms;
    client::RetryPolicy retry = {};
    std::string user_agent = "groundwork";
  };
  explicit Wire(Parts parts);
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  /// Where the calls of a step are noted.
  void observe(std::function<void(report::Call)> observe) { observe_ = std::move(observe); }

  /// One call; `credentials` null: it is not signed. Output is void where the operation has none.
  template <class Output = void, class Input>
  Output call(const shape::Service& service, client::CredentialChain* credentials, std::string_view operation,
              const Input& input) {
    // A signed call may first need calls that fetch its credentials.
    if (credentials != nullptr) credentials->get();
    request_ = call_parameters(shape::shape_of<Input>(), &input);
    is_change_ = is_change(service, operation);
    client::ServiceClient client(service, parts_.endpoint_of(service), credentials, context_);
    if constexpr (std::is_void_v<Output>) {
      client.call(operation, input);
    } else {
      return client.call<Output>(operation, input);
    }
  }

 private:
  static bool is_change(const shape::Service& service, std::string_view operation);
  client::HttpResponse send(const client::HttpRequest& request);
  void record(const client::CallRecord& record);

  Parts parts_;
  client::ClientContext context_;
  std::function<void(report::Call)> observe_;
  std::vector<report::Parameter> request_;
  bool is_change_ = false;
};

/// What `call` answers, or nullopt where AWS refuses with `absent`: its word for a thing that is not there.
template <class Call>
auto unless(std::string_view absent, Call call) -> std::optional<decltype(call())> {
  try {
    return call();
  } catch (const aws::ApiError& error) {
    if (error.code == absent) return std::nullopt;
    throw;
  }
}

}  // namespace groundwork::prepare
