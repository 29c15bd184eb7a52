#pragma once

#include <string>
#include <string_view>

#include "gateway/http_message.hpp"

namespace groundwork::http {

enum class Persistence {
  kDefault,    ///< what the version implies; nothing is written
  kKeepAlive,  ///< said aloud, as an HTTP/1.0 client needs it
  kClose,
};

/// False where a status or header cannot be written without breaking the framing (a line break in a Location,
/// say).
bool is_sendable(const gateway::HttpResponse& response);

/// Replaces `out` by the status line and headers of a sendable response. `date` is the Date header's value.
void write_response_head(const gateway::HttpResponse& response, std::string_view date,
                         Persistence persistence, std::string& out);

/// True where a response of that status never has a body (RFC 9110 section 6.4.1).
bool is_bodiless(int status);

/// A short plain answer for what never reached a handler, or what a handler failed at.
gateway::HttpResponse plain_response(int status, std::string_view text);

}  // namespace groundwork::http
