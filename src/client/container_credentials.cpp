#include <array>

#include <fmt/format.h>

#include "base/secret.hpp"
#include "base/text.hpp"
#include "client/credential_document.hpp"
#include "client/providers.hpp"

namespace groundwork::client {
namespace {

constexpr std::int64_t kTimeoutMs = 5'000;

NotServed failure(std::string reason) { return {std::move(reason), true}; }

std::string_view host_of(std::string_view url) {
  url.remove_prefix(url.find("://") + 3);
  const std::size_t end = url.starts_with('[') ? url.find(']') + 1 : url.find_first_of(":/?#");
  return url.substr(0, end);
}

/// Over plain HTTP the token and the keys may only go to this machine, or to the addresses of ECS and EKS.
bool is_allowed(std::string_view url) {
  if (url.starts_with("https://")) return true;
  if (!url.starts_with("http://") || url.find('@') != std::string_view::npos) return false;
  constexpr std::array<std::string_view, 5> kHosts{"localhost", "[::1]", "169.254.170.2", "169.254.170.23",
                                                   "[fd00:ec2::23]"};
  const std::string_view host = host_of(url);
  const auto parts = base::split(host, '.');
  const bool loopback = parts.size() == 4 && parts[0] == "127" && base::is_digits(parts[1]) &&
                        base::is_digits(parts[2]) && base::is_digits(parts[3]);
  return loopback || std::find(kHosts.begin(), kHosts.end(), host) != kHosts.end();
}

/// The file is read each time: whoever runs the container renews it.
std::string authorization(const Environment& environment) {
  if (const auto file = environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")) {
    return std::string(base::trim(base::read_file(*file)));
  }
  return environment("AWS_CONTAINER_AUTHORIZATION_TOKEN").value_or("");
}

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
Provided from_container(const Environment& environment, const Send& send) {
  const auto relative = environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  const auto full = environment("AWS_CONTAINER_CREDENTIALS_FULL_URI");
  if (!relative && !full) return NotServed{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI is not set"};

  HttpRequest request{
      .url = relative ? "http://169.254.170.2" + *relative : *full, .timeout_ms = kTimeoutMs, .direct = true};
  if (!is_allowed(request.url)) {
    return failure("AWS_CONTAINER_CREDENTIALS_FULL_URI is neither https nor an address of this machine");
  }
  request.headers.emplace_back("accept", "application/json");
  const std::string token = authorization(environment);
  if (token.find_first_of("\r\n") != std::string::npos)
    return failure("the authorization token has several lines");
  if (!token.empty()) request.headers.emplace_back("authorization", token);

  const HttpResponse response = send(request);
  if (response.status != 200) return failure(fmt::format("the endpoint answered {}", response.status));
  return read_credential_document(response.body, "Token");
}

}  // namespace

CredentialProvider container_credentials(Environment environment, Send send) {
  return {"container", [environment = std::move(environment), send = std::move(send)]() -> Provided {
            try {
              return from_container(environment, send);
            } catch (const std::runtime_error& error) {
              return failure(error.what());
            }
          }};
}

}  // namespace groundwork::client
