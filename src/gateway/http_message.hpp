#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace groundwork::gateway {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// A request as it came over the wire, read whole. Header names are lower case; repeated headers stay repeated.
struct HttpRequest {
  std::string method;
  std::string target;  ///< path and query exactly as sent: SigV4 signs the raw form
  Headers headers;
  std::string body;
  std::string remote_address;  ///< without the port
  bool secure = false;         ///< over TLS

  /// The first header of that (lower-case) name, or empty.
  std::string_view header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return {};
  }
};

struct HttpResponse {
  int status = 200;
  std::string content_type;
  Headers headers;  ///< beside Content-Type, Content-Length, Date and Connection, which the server writes
  std::string body;
};

/// Called exactly once, from any thread, as soon as the answer may leave.
using Respond = std::function<void(HttpResponse)>;
/// Must not block: what takes long goes to another thread and answers from there.
using HttpHandler = std::function<void(HttpRequest, Respond)>;

}  // namespace groundwork::gateway
