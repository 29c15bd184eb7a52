#include <fmt/format.h>

#include "base/text.hpp"
#include "client/credential_document.hpp"
#include "client/providers.hpp"

namespace groundwork::client {
namespace {

constexpr std::int64_t kTimeoutMs = 1'000;
constexpr std::string_view kTokenSeconds = "21600";
constexpr std::string_view kRolePath = "/latest/meta-data/iam/security-credentials/";

std::string metadata_endpoint(const Environment& environment) {
  if (auto endpoint = environment("AWS_EC2_METADATA_SERVICE_ENDPOINT")) {
    while (endpoint->ends_with('/')) endpoint->pop_back();
    return *endpoint;
  }
  const auto mode = environment("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE");
  return mode && base::equal_ignoring_case(*mode, "ipv6") ? "http://[fd00:ec2::254]"
                                                          : "http://169.254.169.254";
}

/// Talks to the service of one instance: a session token first, which every further request carries.
class MetadataSession {
 public:
  MetadataSession(const Send& send, std::string endpoint) : send_(send), endpoint_(std::move(endpoint)) {}

  HttpResponse open() {
    HttpResponse response = exchange("PUT", "/latest/api/token",
                                     {{"x-aws-ec2-metadata-token-ttl-seconds", std::string(kTokenSeconds)}});
    if (response.status == 200) token_ = response.body;
    return response;
  }
  HttpResponse get(const std::string& path) {
    return exchange("GET", path, {{"x-aws-ec2-metadata-token", token_}});
  }

 private:
  HttpResponse exchange(std::string method, const std::string& path, Headers headers) {
    return send_({.method = std::move(method),
                  .url = endpoint_ + path,
                  .headers = std::move(headers),
                  .timeout_ms = kTimeoutMs,
                  .direct = true});
  }

  const Send& send_;
  std::string endpoint_, token_;
};

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html
Provided from_instance(const Environment& environment, const Send& send) {
  if (is_true(environment("AWS_EC2_METADATA_DISABLED"))) {
    return NotServed{"AWS_EC2_METADATA_DISABLED is true"};
  }
  const auto answered = [](std::string_view what, const HttpResponse& response) {
    return NotServed{
        fmt::format("the instance metadata service answered {} when asked for {}", response.status, what)};
  };
  MetadataSession session(send, metadata_endpoint(environment));
  if (const HttpResponse opened = session.open(); opened.status != 200) return answered("a session", opened);
  const HttpResponse role = session.get(std::string(kRolePath));
  if (role.status != 200) return answered("the instance's role", role);
  const std::string name(base::trim(role.body.substr(0, role.body.find('\n'))));
  const HttpResponse document = session.get(std::string(kRolePath) + name);
  if (document.status != 200) return answered("credentials", document);
  return read_credential_document(document.body, "Token");
}

}  // namespace

CredentialProvider instance_metadata_credentials(Environment environment, Send send) {
  return {"instance metadata", [environment = std::move(environment), send = std::move(send)]() -> Provided {
            try {
              return from_instance(environment, send);
            } catch (const TransportError& error) {
              return NotServed{error.what()};
            }
          }};
}

}  // namespace groundwork::client
