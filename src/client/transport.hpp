#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "client/environment.hpp"
#include "sigv4/request_view.hpp"

namespace groundwork::client {

using sigv4::Header;
using sigv4::Headers;

struct HttpRequest {
  std::string method = "GET";
  std::string url;  ///< sent as it is: neither encoded nor normalised
  Headers headers;
  std::string body;
  std::optional<std::int64_t> timeout_ms;  ///< for the whole exchange, where it is not the transport's
  bool direct = false;                     ///< past every proxy: for addresses of this machine alone
};

struct HttpResponse {
  int status = 0;
  Headers headers;  ///< names in lower case
  std::string body;

  /// The first header of that (lower-case) name, or empty.
  std::string_view header(std::string_view name) const;
};

/// No answer came. The text names the host and never the rest of the URL.
class TransportError : public std::runtime_error {
 public:
  TransportError(const std::string& what, bool may_retry) : std::runtime_error(what), retryable(may_retry) {}
  bool retryable;  ///< whether a second attempt could fare better
};

/// One exchange, however it is made.
using Send = std::function<HttpResponse(const HttpRequest&)>;

struct TransportOptions {
  std::int64_t connect_timeout_ms = 5'000;
  std::int64_t timeout_ms = 60'000;
  std::size_t body_bytes_max = std::size_t{64} << 20;
  std::string ca_file;  ///< certificates to trust in place of the system's
};

/// What the environment says, for who reads none of AWS's shared files: AWS_CA_BUNDLE names `ca_file`.
TransportOptions transport_options(const Environment& environment);

/// HTTP over libcurl: keeps its connections open from one exchange to the next, checks certificates, takes
/// proxies from the environment (HTTPS_PROXY, NO_PROXY), follows no redirects. For one thread at a time: give
/// each thread its own.
class Transport {
 public:
  explicit Transport(TransportOptions options = {});
  ~Transport();
  Transport(Transport&&) noexcept;
  Transport& operator=(Transport&&) noexcept;

  HttpResponse send(const HttpRequest& request);

 private:
  struct Handle;
  TransportOptions options_;
  std::unique_ptr<Handle> handle_;
};

}  // namespace groundwork::client
