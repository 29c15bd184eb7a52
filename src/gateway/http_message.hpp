#pragma once

#include <functional>
#include <string>

#include "protocol/message.hpp"

namespace groundwork::gateway {

using protocol::Headers;

/// A request as it came over the wire, read whole: header names in lower case, repeated headers repeated, the
/// target exactly as sent, since SigV4 signs the raw form.
struct HttpRequest : protocol::Request {
  std::string remote_address;  ///< without the port
  bool secure = false;         ///< over TLS
};

/// What answers it; the server adds Content-Type, Content-Length, Date and Connection.
using HttpResponse = protocol::Response;

/// Called exactly once, from any thread, as soon as the answer may leave.
using Respond = std::function<void(HttpResponse)>;
/// Must not block: what takes long goes to another thread and answers from there.
using HttpHandler = std::function<void(HttpRequest, Respond)>;

}  // namespace groundwork::gateway
