#include "client/signed_sender.hpp"

namespace groundwork::client {

SignedSender::SignedSender(Endpoint endpoint, RetryPolicy policy, SenderParts parts)
    : endpoint_(std::move(endpoint)), policy_(policy), parts_(std::move(parts)) {
  const std::size_t host = endpoint_.url.find("://") + 3;
  const std::size_t path = std::min(endpoint_.url.find('/', host), endpoint_.url.size());
  host_ = endpoint_.url.substr(host, path - host);
  base_path_ = endpoint_.url.substr(path);
}

HttpResponse SignedSender::send(const std::string& method, const std::string& target, Headers headers,
                                std::string body) {
  headers.emplace_back("host", host_);
  headers.emplace_back("user-agent", parts_.user_agent);
  const HttpRequest unsigned_request{.method = method,
                                     .url = endpoint_.url + target,
                                     .headers = std::move(headers),
                                     .body = std::move(body)};
  const std::string signed_target = base_path_ + target;

  const auto attempt = [&] {
    HttpRequest request = unsigned_request;
    const sigv4::RequestView view{request.method, signed_target, unsigned_request.headers, request.body};
    for (Header& header : sigv4::sign(view, parts_.credentials.get(), endpoint_.scope, parts_.clock.now())) {
      request.headers.push_back(std::move(header));
    }
    return parts_.send(request);
  };
  return with_retries(policy_, parts_.random, parts_.sleep, parts_.error_code_of, attempt);
}

}  // namespace groundwork::client
